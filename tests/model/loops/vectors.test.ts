import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, log } from '../../../src/model/base/elementary.ts';
import { blockSize, type Loops, plainLoops } from '../../../src/model/base/loops.ts';
import type { Column } from '../../../src/model/base/nouns.ts';
import { makePlainScratch, makeVectorScratch, type Scratch, scratch } from '../../../src/model/base/scratch.ts';
import { summarize } from '../../../src/model/base/stats.ts';
import { inverseNormal, normalScores } from '../../../src/model/chance/normal.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';
import { makeRoom } from '../../../src/model/loops/vectors.ts';

// Loops of vector instructions against those in TypeScript, bit by bit; and both against Math and sorting.

function vectorScratch(bytes = 2 ** 22): Scratch {
  const room = makeRoom(bytes);
  if (!room) throw new Error('this engine has no vector instructions');
  return makeVectorScratch(room);
}

/** The bits of a column; any value that is no number counts as the same. */
const bitsOf = (column: ArrayLike<number>): string[] =>
  Array.from(column, (x) => (Number.isNaN(x) ? 'NaN' : String(new BigInt64Array(Float64Array.of(x).buffer)[0])));

const special = [0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, -1e308, 1e308];
const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(...special));
const columnOf = (runs: number) => fc.array(value, { minLength: runs, maxLength: runs }).map((own) => Float64Array.from(own));
const runsAndColumns = (count: number) =>
  fc.integer({ min: 1, max: 12 }).chain((runs) => fc.tuple(...Array.from({ length: count }, () => columnOf(runs))));
/** A column, or one number for all its runs. */
const maybeLevel = (column: Float64Array, level: number | null): Column => level ?? column;

type Loop = (loops: Loops, out: Float64Array, columns: readonly Float64Array[], a: number | null, b: number | null) => unknown;

const eachRun: { readonly [name: string]: Loop } = {
  'a term of one factor': (loops, out, [x], a, b) => loops.term(out, a ?? 2, [x as Float64Array], b ?? 0),
  'a term of two factors': (loops, out, columns, a, b) => loops.term(out, a ?? 2, columns.slice(0, 2), b ?? 0),
  'a term of three factors': (loops, out, columns, a, b) => loops.term(out, a ?? 2, columns.slice(0, 3), b ?? 0),
  'a term of four factors': (loops, out, columns, a, b) => loops.term(out, a ?? 2, columns.slice(0, 4), b ?? 0),
  'a sum': (loops, out, [x, y], a, b) => loops.sum(out, a ?? 2, x as Float64Array, 1, b ?? -3, y as Float64Array, 1, 7),
  'a sum of products': (loops, out, [x, y, z, w], a, b) =>
    loops.sum(
      out,
      2,
      x as Float64Array,
      maybeLevel(y as Float64Array, a),
      -3,
      z as Float64Array,
      maybeLevel(w as Float64Array, b),
      7,
    ),
  'a sum of columns': (loops, out, [x, ...columns]) => loops.add(out, x as Float64Array, columns),
  'a quotient': (loops, out, [x, y], a, b) =>
    loops.divide(out, maybeLevel(x as Float64Array, a), maybeLevel(y as Float64Array, b)),
  'what is larger': (loops, out, [x, y], a, b) =>
    loops.larger(out, maybeLevel(x as Float64Array, a), maybeLevel(y as Float64Array, b)),
  'what is larger or equal': (loops, out, [x, y], a, b) =>
    loops.largerOrEqual(out, maybeLevel(x as Float64Array, a), maybeLevel(y as Float64Array, b)),
  'what is equal': (loops, out, [x, y], a, b) =>
    loops.equal(out, maybeLevel(x as Float64Array, a), maybeLevel(y as Float64Array, b)),
  'a choice': (loops, out, [where, x, y], a, b) =>
    loops.choose(out, where as Float64Array, maybeLevel(x as Float64Array, a), maybeLevel(y as Float64Array, b)),
  'the larger one': (loops, out, [x, y], a, b) =>
    loops.largest(out, maybeLevel(x as Float64Array, a), maybeLevel(y as Float64Array, b)),
  'the smaller one': (loops, out, [x, y], a, b) =>
    loops.smallest(out, maybeLevel(x as Float64Array, a), maybeLevel(y as Float64Array, b)),
  'a count': (loops, out, [x, y], a) => {
    out.fill(3);
    loops.count(out, x as Float64Array, a ?? 1);
    loops.count(out, y as Float64Array, a ?? 1);
  },
  'an exponential': (loops, out, [x]) => loops.exp(out, x as Float64Array),
  'a function in pieces': (loops, out, [x]) =>
    loops.pieces(out, x as Float64Array, {
      coefficients: Float64Array.from({ length: 30 }, (_, i) => Math.sin(i)),
      from: -10,
      width: 4,
    }),
  'the least value': (loops, _, [x]) => loops.least(x as Float64Array) + 0,
};

