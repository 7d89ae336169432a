/** A problem of the file that was made of a workbook in; the cell or the sheet that it speaks of, in words of the workbook, out. */
import type { Problem, Text } from '../model/index.ts';
import type { CellPlace, FoundSheet } from './book.ts';
import { both } from './columns.ts';
import { formOf } from './form.ts';
import { cellKey, type Draft } from './import-cells.ts';
import { type BookProblem, blankCell, type Tables } from './import-sheets.ts';
import { processKinds, settings } from './words.ts';

/** What stands in a cell, as it is shown there. */
function shownIn(sheets: readonly FoundSheet[], place: CellPlace): string | null {
  const row = sheets.find(({ name }) => name === place.sheet)?.rows.find((one) => one.row === place.row);
  const cell = row?.cells.get(place.column - 1);
  if (!cell) return null;
  return typeof cell.value === 'number' && cell.percent ? `${Number((cell.value * 100).toPrecision(15))}%` : String(cell.value);
}

/** Settings without which there is no scenario, by the keys that a file lacks then. */
const wanted: { readonly [at: string]: readonly string[] } = {
  title: ['title'],
  years: ['from', 'to'],
  'years.from': ['from'],
  'years.to': ['to'],
};

/** What a whole sheet lacks. */
function lackingOf({ at, value }: Problem, tables: Tables['tables']): BookProblem | null {
  const tell = (sheet: string, say: Text, hint: Text): BookProblem => ({
    ...{ place: { sheet, row: 1, column: 1 }, at, say, value: null, hint },
  });
  if (value !== null) return null;
  if (at === 'villages' && tables.villages)
    return tell(
      tables.villages.name,
      both('there is no village in this sheet', '这张表里一个村也没有'),
      both('Write one village a row, below the heads.', '请在表头下面填写，一行一个村。'),
    );
  const titles = settings.filter(({ id }) => wanted[at]?.includes(id)).flatMap(({ title }) => title ?? []);
  if (titles.length === 0 || !tables.settings) return null;
  const [en, zh] = [titles.map((title) => title.en).join(', '), titles.map((title) => `“${title.zh}”`).join('')];
  const isOne = titles.length === 1;
  return tell(
    tables.settings.name,
    both(`there is no row for ${en}`, `没有${zh}这${isOne ? '一' : '几'}项`),
    both(
      `Add ${isOne ? 'a row' : 'a row for each'}: ${en} as Item, and its Value.`,
      `请${isOne ? '' : '各'}添一行：“项”写${zh}，并填写“内容”。`,
    ),
  );
}

/** The village, the venture and the figure of a venture's path. */
const ventureIn = /^(?:villages\.(?<base>[^.]+)\.ventures|plans\.[^.]+\.changes\.(?<changed>[^.]+))\.(?<venture>[^.]+)\.[^.]+$/u;

/** Whether a figure that is missing may stand in a row that could not be put anywhere, or what is wrong follows from an empty cell. */
export function isConsequence({ at, value }: Problem, { gaps, lost, places, blanks }: Draft): boolean {
  if (gaps.has(at)) return true;
  const { base, changed, venture } = ventureIn.exec(at)?.groups ?? {};
  if (value !== null || venture === undefined || places.has(at) || blanks.has(at)) return false;
  const fits = (known: string | undefined, own: string | undefined) => known === undefined || known === own;
  return lost.some((row) => fits(row.village, base ?? changed) && fits(row.venture, venture));
}

/** Keys of a process that have another name in the workbook. */
const processKeys: { readonly [key: string]: string } = { values: 'past', kind: 'process' };

/** What a problem of a driver says, its Chinese without words of the file. */
function inBook(text: Text, at: string): Text {
  if (!at.startsWith('drivers.')) return text;
  const { columns } = formOf('drivers');
  const named = (word: string) =>
    processKinds.find(({ id }) => id === word)?.title?.zh ??
    columns.find(({ key }) => key === (processKeys[word] ?? word) && key !== 'id')?.head.zh;
  return { en: text.en, zh: text.zh.replace(/(?<![\w.-])[a-z]+(?:-[a-z]+)?(?![\w.:-])/gu, (word) => named(word) ?? word) };
}

/** A problem of the file at the cell where what it speaks of is written, or at the nearest that holds it; its value is that of the cell. */
export function placed(problem: Problem, draft: Draft, tables: Tables['tables'], sheets: readonly FoundSheet[]): BookProblem {
  const { at, value, unit } = problem;
  const [say, hint] = [inBook(problem.say, at), inBook(problem.hint, at)];
  const { places, units, blanks } = draft;
  const blank = value === null ? blanks.get(at) : undefined;
  if (blank) return { ...blankCell(blank.place, blank.key), at };
  let path = at;
  while (path !== '' && !places.has(path)) path = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const own = places.get(path) ?? null;
  if (own === null) return lackingOf(problem, tables) ?? { place: null, at, say, value, hint };
  const isKey = path === at && value !== null && value === path.split('.').at(-1);
  const place = (unit && units.get(cellKey(own))) || (isKey && draft.named.get(path)) || own;
  const held = value === null ? null : shownIn(sheets, place);
  // A number whose unit nobody wrote.
  if (unit && place !== own && held === null) return { ...blankCell(place, 'unit'), at, hint };
  // What the cell of the venture holds is not what is wrong with a figure that it has none of.
  const isOwn = path === at || place !== own;
  const isPart = /^[{[]/.test(value ?? '');
  const isMissing = value === null && ventureIn.test(at) && path !== at;
  return {
    ...{ place, at, say, value: isOwn || isPart ? held : value },
    hint: isMissing ? both('Add a row to the sheet Figures with its value.', '请在「数值」表添一行，填写它的值。') : hint,
  };
}

/** Whether a problem of the checker only follows from one of the form: told of the same cell, or of what is missing in the same row. */
export const follows = (told: BookProblem, own: BookProblem): boolean =>
  told.place !== null &&
  own.place !== null &&
  told.place.sheet === own.place.sheet &&
  told.place.row === own.place.row &&
  (told.place.column === own.place.column || told.value === null);
