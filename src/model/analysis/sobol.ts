/** Two independent samples of a model and the samples that swap one input between them in; how much of the outcome's variance each input makes, out. */
import { blockSize, meanOf } from '../base/stats.ts';

export interface SobolIndex {
  readonly name: string;
  /** Share of the variance that goes when the input is known. */
  readonly first: number;
  readonly firstError: number;
  /** Share of the variance that stays when all else is known. */
  readonly total: number;
  readonly totalError: number;
}

/** What a sample needs to tell: outcomes of the runs of A, of B, and of A with one input (or group) taken from B. All of one length. */
export interface SobolSample {
  readonly names: readonly string[];
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: (input: number) => Float64Array;
}

/** Sums over the runs of one part of the sample, from which an estimate follows. */
interface Sums {
  n: number;
  mean: number;
  square: number;
  first: number;
  total: number;
}

const estimate = (parts: readonly Sums[]): readonly [number, number] => {
  const sum = (of: (part: Sums) => number) => parts.reduce((total, part) => total + of(part), 0);
  const n = sum((part) => part.n);
  const mean = sum((part) => part.mean) / (2 * n);
  const variance = sum((part) => part.square) / (2 * n) - mean * mean;
  if (!(variance > 0)) return [0, 0];
  return [1 - sum((part) => part.first) / (2 * n) / variance, sum((part) => part.total) / (2 * n) / variance];
};

/** Jackknife over parts (Efron & Stein, Annals of Statistics 9, 1981): the standard errors of both indices. */
function errors(parts: readonly Sums[]): readonly [number, number] {
  const without = parts.map((_, left) => estimate(parts.filter((_part, i) => i !== left)));
  const spread = (which: 0 | 1) => {
    const mean = without.reduce((sum, pair) => sum + pair[which], 0) / without.length;
    return Math.sqrt((without.reduce((sum, pair) => sum + (pair[which] - mean) ** 2, 0) * (without.length - 1)) / without.length);
  };
  return [spread(0), spread(1)];
}

/**
 * First and total indices by Jansen's estimators (Computer Physics Communications 117, 1999; Saltelli et al., Computer Physics Communications 181,
 * 2010, table 2 (c) and (f)): first = 1 − E[(f(B) − f(A with i of B))²]/2V, total = E[(f(A) − f(A with i of B))²]/2V. Standard errors by the
 * jackknife over blocks of runs, which are independent. An outcome without variance has indices of 0. Yields how many inputs are done.
 */
export function* sobol({ names, a, b, mixed }: SobolSample): Generator<number, SobolIndex[]> {
  // At least ten parts, so that small samples have an error too.
  const size = Math.max(1, Math.min(blockSize, Math.floor(a.length / 10)));
  // Near zero, squares lose no digits.
  const middle = meanOf(a);
  const indices: SobolIndex[] = [];
  for (const [input, name] of names.entries()) {
    const m = mixed(input);
    const parts: Sums[] = [];
    for (let from = 0; from < a.length; from += size) {
      const part: Sums = { n: 0, mean: 0, square: 0, first: 0, total: 0 };
      for (let i = from; i < Math.min(from + size, a.length); i++) {
        const [x, y, z] = [(a[i] as number) - middle, (b[i] as number) - middle, (m[i] as number) - middle];
        part.n++;
        part.mean += x + y;
        part.square += x * x + y * y;
        part.first += (y - z) ** 2;
        part.total += (x - z) ** 2;
      }
      parts.push(part);
    }
    const [first, total] = estimate(parts);
    const [firstError, totalError] = errors(parts);
    indices.push({ name, first, firstError, total, totalError });
    yield indices.length;
  }
  return indices;
}
