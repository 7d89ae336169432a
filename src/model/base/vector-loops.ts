/** A memory with loops of vector instructions, and where columns lie in it, in; the loops over columns out, those in TypeScript where a column has no place there. */
import type { Room } from '../loops/vectors.ts';
import { blockSize, type Loops, plainLoops } from './loops.ts';
import type { Column } from './nouns.ts';
import { bucketsFor, mostSlots, type Pick, pickPlain, valuesAt } from './ranks.ts';

/** The memory as its owner sees it; what it gives may be another once nothing is handed out. */
export interface Places {
  /** A column handed out by the memory itself, where there is room. */
  readonly column: (runs: number) => Float64Array;
  /** Whether a column is one of the memory's own. */
  readonly isOwn: (column: Float64Array) => boolean;
  /** Where a column lies, if need be as a copy; −1 where it cannot. */
  readonly placeOf: (column: Float64Array) => number;
  /** The place of a number for all runs; there are a few, which a loop may use. */
  readonly cell: (i: number, x: number) => number;
  /** The number at a place of the memory, which is a multiple of 8. */
  readonly numberAt: (place: number) => number;
  /** Puts a whole number of 32 bits at a place of the memory, which is a multiple of 4. */
  readonly putWhole: (place: number, x: number) => void;
  readonly within: <T>(work: () => T) => T;
}

const no = () => false;

const upTo16 = (bytes: number): number => Math.ceil(bytes / 16) * 16;

