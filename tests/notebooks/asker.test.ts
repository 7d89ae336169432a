import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeAnswering, type QuestionRequest } from '../../src/engine/asking.ts';
import { makeDraws, readScenario, targets } from '../../src/model/index.ts';
import { makeAsker, quiet } from '../../src/notebooks/runtime/asker.ts';
import { Cancelled } from '../../src/notebooks/runtime/host.ts';
import { last } from '../helpers.ts';

// Questions of a page on a worker of this thread, against the model asked itself.

const { scenario: read } = readScenario(readFileSync(join(import.meta.dirname, '../../scenarios/seven-villages.yaml')));
if (!read) throw new Error('the town has problems');
const town = { ...read, runs: 500 };
const [plan] = town.plans;
if (!plan) throw new Error('the town has no plan');

function workerHere(heard: QuestionRequest[] = []): Worker {
  const worker = { onmessage: null, onerror: null, terminate: () => {} } as unknown as Worker;
  const hear = makeAnswering((question) =>
    setTimeout(() => worker.onmessage?.({ data: structuredClone({ question }) } as MessageEvent)),
  );
  return Object.assign(worker, {
    postMessage: ({ question }: { question: QuestionRequest }) => {
      heard.push(question);
      hear(structuredClone(question));
    },
  });
}

/** An asker about the town; what its worker hears and what is told of progress are written down. */
function listening() {
  const heard: QuestionRequest[] = [];
  const shares: (number | null)[] = [];
  const asker = makeAsker(() => workerHere(heard));
  asker.onProgress((share) => shares.push(share));
  return { asker, heard, shares, ask: asker.about(town, new AbortController().signal) };
}

const target = { plan: plan.id, measure: 'income', year: 2022, confidence: 0.8 } as const;

test('an answer is that of the model, told with its progress, and asked once', async () => {
  const { heard, shares, ask } = listening();
  const made = last(targets(town, plan, 'income', 2022, 0.8, makeDraws(town.seed, town.runs)));
  expect(made.ok && made.targets).toEqual(await ask('targets', target));
  await ask('targets', target);
  expect(heard.map(({ kind }) => kind)).toEqual(['scenario', 'question']);
  expect(shares).toContain(1);
  expect(shares.at(-1)).toBe(null);
});

test('a newer question of a place, another scenario and a stop call off what is open', async () => {
  const asker = makeAsker(() => workerHere());
  const controller = new AbortController();
  const ask = asker.about(town, controller.signal);
  const older = ask('targets', target);
  const newer = ask('targets', { ...target, confidence: 0.9 });
  await expect(older).rejects.toBeInstanceOf(Cancelled);
  expect((await newer).length).toBe(town.villages.length + 1);
  const waits = [ask('tornado', { plan: plan.id, outcome: 'income@2022' }), ask('money', { plan: plan.id, rate: 0.08 })];
  controller.abort();
  for (const open of waits) await expect(open).rejects.toBeInstanceOf(Cancelled);
  await expect(ask('money', { plan: plan.id, rate: 0.05 })).rejects.toBeInstanceOf(Cancelled);
  const again = asker.about(town, new AbortController().signal);
  const stopped = again('money', { plan: plan.id, rate: 0.08 });
  asker.stop();
  await expect(stopped).rejects.toBeInstanceOf(Cancelled);
  expect((await again('targets', target)).length).toBe(town.villages.length + 1);
});

test('a question that two places wait for is called off when neither does any more', async () => {
  const { ask, heard } = listening();
  const first = ask('targets', target, 'a');
  const second = ask('targets', target, 'b');
  // The one place asks another question; the other still waits for its own.
  const other = ask('targets', { ...target, confidence: 0.9 }, 'a');
  expect((await second).length).toBe(town.villages.length + 1);
  expect(await first).toBe(await second);
  expect((await other).length).toBe(town.villages.length + 1);
  const third = ask('targets', { ...target, confidence: 0.7 }, 'a');
  const fourth = ask('targets', { ...target, confidence: 0.7 }, 'b');
  const last = [ask('targets', target, 'a'), ask('targets', target, 'b')];
  await expect(third).rejects.toBeInstanceOf(Cancelled);
  await expect(fourth).rejects.toBeInstanceOf(Cancelled);
  expect(await last[0]).toBe(await first);
  expect(heard.filter(({ kind }) => kind === 'question')).toHaveLength(3);
});

test('every question about the town is answered in plain data', async () => {
  const asker = makeAsker(() => workerHere());
  const ask = asker.about(town, new AbortController().signal);
  const of = { plan: 'three-sources', outcome: 'income@2022' };
  expect((await ask('tornado', of))[0]?.input.title.zh).toBeTruthy();
  expect((await ask('sobol', of)).length).toBeGreaterThan(5);
  expect((await ask('sources', of)).map(({ source }) => source)).toContain('assumption');
  expect((await ask('discover', { ...of, below: null })).failing).toBeGreaterThan(0);
  const explained = await ask('explain', { from: plan.id, to: 'three-sources', outcome: 'income@2022' });
  expect(explained.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(explained.difference, 4);
  const goal = town.goals.find(({ measure }) => measure === 'income')?.id ?? '';
  const bought = await ask('portfolio', {
    plan: plan.id,
    others: town.plans.slice(1).map(({ id }) => id),
    goal,
    budget: 2e6,
    objective: { kind: 'expected villages' },
  });
  expect(bought.found.cost).toBeLessThanOrEqual(2e6);
  const [village] = town.villages;
  const [venture] = village?.ventures ?? [];
  const figure = {
    village: village?.id ?? '',
    venture: venture?.id ?? '',
    parameter: Object.keys(venture?.figures ?? {})[0] ?? '',
  };
  expect((await ask('seek', { plan: plan.id, goal, figure, low: 0, high: 1e6 }))?.tried.length).toBeGreaterThan(5);
  const seen = await ask('market', { plan: 'three-sources', year: 2022 });
  expect(seen.drivers.map(({ id }) => id)).toEqual(town.drivers.map(({ id }) => id));
  const { income, goals } = await ask('stress', { plan: 'three-sources', drivers: town.drivers });
  expect(income.length).toBe(3);
  const own = goals[0]?.villages.map(({ probability }) => probability) ?? [];
  expect((await ask('dependence', { own, needed: own.length, simulated: 0.5 })).points.length).toBe(11);
});

test('a question that can wait waits for the figures on screen, and nobody is told of it', async () => {
  const { asker, heard, shares, ask } = listening();
  asker.yields(true);
  const later = ask('targets', target, quiet);
  const now = ask('targets', { ...target, confidence: 0.9 });
  await now;
  expect(heard.filter(({ kind }) => kind === 'question')).toHaveLength(1);
  const told = shares.length;
  asker.yields(false);
  expect((await later).length).toBe(town.villages.length + 1);
  expect(shares.slice(told).every((share) => share === null)).toBe(true);
});
