/**
 * Tables and numbers of `exp` and `log`, made from whole numbers of 128 bits when the program starts: what `base/elementary.ts` does one number at a
 * time, and the loops here two at a time.
 */

const fixed = 128n;
const one = 1n << fixed;

/** The whole root of a whole number, by Newton's method from above. */
function root(of: bigint): bigint {
  let x = 1n << BigInt((of.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + of / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** ln(above/below) by the series of the inverse hyperbolic tangent, as a fraction: a whole number with `fixed` bits behind the point. */
function lnOfRatio(above: bigint, below: bigint): bigint {
  if (above < below) return -lnOfRatio(below, above);
  const t = ((above - below) << fixed) / (above + below);
  const square = (t * t) >> fixed;
  let sum = 0n;
  let power = t;
  for (let odd = 1n; power > 0n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> fixed;
  }
  return 2n * sum;
}

/** A fraction as a double that is a multiple of 2^−places, and what is left, as a double. */
function twoDoubles(value: bigint, places: bigint): readonly [number, number] {
  const step = 1n << (fixed - places);
  const high = (value + step / 2n) / step;
  return [Number(high * step) / Number(one), Number(value - high * step) / Number(one)];
}

export const tableBits = 6;
export const tableSize = 1 << tableBits;

/** 2^(j/64) for j = 0 … 63, each as a double and its rest. */
export const [powersHigh, powersRest] = (() => {
  let step = 2n * one;
  for (let i = 0; i < tableBits; i++) step = root(step * one);
  const high = new Float64Array(tableSize);
  const rest = new Float64Array(tableSize);
  let power = one;
  for (let j = 0; j < tableSize; j++) {
    [high[j], rest[j]] = twoDoubles(power, 52n) as [number, number];
    power = (power * step) >> fixed;
  }
  return [high, rest];
})();

export const perLn2 = 92.33248261689366; // 64/ln 2
// ln 2/64 in two parts, the first with 32 bits, so that its multiples are exact (Cody & Waite).
export const stepHigh = 0.01083042469326756;
export const stepRest = 2.9815858269852933e-12;
/** Adding 1.5·2^52 and taking it away again rounds to a whole number. */
export const rounder = 6755399441055744;

/** Mantissas lie between 11/16 and 11/8, so that numbers on either side of 1 have the exponent 0. */
export const lowestWord = 0x3fe60000;

/** For 129 mantissas m: a number of 13 bits near 1/m, and minus its logarithm as a multiple of 2^−42 and the rest; 1, 0 and 0 for m = 1. */
export const [inverses, logsHigh, logsRest] = (() => {
  const [inverse, high, rest] = [new Float64Array(129), new Float64Array(129), new Float64Array(129)];
  for (let i = 0; i < 129; i++) {
    const whole = Math.round(4096 / (i < 80 ? 0.6875 + i / 256 : 1 + (i - 80) / 128));
    inverse[i] = whole / 4096;
    [high[i], rest[i]] = twoDoubles(lnOfRatio(4096n, BigInt(whole)), 42n) as [number, number];
  }
  return [inverse, high, rest];
})();

export const [ln2High, ln2Rest] = twoDoubles(lnOfRatio(2n, 1n), 42n);
