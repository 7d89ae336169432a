/**
 * Arithmetic on values over runs. A value is a number, the same in every run, or a lazy term `scale·c₁·…·cₖ + plus` over columns,
 * so that a loop over runs is made only where a sum, a division or a choice needs one. Each kernel that formulas lean on has a loop of its own:
 * a loop that is handed a function would call it in every run. Columns made here are scratch: whoever keeps one copies it.
 */
import { exp, log, logOf, power, powerOf } from '../base/elementary.ts';
import type { Column } from '../base/nouns.ts';
import type { Scratch } from '../base/scratch.ts';

export interface Term {
  readonly scale: number;
  /** One to four columns. */
  readonly factors: readonly Float64Array[];
  readonly plus: number;
  /** Its values run by run, kept once something asked for them. */
  array: Float64Array | null;
  /** No value on the way to it is larger, with or without its sign; at least 1, and null as long as nobody knows. */
  bound: number | null;
}

export type Value = number | Term;

/** More factors than this are multiplied out: each is read wherever the term is. */
const mostFactors = 4;

const term = (scale: number, factors: readonly Float64Array[], plus: number, bound: number | null): Term => ({
  ...{ scale, factors, plus, bound },
  array: null,
});

const made = (column: Float64Array, bound: number | null): Term => ({
  ...{ scale: 1, factors: [column], plus: 0, bound },
  array: column,
});

export const fromColumn = (column: Column): Value => (typeof column === 'number' ? column : made(column, null));

/** Where it is finite, so are all values of the term, and of its factors multiplied. It is found without a loop where those of its operands were. */
export function boundOf(scratch: Scratch, value: Value): number {
  if (typeof value === 'number') return Math.max(1, Math.abs(value));
  if (value.bound !== null) return value.bound;
  let bound = Math.max(1, Math.abs(value.scale));
  for (const factor of value.factors) bound *= Math.max(1, scratch.loops.size(factor));
  value.bound = bound + Math.abs(value.plus);
  return value.bound;
}

const boundOfProduct = (scratch: Scratch, a: Value, b: Value) => boundOf(scratch, a) * boundOf(scratch, b);
const boundOfSum = (scratch: Scratch, a: Value, b: Value) => boundOf(scratch, a) + boundOf(scratch, b);
const boundOfEither = (scratch: Scratch, a: Value, b: Value) => Math.max(boundOf(scratch, a), boundOf(scratch, b));

function toArray(scratch: Scratch, value: Term): Float64Array {
  if (value.array) return value.array;
  const { scale, plus, factors } = value;
  const out = scratch.column((factors[0] as Float64Array).length);
  scratch.loops.term(out, scale, factors, plus);
  value.array = out;
  return out;
}

/** A term with two factors at most, the same run by run. */
const short = (scratch: Scratch, value: Term): Term =>
  value.factors.length <= 2 ? value : made(toArray(scratch, value), value.bound);

/** The value as a number or a column of its own runs. */
export function toColumn(scratch: Scratch, value: Value): Column {
  return typeof value === 'number' ? value : toArray(scratch, value);
}

/** The same value with its loop made, so that whoever reads it often reads one column. */
export function settled(scratch: Scratch, value: Value): Value {
  return typeof value === 'number' || value.array === value.factors[0] ? value : made(toArray(scratch, value), value.bound);
}

const sameFactors = (a: Term, b: Term): boolean =>
  a.factors.length === b.factors.length && a.factors.every((factor, i) => factor === b.factors[i]);

export function add(scratch: Scratch, a: Value, b: Value): Value {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a + b;
    return a === 0 ? b : term(b.scale, b.factors, b.plus + a, boundOfSum(scratch, a, b));
  }
  if (typeof b === 'number') return add(scratch, b, a);
  if (sameFactors(a, b)) return term(a.scale + b.scale, a.factors, a.plus + b.plus, boundOfSum(scratch, a, b));
  const [s, t] = [short(scratch, a), short(scratch, b)];
  const [x, y] = [s.factors[0] as Float64Array, t.factors[0] as Float64Array];
  const out = scratch.column(x.length);
  scratch.loops.sum(out, s.scale, x, s.factors[1] ?? 1, t.scale, y, t.factors[1] ?? 1, s.plus + t.plus);
  return made(out, boundOfSum(scratch, a, b));
}

