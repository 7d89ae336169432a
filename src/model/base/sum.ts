/** Columns in, one after another; their sum, run by run, out. The same bits whether what is the same in every run comes as a number or as a column. */
import type { Column } from './nouns.ts';

export interface Sum {
  readonly add: (column: Column) => void;
  /** To be asked once, when all are added. */
  readonly value: () => Column;
}

/** The sum depends on the order in which columns come, in its last bits. */
export function makeSum(): Sum {
  let total: Column = 0;
  return {
    add: (column) => {
      if (typeof total === 'number') {
        if (typeof column === 'number') total += column;
        else {
          const before = total;
          total = column.slice();
          if (before !== 0) addNumber(total, before);
        }
      } else if (typeof column === 'number') {
        if (column !== 0) addNumber(total, column);
      } else for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + (column[i] as number);
    },
    value: () => total,
  };
}

function addNumber(column: Float64Array, plus: number): void {
  for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) + plus;
}

/** Sums by name, one a year. */
export interface SumTable {
  readonly add: (columns: { readonly [name: string]: readonly Column[] }) => void;
  readonly value: () => { [name: string]: Column[] };
}

export function makeSumTable(): SumTable {
  const sums = new Map<string, Sum[]>();
  return {
    add: (columns) => {
      for (const [name, years] of Object.entries(columns)) {
        const own = sums.get(name) ?? years.map(makeSum);
        sums.set(name, own);
        for (const [t, column] of years.entries()) own[t]?.add(column);
      }
    },
    value: () => Object.fromEntries([...sums].map(([name, years]) => [name, years.map((sum) => sum.value())])),
  };
}
