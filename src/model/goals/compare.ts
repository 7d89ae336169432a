/** Plans projected on the same draws in; their differences run by run, which is ahead, and the regret of each, out. */
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { fresh } from '../base/scratch.ts';
import { meanOf, quantiles, standardErrorOf } from '../base/stats.ts';
import type { Draws } from '../chance/draws.ts';
import { fromColumn, subtract, toColumn } from '../formula/column.ts';
import { batchesOf, inOrder } from '../projection/batches.ts';
import { compileModel, yearsOf } from '../projection/model.ts';
import type { VillageProjection } from '../projection/project.ts';
import { gather, type PlanSummary } from './answer.ts';
import { type Kept, makeBatch } from './batch.ts';
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
  return toColumn(fresh, subtract(fresh, fromColumn(a), fromColumn(b)));
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
    standardError: standardErrorOf(difference),
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
      standardError: standardErrorOf(missed),
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
 * Every pair of the plans, for each village and the town, in each year; and the regret of each plan for the town. Villages go by a batch at a time,
 * so memory does not grow with villages × runs. Yields how many villages are done, of plans × villages.
 */
export function* comparePlans(
  scenario: Scenario,
  plans: readonly Plan[],
  measure: string,
  draws: Draws,
  kept?: Kept,
): Generator<number, Compared> {
  const models = plans.map((plan) => compileModel(scenario, plan));
  const gatherings = models.map((model) => gather(scenario, model, draws));
  const years = yearsOf(scenario);
  // With less of a gap, a cost or a debt a plan is ahead.
  const less = lessIsBetter(measure);
  const pairs: PlanDifference[] = [];
  const pairUp = (village: string | null, columns: readonly (readonly Column[])[]) => {
    for (const [i, a] of plans.entries())
      for (const [k, b] of plans.slice(i + 1).entries())
        for (const [t, year] of years.entries()) {
          const compared = compareColumns(columns[i]?.[t] ?? 0, columns[i + 1 + k]?.[t] ?? 0);
          const { aheadShare, behindShare } = compared;
          const turned = less ? { aheadShare: behindShare, behindShare: aheadShare } : {};
          pairs.push({ a: a.id, b: b.id, measure, village, year, ...compared, ...turned });
        }
  };
  let done = 0;
  for (let index = 0; index < batchesOf(scenario).length; index++) {
    const projections: VillageProjection[][] = [];
    for (const [i, model] of models.entries()) {
      const villages: VillageProjection[] = [];
      const steps = makeBatch(scenario, model, draws, index, { columns: true, kept });
      let step = steps.next();
      for (; !step.done; step = steps.next()) {
        if (step.value) villages.push(step.value);
        yield ++done;
      }
      if (!step.value.ok) return step.value;
      gatherings[i]?.add(step.value.batch);
      projections.push(villages);
    }
    for (const [k, { id }] of (projections[0] ?? []).entries())
      pairUp(
        id,
        projections.map((villages) => villages[k]?.measures[measure] ?? []),
      );
  }
  const towns: (readonly Column[])[] = [];
  const summaries: PlanSummary[] = [];
  for (const gathering of gatherings) {
    const answered = gathering.finish();
    if (!answered.ok) return answered;
    summaries.push(answered.projection.outcome);
    towns.push(answered.projection.town[measure] ?? []);
  }
  pairUp(null, towns);
  const turned = (column: Column): Column => (less ? differenceColumn(0, column) : column);
  const regrets = years.flatMap((year, t) =>
    regret(towns.map((town) => turned(town[t] ?? 0))).map((own, i) => ({ plan: plans[i]?.id ?? '', measure, year, ...own })),
  );
  return { ok: true, comparison: { summaries, pairs: inOrder(scenario, pairs, ({ village }) => village), regret: regrets } };
}
