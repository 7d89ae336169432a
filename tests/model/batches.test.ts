import { expect, test } from 'vitest';
import { answer, batchesOf, type Column, comparePlans, keep, makeDraws, type Scenario } from '../../src/model/index.ts';
import { last, projectedPlan, scenarioOf } from '../helpers.ts';

// Thirty-two villages in turns: wheat that reads one price, herbs that read another, both, or neither.
const ventures = [
  'wheat: {strategy: farm, crop: 50 kg, price: {driver: wheat}}',
  'herbs: {strategy: farm, crop: 60 kg, price: {driver: herb}}',
  'wheat: {strategy: farm, crop: 30 kg, price: {driver: wheat}}, herbs: {strategy: farm, crop: 20 kg, price: {driver: herb}}',
  'farm: {strategy: farm, crop: 40 kg, price: {min: 1 yuan/kg, likely: 2 yuan/kg, max: 3 yuan/kg}}',
];

const text = (villages: number, level = 3) => `format: furrow/1
title: many
years: {from: 2026, to: 2027}
simulation: {runs: 1000, seed: batches}
drivers:
  wheat: {unit: yuan/kg, process: {kind: mean-reverting, start: 3 yuan/kg, level: ${level} yuan/kg, reversion: 50%, volatility: 20%}}
  herb: {unit: yuan/kg, process: {kind: mean-reverting, start: 5 yuan/kg, level: 5 yuan/kg, reversion: 50%, volatility: 20%}}
strategies:
  farm: {parameters: {crop: {unit: kg}, price: {unit: yuan/kg}}, formulas: {income: crop * price}}
villages:
${Array.from({ length: villages }, (_, i) => `  v${i}: {ventures: {${ventures[i % 4]}}}`).join('\n')}
plans:
  as-is: {}
  other: {changes: {v5: {herbs: {crop: 90 kg}}}}
goals:
  each: {measure: income, at_least: 100 yuan, year: 2027, who: 50% of villages}
`;

const answered = (scenario: Scenario, kept = keep(), draws = makeDraws(scenario.seed, scenario.runs)) => {
  const [plan] = scenario.plans;
  if (!plan) throw new Error('no plan');
  const steps = answer(scenario, plan, draws, { kept });
  for (let projected = 0; ; projected++) {
    const step = steps.next();
    if (!step.done) continue;
    if (!step.value.ok) throw new Error(step.value.finding.say.en);
    return { projected, ...step.value.projection };
  }
};

test('villages that read the same drivers are one batch', () => {
  const batches = batchesOf(scenarioOf(text(32)));
  const every = (kind: number) => Array.from({ length: 8 }, (_, i) => 4 * i + kind);
  expect(batches).toEqual([every(3), every(1), every(0), every(2)]);
});

test('a town of eight villages is one batch as it is written, and of nine all are in one of two', () => {
  expect(batchesOf(scenarioOf(text(8)))).toEqual([[0, 1, 2, 3, 4, 5, 6, 7]]);
  const nine = batchesOf(scenarioOf(text(9)));
  expect(nine.map((places) => places.length)).toEqual([8, 1]);
  expect(nine.flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a plan that reads another driver in a village brings it to a batch for all plans', () => {
  const asWritten = text(32);
  const more = scenarioOf(asWritten.replace('v5: {herbs: {crop: 90 kg}}', 'v3: {farm: {price: {driver: wheat}}}'));
  expect(batchesOf(more).find((places) => places.includes(3))).not.toContain(7);
});

test('a driver that moves reaches only the villages that read it, whether columns are kept or lent', () => {
  for (const bytes of [2 ** 24, 0]) {
    const kept = keep(bytes, 2 ** 24);
    const scenario = scenarioOf(text(32));
    const draws = makeDraws(scenario.seed, scenario.runs);
    expect(answered(scenario, kept, draws).projected).toBe(32);
    const moved = scenarioOf(text(32, 4));
    const now = answered(moved, kept, draws);
    expect(now.projected).toBe(16);
    expect(now.outcome).toEqual(answered(moved).outcome);
  }
});

test('villages that are added one by one, and go from batch to batch, are all judged, with what is kept of those before', () => {
  const kept = keep();
  const draws = makeDraws('batches', 1000);
  for (let more = 0; more < 12; more++) {
    const added = Array.from({ length: more }, (_, i) => `  new${i}: {}\n`).join('');
    // What all villages have alike looks the same in every batch.
    const alike = '  paid: {measure: support, at_least: 1 yuan, year: 2027, who: every village}\n';
    const scenario = scenarioOf(text(7).replace('plans:\n', `${added}plans:\n`) + alike);
    expect(answered(scenario, kept, draws).outcome).toEqual(answered(scenario).outcome);
  }
});

test('what is told is in the order of the villages', () => {
  const scenario = scenarioOf(text(32));
  const ids = scenario.villages.map(({ id }) => id);
  const { outcome, villages, town } = projectedPlan(scenario);
  expect(outcome.villages.map(({ id }) => id)).toEqual(ids);
  expect(outcome.goals[0]?.villages.map(({ id }) => id)).toEqual(ids);
  expect(villages.map(({ id }) => id)).toEqual(ids);
  const inRun = (column: Column | undefined) => (typeof column === 'number' ? column : (column?.[7] ?? Number.NaN));
  const sum = villages.reduce((total, { measures }) => total + inRun(measures.income?.[1]), 0);
  expect(inRun(town.income?.[1])).toBeCloseTo(sum, 9);
  const compared = last(comparePlans(scenario, scenario.plans, 'income', makeDraws(scenario.seed, scenario.runs)));
  if (!compared.ok) throw new Error(compared.finding.say.en);
  const { pairs } = compared.comparison;
  expect([...new Set(pairs.map(({ village }) => village))]).toEqual([...ids, null]);
  const changed = pairs.filter(({ meanDifference }) => meanDifference !== 0).map(({ village }) => village);
  expect(new Set(changed)).toEqual(new Set(['v5', null]));
});
