import { expect, test } from 'vitest';
import { type Goal, isAdditive, makeDraws, offerOf, type Plan } from '../../../src/model/index.ts';
import { scenarioOf } from '../../helpers.ts';

test('candidates are what other plans have, with what they cost and add', () => {
  const scenario = scenarioOf(`format: furrow/1
title: Candidates
years: {from: 2021, to: 2023}
simulation: {runs: 100}
strategies:
  shop:
    parameters: {cost: {unit: yuan}, back: {unit: yuan, default: 0 yuan}, profit: {unit: yuan}}
    formulas: {income: profit, investment: "age == 0 ? cost : -back", grant: "age == 0 ? cost / 10 : 0 yuan"}
villages:
  a: {ventures: {x: {strategy: shop, cost: 100 yuan, profit: 10 yuan}}}
  b: {ventures: {y: {strategy: steady-income, amount: 5 yuan}}}
plans:
  as-is: {}
  one: {changes: {a: {x: {cost: 300 yuan, profit: 40 yuan}, z: {strategy: shop, start: 2022, cost: 50 yuan, back: 20 yuan, profit: 7 yuan}}}}
  two: {changes: {a: {z: {strategy: shop, start: 2022, cost: 80 yuan, profit: 9 yuan}}, b: {y: {title: Other name}, late: {strategy: shop, start: 2023, cost: 1 yuan, profit: 1 yuan}}}}
goals: {g: {measure: income, at_least: 20 yuan, year: 2022}}
`);
  const [plan, ...others] = scenario.plans as [Plan, ...Plan[]];
  const goal = scenario.goals[0] as Goal;
  const draws = makeDraws(scenario.seed, scenario.runs);
  const { task, candidates } = offerOf(scenario, plan, others, goal, 500, { kind: 'all villages' }, draws);
  expect(task.base).toEqual([10, 5]);
  // x: 300 − 30 less 100 − 10; z: 45, and what flows back in 2023 comes after the goal; a new title is no change; what starts later cannot help.
  expect(candidates.map(({ id, plan: of, village, cost, adds, instead }) => [id, of, village, cost, adds, instead])).toEqual([
    ['a/x', 'one', 0, 180, 30, 'x'],
    ['a/z', 'one', 0, 45, 7, 'z'],
    ['a/z@two', 'two', 0, 72, 9, 'z'],
  ]);
  expect(
    offerOf(scenario, plan, others, { ...goal, who: { kind: 'list', villages: ['b'] } }, 500, { kind: 'all villages' }, draws)
      .task.base,
  ).toEqual([5]);
  expect([isAdditive(scenario, 'income'), isAdditive(scenario, 'sources'), isAdditive(scenario, 'fund')]).toEqual([
    true,
    false,
    false,
  ]);
});
