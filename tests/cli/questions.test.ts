import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { furrow } from '../terminal.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'furrow-questions-'));
const town = 'scenarios/seven-villages.yaml';

function json<T>(shape: z.ZodType<T>, ...args: string[]): T {
  const { status, stdout, stderr } = furrow([...args, '--json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const read = shape.safeParse(JSON.parse(stdout));
  expect(read.error?.issues ?? []).toEqual([]);
  return read.data as T;
}

const n = z.number();
const pair = z.strictObject({
  a: z.string(),
  b: z.string(),
  measure: z.string(),
  village: z.string().nullable(),
  year: n,
  meanDifference: n,
  standardError: n,
  p10: n,
  p50: n,
  p90: n,
  aheadShare: n,
});
const regretRow = z.strictObject({
  plan: z.string(),
  measure: z.string(),
  year: n,
  mean: n,
  standardError: n,
  p90: n,
  bestShare: n,
});

describe('the JSON of the contract', () => {
  test('compare', () => {
    const shape = z.object({
      furrow: z.string(),
      runs: z.literal(500),
      years: z.array(n),
      plans: z.array(z.object({ id: z.string(), goals: z.array(z.unknown()) })).length(2),
      pairs: z.array(pair).length(8 * 3),
      regret: z.array(regretRow).length(2 * 3),
    });
    const { pairs } = json(shape, 'compare', town, '--plans', 'as-is,cattle-bases', '--runs', '500');
    expect(pairs.filter(({ village }) => village === null).map(({ year }) => year)).toEqual([2020, 2021, 2022]);
    expect(pairs.every(({ a, b }) => a === 'as-is' && b === 'cattle-bases')).toBe(true);
    // A plan goes by its title too, and is asked for once.
    const titled = json(shape, 'compare', town, '--plans', 'As it is,建好养殖基地,维持现状', '--runs', '500');
    expect(titled.pairs).toEqual(pairs);
  });
  test('targets', () => {
    const target = z.strictObject({
      plan: z.string(),
      village: z.string().nullable(),
      measure: z.string(),
      year: n,
      confidence: z.literal(0.9),
      value: n,
      standardError: n,
    });
    const args = ['--plan', 'as-is', '--measure', 'income', '--year', '2021', '--confidence', '90%', '--runs', '500'];
    const { targets } = json(z.strictObject({ targets: z.array(target) }), 'targets', town, ...args);
    expect(targets.map(({ village }) => village).at(-1)).toBeNull();
    expect(targets).toHaveLength(8);
  });
  test('sensitivity', () => {
    const bar = z.strictObject({
      name: z.string(),
      kind: z.enum(['driver', 'parameter', 'event']),
      low: n,
      high: n,
      swing: n,
      lowError: n,
      highError: n,
    });
    const index = z.strictObject({ name: z.string(), first: n, firstError: n, total: n, totalError: n });
    const args = ['sensitivity', town, '--plan', 'cattle-bases', '--outcome', 'income@2022', '--runs', '1000'];
    const { inputs } = json(z.strictObject({ inputs: z.array(bar) }), ...args);
    expect(inputs[0]?.name).toBe('beef_price');
    const sobol = json(z.strictObject({ inputs: z.array(index) }), ...args, '--method', 'sobol');
    expect(sobol.inputs.map(({ name }) => name).sort()).toEqual(inputs.map(({ name }) => name).sort());
    const sources = json(
      z.object({ sources: z.array(z.object({ inputs: z.array(z.string()) })) }),
      ...args,
      '--method',
      'sources',
    );
    expect(sources.sources.flatMap((source) => source.inputs).sort()).toEqual(inputs.map(({ name }) => name).sort());
  });
  test('explain, seek, stress and money', () => {
    const explained = json(
      z.strictObject({
        from: n,
        to: n,
        difference: n,
        standardError: n,
        method: z.enum(['exact', 'sampled']),
        parts: z.array(z.strictObject({ name: z.string(), value: n, standardError: n })),
      }),
      'explain',
      town,
      '--plans',
      'as-is,cattle-bases',
      '--outcome',
      'income@2022',
      '--runs',
      '500',
    );
    expect(explained.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(explained.difference, 3);
    const found = json(
      z.object({ now: n, value: n.nullable(), best: n, tried: z.array(z.tuple([n, n])) }),
      ...['seek', 'scenarios/one-base.yaml', '--goal', 'income-100k', '--figure', 'one-village/cattle/places', '--runs', '500'],
    );
    expect(found.tried.length).toBeGreaterThan(20);
    const stressed = json(
      z.object({ simulated: n, implied: n.nullable(), points: z.array(z.object({ shared: n, probability: n })).length(11) }),
      ...['stress', town, '--plan', 'cattle-bases', '--goal', 'richer-villages', '--runs', '500'],
    );
    expect(stressed.points[0]?.probability).toBeLessThanOrEqual(stressed.points[10]?.probability ?? 0);
    const { villages } = json(
      z.object({
        ventures: z.array(z.object({ npv: z.object({ mean: n }) })),
        villages: z.array(z.object({ gapShare: n })).length(7),
      }),
      ...['money', town, '--runs', '500', '--to', '2030'],
    );
    expect(villages.length).toBe(7);
  });
});

describe('tables', () => {
  test.each(['en', 'zh'])('every question is answered in words (%s)', (lang) => {
    for (const args of [
      ['compare', town, '--plans', 'as-is,three-sources'],
      ['targets', town],
      ['sensitivity', town, '--outcome', 'buridu.income@2021'],
      ['sensitivity', town, '--outcome', 'income-500k', '--method', 'sobol'],
      ['discover', town, '--outcome', 'buridu.income@2022', '--below', '1万元'],
      ['discover', town, '--outcome', 'income-500k'],
      ['portfolio', town, '--goal', 'richer-villages', '--budget', '100万元', '--for', 'all'],
      ['portfolio', town, '--goal', 'no-weak-village', '--budget', '0 yuan'],
      ['explain', town, '--plans', 'as-is,three-sources', '--outcome', 'sources@2022'],
      ['stress', town, '--goal', 'income-500k'],
      ['money', town, '--plan', 'three-sources'],
    ]) {
      const { status, stdout, stderr } = furrow([...args, '--runs', '200', '--lang', lang]);
      expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: '' });
      expect(stdout).not.toMatch(/undefined|NaN|\[object/);
      expect(stdout.length).toBeGreaterThan(60);
    }
  });

  test('two files are told apart by their changes', () => {
    const text = readFileSync(join(root, 'scenarios/one-base.yaml'), 'utf8');
    const other = join(folder, 'other.yaml');
    writeFileSync(other, text.replace('is: 100 head', 'is: 150 head'));
    const { stdout, status } = furrow(['explain', 'scenarios/one-base.yaml', other, '--outcome', 'income', '--runs', '200']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/together/);
    const same = furrow([
      'explain',
      'scenarios/one-base.yaml',
      'scenarios/one-base.yaml',
      '--outcome',
      'income',
      '--runs',
      '200',
    ]);
    expect(same.stdout).toContain('No change moves it.');
  });

  test('--until adds runs until the goals are known well enough', () => {
    const { stdout } = furrow(['run', 'scenarios/one-base.yaml', '--runs', '500', '--until', '0.4%', '--json']);
    const { runs, plans } = JSON.parse(stdout) as { runs: number; plans: { goals: { standardError: number }[] }[] };
    expect(runs).toBeGreaterThan(500);
    for (const { goals } of plans) for (const { standardError } of goals) expect(standardError).toBeLessThanOrEqual(0.004);
  });
});

describe('wrong use is one line and exit status 2', () => {
  test.each([
    [['compare', town, '--plans', 'as-is'], 'two or more'],
    [['compare', town, '--plans', 'as-is,cattle-base'], 'did you mean cattle-bases?'],
    [['compare', town, '--measure', 'incme'], 'did you mean income?'],
    [['targets', town, '--confidence', '180%'], '80%'],
    [['targets', town, '--year', '2050'], '2020 to 2022'],
    [['sensitivity', town], 'outcome'],
    [['sensitivity', town, '--outcome', 'nothing'], 'no goal, measure, village or year'],
    [['sensitivity', town, '--outcome', 'income', '--method', 'guess'], 'Allowed choices'],
    [['explain', town, '--outcome', 'income'], 'two plans'],
    [['discover', town, '--outcome', 'income-500k', '--below', '5 yuan'], '--below'],
    [['discover', town, '--outcome', 'income', '--below', '5 kg'], 'yuan'],
    [['portfolio', town, '--goal', 'entity', '--budget', '5 yuan'], 'no sum over ventures'],
    [['portfolio', town, '--goal', 'town-total', '--budget', '5 yuan'], '--for total'],
    [['portfolio', town, '--goal', 'income-500k', '--budget', '5 kg'], '--budget'],
    [['portfolio', town, '--goal', 'income-500k', '--budget', '-5'], '--budget'],
    [['seek', town, '--goal', 'income-500k', '--figure', 'buridu'], 'village/venture/parameter'],
    [['seek', town, '--goal', 'nope', '--figure', 'a/b/c'], 'there is no goal'],
    [['stress', town, '--goal', 'town-total'], 'all villages together'],
    [['money', town, '--rate', 'x'], 'such as 8%'],
    [['run', town, '--until', 'soon'], '--until'],
  ])('%j', (args, say) => {
    const { status, stdout, stderr } = furrow(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(say);
    expect(stderr).not.toMatch(/ at .*\.js:\d+/);
  });
});
