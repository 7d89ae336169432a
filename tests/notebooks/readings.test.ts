import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Column, Goal } from '../../src/model/index.ts';
import { bandTarget } from '../../src/notebooks/books/drawn.ts';
import {
  differenceTarget,
  goalTarget,
  heldTarget,
  type Judged,
  keptTarget,
  lackTarget,
  missingTarget,
  sumTarget,
  sureTarget,
} from '../../src/notebooks/books/readings.ts';
import { projectedPlan, scenarioOf } from '../helpers.ts';

// What the panel says of a figure is counted again here, run by run, from the villages' own columns.

const whole = scenarioOf(readFileSync('scenarios/seven-villages.yaml', 'utf8'));
const scenario = { ...whole, runs: 1500 };
const planned = (id: string) => projectedPlan(scenario, id);
const plan = planned('herbs-and-brand');
const { outcome } = plan;
const at = (column: Column, run: number) => (typeof column === 'number' ? column : (column[run] as number));
const columns = ({ measure, year }: Goal): Column[] =>
  plan.villages.map(({ measures }) => measures[measure]?.[outcome.years.indexOf(year)] ?? 0);
const runs = Array.from({ length: scenario.runs }, (_, run) => run);
const about = (goal: Goal): Judged => {
  const judgement = outcome.goals.find(({ id }) => id === goal.id);
  if (!judgement) throw new Error(goal.id);
  return { scenario, outcome, goal, judgement, language: 'en' };
};
const reach = (goal: Goal, column: Column, run: number) => at(column, run) >= goal.atLeast * (1 - 1e-9);
const every = scenario.goals.filter(({ who }) => who.kind === 'every village');

test('the chance of a village is the share of futures that reach the goal, and the count is told', () => {
  expect(every.length).toBeGreaterThan(2);
  for (const goal of every)
    for (const [i, { id }] of scenario.villages.entries()) {
      const n = runs.filter((run) => reach(goal, columns(goal)[i] ?? 0, run)).length;
      const target = goalTarget(about(goal), id);
      const { how, facts, alone } = target.reading?.() ?? {};
      expect(how).toContain(`${n.toLocaleString('en-US')} of 1,500 futures`);
      expect(how).toContain(`${n.toLocaleString('en-US')} ÷ 1,500 = ${Number(((100 * n) / 1500).toFixed(2))}%`);
      expect(facts).toContainEqual(['Where it is written', `goals.${goal.id}`]);
      // Below stands the measure itself.
      expect([target.village, target.measure, target.year, alone]).toEqual([id, goal.measure, goal.year, undefined]);
    }
});

test('a goal of many villages is counted in one future, not multiplied, and opens the chance of each', () => {
  for (const goal of scenario.goals.filter(({ who }) => who.kind !== 'the town')) {
    const needed = goal.who.kind === 'share' ? Math.ceil(goal.who.share * 7 - 1e-9) : 7;
    const n = runs.filter((run) => columns(goal).filter((column) => reach(goal, column, run)).length >= needed).length;
    const { how, facts = [], alone } = goalTarget(about(goal), null).reading?.() ?? {};
    expect(how).toContain(`In ${n.toLocaleString('en-US')} of 1,500 futures at least ${needed} of 7 villages`);
    expect(alone).toBe(true);
    expect(facts.flatMap(([, , target]) => (target ? [target.village] : []))).toEqual(scenario.villages.map(({ id }) => id));
  }
});

test('of many villages each is told, those first that miss the goal most often', () => {
  const goal = every.find(({ measure, year }) => measure === 'income' && year === 2022) as Goal;
  const judged = about(goal);
  const villages = Array.from({ length: 60 }, (_, i) => ({
    id: `v${i}`,
    probability: (i % 7) / 7,
    standardError: 0,
    shortfall: 1,
  }));
  const many = { ...judged, judgement: { ...judged.judgement, villages } };
  const { facts = [] } = goalTarget(many, null).reading?.() ?? {};
  const told = facts.flatMap(([, , target]) => target?.village ?? []);
  expect(told).toHaveLength(60);
  expect(told.slice(0, 10)).toEqual(['v0', 'v7', 'v14', 'v21', 'v28', 'v35', 'v42', 'v49', 'v56', 'v1']);
});

