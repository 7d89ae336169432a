import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeWork } from '../../src/engine/work.ts';
import { answer, makeDraws, type PlanSummary, readScenario, type Scenario } from '../../src/model/index.ts';
import { makeEngine } from '../../src/notebooks/runtime/engine.ts';
import { Cancelled } from '../../src/notebooks/runtime/host.ts';
import type { EngineAnswer } from '../../src/notebooks/runtime/notebook.ts';

// The page's engine on workers of this thread, against the model asked plan by plan.

const { scenario: town } = readScenario(readFileSync(join(import.meta.dirname, '../../scenarios/seven-villages.yaml')));
if (!town) throw new Error('the town has problems');
const megabyte = 2 ** 20;

function workerHere(): Worker {
  const worker = { onmessage: null, onerror: null, terminate: () => {} } as unknown as Worker;
  const hear = makeWork((work) => setTimeout(() => worker.onmessage?.({ data: structuredClone({ work }) } as MessageEvent)), {
    draws: 64 * megabyte,
    villages: 64 * megabyte,
    batches: 64 * megabyte,
  });
  return Object.assign(worker, { postMessage: ({ work }: { work: Parameters<typeof hear>[0] }) => hear(structuredClone(work)) });
}

function alone(scenario: Scenario): PlanSummary[] {
  const draws = makeDraws(scenario.seed, scenario.runs);
  return scenario.plans.map((plan) => {
    const steps = answer(scenario, plan, draws);
    let step = steps.next();
    while (!step.done) step = steps.next();
    if (!step.value.ok) throw new Error(step.value.finding.say.en);
    return step.value.projection.outcome;
  });
}

async function all(answers: AsyncGenerator<EngineAnswer>): Promise<EngineAnswer[]> {
  const given: EngineAnswer[] = [];
  for await (const each of answers) given.push(each);
  return given;
}

const told = (answers: readonly EngineAnswer[]) =>
  answers.map(({ outcomes }) => outcomes.map(({ plan, runs }) => `${plan} ${runs}`));
const idsOf = ({ plans, runs }: Scenario) => plans.map(({ id }) => `${id} ${runs}`);

test('first comes the plan on screen: from few futures where it may take long, else from all; then all plans, as the model answers', async () => {
  const scenario = { ...town, runs: 2500 };
  const engine = makeEngine(workerHere, 2);
  const signal = new AbortController().signal;
  const first = await all(engine.project(scenario, ['three-sources'], signal));
  expect(told(first)).toEqual([['three-sources 1000'], idsOf(scenario)]);
  expect(first.every((each) => each.scenario === scenario)).toBe(true);
  expect(first[0]?.outcomes).toEqual(alone({ ...scenario, runs: 1000 }).filter(({ plan }) => plan === 'three-sources'));
  expect(first[1]?.outcomes).toEqual(alone(scenario));
  // Of few runs there is no first answer from fewer.
  const short = { ...town, runs: 300 };
  const second = await all(engine.project(short, ['three-sources', 'as-is'], signal));
  expect(told(second)).toEqual([['as-is 300', 'three-sources 300'], idsOf(short)]);
  expect(second.at(-1)?.outcomes).toEqual(alone(short));
  // The outcome of a plan is the same object in both, so that nothing is drawn twice.
  expect(second[1]?.outcomes.find(({ plan }) => plan === 'as-is')).toBe(second[0]?.outcomes[0]);
  const once = await all(
    engine.project(
      short,
      short.plans.map(({ id }) => id),
      signal,
    ),
  );
  expect(told(once)).toEqual([idsOf(short)]);
});

test('a computation that is called off throws Cancelled, and tells of no progress any more', async () => {
  const engine = makeEngine(workerHere, 1);
  const shares: (number | null)[] = [];
  engine.onProgress((share) => shares.push(share));
  const controller = new AbortController();
  const answers = engine.project(town, [town.plans[0]?.id ?? ''], controller.signal);
  const { value } = await answers.next();
  expect(value?.outcomes[0]?.runs).toBe(1000);
  const rest = answers.next();
  controller.abort();
  await expect(rest).rejects.toBeInstanceOf(Cancelled);
  expect(shares.at(-1)).toBe(null);
});
