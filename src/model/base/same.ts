/** Columns and other things in; names of the very same things, and the earlier one of two equal columns, out: so what did not change is known again. */
import type { Column } from './nouns.ts';

/** The same thing, or the same number, has the same name; another has another. */
export type NameOf = (thing: object | number) => string;

export function makeNames(): NameOf {
  const names = new WeakMap<object, string>();
  let last = 0;
  return (thing) => {
    if (typeof thing === 'number') return `=${thing}`;
    const name = names.get(thing) ?? String(++last);
    names.set(thing, name);
    return name;
  };
}

/** Whether a column has the same bits as one before. */
export function isSame(before: Column | undefined, column: Float64Array): before is Float64Array {
  if (before === undefined || typeof before === 'number' || before.length !== column.length) return false;
  const [a, b] = [bitsOf(before), bitsOf(column)];
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether a column has one value alone. */
export function isLevel(column: Float64Array): boolean {
  const first = column[0];
  for (let i = 1; i < column.length; i++) if (column[i] !== first) return false;
  return true;
}

const bitsOf = ({ buffer, byteOffset, length }: Float64Array) => new Int32Array(buffer, byteOffset, 2 * length);

/** The column before where it has the same bits, else the column. */
export const sameColumn = (before: Column | undefined, column: Column): Column =>
  typeof column !== 'number' && isSame(before, column) ? before : column;
