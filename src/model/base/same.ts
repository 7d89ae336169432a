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

/** The column before where it has the same bits, else the column. */
export function sameColumn(before: Column | undefined, column: Column): Column {
  if (before === undefined || typeof before === 'number' || typeof column === 'number') return column;
  if (before.length !== column.length) return column;
  const [a, b] = [before, column].map(({ buffer, byteOffset, length }) => new Int32Array(buffer, byteOffset, 2 * length)) as [
    Int32Array,
    Int32Array,
  ];
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return column;
  return before;
}

/** Columns by name, one a year; each of them that has the same bits as the one before is that very one. */
export function sameColumns<Columns extends { readonly [name: string]: readonly Column[] }>(
  before: Columns,
  columns: Columns,
): Columns {
  const same = Object.entries(columns).map(([name, years]) => [
    name,
    years.map((column, t) => sameColumn(before[name]?.[t], column)),
  ]);
  return Object.fromEntries(same);
}
