import { expect, test } from 'vitest';
import {
  accountIncome,
  basisOf,
  countByBasis,
  meanDifferences,
  shareUndocumented,
  statedFigures,
} from '../../../src/model/index.ts';
import { projectedPlan, scenarioOf } from '../../helpers.ts';

// Tables of a report, against a village that is counted by hand.

const scenario = scenarioOf(`format: furrow/1
title: two
years: {from: 2020, to: 2021}
simulation: {runs: 20, seed: x}
references: {book: {title: Book, kind: study}}
drivers:
  p: {title: price, unit: yuan/kg, process: {kind: trend, start: 2 yuan/kg, growth: 0%}, source: assumption}
villages:
  a:
    ventures:
      rent: {strategy: resource-lease, area: {is: 100 mu, source: book}, rent: {is: 30 yuan/mu/year, source: estimate}, arrears_chance: {is: 0%, source: stated}}
      let: {strategy: contracted-out, value: 10000 yuan, fee_rate: {is: 8%, source: inferred}, arrears_chance: {is: 0%, source: stated}}
  b: {ventures: {some: {strategy: steady-income, amount: {is: 500 yuan/year, source: assumption}}}}
plans:
  now: {title: now}
  more: {title: more, changes: {b: {some: {amount: 800 yuan/year}}}}
`);
const plan = (id: string) => scenario.plans.find((known) => known.id === id) as (typeof scenario.plans)[number];

test('every figure of the file is stated once, and counted by what it rests on', () => {
  const figures = statedFigures(scenario, plan('now'));
  expect(figures.map(({ at }) => at)).toEqual([
    'drivers.p',
    ...['rent.area', 'rent.rent', 'rent.arrears_chance', 'let.value', 'let.fee_rate', 'let.arrears_chance'].map(
      (name) => `villages.a.ventures.${name}`,
    ),
    'villages.b.ventures.some.amount',
  ]);
  expect(countByBasis(figures)).toEqual({ document: 1, estimate: 2, assumption: 2, none: 3 });
  expect(basisOf(null)).toBe('none');
});

test('income is told by account, and what a plan adds by village', () => {
  const [now, more] = ['now', 'more'].map((id) => projectedPlan(scenario, id).outcome) as [never, never];
  const lines = accountIncome(scenario, now, null);
  const sum = lines.reduce((total, { years }) => total + (years[0] ?? 0), 0);
  expect(sum).toBeCloseTo(3000 + 800 + 500, 6);
  expect(lines.filter(({ years }) => years[0] !== 0).length).toBeGreaterThan(1);
  expect(meanDifferences(more, now, 'income')).toEqual([
    { village: 'a', means: [0, 0] },
    { village: 'b', means: [300, 300] },
    { village: null, means: [300, 300] },
  ]);
});

test('the share without documents is that of assumptions and estimates', () => {
  expect(shareUndocumented([])).toBe(null);
  const of = (source: string | null, first: number) => ({ source, first });
  expect(shareUndocumented([of('assumption', 0.5), of('inferred', 0.2), of('book', 0.3), of('estimate', -0.01)])).toBeCloseTo(
    0.7,
  );
});
