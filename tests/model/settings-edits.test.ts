import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editAll, openText, readScenario, type Scenario, type Settings, settingsChanged } from '../../src/model/index.ts';
import { means, projectedPlan, scenarioOf } from '../helpers.ts';

/** The text with other settings. */
function changed(text: string, settings: (now: Scenario) => Partial<Settings>): string {
  const now = scenarioOf(text);
  const opened = openText(text);
  return editAll(opened, settingsChanged(opened.source?.data, now, { ...now, ...settings(now) })).text;
}
const later =
  (by: number) =>
  ({ years: { from, to } }: Scenario) => ({ years: { from: from + by, to: to + by } });

const text = `format: furrow/1
title: 2026至2028年计划
years: {from: 2026, to: 2028}   # three years
villages:
  a:
    opening_fund: 100000 yuan
    ventures:
      rent: {strategy: resource-lease, area: 500 mu, rent: 300 yuan/mu/year, start: 2019, stop: 2026}
      fees: {strategy: steady-income, amount: 80000 yuan/year}
plans:
  as-is: {title: As it is}
  push:
    title: {en: Push to 2028, zh: 2028年前推进}
    changes:
      a:
        shop: {strategy: steady-income, amount: 50000 yuan/year, start: 2027}
        rent: {stop: 2027}
    support:
      a: {2026: 20000 yuan, 2028: 30000 yuan}
    loans:
      a: [{amount: 60000 yuan, rate: 5%, years: 2, from: 2026}, {amount: 9000 yuan, rate: 5%, years: 2, from: 2028}]
  more: {title: More, based_on: push, loans: {a: [{amount: 1000 yuan, rate: 5%, years: 2, from: 2028}]}}
goals:
  early: {title: {en: "10 in 2026", zh: 2026年10万元}, measure: income, at_least: 100000 yuan, year: 2026, who: [a]}
  late: {title: By 2028, measure: income, at_least: 100000 yuan, year: 2028, who: [a]}
`;

test('with another first year all years move, and the plan gives the same figures in them', () => {
  const moved = changed(text, later(5));
  // Every year of this text belongs to the plan.
  expect(moved).toBe(text.replace(/\b20[12]\d\b(?= to|[,:}\n]|年|至|")/g, (year) => `${Number(year) + 5}`));
  for (const plan of ['as-is', 'push'])
    for (const measure of ['income', 'fund'])
      expect(means(projectedPlan(scenarioOf(moved), plan), 'a', measure)).toEqual(
        means(projectedPlan(scenarioOf(text), plan), 'a', measure),
      );
  expect(changed(moved, later(-5))).toBe(text);
});

test.each(['seven-villages', 'bad-years'])('%s moves there and back without another byte', (name) => {
  const file = readFileSync(`scenarios/${name}.yaml`, 'utf8');
  const moved = changed(file, later(6));
  expect(moved).not.toBe(file);
  expect(readScenario(moved).problems).toEqual([]);
  // Years that stood in quotes, as in JSON, may stand without them now.
  const bare = (yaml: string) => yaml.replace(/"(\d{4})":/g, '$1:');
  expect(bare(changed(moved, later(-6)))).toBe(bare(file));
});

test('a plan that ends earlier loses the goals, support and loans behind its last year, and says which ventures would start there', () => {
  const shorter = changed(text, ({ years }) => ({ years: { ...years, to: 2027 } }));
  const scenario = scenarioOf(shorter);
  expect(scenario.goals.map(({ id }) => id)).toEqual(['early']);
  const data = openText(shorter).source?.data as { plans: { push: { support: object; loans: { a: object[] } } } };
  expect(data.plans.push.support).toEqual({ a: { 2026: '20000 yuan' } });
  expect(data.plans.push.loans.a).toHaveLength(1);
  expect(shorter).toContain('# three years');
  // What had another loan instead of one of the plan below it has none now.
  expect(scenario.plans.find(({ id }) => id === 'more')?.loans.a).toEqual([]);

  const one = changed(text, ({ years }) => ({ years: { ...years, to: 2026 } }));
  expect(readScenario(one).problems.map(({ at, line }) => [at, line])).toEqual([['plans.push.changes.a.shop.start', 16]]);
});

test('a longer plan keeps all it had', () => {
  const longer = scenarioOf(changed(text, ({ years }) => ({ years: { ...years, to: 2035 } })));
  expect(longer.goals).toHaveLength(2);
  expect(means(projectedPlan(longer), 'a', 'income')).toEqual([230000, ...Array(9).fill(80000)]);
});

test('a title is written as it was typed, futures and seed where they differ', () => {
  const title = { en: '2026至2028年计划 B', zh: '2026至2028年计划 B' };
  const made = changed(text, (now) => ({ ...later(1)(now), title, runs: 500, seed: 'b' }));
  expect(scenarioOf(made)).toMatchObject({ title, runs: 500, seed: 'b', years: { from: 2027, to: 2029 } });
  expect(changed(text, () => ({}))).toBe(text);
});
