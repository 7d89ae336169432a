/** Text pasted from a sheet and the unit of a figure in; the amounts in it, and the words that are none, out. */
import { readDate, type Unit } from '../../model/index.ts';
import { inBase, typedIn } from '../inputs/typed.ts';

export interface Pasted {
  /** In base units. */
  readonly values: readonly number[];
  readonly refused: readonly string[];
}

/** What is no amount as a whole is several of them. */
const apart = (text: string, by: RegExp, unit: Unit): readonly string[] =>
  typeof typedIn(text, unit) === 'number' ? [text] : text.split(by);

/** Whether cells are years or dates, one after another: at least three, with gaps and several times the same one, words and empty cells aside. */
function areYears(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => /\d/.test(cell));
  const years = numbers.map((cell) => readDate(cell)?.year ?? 0);
  const inOrder = (sign: number) => years.every((one, i) => i === 0 || sign * (one - (years[i - 1] as number)) >= 0);
  return numbers.length > 2 && years.every((year) => year >= 1900 && year < 2100) && (inOrder(1) || inOrder(-1));
}

/** Values that are pasted with their years in a column or a row; a first row of words says what they are. Words beside them stay: they may name a sum. */
function withoutYears(all: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = all;
  const rows = all.length > 1 && !first.some((cell) => /\d/.test(cell)) ? all.slice(1) : all;
  const width = Math.max(...rows.map(({ length }) => length));
  const column = Array.from({ length: width }, (_, k) => rows.map((row) => row[k] ?? '')).findIndex(areYears);
  if (width > 1 && column >= 0) return rows.flatMap((row) => row.filter((cell, k) => k !== column || !/\d/.test(cell)));
  const years = rows.length > 1 ? rows.findIndex(areYears) : -1;
  return rows.filter((_, i) => i !== years).flat();
}

/** Cells of WPS and Excel come apart by tabs and line ends; a row typed by hand by blanks, semicolons or Chinese commas. */
export function pastedValues(text: string, unit: Unit): Pasted {
  const lines = (text.includes('\t') ? text : text.replaceAll('，', '\n')).normalize('NFKC').split(/[\r\n;、]+/u);
  const rows = lines
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line.split(/\t|:|,\s+/u).flatMap((cell) => apart(cell.trim(), /\s+/, unit).flatMap((piece) => apart(piece, /,+/, unit))),
    );
  const read = withoutYears(rows)
    .filter((cell) => cell !== '')
    .map((cell) => ({ cell, value: typedIn(cell, unit) }));
  return {
    values: read.flatMap(({ value }) => (typeof value === 'number' ? [inBase(value, unit)] : [])),
    refused: read.flatMap(({ cell, value }) => (typeof value === 'number' ? [] : [cell])),
  };
}