test('what is missing is the mean over all futures, and the villages add up', () => {
  const goal = every.find(({ measure, year }) => measure === 'income' && year === 2022) as Goal;
  const { facts = [] } = missingTarget(about(goal), '').reading?.() ?? {};
  const told = facts.filter(([, , target]) => target).map(([, words]) => Number(words.replace(/[^\d.]/g, '')));
  const counted = columns(goal).map(
    (column) => runs.reduce((sum, run) => sum + Math.max(0, goal.atLeast - at(column, run)), 0) / runs.length,
  );
  for (const [i, mean] of counted.entries()) expect(Math.abs((told[i] ?? Number.NaN) - mean)).toBeLessThanOrEqual(0.006 * mean);
});

test('villages that are sure enough are told with the chance of each', () => {
  const goal = every[0] as Goal;
  const { how, facts = [] } = sureTarget(about(goal), '').reading?.() ?? {};
  expect(how).toContain('at least 80%');
  expect(facts.filter(([, , target]) => target)).toHaveLength(7);
});

test('a difference of plans opens both, and a sum over the years opens each', () => {
  const [a, b] = ['herbs-and-brand', 'as-is'].map((id) => ({
    plan: scenario.plans.find((each) => each.id === id) as (typeof scenario.plans)[number],
    outcome: planned(id).outcome,
  }));
  if (!a || !b) throw new Error('two plans');
  const { facts = [] } = differenceTarget({ a, b, language: 'en' }, 'readDifference', '').reading?.() ?? {};
  expect(facts.map(([, , target]) => target?.plan)).toEqual(['herbs-and-brand', 'as-is']);
  const sum = sumTarget(outcome, 'investment', '', scenario, 'en').reading?.();
  expect(sum?.facts.map(([year, , target]) => [year, target?.year, target?.measure])).toEqual(
    [2020, 2021, 2022].map((year) => [String(year), year, 'investment']),
  );
});

test('a quantile tells its share, a venture its name, and a village its own gap', () => {
  const of = { plan: 'as-is', village: 'buridu', measure: 'income' };
  const told = (band: 'p10' | 'p25' | 'p50' | 'mean') => bandTarget(scenario, of, 2021, band, '1', 'en').reading?.();
  expect(told('p10')?.how).toContain('10%');
  expect(told('p25')?.how).toContain('25%');
  expect(told('p50')?.how).toMatch(/^Half of/);
  expect(told('mean')?.how).toMatch(/^The mean of/);
  const village = scenario.plans[0]?.villages.find(({ id }) => id === 'buridu');
  const [venture] = village?.ventures ?? [];
  const reading = bandTarget(scenario, { ...of, venture: venture?.id ?? '' }, 2021, 'mean', '1', 'en').reading?.();
  expect(reading?.title).toContain(`${village?.title.en} · ${venture?.title.en} · 2021`);
  expect(reading?.facts).toEqual([['Plan', scenario.plans[0]?.title.en]]);
  const [goal] = scenario.goals;
  if (!goal) throw new Error('no goal');
  expect(lackTarget(about(goal), 'buridu', '5').reading?.().title).toContain(village?.title.en);
  const held = heldTarget(
    { kind: 'measure', measure: 'income', village: null, year: 2022 },
    'as-is',
    '',
    '',
    1000,
    'en',
  ).reading?.();
  expect(held?.alone).toBe(true);
  expect(held?.facts[0]?.[2]).toMatchObject({ plan: 'as-is', village: null, measure: 'income', year: 2022 });
});

test('what a fund keeps is told as a share of income', () => {
  const place = { plan: 'as-is', village: null, year: 2021 };
  const target = keptTarget(scenario, place, 'development', '1', 'zh');
  expect(target).toMatchObject({ ...place, measure: 'income' });
  expect(target.reading?.().how).toContain('20%');
});
