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

/** The (1 − confidence) quantile with its standard error, from the spread of the blocks' own quantiles; plain runs' Maritz–Jarrett error is no smaller. */
export function targetOf(column: Column, confidence: number): { readonly value: number; readonly standardError: number } {
  const level = 1 - confidence;
  const value = quantiles(column, [level])[0] as number;
  if (typeof column === 'number') return { value, standardError: 0 };
  // Ten parts at least; each block of stratified runs is one.
  const size = Math.min(blockSize, Math.max(1, Math.floor(column.length / 10)));
  const parts: number[] = [];
  for (let from = 0; from + size <= column.length; from += size)
    parts.push(quantiles(column.slice(from, from + size), [level])[0] as number);
  const mean = parts.reduce((a, b) => a + b, 0) / parts.length;
  const spread = parts.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(parts.length - 1, 1);
  return { value, standardError: Math.sqrt(spread / parts.length) };
}

export type Targets =
  | { readonly ok: true; readonly targets: readonly Target[] }
  | { readonly ok: false; readonly finding: Finding };

/** The town's target is that of its sum, which is more than the sum of its villages' targets: not all have a poor year at once. */
export function* targets(
  scenario: Scenario,
  plan: Plan,
  measure: string,
  year: number,
  confidence: number,
  draws: Draws,
): Generator<number, Targets> {
  const model = upTo(year, compileModel(scenario, plan));
  const t = model.years.length - 1;
  const found: Target[] = [];
  const put = (village: string | null, column: Column) =>
    found.push({
      plan: plan.id,
      village,
      measure,
      year,
      confidence,
      // Of what should be small: the figure that is not exceeded.
      ...targetOf(column, lessIsBetter(measure) ? 1 - confidence : confidence),
    });
  const sums = makeSumTable();
  try {
    for (const village of model.villages) {
      const { id, measures } = projectVillage(model, village, draws);
      put(id, measures[measure]?.[t] ?? 0);
      sums.add(measures);
      yield found.length;
    }
    const town = sums.value().columns;
    const own = townMeasures(model, draws, (name) => town[name]?.[t], t).get(measure);
    put(null, own ?? town[measure]?.[t] ?? 0);
  } catch (error) {
    if (error instanceof NotFinite) return { ok: false, finding: error.finding };
    throw error;
  }
  return { ok: true, targets: found };
}
