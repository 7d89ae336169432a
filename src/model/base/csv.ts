/** The text of a table of past values in; its columns of dated values, or every problem at its place, out. */
import type { Text } from './nouns.ts';
import { type PastDate, readDate } from './past-date.ts';
import type { Problem } from './problem.ts';

/** A place in the text; both count from 1, a character is one column. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A value of one date. */
export interface Observation extends Place, PastDate {
  readonly value: number;
}

/** One column of values, as the header names it. */
export interface PriceColumn extends Place {
  readonly name: string;
  readonly observations: readonly Observation[];
}

export interface PriceTable {
  /** The comment lines without their `#`. */
  readonly comments: readonly string[];
  readonly columns: readonly PriceColumn[];
}

interface Cell extends Place {
  readonly text: string;
  readonly quoted: boolean;
}

type Tell = (at: Place, say: Text, value: string | null, hint: Text) => void;

const mostProblems = 1000;
const mostColumns = 200;

/** The mean of each calendar year that has values, the oldest first; `count` is how many values it has. */
export function yearlyMeans(
  observations: readonly Observation[],
): { readonly year: number; readonly value: number; readonly count: number }[] {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { year, value } of observations) {
    const { sum, count } = sums.get(year) ?? { sum: 0, count: 0 };
    sums.set(year, { sum: sum + value, count: count + 1 });
  }
  return [...sums].sort(([a], [b]) => a - b).map(([year, { sum, count }]) => ({ year, value: sum / count, count }));
}

