/** Columns in; columns made of them, run by run, out. Loops that are handed a function would call it in every run: each has a body of its own. */
import { expOf } from './elementary.ts';
import type { Column } from './nouns.ts';
import { pickPlain, valuesAt } from './ranks.ts';

/** `out` is written in full, and differs from what is read unless a loop says otherwise. */
export interface Loops {
  /** scale·x₁·…·xₖ + plus, of one to four factors. */
  readonly term: (out: Float64Array, scale: number, factors: readonly Float64Array[], plus: number) => void;
  /** k·x·x₂ + l·y·y₂ + plus; without its second factor, k·x and l·y. */
  readonly sum: (
    out: Float64Array,
    ...terms: readonly [k: number, x: Float64Array, x2: Column, l: number, y: Float64Array, y2: Column, plus: number]
  ) => void;
  /** x and columns, one after another in their order; `out` may be x. */
  readonly add: (out: Float64Array, x: Float64Array, columns: readonly Float64Array[]) => void;
  readonly divide: (out: Float64Array, x: Column, y: Column) => void;
  /** 1 where x > y, else 0. */
  readonly larger: (out: Float64Array, x: Column, y: Column) => void;
  /** 1 where x ≥ y, else 0. */
  readonly largerOrEqual: (out: Float64Array, x: Column, y: Column) => void;
  /** 1 where x is y, else 0. */
  readonly equal: (out: Float64Array, x: Column, y: Column) => void;
  /** x where `where` is not 0, else y. */
  readonly choose: (out: Float64Array, where: Float64Array, x: Column, y: Column) => void;
  /** The larger of the two, and no number where one is none; returns whether it is anywhere another than x. */
  readonly largest: (out: Float64Array, x: Column, y: Column) => boolean;
  readonly smallest: (out: Float64Array, x: Column, y: Column) => boolean;
  /** Adds 1 to `counts` where x is at least so large. */
  readonly count: (counts: Float64Array, x: Float64Array, atLeast: number) => void;
  /** The smallest value, at most 0. */
  readonly least: (x: Float64Array) => number;
  /** The largest absolute value; no finite number if one of the values is none. */
  readonly size: (x: Float64Array) => number;
  /** e to the power of x. */
  readonly exp: (out: Float64Array, x: Float64Array) => void;
  /** What `pieceAt` gives for each value. */
  readonly pieces: (out: Float64Array, x: Float64Array, table: Pieces) => void;
  /** Writes the sum of the distances to the first value in each block of runs. */
  readonly moments: (x: Float64Array, sums: Float64Array) => Spread;
  /** Exact values at rising ranks. */
  readonly ranks: (x: Float64Array, ranks: readonly number[], range: Omit<Spread, 'squares'>) => number[];
  /** Normal scores of probabilities; false where it cannot be done here. */
  readonly scores: (out: Float64Array, x: Float64Array) => boolean;
  /** Uniforms of whole blocks of a stream, from a block on; false where it cannot be done here. */
  readonly uniforms: (out: Float64Array, start: Int32Array, block: number, thrownAway: number) => boolean;
}

/** A function in quintic pieces of equal width, each over its own 0 … 1 and with six coefficients from the lowest power up. */
export interface Pieces {
  readonly coefficients: Float64Array;
  readonly from: number;
  readonly width: number;
}

/** The function at x; beyond its ends, at its ends. */
export function pieceAt({ coefficients: c, from, width }: Pieces, x: number): number {
  const at = Math.min(Math.max((x - from) / width, 0), c.length / 6 - 1e-9);
  const i = Math.floor(at);
  const s = at - i;
  const k = 6 * i;
  const high = (c[k + 3] as number) + s * ((c[k + 4] as number) + s * (c[k + 5] as number));
  return (c[k] as number) + s * ((c[k + 1] as number) + s * ((c[k + 2] as number) + s * high));
}

/** What a summary reads a column for: its range, and the squares of the distances to its first value. */
export interface Spread {
  readonly low: number;
  readonly high: number;
  readonly squares: number;
}

/** Runs in a block of a stream: what is random within a block is stratified, and blocks are independent. */
export const blockSize = 500;

/** In four rows, by the place modulo 4, as vectors add them. */
function plainMoments(x: Float64Array, sums: Float64Array): Spread {
  const near = x[0] ?? Number.NaN;
  const squares = new Float64Array(4);
  const rows = new Float64Array(4);
  let [low, high] = [near, near];
  for (let block = 0; block < sums.length; block++) {
    rows.fill(0);
    const end = Math.min(x.length, (block + 1) * blockSize);
    for (let i = block * blockSize; i < end; i++) {
      const value = x[i] as number;
      if (value < low) low = value;
      if (value > high) high = value;
      const away = value - near;
      rows[i & 3] = (rows[i & 3] as number) + away;
      squares[i & 3] = (squares[i & 3] as number) + away * away;
    }
    sums[block] = ofRows(rows);
  }
  return { low, high, squares: ofRows(squares) };
}

