import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  alreadyBought,
  answer,
  boughtPlan,
  choosePortfolio,
  editText,
  figureData,
  makeDraws,
  offerOf,
  promises,
  readScenario,
  roundedAway,
  roundedDown,
  shareOf,
  targets,
} from '../../src/model/index.ts';
import { last } from '../helpers.ts';

// Promises and bought plans, against targets asked one by one, columns counted by hand, and the plan read again from its file.

const text = readFileSync(join(import.meta.dirname, '../../scenarios/seven-villages.yaml'), 'utf8').replace(
  'runs: 10000',
  'runs: 1000',
);
const { scenario } = readScenario(text);
if (!scenario) throw new Error('the town has problems');
const draws = makeDraws(scenario.seed, scenario.runs);
const plan = scenario.plans.at(-1);
const [first] = scenario.plans;
if (!plan || !first) throw new Error('no plans');

test('a promise at each confidence is the target asked by itself', () => {
  const confidences = [0.5, 0.8, 0.95];
  const made = last(promises(scenario, plan, 'income', 2022, confidences, draws));
  for (const [i, confidence] of confidences.entries()) {
    const asked = last(targets(scenario, plan, 'income', 2022, confidence, draws));
    if (!asked.ok) throw new Error('no targets');
    expect([...made.villages, { ...made.town, id: null }].map(({ id, values, errors }) => [id, values[i], errors[i]])).toEqual(
      asked.targets.map(({ village, value, standardError }) => [village, value, standardError]),
    );
    const sum = asked.targets.slice(0, -1).reduce((total, { value }) => total + value, 0);
    expect(made.alone?.[i]).toBeCloseTo(sum, 6);
  }
});

test('what a goal needs at once is counted run by run, and judged on track when it is written', () => {
  const made = last(promises(scenario, plan, 'income', 2022, [0.8], draws));
  const projected = last(answer(scenario, plan, draws, { columns: true }));
  if (!projected.ok) throw new Error('no projection');
  const columns = projected.projection.villages.map(({ measures }) => measures.income?.at(-1) ?? 0);
  for (const goal of scenario.goals.filter(({ measure, year }) => measure === 'income' && year === 2022)) {
    const value = roundedDown(made.goals.find(({ id }) => id === goal.id)?.values[0] ?? 0);
    expect(value).toBeGreaterThan(0);
    const needed = {
      'every village': 7,
      share: goal.who.kind === 'share' ? Math.ceil(goal.who.share * 7) : 0,
      list: 0,
      'the town': 0,
    };
    let kept = 0;
    for (let run = 0; run < draws.runs; run++) {
      const row = columns.map((column) => (typeof column === 'number' ? column : (column[run] as number)));
      const total = row.reduce((sum, x) => sum + x, 0);
      const reach = row.filter((x) => x >= value).length;
      if (goal.who.kind === 'the town' ? total >= value : reach >= needed[goal.who.kind]) kept++;
    }
    expect(kept / draws.runs, goal.id).toBeGreaterThanOrEqual(0.8);
    expect(kept / draws.runs, goal.id).toBeLessThan(0.95);
  }
});

test('figures are rounded down to what people say, and away from the present', () => {
  expect([1_658_234, 34_400, 405_000, 0.0837, 3, -17_540, 0].map(roundedDown)).toEqual([
    1_650_000, 34_000, 405_000, 0.0835, 3, -18_000, 0,
  ]);
  expect([roundedAway(123.4561, 100, 1), roundedAway(83.45617, 100, 1), roundedAway(5, 5, 1)]).toEqual([123.5, 83.45, 5]);
  expect(shareOf({ first: -0.02, total: 0.03 })).toEqual({ alone: 0, together: 0.03 });
  expect(shareOf({ first: 0.3, total: 0.28 })).toEqual({ alone: 0.3, together: 0 });
});

test('every figure of a scenario is written so that it is read again as it was', () => {
  const every = readFileSync(join(import.meta.dirname, '../independent/every-kind.yaml'), 'utf8');
  for (const source of [text, every]) {
    const read = readScenario(source).scenario;
    const from = read?.plans.at(-1);
    if (!read || !from) throw new Error('a scenario has problems');
    const written = from.villages.map(({ id, ventures }) => [
      id,
      Object.fromEntries(
        ventures.map((venture) => [
          venture.id,
          Object.fromEntries(Object.entries(venture.figures).map(([key, figure]) => [key, figureData(figure, read.drivers)])),
        ]),
      ),
    ]);
    const data = { title: 'again', based_on: from.id, changes: Object.fromEntries(written) };
    const again = readScenario(editText(source, ['plans', 'again'], data));
    expect(again.problems).toEqual([]);
    const made = again.scenario?.plans.find(({ id }) => id === 'again');
    const numbers = (plan: typeof made) =>
      JSON.stringify(
        plan?.villages.map(({ ventures }) =>
          ventures.map(({ figures }) => Object.entries(figures).map(([key, { values }]) => [key, values])),
        ),
        (_, x) => (typeof x === 'number' ? Number(x.toPrecision(8)) : x),
      );
    expect(numbers(made)).toBe(numbers(from));
  }
});

test('a plan made of what a budget buys brings as many villages to the goal as the choice was worth', async () => {
  const goal = scenario.goals.find(({ id }) => id === 'income-500k');
  if (!goal) throw new Error('no goal');
  const offer = offerOf(scenario, first, scenario.plans.slice(1), goal, 2e6, { kind: 'expected villages' }, draws);
  const found = await choosePortfolio(offer.task);
  const bought = offer.candidates
    .filter(({ id }) => found.chosen.includes(id))
    .map(({ place, plan: of, cost }) => ({ ...place, plan: of, cost }));
  const { id, data } = boughtPlan(scenario, first, bought, { en: 'Bought', zh: '买的' });
  const again = readScenario(editText(text, ['plans', id], data));
  expect(again.problems).toEqual([]);
  const made = again.scenario?.plans.find((each) => each.id === id);
  if (!again.scenario || !made) throw new Error('the plan is not there');
  const projected = last(answer(again.scenario, made, draws));
  if (!projected.ok) throw new Error('no projection');
  const judged = projected.projection.outcome.goals.find((each) => each.id === goal.id);
  expect((judged?.expectedShare ?? 0) * scenario.villages.length).toBeCloseTo(found.value, 6);
  const worth = await choosePortfolio(alreadyBought(offer, found.chosen));
  expect(worth.value).toBeCloseTo(found.value, 9);
  const paid = (of: typeof made) =>
    Object.values(of.support).reduce((sum, years) => sum + Object.values(years).reduce((a, b) => a + b, 0), 0);
  expect(paid(made) - paid(first)).toBeCloseTo(found.cost, -1);
});