/** The sum of values, in their order; one column for all of them. */
export function total(scratch: Scratch, values: readonly Value[]): Value {
  let sum: Value = 0;
  // The column of the sum, once it has one that no other value shares.
  let own: Float64Array | null = null;
  for (const value of values) {
    if (own && typeof value !== 'number' && typeof sum !== 'number') {
      sum.bound = boundOfSum(scratch, sum, value);
      scratch.loops.add(own, own, [toArray(scratch, value)]);
      continue;
    }
    const before: Value = sum;
    sum = add(scratch, before, value);
    own = typeof before === 'number' || typeof value === 'number' || typeof sum === 'number' ? null : sum.array;
  }
  return sum;
}

export function multiply(scratch: Scratch, a: Value, b: Value): Value {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a * b;
    return a === 1 ? b : term(b.scale * a, b.factors, b.plus * a, boundOfProduct(scratch, a, b));
  }
  if (typeof b === 'number') return multiply(scratch, b, a);
  const x = a.plus === 0 ? a : made(toArray(scratch, a), a.bound);
  const y = b.plus === 0 ? b : made(toArray(scratch, b), b.bound);
  if (x.factors.length + y.factors.length <= mostFactors)
    return term(x.scale * y.scale, [...x.factors, ...y.factors], 0, boundOfProduct(scratch, x, y));
  const first = made(toArray(scratch, x), x.bound);
  return multiply(scratch, first, y.factors.length < mostFactors ? y : made(toArray(scratch, y), y.bound));
}

export function negate(a: Value): Value {
  return typeof a === 'number' ? -a : term(-a.scale, a.factors, -a.plus, a.bound);
}

export function subtract(scratch: Scratch, a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? a - b : add(scratch, a, negate(b));
}

/** A column for what becomes of two values; null where both are numbers. */
const roomFor = (scratch: Scratch, x: Column, y: Column): Float64Array | null =>
  typeof x !== 'number' ? scratch.column(x.length) : typeof y !== 'number' ? scratch.column(y.length) : null;

export function divide(scratch: Scratch, a: Value, b: Value): Value {
  if (typeof b === 'number' && typeof a !== 'number' && b !== 0) return term(a.scale / b, a.factors, a.plus / b, null);
  const [x, y] = [toColumn(scratch, a), toColumn(scratch, b)];
  const out = roomFor(scratch, x, y);
  if (!out) return (x as number) / (y as number);
  scratch.loops.divide(out, x, y);
  return fromColumn(out);
}

type OfTwo = (scratch: Scratch, a: Value, b: Value) => Value;

/** 1 where it holds, else 0. */
const comparing =
  (loop: 'larger' | 'largerOrEqual' | 'equal', holds: (x: Column, y: Column) => boolean): OfTwo =>
  (scratch, a, b) => {
    const [x, y] = [toColumn(scratch, a), toColumn(scratch, b)];
    const out = roomFor(scratch, x, y);
    if (!out) return holds(x, y) ? 1 : 0;
    scratch.loops[loop](out, x, y);
    return made(out, 1);
  };

export const larger = comparing('larger', (x, y) => x > y);
export const largerOrEqual = comparing('largerOrEqual', (x, y) => x >= y);
export const equal = comparing('equal', (x, y) => x === y);

/** 1 where a is not b, or one of them no number, else 0. */
export const unequal = (scratch: Scratch, a: Value, b: Value): Value => subtract(scratch, 1, equal(scratch, a, b));

