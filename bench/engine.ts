/** Scenarios in; what Furrow makes of them, out. Every call of the bench into Furrow is in this file. */
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { poolFor, shared } from '../src/cli/threads.ts';
import { makePool, type Pool, type Spawn } from '../src/engine/pool.ts';
import { makeReceived, projectPlans, type Received } from '../src/engine/project.ts';
import { makeWork } from '../src/engine/work.ts';
import { scratch } from '../src/model/base/scratch.ts';
import { makeSum } from '../src/model/base/sum.ts';
import { toColumn, total } from '../src/model/formula/column.ts';
import {
  compileModel,
  makeDraws,
  type PlanSummary,
  quantiles,
  readScenario,
  type Scenario,
  summarize,
} from '../src/model/index.ts';
import { projectVenture } from '../src/model/projection/venture.ts';
import { makeWhole } from '../src/model/projection/windows.ts';
import { firstRuns, mostReceived } from '../src/notebooks/runtime/engine.ts';
import { workerLimits } from '../src/notebooks/runtime/engine-thread.ts';
import { levels, type Outcome } from './figures.ts';

/** Throws with every problem. */
export function scenarioOf(text: string): Scenario {
  const { scenario, problems } = readScenario(text);
  if (!scenario) throw new Error(problems.map(({ line, say }) => `${line}: ${say.en}`).join('\n'));
  return scenario;
}

/** What is asked for only if a row is run. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export const scenarioFile = (path: string): Scenario => scenarioOf(readFileSync(path, 'utf8'));

/** The work that peers do too, one thread, nothing kept: every venture of every year, the town's income, its quantiles. Funds, sources and what else a page shows are in the row of the whole answer. */
export function referenceWork(scenario: Scenario): Outcome {
  const [plan] = scenario.plans;
  if (!plan) throw new Error('no plan');
  const draws = makeDraws(scenario.seed, scenario.runs, 0, shared.draws);
  const model = compileModel(scenario, plan);
  const whole = makeWhole(scenario.runs);
  for (const window of draws.windows()) {
    const sums = model.years.map(makeSum);
    const paths = window.drivers(model.drivers, model.correlations, model.years);
    for (const village of model.villages)
      scratch.within(() => {
        const lent = window.lent();
        const ventures = village.ventures.map((_, i) => projectVenture(model, village, i, lent, paths, scratch));
        for (const [t, sum] of sums.entries()) {
          const incomes = ventures.map((outputs) => outputs[t]?.get('income') ?? 0);
          sum.add(toColumn(scratch, total(scratch, incomes)));
          sum.settle();
        }
      });
    whole.put(
      sums.map((sum) => sum.value()),
      window.from,
      window.runs,
    );
  }
  const years = whole.columns();
  const found = years.map((column) => quantiles(column, levels));
  const { mean, standardError } = summarize(years.at(-1) ?? 0);
  return { mean, standardError, quantiles: found.at(-1) ?? [] };
}

/** Answers that keep what they made, as a page does. */
export interface Session {
  readonly answer: (scenario: Scenario) => Promise<readonly PlanSummary[]>;
  readonly end: () => void;
}

const sessionOf = (pool: Pool, received?: Received): Session => ({
  answer: async (scenario) => {
    const projected = await projectPlans(pool, scenario, scenario.plans, { received });
    if (!projected.ok) throw new Error(projected.finding.say.en);
    return projected.projections.map(({ outcome }) => outcome);
  },
  end: pool.end,
});

/** With one thread the work is done in this one. */
export function openSession(threads: number): Session {
  const keptByPage = workerLimits(threads);
  const here: Spawn = (hear) => ({ post: makeWork(hear, keptByPage), end: () => {} });
  const thread: Spawn = (hear, died) => {
    const worker = new Worker(new URL('./engine-worker.js', import.meta.url), { workerData: keptByPage });
    worker.on('message', hear);
    worker.on('error', (error) => died(error.message));
    return { post: (request) => worker.postMessage(request), end: () => void worker.terminate() };
  };
  return sessionOf(makePool(threads === 1 ? here : thread, threads), makeReceived(mostReceived));
}

/** All plans, as the command line does it: threads start with the first answer, and no answer is kept for the next. */
export const openCommand = ({ plans, villages }: Scenario, threads = 1): Session =>
  sessionOf(poolFor(plans.length, villages.length, threads));

/** The same from nothing. */
export async function answerOnce(scenario: Scenario, threads = 1): Promise<readonly PlanSummary[]> {
  const session = openCommand(scenario, threads);
  try {
    return await session.answer(scenario);
  } finally {
    session.end();
  }
}

/** Of so many futures are the first figures of a page. */
export { firstRuns };
