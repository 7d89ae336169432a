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

test('a sum that was meant in ten thousands and read as yuan is told, nothing at all never; money by the head may be small', () => {
  const text = small('value: 92 元, fee_rate: 9%').replace('opening_fund: 5 万元', 'opening_fund: 9');
  expect(doubtsOf(text.replace('opening_fund: 9', 'opening_fund: 9 元')).map(({ at }) => at)).toEqual([
    'villages.a.opening_fund',
    'villages.a.ventures.hall.value',
  ]);
  expect(doubtsOf(text.replace('opening_fund: 9', 'opening_fund: 0 元').replace('92 元', '92 万元'))).toEqual([]);
});

test('how prices move is told where it cannot be meant: a start far from its level, a spread of 25 for 25%, a chance of 0.2% for 20%', () => {
  const drivers = (start: string, spread: string, chance: string, swing = '20%') => `drivers:
  beef: {unit: yuan/kg, process: {kind: mean-reverting, level: 30 yuan/kg, start: ${start}, volatility: ${swing}, reversion: 40%}}
  rain: {process: {kind: independent, median: 1, spread: ${spread}}}
  dry: {process: {kind: event, chance: ${chance}}}
`;
  const at = (...given: Parameters<typeof drivers>) =>
    doubtsOf(small('value: 500 万元, fee_rate: 9%', drivers(...given))).map((doubt) => doubt.at);
  expect(at('28 yuan/kg', '0.25', '20%')).toEqual([]);
  expect(at('28000 yuan/kg', '25', '0.2%')).toEqual([
    'drivers.beef.process.start',
    'drivers.rain.process.spread',
    'drivers.dry.process.chance',
  ]);
  expect(at('0.5 yuan/kg', '0.25', '20%', '400%')).toEqual(['drivers.beef.process.start', 'drivers.beef.process.volatility']);
});

test('a year that is mistyped is told: of a venture, and of a loan that would be paid back long before', () => {
  const text = small('value: 500 万元, fee_rate: 9%, start: 202').replace(
    'zh: P}}',
    'zh: P}, loans: {a: [{amount: 20 万元, rate: 4%, years: 3, from: 27}, {amount: 20 万元, rate: 4%, years: 500, from: 2026}, {amount: 20 万元, rate: 4%, years: 8, from: 2019}]}}',
  );
  expect(doubtsOf(text).map(({ at, say }) => `${at} ${say.zh}`)).toEqual([
    'villages.a.ventures.hall.start 甲村 · 门面：起始年为 202',
    'plans.p.loans.a.0.from 甲村 · 27 年贷款：2026 年前已还清，不影响结果',
    'plans.p.loans.a.1.years 甲村 · 2026 年贷款：期限 500 年',
  ]);
});

test('so few runs that nothing can be said of a chance are told', () => {
  const runs = (n: number) =>
    doubtsOf(small('value: 500 万元, fee_rate: 9%', `simulation: {runs: ${n}}`)).map(({ at, say }) => `${at} ${say.zh}`);
  expect(runs(1)).toEqual(['simulation.runs 只模拟 1 次，看不出有多大把握']);
  expect(runs(100)).toEqual([]);
});
