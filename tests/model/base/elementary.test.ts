import { all, type BigNumber, create, type FactoryFunctionMap } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { exp, expOf, log, logOf, power, powerOf } from '../../../src/model/base/elementary.ts';
import { inverseNormal, normalCdf, normalCdfOf, normalScores } from '../../../src/model/chance/normal.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';

// Against mathjs at 64 digits. Its numbers are made from the very bits of a double, not from how it is printed.

const math = create(all as FactoryFunctionMap, { number: 'BigNumber', precision: 64 });
const whole = (x: number): BigNumber => math.bignumber(x);
const big = (x: number): BigNumber => {
  let [mantissa, exponent] = [x, 0];
  while (Math.abs(mantissa) >= 2 ** 53) [mantissa, exponent] = [mantissa / 2, exponent + 1];
  while (!Number.isInteger(mantissa)) [mantissa, exponent] = [mantissa * 2, exponent - 1];
  return whole(mantissa).times(whole(2).pow(exponent));
};

const view = new BigUint64Array(1);
const double = new Float64Array(view.buffer);
const bitsOf = (x: number): bigint => {
  double[0] = x;
  return view[0] as bigint;
};
const fromBits = (word: bigint): number => {
  view[0] = word;
  return double[0] as number;
};

/** Distance to the next double away from 0. */
const unitOf = (x: number): number => fromBits(bitsOf(Math.abs(x)) + 1n) - Math.abs(x);

/** Doubles on either side of a positive one, itself among them. */
const around = (x: number, reach: number): number[] =>
  Array.from({ length: 2 * reach + 1 }, (_, i) => fromBits(bitsOf(x) + BigInt(i - reach)));

/** The largest error over some points, in units of the last place. */
function worst<Point>(points: readonly Point[], f: (x: Point) => number, exact: (x: Point) => BigNumber): number {
  let most = 0;
  for (const x of points) {
    const y = f(x);
    most = Math.max(
      most,
      exact(x)
        .minus(big(y))
        .abs()
        .div(big(unitOf(y)))
        .toNumber(),
    );
  }
  return most;
}

const expError = (points: readonly number[]) => worst(points, exp, (x) => big(x).exp());
const logError = (points: readonly number[]) => worst(points, log, (x) => big(x).ln());

const u = uniforms('elementary', 'points', 3000);
const some = (from: number, to: number, f: (u: number) => number): number[] => [...u.subarray(from, to)].map(f);
/** Positive doubles of any bits, so of any size: subnormal ones too. */
const anyPositive = (from: number, to: number): number[] =>
  some(from, to, (x) => fromBits(BigInt(Math.floor(x * 2 ** 32)) * 0x7fefffffn + 1n));

/** Where the table of `exp` goes from one entry to the next. */
const steps = Array.from({ length: 129 }, (_, k) => ((k - 64.5) * Math.LN2) / 64);
/** Where the table of `log` does: from 11/16 to 1 in steps of 1/256, from there to 11/8 in steps of 1/128. */
const seams = Array.from({ length: 129 }, (_, i) => (i < 80 ? 0.6875 + (i + 0.5) / 256 : 1 + (i - 79.5) / 128));

