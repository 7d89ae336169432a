/**
 * A scenario, a plan of it compiled, draws and the number of a batch of villages in; what the town's answer needs of these villages, out. A batch depends on nothing
 * of another, so that any thread can make any batch; their sums are added in the order of the batches, whoever made them.
 */
import { type BoundedMap, boundedMap, bytesOfColumns } from '../base/cache.ts';
import type { Column, Goal, Scenario } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { makeNames, type NameOf } from '../base/same.ts';
import { makeSummaries, type Summary } from '../base/stats.ts';
import { makeSumTable, type Summed } from '../base/sum.ts';
import type { Draws } from '../chance/draws.ts';
import { batchesOf } from '../projection/batches.ts';
import { bytesOfVillage, type KeptVillages, keepVillages } from '../projection/kept.ts';
import type { CompiledVillage, Model } from '../projection/model.ts';
import { type Columns, projectVillage, type VillageProjection, withVillage } from '../projection/project.ts';
import { NotFinite } from '../projection/venture.ts';
import { goalColumn, makeReachings, makeTally, type Reachings, type Tally } from './judge.ts';
import { summaryOf, type VillageSummary } from './village-summary.ts';

/** What a batch is made of, before it is judged. */
interface Projected {
  readonly villages: readonly VillageSummary[];
  /** Of the villages' measures. */
  readonly summed: Summed;
  /** A row a village; of its measures those that goals ask for, by `measureKey`. */
  readonly judged: readonly { readonly [measureAndYear: string]: Column }[];
}

export interface Batch {
  readonly villages: readonly VillageSummary[];
  /** Of the villages' measures. */
  readonly sums: Columns;
  /** A tally a goal. */
  readonly goals: readonly Tally[];
}

