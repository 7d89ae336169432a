/** Uniforms in; values of distributions and paths of drivers, one number a run, out. Written from docs/scenario-format.md alone. */
import { all, create, type FactoryFunctionMap } from 'mathjs';
import type { Correlation, Distribution, Driver } from '../../src/model/index.ts';

/** The uniforms of a stream, one a run. */
export type Uniforms = (stream: string) => ArrayLike<number>;

const math = create(all as FactoryFunctionMap, {});
const gamma = (x: number) => Number(math.gamma(x));

const sineSquares = Array.from({ length: 100 }, (_, i) => Math.sin(((i + 1) * Math.PI) / 200) ** 2);

/** Φ below 0: near the middle the Maclaurin series, else the integral of Craig (MILCOM 1991), where the trapezoid rule is exact. */
function lowerTail(x: number): number {
  let sum = 0;
  if (x > -1) {
    let power = x;
    for (let k = 0; k < 20; k++) {
      sum += power / (2 * k + 1);
      power *= -(x * x) / 2 / (k + 1);
    }
    return 0.5 + sum / Math.sqrt(2 * Math.PI);
  }
  for (const square of sineSquares) sum += Math.exp((-x * x) / 2 / square);
  return (sum - Math.exp((-x * x) / 2) / 2) / 2 / sineSquares.length;
}

/** Φ, the distribution function of a standard normal score. */
export const normalBelow = (x: number): number => (x < 0 ? lowerTail(x) : 1 - lowerTail(-x));

/** Φ⁻¹ by Newton's steps from 0 outward: the lower half of Φ is convex, so they never overshoot. */
export function normalScore(u: number): number {
  if (u > 0.5) return -normalScore(1 - u);
  let x = 0;
  for (let step = 0; step < 100; step++) {
    const move = ((lowerTail(x) - u) * Math.sqrt(2 * Math.PI)) / Math.exp((-x * x) / 2);
    x -= move;
    if (Math.abs(move) < 1e-14 * (1 - x)) break;
  }
  return x;
}

/** I(x; a, b), with B = B(a, b), by the series of DLMF 8.17.8, all of whose terms are positive. */
function betaBelow(x: number, a: number, b: number, B: number): number {
  if (x > 0.5) return 1 - betaBelow(1 - x, b, a, B);
  let term = (x ** a * (1 - x) ** b) / (a * B);
  let sum = 0;
  for (let n = 0; term > 1e-17 * sum; n++) {
    sum += term;
    term *= (x * (a + b + n)) / (a + 1 + n);
  }
  return sum;
}

function pert({ min, likely, max }: Extract<Distribution, { kind: 'pert' }>, u: number): number {
  if (min === max) return min;
  const a = 1 + (4 * (likely - min)) / (max - min);
  const b = 6 - a;
  const B = (gamma(a) * gamma(b)) / gamma(6);
  let low = 0;
  let high = 1;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (betaBelow(middle, a, b, B) < u) low = middle;
    else high = middle;
  }
  return min + ((max - min) * (low + high)) / 2;
}

function metalog({ p10, p50, p90, min, max }: Extract<Distribution, { kind: 'metalog' }>, u: number): number {
  const there = (x: number) => {
    if (min !== null && max !== null) return Math.log((x - min) / (max - x));
    if (min !== null) return Math.log(x - min);
    return max === null ? x : -Math.log(max - x);
  };
  const [low, middle, high] = [there(p10), there(p50), there(p90)];
  const L = Math.log(u / (1 - u));
  const M = middle + ((high - low) / (2 * Math.log(9))) * L + ((low + high - 2 * middle) / (0.8 * Math.log(9))) * (u - 0.5) * L;
  if (min !== null && max !== null) return (min + max * Math.exp(M)) / (1 + Math.exp(M));
  if (min !== null) return min + Math.exp(M);
  return max === null ? M : max - Math.exp(-M);
}

function discrete(values: readonly number[], weights: readonly number[], u: number): number {
  const pairs = values.map((value, i) => ({ value, weight: weights[i] ?? 0 })).sort((a, b) => a.value - b.value);
  const wanted = u * weights.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (const { value, weight } of pairs) {
    sum += weight;
    if (sum > wanted) return value;
  }
  throw new Error('no value left');
}

