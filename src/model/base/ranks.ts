/** A column over runs and ranks in; the values at these ranks, without sorting all of them, out. */

/** So few runs are sorted at once. */
const sortedAtOnce = 256;

/** The largest value has a bucket of its own beyond these. What many buckets cost by themselves is saved where there are few values for them. */
export const bucketsFor = (runs: number): number => (runs <= 4000 ? 256 : mostBuckets);
const mostBuckets = 1024;

/** More slots than a byte has names for are sorted too. */
export const mostSlots = 254;

/** The values at rising positions of a column whose value x belongs to the bucket of number ⌊(x − low)·scale⌋, of so many buckets that `bucketsFor` says. */
export type Pick = (column: Float64Array, positions: readonly number[], low: number, scale: number) => number[];

/**
 * Puts the value at a place where sorting the part of `values` from `first` to before `end` would put it, what is smaller before it and what is larger behind
 * it, and returns the place behind the last value that equals it (Hoare's FIND, Communications of the ACM 4, 1961, with values that equal the pivot apart,
 * as a guaranteed income has many).
 */
function find(values: Float64Array, place: number, first: number, end: number): number {
  let [from, to] = [first, end];
  for (;;) {
    const pivot = values[place] as number;
    let below = from;
    let above = to;
    for (let i = from; i < above; ) {
      const x = values[i] as number;
      if (x < pivot) {
        values[i++] = values[below] as number;
        values[below++] = x;
      } else if (pivot < x) {
        values[i] = values[--above] as number;
        values[above] = x;
      } else i++;
    }
    if (place < below) to = below;
    else if (place >= above) from = above;
    else return above;
  }
}

const counts = new Uint32Array(mostBuckets + 1);
const slots = new Uint8Array(mostBuckets + 1);
let ids = new Uint16Array(0);

/** In TypeScript, for any engine. */
export const pickPlain: Pick = (column, positions, low, scale) => {
  if (ids.length < column.length) ids = new Uint16Array(column.length);
  counts.fill(0);
  slots.fill(0);
  for (let i = 0; i < column.length; i++) {
    const bucket = (((column[i] as number) - low) * scale) | 0;
    ids[i] = bucket;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  // Buckets with a wanted value have a slot, counted from 1, where their values will end; places are those of the wanted values in their slots.
  const ends = [0];
  const places: number[] = [];
  let [before, bucket, count, total] = [0, -1, 0, 0];
  for (const position of positions) {
    while (before + count <= position) {
      before += count;
      count = counts[++bucket] as number;
    }
    if (slots[bucket] === 0) {
      slots[bucket] = ends.push(total) - 1;
      total += count;
    }
    places.push((ends.at(-1) as number) + position - before);
  }
  const values = new Float64Array(total);
  for (let i = 0; i < column.length; i++) {
    const slot = slots[ids[i] as number] as number;
    if (slot === 0) continue;
    const end = ends[slot] as number;
    values[end] = column[i] as number;
    ends[slot] = end + 1;
  }
  // All values before `found` are where sorting would put them.
  let [slot, found] = [1, 0];
  return places.map((place) => {
    while (place >= (ends[slot] as number)) found = ends[slot++] as number;
    if (place >= found) found = find(values, place, found, ends[slot] as number);
    return values[place] as number;
  });
};

/** Exact order statistics at rising positions: a histogram finds the buckets that hold them, and only the values inside these are looked at again. */
export function valuesAt(
  column: Float64Array,
  positions: readonly number[],
  { low, high }: { readonly low: number; readonly high: number },
  pick: Pick,
): number[] {
  if (!(high > low)) return positions.map(() => low);
  const scale = bucketsFor(column.length) / (high - low);
  // Few values, or too narrow or too wide for buckets.
  const isPlain = column.length <= sortedAtOnce || positions.length > mostSlots || !Number.isFinite(scale) || scale === 0;
  if (!isPlain) return pick(column, positions, low, scale);
  const sorted = column.slice().sort();
  return positions.map((position) => sorted[position] as number);
}