/** Cells by rows (RFC 4180: quotes doubled inside quotes), comment lines apart. The header decides between tab, comma and semicolon, also those of Chinese typing. */
function cellsOf(text: string, tell: Tell): { comments: string[]; rows: Cell[][]; separator: string } {
  const comments: string[] = [];
  const rows: Cell[][] = [];
  let separator = '';
  let [at, line, start] = [0, 1, 0];
  // Counted on from the last place asked for: a line of a million cells is counted once.
  let counted = { offset: 0, column: 1 };
  const column = (offset: number) => {
    if (counted.offset < start) counted = { offset: start, column: 1 };
    counted = { offset, column: counted.column + [...text.slice(counted.offset, offset)].length };
    return counted.column;
  };
  const lineEnd = () => {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  };
  const newLine = () => {
    at += 1;
    line += 1;
    start = at;
  };
  while (at < text.length) {
    const whole = text.slice(at, lineEnd()).replace(/\r$/, '');
    if (whole.trim() === '' || /^\s*#/.test(whole)) {
      if (whole.trim() !== '') comments.push(whole.replace(/^\s*#+\s*/, '').trim());
      at = lineEnd();
      newLine();
      continue;
    }
    if (separator === '') {
      const bare = whole.replace(/"[^"]*"/g, '');
      const count = (sign: string) => bare.split(sign).length;
      const [most = ','] = [',', ';', '，', '；'].sort((a, b) => count(b) - count(a));
      separator = count('\t') > 1 ? '\t' : most;
    }
    const row: Cell[] = [];
    for (;;) {
      while (text[at] === ' ') at += 1;
      const place = { line, column: column(at) };
      let value = '';
      const quoted = text[at] === '"';
      if (quoted) {
        at += 1;
        while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) {
          if (text[at] === '"') at += 1;
          value += text[at];
          if (text[at] === '\n') newLine();
          else at += 1;
        }
        if (at >= text.length) tell(place, both('a quotation mark is not closed', '引号没有配对'), `"${value}`, closeHint);
        at += 1;
      }
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
      const rest = text.slice(from, at).trim();
      if (quoted && rest !== '')
        tell(place, both('text stands behind a closing quotation mark', '引号后面还有文字'), `"${value}"${rest}`, closeHint);
      row.push({ ...place, text: (quoted ? value : rest).trim(), quoted });
      if (text[at] !== separator) break;
      at += 1;
    }
    rows.push(row);
    newLine();
  }
  return { comments, rows, separator };
}

const both = (en: string, zh: string): Text => ({ en, zh });
const closeHint = both(
  'Put the whole cell between one pair of "quotes"; a quotation mark inside it is written twice.',
  '请把整个单元格放在一对英文双引号内；其中的引号要写两次。',
);

const dateNames = /^(date|day|month|year|time|period|日期|时间|年份|年度|年月|年|月份|月)$/iu;
const valueNames = /^(value|数值|价格)$/iu;
/** The name of a column without what stands in brackets, such as its unit. */
const bare = (header: string): string => header.replace(/[([（［].*$/u, '').trim();

/** Reads a plain number; thousands in groups of three only where the comma can be nothing else. */
function readNumber({ text: typed, quoted }: Cell, separator: string): number | null {
  const text = typed.normalize('NFKC').replace('−', '-');
  const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
  const value = plain.test(text)
    ? Number(text)
    : grouped.test(text) && (quoted || separator === '\t')
      ? Number(text.replaceAll(',', ''))
      : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

/** Meant as a number, and told as one that cannot be read. */
const decimalComma = /^[+-]?\d+,\d+$/;

/** The columns with values: the one called value, or all in which most cells are numbers. */
function valueColumns(header: readonly Cell[], rows: readonly (readonly Cell[])[], separator: string): number[] {
  const candidates = header.flatMap(({ text }, i) => (dateNames.test(bare(text)) || text === '' ? [] : [i]));
  const named = candidates.filter((i) => valueNames.test(bare(header[i]?.text ?? '')));
  if (named.length > 0) return named;
  return candidates.filter((i) => {
    const cells = rows.flatMap((row) => (row[i]?.text ? [row[i] as Cell] : []));
    return cells.filter((cell) => readNumber(cell, separator) !== null || decimalComma.test(cell.text)).length > cells.length / 2;
  });
}

/** Reads a table of past values: `#` comments, a header with a date and one or more columns of values, a row a date. */
export function readPrices(text: string): { readonly table: PriceTable | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let more = 0;
  const tell: Tell = ({ line, column }, say, value, hint) => {
    const shown = value && value.length > 80 ? `${value.slice(0, 79)}…` : value;
    if (problems.length < mostProblems) problems.push({ at: '', line, column, say, value: shown, hint });
    else more += 1;
  };
  const { comments, rows, separator } = cellsOf(text.replace(/^\uFEFF/, ''), tell);
  const [header, ...body] = rows;
  let columns: PriceColumn[] = [];
  if (!header) tell({ line: 1, column: 1 }, both('the table is empty', '表格是空的'), null, headerHint);
  else if (header.length > mostColumns)
    tell(
      header[mostColumns] as Cell,
      both(`the table has more than ${mostColumns} columns`, `表格超过 ${mostColumns} 列`),
      `${header.length}`,
      both('Keep the dates and the columns that are needed.', '请只保留日期列和需要的数值列。'),
    );
  else columns = readColumns(header, body, separator, tell);
  if (more > 0) {
    const last = problems.at(-1) as Problem;
    const say = both(`and ${more} more problems`, `另有 ${more} 个问题`);
    problems.push({ ...last, say, value: null, hint: both('Mend the ones above first.', '请先改正以上各处。') });
  }
  return { table: problems.length > 0 ? null : { comments, columns }, problems };
}

const headerHint = both(
  'Begin with a header such as: date,value (commas, semicolons or tabs between the columns).',
  '第一行请写表头，如：日期,价格（列之间用逗号、分号或制表符隔开）。',
);

function readColumns(header: readonly Cell[], body: readonly (readonly Cell[])[], separator: string, tell: Tell): PriceColumn[] {
  const top = header[0] as Cell;
  const written = header.map(({ text }) => text).join(separator);
  const dateAt = header.findIndex(({ text }) => dateNames.test(bare(text)));
  if (dateAt < 0) tell(top, both('there is no column with dates', '没有日期列'), written, headerHint);
  const at = valueColumns(header, body, separator);
  if (at.length === 0)
    tell(
      top,
      both('there is no column with numbers', '没有数值列'),
      written,
      both('Add a column called value with one number a row.', '请添加名为“价格”的一列，每行一个数。'),
    );
  for (const [i, cell] of header.entries())
    if (at.includes(i) && header.slice(0, i).some(({ text }) => text === cell.text))
      tell(
        cell,
        both('two columns have the same name', '两列名称相同'),
        cell.text,
        both('Give one of them another name.', '请给其中一列改名。'),
      );
  const found = new Map(at.map((i): [number, Observation[]] => [i, []]));
  const lineOf = new Map<string, number>();
  for (const row of body) {
    const beyond = row.slice(header.length).find(({ text }) => text !== '');
    if (beyond)
      tell(
        beyond,
        both('the row has more cells than the header', '这一行的单元格比表头多'),
        beyond.text,
        both(
          'Put cells that contain the separator between "quotes", such as "1,234.50"; write 34.5 for 34,5.',
          '含分隔符的单元格请加英文双引号，如 "1,234.50"；小数请写成 34.5，不用逗号。',
        ),
      );
    const cell = row[dateAt] ?? { ...(row[0] as Cell), text: '' };
    const date = dateAt < 0 ? null : readDate(cell.text.normalize('NFKC'));
    if (dateAt >= 0 && !date)
      tell(
        cell,
        both('this is not a date', '这不是日期'),
        cell.text,
        both('Write it as 2024, 2024-03, 2024-03-18 or 2024年3月.', '请写成 2024、2024-03、2024-03-18 或 2024年3月。'),
      );
    if (date) {
      const key = `${date.year}-${date.month}-${date.day}`;
      const before = lineOf.get(key);
      if (before !== undefined)
        tell(
          cell,
          both(`the same date stands on line ${before} already`, `第 ${before} 行已有同一日期`),
          cell.text,
          both('Keep one of the two rows, or correct the date.', '请保留其中一行，或改正日期。'),
        );
      else lineOf.set(key, cell.line);
    }
    for (const [i, list] of found) {
      const own = row[i];
      if (!own || own.text === '') continue;
      const value = readNumber(own, separator);
      if (value === null)
        tell(
          own,
          both('this is not a number', '这不是数'),
          own.text,
          both(
            'Write digits with a decimal point, such as 34.5, thousands as "1,234"; leave the cell empty where nothing is known.',
            '请写数字和小数点，如 34.5，千位分隔写成 "1,234"；没有数据请留空。',
          ),
        );
      else if (value <= 0)
        tell(
          own,
          both('the value is not above zero', '数值须大于零'),
          own.text,
          both('Correct it, or leave the cell empty.', '请改正，或把单元格留空。'),
        );
      else if (date) list.push({ ...date, value, line: own.line, column: own.column });
    }
  }
  return at.map((i) => {
    const { text, line, column } = header[i] as Cell;
    return { name: text, line, column, observations: found.get(i) ?? [] };
  });
}
