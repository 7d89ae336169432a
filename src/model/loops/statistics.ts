/** What summaries and quantiles read a column for. */
import {
  again,
  f64,
  get,
  i32,
  loop,
  one64,
  type Routine,
  routine,
  set,
  tee,
  two64,
  v128,
  when,
  whole,
  whole32,
} from './assemble.ts';
import { less, next } from './pieces.ts';

/**
 * Distances to the first value: their sum in each block, one number a block at `sums`; at `out` the lowest, the highest and the sum of squares, each
 * of even and of odd places. Runs are added in four rows, by their place modulo 4.
 */
export const moments: Routine = routine(
  'moments',
  { out: i32, sums: i32, blockPairs: i32, pairs: i32, at: i32 },
  { left: i32, near: v128, x: v128, y: v128, low: v128, high: v128, s: v128, t: v128, squares: v128, others: v128 },
  ({ out, sums, blockPairs, pairs, at, left, near, x, y, low, high, s, t, squares, others }) => {
    const { add, highest, lowest, multiply, subtract } = two64;
    const step = (value: number, sum: number, square: number) => [
      set(low, lowest(get(low), get(value))),
      set(high, highest(get(high), get(value))),
      set(value, subtract(get(value), get(near))),
      set(sum, add(get(sum), get(value))),
      set(square, add(get(square), multiply(get(value), get(value)))),
    ];
    return [
      set(near, two64.loadBoth(0, get(at))),
      set(low, get(near)),
      set(high, get(near)),
      loop(
        set(left, get(blockPairs)),
        when(whole32.less(get(pairs), get(left)), set(left, get(pairs))),
        set(pairs, whole32.subtract(get(pairs), get(left))),
        set(s, two64.subtract(get(near), get(near))),
        set(t, get(s)),
        when(
          whole32.less(whole(1), get(left)),
          loop(
            set(x, two64.load(0, get(at))),
            set(y, two64.load(16, get(at))),
            step(x, s, squares),
            step(y, t, others),
            next(at, 32),
            again(whole32.less(whole(1), tee(left, whole32.subtract(get(left), whole(2))))),
          ),
        ),
        when(get(left), [set(x, two64.load(0, get(at))), step(x, s, squares), next(at, 16)]),
        set(s, add(get(s), get(t))),
        one64.store(0, get(sums), one64.add(two64.first(get(s)), two64.second(get(s)))),
        next(sums, 8),
        again(get(pairs)),
      ),
      two64.store(0, get(out), get(low)),
      two64.store(16, get(out), get(high)),
      two64.store(32, get(out), add(get(squares), get(others))),
    ];
  },
);

/** Counts values by bucket, those of even places apart from those of odd ones, and notes the bucket of each in 16 bits at `ids`. */
export const buckets: Routine = routine(
  'buckets',
  { counts: i32, ids: i32, pairs: i32, at: i32, low: f64, scale: f64 },
  { both: v128, one: i32, other: i32 },
  ({ counts, ids, pairs, at, low, scale, both, one, other }) => {
    const { add, load, shiftLeft, store, store16 } = whole32;
    const counted = (bucket: number, offset: number) => [
      set(bucket, add(get(counts), shiftLeft(get(bucket), whole(3)))),
      store(offset, get(bucket), add(load(offset, get(bucket)), whole(1))),
    ];
    const distance = two64.subtract(two64.load(0, get(at)), two64.both(get(low)));
    return loop(
      set(both, two64.toWholes(two64.multiply(distance, two64.both(get(scale))))),
      store16(0, get(ids), tee(one, two64.firstWhole(get(both)))),
      store16(2, get(ids), tee(other, two64.secondWhole(get(both)))),
      counted(one, 0),
      counted(other, 4),
      next(ids, 4),
      next(at, 16),
      less(pairs),
    );
  },
);

/**
 * Puts values of wanted buckets together: `slots` has a byte a bucket, 0 for those that nobody wants, and `ends` the place behind each slot. Few are
 * wanted, so two values are looked at together.
 */
export const gather: Routine = routine(
  'gather',
  { at: i32, ids: i32, pairs: i32, slots: i32, ends: i32 },
  { one: i32, other: i32, end: i32 },
  ({ at, ids, pairs, slots, ends, one, other, end }) => {
    const { add, load, load16, load8, or, shiftLeft, store } = whole32;
    const slotOf = (slot: number, offset: number) => tee(slot, load8(0, add(get(slots), load16(offset, get(ids)))));
    const put = (slot: number, offset: number) =>
      when(get(slot), [
        set(slot, add(get(ends), shiftLeft(get(slot), whole(2)))),
        set(end, load(0, get(slot))),
        one64.store(0, get(end), one64.load(offset, get(at))),
        store(0, get(slot), add(get(end), whole(8))),
      ]);
    return loop(
      when(or(slotOf(one, 0), slotOf(other, 2)), [put(one, 0), put(other, 8)]),
      next(at, 16),
      next(ids, 4),
      less(pairs),
    );
  },
);
