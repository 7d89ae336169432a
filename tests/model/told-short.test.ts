import { expect, test } from 'vitest';
import { money, toldShort } from '../../src/model/index.ts';
import { scenarioOf } from '../helpers.ts';

const scenario = scenarioOf(`format: furrow/1
title: short
years: {from: 2026, to: 2028}
villages: {a: {ventures: {x: {strategy: steady-income, amount: 5 yuan}}}}
goals:
  high: {measure: income, at_least: 50 万元, year: 2028, who: every village}
  kept: {measure: fund, at_least: 0 yuan, year: 2028, who: every village}
`);

test('what falls short of a goal is told apart from it, what reaches it in three figures', () => {
  const income = toldShort(scenario, 'income', 2028, 'zh');
  expect([499_600, 499_999.6, 500_400, 500_000].map(income)).toEqual(['49.96 万元', '49.99996 万元', '50 万元', '50 万元']);
  expect(toldShort(scenario, 'income', 2028, 'en')(499_600)).toBe('499,600 yuan');
  // In a year that no goal speaks of there is nothing to fall short of.
  expect(toldShort(scenario, 'income', 2027, 'zh')(499_600)).toBe('50 万元');
  const fund = toldShort(scenario, 'fund', 2028, 'zh');
  expect([-0.1, -3.6e-12, 0].map(fund)).toEqual(['−0.1 元', '0 元', '0 元']);
});

test('a sum below a yuan is told to the fen, half a fen and less as nothing', () => {
  expect([0.1, 0.25, 0.004, 0, 1.4].map((yuan) => money(yuan, 'zh'))).toEqual(['0.1 元', '0.25 元', '0 元', '0 元', '1 元']);
  expect(money(-0.5, 'en')).toBe('−0.5 yuan');
});
