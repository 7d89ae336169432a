/**
 * A compiled plan, goals, draws and the number of a batch of villages in; what the town's answer needs of these villages, out. A batch depends on nothing
 * of another, so that any thread can make any batch; their sums are added in the order of the batches, whoever made them.
 */
import { type BoundedMap, boundedMap, bytesOfColumns } from '../base/cache.ts';
import type { Column, Goal } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { makeNames, type NameOf } from '../base/same.ts';
import { makeSummaries, type Summary } from '../base/stats.ts';
import { makeSumTable, type Summed } from '../base/sum.ts';
import type { Draws } from '../chance/draws.ts';
import { bytesOfVillage, type KeptVillages, keepVillages } from '../projection/kept.ts';
import type { CompiledVillage, Model } from '../projection/model.ts';
import { type Columns, projectVillage, type VillageProjection, withVillage } from '../projection/project.ts';
import { NotFinite } from '../projection/venture.ts';
import { goalColumn, makeReachings, makeTally, type Reachings, type Tally } from './judge.ts';

/** A summary a year, by name. */
export type Summaries = { readonly [name: string]: readonly Summary[] };

export interface VillageSummary {
  readonly id: string;
  readonly measures: Summaries;
  readonly ventures: readonly { readonly id: string; readonly strategy: string; readonly income: readonly Summary[] }[];
  readonly allocation: Summaries;
  /** Share of runs with a fund below zero at the end of the year, a year. */
  readonly overdrawn: readonly number[];
  /** Income of the first runs: a row a run, with a figure a year. */
  readonly futures: readonly (readonly number[])[];
}

/** How much more or less each venture brings on average in the last year than in the first, in their order; all of them make the change of the village's mean income. */
export const ventureSteps = ({ ventures }: VillageSummary): { readonly venture: string; readonly change: number }[] =>
  ventures.map(({ id, income }) => ({ venture: id, change: (income.at(-1)?.mean ?? 0) - (income[0]?.mean ?? 0) }));

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

/** Villages in a batch; the last one of a town may have fewer. */
export const batchSize = 8;

export const batchesOf = (model: Model): number => Math.ceil(model.villages.length / batchSize);

/** Single runs that are told beside the summaries. */
const toldRuns = 14;

/** A gap of less than a fen is rounding. */
const nothing = 0.005;

export const futuresOf = (years: readonly Column[], runs: number): number[][] =>
  Array.from({ length: Math.min(toldRuns, runs) }, (_, run) =>
    years.map((column) => (typeof column === 'number' ? column : (column[run] as number))),
  );

function shareAbove(column: Column, border: number): number {
  if (typeof column === 'number') return column > border ? 1 : 0;
  let count = 0;
  for (let i = 0; i < column.length; i++) if ((column[i] as number) > border) count++;
  return count / column.length;
}

const times = ({ mean, standardError, sd, p5, p10, p25, p50, p75, p90, p95 }: Summary, share: number): Summary => ({
  mean: mean * share,
  standardError: standardError * share,
  sd: sd * share,
  p5: p5 * share,
  p10: p10 * share,
  p25: p25 * share,
  p50: p50 * share,
  p75: p75 * share,
  p90: p90 * share,
  p95: p95 * share,
});

function summaryOf(village: VillageProjection, model: Model, runs: number, of: (column: Column) => Summary): VillageSummary {
  const { id, measures, ventures, divided } = village;
  const income = measures.income ?? [];
  return {
    id,
    measures: summaries(measures, of),
    ventures: ventures.map(({ outputs, ...venture }) => ({
      id: venture.id,
      strategy: venture.strategy,
      income: (outputs.income ?? []).map(of),
    })),
    allocation: Object.fromEntries(
      Object.entries(model.allocation).map(([fund, share]) => [fund, divided.map((column) => times(of(column), share))]),
    ),
    overdrawn: (measures.gap ?? []).map((column) => shareAbove(column, nothing)),
    futures: futuresOf(income, runs),
  };
}

export const summaries = (columns: Columns, of: (column: Column) => Summary): Summaries =>
  Object.fromEntries(Object.entries(columns).map(([name, years]) => [name, years.map(of)]));

/** The same, each made when it is first asked for: a page shows few of them. */
export function summariesAsked(columns: Columns, of: (column: Column) => Summary): Summaries {
  const all: Summaries = {};
  for (const [name, years] of Object.entries(columns)) {
    let made: readonly Summary[] | null = null;
    const get = () => {
      made ??= years.map(of);
      return made;
    };
    Object.defineProperty(all, name, { enumerable: true, get });
  }
  return all;
}

const measureKey = ({ measure, year }: Goal): string => `${measure} ${year}`;

