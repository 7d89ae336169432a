import { expect, test } from 'vitest';
import { idleShare, makeDraws, readScenario } from '../../../src/model/index.ts';

// A winery of 10 t at 20 yuan/kg without cost: a profit of 200,000 yuan times the sales against plan.
const idle = (winery: string) => {
  const { scenario } = readScenario(`format: furrow/1
title: idle
years: {from: 2026, to: 2027}
villages:
  v: {ventures: {w: {strategy: shareholding, output: 10 t/year, price: 20 yuan/kg, ${winery}}, cash: {strategy: steady-income, amount: 5 yuan/year}}}
  u: {ventures: {cash: {strategy: steady-income, amount: 5 yuan/year}}}
`);
  const [plan] = scenario?.plans ?? [];
  if (!scenario || !plan) throw new Error('the scenario has problems');
  return idleShare(scenario, plan, { village: 'v', venture: 'w', parameter: 'share' }, 2027, makeDraws('a', 2000));
};

test('a guarantee above the share, also above a tenth more, leaves it idle in every future', () => {
  expect(idle('share: 50%, guarantee: 120000 yuan/year')).toBe(1);
  expect(idle('share: 50%, guarantee: 105000 yuan/year')).toBe(0);
  expect(idle('share: 50%')).toBe(0);
});

test('a share of nothing beside a guarantee is idle, and beside none it is not', () => {
  expect(idle('guarantee: 20000 yuan/year')).toBe(1);
  expect(idle('guarantee: 5000 yuan/year')).toBe(0);
});

test('where sales are uncertain, it is idle as often as they are low', () => {
  // 55% of 200,000 yuan times sales is below 88,000 yuan where sales are below 0.8: a fifth of 0 to 4.
  expect(idle('share: 50%, guarantee: 88000 yuan/year, sales: {min: 0, max: 4}')).toBeCloseTo(0.2, 2);
});
