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

/** Cells of WPS and Excel come apart by tabs and line ends; a row typed by hand by blanks, semicolons or Chinese commas. */
export function pastedValues(text: string, unit: Unit): Pasted {
  const cells = text
    .replaceAll('，', '\n')
    .normalize('NFKC')
    .split(/[\t\r\n;、]+|,\s+/u)
    .flatMap((cell) => apart(cell, /\s+/, unit).flatMap((piece) => apart(piece, /,+/, unit)))
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  const read = cells.map((cell) => ({ cell, value: typedIn(cell, unit) }));
  return {
    values: read.flatMap(({ value }) => (typeof value === 'number' ? [inBase(value, unit)] : [])),
    refused: read.flatMap(({ cell, value }) => (typeof value === 'number' ? [] : [cell])),
  };
}
