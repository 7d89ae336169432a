/**
 * A number, or a column of them, in; its exponential, logarithm or power out, with the same bits in every engine: only additions, multiplications,
 * divisions, comparisons and moves of bits are used, which IEEE 754 settles, while engines are free to round `Math.exp` as they like.
 */

const tableBits = 6;
const tableSize = 2 ** tableBits;
const fixed = 128n;

/** The whole root of a whole number, by Newton's method from above. */
function root(of: bigint): bigint {
  let x = 1n << BigInt((of.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + of / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** A fixed-point number as the nearest double and what is left, as a double. */
function twoDoubles(value: bigint): readonly [number, number] {
  const one = 1n << fixed;
  const high = Number(value) / Number(one);
  return [high, Number(value - BigInt(high * 2 ** 60) * 2n ** (fixed - 60n)) / Number(one)];
}

/** 2^(j/64) for j = 0 … 63, each as a double and its rest, from whole numbers of 128 bits behind the point. */
const [powersHigh, powersRest] = (() => {
  let step = 2n << fixed;
  for (let i = 0; i < tableBits; i++) step = root(step << fixed);
  const high = new Float64Array(tableSize);
  const rest = new Float64Array(tableSize);
  let power = 1n << fixed;
  for (let j = 0; j < tableSize; j++) {
    [high[j], rest[j]] = twoDoubles(power) as [number, number];
    power = (power * step) >> fixed;
  }
  return [high, rest];
})();

/** 2^m for m = −1074 … 1023, at m + 1074. */
const scales = Float64Array.from({ length: 2098 }, (_, i) => 2 ** (i - 1074));

const perLn2 = 92.33248261689366; // 64/ln 2
// ln 2/64 in two parts, the first with 32 bits, so that its multiples are exact (Cody & Waite).
const stepHigh = 0.01083042469326756;
const stepRest = 2.9815858269852933e-12;
/** Adding and taking it away again rounds to a whole number. */
const rounder = 1.5 * 2 ** 52;
const largest = 709.782712893384;
const smallest = -745.1332191019412;

/** e^x by a table and a short polynomial (Tang, ACM Transactions on Mathematical Software 15, 1989), within 0.52 units of the last place. */
export function exp(x: number): number {
  if (!(x <= largest && x >= smallest)) return x > 0 ? Number.POSITIVE_INFINITY : x < 0 ? 0 : Number.NaN;
  const k = x * perLn2 + rounder - rounder;
  const r = x - k * stepHigh - k * stepRest;
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const n = k | 0;
  const j = n & (tableSize - 1);
  const high = powersHigh[j] as number;
  const value = high + (high * p + (powersRest[j] as number));
  const m = n >> tableBits;
  // Where the result has fewer digits it is rounded once more; 2^1024 is no number by itself.
  if (m < -1022) return value * (scales[m + 1074 + 100] as number) * 2 ** -100;
  return m > 1023 ? value * 2 * 2 ** 1023 : value * (scales[m + 1074] as number);
}

const bits = new Float64Array(1);
// The two halves of `bits`, the lower one first, as on every machine that runs an engine.
const halves = new Int32Array(bits.buffer);

const ln2High = 0.6931471803691238;
const ln2Rest = 1.9082149292705877e-10;

/** ln x within one unit of the last place, by the polynomial of the Sun mathematics library (e_log.c, 1993): ln(1 + f) = f − f²/2 + s·(f²/2 + R(s²)), s = f/(2 + f). */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const small = x < 2 ** -1022;
  bits[0] = small ? x * 2 ** 54 : x;
  const word = halves[1] as number;
  // The mantissa is taken between √½ and √2.
  const above = (word & 0xfffff) + 0x95f64;
  const up = above >> 20;
  halves[1] = (word & 0xfffff) | (0x3ff00000 - (up << 20));
  const f = bits[0] - 1;
  const k = (word >> 20) - 1023 + up - (small ? 54 : 0);
  const s = f / (2 + f);
  const z = s * s;
  const odd =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z * (0.22222198432149784 + z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + odd) + k * ln2Rest) - f);
}

/** Whole powers up to 1024 by multiplication; others by exp and log, whose error grows with the size of the exponent. 0 and below have whole powers only. */
export function power(x: number, n: number): number {
  if (!Number.isInteger(n) || Math.abs(n) > 1024) {
    if (x === 0) return n > 0 ? 0 : n === 0 ? 1 : Number.POSITIVE_INFINITY;
    return x < 0 ? Number.NaN : exp(n * log(x));
  }
  let result = 1;
  let square = x;
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return n < 0 ? 1 / result : result;
}

/** e^x of each value of a column. */
export function expOf(column: Float64Array): Float64Array {
  const out = new Float64Array(column.length);
  for (let i = 0; i < out.length; i++) out[i] = exp(column[i] as number);
  return out;
}