export function vectorLoops({ vectors }: Room, { column, isOwn, placeOf, cell, numberAt, putWhole, within }: Places): Loops {
  /** What a loop left at the beginning of the memory. */
  const left = (i: number) => numberAt(8 * i);
  const place = (i: number, x: Column) => (typeof x === 'number' ? cell(i, x) : placeOf(x));
  const step = (x: Column) => (typeof x === 'number' ? 0 : 16);

  type OfTwo = (out: Float64Array, x: Column, y: Column) => number;
  const ofTwo =
    (loop: (...args: number[]) => number, plain: (out: Float64Array, x: Column, y: Column) => unknown): OfTwo =>
    (out, x, y) => {
      if (!isOwn(out)) return Number(plain(out, x, y));
      const a = place(0, x);
      const b = place(1, y);
      if (a < 0 || b < 0) return Number(plain(out, x, y));
      return loop(out.byteOffset, out.length / 2, a, b, step(x), step(y));
    };
  const largest = ofTwo(vectors.largest, plainLoops.largest);
  const smallest = ofTwo(vectors.smallest, plainLoops.smallest);
  const isEven = ({ length }: Float64Array) => length > 0 && length % 2 === 0;
  /** For a loop that only reads: a copy is not kept longer than it takes. */
  const reading = <T>(x: Float64Array, loop: (at: number) => T, plain: () => T): T => {
    if (!isEven(x)) return plain();
    if (isOwn(x)) return loop(x.byteOffset);
    return within(() => {
      const copy = column(x.length);
      if (!isOwn(copy)) return plain();
      copy.set(x);
      return loop(copy.byteOffset);
    });
  };
  const sizes = new WeakMap<Float64Array, number>();
  const sizeOf = (x: Float64Array): number => {
    const at = isEven(x) ? placeOf(x) : -1;
    if (at < 0) return plainLoops.size(x);
    const isBad = vectors.size(0, x.length / 2, at) !== 0;
    return isBad ? Number.NaN : Math.max(left(0), left(1));
  };

  /** All that is needed on the way lies in one column, part behind part. */
  const pickAt =
    (at: number): Pick =>
    (x, positions, low, scale) => {
      const runs = x.length;
      const buckets = bucketsFor(runs);
      const slots = 8 * (buckets + 2);
      const ids = slots + upTo16(buckets + 1);
      const ends = ids + upTo16(2 * runs);
      const places = ends + 4 * (mostSlots + 2);
      const found = places + upTo16(4 * positions.length);
      const values = found + upTo16(8 * positions.length);
      const bench = column(values / 8 + runs);
      if (!isOwn(bench)) return pickPlain(x, positions, low, scale);
      // Counts and slots.
      bench.fill(0, 0, ids / 8);
      const begin = bench.byteOffset;
      for (let i = 0; i < positions.length; i++) putWhole(begin + places + 4 * i, positions[i] as number);
      vectors.buckets(begin, begin + ids, runs / 2, at, low, scale);
      vectors.slots(begin, begin + slots, begin + ends, begin + places, positions.length, begin + values);
      vectors.gather(at, begin + ids, runs / 2, begin + slots, begin + ends);
      vectors.find(begin + found, begin + places, positions.length, begin + ends, begin + values);
      return positions.map((_, i) => numberAt(begin + found + 8 * i));
    };

  return {
    term: (out, scale, factors, plus) => {
      if (!isOwn(out)) return plainLoops.term(out, scale, factors, plus);
      const pairs = out.length / 2;
      const at = out.byteOffset;
      const a = placeOf(factors[0] as Float64Array);
      const [, x, y, z] = factors;
      const b = x ? placeOf(x) : 0;
      const c = y ? placeOf(y) : 0;
      const d = z ? placeOf(z) : cell(0, 1);
      if (a < 0 || b < 0 || c < 0 || d < 0) plainLoops.term(out, scale, factors, plus);
      else if (!x) vectors.scaled(at, pairs, a, 16, scale, plus);
      else if (!y) vectors.product(at, pairs, a, b, 16, 16, scale, plus);
      else vectors.products(at, pairs, a, b, c, d, 16, 16, 16, z ? 16 : 0, scale, plus);
    },
    sum: (out, k, x, x2, l, y, y2, plus) => {
      if (!isOwn(out)) return plainLoops.sum(out, k, x, x2, l, y, y2, plus);
      const pairs = out.length / 2;
      const at = out.byteOffset;
      const a = placeOf(x);
      const b = place(0, x2);
      const c = placeOf(y);
      const d = place(1, y2);
      if (a < 0 || b < 0 || c < 0 || d < 0) plainLoops.sum(out, k, x, x2, l, y, y2, plus);
      else if (x2 === 1 && y2 === 1) vectors.sum(at, pairs, a, c, 16, 16, k, l, plus);
      else vectors.sumOfProducts(at, pairs, a, b, c, d, 16, step(x2), 16, step(y2), k, l, plus);
    },
    add: (out, x, columns) =>
      within(() => {
        const here = isOwn(out) ? out : column(out.length);
        const places = [x, ...columns].map((each) => {
          if (isOwn(each)) return each.byteOffset;
          const copy = column(each.length);
          copy.set(each);
          return isOwn(copy) ? copy.byteOffset : -1;
        });
        if (!isOwn(here) || places.some((at) => at < 0)) return plainLoops.add(out, x, columns);
        let [sum, ...others] = places as [number, ...number[]];
        for (const at of others) {
          vectors.add(here.byteOffset, out.length / 2, sum, at, 16, 16);
          sum = here.byteOffset;
        }
        if (here !== out) out.set(here);
      }),
    divide: ofTwo(vectors.divide, plainLoops.divide),
    larger: ofTwo(vectors.larger, plainLoops.larger),
    largerOrEqual: ofTwo(vectors.largerOrEqual, plainLoops.largerOrEqual),
    equal: ofTwo(vectors.equal, plainLoops.equal),
    choose: (out, where, x, y) => {
      if (!isOwn(out)) return plainLoops.choose(out, where, x, y);
      const a = placeOf(where);
      const b = place(0, x);
      const c = place(1, y);
      if (a < 0 || b < 0 || c < 0) plainLoops.choose(out, where, x, y);
      else vectors.choose(out.byteOffset, out.length / 2, a, b, c, 16, step(x), step(y));
    },
    largest: (out, x, y) => largest(out, x, y) !== 0,
    smallest: (out, x, y) => smallest(out, x, y) !== 0,
    count: (counts, x, atLeast) => {
      const at = isOwn(counts) ? placeOf(x) : -1;
      if (at < 0) plainLoops.count(counts, x, atLeast);
      else vectors.count(counts.byteOffset, counts.length / 2, counts.byteOffset, at, 16, 16, atLeast);
    },
    least: (x) => {
      const at = isEven(x) ? placeOf(x) : -1;
      if (at < 0) return plainLoops.least(x);
      vectors.least(0, x.length / 2, at);
      return Math.min(left(0), left(1));
    },
    // Columns from elsewhere do not change: drivers, which every venture asks about.
    size: (x) => {
      if (isOwn(x)) return sizeOf(x);
      const found = sizes.get(x) ?? sizeOf(x);
      sizes.set(x, found);
      return found;
    },
    exp: (out, x) => {
      const isDone = isOwn(out) && reading(x, (at) => vectors.exp(out.byteOffset, out.length / 2, at) === 0, no);
      if (!isDone) plainLoops.exp(out, x);
    },
    pieces: (out, x, table) => {
      const { coefficients: own, from, width } = table;
      const done = (at: number, tableAt: number) =>
        vectors.pieces(out.byteOffset, out.length / 2, at, tableAt, own.length / 6, from, width);
      const isDone = isOwn(out) && reading(x, (at) => reading(own, (tableAt) => done(at, tableAt) === undefined, no), no);
      if (!isDone) plainLoops.pieces(out, x, table);
    },
    moments: (x, sums) =>
      reading(
        x,
        (at) =>
          within(() => {
            const sumsHere = column(Math.ceil(sums.length / 2) * 2);
            if (!isOwn(sumsHere)) return plainLoops.moments(x, sums);
            vectors.moments(0, sumsHere.byteOffset, blockSize / 2, x.length / 2, at);
            for (let i = 0; i < sums.length; i++) sums[i] = numberAt(sumsHere.byteOffset + 8 * i);
            return { low: Math.min(left(0), left(1)), high: Math.max(left(2), left(3)), squares: left(4) + left(5) };
          }),
        () => plainLoops.moments(x, sums),
      ),
    ranks: (x, ranks, range) =>
      reading(
        x,
        (at) => within(() => valuesAt(x, ranks, range, pickAt(at))),
        () => plainLoops.ranks(x, ranks, range),
      ),
    scores: (out, x) =>
      within(() => {
        const here = isOwn(out) ? out : column(out.length);
        const list = column(Math.ceil(out.length / 4) * 2 + 2);
        const done = (at: number) => vectors.scores(here.byteOffset, out.length / 2, at, list.byteOffset) === 0;
        if (!isOwn(here) || !isOwn(list) || !reading(x, done, no)) return false;
        if (here !== out) out.set(here);
        return true;
      }),
    uniforms: (out, start, block, thrownAway) =>
      isOwn(out) &&
      within(() => {
        const strata = column(blockSize / 4 + 1);
        const [a, b, c] = start as unknown as [number, number, number];
        if (!isOwn(strata)) return false;
        vectors.uniforms(out.byteOffset, out.length / blockSize, blockSize, strata.byteOffset, a, b, c, block, thrownAway);
        return true;
      }),
  };
}
