/** Plans projected on the same draws in; their differences run by run, which is ahead, and the regret of each, out. */
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { meanOf, quantiles, standardErrorOf } from '../base/stats.ts';
import type { Draws } from '../chance/draws.ts';
import { compileModel } from '../projection/model.ts';
import { type ProjectionCache, project } from '../projection/project.ts';
import { answer, type PlanSummary } from './answer.ts';
import { lessIsBetter } from './outcome.ts';

export interface Difference {
  readonly meanDifference: number;
  readonly standardError: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Share of runs in which the first is ahead; runs in which both are equal count for neither. */
  readonly aheadShare: number;
  readonly behindShare: number;
}

/** a − b, run by run. */
export function differenceColumn(a: Column, b: Column): Column {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : b.map((x) => a - x);
  return typeof b === 'number' ? a.map((x) => x - b) : a.map((x, i) => x - (b[i] as number));
}

/** The standard error is that of the paired differences. */
export function compareColumns(a: Column, b: Column): Difference {
  const difference = differenceColumn(a, b);
  const meanDifference = meanOf(difference);
  const [p10, p50, p90] = quantiles(difference, [0.1, 0.5, 0.9]) as [number, number, number];
  const share = (ahead: (x: number) => boolean) =>
    typeof difference === 'number'
      ? ahead(difference)
        ? 1
        : 0
      : difference.reduce((n, x) => n + (ahead(x) ? 1 : 0), 0) / difference.length;
  return {
    meanDifference,
    standardError: standardErrorOf(difference, meanDifference),
    p10,
    p50,
    p90,
    aheadShare: share((x) => x > 0),
    behindShare: share((x) => x < 0),
  };
}

export interface Regret {
  readonly mean: number;
  readonly standardError: number;
  readonly p90: number;
  /** Share of runs in which no other plan has more. */
  readonly bestShare: number;
}

/** Regret (Savage, Journal of the American Statistical Association 46, 1951) of each of several plans: the best value of the run less its own. */
export function regret(plans: readonly Column[]): Regret[] {
  const runs = Math.max(1, ...plans.map((column) => (typeof column === 'number' ? 1 : column.length)));
  const at = (column: Column, i: number) => (typeof column === 'number' ? column : (column[i] as number));
  const best = Float64Array.from({ length: runs }, (_, i) =>
    plans.reduce<number>((most, column) => Math.max(most, at(column, i)), Number.NEGATIVE_INFINITY),
  );
  return plans.map((column) => {
    const missed = best.map((most, i) => most - at(column, i));
    const mean = meanOf(missed);
    return {
      mean,
      standardError: standardErrorOf(missed, mean),
      p90: quantiles(missed, [0.9])[0] as number,
      bestShare: missed.reduce((n, x) => n + (x === 0 ? 1 : 0), 0) / runs,
    };
  });
}

export interface PlanDifference extends Difference {
  readonly a: string;
  readonly b: string;
  readonly measure: string;
  /** null for the town. */
  readonly village: string | null;
  readonly year: number;
}

export interface PlanRegret extends Regret {
  readonly plan: string;
  readonly measure: string;
  readonly year: number;
}

export interface PlanComparison {
  readonly summaries: readonly PlanSummary[];
  readonly pairs: readonly PlanDifference[];
  /** Of the town. */
  readonly regret: readonly PlanRegret[];
}

export type Compared =
  | { readonly ok: true; readonly comparison: PlanComparison }
  | { readonly ok: false; readonly finding: Finding };

/**
 * Every pair of the plans, for each village and the town, in each year; and the regret of each plan for the town. Villages go by one at a time,
 * so memory does not grow with villages × runs. Yields how many villages are done, of 2 × plans × villages.
 */
export function* comparePlans(
  scenario: Scenario,
  plans: readonly Plan[],
  measure: string,
  draws: Draws,
  cache?: ProjectionCache,
): Generator<number, Compared> {
  const towns: { readonly plan: Plan; readonly years: readonly Column[] }[] = [];
  const summaries: PlanSummary[] = [];
  let done = 0;
  for (const plan of plans) {
    const steps = answer(scenario, plan, draws, cache ? { cache } : {});
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield ++done;
    if (!step.value.ok) return step.value;
    const { outcome, town } = step.value.projection;
    summaries.push(outcome);
    towns.push({ plan, years: town[measure] ?? [] });
  }
  const years = summaries[0]?.years ?? [];
  // With less of a gap, a cost or a debt a plan is ahead.
  const less = lessIsBetter(measure);
  const turned = (column: Column): Column => (less ? differenceColumn(0, column) : column);
  const pairs: PlanDifference[] = [];
  const pairUp = (village: string | null, columns: readonly (readonly Column[])[]) => {
    for (const [i, a] of plans.entries())
      for (const [k, b] of plans.slice(i + 1).entries())
        for (const [t, year] of years.entries()) {
          const compared = compareColumns(columns[i]?.[t] ?? 0, columns[i + 1 + k]?.[t] ?? 0);
          const { aheadShare, behindShare } = compared;
          pairs.push({
            a: a.id,
            b: b.id,
            measure,
            village,
            year,
            ...compared,
            ...(less ? { aheadShare: behindShare, behindShare: aheadShare } : {}),
          });
        }
  };
  const projections = plans.map((plan) => project(compileModel(scenario, plan), draws, cache));
  for (const village of scenario.villages) {
    const columns: (readonly Column[])[] = [];
    for (const projection of projections) {
      const { value } = projection.next();
      if (!value) throw new Error('a projection has fewer villages than its scenario');
      if (!value.ok) return value;
      columns.push(value.village.measures[measure] ?? []);
      yield ++done;
    }
    pairUp(village.id, columns);
  }
  pairUp(
    null,
    towns.map((town) => town.years),
  );
  const regrets = years.flatMap((year, t) =>
    regret(towns.map((town) => turned(town.years[t] ?? 0))).map((own, i) => ({
      plan: plans[i]?.id ?? '',
      measure,
      year,
      ...own,
    })),
  );
  return { ok: true, comparison: { summaries, pairs, regret: regrets } };
}
