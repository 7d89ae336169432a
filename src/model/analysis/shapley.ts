/** What every set of changes is worth, run by run, in; the Shapley value of each change, run by run, out. */
import { meanOf, sdOf } from '../base/stats.ts';
import type { Draws } from '../chance/draws.ts';

export interface ShapleyValues {
  /** Worth of no change, and of all. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** One column a change; in each run they add up to `to` − `from`. */
  readonly parts: readonly Float64Array[];
  /** Standard error of each part's mean that comes from drawing orders; 0 where all count. */
  readonly drawn: readonly number[];
  readonly method: 'exact' | 'sampled';
}

/** Pairs of opposite orders that are drawn where there are too many. */
const drawnPairs = 16;

/** Adds `weight` times what `after` has more than `before`. */
function gain(part: Float64Array, before: Float64Array, after: Float64Array, weight: number): void {
  for (let i = 0; i < part.length; i++) part[i] = (part[i] as number) + weight * ((after[i] as number) - (before[i] as number));
}

/** Every subset counts with |S|! (n − |S| − 1)!/n! (Shapley, Contributions to the Theory of Games II, 1953). */
function* exact(n: number, worth: (members: readonly number[]) => Float64Array): Generator<number, ShapleyValues> {
  const members = (set: number) => Array.from({ length: n }, (_, i) => i).filter((i) => (set >> i) & 1);
  const values: Float64Array[] = [];
  for (let set = 0; set < 2 ** n; set++) {
    values.push(worth(members(set)));
    yield set + 1;
  }
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const parts = Array.from({ length: n }, () => new Float64Array((values[0] as Float64Array).length));
  for (let set = 0; set < 2 ** n; set++) {
    const size = members(set).length;
    for (let i = 0; i < n; i++) {
      if ((set >> i) & 1) continue;
      const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n);
      gain(parts[i] as Float64Array, values[set] as Float64Array, values[set | (1 << i)] as Float64Array, weight);
    }
  }
  return {
    from: values[0] as Float64Array,
    to: values[2 ** n - 1] as Float64Array,
    parts,
    drawn: parts.map(() => 0),
    method: 'exact',
  };
}

/** Orders drawn at random, each with its opposite (Castro, Gómez & Tejada, Computers & Operations Research 36, 2009; antithetic pairs). */
function* sampled(
  n: number,
  worth: (members: readonly number[]) => Float64Array,
  draws: Draws,
): Generator<number, ShapleyValues> {
  const from = worth([]);
  const all = worth(Array.from({ length: n }, (_, i) => i));
  const parts = Array.from({ length: n }, () => new Float64Array(from.length));
  /** Mean of each part, pair by pair. */
  const means: number[][] = parts.map(() => []);
  let done = 2;
  for (let pair = 0; pair < drawnPairs; pair++) {
    const keys = Array.from({ length: n }, (_, i) => draws.uniforms(`order/${i}`)[pair % draws.runs] as number);
    const order = keys.map((_, i) => i).sort((x, y) => (keys[x] as number) - (keys[y] as number));
    const earlier = parts.map((part) => meanOf(part));
    for (const way of [order, [...order].reverse()]) {
      let before = from;
      for (const [k, i] of way.entries()) {
        const after = k === n - 1 ? all : worth(way.slice(0, k + 1));
        gain(parts[i] as Float64Array, before, after, 1 / (2 * drawnPairs));
        before = after;
        yield ++done;
      }
    }
    for (const [i, part] of parts.entries()) means[i]?.push((meanOf(part) - (earlier[i] as number)) * drawnPairs);
  }
  const drawn = means.map((list) => sdOf(Float64Array.from(list)) / Math.sqrt(drawnPairs));
  return { from, to: all, parts, drawn, method: 'sampled' };
}

/** Exact up to `most` changes, from drawn orders beyond. Yields after each set of changes. */
export function* shapley(
  n: number,
  worth: (members: readonly number[]) => Float64Array,
  draws: Draws,
  most: number,
): Generator<number, ShapleyValues> {
  return n <= most ? yield* exact(n, worth) : yield* sampled(n, worth, draws);
}
