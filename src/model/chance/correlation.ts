/** Correlations of drivers in; their matrix, its Cholesky factor, and the nearest matrix that can hold where they contradict each other, out. */
import type { Correlation, Driver } from '../base/nouns.ts';

type Matrix = readonly (readonly number[])[];

/** A pivot, and an eigenvalue, below this counts as 0. */
const tiny = 1e-10;

/** Lower triangle L with L·Lᵀ = the matrix, or null where it is not positive definite (Golub & Van Loan, algorithm 4.2.1). */
export function cholesky(matrix: Matrix): number[][] | null {
  const lower: number[][] = matrix.map(() => []);
  for (const [i, row] of matrix.entries()) {
    const left = lower[i] as number[];
    for (let j = 0; j <= i; j++) {
      const other = lower[j] as number[];
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (left[k] ?? 0) * (other[k] ?? 0);
      if (i === j && sum <= tiny) return null;
      left[j] = i === j ? Math.sqrt(sum) : sum / (other[j] ?? 1);
    }
  }
  return lower;
}

export const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));

/** A matrix with other correlations for some pairs; those of drivers that it has not are left out. */
export function withPairs(matrix: Matrix, ids: readonly string[], list: readonly Correlation[]): number[][] {
  const other = matrix.map((row) => [...row]);
  for (const { between, is } of list) {
    const [i, j] = between.map((id) => ids.indexOf(id)) as [number, number];
    if (i < 0 || j < 0) continue;
    (other[i] as number[])[j] = is;
    (other[j] as number[])[i] = is;
  }
  return other;
}

/** The correlation matrix of the drivers that are named in correlations, in their order in the file. */
export function correlationMatrix(
  drivers: readonly Driver[],
  correlations: readonly Correlation[],
): { readonly ids: readonly string[]; readonly matrix: number[][] } {
  const named = new Set(correlations.flatMap(({ between }) => between));
  const ids = drivers.flatMap(({ id }) => (named.has(id) ? [id] : []));
  return { ids, matrix: withPairs(identity(ids.length), ids, correlations) };
}

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix, by Jacobi's rotations (Golub & Van Loan, algorithm 8.5.3, cyclic by row). */
export function eigen(matrix: Matrix): { readonly values: number[]; readonly vectors: number[][] } {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = matrix.map((_, i) => matrix.map((_, j) => (i === j ? 1 : 0)));
  const of = (m: number[][], i: number, j: number) => (m[i] as number[])[j] as number;
  const rotate = (m: number[][], i: number, j: number, k: number, l: number, s: number, tau: number) => {
    const [g, h] = [of(m, i, j), of(m, k, l)];
    (m[i] as number[])[j] = g - s * (h + g * tau);
    (m[k] as number[])[l] = h + s * (g - h * tau);
  };
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += of(a, p, q) ** 2;
    if (off < 1e-24) break;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const apq = of(a, p, q);
        if (apq === 0) continue;
        const theta = (of(a, q, q) - of(a, p, p)) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        const tau = s / (1 + c);
        (a[p] as number[])[p] = of(a, p, p) - t * apq;
        (a[q] as number[])[q] = of(a, q, q) + t * apq;
        (a[p] as number[])[q] = 0;
        for (let j = 0; j < p; j++) rotate(a, j, p, j, q, s, tau);
        for (let j = p + 1; j < q; j++) rotate(a, p, j, j, q, s, tau);
        for (let j = q + 1; j < n; j++) rotate(a, p, j, q, j, s, tau);
        for (let j = 0; j < n; j++) rotate(v, j, p, j, q, s, tau);
      }
  }
  return { values: a.map((_, i) => of(a, i, i)), vectors: v };
}

/** The nearest symmetric matrix whose eigenvalues are at least `least`. */
function raised(matrix: Matrix, least: number): number[][] {
  const { values, vectors } = eigen(matrix);
  return matrix.map((_, i) =>
    matrix.map((_, j) =>
      values.reduce((sum, value, k) => sum + Math.max(value, least) * (vectors[i]?.[k] ?? 0) * (vectors[j]?.[k] ?? 0), 0),
    ),
  );
}

/**
 * The nearest correlation matrix with eigenvalues of at least `least`, by alternating projections with Dykstra's correction
 * (Higham, IMA Journal of Numerical Analysis 22, 2002, algorithm 3.3).
 */
export function nearestCorrelationMatrix(matrix: Matrix, least = 0): number[][] {
  let y = matrix.map((row) => [...row]);
  let correction = matrix.map((row) => row.map(() => 0));
  for (let round = 0; round < 1000; round++) {
    const r = y.map((row, i) => row.map((x, j) => x - (correction[i]?.[j] ?? 0)));
    const x = raised(r, least);
    correction = x.map((row, i) => row.map((value, j) => value - (r[i]?.[j] ?? 0)));
    const next = x.map((row, i) => row.map((value, j) => (i === j ? 1 : value)));
    const moved = Math.max(...next.flatMap((row, i) => row.map((value, j) => Math.abs(value - (y[i]?.[j] ?? 0)))));
    y = next;
    if (moved < 1e-9) break;
  }
  return y;
}