/** A village and its key in; its columns and its summary, kept ones where there are, out. */
function projectKept(model: Model, village: CompiledVillage, key: string, draws: Draws, kept: Kept) {
  const place = `${model.plan.id} ${village.village.id}`;
  const before = kept.villages.get(kept.lastKeys.get(place) ?? '');
  const projection = kept.villages.get(key) ?? projectVillage(model, village, draws, before);
  kept.villages.set(key, projection);
  kept.lastKeys.set(place, key);
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

/** Projects each village anew, or takes what is kept of it; yields it once its columns and its summary are there. */
function* projectBatch(
  { model, villages, goals, draws }: Asked,
  keys: readonly string[],
  kept: Kept,
  before: KeptBatch | undefined,
): Generator<VillageProjection, Projected> {
  const sums = makeSumTable(kept.nameOf, before?.summed);
  const told: VillageSummary[] = [];
  const judged: Projected['judged'][number][] = [];
  for (const [i, village] of villages.entries()) {
    const { projection, summary } = projectKept(model, village, keys[i] ?? '', draws, kept);
    sums.add(projection.measures);
    told.push(summary);
    judged.push(Object.fromEntries(goals.map((goal) => [measureKey(goal), goalColumn(projection.measures, goal, model.years)])));
    yield projection;
  }
  return { villages: told, summed: sums.value(), judged };
}

/** A tally a goal, by the goal and what it judged; those of `known` are not counted again. */
function talliesOf(
  { villages, goals }: Asked,
  { judged }: Projected,
  kept: Kept,
  known: readonly KeptBatch[],
): Map<string, Tally> {
  return new Map(
    goals.map((goal) => {
      const columns = judged.map((row) => row[measureKey(goal)] ?? 0);
      const key = JSON.stringify([goal.id, goal.who, goal.atLeast, columns.map(kept.nameOf)]);
      const found = known.find(({ tallies }) => tallies.has(key))?.tallies.get(key);
      if (found) return [key, found];
      const made = makeTally(goal, kept.reaching);
      for (const [i, { village }] of villages.entries()) made.add({ id: village.id, column: columns[i] ?? 0 });
      return [key, made.tally()];
    }),
  );
}

function* batchKept(asked: Asked, kept: Kept, columns: boolean): Generator<VillageProjection, Batch> {
  const { model, villages, goals, draws, index } = asked;
  const keys = villages.map((village) => kept.keyOf(model, village, draws));
  const key = keys.join('\n\n');
  const place = `${model.plan.id} #${index}`;
  const before = kept.batches.get(kept.lastKeys.get(place) ?? '');
  const found = columns ? undefined : kept.batches.get(key);
  const isJudged = found?.judged.every((row) => goals.every((goal) => Object.hasOwn(row, measureKey(goal))));
  const projected = found && isJudged ? found : yield* projectBatch(asked, keys, kept, before);
  const known = [found, before].flatMap((batch) => batch ?? []);
  const tallies = talliesOf(asked, projected, kept, known);
  kept.batches.set(key, { ...projected, tallies });
  kept.lastKeys.set(place, key);
  return { villages: projected.villages, sums: projected.summed.columns, goals: [...tallies.values()] };
}

/** Nothing is kept but what is returned; each village is yielded with its columns, or null where they are gone by then. */
function* batchOnce({ model, villages, goals, draws }: Asked, columns: boolean): Generator<VillageProjection | null, Batch> {
  const sums = makeSumTable();
  const told: VillageSummary[] = [];
  const tallies = goals.map((goal) => ({ goal, tallying: makeTally(goal) }));
  const take = (projection: VillageProjection): VillageProjection => {
    const { id, measures } = projection;
    sums.add(measures);
    told.push(summaryOf(projection, model, draws.runs, makeSummaries()));
    for (const { goal, tallying } of tallies) tallying.add({ id, column: goalColumn(measures, goal, model.years) });
    return projection;
  };
  for (const village of villages) {
    if (columns) yield take(projectVillage(model, village, draws));
    else {
      withVillage(model, village, draws, (projection) => {
        take(projection);
        sums.settle();
      });
      yield null;
    }
  }
  return { villages: told, sums: sums.value().columns, goals: tallies.map(({ tallying }) => tallying.tally()) };
}

/** Yields each village that had to be projected, all of them with `columns`; null where its columns are gone, unless they are kept or wanted. Returns the batch. */
export function* makeBatch(
  model: Model,
  goals: readonly Goal[],
  draws: Draws,
  index: number,
  { columns = false, kept }: { readonly columns?: boolean; readonly kept?: Kept | undefined } = {},
): Generator<VillageProjection | null, Batched> {
  const villages = model.villages.slice(index * batchSize, (index + 1) * batchSize);
  const asked: Asked = { model, villages, goals, draws, index };
  try {
    return { ok: true, batch: yield* kept ? batchKept(asked, kept, columns) : batchOnce(asked, columns) };
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error;
    return { ok: false, finding: error.finding };
  }
}
