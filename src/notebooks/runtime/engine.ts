/** The page's side of the engine: scenarios and questions in; answers out, first from few futures and then from all, computed on workers. */
import { EngineStopped, makePool, type Pool, type Spawn } from '../../engine/pool.ts';
import { makeReceived, projectPlans } from '../../engine/project.ts';
import {
  type Column,
  compareColumns,
  differenceColumn,
  type Finding,
  type Plan,
  type Projection,
  problemWords,
  quantiles,
  type Scenario,
  type Text,
} from '../../model/index.ts';
import type { FromWorker, ToWorker } from './engine-thread.ts';
import { betweenLanguages, Cancelled } from './host.ts';
import type { Asked, EngineAnswer, EngineDifference } from './notebook.ts';

/** What the engine cannot answer, in both languages. */
export class EngineError extends Error {
  readonly say: Text;
  constructor(say: Text) {
    super(`${say.en}${betweenLanguages}${say.zh}`);
    this.say = say;
  }
}

/** What has no finite answer, and what to look for. */
export const findingError = (finding: Finding): EngineError =>
  new EngineError({ en: problemWords(finding, 'en'), zh: problemWords(finding, 'zh') });

export interface Engine {
  /**
   * Ends with the answer of all plans and runs. Before it comes one of the plans on screen alone: of all runs, or of few where all take
   * long. Throws `Cancelled` once the signal is aborted.
   */
  readonly project: (scenario: Scenario, onScreen: readonly string[], signal: AbortSignal) => AsyncGenerator<EngineAnswer>;
  /** Two plans of the newest answer. */
  readonly compare: (asked: Asked) => Promise<EngineDifference>;
  /** Called with the share done, and with null when nothing runs. */
  readonly onProgress: (listener: (share: number | null) => void) => void;
}

/** Runs of a first answer. */
export const firstRuns = 1000;

/** An answer that took longer, in milliseconds, is given from few futures first the next time; so is one of another size. */
const long = 400;

/** So long, in milliseconds, the plans that are not on screen wait: its new charts are painted first, and a hand that moves on finds the worker free. */
const pause = 120;

const rest = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Villages, over all plans, from which on more than one worker is worth its start. */
const worthThreads = 60;

const mostWorkers = 4;

/** Bytes of sums that need not be sent again. */
export const mostReceived = 320 * 2 ** 20;

const bins = 48;

/** Few futures far away would leave little room for all others: each end has so many, in one bar, where the rest takes less than that share of the whole. */
const [atEnd, crowded] = [0.01, 0.6];

/** Equal bars; the first and the last one may reach further out. */
export function histogram(column: Float64Array): Pick<EngineDifference, 'edges' | 'counts'> {
  const [low, from, to, high] = quantiles(column, [0, atEnd, 1 - atEnd, 1]) as [number, number, number, number];
  if (low === high) return { edges: [low, low + 1], counts: [column.length] };
  const [first, last] = to > from && to - from < crowded * (high - low) ? [from, to] : [low, high];
  const width = (last - first) / bins;
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of column) {
    const bin = Math.max(0, Math.min(Math.floor((value - first) / width), bins - 1));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const between = Array.from({ length: bins - 1 }, (_, i) => first + (i + 1) * width);
  return { edges: [low, ...between, high], counts };
}

/** A difference of two columns and its histogram. */
function differenceOf(x: Column, y: Column): EngineDifference {
  const values = differenceColumn(x, y);
  return { difference: compareColumns(x, y), ...histogram(typeof values === 'number' ? new Float64Array([values]) : values) };
}

export function makeEngine(makeWorker: () => Worker, processors: number): Engine {
  // The first worker loads while the page reads its scenario.
  let spare: Worker | null = makeWorker();
  const spawnOneOf =
    (size: number): Spawn =>
    (hear, died) => {
      const worker = spare ?? makeWorker();
      spare = null;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => 'work' in data && hear(data.work);
      worker.onerror = (event) => {
        worker.terminate();
        died(event.message);
      };
      return { post: (work) => worker.postMessage({ work, of: size } satisfies ToWorker), end: () => worker.terminate() };
    };
  let pool: { readonly size: number; readonly of: Pool } | null = null;
  const poolOf = ({ plans, villages }: Scenario): Pool => {
    const size = plans.length * villages.length < worthThreads ? 1 : Math.max(1, Math.min(processors, mostWorkers));
    if (pool?.size !== size) {
      pool?.of.end();
      pool = { size, of: makePool(spawnOneOf(size), size) };
    }
    return pool.of;
  };
  const received = makeReceived(mostReceived);
  let newest: { readonly scenario: Scenario; readonly projections: readonly Projection[] } | null = null;
  let took = { size: 0, ms: 0 };
  let running = 0;
  let listener: (share: number | null) => void = () => {};

  const projected = async (scenario: Scenario, plans: readonly Plan[], signal: AbortSignal): Promise<readonly Projection[]> => {
    const progress = (done: number, of: number) => {
      if (!signal.aborted) listener(done / of);
    };
    try {
      const answered = await projectPlans(poolOf(scenario), scenario, plans, { signal, progress, received });
      if (answered.ok) return answered.projections;
      throw findingError(answered.finding);
    } catch (error) {
      if (signal.aborted) throw new Cancelled();
      if (error instanceof EngineError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineError({ en: reason, zh: error instanceof EngineStopped ? error.zh : `计算引擎出错：${reason}` });
    }
  };

  /** The answer of these plans, in the order of the scenario; they can be compared from now on. */
  const keep = (scenario: Scenario, made: readonly Projection[]): EngineAnswer => {
    const projections = scenario.plans.flatMap(({ id }) => made.filter(({ outcome }) => outcome.plan === id));
    newest = { scenario, projections };
    return { scenario, outcomes: projections.map(({ outcome }) => outcome) };
  };

  return {
    project: async function* (scenario, onScreen, signal) {
      running++;
      listener(0);
      try {
        const size = scenario.runs * scenario.plans.length * scenario.villages.length;
        const shown = scenario.plans.filter(({ id }) => onScreen.includes(id));
        const others = scenario.plans.filter(({ id }) => !onScreen.includes(id));
        const few = (took.size !== size || took.ms > long) && scenario.runs > 2 * firstRuns;
        if (few) {
          const first = { ...scenario, runs: firstRuns };
          yield { ...keep(first, await projected(first, shown, signal)), scenario };
        }
        const start = performance.now();
        // What takes long is done together: plans share what they have in common.
        let done: readonly Projection[] = [];
        for (const plans of few ? [scenario.plans] : [shown, others]) {
          if (plans.length === 0) continue;
          if (plans === others && done.length > 0) await rest(pause);
          done = [...done, ...(await projected(scenario, plans, signal))];
          if (done.length === scenario.plans.length) took = { size, ms: performance.now() - start };
          yield keep(scenario, done);
        }
      } finally {
        running--;
        if (running === 0) listener(null);
      }
    },
    compare: async ({ a, b, measure, year }) => {
      const townOf = (plan: string): Column => {
        const projection = newest?.projections.find(({ outcome }) => outcome.plan === plan);
        if (!projection) throw new EngineError({ en: 'these plans are not computed yet', zh: '这些方案尚未计算' });
        return projection.town[measure]?.[projection.outcome.years.indexOf(year)] ?? 0;
      };
      return differenceOf(townOf(a), townOf(b));
    },
    onProgress: (next) => {
      listener = next;
    },
  };
}
