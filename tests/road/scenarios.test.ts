import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answer, makeDraws, type Projection, readScenario, type Scenario } from '../../src/model/index.ts';
import { same } from '../helpers.ts';

// The road from each scenario file to its figures.

const folder = join(import.meta.dirname, '../../scenarios');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function open(name: string): Scenario {
  const { scenario, problems } = readScenario(readFileSync(join(folder, name)));
  if (!scenario) throw new Error(problems.map(({ line, say }) => `${name}:${line}: ${say.en}`).join('\n'));
  return scenario;
}

function projected(scenario: Scenario, planId: string, runs = scenario.runs): Projection {
  const plan = scenario.plans.find(({ id }) => id === planId);
  if (!plan) throw new Error(`no plan ${planId}`);
  const steps = answer(scenario, plan, makeDraws(scenario.seed, runs), { columns: true });
  let step = steps.next();
  while (!step.done) step = steps.next();
  if (!step.value.ok) throw new Error(step.value.finding.say.en);
  return step.value.projection;
}

describe.each(files)('%s', (name) => {
  const scenario = open(name);

  test('has every plan projected and every goal judged with finite figures', () => {
    for (const plan of scenario.plans) {
      const { outcome } = projected(scenario, plan.id, 500);
      expect(outcome.villages.map(({ id }) => id)).toEqual(scenario.villages.map(({ id }) => id));
      expect(outcome.goals.map(({ id }) => id)).toEqual(scenario.goals.map(({ id }) => id));
      const rows = outcome.villages.flatMap(({ measures }) => Object.values(measures).flat());
      expect(rows.filter((row) => !Object.values(row).every(Number.isFinite))).toEqual([]);
      for (const { probability } of outcome.goals) expect(probability >= 0 && probability <= 1).toBe(true);
    }
  });

  test('names a source for every figure of its ventures', () => {
    const bare = scenario.plans
      .flatMap((plan) => plan.villages)
      .flatMap((village) =>
        village.ventures.flatMap((venture) =>
          Object.entries(venture.figures)
            .filter(([, figure]) => figure.at && figure.source === null)
            .map(([parameter]) => `${village.id} ${venture.id} ${parameter}`),
        ),
      );
    expect(bare).toEqual([]);
  });

  test('a run that is twice as long begins with the same futures', () => {
    const [plan] = scenario.plans;
    const short = projected(scenario, plan?.id ?? '', 700);
    const long = projected(scenario, plan?.id ?? '', 1400);
    for (const [i, village] of short.villages.entries()) {
      for (const [measure, years] of Object.entries(village.measures)) {
        for (const [t, column] of years.entries()) {
          const longer = long.villages[i]?.measures[measure]?.[t];
          // What is the same in 700 runs need not be in more.
          const here = typeof column === 'number' && typeof longer !== 'number' ? new Float64Array(700).fill(column) : column;
          same(typeof longer === 'number' ? longer : longer?.slice(0, 700), here);
        }
      }
    }
  });
});

describe('the town', () => {
  const scenario = open('seven-villages.yaml');
  /** Incomes of the base year that the report gives, or that are inferred from it, yuan. */
  const reported: Record<string, number> = {
    wushenzhao: 450_000,
    buridu: 52_000,
    'chahan-temple': 180_000,
    'bayin-tolgoi': 80_000,
    zhongnai: 180_000,
    'haole-baoji': 300_000,
    baganaur: 180_000,
  };

  test('has its seven villages and its plans, as it is first', () => {
    expect(scenario.villages.map(({ id }) => id).sort()).toEqual(Object.keys(reported).sort());
    expect(scenario.plans.map(({ id }) => id)).toEqual([
      'as-is',
      'winery-first',
      'cattle-bases',
      'herbs-and-brand',
      'three-sources',
    ]);
    expect(Object.values(reported).reduce((a, b) => a + b)).toBe(1_422_000);
    expect(7 * 500_000 - 1_422_000).toBe(2_078_000);
  });

  test('each village starts within 5% of the reported income', () => {
    const { outcome } = projected(scenario, 'as-is');
    for (const { id, measures } of outcome.villages) {
      const mean = measures.income?.[0]?.mean ?? Number.NaN;
      expect(Math.abs(mean / (reported[id] as number) - 1), `${id}: ${mean}`).toBeLessThan(0.05);
    }
  });

  test('every plan invests where it adds a venture that needs it', () => {
    for (const plan of scenario.plans.slice(1))
      expect(Object.keys(plan.support).length + Object.keys(plan.loans).length, plan.id).toBeGreaterThan(0);
  });
});

test('the alkali lake of Baganaur is spent within three to five years, on a horizon to 2030', () => {
  const scenario = open('seven-villages.yaml');
  const { outcome } = projected({ ...scenario, years: { ...scenario.years, to: 2030 } }, 'as-is', 1000);
  const income = outcome.villages.find(({ id }) => id === 'baganaur')?.measures.income ?? [];
  expect(income.map(({ mean }) => mean > 100_000)).toEqual([true, true, true, ...Array.from({ length: 8 }, () => false)]);
  expect(income[3]?.mean).toBeGreaterThan(0);
  expect(income.slice(5).every(({ mean, p95 }) => mean === 0 && p95 === 0)).toBe(true);
});
