/**
 * Scenarios and plans in; that the engine and the independent implementation agree out: each measure, village, year and run.
 *
 * Figures agree to 1e-9 of themselves (to 1e-9 where below 1). The engine reads PERT from a table (docs: error below 1e-8 of
 * the range), so where a scenario has a PERT its figures agree to 1e-6 of the largest value of their measure; it is compared a
 * second time with every PERT made uniform, to 1e-9. Goals agree exactly, but for runs in which a figure is that near its target.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Distribution, type Judgement, makeDraws, type Scenario } from '../../src/model/index.ts';
import { builtInStrategies } from '../../src/model/strategies/built-in.ts';
import { allocated, projectedPlan, scenarioOf } from '../helpers.ts';
import { type Independent, independently, type Rows } from './village.ts';

type Columns = { readonly [name: string]: readonly (number | ArrayLike<number>)[] };

const fileScenario = (path: string) => scenarioOf(readFileSync(path, 'utf8'));
const hasPert = (scenario: Scenario) => JSON.stringify(scenario).includes('"kind":"pert"');
const withoutPert = (scenario: Scenario): Scenario =>
  JSON.parse(JSON.stringify(scenario), (_, value: Distribution | null) =>
    value?.kind === 'pert' ? { kind: 'uniform', min: value.min, max: value.max } : value,
  );

/** Each figure that differs, in words; measures that only one side states must be 0. */
function differences(where: string, engine: Columns, rows: Rows, runs: number, pert: boolean): string[] {
  const out: string[] = [];
  for (const name of new Set([...Object.keys(engine), ...rows.keys()])) {
    const years = rows.get(name) ?? engine[name] ?? [];
    const largest = (rows.get(name) ?? []).reduce((most, xs) => xs.reduce((a, x) => Math.max(a, Math.abs(x)), most), 0);
    for (const t of years.keys())
      for (let run = 0; run < runs; run++) {
        const column = engine[name]?.[t] ?? 0;
        const theirs = typeof column === 'number' ? column : (column[run] as number);
        const ours = rows.get(name)?.[t]?.[run] ?? 0;
        const bound = pert ? 1e-6 * Math.max(1, largest) : 1e-9 * Math.max(1, Math.abs(ours), Math.abs(theirs));
        if (!(Math.abs(ours - theirs) <= bound))
          out.push(`${where} ${name} year ${t} run ${run}: engine ${theirs}, here ${ours}`);
      }
  }
  return out;
}

/** Goals that differ by more than the runs in which a figure stands within rounding of the target. */
function goalDifferences(scenario: Scenario, engine: readonly Judgement[], here: Independent, runs: number, pert: boolean) {
  return scenario.goals.flatMap((goal, i) => {
    const [theirs, ours] = [engine[i] as Judgement, here.goals[i] as Independent['goals'][number]];
    const t = goal.year - scenario.years.from;
    const columns = (goal.who.kind === 'the town' ? [here.town] : here.villages.map(({ rows }) => rows)).map(
      (rows) => rows.get(goal.measure)?.[t] ?? [],
    );
    const scale = Math.max(1, Math.abs(goal.atLeast), ...(pert ? columns.flat().map(Math.abs) : []));
    const bound = (pert ? 1e-6 : 1e-9) * scale;
    const ties = columns.flatMap((xs) => xs.filter((x) => Math.abs(x - goal.atLeast) <= bound && x !== goal.atLeast)).length;
    const misses = theirs.shortfall === null ? theirs.villages.map(({ shortfall }) => shortfall) : [theirs.shortfall];
    const same =
      Math.abs(theirs.probability - ours.probability) <= ties / runs + 1e-12 &&
      (theirs.expectedShare === null) === (ours.expectedShare === null) &&
      Math.abs((theirs.expectedShare ?? 0) - (ours.expectedShare ?? 0)) <= ties / runs + 1e-12 &&
      misses.length === ours.shortfalls.length &&
      misses.every((miss, k) => Math.abs(miss - (ours.shortfalls[k] as number)) <= bound);
    return same ? [] : [`goal ${goal.id} (${ties} ties): engine ${JSON.stringify(theirs)}, here ${JSON.stringify(ours)}`];
  });
}