const ofRows = (rows: Float64Array) => {
  const [a, b, c, d] = rows as unknown as [number, number, number, number];
  return a + c + (b + d);
};

/** What is read run by run at `i & mask`: a column, or one number for all runs. So one loop serves every mix of the two. */
interface Reader {
  readonly of: Float64Array;
  readonly mask: number;
}

const reader = (column: Column): Reader =>
  typeof column === 'number' ? { of: Float64Array.of(column), mask: 0 } : { of: column, mask: -1 };

/** In TypeScript, for any engine and any column. */
export const plainLoops: Loops = {
  term: (out, scale, [x, y, z, w], plus) => {
    const first = x as Float64Array;
    if (!y) for (let i = 0; i < out.length; i++) out[i] = scale * (first[i] as number) + plus;
    else if (!z) for (let i = 0; i < out.length; i++) out[i] = scale * ((first[i] as number) * (y[i] as number)) + plus;
    else {
      const { of, mask } = reader(w ?? 1);
      for (let i = 0; i < out.length; i++)
        out[i] = scale * ((first[i] as number) * (y[i] as number) * (z[i] as number) * (of[i & mask] as number)) + plus;
    }
  },
  sum: (out, k, x, x2, l, y, y2, plus) => {
    const { of: xs, mask: xMask } = reader(x2);
    const { of: ys, mask: yMask } = reader(y2);
    if (x2 === 1 && y2 === 1) for (let i = 0; i < out.length; i++) out[i] = k * (x[i] as number) + l * (y[i] as number) + plus;
    else
      for (let i = 0; i < out.length; i++)
        out[i] = k * ((x[i] as number) * (xs[i & xMask] as number)) + l * ((y[i] as number) * (ys[i & yMask] as number)) + plus;
  },
  add: (out, x, columns) => {
    let sum = x;
    for (const column of columns) {
      for (let i = 0; i < out.length; i++) out[i] = (sum[i] as number) + (column[i] as number);
      sum = out;
    }
  },
  divide: (out, x, y) => {
    const { of, mask } = reader(x);
    const { of: by, mask: byMask } = reader(y);
    for (let i = 0; i < out.length; i++) out[i] = (of[i & mask] as number) / (by[i & byMask] as number);
  },
  larger: (out, x, y) => {
    const { of, mask } = reader(x);
    const { of: than, mask: thanMask } = reader(y);
    for (let i = 0; i < out.length; i++) out[i] = (of[i & mask] as number) > (than[i & thanMask] as number) ? 1 : 0;
  },
  largerOrEqual: (out, x, y) => {
    const { of, mask } = reader(x);
    const { of: than, mask: thanMask } = reader(y);
    for (let i = 0; i < out.length; i++) out[i] = (of[i & mask] as number) >= (than[i & thanMask] as number) ? 1 : 0;
  },
  equal: (out, x, y) => {
    const { of, mask } = reader(x);
    const { of: other, mask: otherMask } = reader(y);
    for (let i = 0; i < out.length; i++) out[i] = of[i & mask] === other[i & otherMask] ? 1 : 0;
  },
  choose: (out, where, x, y) => {
    const { of: yes, mask: yesMask } = reader(x);
    const { of: no, mask: noMask } = reader(y);
    for (let i = 0; i < out.length; i++) out[i] = where[i] !== 0 ? (yes[i & yesMask] as number) : (no[i & noMask] as number);
  },
  largest: (out, x, y) => {
    const { of, mask } = reader(x);
    const { of: other, mask: otherMask } = reader(y);
    let others = 0;
    for (let i = 0; i < out.length; i++) {
      const value = of[i & mask] as number;
      const chosen = Math.max(value, other[i & otherMask] as number);
      out[i] = chosen;
      others |= chosen === value ? 0 : 1;
    }
    return others !== 0;
  },
  smallest: (out, x, y) => {
    const { of, mask } = reader(x);
    const { of: other, mask: otherMask } = reader(y);
    let others = 0;
    for (let i = 0; i < out.length; i++) {
      const value = of[i & mask] as number;
      const chosen = Math.min(value, other[i & otherMask] as number);
      out[i] = chosen;
      others |= chosen === value ? 0 : 1;
    }
    return others !== 0;
  },
  count: (counts, x, atLeast) => {
    for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] as number) + ((x[i] as number) >= atLeast ? 1 : 0);
  },
  least: (x) => {
    let least = 0;
    for (let i = 0; i < x.length; i++) least = Math.min(least, x[i] as number);
    return least;
  },
  size: (x) => {
    let most = 0;
    for (let i = 0; i < x.length; i++) most = Math.max(most, Math.abs(x[i] as number));
    return most;
  },
  exp: (out, x) => void expOf(x, out),
  pieces: (out, x, table) => {
    for (let i = 0; i < out.length; i++) out[i] = pieceAt(table, x[i] as number);
  },
  moments: plainMoments,
  ranks: (x, ranks, range) => valuesAt(x, ranks, range, pickPlain),
  scores: () => false,
  uniforms: () => false,
};
