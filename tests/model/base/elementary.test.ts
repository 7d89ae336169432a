import { all, type BigNumber, create, type FactoryFunctionMap } from 'mathjs';
import { expect, test } from 'vitest';
import { exp, expOf, log, power } from '../../../src/model/base/elementary.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';

// Against mathjs at 64 digits. Its numbers are made from the very bits of a double, not from how it is printed.

const math = create(all as FactoryFunctionMap, { number: 'BigNumber', precision: 64 });
const big = (x: number): BigNumber => {
  let [mantissa, exponent] = [x, 0];
  while (Math.abs(mantissa) >= 2 ** 53) [mantissa, exponent] = [mantissa / 2, exponent + 1];
  while (!Number.isInteger(mantissa)) [mantissa, exponent] = [mantissa * 2, exponent - 1];
  return math.bignumber(mantissa).times(math.bignumber(2).pow(exponent));
};

/** Distance to the next double away from 0. */
function unitOf(x: number): number {
  const bits = new Float64Array([Math.abs(x)]);
  const whole = new BigUint64Array(bits.buffer);
  whole[0] = (whole[0] as bigint) + 1n;
  return (bits[0] as number) - Math.abs(x);
}

/** The largest error over some points, in units of the last place. */
function worst(points: Iterable<number>, f: (x: number) => number, exact: (x: BigNumber) => BigNumber): number {
  let most = 0;
  for (const x of points) {
    const y = f(x);
    most = Math.max(most, exact(big(x)).minus(big(y)).abs().toNumber() / unitOf(y));
  }
  return most;
}

const u = uniforms('elementary', 'points', 3000);

test('exp is within 0.51 units of the last place', () => {
  const wide = [...u.subarray(0, 500)].map((x) => -700 + 1400 * x);
  const usual = [...u.subarray(500, 1500)].map((x) => -3 + 6 * x);
  // Where the table goes from one entry to the next.
  const borders = Array.from({ length: 129 }, (_, k) => ((k - 64.5) * Math.LN2) / 64).flatMap((x) => [x, x + unitOf(x)]);
  expect(worst([...wide, ...usual, ...borders], exp, (x) => x.exp())).toBeLessThan(0.51);
});

test('log is within one unit of the last place', () => {
  const near = [...u.subarray(0, 1000)].map((x) => 0.5 + x);
  const wide = [...u.subarray(1000, 1300)].map((x) => 10 ** (-300 + 600 * x));
  expect(worst([...near, ...wide, 5e-310], log, (x) => x.ln())).toBeLessThan(1);
});

test('exp never falls, and has its ends', () => {
  let before = 0;
  for (let k = -2000; k <= 2000; k++) {
    const now = exp((k * Math.LN2) / 128 + 1e-9);
    expect(now).toBeGreaterThan(before);
    before = now;
  }
  expect([exp(0), exp(-0), exp(1), exp(Number.NEGATIVE_INFINITY), exp(-746), exp(710)]).toEqual([
    1,
    1,
    Math.E,
    0,
    0,
    Number.POSITIVE_INFINITY,
  ]);
  expect(exp(Number.NaN)).toBeNaN();
  expect(exp(709.78) / Math.exp(709.78)).toBeCloseTo(1, 14);
  expect(exp(-740) / 4.199558e-322).toBeCloseTo(1, 2);
});

test('log has its ends', () => {
  expect([log(1), log(0), log(Number.POSITIVE_INFINITY)]).toEqual([0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect([log(-1), log(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
});

test('a power is exact where it is whole and small, and near its exponential elsewhere', () => {
  expect([power(3, 20), power(-2, 9), power(2, -3), power(0, 0), power(-5, 0)]).toEqual([3486784401, -512, 0.125, 1, 1]);
  expect([power(0, 0.5), power(0, -0.5), power(-2, 0.5)]).toEqual([0, Number.POSITIVE_INFINITY, Number.NaN]);
  for (const [x, n] of [
    [2, 0.5],
    [1.07, 12.25],
    [300, -1.7],
  ] as const)
    expect(power(x, n) / Number(big(x).pow(big(n)).toString())).toBeCloseTo(1, 13);
});

test('a column has the bits of its values', () => {
  const column = u.map((x) => -20 + 40 * x);
  expect(expOf(column)).toEqual(column.map(exp));
});

test('the bits are these, in every engine', () => {
  const bits = (x: number) => new BigUint64Array(new Float64Array([x]).buffer)[0]?.toString(16);
  expect([exp(0.1), exp(-3.7), exp(55.5), log(0.1), log(7), log(1.0001), power(1.5, 0.3)].map(bits)).toMatchInlineSnapshot(`
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
});
