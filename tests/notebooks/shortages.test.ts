import { expect, test } from 'vitest';
import { answer, fundingGaps, makeDraws, readScenario } from '../../src/model/index.ts';
import { gapNotes } from '../../src/notebooks/books/gaps.ts';

// A shed costs c, evenly between 0 and 100,000 yuan; the fund has f. It falls short with probability 1 − f/100,000, on average by (100,000 − f)²/200,000.

const { scenario } = readScenario(`
format: furrow/1
title: debts
years: {from: 2026, to: 2028}
simulation: {runs: 2000, seed: a}
strategies:
  shed:
    parameters: {cost: {unit: yuan}}
    formulas: {income: "0 yuan", investment: "age == 0 ? cost : 0 yuan"}
villages:
  short: {opening_fund: 60000 yuan, ventures: {shed: {strategy: shed, start: 2027, cost: {min: 0 yuan, max: 100000 yuan}}}}
  rarely: {opening_fund: 95000 yuan, ventures: {shed: {strategy: shed, cost: {min: 0 yuan, max: 100000 yuan}}}}
  always: {opening_fund: 0 yuan, ventures: {shed: {strategy: shed, cost: 30000 yuan}}}
  never: {opening_fund: 30000 yuan, ventures: {shed: {strategy: shed, cost: 30000 yuan}}}
  # Short in 1 of 20 futures only, but so deeply that the mean is below zero.
  deeply: {opening_fund: 40000 yuan, ventures: {shed: {strategy: shed, cost: {values: [0 yuan, 1000000 yuan], weights: [95, 5]}}}}
`);
const [plan] = scenario?.plans ?? [];
if (!scenario || !plan) throw new Error('the scenario has problems');
const steps = answer(scenario, plan, makeDraws(scenario.seed, scenario.runs));
let step = steps.next();
while (!step.done) step = steps.next();
if (!step.value.ok) throw new Error('no answer');
const shortages = fundingGaps(step.value.projection.outcome).filter(({ serious }) => serious);

test('who is short, when, how often and by how much agrees with the closed form', () => {
  expect(shortages.map(({ village, year }) => [village, year])).toEqual([
    ['short', 2027],
    ['always', 2026],
    ['deeply', 2026],
  ]);
  const [short, always, deeply] = shortages;
  expect(short?.probability).toBeCloseTo(0.4, 2);
  expect((short?.mean ?? 0) / 8000).toBeCloseTo(1, 2);
  expect([always?.probability, always?.mean]).toEqual([1, 30_000]);
  expect(deeply?.probability).toBeCloseTo(0.05, 2);
  expect((deeply?.mean ?? 0) / (0.05 * 960_000)).toBeCloseTo(1, 1);
});

test('it is said in plain words, in both languages', () => {
  const text = (language: 'en' | 'zh') =>
    [...gapNotes(shortages.slice(0, 2), scenario, (_, words) => words, language).querySelectorAll('li')].map(
      (line) => line.textContent,
    );
  expect(text('en')).toEqual([
    'short: at the end of 2027 the fund is below zero in 40% of futures (about 4 in 10 futures); on average over all futures 8,000 yuan is missing, 20,000 yuan where it is below zero.',
    'always: at the end of 2026 the fund is below zero in all futures simulated; on average over all futures 30,000 yuan is missing.',
  ]);
  expect(text('zh')).toEqual([
    'short：2027 年末，资金在 40% 的模拟中（十次里约有 4 次）低于零，按全部模拟平均缺 8,000 元，只算低于零时平均缺 2 万元。',
    'always：2026 年末，资金在每次模拟中都低于零，按全部模拟平均缺 3 万元。',
  ]);
  expect(gapNotes([], scenario, (_, words) => words, 'en').textContent).toBe('');
});
