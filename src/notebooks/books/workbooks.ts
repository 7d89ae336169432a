/** Bytes and texts in; workbooks of spreadsheet programs out. */
import { type Language, type Problem, say } from '../../model/index.ts';
import { placeText } from '../../sheets/book.ts';
import { exportBook } from '../../sheets/export.ts';
import { importBook } from '../../sheets/import.ts';
import { tableXlsx } from '../../sheets/table.ts';
import { templateBook } from '../../sheets/template.ts';
import type { ChartData } from '../charts/style.ts';
import { word } from '../words/words.ts';
import { download } from './download.ts';
import { problemList } from './frame.ts';

/** A packed file is no text: so begins every workbook. */
export const isBook = (name: string, bytes: Uint8Array): boolean =>
  /\.xlsx$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b);

const sheetType = { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const put = (name: string, bytes: Uint8Array) => download(name, new Blob([new Uint8Array(bytes)], sheetType));

/** What stood in a workbook: the text of its scenario where all is well, and what there is to say of its cells. */
export interface ReadWorkbook {
  readonly text: string | null;
  readonly told: (language: Language) => HTMLElement | null;
}

export function readWorkbook(name: string, bytes: Uint8Array): ReadWorkbook {
  const { text, scenario, problems, notices } = importBook(bytes);
  const right = scenario !== null && text !== null;
  return {
    text: right ? text : null,
    told: (language) =>
      problemList(
        right ? word('fileNotices', language, { name }) : word('fileProblems', language, { name }),
        (right ? notices : problems).map((problem) => ({
          ...problem,
          at: problem.place ? '' : problem.at,
          where: problem.place ? say(placeText(problem.place), language) : word('fileWholeBook', language),
        })),
        language,
        right ? 'notices-of-file' : 'problems',
      ),
  };
}

/** Hands a workbook of the scenario to the downloads, in this language; its problems where it has some. */
export function saveWorkbook(name: string, text: string, language: Language): readonly Problem[] {
  const made = exportBook(text, language);
  if (!made.ok) return made.problems;
  put(`${name.replace(/\.\w+$/, '') || 'scenario'}.xlsx`, made.bytes);
  return [];
}

/** A workbook to fill in, with drop-downs and one village as an example. */
export function saveTemplate(language: Language): void {
  put(word('fileTemplateName', language), templateBook(language));
}

/** A table or the figures of a chart as a workbook of one sheet. */
export function saveTable(name: string, { columns, rows }: ChartData): void {
  put(`${name}.xlsx`, tableXlsx(name, columns, rows));
}
