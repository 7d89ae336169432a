/** `furrow export` and `furrow import`: a scenario as a workbook for spreadsheet programs, and a workbook as a scenario file. */
import { type Language, say } from '../model/index.ts';
import { placeText } from '../sheets/book.ts';
import { exportBook } from '../sheets/export.ts';
import { importBook } from '../sheets/import.ts';
import type { BookProblem } from '../sheets/import-sheets.ts';
import { linesOf, nameOf, needsBook, problemLines, readBytes, readText, tablesBeside } from './files.ts';
import { writeWhole } from './write-file.ts';

interface Options {
  readonly output?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly lang: Language;
}

export function exportCommand(path: string, { output = '', force = false, lang }: Options): void {
  if (output === '-') throw needsBook();
  const made = exportBook(readText(path), lang, tablesBeside(path));
  if (!made.ok) {
    process.stderr.write(problemLines(nameOf(path), made.problems, lang));
    process.exitCode = 1;
    return;
  }
  writeWhole(output, made.bytes, 'xlsx', force);
  process.stdout.write(lang === 'zh' ? `${output}：已导出\n` : `${output}: written\n`);
}

const lines = (name: string, problems: readonly BookProblem[], lang: Language): string =>
  linesOf(name, problems, ({ place, at }) => [name, place ? say(placeText(place), lang) : at].filter(Boolean).join(': '), lang);

const json = ({ place, at, say: what, value, hint }: BookProblem, lang: Language) => ({
  ...(place ?? { sheet: null, row: null, column: null }),
  at,
  say: say(what, lang),
  value,
  hint: say(hint, lang),
});

export function importCommand(path: string, { output, force = false, json: asJson = false, lang }: Options): void {
  const { text, scenario, problems, notices } = importBook(readBytes(path));
  const ok = scenario !== null && text !== null;
  if (asJson) {
    const told = (all: readonly BookProblem[]) => all.map((problem) => json(problem, lang));
    process.stdout.write(`${JSON.stringify({ ok, problems: told(problems), notices: told(notices) }, null, 1)}\n`);
  } else process.stderr.write(lines(nameOf(path), notices, lang) + lines(nameOf(path), problems, lang));
  if (!ok) {
    process.exitCode = 1;
    return;
  }
  if (output !== undefined && output !== '-') {
    writeWhole(output, text, 'yaml', force);
    if (!asJson) process.stdout.write(lang === 'zh' ? `${output}：已写好\n` : `${output}: written\n`);
  } else if (!asJson) process.stdout.write(text);
}
