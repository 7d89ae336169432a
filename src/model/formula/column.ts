/**
 * Arithmetic on values over runs. A value is a number, the same in every run, or a lazy term `scale·c₁·…·cₖ + plus` over columns,
 * so that a loop over runs is made only where a sum, a division or a choice needs one. Each kernel that formulas lean on has a loop of its own:
 * a loop that is handed a function would call it in every run.
 */
import { exp, expOf, power } from '../base/elementary.ts';
import type { Column } from '../base/nouns.ts';

export interface Term {
  readonly scale: number;
  readonly factors: readonly Float64Array[];
  readonly plus: number;
  /** Its values run by run, kept once something asked for them. */
  array: Float64Array | null;
}

export type Value = number | Term;

/** More factors than this are multiplied out: each costs a pass wherever the term is read. */
const mostFactors = 4;

const term = (scale: number, factors: readonly Float64Array[], plus: number): Term => ({ scale, factors, plus, array: null });

export function fromColumn(column: Column): Value {
  return typeof column === 'number' ? column : { scale: 1, factors: [column], plus: 0, array: column };
}

/** What is read run by run at `i & mask`: a column, or one number for all runs. So one loop serves every mix of the two. */
interface Reader {
  readonly of: Float64Array;
  readonly mask: number;
}

const whole = (of: Float64Array): Reader => ({ of, mask: -1 });
const constant = (value: number): Reader => ({ of: Float64Array.of(value), mask: 0 });
const reader = (value: Value): Reader => (typeof value === 'number' ? constant(value) : whole(toArray(value)));

/** The columns of a term as two at most. */
function factorsOf({ factors }: Term): readonly [Reader, Reader] {
  const [first, second, ...rest] = factors as [Float64Array, ...Float64Array[]];
  if (second === undefined) return [whole(first), constant(1)];
  return [whole(rest.reduce(times, first)), whole(second)];
}

function times(x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = (x[i] as number) * (y[i] as number);
  return out;
}

function toArray(value: Term): Float64Array {
  if (value.array) return value.array;
  const { scale, plus } = value;
  const [{ of: x }, { of: y, mask }] = factorsOf(value);
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = scale * ((x[i] as number) * (y[i & mask] as number)) + plus;
  value.array = out;
  return out;
}

/** The value as a number or a column of its own runs. */
export function toColumn(value: Value): Column {
  return typeof value === 'number' ? value : toArray(value);
}

const sameFactors = (a: Term, b: Term): boolean =>
  a.factors.length === b.factors.length && a.factors.every((factor, i) => factor === b.factors[i]);

export function add(a: Value, b: Value): Value {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a + b;
    return a === 0 ? b : term(b.scale, b.factors, b.plus + a);
  }
  if (typeof b === 'number') return add(b, a);
  const plus = a.plus + b.plus;
  if (sameFactors(a, b)) return term(a.scale + b.scale, a.factors, plus);
  const [{ of: x }, { of: x2, mask: xMask }] = factorsOf(a);
  const [{ of: y }, { of: y2, mask: yMask }] = factorsOf(b);
  const [s, t] = [a.scale, b.scale];
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++)
    out[i] = s * ((x[i] as number) * (x2[i & xMask] as number)) + t * ((y[i] as number) * (y2[i & yMask] as number)) + plus;
  return fromColumn(out);
}

export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a * b;
    return a === 1 ? b : term(b.scale * a, b.factors, b.plus * a);
  }
  if (typeof b === 'number') return multiply(b, a);
  const x = a.plus === 0 ? a : (fromColumn(toArray(a)) as Term);
  const y = b.plus === 0 ? b : (fromColumn(toArray(b)) as Term);
  const scale = x.scale * y.scale;
  const factors = [...x.factors, ...y.factors];
  return term(scale, factors.length <= mostFactors ? factors : [factors.reduce(times)], 0);
}

export function negate(a: Value): Value {
  return typeof a === 'number' ? -a : term(-a.scale, a.factors, -a.plus);
}

export function subtract(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? a - b : add(a, negate(b));
}

/** An array for what becomes of readers, run by run. */
const roomFor = (...readers: readonly Reader[]): Float64Array =>
  new Float64Array(readers.reduce((most, { of }) => Math.max(most, of.length), 1));

