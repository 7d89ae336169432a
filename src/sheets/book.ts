/** A workbook as plain data: what is written into one, and what is read out of one. */
import type { Text } from '../model/index.ts';

/** How the cells of a column look: numbers as typed, text that stays text (names, formulas), or text that is wrapped. */
export type Look = 'plain' | 'text' | 'wrap';

export interface Column {
  /** In characters. */
  readonly width: number;
  readonly look: Look;
  /** What may be chosen in it: a range of the book, such as `'Choices'!$A$3:$A$20`; other words are warned of, not forbidden. */
  readonly choices?: string | undefined;
}

export type Written = string | number | null;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Written[])[];
  /** Rows at the top that stay on screen: the first in bold, a second in grey. */
  readonly heads: number;
}

/** A cell as found. */
export interface Found {
  readonly value: string | number;
  /** Whether the number is shown as a percentage: 0.06 as 6%. */
  readonly percent: boolean;
  /** `error`: `#REF!` and the like; `formula`: a formula whose value was never computed; `date`: a number that is shown as a date. */
  readonly fault: 'error' | 'formula' | 'date' | null;
}

export interface FoundRow {
  /** As the program shows it: the first is 1. */
  readonly row: number;
  /** By column; the first is 0. */
  readonly cells: ReadonlyMap<number, Found>;
}

export interface FoundSheet {
  readonly name: string;
  readonly rows: readonly FoundRow[];
}

/** A place in a workbook; row and column count from 1, and are 1 where the whole sheet is meant. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** `A` for 1, `AB` for 28. */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** A place as people say it: 「村」表 第 5 行 C 列. */
export function placeText({ sheet, row, column }: CellPlace): Text {
  return {
    en: `sheet "${sheet}", row ${row}, column ${letters(column)}`,
    zh: `「${sheet}」表 第 ${row} 行 ${letters(column)} 列`,
  };
}

/** How wide a text is, in characters; a Chinese one counts double. */
export const widthOf = (value: string | number): number =>
  [...String(value)].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
