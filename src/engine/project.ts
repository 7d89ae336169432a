/** A pool, a scenario and some of its plans in; the plans projected, batch by batch on any worker, out. The same bytes whatever the number of workers. */
import {
  type Answer,
  type Batch,
  batchSize,
  boundedMap,
  compileModel,
  gather,
  makeDraws,
  type Plan,
  type Projection,
  type Scenario,
} from '../model/index.ts';
import type { Pool } from './pool.ts';

/** Batches of earlier answers, so that what did not change is not sent again. */
export interface Received {
  readonly get: (key: string) => ReceivedBatch | undefined;
  readonly set: (key: string, batch: ReceivedBatch) => void;
}

interface ReceivedBatch extends Omit<Batch, 'goals'> {
  readonly stamp: string;
}

/** Keeps up to `mostBytes` of sums. */
export function makeReceived(mostBytes: number): Received {
  return boundedMap<ReceivedBatch>(mostBytes, ({ sums }) =>
    Object.values(sums)
      .flat()
      .reduce<number>((bytes, column) => bytes + (typeof column === 'number' ? 8 : column.byteLength), 0),
  );
}

export interface ProjectOptions {
  readonly received?: Received | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the batches that are done, of all. */
  readonly progress?: (done: number, of: number) => void;
}

export type Projected =
  | { readonly ok: true; readonly projections: readonly Projection[] }
  | Extract<Answer, { readonly ok: false }>;

/** Rejects with the signal's reason as soon as it is aborted. */
export async function projectPlans(
  pool: Pool,
  scenario: Scenario,
  plans: readonly Plan[],
  { signal, progress, received }: ProjectOptions = {},
): Promise<Projected> {
  signal?.throwIfAborted();
  // Only drivers are drawn here, where the town's own measures read them.
  const draws = makeDraws(scenario.seed, scenario.runs);
  const gatherings = plans.map((plan) => gather(scenario, compileModel(scenario, plan), draws));
  const batches = Math.ceil(scenario.villages.length / batchSize);
  // Plans go together through a batch of villages: what they share is made once.
  const asked = Array.from({ length: batches }, (_, index) =>
    plans.map(({ id }) => {
      const key = JSON.stringify([scenario.seed, scenario.runs, id, index]);
      const known = received?.get(key);
      return { key, known, ...pool.ask(scenario, { kind: 'batch', plan: id, index, has: known?.stamp }) };
    }),
  );
  const open = new Set(asked.flat());
  const of = open.size;
  let done = 0;
  const tell = () => progress?.(++done, of);
  // Whoever waits for a batch hears of its failure; one that nobody waits for any more is no news.
  for (const { result } of open) result.then(tell, () => {});
  const callOff = () => {
    for (const { cancel } of open) cancel(signal?.reason);
  };
  signal?.addEventListener('abort', callOff);
  try {
    for (const [index, ofPlans] of asked.entries()) {
      for (const [i, batch] of ofPlans.entries()) {
        const made = await batch.result;
        if (!made.ok) return made;
        const whole = 'sums' in made.batch ? made.batch : { ...(batch.known as ReceivedBatch), goals: made.batch.goals };
        gatherings[i]?.add(whole);
        received?.set(batch.key, { stamp: made.stamp, villages: whole.villages, sums: whole.sums });
        open.delete(batch);
      }
      // Added in order, and let go.
      asked[index] = [];
    }
    const projections: Projection[] = [];
    for (const gathering of gatherings) {
      const answered = gathering.finish();
      if (!answered.ok) return answered;
      projections.push(answered.projection);
    }
    return { ok: true, projections };
  } finally {
    signal?.removeEventListener('abort', callOff);
    callOff();
  }
}
