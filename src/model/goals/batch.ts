/**
 * A compiled plan, goals, draws and the number of a batch of villages in; what the town's answer needs of these villages, out. A batch depends on nothing
 * of another, so that any thread can make any batch; their sums are added in the order of the batches, whoever made them.
 */
import { type BoundedMap, boundedMap } from '../base/cache.ts';
import type { Column, Goal } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { type Summary, summarize } from '../base/stats.ts';
import { makeSumTable } from '../base/sum.ts';
import type { Draws } from '../chance/draws.ts';
import { type KeptVillages, keepVillages } from '../projection/kept.ts';
import type { CompiledVillage, Model } from '../projection/model.ts';
import { type Columns, projectVillage, type VillageProjection } from '../projection/project.ts';
import { NotFinite } from '../projection/venture.ts';
import { goalColumn, type Tally, tallyOf } from './judge.ts';

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
  readonly sums: Columns;
  /** A row a village; of its measures those that goals ask for, by `measureKey`. */
  readonly judged: readonly { readonly [measureAndYear: string]: Column }[];
}

export interface Batch extends Pick<Projected, 'villages' | 'sums'> {
  /** A tally a goal. */
  readonly goals: readonly Tally[];
}

export type Batched = { readonly ok: true; readonly batch: Batch } | { readonly ok: false; readonly finding: Finding };

/** What is kept between questions, each part up to its own limit of memory. */
export interface Kept extends KeptVillages {
  readonly summaries: WeakMap<VillageProjection, VillageSummary>;
  readonly batches: BoundedMap<Projected>;
}

const bytesOf = ({ sums, judged }: Projected): number =>
  [...Object.values(sums).flat(), ...judged.flatMap((row) => Object.values(row))].reduce<number>(
    (total, column) => total + (typeof column === 'number' ? 8 : column.byteLength),
    0,
  );

/** Keeps villages with all their columns, and batches with their sums and judged measures, up to so many bytes of each. */
export const keep = (villageBytes = 128 * 2 ** 20, batchBytes = villageBytes): Kept => ({
  ...keepVillages(villageBytes),
  summaries: new WeakMap(),
  batches: boundedMap(batchBytes, bytesOf),
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

function summaryOf(village: VillageProjection, model: Model, runs: number): VillageSummary {
  // A column may stand in several places: a village's income is that of its only venture.
  const known = new Map<Column, Summary>();
  const of = (column: Column): Summary => {
    const found = known.get(column) ?? summarize(column);
    known.set(column, found);
    return found;
  };
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

export const summaries = (columns: Columns, of: (column: Column) => Summary = summarize): Summaries =>
  Object.fromEntries(Object.entries(columns).map(([name, years]) => [name, years.map(of)]));

const measureKey = ({ measure, year }: Goal): string => `${measure} ${year}`;

/** Yields each village once it is projected. Throws `NotFinite` after a formula without a finite answer. */
function* projectBatch(
  model: Model,
  villages: readonly CompiledVillage[],
  goals: readonly Goal[],
  draws: Draws,
  kept: Kept | undefined,
): Generator<VillageProjection, Projected> {
  const sums = makeSumTable();
  const told: VillageSummary[] = [];
  const judged: Projected['judged'][number][] = [];
  for (const village of villages) {
    const key = kept?.keyOf(model, village, draws) ?? '';
    const projection = kept?.villages.get(key) ?? projectVillage(model, village, draws);
    kept?.villages.set(key, projection);
    sums.add(projection.measures);
    const summary = kept?.summaries.get(projection) ?? summaryOf(projection, model, draws.runs);
    kept?.summaries.set(projection, summary);
    told.push(summary);
    judged.push(Object.fromEntries(goals.map((goal) => [measureKey(goal), goalColumn(projection.measures, goal, model.years)])));
    yield projection;
  }
  return { villages: told, sums: sums.value(), judged };
}

/** Yields each village that had to be projected, all of them with `columns`, and returns the batch. A village's columns are let go then, unless they are kept. */
export function* makeBatch(
  model: Model,
  goals: readonly Goal[],
  draws: Draws,
  index: number,
  { columns = false, kept }: { readonly columns?: boolean; readonly kept?: Kept | undefined } = {},
): Generator<VillageProjection, Batched> {
  const villages = model.villages.slice(index * batchSize, (index + 1) * batchSize);
  const key = kept ? villages.map((village) => kept.keyOf(model, village, draws)).join('\n') : '';
  const found = columns ? undefined : kept?.batches.get(key);
  const isJudged = found?.judged.every((row) => goals.every((goal) => Object.hasOwn(row, measureKey(goal))));
  try {
    const projected = found && isJudged ? found : yield* projectBatch(model, villages, goals, draws, kept);
    kept?.batches.set(key, projected);
    const tallies = goals.map((goal) =>
      tallyOf(
        goal,
        villages.map(({ village: { id } }, i) => ({ id, column: projected.judged[i]?.[measureKey(goal)] ?? 0 })),
      ),
    );
    return { ok: true, batch: { villages: projected.villages, sums: projected.sums, goals: tallies } };
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error;
    return { ok: false, finding: error.finding };
  }
}
