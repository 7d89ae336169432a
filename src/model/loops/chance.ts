/** Uniforms in strata, as in `chance/stream.ts`, and normal scores, as in `chance/normal.ts`: operation by operation. */
import {
  again,
  type Code,
  call,
  f64,
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

type Arithmetic = {
  readonly [operation in 'add' | 'multiply' | 'divide']: (x: Code, y: Code) => Code;
} & { readonly load: (offset: number, at: Code) => Code };

const alone: Arithmetic = one64;
const twoOfOne: Arithmetic = { ...two64, load: two64.loadBoth };

/** a₀ + a₁r + s(a₂ + a₃r) + s²(a₄ + a₅r + s(a₆ + a₇r)), where s = r² and a is a table. */
function ofTerms(table: number, r: Code, s: Code, { add, multiply, load }: Arithmetic): Code {
  const term = (i: number) => load(table + 8 * i, whole(0));
  const pair = (i: number) => add(term(i), multiply(term(i + 1), r));
  return add(add(pair(0), multiply(s, pair(2))), multiply(multiply(s, s), add(pair(4), multiply(s, pair(6)))));
}

/** What lies above the line has 8 terms, and what lies below it 8 more. */
const ratio = (table: number, r: Code, s: Code, arithmetic: Arithmetic): Code =>
  arithmetic.divide(ofTerms(table, r, s, arithmetic), ofTerms(table + 64, r, s, arithmetic));

/** All are first taken for some of the middle; then each of the tails is done by itself. Returns whether one was 0 or 1, or as good as that: then what was written is worth nothing. */
export const normalScores = (logarithm: number): Routine =>
  routine(
    'scores',
    { out: i32, pairs: i32, at: i32 },
    { q: v128, rr: v128, to: i32, left: i32, from: i32, bad: i32, u: f64, r: f64, z: f64 },
    ({ out, pairs, at, q, rr, to, left, from, bad, u, r, z }) => {
      const { absolute, greater, multiply, negate, root, subtract } = one64;
      const tail = (border: number, rational: number): Code => [
        set(r, subtract(get(z), number(border))),
        set(z, ratio(rational, get(r), multiply(get(r), get(r)), alone)),
      ];
      return [
        set(to, get(out)),
        set(from, get(at)),
        set(left, whole32.shiftLeft(get(pairs), whole(1))),
        loop(
          set(q, two64.subtract(two64.load(0, get(at)), twice(0.5))),
          set(rr, two64.subtract(twice(reach * reach), two64.multiply(get(q), get(q)))),
          two64.store(
            0,
            get(out),
            two64.multiply(get(q), ratio(places.middle, get(rr), two64.multiply(get(rr), get(rr)), twoOfOne)),
          ),
          next(out, 16),
          next(at, 16),
          less(pairs),
        ),
        loop(
          set(u, one64.load(0, get(from))),
          when(greater(absolute(subtract(get(u), number(0.5))), number(reach)), [
            set(z, get(u)),
            when(one64.less(number(0.5), get(u)), set(z, subtract(number(1), get(u)))),
            when(one64.less(get(z), number(1e-300)), set(bad, whole(1))),
            set(z, root(negate(call(logarithm, get(z))))),
            when(greater(get(z), number(5)), tail(5, places.far), tail(1.6, places.near)),
            when(one64.less(get(u), number(0.5)), set(z, negate(get(z)))),
            one64.store(0, get(to), get(z)),
          ]),
          next(from, 8),
          next(to, 8),
          less(left),
        ),
        get(bad),
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
