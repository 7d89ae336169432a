import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { means, projectedPlan, scenarioOf } from '../helpers.ts';

// The synthetic city: made again byte for byte, told as synthetic, in its brackets, and right for villages worked by hand.

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'scenarios/jixi-city.yaml'), 'utf8');
const written = parse(text);
const scenario = scenarioOf(text);
const projections = Object.fromEntries(scenario.plans.map(({ id }) => [id, projectedPlan(scenario, id, { runs: 500 })]));
const asIs = projections['as-is'] as (typeof projections)[string];

const village = (id: string) => JSON.stringify(written.villages[id].ventures);

describe('the file', () => {
  test('is what its script writes, byte for byte', () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['scripts/jixi-city.js'], { cwd: root, maxBuffer: 1e8 });
    expect(stderr.toString()).toBe('');
    expect(stdout.equals(readFileSync(join(root, 'scenarios/jixi-city.yaml')))).toBe(true);
  });

  test('is small, with no long line', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(450);
  });

  test('says in both languages that it is synthetic, of itself and of each village', () => {
    const { title, about, villages } = written;
    for (const { en, zh } of [
      title,
      about,
      ...Object.values<{ title: { en: string; zh: string } }>(villages).map((v) => v.title),
    ]) {
      expect(en).toMatch(/synthetic/i);
      expect(zh).toMatch(/合成/);
    }
    for (const { note } of Object.values<{ note: { en: string; zh: string } }>(villages)) {
      expect(note.en).toMatch(/^Synthetic\. /);
      expect(note.zh).toMatch(/^合成数据。/);
    }
  });
});

describe('its villages', () => {
  test('lie in the brackets of the rule by their mean income of 2020', () => {
    const incomes = asIs.outcome.villages.map(({ measures }) => measures.income?.[0]?.mean ?? Number.NaN);
    const borders = [50_000, 100_000, 200_000, 1_000_000, 3_000_000];
    const counts = borders.slice(1).map((high, k) => incomes.filter((x) => x >= (borders[k] as number) && x < high).length);
    // 8%, 27%, 55% and 10% of 440 are 35.2, 118.8, 242 and 44.
    expect(counts).toEqual([35, 119, 242, 44]);
  });

  test('bring what their notes say', () => {
    for (const { id, note } of scenario.villages) {
      const told = Number(/([\d,]+) yuan/.exec(note?.en ?? '')?.[1]?.replaceAll(',', ''));
      expect(Math.abs((means(asIs, id, 'income')[0] ?? Number.NaN) / told - 1), id).toBeLessThan(0.02);
    }
  });

  // Worked by hand. Rent index of 2020: exp(0.1²/2) = 1.0050125; arrears leave 1 - 2% × 40% = 0.992 of rents,
  // 1 - 3% × 50% = 0.985 of fees and guarantees. Cattle price of 2020: 34 × (32/34)^0.15 × exp(0.14²/2) = 34.0240 yuan/kg;
  // of a head 0.985 × 0.991 × 650 = 634.48775 kg are sold: 21,587.81 yuan less 19,200 is 2,387.81.
  test.each([
    // 121 mu × 430 yuan = 52,030; × 1.0050125 × 0.992 = 51,873.
    ['v001', ['121 mu', '430 yuan/mu/year'], 51_873],
    // 371 × 290 = 107,590 gives 107,264; 820,000 × 8% × 0.985 = 64,616; 44,000 × 0.985 = 43,340.
    ['v163', ['371 mu', '290 yuan/mu/year', '820000 yuan', '44000 yuan/year'], 215_220],
    // 1,261 × 440 = 554,840 gives 553,160; 337,000 × 0.985 = 331,945; 93 head bring 222,066.
    ['v400', ['1261 mu', '440 yuan/mu/year', '337000 yuan/year', '93 head'], 1_107_171],
  ])('%s has the income worked by hand', (id, figures, byHand) => {
    for (const figure of figures) expect(village(id)).toContain(figure);
    expect(Math.abs((means(asIs, id, 'income')[0] ?? Number.NaN) / byHand - 1)).toBeLessThan(0.005);
  });

  test('gain from support what is worked by hand', () => {
    // 1,200,000 yuan let at 8%, of which arrears leave 0.96: 92,160 a year, three quarters of it in 2020.
    // Rent index of 2021: exp(0.01 × (1 + 0.85²)/2) = 1.00865, so that the land of v001 brings 52,060.
    const helped = projections['weakest-first'] as (typeof projections)[string];
    const [first = 0, second = 0] = means(helped, 'v001', 'income');
    expect(Math.abs(first / (51_873 + 69_120) - 1)).toBeLessThan(0.005);
    expect(Math.abs(second / (52_060 + 92_160) - 1)).toBeLessThan(0.005);
  });
});

describe('its plans', () => {
  const supports = scenario.plans.map(({ id, support }) => ({
    id,
    sum: Object.values(support)
      .flatMap((years) => Object.values(years))
      .reduce((a, b) => a + b, 0),
  }));

  test('spend the same sum, but for the first', () => {
    expect(supports[0]).toEqual({ id: 'as-is', sum: 0 });
    for (const { id, sum } of supports.slice(1)) expect(Math.abs(sum / 176_000_000 - 1), id).toBeLessThan(0.005);
  });

  test('each reach what they are for, and none reaches all', () => {
    const reached = (plan: string) =>
      Object.fromEntries((projections[plan]?.outcome.goals ?? []).map(({ id, probability }) => [id, probability]));
    const [none, even, weak, strong] = ['as-is', 'even', 'weakest-first', 'leaders-first'].map(reached);
    for (const [goal, probability] of Object.entries({ ...none, ...even })) expect(probability, goal).toBeLessThan(0.2);
    expect(weak?.['few-weak-villages']).toBeGreaterThan(0.95);
    expect(weak?.['no-weak-village']).toBeGreaterThan(0.1);
    expect(weak?.['no-weak-village']).toBeLessThan(0.8);
    expect(weak?.['richer-villages']).toBeGreaterThan(0.5);
    expect(strong?.['strong-villages']).toBeGreaterThan(0.6);
    for (const goals of [none, even, weak, strong]) expect(Object.values(goals ?? {}).every((p) => p >= 0.8)).toBe(false);
  });
});
