/** Columns in, one after another; their sum, run by run, out. The same bits whether what is the same in every run comes as a number or as a column. */
import type { Column } from './nouns.ts';
import { makeNames, type NameOf } from './same.ts';

export interface Sum {
  readonly add: (column: Column) => void;
  /** To be asked once, when all are added. The sum of one column is that very column. */
  readonly value: () => Column;
}

/** The sum depends on the order in which columns come, in its last bits. */
export function makeSum(): Sum {
  let total: Column = 0;
  let isOwn = false;
  const own = (): Float64Array => {
    if (!isOwn) total = (total as Float64Array).slice();
    isOwn = true;
    return total as Float64Array;
  };
  return {
    add: (column) => {
      if (typeof total === 'number') {
        const before = total;
        total = typeof column === 'number' ? before + column : column;
        if (typeof column !== 'number' && before !== 0) addNumber(own(), before);
      } else if (typeof column === 'number') {
        if (column !== 0) addNumber(own(), column);
      } else if (isOwn) addColumn(total, total, column);
      else {
        const first: Float64Array = total;
        total = new Float64Array(first.length);
        isOwn = true;
        addColumn(total, first, column);
      }
    },
    value: () => total,
  };
}

function addNumber(column: Float64Array, plus: number): void {
  for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) + plus;
}

function addColumn(out: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (a[i] as number) + (b[i] as number);
}

/** Sums by name, one a year, with the names of the columns each was made of. */
export interface Summed {
  readonly columns: { readonly [name: string]: readonly Column[] };
  readonly names: { readonly [name: string]: readonly (readonly string[])[] };
}

/** A sum that knows what it was made of. */
interface NamedSum extends Sum {
  readonly names: string[];
}

/** As long as columns are those of the sum before, they wait and nothing is added. */
function makeNamedSum(nameOf: NameOf, names: readonly string[], before: Column | undefined): NamedSum {
  const sum = makeSum();
  const own: string[] = [];
  let waiting: Column[] | null = before === undefined ? null : [];
  const addWaiting = () => {
    for (const column of waiting ?? []) sum.add(column);
    waiting = null;
  };
  return {
    names: own,
    add: (column) => {
      const name = nameOf(column);
      if (waiting && names[own.length] !== name) addWaiting();
      own.push(name);
      if (waiting) waiting.push(column);
      else sum.add(column);
    },
    value: () => {
      if (waiting && before !== undefined && own.length === names.length) return before;
      addWaiting();
      return sum.value();
    },
  };
}

export interface SumTable {
  readonly add: (columns: { readonly [name: string]: readonly Column[] }) => void;
  readonly value: () => Summed;
}

/** A sum of the very columns of a sum before, in the same order, is that very sum. */
export function makeSumTable(nameOf: NameOf = makeNames(), before?: Summed): SumTable {
  const sums = new Map<string, NamedSum[]>();
  return {
    add: (columns) => {
      for (const [name, years] of Object.entries(columns)) {
        const own =
          sums.get(name) ?? years.map((_, t) => makeNamedSum(nameOf, before?.names[name]?.[t] ?? [], before?.columns[name]?.[t]));
        sums.set(name, own);
        for (const [t, column] of years.entries()) own[t]?.add(column);
      }
    },
    value: () => {
      const all = <T>(of: (sum: NamedSum) => T) => Object.fromEntries([...sums].map(([name, years]) => [name, years.map(of)]));
      return { columns: all((sum) => sum.value()), names: all(({ names }) => names) };
    },
  };
}
