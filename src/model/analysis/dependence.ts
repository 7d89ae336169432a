/** Each village's own probability of a goal in; the joint probability if their risks were independent, shared in part, or one and the same, out. */
import { inverseNormal, normalCdf } from '../chance/normal.ts';

/** The probability that at most `most` of independent events happen: a sum of the Poisson binomial, one event after another. */
function atMost(most: number, probabilities: readonly number[]): number {
  const now = new Float64Array(most + 1);
  now[0] = 1;
  for (const p of probabilities)
    for (let k = most; k >= 0; k--) now[k] = (now[k] as number) * (1 - p) + (k > 0 ? (now[k - 1] as number) * p : 0);
  return now.reduce((sum, x) => sum + x, 0);
}

/** From the side with the fewer terms. */
function atLeast(probabilities: readonly number[], needed: number): number {
  const misses = probabilities.length - needed;
  return misses <= needed
    ? atMost(
        misses,
        probabilities.map((p) => 1 - p),
      )
    : 1 - atMost(needed - 1, probabilities);
}

const steps = 400;
const reach = 8;

/**
 * The probability that at least `needed` villages reach a goal if their outcomes hang together by one common factor with correlation `shared`
 * (Gaussian copula; Vasicek, Risk, December 2002; Li, Journal of Fixed Income 9, 2000): with the factor m known, village v reaches it with
 * Φ((Φ⁻¹(pᵥ) + √shared m)/√(1 − shared)), independently of the others; integrated over m by the trapezoid rule. 0 is independence, the product
 * or its Poisson-binomial sum; 1 is one risk for all, the `needed`-th largest pᵥ. Each village's own probability is the same throughout.
 */
export function jointProbability(probabilities: readonly number[], needed: number, shared: number): number {
  if (needed <= 0) return 1;
  if (needed > probabilities.length) return 0;
  if (shared <= 0) return atLeast(probabilities, needed);
  if (shared >= 1) return [...probabilities].sort((a, b) => b - a)[needed - 1] as number;
  const score = (p: number) => (p <= 0 ? Number.NEGATIVE_INFINITY : p >= 1 ? Number.POSITIVE_INFINITY : inverseNormal(p));
  const scores = probabilities.map(score);
  const width = (2 * reach) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const m = -reach + i * width;
    const density = Math.exp(-0.5 * m * m) / Math.sqrt(2 * Math.PI);
    const given = scores.map((z) => normalCdf((z + Math.sqrt(shared) * m) / Math.sqrt(1 - shared)));
    sum += density * width * (i === 0 || i === steps ? 0.5 : 1) * atLeast(given, needed);
  }
  return Math.min(1, Math.max(0, sum));
}

export interface Dependence {
  /** Share of the risk that is common, 0 to 1, and the joint probability under it. */
  readonly points: readonly { readonly shared: number; readonly probability: number }[];
  /** The share under which the joint probability is the simulated one; null where none is, or several are. */
  readonly implied: number | null;
}

/** The joint probability from independent to fully shared risk, in steps of a tenth, and the share that the simulated one amounts to. */
export function dependence(probabilities: readonly number[], needed: number, simulated: number): Dependence {
  const at = (shared: number) => jointProbability(probabilities, needed, shared);
  const points = Array.from({ length: 11 }, (_, i) => ({ shared: i / 10, probability: at(i / 10) }));
  // As risks become common the probability may fall and rise again: then two shares have the same one.
  const crossed = points.slice(1).flatMap((point, i) => {
    const before = points[i] as (typeof points)[number];
    const rises = before.probability <= simulated;
    return rises === point.probability <= simulated ? [] : [{ from: before.shared, to: point.shared, rises }];
  });
  const [only, another] = crossed;
  const heights = points.map(({ probability }) => probability);
  const isFlat = Math.max(...heights) - Math.min(...heights) < 1e-9;
  if (!only || another || isFlat) return { points, implied: null };
  let [low, high] = [only.from, only.to];
  for (let i = 0; i < 40; i++) {
    const half = (low + high) / 2;
    if (at(half) <= simulated === only.rises) low = half;
    else high = half;
  }
  return { points, implied: (low + high) / 2 };
}