interface KeptBatch extends Projected {
  /** By goal and the columns that it judged. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

export type Batched = { readonly ok: true; readonly batch: Batch } | { readonly ok: false; readonly finding: Finding };

/** What is kept between questions, each part up to its own limit of memory. */
export interface Kept extends KeptVillages {
  readonly summaries: WeakMap<VillageProjection, VillageSummary>;
  readonly batches: BoundedMap<KeptBatch>;
  readonly nameOf: NameOf;
  readonly summarize: (column: Column) => Summary;
  readonly reaching: Reachings;
  /** The key under which a village, or a batch, of a plan was kept last. */
  readonly lastKeys: Map<string, string>;
}

const bytesOf = ({ summed, judged, tallies }: KeptBatch): number =>
  bytesOfColumns([
    ...Object.values(summed.columns).flat(),
    ...judged.flatMap((row) => Object.values(row)),
    ...[...tallies.values()].map(({ counts }) => counts),
  ]);

/** Keeps villages with all their columns, and batches with their sums and judged measures, up to so many bytes of each. */
export const keep = (villageBytes = 128 * 2 ** 20, batchBytes = villageBytes): Kept => ({
  ...keepVillages(villageBytes, bytesOfVillage),
  summaries: new WeakMap(),
  batches: boundedMap(batchBytes, bytesOf),
  nameOf: makeNames(),
  summarize: makeSummaries(),
  reaching: makeReachings(),
  lastKeys: new Map(),
});

const placeOf = ({ plan }: Model, { village }: CompiledVillage): string => `${plan.id} ${village.id}`;

const measureKey = ({ measure, year }: Goal): string => `${measure} ${year}`;

/** A village and its key in; its columns and its summary, kept ones where there are, out. */
function projectKept(model: Model, village: CompiledVillage, key: string, draws: Draws, kept: Kept) {
  const before = kept.villages.get(kept.lastKeys.get(placeOf(model, village)) ?? '');
  const projection = kept.villages.get(key) ?? projectVillage(model, village, draws, before);
  kept.villages.set(key, projection);
  const summary = kept.summaries.get(projection) ?? summaryOf(projection, model, draws.runs, kept.summarize);
  kept.summaries.set(projection, summary);
  return { projection, summary };
}

/** What all steps of a batch are about. */
interface Asked {
  readonly model: Model;
  readonly villages: readonly CompiledVillage[];
  readonly goals: readonly Goal[];
  readonly draws: Draws;
  readonly index: number;
}

/** Of a village's measures those that goals ask for; `own` makes a column that stays. */
const judgedOf = ({ goals, model }: Asked, { measures }: VillageProjection, own: (column: Column) => Column) =>
  Object.fromEntries(goals.map((goal) => [measureKey(goal), own(goalColumn(measures, goal, model.years))]));

/** Projects each village anew, or takes what is kept of it; yields it once its columns and its summary are there. */
function* projectKeeping(
  asked: Asked,
  keys: readonly string[],
  kept: Kept,
  before: KeptBatch | undefined,
): Generator<VillageProjection, Projected> {
  const { model, villages, draws } = asked;
  const sums = makeSumTable(kept.nameOf, before?.summed);
  const told: VillageSummary[] = [];
  const judged: Projected['judged'][number][] = [];
  for (const [i, village] of villages.entries()) {
    const { projection, summary } = projectKept(model, village, keys[i] ?? '', draws, kept);
    sums.add(projection.measures);
    told.push(summary);
    judged.push(judgedOf(asked, projection, (column) => column));
    yield projection;
  }
  return { villages: told, summed: sums.value(), judged };
}

/** Projects each village anew; yields it with its columns if they are to stay, else null, as they are lent to `see` and gone then. */
function* projectAnew(
  { model, villages, draws }: Asked,
  stay: boolean,
  see: (projection: VillageProjection) => void,
): Generator<VillageProjection | null, Pick<Projected, 'villages' | 'summed'>> {
  const sums = makeSumTable();
  const told: VillageSummary[] = [];
  const take = (projection: VillageProjection) => {
    sums.add(projection.measures);
    told.push(summaryOf(projection, model, draws.runs, makeSummaries()));
    see(projection);
    if (!stay) sums.settle();
    return stay ? projection : null;
  };
  for (const village of villages)
    yield stay ? take(projectVillage(model, village, draws)) : withVillage(model, village, draws, take);
  // A lent column cannot be known again by its name.
  return { villages: told, summed: { columns: sums.value().columns, names: {} } };
}

/** The same, of which nothing stays but what is judged. */
function* projectLending(asked: Asked): Generator<VillageProjection | null, Projected> {
  const judged: Projected['judged'][number][] = [];
  const own = (column: Column) => (typeof column === 'number' ? column : column.slice());
  const made = yield* projectAnew(asked, false, (projection) => judged.push(judgedOf(asked, projection, own)));
  return { ...made, judged };
}

/** A tally a goal, by the goal and what it judged; those of `known` are not counted again. */
function talliesOf(
  { villages, goals }: Asked,
  { judged }: Projected,
  kept: Kept,
  known: readonly KeptBatch[],
): Map<string, Tally> {
  const ids = villages.map(({ village }) => village.id);
  return new Map(
    goals.map((goal) => {
      const columns = judged.map((row) => row[measureKey(goal)] ?? 0);
      const key = JSON.stringify([goal.id, goal.who, goal.atLeast, ids, columns.map(kept.nameOf)]);
      const found = known.find(({ tallies }) => tallies.has(key))?.tallies.get(key);
      if (found) return [key, found];
      const made = makeTally(goal, kept.reaching);
      for (const [i, id] of ids.entries()) made.add({ id, column: columns[i] ?? 0 });
      return [key, made.tally()];
    }),
  );
}

/**
 * Whether columns of villages are worth keeping: all of the plan's have room, or one alone of these is another than before. That
 * is a hand on a figure of it, and its neighbours serve the next move. Else each would only be let go before it is asked for again.
 */
function isWorthKeeping({ model, villages }: Asked, keys: readonly string[], kept: Kept): boolean {
  const others = villages.filter((village, i) => kept.lastKeys.get(placeOf(model, village)) !== keys[i]);
  return others.length === 1 || kept.villages.fits(model.villages.length);
}

function* batchKept(asked: Asked, kept: Kept, columns: boolean): Generator<VillageProjection | null, Batch> {
  const { model, villages, goals, draws, index } = asked;
  const keys = villages.map((village) => kept.keyOf(model, village, draws));
  const key = keys.join('\n\n');
  const place = `${model.plan.id} #${index}`;
  const lastKey = kept.lastKeys.get(place) ?? '';
  const before = kept.batches.get(lastKey);
  const found = columns ? undefined : kept.batches.get(key);
  const isJudged = found?.judged.every((row) => goals.every((goal) => Object.hasOwn(row, measureKey(goal))));
  let projected: Projected;
  if (found && isJudged) projected = found;
  else if (columns || isWorthKeeping(asked, keys, kept)) projected = yield* projectKeeping(asked, keys, kept, before);
  else {
    projected = yield* projectLending(asked);
    // To make the one before again would take no longer than this one did.
    kept.batches.delete(lastKey);
  }
  const known = [found, before].flatMap((batch) => batch ?? []);
  const tallies = talliesOf(asked, projected, kept, known);
  kept.batches.set(key, { ...projected, tallies });
  kept.lastKeys.set(place, key);
  for (const [i, village] of villages.entries()) kept.lastKeys.set(placeOf(model, village), keys[i] ?? '');
  return { villages: projected.villages, sums: projected.summed.columns, goals: [...tallies.values()] };
}

/** Nothing is kept but what is returned. */
function* batchOnce(asked: Asked, columns: boolean): Generator<VillageProjection | null, Batch> {
  const { model, goals } = asked;
  const tallies = goals.map((goal) => ({ goal, tallying: makeTally(goal) }));
  const { villages, summed } = yield* projectAnew(asked, columns, ({ id, measures }) => {
    for (const { goal, tallying } of tallies) tallying.add({ id, column: goalColumn(measures, goal, model.years) });
  });
  return { villages, sums: summed.columns, goals: tallies.map(({ tallying }) => tallying.tally()) };
}

/** Yields each village that had to be projected, all of them with `columns`; null where its columns are gone, unless they are kept or wanted. Returns the batch. */
export function* makeBatch(
  scenario: Scenario,
  model: Model,
  draws: Draws,
  index: number,
  { columns = false, kept }: { readonly columns?: boolean; readonly kept?: Kept | undefined } = {},
): Generator<VillageProjection | null, Batched> {
  const villages = (batchesOf(scenario)[index] ?? []).flatMap((place) => model.villages[place] ?? []);
  const asked: Asked = { model, villages, goals: scenario.goals, draws, index };
  try {
    return { ok: true, batch: yield* kept ? batchKept(asked, kept, columns) : batchOnce(asked, columns) };
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error;
    return { ok: false, finding: error.finding };
  }
}
