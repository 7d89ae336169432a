/** Past values of a figure in; the three quantiles of the metalog distribution that fits them best, out. */
import { exp, log } from '../base/elementary.ts';
import type { Distribution } from '../base/nouns.ts';
import { metalogFeasible, quantileOf } from '../chance/distributions.ts';

type Metalog = Extract<Distribution, { kind: 'metalog' }>;

/** Fewest values from which three quantiles can be told. */
export const leastPastValues = 5;

/**
 * The metalog of three terms by least squares (Keelin, Decision Analysis 13, 2016, equations 7 and 8), the i-th of n sorted values at the
 * share (i − ½)/n. Values that are all above zero are fitted above zero, by their logarithms. Where the best fit is no distribution, its
 * skew is lessened until it is one. null of fewer than five values, or where all are equal.
 */
export function fitPastValues(values: readonly number[]): Metalog | null {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const first = sorted[0] as number;
  if (n < leastPastValues || first === sorted[n - 1]) return null;
  const bounded = first > 0;
  const ys = bounded ? sorted.map(log) : sorted;
  const rows = ys.map((y, i) => {
    const share = (i + 0.5) / n;
    const logit = log(share / (1 - share));
    return { y, terms: [1, logit, (share - 0.5) * logit] as const };
  });
  const [a1, a2, a3] = leastSquares(rows);
  for (let skew = 1; skew >= 0; skew -= 0.01) {
    const d = through(a1, a2, a3 * skew, bounded);
    if (metalogFeasible(d)) return d;
  }
  return null;
}

/** The metalog with these terms, by its quantiles. */
function through(a1: number, a2: number, a3: number, bounded: boolean): Metalog {
  const logit = log(9);
  const at = (sign: number) => a1 + sign * a2 * logit + 0.4 * a3 * logit;
  const back = (y: number) => (bounded ? exp(y) : y);
  return { kind: 'metalog', p10: back(at(-1)), p50: back(a1), p90: back(at(1)), min: bounded ? 0 : null, max: null };
}

type Terms = readonly [number, number, number];

/** Three coefficients by the normal equations, with Cramer's rule. */
function leastSquares(rows: readonly { readonly y: number; readonly terms: Terms }[]): Terms {
  const sum = (f: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + f(row), 0);
  const matrix = [0, 1, 2].map((i) => [0, 1, 2].map((j) => sum(({ terms }) => (terms[i] as number) * (terms[j] as number))));
  const right = [0, 1, 2].map((i) => sum(({ terms, y }) => (terms[i] as number) * y));
  const whole = determinant(matrix);
  return [0, 1, 2].map((at) => {
    const swapped = matrix.map((row, i) => row.map((x, j) => (j === at ? (right[i] as number) : x)));
    return determinant(swapped) / whole;
  }) as unknown as Terms;
}

function determinant(m: readonly (readonly number[])[]): number {
  const at = (i: number, j: number) => m[i]?.[j] as number;
  const minor = (j: number, k: number) => at(1, j) * at(2, k) - at(1, k) * at(2, j);
  return at(0, 0) * minor(1, 2) - at(0, 1) * minor(0, 2) + at(0, 2) * minor(0, 1);
}

/** How three values say a distribution; null where no metalog passes through them. */
export function metalogThrough(p10: number, p50: number, p90: number, min: number | null, max: number | null): Metalog | null {
  const d: Metalog = { kind: 'metalog', p10, p50, p90, min, max };
  return metalogFeasible(d) ? d : null;
}

/** The middle values between which one passes a metalog, for those two others: how far the middle one may be dragged. */
export function middleRange(p10: number, p90: number, min: number | null, max: number | null): readonly [number, number] {
  const steps = 200;
  const fits = (i: number) => metalogThrough(p10, p10 + ((p90 - p10) * i) / steps, p90, min, max) !== null;
  let [low, high] = [0, steps];
  while (low < high && !fits(low)) low++;
  while (high > low && !fits(high)) high--;
  return [p10 + ((p90 - p10) * low) / steps, p10 + ((p90 - p10) * high) / steps];
}

/** The value of a distribution at a share. */
export const valueAt = (d: Distribution, share: number): number => quantileOf(d)(share);
