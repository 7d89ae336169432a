import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import {
  answer,
  type Column,
  makeDraws,
  type Projection,
  readScenario,
  type Scenario,
  type VillageProjection,
} from '../src/model/index.ts';

/** The scenario of a text, or an error that lists its problems. */
export function scenarioOf(text: string): Scenario {
  const { scenario, problems } = readScenario(text);
  if (!scenario) throw new Error(problems.map(({ line, column, say }) => `${line}:${column}: ${say.en}`).join('\n'));
  return scenario;
}

/** A plan of a scenario projected, all columns kept. */
export function projectedPlan(
  scenario: Scenario,
  planId = scenario.plans[0]?.id ?? '',
  { runs = scenario.runs, from = 0 } = {},
): Projection {
  const plan = scenario.plans.find(({ id }) => id === planId);
  if (!plan) throw new Error(`no plan ${planId}`);
  const steps = answer(scenario, plan, makeDraws(scenario.seed, runs, from), { columns: true });
  let step = steps.next();
  while (!step.done) step = steps.next();
  if (!step.value.ok) throw new Error(step.value.finding.say.en);
  return step.value.projection;
}

/** Means of a measure of a village, rounded to a hundredth. */
export function means(projection: Projection, village: string, measure: string): number[] {
  const rows =
    village === ''
      ? projection.outcome.town[measure]
      : projection.outcome.villages.find(({ id }) => id === village)?.measures[measure];
  return (rows ?? []).map(({ mean }) => Math.round(mean * 100) / 100);
}

/** Runs a computation to its end. */
export function last<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** What to do about the first formula of the first plan that has no finite answer; empty where all have one. */
export function hintOf(scenario: Scenario): string {
  const made = last(answer(scenario, scenario.plans[0] as never, makeDraws(scenario.seed, scenario.runs)));
  return made.ok ? '' : made.finding.hint.en;
}

/** What a village's income brings each fund, a year, run by run. */
export function allocated({ allocation }: Scenario, { divided }: VillageProjection): { [fund: string]: Column[] } {
  const times = (column: Column, share: number) => (typeof column === 'number' ? column * share : column.map((x) => x * share));
  return Object.fromEntries(
    Object.entries(allocation).map(([fund, share]) => [fund, divided.map((column) => times(column, share))]),
  );
}

/** The same to the last bit. The runner's own comparison takes long over columns: it is asked only where it has a difference to show. */
export function same(found: unknown, wanted: unknown, where?: string): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found, where).toEqual(wanted);
}
