/** Uniforms in strata, as in `chance/stream.ts`, and normal scores, as in `chance/normal.ts`: operation by operation. */
import {
  again,
  type Code,
  call,
  get,
  i32,
  loop,
  number,
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
import { reach } from './coefficients.ts';
import { less, next, places, twice } from './pieces.ts';

/** a₀ + a₁r + s(a₂ + a₃r) + s²(a₄ + a₅r + s(a₆ + a₇r)), where s = r² and a is a table. */
function ofTerms(table: number, r: Code, s: Code): Code {
  const { add, multiply, loadBoth } = two64;
  const term = (i: number) => loadBoth(table + 8 * i, whole(0));
  const pair = (i: number) => add(term(i), multiply(term(i + 1), r));
  return add(add(pair(0), multiply(s, pair(2))), multiply(multiply(s, s), add(pair(4), multiply(s, pair(6)))));
}

/** What lies above the line has 8 terms, and what lies below it 8 more. */
const ratio = (table: number, r: Code): Code => {
  const s = two64.multiply(r, r);
  return two64.divide(ofTerms(table, r, s), ofTerms(table + 64, r, s));
};

/**
 * All are first taken for some of the middle, and the places of others are noted, four bytes each, from `list` on; then these are done, two at
 * a time as well. Returns whether one was 0 or 1, or as good as that: then what was written is worth nothing.
 */
export const normalScores = (logarithm: number): Routine =>
  routine(
    'scores',
    { out: i32, pairs: i32, at: i32, list: i32 },
    { back: i32, noted: i32, which: i32, a: i32, b: i32, x: v128, r: v128, z: v128, below: v128, beyond: v128, bad: v128 },
    ({ out, pairs, at, list, back, noted, which, a, b, x, r, z, below, beyond, bad }) => {
      const { absolute, any, choose, first, greater, multiply, negate, or, second, subtract, withSecond } = two64;
      const note = (bit: number, shift: number): Code => [
        whole32.store(0, get(noted), whole32.add(get(out), whole(8 * (bit - 1)))),
        set(noted, whole32.add(get(noted), whole32.shiftLeft(whole32.and(get(which), whole(bit)), whole(shift)))),
      ];
      const given = (place: number) => one64.load(0, whole32.add(get(place), get(back)));
      const ln = (lane: Code) => call(logarithm, lane);
      const ratioOf = (rational: number, border: number): Code => [
        set(r, subtract(get(z), twice(border))),
        ratio(rational, get(r)),
      ];
      return [
        set(back, whole32.subtract(get(at), get(out))),
        set(noted, get(list)),
        loop(
          set(x, subtract(two64.load(0, get(at)), twice(0.5))),
          set(r, subtract(twice(reach * reach), multiply(get(x), get(x)))),
          two64.store(0, get(out), multiply(get(x), ratio(places.middle, get(r)))),
          set(which, two64.which(greater(absolute(get(x)), twice(reach)))),
          note(1, 2),
          note(2, 1),
          next(out, 16),
          next(at, 16),
          less(pairs),
        ),
        when(whole32.less(get(list), get(noted)), [
          // An odd one is done twice.
          whole32.store(0, get(noted), whole32.load(0, whole32.subtract(get(noted), whole(4)))),
          loop(
            set(a, whole32.load(0, get(list))),
            set(b, whole32.load(4, get(list))),
            set(x, withSecond(two64.both(given(a)), given(b))),
            set(below, two64.less(get(x), twice(0.5))),
            set(z, choose(get(x), subtract(twice(1), get(x)), get(below))),
            set(bad, or(get(bad), two64.less(get(z), twice(1e-300)))),
            set(z, two64.root(negate(withSecond(two64.both(ln(first(get(z)))), ln(second(get(z))))))),
            set(beyond, greater(get(z), twice(5))),
            when(
              any(get(beyond)),
              set(z, choose(ratioOf(places.far, 5), ratioOf(places.near, 1.6), get(beyond))),
              set(z, ratioOf(places.near, 1.6)),
            ),
            set(z, choose(negate(get(z)), get(z), get(below))),
            one64.store(0, get(a), first(get(z))),
            one64.store(0, get(b), second(get(z))),
            next(list, 8),
            again(whole32.less(get(list), get(noted))),
          ),
        ]),
        any(get(bad)),
      ];
    },
    i32,
  );

/** Fills whole blocks of a stream, each of `size` runs, from block `counter` on; the 16 bits of each stratum stand at `strata` meanwhile. */
export const uniforms: Routine = routine(
  'uniforms',
  { out: i32, blocks: i32, size: i32, strata: i32, a0: i32, b0: i32, c0: i32, counter: i32, thrownAway: i32 },
  { a: i32, b: i32, c: i32, d: i32, sum: i32, i: i32, at: i32, other: i32, kept: i32 },
  ({ out, blocks, size, strata, a0, b0, c0, counter, thrownAway, a, b, c, d, sum, i, at, other, kept }) => {
    const { add, load16, rotateLeft, shiftLeft, shiftRightUnsigned, store16, xor, upperProduct } = whole32;
    /** The next number of sfc32, in `sum`. */
    const draw: Code = [
      set(sum, add(add(get(a), get(b)), get(d))),
      next(d, 1),
      set(a, xor(get(b), shiftRightUnsigned(get(b), whole(9)))),
      set(b, add(get(c), shiftLeft(get(c), whole(3)))),
      set(c, add(rotateLeft(get(c), whole(21)), get(sum))),
    ];
    const within = one64.add(one64.multiply(one64.fromUnsigned(get(sum)), number(2 ** -32)), number(2 ** -33));
    return loop(
      set(a, get(a0)),
      set(b, get(b0)),
      set(c, get(c0)),
      set(d, get(counter)),
      set(i, get(thrownAway)),
      loop(draw, less(i)),
      set(at, get(strata)),
      loop(store16(0, get(at), get(i)), next(at, 2), again(whole32.less(tee(i, add(get(i), whole(1))), get(size)))),
      // Durstenfeld's shuffle, from the last stratum down to the second.
      loop(
        draw,
        next(at, -2),
        set(other, add(get(strata), shiftLeft(upperProduct(get(sum), get(i)), whole(1)))),
        set(kept, load16(0, get(at))),
        store16(0, get(at), load16(0, get(other))),
        store16(0, get(other), get(kept)),
        again(whole32.less(whole(1), tee(i, whole32.subtract(get(i), whole(1))))),
      ),
      set(at, get(strata)),
      set(i, get(size)),
      loop(
        draw,
        one64.store(
          0,
          get(out),
          one64.divide(one64.add(one64.fromWhole(load16(0, get(at))), within), one64.fromWhole(get(size))),
        ),
        next(out, 8),
        next(at, 2),
        less(i),
      ),
      next(counter, 1),
      less(blocks),
    );
  },
);