/** The value of a distribution at a uniform. */
export function valueAt(of: Distribution, u: number): number {
  if (of.kind === 'fixed') return of.value;
  if (of.kind === 'uniform') return of.min + (of.max - of.min) * u;
  if (of.kind === 'normal') return of.mean + of.sd * normalScore(u);
  if (of.kind === 'lognormal') return of.median * Math.exp(of.spread * normalScore(u));
  if (of.kind === 'chance') return u > 1 - of.chance ? 1 : 0;
  if (of.kind === 'discrete') return discrete(of.values, of.weights, u);
  return of.kind === 'metalog' ? metalog(of, u) : pert(of, u);
}

/** How many years an event still lasts, this one included, from what it was a year ago. */
export const yearsLeft = (before: number, begins: boolean, lasts: number): number =>
  before > 1 ? before - 1 : begins ? lasts : 0;

/** Lower Cholesky factor of the correlations of the drivers that are named in them, by their ids. */
function choleskyFactor(ids: readonly string[], correlations: readonly Correlation[]): number[][] {
  const is = (a?: string, b?: string) =>
    a === b ? 1 : (correlations.find(({ between: [c, d] }) => (a === c && b === d) || (a === d && b === c))?.is ?? 0);
  const L: number[][] = ids.map(() => ids.map(() => 0));
  const at = (i: number, k: number) => L[i]?.[k] ?? 0;
  for (let i = 0; i < ids.length; i++)
    for (let k = 0; k <= i; k++) {
      let rest = is(ids[i], ids[k]);
      for (let m = 0; m < k; m++) rest -= at(i, m) * at(k, m);
      (L[i] as number[])[k] = i === k ? Math.sqrt(rest) : rest / at(k, k);
    }
  return L;
}

/** Values of each driver: by its id, then by year, then by run. */
export function driverValues(
  drivers: readonly Driver[],
  correlations: readonly Correlation[],
  years: readonly number[],
  uniforms: Uniforms,
  runs: number,
): Map<string, number[][]> {
  const named = drivers.map(({ id }) => id).filter((id) => correlations.some(({ between }) => between.includes(id)));
  const L = choleskyFactor(named, correlations);
  const out = new Map<string, number[][]>(drivers.map(({ id }) => [id, years.map(() => [])]));
  const scores = new Map<string, number[]>();
  const ownScore = (id: string, year: number, run: number) => {
    const stream = `driver/${id}/${year}`;
    if (!scores.has(stream)) scores.set(stream, Array.from(uniforms(stream), normalScore));
    return scores.get(stream)?.[run] as number;
  };
  for (const { id, process } of drivers) {
    const row = L[named.indexOf(id)] ?? [];
    const sources = named.map((name, k) => ({ name, weight: row[k] ?? 0 })).filter(({ weight }) => weight !== 0);
    const mixed = sources.some(({ name }) => name !== id);
    for (let run = 0; run < runs; run++) {
      const own = (year: number) => uniforms(`driver/${id}/${year}`)[run] as number;
      const score = (year: number) => {
        if (!mixed) return ownScore(id, year, run);
        let sum = 0;
        for (const { name, weight } of sources) sum += weight * ownScore(name, year, run);
        return sum;
      };
      const uniform = (year: number) => (mixed ? normalBelow(score(year)) : own(year));
      let x = 'start' in process ? process.start : 0;
      let left = 0;
      years.forEach((year, t) => {
        if (process.kind === 'independent') x = valueAt(process.distribution, uniform(year));
        else if (process.kind === 'trend') x *= 1 + process.growth;
        else if (process.kind === 'random-walk')
          x *= (1 + process.growth) * Math.exp(process.volatility * score(year) - process.volatility ** 2 / 2);
        else if (process.kind === 'mean-reverting')
          x = Math.exp(
            Math.log(x) + process.reversion * (Math.log(process.level) - Math.log(x)) + process.volatility * score(year),
          );
        else if (process.kind === 'event') {
          left = yearsLeft(left, uniform(year) > 1 - process.chance, process.lasts);
          x = left > 0 ? 1 : 0;
        } else {
          const { changes, block, together } = process;
          const k = t % block;
          const u = uniforms(`${together === null ? `driver/${id}` : `history/${together}`}/${year - k}`)[run] as number;
          x *= Math.exp(changes[(Math.floor(u * changes.length) + k) % changes.length] as number);
        }
        (out.get(id)?.[t] as number[])[run] = x;
      });
    }
  }
  return out;
}
