/** A village's columns in; what is told of them, out: summaries, shares, and a few single runs. */
import type { Column } from '../base/nouns.ts';
import type { Summary } from '../base/stats.ts';
import { leastGap } from '../projection/accounts.ts';
import type { Model } from '../projection/model.ts';
import type { Columns, VillageProjection } from '../projection/project.ts';

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

export interface VentureStep {
  readonly venture: string;
  readonly change: number;
  /** Whether it may be nothing but the error of the simulation: both means are of other futures. */
  readonly isError: boolean;
}

/** How much more or less each venture brings on average in the last year than in the first, in their order; all of them make the change of the village's mean income. */
export function ventureSteps({ ventures }: VillageSummary): VentureStep[] {
  return ventures.map(({ id, income }) => {
    const [first, last] = [income[0], income.at(-1)];
    const change = (last?.mean ?? 0) - (first?.mean ?? 0);
    const error = Math.hypot(first?.standardError ?? 0, last?.standardError ?? 0);
    return { venture: id, change, isError: change !== 0 && Math.abs(change) <= 3 * error };
  });
}

/** Single runs that are told beside the summaries. */
const toldRuns = 14;

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

export function summaryOf(
  village: VillageProjection,
  model: Model,
  runs: number,
  of: (column: Column) => Summary,
): VillageSummary {
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
    overdrawn: (measures.gap ?? []).map((column) => shareAbove(column, leastGap)),
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
