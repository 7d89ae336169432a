import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findDoubts, readScenario } from '../../../src/model/index.ts';

// Figures that are hardly meant, each by what a planner would have mistyped; limits by hand from the typical ranges of the strategies.

const folder = new URL('../../../scenarios/', import.meta.url);

const doubtsOf = (text: string) => {
  const read = readScenario(text);
  if (!read.scenario) throw new Error(read.problems.map(({ say }) => say.en).join('; '));
  return findDoubts(read);
};

for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml')))
  test(`nothing in ${name} is far from what is usual`, () => {
    expect(doubtsOf(readFileSync(new URL(name, folder), 'utf8'))).toEqual([]);
  });

const small = (figures: string, rest = '') => `format: furrow/1
title: t
years: {from: 2026, to: 2028}
villages:
  a:
    title: {en: Alpha, zh: 甲村}
    opening_fund: 5 万元
    ventures:
      hall: {title: {en: Hall, zh: 门面}, strategy: contracted-out, ${figures}}
  b: {}
plans: {p: {title: {en: P, zh: P}}}
${rest}`;

test('a sum in yuan typed beside ten thousands of them, and a share typed as a part beside %, are told at their places', () => {
  const text = small('value: 5000000 万元, fee_rate: 0.09%');
  const found = doubtsOf(text);
  expect(found.map(({ at, line }) => `${at} ${line}`)).toEqual([
    'villages.a.ventures.hall.value 9',
    'villages.a.ventures.hall.fee_rate 9',
  ]);
  const [value] = found;
  expect(text.split('\n')[8]?.slice((value?.column ?? 0) - 1)).toMatch(/^5000000 万元/);
  expect(value?.say.zh).toMatch(/^甲村 · 门面 · .*：.*与通常情况相差太远$/u);
  expect(doubtsOf(small('value: 500 万元, fee_rate: 9%'))).toEqual([]);
});

test('ends of a range are told one by one, and the spread of a shape never', () => {
  const found = doubtsOf(small('value: {min: 50 万元, likely: 60 万元, max: 7000000 万元}, fee_rate: {mean: 8%, sd: 0.1%}'));
  expect(found.map(({ at }) => at)).toEqual(['villages.a.ventures.hall.value.max']);
});

test('a fund, support, loans, interest and goals have limits too; a goal of all villages together has that of so many', () => {
  const rest = `goals:
  each: {measure: income, at_least: 20000 万元, year: 2028, who: every village, confidence: 80%}
  all: {measure: income, at_least: 20000 万元, year: 2028, who: the town, confidence: 80%}
  more: {measure: income, at_least: 20001 万元, year: 2028, who: the town, confidence: 80%}
`;
  const text = small('value: 500 万元, fee_rate: 9%', rest)
    .replace('opening_fund: 5 万元', 'opening_fund: 50000 万元')
    .replace(
      'zh: P}}',
      'zh: P}, support: {a: {2026: 500000 万元}}, loans: {a: [{amount: 20 万元, rate: 45%, years: 3, from: 2026}, {amount: 90000 万元, rate: 4%, years: 3, from: 2026}]}}',
    );
  expect(doubtsOf(text).map(({ at }) => at)).toEqual([
    'villages.a.opening_fund',
    'plans.p.support.a.2026',
    'plans.p.loans.a.0.rate',
    'plans.p.loans.a.1.amount',
    'goals.each.at_least',
    'goals.more.at_least',
  ]);
});

test('a scenario with problems has no doubts told', () => {
  expect(findDoubts(readScenario(small('value: 5000000 万元, fee_rate: 900')))).toEqual([]);
});

test('what has the title of another is told at its own place, in either language', () => {
  const text = small('value: 500 万元, fee_rate: 9%').replace(
    '  b: {}',
    '  b: {title: {en: Beta, zh: 甲村}}\n  c: {title: Alpha}',
  );
  expect(doubtsOf(text).map(({ at, line, say }) => `${at} ${line} ${say.zh}`)).toEqual([
    'villages.b 10 “b”与“a”同名：甲村',
    'villages.c 11 “c”与“a”同名：Alpha',
  ]);
});
