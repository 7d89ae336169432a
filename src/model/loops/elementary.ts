/** Exponentials two at a time, and the logarithm of one number: operation by operation as in `base/elementary.ts`. */
import {
  type Code,
  f64,
  get,
  i32,
  loop,
  number,
  one64,
  type Routine,
  routine,
  set,
  two64,
  v128,
  whole,
  whole32,
} from './assemble.ts';
import { entry, less, next, places, twice } from './pieces.ts';
import { ln2High, ln2Rest, lowestWord, perLn2, rounder, stepHigh, stepRest, tableBits, tableSize } from './tables.ts';

/** Of e^r − 1, as far as it is multiplied by r². */
function curveOfExp(r: Code, s: Code): Code {
  const { add, multiply } = two64;
  const middle = add(twice(1 / 24), multiply(r, twice(1 / 120)));
  return add(add(twice(0.5), multiply(r, twice(1 / 6))), multiply(s, add(middle, multiply(s, twice(1 / 720)))));
}

/** Returns whether a value lies beyond ±700 or is none: then what was written is worth nothing. */
export const exponential: Routine = routine(
  'exp',
  { out: i32, pairs: i32, at: i32 },
  { x: v128, k: v128, r: v128, s: v128, n: v128, i: i32, j: i32, high: v128, bad: v128 },
  ({ out, pairs, at, x, k, r, s, n, i, j, high, bad }) => {
    const { absolute, add, any, greaterOrEqual, multiply, not, or, subtract } = two64;
    const entries = (table: number) => two64.withSecond(two64.both(entry(table, get(i))), entry(table, get(j)));
    const inTable = (lane: Code) => whole32.and(lane, whole(tableSize - 1));
    const powers = two64.toLongs(two64.shiftWholesRight(get(n), whole(tableBits)));
    return [
      loop(
        set(x, two64.load(0, get(at))),
        set(bad, or(get(bad), not(greaterOrEqual(twice(700), absolute(get(x)))))),
        set(k, subtract(add(multiply(get(x), twice(perLn2)), twice(rounder)), twice(rounder))),
        set(r, subtract(subtract(get(x), multiply(get(k), twice(stepHigh))), multiply(get(k), twice(stepRest)))),
        set(s, multiply(get(r), get(r))),
        set(n, two64.toWholes(get(k))),
        set(i, inTable(two64.firstWhole(get(n)))),
        set(j, inTable(two64.secondWhole(get(n)))),
        set(high, entries(places.powersHigh)),
        set(r, add(get(r), multiply(get(s), curveOfExp(get(r), get(s))))),
        two64.store(
          0,
          get(out),
          multiply(
            add(get(high), add(multiply(get(high), get(r)), entries(places.powersRest))),
            // 2^m from its bits.
            two64.shiftLongsLeft(two64.addLongs(powers, two64.longs(two64.long(1023))), whole(52)),
          ),
        ),
        next(out, 16),
        next(at, 16),
        less(pairs),
      ),
      any(get(bad)),
    ];
  },
  i32,
);

/** A table of quintic pieces of equal width, read at each value; beyond its ends, at its ends. */
export const pieces: Routine = routine(
  'pieces',
  { out: i32, pairs: i32, at: i32, table: i32, steps: i32, from: f64, width: f64 },
  { x: v128, wholes: v128, i: i32, j: i32 },
  ({ out, pairs, at, table, steps, from, width, x, wholes, i, j }) => {
    const { add, both, divide, larger, load, multiply, smaller, store, subtract, withSecond } = two64;
    const last = one64.subtract(one64.fromWhole(get(steps)), number(1e-9));
    const place = (lane: Code) => whole32.add(get(table), whole32.multiply(lane, whole(48)));
    const term = (power: number) => withSecond(both(one64.load(8 * power, get(i))), one64.load(8 * power, get(j)));
    const from5 = add(term(3), multiply(get(x), add(term(4), multiply(get(x), term(5)))));
    return loop(
      set(x, divide(subtract(load(0, get(at)), both(get(from))), both(get(width)))),
      set(x, smaller(larger(get(x), twice(0)), both(last))),
      set(wholes, two64.toWholes(get(x))),
      set(i, place(two64.firstWhole(get(wholes)))),
      set(j, place(two64.secondWhole(get(wholes)))),
      set(x, subtract(get(x), two64.fromWholes(get(wholes)))),
      store(0, get(out), add(term(0), multiply(get(x), add(term(1), multiply(get(x), add(term(2), multiply(get(x), from5))))))),
      next(out, 16),
      next(at, 16),
      less(pairs),
    );
  },
);

/** Of ln(1 + r) − r, as far as r⁸. */
function curveOfLog(r: Code, s: Code): Code {
  const { add, multiply, subtract } = one64;
  const low = add(add(number(-0.5), multiply(r, number(1 / 3))), multiply(s, add(number(-0.25), multiply(r, number(0.2)))));
  const high = subtract(add(number(-1 / 6), multiply(r, number(1 / 7))), multiply(s, number(0.125)));
  return multiply(s, add(low, multiply(multiply(s, s), high)));
}

/** ln of a positive number that is not among the smallest. */
export const logarithm: Routine = routine(
  'ln',
  { x: f64 },
  { word: i32, i: i32, m: f64, k: f64, mHigh: f64, rHigh: f64, rRest: f64, r: f64, exact: f64, sum: f64 },
  ({ x, word, i, m, k, mHigh, rHigh, rRest, r, exact, sum }) => {
    const { add, multiply, subtract } = one64;
    const exponent = whole32.shiftRight(get(word), whole(20));
    /** Adding it and taking it away again leaves 25 bits behind the point. */
    const border = number(201326592);
    const rest = add(multiply(get(k), number(ln2Rest)), entry(places.logsRest, get(i)));
    return [
      set(word, whole32.subtract(one64.upperHalf(get(x)), whole(lowestWord))),
      set(i, whole32.shiftRight(whole32.add(whole32.and(get(word), whole(0xfffff)), whole(0x1000)), whole(13))),
      set(m, multiply(get(x), one64.powerOfTwo(whole32.subtract(whole(0), exponent)))),
      set(k, one64.fromWhole(exponent)),
      set(mHigh, subtract(add(get(m), border), border)),
      set(rHigh, subtract(multiply(get(mHigh), entry(places.inverses, get(i))), number(1))),
      set(rRest, multiply(subtract(get(m), get(mHigh)), entry(places.inverses, get(i)))),
      set(r, add(get(rHigh), get(rRest))),
      set(exact, add(add(multiply(get(k), number(ln2High)), entry(places.logsHigh, get(i))), get(rHigh))),
      set(sum, add(get(exact), get(rRest))),
      add(
        get(sum),
        add(curveOfLog(get(r), multiply(get(r), get(r))), add(add(subtract(get(exact), get(sum)), get(rRest)), rest)),
      ),
    ];
  },
  f64,
);
