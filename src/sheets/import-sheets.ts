/** The sheets of a workbook in; those of a scenario as rows by the keys of their columns, in the workbook's language, out. */
import { didYouMean, type Language, type Text } from '../model/index.ts';
import type { CellPlace, Found, FoundRow, FoundSheet } from './book.ts';
import { both, type SheetForm, type SheetId } from './columns.ts';
import { choicesName, readmeName, sheetForms } from './form.ts';

/** Something wrong in a workbook, or to know of it; `at` is the path in the scenario where there is one. */
export interface BookProblem {
  readonly place: CellPlace | null;
  readonly at: string;
  readonly say: Text;
  readonly value: string | null;
  readonly hint: Text;
}

export interface Row {
  /** What stands there; from then on it counts as used. */
  cell(key: string): Found | null;
  has(key: string): boolean;
  place(key: string): CellPlace;
  /** The filled cells that nobody asked for. */
  unused(): { readonly place: CellPlace; readonly head: Text; readonly value: string }[];
}

export interface Table {
  readonly name: string;
  readonly rows: readonly Row[];
}

export interface Tables {
  readonly language: Language;
  readonly tables: { readonly [id in SheetId]?: Table };
  readonly problems: readonly BookProblem[];
  readonly notices: readonly BookProblem[];
}

const folded = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
const isNamed = (name: string, text: Text): boolean => folded(name) === folded(text.en) || folded(name) === folded(text.zh);

/** A cell that is empty and may not be, told by the head of its column. */
export function blankCell(place: CellPlace, key: string): BookProblem {
  const form = sheetForms.find(({ name }) => isNamed(place.sheet, name));
  const { head = { en: key, zh: key } } = form?.columns.find((column) => column.key === key) ?? {};
  return {
    place,
    at: '',
    say: { en: `${head.en} is missing`, zh: `没有填写“${head.zh}”` },
    value: null,
    hint: { en: 'Fill in this cell, or empty the row.', zh: '请填写这一格；不需要这一行时请清空整行。' },
  };
}

/** What is wrong with cells that hold nothing usable, and what to do. */
export const cellFaults = {
  error: [
    both('the cell holds an error', '单元格里是错误值'),
    both('Type the value; a formula of a scenario is written without =.', '请直接填写内容；情景中的公式前面不写等号。'),
  ],
  formula: [
    both('the formula of this cell was never computed', '单元格里的公式还没有算出结果'),
    both('Type the number, or open the workbook and save it once.', '请直接填数，或打开工作簿保存一次。'),
  ],
  date: [
    both('the cell holds a date', '单元格里是日期'),
    both('Type the number or the words; of a year only its four digits.', '请改填数字或文字；年份只写四位数字，如 2024。'),
  ],
} as const;

/** Columns without which a sheet says nothing. */
const needed: { readonly [id in SheetId]?: readonly string[] } = {
  settings: ['item', 'value'],
  villages: ['title'],
  ventures: ['village', 'title', 'strategy'],
  figures: ['village', 'venture', 'parameter', 'a', 'unit'],
  money: ['plan', 'village', 'what', 'amount'],
  goals: ['title', 'measure', 'least', 'year'],
  drivers: ['title', 'process'],
};

/** Heads stand in one of the first rows, hints in the row behind them. */
const lastHead = 5;
const remark = '※';

function languageOf(sheets: readonly FoundSheet[]): Language {
  const count = (language: Language) =>
    sheets.filter(({ name }) => sheetForms.some((form) => folded(form.name[language]) === folded(name))).length;
  return count('zh') >= count('en') ? 'zh' : 'en';
}

/** The columns of a form by the words of a row, and words that are no column's. */
function headsOf({ columns }: SheetForm, row: FoundRow, language: Language) {
  const order: readonly Language[] = language === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const keys = new Map<string, number>();
  const unknown: number[] = [];
  for (const [at, { value }] of row.cells) {
    const word = folded(String(value));
    const found = order
      .flatMap((own) => columns.filter(({ head }) => folded(head[own]) === word))
      .find(({ key }) => !keys.has(key));
    if (found) keys.set(found.key, at);
    else unknown.push(at);
  }
  return { keys, unknown };
}