/** Of so many drivers at most the nearest correlations are looked for: of more it takes long, and nobody would type them. */
const mostNearest = 20;
/** How often, each time a little farther off, as rounding may break what holds. */
const mostRounded = 20;

const rounded = (matrix: Matrix): number[][] => matrix.map((row) => row.map((x) => Math.round(x * 100) / 100));

/** All correlations times so many hundredths. */
const lowered = (matrix: Matrix, hundredths: number): number[][] =>
  matrix.map((row, i) => row.map((x, j) => (i === j ? 1 : (x * hundredths) / 100)));

function nearestRounded(matrix: Matrix): number[][] | null {
  for (let k = 1; k <= mostRounded && matrix.length <= mostNearest; k++) {
    const nearest = rounded(nearestCorrelationMatrix(matrix, 0.005 * k));
    if (cholesky(nearest)) return nearest;
  }
  return null;
}

/** Of so many drivers at most the largest factor is looked for. */
const mostTried = 200;

/** Hundredths by which all may be multiplied so that they hold, also when they are rounded; 0 always does. */
function hundredthsThatHold(matrix: Matrix): number {
  // Where each row's others come to less than its own 1, no eigenvalue is below 0 (Gershgorin).
  const most = Math.max(...matrix.map((row) => row.reduce((sum, x) => sum + Math.abs(x), -1)));
  let [good, bad] = [Math.ceil(100 / most) - 1, 100];
  while (matrix.length <= mostTried && bad - good > 1) {
    const half = Math.floor((good + bad) / 2);
    if (cholesky(lowered(matrix, half))) good = half;
    else bad = half;
  }
  while (!cholesky(rounded(lowered(matrix, good)))) good--;
  return good;
}

const among = (matrix: Matrix, members: readonly number[]): number[][] =>
  members.map((i) => members.map((j) => matrix[i]?.[j] ?? 0));

/** Places of drivers whose correlations cannot hold, of which none can be left out; all of them where there are too many to try. */
export function contradicting(matrix: Matrix): number[] {
  const all = matrix.map((_, i) => i);
  if (matrix.length > mostTried) return all;
  const last = all.find((i) => !cholesky(among(matrix, all.slice(0, i + 1)))) ?? all.length - 1;
  return all.slice(0, last + 1).reduceRight(
    (members, i) => {
      const others = members.filter((other) => other !== i);
      return cholesky(among(matrix, others)) ? members : others;
    },
    all.slice(0, last + 1),
  );
}

/** Correlations in the place of those that cannot hold: of the contradicting drivers alone, the nearest or lower ones, where the others can stay as they are; else of all. */
export function remedyFor(
  ids: readonly string[],
  matrix: Matrix,
): { readonly members: readonly string[]; readonly list: readonly Correlation[]; readonly factor: number | null } {
  const places = contradicting(matrix);
  const members = places.map((i) => ids[i] as string);
  const part = among(matrix, places);
  const holds = (list: readonly Correlation[]) => cholesky(withPairs(matrix, ids, list)) !== null;
  const own = correlationsThatHold(members, part);
  if (holds(own.list)) return { members, ...own };
  for (let hundredths = 99; hundredths >= 0 && matrix.length <= mostTried; hundredths--) {
    const list = pairsOf(members, part, rounded(lowered(part, hundredths)));
    if (holds(list)) return { members, list, factor: null };
  }
  return { members, ...correlationsThatHold(ids, matrix) };
}

/** Pairs that have a correlation, or had one. */
const pairsOf = (ids: readonly string[], matrix: Matrix, found: Matrix): Correlation[] =>
  ids.flatMap((a, i) =>
    ids.slice(i + 1).flatMap((b, j): Correlation[] => {
      const is = found[i]?.[i + 1 + j] ?? 0;
      return is === 0 && matrix[i]?.[i + 1 + j] === 0 ? [] : [{ between: [a, b], is }];
    }),
  );

/** Correlations to two decimals that a scenario can hold in the place of those that it cannot: the nearest, else all of them times one `factor`. */
export function correlationsThatHold(
  ids: readonly string[],
  matrix: Matrix,
): { readonly list: Correlation[]; readonly factor: number | null } {
  const nearest = nearestRounded(matrix);
  const hundredths = nearest ? 0 : hundredthsThatHold(matrix);
  const found = nearest ?? rounded(lowered(matrix, hundredths));
  const list = pairsOf(ids, matrix, found);
  return { list, factor: nearest ? null : hundredths / 100 };
}
