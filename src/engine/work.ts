/** A worker's side: a scenario and tasks in; batches of villages out. What other tasks may need again is kept. */
import {
  boundedMap,
  compileModel,
  type Draws,
  type Finding,
  type Kept,
  keep,
  keptIn,
  type Model,
  makeBatch,
  makeDraws,
  type Scenario,
} from '../model/index.ts';
import { breathe } from './breathe.ts';
import { handedOver, makePacker, type Parcel } from './parcel.ts';
import { type Patch, patched } from './patch.ts';

/** A batch of villages under a plan. */
export interface Task {
  readonly plan: string;
  readonly index: number;
  /** The stamp of the newest answer that whoever asks still has. */
  readonly has?: string | undefined;
}

/** A batch, without what whoever asks has; `kept` where its columns are still needed here. */
export type SentBatch =
  | { readonly ok: true; readonly parcel: Parcel; readonly kept: boolean }
  | { readonly ok: false; readonly finding: Finding };

export type Request =
  /** Tasks after it are about this scenario: what is another in it than in the one before, or in null. */
  | { readonly kind: 'scenario'; readonly patch: Patch }
  | { readonly kind: 'task'; readonly id: number; readonly task: Task }
  | { readonly kind: 'cancel'; readonly id: number };

export type Reply =
  | { readonly kind: 'done'; readonly id: number; readonly result: SentBatch }
  | { readonly kind: 'cancelled'; readonly id: number }
  /** Something that should never happen: told as it was thrown. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** A reply as it goes to another thread, with the memory that goes over to it. */
export function toSend(reply: Reply): readonly [Reply, ArrayBuffer[]] {
  if (reply.kind !== 'done' || !reply.result.ok) return [reply, []];
  const { parcel, memory } = handedOver(reply.result.parcel, reply.result.kept);
  return [{ ...reply, result: { ...reply.result, parcel } }, memory];
}

/** Draws, and what was made on them. */
interface Room {
  readonly draws: Draws;
  readonly kept: Kept | undefined;
}

/** What tasks are about, with the plans that were compiled of it. */
interface About {
  readonly scenario: Scenario;
  readonly models: Map<string, Model>;
}

/** Bytes of columns that a worker keeps for later tasks. Without villages it keeps no batches either. */
export interface Limits {
  /** Of streams, and as many of figures' values. */
  readonly draws: number;
  readonly villages: number;
  readonly batches: number;
}

/** Of so many seeds and numbers of runs something is kept: few runs for first figures, then all. */
export const mostFutures = 2;

/** What hears the requests of one pool, and answers them by `reply`. It keeps draws, villages and batches up to the limits. */
export function makeWork(reply: (message: Reply) => void, limits: Limits): (request: Request) => void {
  const rooms = boundedMap<Room>(mostFutures, () => 1);
  let now: About | null = null;
  const cancelled = new Set<number>();
  // No other worker, and no later one, gives the same stamps.
  const { pack } = makePacker(`${Date.now()} ${Math.random()}`);

  const roomOf = ({ seed, runs }: Scenario): Room =>
    keptIn(rooms, JSON.stringify([seed, runs]), () => ({
      draws: makeDraws(seed, runs, 0, limits.draws),
      kept: limits.villages > 0 ? keep(limits.villages, limits.batches) : undefined,
    }));

  const modelOf = ({ scenario, models }: About, plan: string): Model =>
    keptIn(models, plan, () => {
      const own = scenario.plans.find(({ id }) => id === plan);
      if (!own) throw new Error(`a task about an unknown plan: ${plan}`);
      return compileModel(scenario, own);
    });

  /** null where it was cancelled. */
  const batch = async (about: About, id: number, { plan, index, has }: Task): Promise<SentBatch | null> => {
    const asked = about.scenario;
    const { draws, kept } = roomOf(asked);
    const steps = makeBatch(asked, modelOf(about, plan), draws, index, { kept });
    for (;;) {
      const step = steps.next();
      if (step.done) {
        if (!step.value.ok) return step.value;
        const place = JSON.stringify([asked.seed, asked.runs, plan, index]);
        return { ok: true, parcel: pack(place, step.value.batch, has), kept: kept !== undefined };
      }
      await breathe();
      if (cancelled.has(id)) return null;
    }
  };

  const answer = async (about: About | null, id: number, task: Task): Promise<void> => {
    if (!about) throw new Error('a task before its scenario');
    const result = cancelled.has(id) ? null : await batch(about, id, task);
    cancelled.delete(id);
    reply(result ? { kind: 'done', id, result } : { kind: 'cancelled', id });
  };
  // One task after another, each about the scenario that was told before it.
  let busy: Promise<void> = Promise.resolve();

  return (request) => {
    if (request.kind === 'scenario') {
      // What is the same stays the very same, so that what was made of it is known again.
      now = { scenario: patched(now?.scenario ?? null, request.patch) as Scenario, models: new Map() };
    } else if (request.kind === 'cancel') cancelled.add(request.id);
    else {
      const { id, task } = request;
      const about = now;
      busy = busy
        .then(() => answer(about, id, task))
        .catch((error) => reply({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }));
    }
  };
}