function tableOf(
  form: SheetForm,
  sheet: FoundSheet,
  language: Language,
  { problems, notices }: { readonly problems: BookProblem[]; readonly notices: BookProblem[] },
): Table | null {
  const tops = sheet.rows.filter(({ row }) => row <= lastHead).map((row) => ({ row, ...headsOf(form, row, language) }));
  const [best] = tops.sort((a, b) => b.keys.size - a.keys.size);
  if (!best || best.keys.size < 2) return null;
  const first = best.row.row + 1;
  const filled = sheet.rows.filter(({ row }) => row >= first);
  const headed = new Set([...best.keys.values(), ...best.unknown]);
  const bare = new Set(filled.flatMap(({ cells }) => [...cells.keys()]).filter((at) => !headed.has(at)));
  for (const at of bare)
    notices.push({
      place: { sheet: sheet.name, row: best.row.row, column: at + 1 },
      at: '',
      say: { en: 'this column has no head and is not read', zh: '这一列没有表头，不会读取' },
      value: null,
      hint: { en: 'Put its head back, or empty the column.', zh: '请恢复表头，或清空这一列。' },
    });
  for (const at of best.unknown) {
    const word = String(best.row.cells.get(at)?.value ?? '');
    const heads = form.columns.map(({ head }) => head[language]);
    const isTwice = form.columns.some(({ head }) => isNamed(word, head));
    notices.push({
      place: { sheet: sheet.name, row: best.row.row, column: at + 1 },
      at: '',
      say: { en: 'this column is not read', zh: '这一列不会读取' },
      value: word,
      hint: isTwice
        ? { en: 'This head stands twice: keep one of the two columns.', zh: '这个表头出现了两次，请只保留一列。' }
        : didYouMean(word, heads),
    });
  }
  const lost = form.columns.filter(({ key }) => needed[form.id]?.includes(key) && !best.keys.has(key)).map(({ head }) => head);
  if (lost.length > 0)
    problems.push({
      place: { sheet: sheet.name, row: best.row.row, column: 1 },
      at: '',
      say: {
        en: `there is no column ${lost.map(({ en }) => en).join(', ')}`,
        zh: `没有${lost.map(({ zh }) => `“${zh}”`).join('')}这一列`,
      },
      value: null,
      hint: { en: 'Put the head of the column back as it was.', zh: '请按原样恢复这一列的表头。' },
    });
  const rows = filled
    .filter(({ row, cells }) => {
      const hint = row === first && [...cells.values()].some(({ value }) => String(value).startsWith(remark));
      return !hint && [...best.keys.values()].some((at) => cells.has(at));
    })
    .map(({ row, cells }): Row => {
      const used = new Set<string>();
      const at = (key: string) => cells.get(best.keys.get(key) ?? -1) ?? null;
      const place = (key: string) => ({ sheet: sheet.name, row, column: (best.keys.get(key) ?? 0) + 1 });
      return {
        cell: (key) => {
          used.add(key);
          return at(key);
        },
        has: (key) => at(key) !== null,
        place,
        unused: () =>
          form.columns
            .filter(({ key }) => at(key) && !used.has(key))
            .map(({ key, head }) => ({ place: place(key), head, value: String(at(key)?.value) })),
      };
    });
  return { name: sheet.name, rows };
}

const isNeeded = ({ id }: SheetForm): boolean => id === 'settings' || id === 'villages';

export function findTables(sheets: readonly FoundSheet[]): Tables {
  const language = languageOf(sheets);
  const [problems, notices]: [BookProblem[], BookProblem[]] = [[], []];
  const tables: { [id in SheetId]?: Table } = {};
  const whole = (sheet: string): CellPlace => ({ sheet, row: 1, column: 1 });
  for (const sheet of sheets) {
    const form = sheetForms.find(({ name }) => isNamed(sheet.name, name));
    if (form && !tables[form.id]) {
      const table = tableOf(form, sheet, language, { problems, notices });
      if (table) tables[form.id] = table;
      else if (sheet.rows.length > 0 || isNeeded(form))
        problems.push({
          place: whole(sheet.name),
          at: '',
          say: { en: 'the heads of this sheet are missing', zh: '这张表缺少表头' },
          value: null,
          hint: {
            en: `Put them into the first row: ${form.columns.map(({ head }) => head.en).join(', ')}.`,
            zh: `请在第一行写：${form.columns.map(({ head }) => head.zh).join('、')}。`,
          },
        });
    } else if (!isNamed(sheet.name, readmeName) && !isNamed(sheet.name, choicesName) && sheet.rows.length > 0)
      notices.push({
        place: whole(sheet.name),
        at: '',
        say: { en: 'this sheet is not read', zh: '这张表不会读取' },
        value: sheet.name,
        hint: didYouMean(
          sheet.name,
          sheetForms.map(({ name }) => name[language]),
        ),
      });
  }
  const missing = sheetForms.filter(({ name }) => !sheets.some((sheet) => isNamed(sheet.name, name)));
  for (const { name } of missing.filter(isNeeded))
    problems.push({
      place: null,
      at: '',
      say: { en: `the sheet ${name.en} is missing`, zh: `缺少「${name.zh}」表` },
      value: null,
      hint: { en: 'Begin with a workbook made by furrow new --xlsx.', zh: '请从 furrow new --xlsx 生成的工作簿开始填写。' },
    });
  const isEmpty = ({ name }: SheetForm) => sheets.some((sheet) => isNamed(sheet.name, name) && sheet.rows.length === 0);
  for (const [of, en, zh] of [
    [missing, 'there is no sheet', '没有'],
    [sheetForms.filter(isEmpty), 'nothing stands in the sheet', '空表：'],
  ] as const) {
    const names = of.filter((form) => !isNeeded(form)).map(({ name }) => name);
    if (names.length === 0) continue;
    notices.push({
      place: null,
      at: '',
      say: {
        en: `${en} ${names.map((name) => name.en).join(', ')}`,
        zh: `${zh}${names.map((name) => `「${name.zh}」`).join('')}表`,
      },
      value: null,
      hint: {
        en: 'What belongs there is taken as not there. If it was deleted by mistake, put it back.',
        zh: '这部分内容按没有处理；如系误删，请恢复该表。',
      },
    });
  }
  return { language, tables, problems, notices };
}
