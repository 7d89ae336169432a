/** A column over runs and ranks in; the values at these ranks, without sorting all of them, out. */
import { isLevel } from './same.ts';

/** So few runs are sorted at once. */
const sortedAtOnce = 256;

/** The largest value has a bucket of its own. */
export const buckets = 1024;

/** More slots than a byte has names for are sorted too. */
const mostSlots = 254;

/** The values of a column by bucket. */
export interface Buckets {
  /** Two numbers a bucket: how many values it has of even places, and of odd ones. */
  readonly counts: Int32Array;
  /** Values of the buckets whose slot, counted from 1, is not 0: each slot's from its start on, in any order. */
  readonly gather: (slots: Uint8Array, starts: readonly number[], total: number) => Float64Array;
}

/** Puts the value x of a column into the bucket of number ⌊(x − low)·scale⌋. */
export type IntoBuckets = (column: Float64Array, low: number, scale: number) => Buckets;

const counts = new Int32Array(2 * (buckets + 1));
let ids = new Uint16Array(0);

/** In TypeScript, for any engine. What it gives is written over by its next call. */
export const intoBuckets: IntoBuckets = (column, low, scale) => {
  if (ids.length < column.length) ids = new Uint16Array(column.length);
  const own = ids;
  counts.fill(0);
  for (let i = 0; i < column.length; i++) own[i] = ((column[i] as number) - low) * scale;
  for (let i = 0; i < column.length; i++) {
    const at = 2 * (own[i] as number) + (i & 1);
    counts[at] = (counts[at] as number) + 1;
  }
  return {
    counts,
    gather: (slots, starts, total) => {
      const values = new Float64Array(total);
      const ends = Int32Array.from(starts);
      for (let i = 0; i < column.length; i++) {
        const slot = slots[own[i] as number] as number;
        if (slot === 0) continue;
        const end = ends[slot - 1] as number;
        values[end] = column[i] as number;
        ends[slot - 1] = end + 1;
      }
      return values;
    },
  };
};

/** So few are sorted by insertion. */
const fewValues = 24;

function sortFew(values: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const x = values[i] as number;
    let at = i;
    for (; at > from && (values[at - 1] as number) > x; at--) values[at] = values[at - 1] as number;
    values[at] = x;
  }
}

/** The middle one of three. */
const middle = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/**
 * Puts the values at rising positions of a part of `values` where sorting would put them (Hoare's selection, Communications of the ACM 4, 1961, with
 * values equal to the pivot apart, as a guaranteed income has many).
 */
function select(values: Float64Array, begin: number, to: number, positions: readonly number[]): void {
  let from = begin;
  let wanted = positions;
  while (wanted.length > 0 && to - from > fewValues && !isLevel(values, from, to)) {
    const pivot = middle(values[from] as number, values[(from + to) >> 1] as number, values[to - 1] as number);
    let below = from;
    let above = to;
    for (let i = from; i < above; ) {
      const x = values[i] as number;
      if (x < pivot) {
        values[i++] = values[below] as number;
        values[below++] = x;
      } else if (x > pivot) {
        values[i] = values[--above] as number;
        values[above] = x;
      } else i++;
    }
    const [low, high] = [below, above];
    select(
      values,
      from,
      low,
      wanted.filter((position) => position < low),
    );
    wanted = wanted.filter((position) => position >= high);
    from = high;
  }
  if (wanted.length > 0 && to - from <= fewValues) sortFew(values, from, to);
}

const slots = new Uint8Array(buckets + 1);

/** Exact order statistics at rising positions: a histogram finds the buckets that hold them, and only the values inside these are looked at again. */
export function valuesAt(
  column: Float64Array,
  positions: readonly number[],
  { low, high }: { readonly low: number; readonly high: number },
  into: IntoBuckets,
): number[] {
  if (!(high > low)) return positions.map(() => low);
  const scale = buckets / (high - low);
  // Few values, or too narrow or too wide for buckets.
  const isPlain = column.length <= sortedAtOnce || positions.length > mostSlots || !Number.isFinite(scale) || scale === 0;
  if (isPlain) {
    const sorted = column.slice().sort();
    return positions.map((position) => sorted[position] as number);
  }
  const { counts: found, gather } = into(column, low, scale);
  slots.fill(0);
  const starts: number[] = [];
  const inside: number[][] = [];
  let total = 0;
  let before = 0;
  let bucket = -1;
  let count = 0;
  for (const position of positions) {
    while (before + count <= position) {
      before += count;
      bucket++;
      count = (found[2 * bucket] as number) + (found[2 * bucket + 1] as number);
    }
    if (slots[bucket] === 0) {
      slots[bucket] = starts.push(total);
      inside.push([]);
      total += count;
    }
    inside.at(-1)?.push(position - before + (starts.at(-1) as number));
  }
  const values = gather(slots, starts, total);
  for (const [slot, wanted] of inside.entries()) select(values, starts[slot] as number, starts[slot + 1] ?? total, wanted);
  return inside.flat().map((position) => values[position] as number);
}