describe('exp', () => {
  test('is within 0.52 units of the last place', () => {
    expect(expError(some(0, 300, (x) => -708 + 1417 * x))).toBeLessThan(0.52);
    expect(expError(some(300, 1100, (x) => -3 + 6 * x))).toBeLessThan(0.52);
    expect(expError(some(1100, 1300, (x) => (x - 0.5) * 2 ** (-60 * x)))).toBeLessThan(0.52);
    expect(expError(steps.flatMap((x) => [x - unitOf(x), x, x + unitOf(x)]))).toBeLessThan(0.52);
  });

  test('is within 0.75 units where numbers have fewer digits', () => {
    expect(expError(some(0, 200, (x) => -745 + 37 * x))).toBeLessThan(0.75);
  });

  test('never falls', () => {
    for (const step of steps) {
      const values = around(Math.abs(step), 20).map((x) => exp(step < 0 ? -x : x));
      for (const [i, value] of values.slice(1).entries())
        expect(step < 0 ? (values[i] as number) - value : value - (values[i] as number)).toBeGreaterThanOrEqual(0);
    }
    let before = 0;
    for (let x = -745; x < 709; x += 0.37) {
      expect(exp(x)).toBeGreaterThanOrEqual(before);
      before = exp(x);
    }
  });

  test('has its ends', () => {
    expect([exp(0), exp(-0), exp(1), exp(1e-300)]).toEqual([1, 1, Math.E, 1]);
    expect([exp(Number.NEGATIVE_INFINITY), exp(-746), exp(-745.1332191019412)]).toEqual([0, 0, 0]);
    expect([exp(-745.1332191019411), exp(709.782712893384)]).toEqual([5e-324, 1.7976931348622732e308]);
    expect([exp(709.7827128933841), exp(Number.POSITIVE_INFINITY)]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(exp(Number.NaN)).toBeNaN();
  });
});

describe('log', () => {
  test('is within 0.51 units of the last place', () => {
    expect(logError(some(0, 800, (x) => 0.5 + 1.5 * x))).toBeLessThan(0.51);
    expect(logError(anyPositive(800, 1100))).toBeLessThan(0.51);
    expect(logError(some(1100, 1400, (x) => 1 + (x - 0.5) * 2 ** (-48 * x)))).toBeLessThan(0.51);
    expect(logError(seams.flatMap((x) => [x - unitOf(x), x]))).toBeLessThan(0.51);
    expect(
      logError([5e-324, 1e-323, 2.2250738585072014e-308, Number.MAX_VALUE, 2, 0.5, ...around(1, 3).filter((x) => x !== 1)]),
    ).toBeLessThan(0.51);
  });

  test('never falls', () => {
    for (const seam of [...seams, 0.5, 1, 2, 2.2250738585072014e-308]) {
      const values = around(seam, 20).map(log);
      for (const [i, value] of values.slice(1).entries()) expect(value).toBeGreaterThanOrEqual(values[i] as number);
    }
  });

  test('has its ends', () => {
    expect([log(1), log(0), log(-0), log(Number.POSITIVE_INFINITY)]).toEqual([
      0,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect([log(-1), log(-5e-324), log(Number.NEGATIVE_INFINITY), log(Number.NaN)]).toEqual(Array(4).fill(Number.NaN));
  });
});

describe('power', () => {
  const error = (points: readonly (readonly [number, number])[]) =>
    worst(
      points,
      ([x, n]) => power(x, n),
      ([x, n]) => big(n).times(big(x).ln()).exp(),
    );
  const second = (i: number) => u[2999 - i] as number;

  test('is within 0.7 units of the last place where it is not whole, and 6 where the exponent is huge', () => {
    expect(error(some(0, 300, (x) => 0.5 + 1.5 * x).map((x, i) => [x, -10 + 20 * second(i)]))).toBeLessThan(0.7);
    // Of any size, with results of any size.
    expect(error(anyPositive(300, 450).map((x, i) => [x, (1400 * (second(i) - 0.5)) / Math.log(x)]))).toBeLessThan(0.7);
    expect(error(some(450, 550, (x) => 1 + (x - 0.5) / 64).map((x, i) => [x, 5000 * (second(i) - 0.5)]))).toBeLessThan(0.7);
    // So near to 1 that only a huge exponent leads far away.
    expect(
      error(some(550, 700, (x) => 1 + (x - 0.5) / 64).map((x, i) => [x, (1400 * (second(i) - 0.5)) / Math.log(x)])),
    ).toBeLessThan(6);
  });

  test('is exact where the answer is whole and small, and the square root is one', () => {
    expect([power(3, 20), power(-2, 9), power(2, -3), power(0, 0), power(-5, 0), power(0, 3)]).toEqual([
      3486784401, -512, 0.125, 1, 1, 0,
    ]);
    expect([power(9, 0.5), power(27, 1 / 3), power(32, 0.4), power(2, 0.5)]).toEqual([3, 3, 4, Math.SQRT2]);
    expect(power(1.07, 40) / Number(big(1.07).pow(40).toString())).toBeCloseTo(1, 13);
  });

  test('has its ends', () => {
    expect([power(0, 0.5), power(0, -0.5), power(2, 1024.5), power(2, -1100.5)]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      0,
    ]);
    expect([power(1, 1e308), power(1, -2000.5), power(1e300, 1e300), power(0.5, 1e300)]).toEqual([
      1,
      1,
      Number.POSITIVE_INFINITY,
      0,
    ]);
    expect([power(Number.POSITIVE_INFINITY, 0.5), power(Number.POSITIVE_INFINITY, -0.5)]).toEqual([Number.POSITIVE_INFINITY, 0]);
    expect([power(-2, 0.5), power(Number.NaN, 0.5), power(2, Number.NaN), power(0, Number.NaN)]).toEqual(
      Array(4).fill(Number.NaN),
    );
  });
});

/** The normal distribution function at 64 digits: its power series to 6 from the middle, beyond that Laplace's continued fraction. */
function exactCdf(z: BigNumber): BigNumber {
  const square = z.times(z);
  const density = square
    .div(-2)
    .exp()
    .div(whole(2).times(math.bignumber(math.pi)).sqrt());
  if (z.abs().lt(6)) {
    let [sum, term] = [z, z];
    for (let i = 3; term.abs().gt(1e-60); i += 2) {
      term = term.times(square).div(i);
      sum = sum.plus(term);
    }
    return sum.times(density).plus(0.5);
  }
  let fraction = z.abs();
  for (let k = 150; k >= 1; k--) fraction = z.abs().plus(whole(k).div(fraction));
  const tail = density.div(fraction);
  return z.isNegative() ? tail : whole(1).minus(tail);
}

const relative = (value: number, exact: BigNumber): number => big(value).minus(exact).div(exact).abs().toNumber();

describe('the normal distribution', () => {
  test('has the values that are printed with AS 241', () => {
    // Wichura, Applied Statistics 37, 1988.
    expect(inverseNormal(0.25)).toBeCloseTo(-0.6744897501960817, 15);
    expect(inverseNormal(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(inverseNormal(1e-20)).toBeCloseTo(-9.26234008979841, 14);
  });

  test('Φ is within 1.5e-15 of itself, in the tail too', () => {
    const points = [
      ...some(0, 150, (x) => -6 + 12 * x),
      ...some(150, 200, (x) => -37.5 * x),
      -0.66291,
      -5.656854249492381,
      5.65,
      8.2,
    ];
    expect(Math.max(...points.map((z) => relative(normalCdf(z), exactCdf(big(z)))))).toBeLessThan(1.5e-15);
  });

  test('a score is within 1e-15 of the exact one', () => {
    const points = [...some(0, 150, (x) => x), ...some(150, 250, (x) => x * 10 ** (-300 * x)), 0.075, 0.925, 1.4e-11];
    for (const p of points) {
      const z = inverseNormal(p);
      const density = big(z).times(big(z)).div(-2).exp().times(0.3989422804014327);
      // One step of Newton's method from a score that is nearly exact.
      const missed = exactCdf(big(z)).minus(big(p)).div(density).abs().toNumber();
      expect(missed / Math.abs(z)).toBeLessThan(1e-15);
    }
  });

  test('has its ends', () => {
    const ends = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect([0, 1].map(inverseNormal)).toEqual(ends);
    expect([-0.1, 1.1, Number.NaN].map(inverseNormal)).toEqual(Array(3).fill(Number.NaN));
    expect(inverseNormal(0.5)).toBe(0);
    expect([...ends, -39.1, 9, 0].map(normalCdf)).toEqual([0, 1, 0, 1, 0.5]);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });
});

describe('columns', () => {
  const odd = [0, -0, 1, -1, 5e-324, 1e308, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const mixed = Float64Array.from([...some(0, 3000, (x) => -20 + 40 * x), ...anyPositive(0, 300), ...odd]);
  const chances = Float64Array.from([...u, ...some(0, 300, (x) => x * 10 ** (-300 * x)), ...odd]);

  test.each([
    ['expOf', expOf, exp, mixed],
    ['logOf', logOf, log, mixed],
    ['normalCdfOf', normalCdfOf, normalCdf, mixed],
    ['normalScores', normalScores, inverseNormal, chances],
  ] as const)('%s has the bits of its values', (_, ofColumn, of, column) => {
    const expected = column.map(of);
    const out = new Float64Array(column.length);
    expect(ofColumn(column)).toEqual(expected);
    expect(ofColumn(column, out)).toBe(out);
    expect(out).toEqual(expected);
  });

  test.each([0.37, -2.5, 7, 2000, Number.NaN])('powerOf has the bits of its values to the power of %d', (n) => {
    expect(powerOf(mixed, n)).toEqual(mixed.map((x) => power(x, n)));
  });

  test('may be written over where one value needs no other', () => {
    const column = Float64Array.from(mixed);
    expect(expOf(column, column)).toEqual(mixed.map(exp));
  });
});

test('the bits are these, in every engine', () => {
  const hex = (x: number) => bitsOf(x).toString(16);
  expect([exp(0.1), exp(-3.7), exp(55.5), log(0.1), log(7), log(1.0001), power(1.5, 0.3)].map(hex)).toMatchInlineSnapshot(`
    [
      "3ff1aec7b35a00d4",
      "3f99511fc6871044",
      "44f0ca5f56995724",
      "c0026bb1bbb55515",
      "3fff2272ae325a57",
      "3f1a368d0657fcd4",
      "3ff211ce179a0012",
    ]
  `);
  expect(
    [inverseNormal(0.3), inverseNormal(0.01), inverseNormal(1e-30), normalCdf(0.5), normalCdf(-3), normalCdf(-9)].map(hex),
  ).toMatchInlineSnapshot(`
    [
      "bfe0c7e39582c5fc",
      "c0029c5c4630ff0f",
      "c026ed94a4dacdc8",
      "3fe62075e232ac76",
      "3f561de1f985b5d8",
      "3c00a7afbb1ee67d",
    ]
  `);
  // One number for many bits (FNV-1a, Fowler, Noll & Vo 1991).
  const print = (column: Float64Array) => {
    let hash = 0x811c9dc5;
    for (const byte of new Uint8Array(column.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
    return (hash >>> 0).toString(16);
  };
  const scores = normalScores(u);
  expect([scores, expOf(scores), logOf(u), powerOf(u, 0.37), normalCdfOf(scores)].map(print)).toMatchInlineSnapshot(`
    [
      "684a9762",
      "d76285d1",
      "2b52a9f7",
      "45032cf7",
      "64018159",
    ]
  `);
});
