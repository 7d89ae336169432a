import { readFileSync } from 'node:fs';
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

test.each([
  ['yuann/kg', '是不是“yuan/kg”？'],
  ['元/公金', '是不是“元/公斤”？'],
])('%s: the part that is no unit is mended, and the others stay', (unit, hint) => {
  const text = file('{runs: 500}', 'strategy: steady-income, amount: 1 yuan', 'income');
  const drivers = `drivers:\n  p: {unit: ${unit}, process: {kind: constant, value: 1}}\n`;
  expect(readScenario(text.replace('villages:', `${drivers}villages:`)).problems.map((problem) => problem.hint.zh)).toContain(
    hint,
  );
});

const town = readFileSync(new URL('../../../scenarios/seven-villages.yaml', import.meta.url), 'utf8');

test.each([
  ['a part that has lost its colon', /^goals:/m, 'goals', 'a line without a colon and a blank behind its key'],
  ['a quotation mark that is not closed', /title: \{en: As it is,/, 'title: {en: "As it is,', 'a quotation mark is not closed'],
  [
    'a bracket that is not closed',
    /title: \{en: As it is, zh: 维持现状\}/,
    'title: {en: "As it is", zh: 维持现状',
    'this bracket is not closed',
  ],
  ['a tab among blanks', /^ {4}ventures:/m, '\t    ventures:', 'a tab is used for indentation'],
])('%s is told once, and not each line below it', (_, from, to, said) => {
  const { problems } = readScenario(town.replace(from, to));
  expect(problems.map(({ say }) => say.en)).toEqual([said]);
});

test('a line of another part that stands askew is told all the same', () => {
  const text = 'format: furrow/1\ntitle: t\nyears\nvillages:\n  a:\n    title: x\n   population: 3\n';
  expect(readScenario(text).problems.map(({ line }) => line)).toEqual([3, 7]);
});
