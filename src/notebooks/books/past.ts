/** Text pasted from a sheet and the unit of a figure in; the amounts in it, and the words that are none, out. */
import type { Unit } from '../../model/index.ts';
import { inBase, typedIn } from '../inputs/typed.ts';

export interface Pasted {
  /** In base units. */
  readonly values: readonly number[];
  readonly refused: readonly string[];
}

/** What is no amount as a whole is several of them. */
const apart = (text: string, by: RegExp, unit: Unit): readonly string[] =>
  typeof typedIn(text, unit) === 'number' ? [text] : text.split(by);

interface Cell {
  readonly cell: string;
  readonly value: ReturnType<typeof typedIn>;
}

const year = /^(19|20)\d\d年?$/;

/** Years one after another, which are no values of a figure. */
const areYears = (cells: readonly Cell[]): boolean =>
  cells.length > 2 &&
  cells.every(({ cell }, i) => {
    const before = cells[i - 1]?.cell ?? '';
    return year.test(cell) && (i === 0 || Math.abs(Number.parseInt(cell, 10) - Number.parseInt(before, 10)) === 1);
  });

/** Values that are pasted with their years, before each or in a row above. */
function withoutYears(cells: readonly Cell[]): readonly Cell[] {
  if (areYears(cells.filter((_, i) => i % 2 === 0))) return cells.filter((_, i) => i % 2 === 1);
  const half = cells.length / 2;
  return areYears(cells.slice(0, half)) ? cells.slice(half) : cells;
}

/** Cells of WPS and Excel come apart by tabs and line ends; a row typed by hand by blanks, semicolons or Chinese commas. */
export function pastedValues(text: string, unit: Unit): Pasted {
  const cells = text
    .replaceAll('，', '\n')
    .normalize('NFKC')
    .split(/[\t\r\n;、:]+|,\s+/u)
    .flatMap((cell) => apart(cell, /\s+/, unit).flatMap((piece) => apart(piece, /,+/, unit)))
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  const read = cells.map((cell): Cell => ({ cell, value: typedIn(cell, unit) }));
  const isAmount = ({ cell, value }: Cell) => typeof value === 'number' || year.test(cell);
  const amounts = withoutYears(read.filter(isAmount));
  const strange = [...read.filter((cell) => !isAmount(cell)), ...amounts.filter(({ value }) => typeof value !== 'number')];
  return {
    values: amounts.flatMap(({ value }) => (typeof value === 'number' ? [inBase(value, unit)] : [])),
    refused: strange.map(({ cell }) => cell),
  };
}
