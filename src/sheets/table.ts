/** A table of a page in; the bytes of a workbook with that one sheet out. */
import { type Column, widthOf } from './book.ts';
import { writeBook } from './write.ts';

/** Numbers stay numbers; what is no finite number is left empty. The heads stay on screen. */
export function tableXlsx(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Uint8Array {
  const plain = rows.map((row) => row.map((value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value)));
  const widths = columns.map((title, i): Column => {
    const longest = plain.slice(0, 1000).reduce((most, row) => Math.max(most, widthOf(row[i] ?? '')), widthOf(title));
    return { width: Math.min(60, longest + 3), look: longest > 57 ? 'wrap' : 'plain' };
  });
  return writeBook([{ name, columns: widths, rows: [columns, ...plain], heads: 1 }]);
}