/** How many of the values are at least so large, run by run. */
export function countOf(scratch: Scratch, values: readonly Value[], atLeast: number): Value {
  let always = 0;
  let counts: Float64Array | null = null;
  for (const value of values) {
    if (typeof value === 'number') {
      if (value >= atLeast) always++;
      continue;
    }
    const x = toArray(scratch, value);
    counts ??= scratch.column(x.length).fill(0);
    scratch.loops.count(counts, x, atLeast);
  }
  return counts === null ? always : term(1, [counts], always, values.length + 1);
}

/** One of the two; no number where one is none. Where that is the first in all runs, its very column. */
const choosing =
  (loop: 'smallest' | 'largest', choice: (x: number, y: number) => number): OfTwo =>
  (scratch, a, b) => {
    const [x, y] = [toColumn(scratch, a), toColumn(scratch, b)];
    const out = roomFor(scratch, x, y);
    if (!out) return choice(x as number, y as number);
    const isAnother = scratch.loops[loop](out, x, y);
    return made(isAnother || typeof x === 'number' ? out : x, boundOfEither(scratch, a, b));
  };

export const smallest = choosing('smallest', Math.min);
export const largest = choosing('largest', Math.max);

/** What is missing to 0, run by run; one number where nothing is missing in any. */
export function missing(scratch: Scratch, a: Value): Value {
  if (typeof a === 'number') return Math.max(0, -a);
  return scratch.loops.least(toArray(scratch, a)) === 0 ? 0 : largest(scratch, negate(a), 0);
}

export function raise(scratch: Scratch, a: Value, b: Value): Value {
  if (typeof b !== 'number') {
    const exponents = toArray(scratch, b);
    const base = toColumn(scratch, a);
    const out = scratch.column(exponents.length);
    for (let i = 0; i < out.length; i++)
      out[i] = power(typeof base === 'number' ? base : (base[i] as number), exponents[i] as number);
    return fromColumn(out);
  }
  if (typeof a === 'number') return power(a, b);
  const x = toArray(scratch, a);
  return fromColumn(powerOf(x, b, scratch.column(x.length)));
}

/** e to the power of the value. */
export function exponential(scratch: Scratch, a: Value): Value {
  if (typeof a === 'number') return exp(a);
  const x = toArray(scratch, a);
  const out = scratch.column(x.length);
  scratch.loops.exp(out, x);
  return fromColumn(out);
}

/** The natural logarithm of the value. */
export function logarithm(scratch: Scratch, a: Value): Value {
  if (typeof a === 'number') return log(a);
  const x = toArray(scratch, a);
  return fromColumn(logOf(x, scratch.column(x.length)));
}

export function map1(scratch: Scratch, a: Value, f: (x: number) => number): Value {
  if (typeof a === 'number') return f(a);
  const x = toArray(scratch, a);
  const out = scratch.column(x.length);
  for (let i = 0; i < out.length; i++) out[i] = f(x[i] as number);
  return fromColumn(out);
}

/** `a` where the condition is not 0, else `b`, run by run. */
export function choose(scratch: Scratch, condition: Value, a: Value, b: Value): Value {
  if (typeof condition === 'number') return condition !== 0 ? a : b;
  const where = toArray(scratch, condition);
  const out = scratch.column(where.length);
  scratch.loops.choose(out, where, toColumn(scratch, a), toColumn(scratch, b));
  return made(out, boundOfEither(scratch, a, b));
}

/** The entry of a list at a position that may differ by run; positions are cut to whole numbers and held inside the list. No position, no entry: NaN stays NaN. */
export function pick(scratch: Scratch, list: readonly Value[], position: Value): Value {
  const inside = (i: number) => Math.min(Math.max(Math.floor(i), 0), list.length - 1);
  if (typeof position === 'number') return list[inside(position)] ?? Number.NaN;
  const at = toArray(scratch, position);
  const columns = list.map((value) => toColumn(scratch, value));
  const out = scratch.column(at.length);
  for (let i = 0; i < out.length; i++) {
    const entry = columns[inside(at[i] as number)] ?? Number.NaN;
    out[i] = typeof entry === 'number' ? entry : (entry[i] as number);
  }
  return fromColumn(out);
}
