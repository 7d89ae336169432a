import { expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';

// What people type instead of a name, and what they are told to type.

const file = (simulation: string, venture: string, measure: string) => `format: furrow/1
title: t
years: {from: 2026, to: 2028}
simulation: ${simulation}
villages:
  a: {ventures: {b: {${venture}}}}
goals:
  g: {measure: ${measure}, at_least: 1 yuan, year: 2028, who: every village}
`;

test.each([
  ['{runs:500, seed: x}', 'strategy: steady-income, amount: 1 yuan', 'income', '冒号后面要空一格：runs: 500'],
  ['{runs: 500}', 'strategy: 固定收入, amount: 1 yuan', 'income', '是不是“steady-income（固定收入）”？'],
  ['{runs: 500}', 'strategy: steady-income, 金额: 1 yuan', 'income', '是不是“amount（金额）”？'],
  ['{runs: 500}', 'strategy: steady-income, amount: 1 yuan', '集体收入', '是不是“income（集体收入）”？'],
])('%s, %s, %s', (simulation, venture, measure, hint) => {
  // What is meant by a name is not missing too.
  expect(readScenario(file(simulation, venture, measure)).problems.map((problem) => problem.hint.zh)).toEqual([hint]);
});