/** What was made of readers, as a value: a number where all of them are. */
const made = (out: Float64Array, ...from: readonly Reader[]): Value =>
  from.every(({ mask }) => mask === 0) ? (out[0] as number) : fromColumn(out);

export function divide(a: Value, b: Value): Value {
  if (typeof b === 'number' && typeof a !== 'number' && b !== 0) return term(a.scale / b, a.factors, a.plus / b);
  const [x, y] = [reader(a), reader(b)];
  const { of, mask } = x;
  const { of: by, mask: byMask } = y;
  const out = roomFor(x, y);
  for (let i = 0; i < out.length; i++) out[i] = (of[i & mask] as number) / (by[i & byMask] as number);
  return made(out, x, y);
}

/** 1 where a > b, else 0. */
export function larger(a: Value, b: Value): Value {
  const [x, y] = [reader(a), reader(b)];
  const { of, mask } = x;
  const { of: than, mask: thanMask } = y;
  const out = roomFor(x, y);
  for (let i = 0; i < out.length; i++) out[i] = (of[i & mask] as number) > (than[i & thanMask] as number) ? 1 : 0;
  return made(out, x, y);
}

/** 1 where a ≥ b, else 0. */
export function largerOrEqual(a: Value, b: Value): Value {
  const [x, y] = [reader(a), reader(b)];
  const { of, mask } = x;
  const { of: than, mask: thanMask } = y;
  const out = roomFor(x, y);
  for (let i = 0; i < out.length; i++) out[i] = (of[i & mask] as number) >= (than[i & thanMask] as number) ? 1 : 0;
  return made(out, x, y);
}

/** The smaller of the two; no number where one is none. Where that is the first in all runs, its very column. */
export function smallest(a: Value, b: Value): Value {
  const [x, y] = [reader(a), reader(b)];
  const { of, mask } = x;
  const { of: other, mask: otherMask } = y;
  const out = roomFor(x, y);
  let count = 0;
  for (let i = 0; i < out.length; i++) {
    const v = of[i & mask] as number;
    const w = other[i & otherMask] as number;
    const first = v < w || Number.isNaN(v);
    out[i] = first ? v : w;
    if (first) count++;
  }
  return count === out.length && mask !== 0 ? fromColumn(of) : made(out, x, y);
}

/** The larger of the two; no number where one is none. Where that is the first in all runs, its very column. */
export function largest(a: Value, b: Value): Value {
  const [x, y] = [reader(a), reader(b)];
  const { of, mask } = x;
  const { of: other, mask: otherMask } = y;
  const out = roomFor(x, y);
  let count = 0;
  for (let i = 0; i < out.length; i++) {
    const v = of[i & mask] as number;
    const w = other[i & otherMask] as number;
    const first = v > w || Number.isNaN(v);
    out[i] = first ? v : w;
    if (first) count++;
  }
  return count === out.length && mask !== 0 ? fromColumn(of) : made(out, x, y);
}

export function raise(a: Value, b: Value): Value {
  return map2(a, b, power);
}

/** e to the power of the value. */
export const exponential = (a: Value): Value => (typeof a === 'number' ? exp(a) : fromColumn(expOf(toArray(a))));

export function map1(a: Value, f: (x: number) => number): Value {
  if (typeof a === 'number') return f(a);
  const x = toArray(a);
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = f(x[i] as number);
  return fromColumn(out);
}

export function map2(a: Value, b: Value, f: (x: number, y: number) => number): Value {
  const [x, y] = [reader(a), reader(b)];
  const out = roomFor(x, y);
  for (let i = 0; i < out.length; i++) out[i] = f(x.of[i & x.mask] as number, y.of[i & y.mask] as number);
  return made(out, x, y);
}

/** `a` where the condition is not 0, else `b`, run by run. */
export function choose(condition: Value, a: Value, b: Value): Value {
  if (typeof condition === 'number') return condition !== 0 ? a : b;
  const where = toArray(condition);
  const { of: yes, mask: yesMask } = reader(a);
  const { of: no, mask: noMask } = reader(b);
  const out = new Float64Array(where.length);
  for (let i = 0; i < out.length; i++) out[i] = where[i] !== 0 ? (yes[i & yesMask] as number) : (no[i & noMask] as number);
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
