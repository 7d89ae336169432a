/**
 * Arithmetic on values over runs. A value is a number, the same in every run, or a lazy term `scale·c₁·…·cₖ + plus` over columns,
 * so that a loop over runs is made only where a sum, a division or a choice needs one.
 */
import type { Column } from '../base/nouns.ts';

export interface Term {
  readonly scale: number;
  readonly factors: readonly Float64Array[];
  readonly plus: number;
}

export type Value = number | Term;

/** More factors than this are multiplied out: each costs a pass wherever the term is read. */
const mostFactors = 4;

export function fromColumn(column: Column): Value {
  return typeof column === 'number' ? column : { scale: 1, factors: [column], plus: 0 };
}

/** A loop over runs with one function for all of them; the shape behind every kernel that is not a product. */
function over(a: Value, b: Value, f: (x: number, y: number) => number): Value {
  if (typeof a === 'number') {
    if (typeof b === 'number') return f(a, b);
    const y = toArray(b);
    const out = new Float64Array(y.length);
    for (let i = 0; i < out.length; i++) out[i] = f(a, y[i] as number);
    return fromColumn(out);
  }
  const x = toArray(a);
  const out = new Float64Array(x.length);
  if (typeof b === 'number') for (let i = 0; i < out.length; i++) out[i] = f(x[i] as number, b);
  else {
    const y = toArray(b);
    for (let i = 0; i < out.length; i++) out[i] = f(x[i] as number, y[i] as number);
  }
  return fromColumn(out);
}

/** The one column that a term is a scaled and shifted copy of. */
function product(term: Term): Float64Array {
  const [first, ...rest] = term.factors as [Float64Array, ...Float64Array[]];
  if (rest.length === 0) return first;
  const out = Float64Array.from(first);
  for (const factor of rest) for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) * (factor[i] as number);
  return out;
}

function toArray(term: Term): Float64Array {
  const { scale, plus } = term;
  if (term.factors.length === 1 && scale === 1 && plus === 0) return term.factors[0] as Float64Array;
  const c = product(term);
  const out = new Float64Array(c.length);
  for (let i = 0; i < out.length; i++) out[i] = scale * (c[i] as number) + plus;
  return out;
}

/** The value as a number or a column of its own runs. */
export function toColumn(value: Value): Column {
  return typeof value === 'number' ? value : toArray(value);
}

export function add(a: Value, b: Value): Value {
  if (typeof a === 'number') return typeof b === 'number' ? a + b : { ...b, plus: b.plus + a };
  if (typeof b === 'number') return { ...a, plus: a.plus + b };
  const x = product(a);
  const y = product(b);
  const plus = a.plus + b.plus;
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = a.scale * (x[i] as number) + b.scale * (y[i] as number) + plus;
  return fromColumn(out);
}

export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a * b;
    return { scale: b.scale * a, factors: b.factors, plus: b.plus * a };
  }
  if (typeof b === 'number') return multiply(b, a);
  const x = a.plus === 0 ? a : (fromColumn(toArray(a)) as Term);
  const y = b.plus === 0 ? b : (fromColumn(toArray(b)) as Term);
  const scale = x.scale * y.scale;
  const factors = [...x.factors, ...y.factors];
  if (factors.length <= mostFactors) return { scale, factors, plus: 0 };
  return { scale, factors: [product({ scale: 1, factors, plus: 0 })], plus: 0 };
}

export function negate(a: Value): Value {
  return typeof a === 'number' ? -a : { scale: -a.scale, factors: a.factors, plus: -a.plus };
}

export function subtract(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? a - b : add(a, negate(b));
}

export function divide(a: Value, b: Value): Value {
  return typeof b === 'number' && typeof a !== 'number' && b !== 0
    ? { scale: a.scale / b, factors: a.factors, plus: a.plus / b }
    : over(a, b, (x, y) => x / y);
}

/** Whole powers by multiplication, so that every engine gives the same bits; other powers by exp and log. */
function powerOf(x: number, n: number): number {
  if (!Number.isInteger(n) || Math.abs(n) > 1024) {
    if (x === 0) return n > 0 ? 0 : n === 0 ? 1 : Number.POSITIVE_INFINITY;
    return x < 0 ? Number.NaN : Math.exp(n * Math.log(x));
  }
  let result = 1;
  let square = x;
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return n < 0 ? 1 / result : result;
}

export function power(a: Value, b: Value): Value {
  return over(a, b, powerOf);
}

export function map1(a: Value, f: (x: number) => number): Value {
  if (typeof a === 'number') return f(a);
  const x = toArray(a);
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = f(x[i] as number);
  return fromColumn(out);
}

export const map2 = over;

/** `a` where the condition is not 0, else `b`, run by run. */
export function choose(condition: Value, a: Value, b: Value): Value {
  if (typeof condition === 'number') return condition !== 0 ? a : b;
  const c = toArray(condition);
  const x = typeof a === 'number' ? a : toArray(a);
  const y = typeof b === 'number' ? b : toArray(b);
  const out = new Float64Array(c.length);
  for (let i = 0; i < out.length; i++) {
    const from = c[i] !== 0 ? x : y;
    out[i] = typeof from === 'number' ? from : (from[i] as number);
  }
  return fromColumn(out);
}

/** The entry of a list at a position that may differ by run; positions are cut to whole numbers and held inside the list. No position, no entry: NaN stays NaN. */
export function pick(list: readonly Value[], position: Value): Value {
  const inside = (i: number) => Math.min(Math.max(Math.floor(i), 0), list.length - 1);
  if (typeof position === 'number') return list[inside(position)] ?? Number.NaN;
  const at = toArray(position);
  const columns = list.map(toColumn);
  const out = new Float64Array(at.length);
  for (let i = 0; i < out.length; i++) {
    const entry = columns[inside(at[i] as number)] ?? Number.NaN;
    out[i] = typeof entry === 'number' ? entry : (entry[i] as number);
  }
  return fromColumn(out);
}
