import { expect, test } from 'vitest';
import {
  accountIncome,
  byGap,
  type FundYear,
  fundYears,
  inheritedMoney,
  lastYears,
  makeDraws,
  moneyStory,
  paidVentures,
  planMoney,
  usualLastYear,
} from '../../src/model/index.ts';
import { last, projectedPlan, scenarioOf } from '../helpers.ts';

// A town of two villages, worked by hand.

const scenario = scenarioOf(`format: furrow/1
title: Flows
years: {from: 2021, to: 2023}
simulation: {runs: 100, seed: f}
strategies:
  shop:
    account: operating
    parameters: {cost: {unit: yuan}, profit: {unit: yuan}, given: {unit: yuan, default: 0 yuan}}
    formulas: {income: "age == 0 ? 0 yuan : profit", investment: "age == 0 ? cost : 0 yuan", grant: "age == 0 ? given : 0 yuan"}
villages:
  a:
    opening_fund: 100 yuan
    ventures: {shop: {strategy: shop, start: 2021, cost: 1000 yuan, profit: 500 yuan, given: 50 yuan}, rent: {strategy: resource-lease, area: 1 mu, rent: 100 yuan/mu/year, arrears_chance: 0%, stop_chance: 0%}}
  b: {ventures: {rent: {strategy: steady-income, amount: 200 yuan/year}}}
plans:
  push:
    support: {a: {2021: 300 yuan}}
    loans: {a: [{amount: 400 yuan, rate: 0%, years: 2, from: 2021}]}
  more: {based_on: push, support: {b: {2022: 7 yuan}}}
allocation: {relief: 50%, development: 50%}
`);
const { outcome } = projectedPlan(scenario, 'push');

test('a fund receives and pays', () => {
  const round = (year: FundYear) =>
    Object.fromEntries(Object.entries(year).map(([key, value]) => [key, Math.round(value * 1e6) / 1e6]));
  const [first, second, third] = fundYears(scenario, outcome, 'a').map(round);
  // 100 + 50 (half of the rent) + 300 + 50 + 400 − 1000 = −100.
  expect(first).toEqual({
    year: 2021,
    opening: 100,
    kept: 50,
    support: 300,
    grants: 50,
    drawn: 400,
    invested: 1000,
    repaid: 0,
    fund: -100,
  });
  // Half of 600, less half of the loan.
  expect(second).toEqual({
    year: 2022,
    opening: -100,
    kept: 300,
    support: 0,
    grants: 0,
    drawn: 0,
    invested: 0,
    repaid: 200,
    fund: 0,
  });
  expect(third?.fund).toBe(100);
  const town = fundYears(scenario, outcome, null).map(round);
  for (const { opening = 0, kept = 0, support = 0, grants = 0, drawn = 0, invested = 0, repaid = 0, fund } of town)
    expect(opening + kept + support + grants + drawn - invested - repaid).toBe(fund);
  expect(town.map(({ opening }) => opening)).toEqual([100, 0, 200]);
  expect(town.map(({ kept, fund }) => [kept, fund])).toEqual([
    [150, 0],
    [400, 200],
    [400, 400],
  ]);
});

test('a sentence has the sums, the gap and the largest venture', () => {
  const [plan] = scenario.plans;
  if (!plan) throw new Error('no plan');
  const money = last(planMoney(scenario, plan, 0.08, makeDraws('f', 100)));
  const story = moneyStory(scenario, outcome);
  expect(story).toMatchObject({
    invested: 1000,
    support: 300,
    drawn: 400,
    gaps: 1,
    gap: { village: 'a', year: 2021, probability: 1 },
  });
  expect(paidVentures(money).map(({ venture }) => venture)).toEqual(['shop']);
  // Of the rents and the shop, 300 a year and 800 from the second on.
  expect(money.divided.map(({ mean, p10 }) => [Math.round(mean), Math.round(p10)])).toEqual([
    [300, 300],
    [800, 800],
    [800, 800],
  ]);
  expect(byGap(outcome).map(({ village }) => village)).toEqual(['a', 'b']);
});

test('income by line of the accounts', () => {
  const lines = accountIncome(scenario, outcome, null);
  const of = (account: string) => lines.find((line) => line.account === account)?.years;
  expect(of('operating')).toEqual([0, 500, 500]);
  expect(lines.reduce((sum, { years }) => sum + (years[1] ?? 0), 0)).toBeCloseTo(800, 6);
  expect(accountIncome(scenario, outcome, 'b').flatMap(({ years }) => years[2])).toContain(200);
});

test('later years to count until, and what a plan has from another', () => {
  expect(lastYears(scenario).slice(0, 3)).toEqual([2023, 2024, 2025]);
  expect(lastYears(scenario).at(-1)).toBe(2041);
  expect(lastYears({ ...scenario, years: { from: 2021, to: 2080 } })).toEqual([2080]);
  expect([usualLastYear(scenario), usualLastYear({ ...scenario, years: { from: 2021, to: 2040 } })]).toEqual([2031, 2040]);
  const [push, more] = scenario.plans;
  if (!push || !more) throw new Error('no plans');
  expect(inheritedMoney(scenario, more).support.a).toEqual({ 2021: 300 });
  expect(inheritedMoney(scenario, push)).toEqual({ support: {}, loans: {} });
});
