/** A portfolio task in; the same as columns and indices, and the score a run gives any set of candidates, out. */
import type { Column, Text } from '../base/nouns.ts';
import { quantiles } from '../base/stats.ts';

/** Something a budget may buy for one village. */
export interface Candidate {
  readonly id: string;
  /** Index into the task's `base`. */
  readonly village: number;
  /** Yuan, 0 or more. */
  readonly cost: number;
  /** What it adds to its village's measure in the goal's year, over runs. */
  readonly adds: Column;
  /** At most one candidate of a village is bought among those with the same word. */
  readonly instead?: string;
}

/** What is made as large as can be. `weight`: how much of the distance from the mean to the mean of the worst tenth is taken off, 0 or more. */
export type PortfolioObjective =
  | { readonly kind: 'expected villages' }
  | { readonly kind: 'all villages' }
  | { readonly kind: 'mean less worst tenth'; readonly weight: number };

export interface PortfolioTask {
  readonly runs: number;
  /** The measure of each village without any candidate. */
  readonly base: readonly Column[];
  /** What each village should reach, in the unit of its measure. */
  readonly atLeast: number;
  readonly candidates: readonly Candidate[];
  /** Yuan. */
  readonly budget: number;
  readonly objective: PortfolioObjective;
}

export interface Portfolio {
  /** Ids of candidates, in the order of the task. */
  readonly chosen: readonly string[];
  /** Yuan. */
  readonly cost: number;
  /** Villages, a probability, or the unit of the measure, as the objective is. */
  readonly value: number;
  /** Monte Carlo standard error of the value, for this choice. */
  readonly error: number;
  /** Exact: no other choice is worth more on these runs, nor as much for less. */
  readonly method: 'exact' | 'searched';
  readonly how: Text;
}

/** The task as used: every column filled, a candidate is its index. */
export interface Market {
  readonly runs: number;
  readonly base: readonly Float64Array[];
  readonly atLeast: number;
  readonly village: readonly number[];
  readonly cost: readonly number[];
  readonly adds: readonly Float64Array[];
  /** Candidates of one class exclude each other. */
  readonly classOf: readonly number[];
  readonly limit: number;
  readonly objective: PortfolioObjective;
}

/** How much work a method may still do, in passes over one value. */
export interface Effort {
  left: number;
}

/** The best choice known, and whether it is proved to be the best of all. */
export interface Verdict {
  readonly chosen: readonly number[];
  readonly proved: boolean;
}

/** The tenth of all runs in which the town does worst. */
export const worstShare = 0.1;

function filled(column: Column, runs: number, what: string): Float64Array {
  if (typeof column === 'number') return new Float64Array(runs).fill(column);
  if (column.length !== runs) throw new Error(`${what}: ${column.length} runs instead of ${runs}`);
  return column;
}

/** Throws where a village is not there, an id comes twice, a column has other runs, or a cost, the budget or the weight is below 0 or no number. */
export function marketOf({ runs, base, atLeast, candidates, budget, objective }: PortfolioTask): Market {
  const ids = new Set(candidates.map(({ id }) => id));
  if (ids.size < candidates.length) throw new Error('candidates with the same id');
  for (const { id, village, cost } of candidates) {
    if (!(village in base)) throw new Error(`candidate ${id}: no such village: ${village}`);
    if (!(cost >= 0 && Number.isFinite(cost))) throw new Error(`candidate ${id}: no such cost: ${cost}`);
  }
  if (!(budget >= 0)) throw new Error(`no such budget: ${budget}`);
  if (objective.kind === 'mean less worst tenth' && !(objective.weight >= 0))
    throw new Error(`no such weight: ${objective.weight}`);
  const classes = new Map<string, number>();
  const classOf = candidates.map(({ id, village, instead }) => {
    const key = JSON.stringify(instead === undefined ? [id] : [village, instead]);
    if (!classes.has(key)) classes.set(key, classes.size);
    return classes.get(key) as number;
  });
  return {
    runs,
    base: base.map((column, v) => filled(column, runs, `village ${v}`)),
    atLeast,
    village: candidates.map(({ village }) => village),
    cost: candidates.map(({ cost }) => cost),
    adds: candidates.map(({ id, adds }) => filled(adds, runs, `candidate ${id}`)),
    classOf,
    // Costs that add up to the budget do so only up to their rounding.
    limit: budget * (1 + 1e-12),
    objective,
  };
}

export const costOf = (market: Market, chosen: readonly number[]): number =>
  chosen.reduce((sum, j) => sum + (market.cost[j] as number), 0);

/** `into` becomes `from` and what the candidates add. */
export function addUp(into: Float64Array, from: Float64Array, adds: Iterable<Float64Array>): Float64Array {
  into.set(from);
  for (const column of adds) for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + (column[i] as number);
  return into;
}

/** The town's total over runs. */
export function totalOf({ runs, base, adds }: Market, chosen: readonly number[]): Float64Array {
  return addUp(new Float64Array(runs), new Float64Array(runs), [...base, ...chosen.map((j) => adds[j] as Float64Array)]);
}

/** The value below which the worst tenth lies: an order statistic, so that the mean below it is exact (Rockafellar & Uryasev 2000, theorem 1). */
export function tailEdge(total: Float64Array): number {
  if (total.length < 2) return total[0] as number;
  const rank = Math.ceil(worstShare * total.length - 1e-9) - 1;
  return quantiles(total, [rank / (total.length - 1)])[0] as number;
}

/** The mean of the total less `weight` × (mean − mean of the worst tenth). */
export function tailValue(total: Float64Array, weight: number): number {
  const edge = tailEdge(total);
  let sum = 0;
  let below = 0;
  for (let i = 0; i < total.length; i++) {
    const x = total[i] as number;
    sum += x;
    if (x < edge) below += edge - x;
  }
  return ((1 - weight) * sum) / total.length + weight * (edge - below / (worstShare * total.length));
}

/**
 * One score a run, whose mean is the value of the objective and whose spread gives its error; for the worst tenth this is the integrand at the optimal
 * edge (Rockafellar & Uryasev 2000), as the edge's own error does not matter to first order.
 */
export function scoresOf(market: Market, chosen: readonly number[]): Float64Array {
  const { runs, base, adds, village, atLeast, objective } = market;
  if (objective.kind === 'mean less worst tenth') {
    const total = totalOf(market, chosen);
    const edge = tailEdge(total);
    const { weight } = objective;
    return total.map((x) => (1 - weight) * x + weight * (edge - Math.max(0, edge - x) / worstShare));
  }
  const met = new Float64Array(runs);
  const sum = new Float64Array(runs);
  for (const [v, column] of base.entries()) {
    const own = chosen.filter((j) => village[j] === v).map((j) => adds[j] as Float64Array);
    addUp(sum, column, own);
    for (let i = 0; i < runs; i++) if ((sum[i] as number) >= atLeast) met[i] = (met[i] as number) + 1;
  }
  return objective.kind === 'expected villages' ? met : met.map((n) => (n === base.length ? 1 : 0));
}