describe('a loop of vector instructions gives the bits of the one in TypeScript', () => {
  const here = vectorScratch();

  test.each(Object.keys(eachRun))('%s', (name) => {
    const loop = eachRun[name] as Loop;
    const numbers = fc.option(value);
    fc.assert(
      fc.property(runsAndColumns(4), numbers, numbers, fc.boolean(), (columns, a, b, own) => {
        const runs = columns[0]?.length ?? 0;
        const out = new Float64Array(runs);
        const told = loop(plainLoops, out, columns, a, b);
        here.within(() => {
          // Columns of the memory itself, and from elsewhere.
          const given = columns.map((column) => {
            if (!own) return column;
            const inside = here.column(runs);
            inside.set(column);
            return inside;
          });
          const made = here.column(runs);
          const toldHere = loop(here.loops, made, given, a, b);
          expect(bitsOf(made)).toEqual(bitsOf(name === 'the least value' ? made : out));
          if (name.startsWith('the ')) expect(toldHere).toEqual(told);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the largest size, which is no finite number where a value is none', () => {
    fc.assert(
      fc.property(runsAndColumns(1), ([column]) => {
        const [size, plain] = [here.loops.size(column as Float64Array), plainLoops.size(column as Float64Array)];
        expect(Number.isFinite(size)).toBe(Number.isFinite(plain));
        if (Number.isFinite(plain)) expect(size).toBe(plain);
      }),
    );
  });

  test('moments of any number of runs', () => {
    for (const runs of [2, 4, 6, 498, 500, 502, 504, 998, 1000, 1254, 1502]) {
      const column = Float64Array.from({ length: runs }, (_, i) => 1e6 + Math.sin(i * 7) * 1000);
      const [sums, sumsHere] = [new Float64Array(Math.ceil(runs / blockSize)), new Float64Array(Math.ceil(runs / blockSize))];
      expect(here.loops.moments(column, sumsHere)).toEqual(plainLoops.moments(column, sums));
      expect(bitsOf(sumsHere)).toEqual(bitsOf(sums));
    }
  });

  test('values at ranks are those of a sorted column', () => {
    const shapes: { readonly [shape: string]: (i: number) => number } = {
      spread: (i) => Math.sin(i * 12.9898) * 43758.5453,
      'few values': (i) => (i * 7919) % 4,
      'mostly one value': (i) => Math.max(20, Math.sin(i * 12.9898) * 40),
      'a long tail': (i) => 1 / (1e-9 + Math.abs(Math.sin(i))),
    };
    for (const of of Object.values(shapes))
      for (const runs of [258, 1000, 10_000]) {
        const column = Float64Array.from({ length: runs }, (_, i) => of(i));
        const sorted = column.slice().sort();
        const all = Array.from({ length: 200 }, (_, i) => Math.floor((i * (runs - 1)) / 199));
        const few = [0, 1, Math.floor(runs / 3), Math.floor(runs / 2), runs - 2, runs - 1];
        const range = { low: sorted[0] as number, high: sorted[runs - 1] as number };
        for (const ranks of [few, all]) {
          const wanted = ranks.map((rank) => sorted[rank]);
          expect(here.loops.ranks(column, ranks, range)).toEqual(wanted);
          expect(plainLoops.ranks(column, ranks, range)).toEqual(wanted);
        }
      }
  });

  test('exponentials, logarithms and normal scores one by one', () => {
    const column = uniforms('vectors', 'scores', 4000);
    const scores = normalScores(column);
    expect(bitsOf(scores)).toEqual(bitsOf(column.map(inverseNormal)));
    const far = Float64Array.from({ length: 700 }, (_, i) => 2 ** -(i + 2));
    expect(bitsOf(normalScores(far))).toEqual(bitsOf(far.map(inverseNormal)));
    const ends = Float64Array.of(0, 1, 0.5, Number.NaN, 0.2, 1 - 2 ** -53);
    expect(bitsOf(normalScores(ends))).toEqual(bitsOf(ends.map(inverseNormal)));
    scratch.within(() => {
      const wide = scores.map((z) => 170 * z);
      const out = scratch.column(wide.length);
      scratch.loops.exp(out, wide);
      expect(bitsOf(out)).toEqual(bitsOf(wide.map(exp)));
      expect(log(Math.E)).toBe(1);
    });
  });
});

describe('the memory of columns', () => {
  /** What a few steps come to that need more columns than there is room for. */
  function chain(here: Scratch, inputs: readonly Float64Array[], steps: number): Float64Array {
    return here.within(() => {
      let last = inputs[0] as Float64Array;
      for (let k = 0; k < steps; k++) {
        const out = here.column(last.length);
        here.loops.sum(out, 1.25, last, 1, 0.5, inputs[k % inputs.length] as Float64Array, 1, k);
        last = here.column(out.length);
        here.loops.largest(last, out, 3);
      }
      return last.slice();
    });
  }

  test('that is too small gives the same, and is larger the next time', () => {
    const inputs = Array.from({ length: 6 }, (_, k) => Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i + k) * 9));
    const small = vectorScratch(65536);
    const wanted = bitsOf(chain(makePlainScratch(), inputs, 40));
    for (let turn = 0; turn < 4; turn++) expect(bitsOf(chain(small, inputs, 40))).toEqual(wanted);
    small.within(() => expect(small.column(1000).buffer.byteLength).toBeGreaterThan(65536));
  });

  test('takes back what was handed out, also after a fault', () => {
    const here = vectorScratch();
    const first = here.within(() => here.column(100).byteOffset);
    expect(() =>
      here.within(() => {
        here.column(100);
        throw new Error('a fault');
      }),
    ).toThrow('a fault');
    expect(here.within(() => here.column(100).byteOffset)).toBe(first);
    here.within(() => {
      const outer = here.column(100);
      const inner = here.within(() => here.column(100).byteOffset);
      expect(here.column(100).byteOffset).toBe(inner);
      expect(outer.byteOffset).toBe(first);
    });
  });

  test.each([
    ['where there is room', 2 ** 20, 1000],
    ['where there is none', 65536, 9000],
    ['of an odd number of runs', 2 ** 20, 1001],
  ])('keeps what stays, %s', (_, bytes, runs) => {
    const here = vectorScratch(bytes);
    const values = Float64Array.from({ length: runs }, (_, i) => Math.cos(i) * 7);
    const stays = here.within(() => here.lasting(runs, (out) => here.loops.term(out, 3, [values], -1)));
    const wanted = values.map((x) => 3 * x - 1);
    for (let turn = 0; turn < 3; turn++) {
      const doubled = here.within(() => {
        const others = [here.column(runs), here.column(runs)].map((column) => column.fill(turn));
        const out = here.column(runs);
        here.loops.sum(out, 2, stays, 1, 1, others[1] as Float64Array, 1, 0);
        return out.slice();
      });
      expect(bitsOf(stays)).toEqual(bitsOf(wanted));
      expect(bitsOf(doubled)).toEqual(bitsOf(wanted.map((x) => 2 * x + turn)));
    }
  });

  test('keeps all that stays, also once older copies are let go', () => {
    const here = vectorScratch(2 ** 17);
    const all = Array.from({ length: 60 }, (_, k) => here.within(() => here.lasting(500, (out) => out.fill(k))));
    for (const [k, column] of all.entries()) {
      const next = here.within(() => {
        const out = here.column(500);
        here.loops.term(out, 1, [column], 1);
        return out.slice();
      });
      expect(bitsOf(next)).toEqual(bitsOf(new Float64Array(500).fill(k + 1)));
    }
  });

  test('lets copies go before they crowd out columns', () => {
    const here = vectorScratch(2 ** 18);
    for (let turn = 0; turn < 200; turn++) {
      const given = Float64Array.from({ length: 500 }, (_, i) => i * turn);
      const made = chain(here, [given], 5);
      expect(bitsOf(made)).toEqual(bitsOf(chain(makePlainScratch(), [given], 5)));
    }
    here.within(() => expect(here.column(500).buffer.byteLength).toBeLessThan(2 ** 21));
  });
});

test('a stream is the same from any run on', () => {
  const all = uniforms('seed', 'stream', 2600);
  for (const [from, runs] of [
    [0, 1],
    [0, 501],
    [250, 500],
    [500, 500],
    [999, 1600],
  ] as const)
    expect(bitsOf(uniforms('seed', 'stream', runs, from))).toEqual(bitsOf(all.subarray(from, from + runs)));
});

test('a column and one of an odd number of runs have summaries of the same kind', () => {
  const even = Float64Array.from({ length: 3000 }, (_, i) => Math.sin(i) * 100);
  const odd = even.subarray(0, 2999).slice();
  const sorted = odd.slice().sort();
  expect(summarize(odd).p50).toBe(sorted[1499]);
  expect(summarize(even).mean).toBeCloseTo(summarize(odd).mean, 1);
});