/** Everything that differs under a plan, at most ten lines of it. */
function compare(scenario: Scenario, planId: string, runs: number): string[] {
  const pert = hasPert(scenario);
  const plan = scenario.plans.find(({ id }) => id === planId);
  if (!plan) throw new Error(`no plan ${planId}`);
  const engine = projectedPlan(scenario, planId, { runs });
  const here = independently(scenario, plan, makeDraws(scenario.seed, runs).uniforms, runs);
  expect(engine.villages.map(({ id }) => id)).toEqual(here.villages.map(({ id }) => id));
  return [
    ...engine.villages.flatMap((village, i) => {
      const { id, measures } = village;
      const { rows, shares } = here.villages[i] as Independent['villages'][number];
      return [
        ...differences(id, measures, rows, runs, pert),
        ...differences(`${id} allocation`, allocated(scenario, village), shares, runs, pert),
      ];
    }),
    ...differences('town', engine.town, here.town, runs, pert),
    ...goalDifferences(scenario, engine.outcome.goals, here, runs, pert),
  ].slice(0, 10);
}

interface Written {
  readonly default?: unknown;
  readonly range?: readonly unknown[];
  readonly list?: boolean;
  readonly unit?: string;
}

/** Values for parameters that have neither default nor range. */
const needed: { readonly [unit: string]: string } = {
  mu: '250 mu',
  yuan: '300000 yuan',
  'yuan/year': '40000 yuan/year',
  'yuan/kg': '7 yuan/kg',
};

/** A strategy begun before, at and after the plan's first year, uncertain in all that has a range, with what chance sets for it. */
function villageOf(id: string): Scenario {
  const { parameters } = builtInStrategies[id] as { parameters: { [name: string]: Written } };
  const uncertain = Object.entries(parameters).flatMap(([name, { default: usual, range, list, unit = '' }]) => {
    if (range && !list) return [[name, { min: range[0], max: range[1] }]];
    return usual === undefined ? [[name, range ? range[1] : needed[unit]]] : [];
  });
  const figures = { strategy: id, ...Object.fromEntries(uncertain) };
  const price = { kind: 'mean-reverting', reversion: '15%', volatility: '15%' };
  return scenarioOf(
    JSON.stringify({
      format: 'furrow/1',
      title: id,
      years: { from: 2026, to: 2030 },
      drivers: {
        beef_price: { unit: 'yuan/kg', process: { ...price, start: '34 yuan/kg', level: '32 yuan/kg' } },
        calf_price: { unit: 'yuan/kg', process: { ...price, start: '40 yuan/kg', level: '38 yuan/kg' } },
      },
      correlations: [{ between: ['beef_price', 'calf_price'], is: 0.8 }],
      villages: {
        village: {
          opening_fund: '20 万元',
          ventures: {
            before: { ...figures, start: 2023, stop: 2028 },
            first: figures,
            after: { ...figures, start: 2028, stop: 2029 },
          },
        },
      },
      goals: { enough: { measure: 'income', at_least: '10 万元', year: 2028, who: 'every village' } },
    }),
  );
}

describe('the engine and an independent implementation of the docs agree', () => {
  test.each(Object.keys(builtInStrategies))('on a village that lives on %s', (id) => {
    expect(compare(villageOf(id), 'as-is', 510)).toEqual([]);
  });

  const files = [
    ['tests/independent/every-kind.yaml', 510],
    ['scenarios/one-base.yaml', 510],
    ['scenarios/seven-villages.yaml', 60],
    ['scenarios/bad-years.yaml', 60],
  ] as const;
  describe.each(files)('on %s', (path, runs) => {
    const scenario = fileScenario(path);
    test.each(scenario.plans.map(({ id }) => id))('under the plan %s', (plan) => {
      expect(compare(scenario, plan, runs)).toEqual([]);
      if (hasPert(scenario)) expect(compare(withoutPert(scenario), plan, Math.min(runs, 120))).toEqual([]);
    });
  });
});
