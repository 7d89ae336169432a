/** A pool, a scenario and some of its plans in; the plans projected, batch by batch on any worker, out. The same bytes whatever the number of workers. */
import {
  type Answer,
  type BoundedMap,
  batchesOf,
  boundedMap,
  bytesOfColumns,
  compileModel,
  type Draws,
  gather,
  type KeptTowns,
  keepTowns,
  makeDraws,
  type Plan,
  type Projection,
  type Scenario,
} from '../model/index.ts';
import { type Arrived, unpack } from './parcel.ts';
import type { Pool } from './pool.ts';

/** Earlier answers, so that what did not change is neither sent nor made again. */
export interface Received {
  readonly batches: BoundedMap<Arrived>;
  readonly towns: KeptTowns;
  /** Only drivers are drawn here, where the town's own measures read them. */
  readonly drawsOf: (scenario: Scenario) => Draws;
}

const bytesOf = ({ batch: { sums, goals } }: Arrived): number =>
  bytesOfColumns([...Object.values(sums).flat(), ...goals.map(({ counts }) => counts)]);

/** Keeps up to `mostBytes` of sums, and an eighth of that of towns. */
export function makeReceived(mostBytes: number): Received {
  let draws: Draws | null = null;
  return {
    batches: boundedMap(mostBytes, bytesOf),
    towns: keepTowns(mostBytes / 8),
    drawsOf: ({ seed, runs }) => {
      if (draws?.seed !== seed || draws.runs !== runs) draws = makeDraws(seed, runs);
      return draws;
    },
  };
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
  const draws = received?.drawsOf(scenario) ?? makeDraws(scenario.seed, scenario.runs);
  const gatherings = plans.map((plan) => gather(scenario, compileModel(scenario, plan), draws, received?.towns));
  // Plans go together through a batch of villages: what they share is made once.
  const asked = batchesOf(scenario).map((_, index) =>
    plans.map(({ id }) => {
      const key = JSON.stringify([scenario.seed, scenario.runs, id, index]);
      const known = received?.batches.get(key);
      return { key, known, ...pool.ask(scenario, { plan: id, index, has: known?.stamp }) };
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
        const arrived = unpack(made.parcel, batch.known);
        gatherings[i]?.add(arrived.batch);
        received?.batches.set(batch.key, arrived);
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
