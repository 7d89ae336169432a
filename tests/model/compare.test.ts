import { expect, test } from 'vitest';
import { comparePlans, keep, makeDraws, type Plan, regret, targetOf, targets } from '../../src/model/index.ts';
import { last, projectedPlan, scenarioOf } from '../helpers.ts';

const scenario = scenarioOf(`format: furrow/1
title: Compare
years: {from: 2021, to: 2022}
simulation: {runs: 2000, seed: c}
villages:
  a: {population: 10 person, ventures: {x: {strategy: steady-income, amount: {min: 0 yuan, max: 100 yuan}}}}
  b: {population: 30 person, ventures: {x: {strategy: steady-income, amount: {mean: 50 yuan, sd: 10 yuan}}}}
plans:
  as-is: {}
  more: {changes: {a: {y: {strategy: steady-income, amount: {min: 0 yuan, max: 80 yuan}}}}}
  less: {changes: {b: {x: {amount: {mean: 40 yuan, sd: 10 yuan}}}}}
measures: {per_head: income / population}
`);
const draws = makeDraws(scenario.seed, scenario.runs);
const compared = (measure: string) => {
  const made = last(comparePlans(scenario, scenario.plans, measure, draws, keep()));
  if (!made.ok) throw new Error(made.finding.say.en);
  return made.comparison;
};

test('regret, by hand over four runs', () => {
  // Best: 3, 5, 7, 2. First: 2, 0, 0, 1; second: 0, 3, 0, 0; third always 7 − …: 1, 3, 5, 0.
  const [a, b, c] = regret([Float64Array.of(1, 5, 7, 1), Float64Array.of(3, 2, 7, 2), 2]);
  expect([a?.mean, a?.bestShare]).toEqual([3 / 4, 2 / 4]);
  expect([b?.mean, b?.bestShare]).toEqual([3 / 4, 3 / 4]);
  expect([c?.mean, c?.bestShare]).toEqual([(1 + 3 + 5 + 0) / 4, 1 / 4]);
  // Type 7 quantile of 0, 0, 1, 2 at 0.9: position 2.7.
  expect(a?.p90).toBeCloseTo(1.7, 12);
  expect(regret([5, 3]).map(({ mean }) => mean)).toEqual([0, 2]);
});

test('in each run the best plan has no regret, and every pair is the recount of two projections', () => {
  const [one, two] = scenario.plans.map(({ id }) => projectedPlan(scenario, id));
  const { pairs, regret: regrets, summaries } = compared('income');
  expect(pairs).toHaveLength(3 * 3 * 2);
  const pair = pairs.find((p) => p.a === 'as-is' && p.b === 'more' && p.village === null && p.year === 2022);
  const [x, y] = [one, two].map((p) => p?.town.income?.[1] as Float64Array) as [Float64Array, Float64Array];
  const differences = [...x].map((value, i) => value - (y[i] as number));
  expect(pair?.meanDifference).toBeCloseTo(differences.reduce((a, b) => a + b, 0) / 2000, 9);
  expect(pair?.aheadShare).toBe(differences.filter((d) => d > 0).length / 2000);
  expect(pairs.find((p) => p.b === 'less' && p.a === 'as-is' && p.village === 'a')?.meanDifference).toBe(0);
  // The draws are the same, so lowering the mean by 10 yuan is 10 yuan in every run.
  const steady = pairs.find((p) => p.a === 'as-is' && p.b === 'less' && p.village === 'b' && p.year === 2021);
  expect(steady?.meanDifference).toBeCloseTo(10, 9);
  expect(steady?.standardError).toBeLessThan(1e-9);
  expect(summaries.map(({ plan }) => plan)).toEqual(['as-is', 'more', 'less']);
  const shares = regrets.filter(({ year }) => year === 2022).reduce((sum, { bestShare }) => sum + bestShare, 0);
  expect(shares).toBeCloseTo(1, 12);
});

test('a measure whose town is a formula is compared by that formula', () => {
  const { pairs } = compared('per_head');
  const pair = pairs.find((p) => p.a === 'as-is' && p.b === 'less' && p.village === null);
  expect(pair?.meanDifference).toBeCloseTo(10 / 40, 9);
});

test('the target is reached with the confidence', () => {
  const { value, standardError } = targetOf(
    Float64Array.from({ length: 101 }, (_, i) => i),
    0.8,
  );
  expect(value).toBeCloseTo(20, 12);
  expect(standardError).toBeGreaterThan(0);
  expect(targetOf(7, 0.9)).toEqual({ value: 7, standardError: 0 });
  const made = last(targets(scenario, scenario.plans[0] as Plan, 'income', 2021, 0.8, draws));
  if (!made.ok) throw new Error();
  const [a, b, town] = made.targets;
  // Uniform 0 to 100: 20. Normal: 50 − 0.8416·10. Together less than their sum is not: not both are poor at once.
  expect(Math.abs((a?.value ?? 0) - 20)).toBeLessThan(0.3);
  expect(Math.abs((b?.value ?? 0) - 41.584)).toBeLessThan(0.3);
  expect(town?.village).toBeNull();
  expect(town?.value).toBeGreaterThan((a?.value ?? 0) + (b?.value ?? 0));
  const reached = projectedPlan(scenario).town.income?.[0] as Float64Array;
  expect(reached.filter((x) => x >= (town?.value ?? 0)).length / 2000).toBeCloseTo(0.8, 2);
});
