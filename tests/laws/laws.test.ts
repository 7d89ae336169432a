import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answer,
  type Column,
  compareColumns,
  differenceColumn,
  makeDraws,
  type Plan,
  type Projection,
  projectionCache,
} from '../../src/model/index.ts';
import { projectedPlan, scenarioOf } from '../helpers.ts';

// What must hold in every run of every scenario, on random small ones.

const runs = 600;

interface Town {
  rent: number;
  chance: number;
  places: number;
  likely: number;
  volatility: number;
  correlation: number;
}

const towns: fc.Arbitrary<Town> = fc.record({
  rent: fc.integer({ min: 1, max: 500 }),
  chance: fc.integer({ min: 0, max: 100 }),
  places: fc.integer({ min: 0, max: 300 }),
  likely: fc.integer({ min: 11, max: 39 }),
  volatility: fc.integer({ min: 0, max: 60 }),
  correlation: fc.integer({ min: -95, max: 95 }),
});

function text(town: Town, { driver = '', venture = '', plan = '' } = {}): string {
  const correlated =
    town.volatility > 0 ? `correlations: [{between: [beef_price, calf_price], is: ${town.correlation / 100}}]\n` : '';
  return `format: furrow/1
title: Law
years: {from: 2020, to: 2022}
simulation: {runs: ${runs}, seed: laws}
drivers:
${driver}  beef_price: {unit: yuan/kg, process: {kind: mean-reverting, start: 34 yuan/kg, level: 32 yuan/kg, reversion: 15%, volatility: ${town.volatility}%}}
  calf_price: {unit: yuan/kg, process: {kind: random-walk, start: 40 yuan/kg, volatility: ${town.volatility}%}}
  drought: {process: {kind: event, chance: ${town.chance}%, lasts: 2}}
${correlated}villages:
  a:
    ventures:
${venture}      lake: {strategy: resource-lease, area: {min: 50 mu, likely: 100 mu, max: 120 mu}, rent: ${town.rent} yuan/mu/year, arrears_chance: ${town.chance}%, stop_chance: 5%}
      cattle: {strategy: cattle-base, places: ${town.places} head, dry_year: {driver: drought}}
  b:
    opening_fund: 5000 yuan
    ventures:
      herbs: {strategy: herb-planting, area: 200 mu, price: {min: 10 yuan/kg, likely: ${town.likely} yuan/kg, max: 40 yuan/kg}, drought_year: {driver: drought}, start: 2021}
      fees: {strategy: steady-income, amount: 30000 yuan/year, factor: {median: 1, spread: 0.3}}
plans:
  as-is: {}
  same: {}
${plan}goals:
  each: {measure: income, at_least: 20000 yuan, year: 2022}
  most: {measure: income, at_least: 20000 yuan, year: 2022, who: 50% of villages}
allocation: {relief: 30%, incentives: 10%, facilities: 40%, development: 20%}
`;
}

const project = (written: string, plan = 'as-is', range = {}): Projection => projectedPlan(scenarioOf(written), plan, range);
const at = (column: Column | undefined, run: number): number =>
  typeof column === 'number' ? column : (column?.[run] ?? Number.NaN);
const full = (column: Column | undefined, n = runs): Float64Array =>
  column instanceof Float64Array ? column : new Float64Array(n).fill(column ?? Number.NaN);
const income = (p: Projection, village: number, t: number) => p.villages[village]?.measures.income?.[t];

const law = (name: string, check: (town: Town) => void) =>
  test(name, () => fc.assert(fc.property(towns, check), { numRuns: 12 }));

law('more rent, no less income', (town) => {
  const [less, more] = [project(text(town)), project(text({ ...town, rent: town.rent + 10 }))];
  for (const t of [0, 1, 2])
    for (let run = 0; run < runs; run++) expect(at(income(more, 0, t), run)).toBeGreaterThanOrEqual(at(income(less, 0, t), run));
});

law('a new driver and a new venture move no other venture in any run', (town) => {
  const before = project(text(town));
  const after = project(
    text(town, {
      driver: '  salt: {unit: yuan/kg, process: {kind: random-walk, start: 3 yuan/kg, volatility: 20%}}\n',
      venture: '      shop: {strategy: steady-income, amount: {min: 1 yuan/year, max: 9 yuan/year}}\n',
    }),
  );
  for (const village of before.villages) {
    const other = after.villages.find(({ id }) => id === village.id);
    for (const venture of village.ventures)
      expect(other?.ventures.find(({ id }) => id === venture.id)?.outputs).toEqual(venture.outputs);
  }
});

law('more runs only append, and blocks may be computed in any order', (town) => {
  const whole = project(text(town));
  const parts = [500, 0].map((from) => ({ from, p: project(text(town), 'as-is', { runs: from ? 100 : 500, from }) }));
  for (const t of [0, 1, 2]) {
    for (const { from, p } of parts) {
      const n = from ? 100 : 500;
      for (const village of [0, 1])
        expect(full(income(p, village, t), n)).toEqual(full(income(whole, village, t)).slice(from, from + n));
    }
  }
});

law('the same plan twice differs by exactly 0', (town) => {
  const [a, b] = [project(text(town)), project(text(town), 'same')];
  for (const t of [0, 1, 2]) {
    expect(full(differenceColumn(a.town.income?.[t] ?? 0, b.town.income?.[t] ?? 0)).every((x) => x === 0)).toBe(true);
    expect(compareColumns(a.town.income?.[t] ?? 0, b.town.income?.[t] ?? 0, runs)).toMatchObject({
      meanDifference: 0,
      standardError: 0,
      aheadShare: 0,
      behindShare: 0,
    });
  }
});

law('allocation adds up, the fund balances, and the town is the sum of its villages, in every run', (town) => {
  const p = project(text(town));
  for (const t of [0, 1, 2]) {
    for (let run = 0; run < runs; run += 7) {
      let sum = 0;
      for (const village of p.villages) {
        const own = at(village.measures.income?.[t], run);
        sum += own;
        const divided = Object.values(village.allocation).reduce((total, years) => total + at(years[t], run), 0);
        expect(Math.abs(divided - Math.max(own, 0))).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(own)));
      }
      expect(at(p.town.income?.[t], run)).toBeCloseTo(sum, 4);
      // The second village has no investment outside its herbs' growing costs, which are the same in every run.
      const fund = p.villages[1]?.measures.fund;
      const step = at(fund?.[t], run) - (t === 0 ? 5000 : at(fund?.[t - 1], run)) - 0.2 * Math.max(at(income(p, 1, t), run), 0);
      expect(step).toBeCloseTo(t === 1 ? -220_000 : 0, 3);
    }
  }
});

law('all together are no likelier than each alone, and most no less likely than all', (town) => {
  const [each, most] = project(text(town)).outcome.goals;
  for (const { probability } of each?.villages ?? []) expect(each?.probability).toBeLessThanOrEqual(probability);
  expect(most?.probability).toBeGreaterThanOrEqual(each?.probability ?? 1);
});

law('what is kept between questions changes no figure', (town) => {
  const cache = projectionCache();
  const draws = makeDraws('laws', runs);
  const ask = (written: string, kept?: typeof cache) => {
    const scenario = scenarioOf(written);
    const steps = answer(scenario, scenario.plans[0] as Plan, draws, { cache: kept });
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  };
  for (const t of [
    town,
    { ...town, rent: town.rent + 1 },
    { ...town, volatility: town.volatility + 1 },
    { ...town, likely: town.likely - 1 },
    town,
  ]) {
    expect(ask(text(t), cache)).toEqual(ask(text(t)));
  }
});
