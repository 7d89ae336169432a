/** A plan, a measure and a year in; the figure that each village and the town reach with a wanted confidence, out. */
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { blockSize, quantiles } from '../base/stats.ts';
import { makeSumTable } from '../base/sum.ts';
import type { Draws } from '../chance/draws.ts';
import { compileModel, upTo } from '../projection/model.ts';
import { projectVillage, townMeasures } from '../projection/project.ts';
import { NotFinite } from '../projection/venture.ts';
import { lessIsBetter } from './outcome.ts';

export interface Target {
  readonly plan: string;
  /** null for the town. */
  readonly village: string | null;
  readonly measure: string;
  readonly year: number;
  readonly confidence: number;
  /** Reached in this share of the runs: the (1 − confidence) quantile. */
  readonly value: number;
  readonly standardError: number;
}

/** A figure for each of several confidences, with its standard error. */
export interface TargetCurve {
  readonly values: readonly number[];
  readonly errors: readonly number[];
}

/** The (1 − confidence) quantiles with their standard errors, from the spread of the blocks' own quantiles; plain runs' Maritz–Jarrett error is no smaller. */
export function targetCurve(column: Column, confidences: readonly number[]): TargetCurve {
  const levels = confidences.map((confidence) => 1 - confidence);
  const values = quantiles(column, levels);
  if (typeof column === 'number') return { values, errors: levels.map(() => 0) };
  // Ten parts at least; each block of stratified runs is one.
  const size = Math.min(blockSize, Math.max(1, Math.floor(column.length / 10)));
  const parts: number[][] = [];
  for (let from = 0; from + size <= column.length; from += size) parts.push(quantiles(column.slice(from, from + size), levels));
  const errors = levels.map((_, i) => {
    const mean = parts.reduce((sum, part) => sum + (part[i] as number), 0) / parts.length;
    const spread = parts.reduce((sum, part) => sum + ((part[i] as number) - mean) ** 2, 0) / Math.max(parts.length - 1, 1);
    return Math.sqrt(spread / parts.length);
  });
  return { values, errors };
}

/** The same at one confidence. */
export function targetOf(column: Column, confidence: number): { readonly value: number; readonly standardError: number } {
  const { values, errors } = targetCurve(column, [confidence]);
  return { value: values[0] as number, standardError: errors[0] as number };
}

export type Targets =
  | { readonly ok: true; readonly targets: readonly Target[] }
  | { readonly ok: false; readonly finding: Finding };

/** A measure of each village in a year, and then of the town, handed on as columns over runs; yields after each village. Throws what a projection throws. */
export function* eachColumn(
  scenario: Scenario,
  plan: Plan,
  measure: string,
  year: number,
  draws: Draws,
  put: (village: string | null, column: Column) => void,
): Generator<number, void> {
  const model = upTo(year, compileModel(scenario, plan));
  const t = model.years.length - 1;
  const sums = makeSumTable();
  let done = 0;
  for (const village of model.villages) {
    const { id, measures } = projectVillage(model, village, draws);
    put(id, measures[measure]?.[t] ?? 0);
    sums.add(measures);
    yield ++done;
  }
  const town = sums.value().columns;
  const own = townMeasures(model, draws, (name) => town[name]?.[t], t).get(measure);
  put(null, own ?? town[measure]?.[t] ?? 0);
}

/** The confidence to take the quantile at: of what should be small it is the figure that is not exceeded. */
export const sideOf = (measure: string, confidence: number): number => (lessIsBetter(measure) ? 1 - confidence : confidence);

/** The town's target is that of its sum, which is more than the sum of its villages' targets: not all have a poor year at once. */
export function* targets(
  scenario: Scenario,
  plan: Plan,
  measure: string,
  year: number,
  confidence: number,
  draws: Draws,
): Generator<number, Targets> {
  const found: Target[] = [];
  const put = (village: string | null, column: Column) =>
    found.push({ plan: plan.id, village, measure, year, confidence, ...targetOf(column, sideOf(measure, confidence)) });
  try {
    yield* eachColumn(scenario, plan, measure, year, draws, put);
  } catch (error) {
    if (error instanceof NotFinite) return { ok: false, finding: error.finding };
    throw error;
  }
  return { ok: true, targets: found };
}
