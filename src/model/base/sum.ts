/** Columns in, one after another; their sum, run by run, out. The same bits whether what is the same in every run comes as a number or as a column. */
import type { Column } from './nouns.ts';
import { makeNames, type NameOf } from './same.ts';
import { scratch } from './scratch.ts';

/** Columns that wait so that several are added at once. */
const atOnce = 8;

export interface Sum {
  readonly add: (column: Column) => void;
  /** What was added may be written over from now on. */
  readonly settle: () => void;
  /** To be asked once, when all are added. The sum of one column that was never settled is that very column. */
  readonly value: () => Column;
}

/** The sum depends on the order in which columns come, in its last bits. */
export function makeSum(): Sum {
  let total: Column = 0;
  // A column of the sum's own, once there is one.
  let own: Float64Array | null = null;
  let waiting: Float64Array[] = [];
  const addWaiting = () => {
    if (waiting.length === 0) return;
    const before = total as Float64Array;
    own ??= new Float64Array(before.length);
    scratch.loops.add(own, before, waiting);
    total = own;
    waiting = [];
  };
  const addNumber = (plus: number) => {
    addWaiting();
    const before = total as Float64Array;
    own ??= new Float64Array(before.length);
    for (let i = 0; i < own.length; i++) own[i] = (before[i] as number) + plus;
    total = own;
  };
  return {
    add: (column) => {
      if (typeof total === 'number') {
        const before = total;
        total = typeof column === 'number' ? before + column : column;
        if (typeof column !== 'number' && before !== 0) addNumber(before);
      } else if (typeof column === 'number') {
        if (column !== 0) addNumber(column);
      } else if (waiting.push(column) === atOnce) addWaiting();
    },
    settle: () => {
      addWaiting();
      if (typeof total === 'number' || own) return;
      own = total.slice();
      total = own;
    },
    value: () => {
      addWaiting();
      return total;
    },
  };
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
    settle: () => {
      addWaiting();
      sum.settle();
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
  /** Columns that were added may be written over from now on. */
  readonly settle: () => void;
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
    settle: () => {
      for (const years of sums.values()) for (const sum of years) sum.settle();
    },
    value: () => {
      const all = <T>(of: (sum: NamedSum) => T) => Object.fromEntries([...sums].map(([name, years]) => [name, years.map(of)]));
      return { columns: all((sum) => sum.value()), names: all(({ names }) => names) };
    },
  };
}
