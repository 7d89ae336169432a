/**
 * A number, or a column of them, in; its exponential, logarithm or power out, with the same bits in every engine: only additions,
 * multiplications, divisions, comparisons and moves of bits are used, which IEEE 754 settles, while engines may round `Math.exp` as they like.
 */
import {
  inverses,
  ln2High,
  ln2Rest,
  logsHigh,
  logsRest,
  lowestWord,
  perLn2,
  powersHigh,
  powersRest,
  rounder,
  stepHigh,
  stepRest,
  tableBits,
  tableSize,
} from '../loops/tables.ts';

/** 2^m for m = −1074 … 1023, at m + 1074. */
const scales = new Float64Array(2098);
scales[0] = Number.MIN_VALUE;
for (let m = 1; m < scales.length; m++) scales[m] = 2 * (scales[m - 1] as number);

const largest = 709.782712893384;
const smallest = -745.1332191019412;

/** e^r · 2^(k/64) for a whole k and |r| of at most ln 2/128. */
function expOfParts(k: number, r: number): number {
  const s = r * r;
  const p = r + s * (0.5 + r * (1 / 6) + s * (1 / 24 + r * (1 / 120) + s * (1 / 720)));
  const n = k | 0;
  const j = n & (tableSize - 1);
  const high = powersHigh[j] as number;
  const value = high + (high * p + (powersRest[j] as number));
  const m = n >> tableBits;
  // Where the result has fewer digits it is rounded once more; 2^1024 is no number by itself.
  if (m < -1022) return value * (scales[m + 1174] as number) * (scales[974] as number);
  return m > 1023 ? value * 2 * (scales[2097] as number) : value * (scales[m + 1074] as number);
}

/**
 * e^x by a table and a short polynomial (Tang, ACM Transactions on Mathematical Software 15, 1989), within 0.52 units of the last place,
 * and 0.75 below 2^−1022, where numbers have fewer digits.
 */
export function exp(x: number): number {
  if (!(x <= largest && x >= smallest)) return x > 0 ? Number.POSITIVE_INFINITY : x < 0 ? 0 : Number.NaN;
  const k = x * perLn2 + rounder - rounder;
  return expOfParts(k, x - k * stepHigh - k * stepRest);
}

// Scratch, for what a function hands on beside its result and nothing keeps. A number and its halves, the lower one first, as on every
// machine that runs an engine:
const bits = new Float64Array(1);
const halves = new Int32Array(bits.buffer);
// and what a logarithm leaves.
const rest = new Float64Array(1);

/**
 * ln x of a positive number as a double; what it leaves, to 2^−69, stands in `rest`. From m·c near 1, where c is taken from a table
 * (Tang, ACM Transactions on Mathematical Software 16, 1990): all but the polynomial is exact, as m is split into parts of 26 and 27 bits.
 */
function lnHigh(x: number): number {
  let y = x;
  let shift = 0;
  // Below 2^−1022 the exponent is not to be read from the bits.
  if (x < 2.2250738585072014e-308) {
    y = x * 18014398509481984;
    shift = 54;
  }
  bits[0] = y;
  const word = (halves[1] as number) - lowestWord;
  const exponent = word >> 20;
  const i = ((word & 0xfffff) + 0x1000) >> 13;
  const m = y * (scales[1074 - exponent] as number);
  const c = inverses[i] as number;
  // Adding 1.5·2^27 and taking it away again leaves 25 bits behind the point.
  const mHigh = m + 201326592 - 201326592;
  const rHigh = mHigh * c - 1;
  const rRest = (m - mHigh) * c;
  const r = rHigh + rRest;
  const s = r * r;
  const k = exponent - shift;
  const exact = k * ln2High + (logsHigh[i] as number) + rHigh;
  const sum = exact + rRest;
  // ln(1 + r) − r as far as r^8.
  const curve = s * (-0.5 + r * (1 / 3) + s * (-0.25 + r * 0.2) + s * s * (-1 / 6 + r * (1 / 7) - s * 0.125));
  rest[0] = curve + (exact - sum + rRest + (k * ln2Rest + (logsRest[i] as number)));
  return sum;
}

/** ln x within 0.51 units of the last place. */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  return lnHigh(x) + (rest[0] as number);
}

/** The first 26 bits of a number (Veltkamp). */
function head(x: number): number {
  const t = x * 134217729;
  return t - (t - x);
}

/**
 * x^n for any n, from the product n·ln x in two doubles (Dekker, Numerische Mathematik 18, 1971): within 0.7 units of the last place for
 * exponents up to 5000, within 6 for those of hundred thousands, which only an x near 1 can bear.
 */
function realPower(x: number, n: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return exp(n * log(x));
  const high = lnHigh(x);
  const low = rest[0] as number;
  const ln = high + low;
  const product = n * ln;
  // Out of range, or x = 1 and an n that cannot be split.
  if (!(Math.abs(product) < 745 && Math.abs(n) < 1e300)) return exp(product);
  const [nHead, lnHead] = [head(n), head(ln)];
  const [nTail, lnTail] = [n - nHead, ln - lnHead];
  const lost = nHead * lnHead - product + nHead * lnTail + nTail * lnHead + nTail * lnTail;
  const k = product * perLn2 + rounder - rounder;
  return expOfParts(k, product - k * stepHigh - k * stepRest + (lost + n * (high - ln + low)));
}

/** Whole powers up to 1024 by multiplication; others by exp and log. Numbers below 0 have whole powers only. */
export function power(x: number, n: number): number {
  if (!Number.isInteger(n) || Math.abs(n) > 1024) return realPower(x, n);
  let result = 1;
  let square = x;
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return n < 0 ? 1 / result : result;
}

/** e^x of each value of a column, into `out`, which may be that column. */
export function expOf(column: Float64Array, out: Float64Array = new Float64Array(column.length)): Float64Array {
  for (let i = 0; i < column.length; i++) out[i] = exp(column[i] as number);
  return out;
}

/** ln x of each value of a column, into `out`, which may be that column. */
export function logOf(column: Float64Array, out: Float64Array = new Float64Array(column.length)): Float64Array {
  for (let i = 0; i < column.length; i++) out[i] = log(column[i] as number);
  return out;
}

/** x^n of each value of a column, into `out`, which may be that column. */
export function powerOf(column: Float64Array, n: number, out: Float64Array = new Float64Array(column.length)): Float64Array {
  for (let i = 0; i < column.length; i++) out[i] = power(column[i] as number, n);
  return out;
}
