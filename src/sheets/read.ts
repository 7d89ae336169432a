/** The bytes of an .xlsx file in; its sheets with the values of their cells, or why it is refused, out. Formulas are not run and links are not followed. */
import type { Text } from '../model/index.ts';
import type { Found, FoundRow, FoundSheet } from './book.ts';
import { readXml, XmlError } from './xml.ts';
import { type Limits, PackError, type Unpacked, unpack } from './zip.ts';

export interface Refusal {
  readonly say: Text;
  readonly hint: Text;
}

/** A scenario of 2 MB, the most that is read, makes parts of about 8 MB. */
export const limits: Limits & {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
} = {
  bytes: 8_000_000,
  parts: 500,
  part: 12_000_000,
  all: 32_000_000,
  rows: 50_000,
  columns: 200,
  cells: 600_000,
};

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(say: Text, hint: Text) {
    super(say.en);
    this.refusal = { say, hint };
  }
}

const saveAgain: Text = {
  en: 'Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).',
  zh: '请用 WPS 表格或 Excel 打开，另存为“Excel 工作簿（*.xlsx）”。',
};
const refuse = {
  none: () => new Refused({ en: 'this is not an .xlsx workbook', zh: '这不是 .xlsx 工作簿' }, saveAgain),
  other: () =>
    new Refused(
      { en: 'there is no spreadsheet in this file', zh: '这个文件里没有电子表格' },
      {
        en: 'It may be a document, slides or an archive of other files: open a workbook (.xlsx) or a scenario (.yaml).',
        zh: '可能是文字文档、幻灯片或压缩包：请打开工作簿（.xlsx）或情景（.yaml）。',
      },
    ),
  old: () =>
    new Refused(
      { en: 'this is an old .xls workbook, or one with a password', zh: '这是旧版 .xls 工作簿，或者设有密码' },
      {
        en: 'Take the password off, and save it as an Excel workbook (.xlsx).',
        zh: '请取消密码，另存为“Excel 工作簿（*.xlsx）”。',
      },
    ),
  broken: () =>
    new Refused(
      { en: 'the workbook is incomplete or damaged', zh: '工作簿不完整或已损坏' },
      {
        en: 'Copy or download it again; if a spreadsheet program still opens it, save it there as an Excel workbook (.xlsx).',
        zh: '请重新复制或下载这个文件；如果 WPS 表格或 Excel 还能打开它，请另存为“Excel 工作簿（*.xlsx）”。',
      },
    ),
  encrypted: () =>
    new Refused(
      { en: 'the workbook has a password', zh: '工作簿设有密码' },
      { en: 'Take the password off and save it again.', zh: '请取消密码后重新保存。' },
    ),
  large: () =>
    new Refused(
      { en: 'the workbook is larger than any scenario', zh: '工作簿过大，超出情景所需' },
      {
        en: 'Keep only the sheets of the scenario; delete pictures, empty rows and columns far out.',
        zh: '请只保留情景的各表，删去图片和远处的空行空列。',
      },
    ),
};

/** `_x000D_` and the like stand for characters that XML cannot hold; line ends are `\n`, and hidden characters of pasted text go out. */
const cleaned = (text: string): string =>
  text
    .replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\p{Cs}/gu,
      '',
    );

/** Every text of `<si>` or `<is>`: runs joined, readings of characters left out. */
function readTexts(part: string | null): string[] {
  const texts: string[] = [];
  if (part === null) return texts;
  let [now, inside, reading] = ['', false, false];
  readXml(part, {
    open: (name) => {
      if (name === 'si') now = '';
      if (name === 'rPh') reading = true;
      if (name === 't') inside = !reading;
    },
    text: (text) => {
      if (inside) now += text;
    },
    close: (name) => {
      if (name === 't') inside = false;
      if (name === 'rPh') reading = false;
      if (name === 'si') texts.push(cleaned(now));
    },
  });
  return texts;
}

type Look = 'percent' | 'date' | null;

/** How a format shows numbers, without the words that it adds to them. */
function lookOf(format: string): Look {
  const code = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /%/.test(code) ? 'percent' : /[ymdh年月日]/i.test(code) && !/^(general|standard)$/i.test(code) ? 'date' : null;
}

/** For each style of cells, how it shows numbers. */
function readLooks(part: string | null): Look[] {
  // Formats that have only a number, by ECMA-376, 18.8.30; 27 to 36 and 50 to 58 are dates of East Asia.
  const formats = new Map<string, Look>([
    ['9', 'percent'],
    ['10', 'percent'],
  ]);
  for (const [first, last] of [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ] as const)
    for (let id = first; id <= last; id++) formats.set(`${id}`, 'date');
  const looks: Look[] = [];
  if (part === null) return looks;
  let cells = false;
  readXml(part, {
    open: (name, attribute) => {
      if (name === 'numFmt') formats.set(attribute('numFmtId') ?? '', lookOf(attribute('formatCode') ?? ''));
      if (name === 'cellXfs') cells = true;
      if (name === 'xf' && cells) looks.push(formats.get(attribute('numFmtId') ?? '') ?? null);
    },
    close: (name) => {
      if (name === 'cellXfs') cells = false;
    },
  });
  return looks;
}

/** Column and row of `AB12`, both from 1; null where it is no such place. */
function placeOf(reference: string): { row: number; column: number } | null {
  const [, word = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const column = [...word].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return column > 0 && Number(digits) > 0 ? { row: Number(digits), column } : null;
}

/** `count` takes each cell that holds something, so that all sheets share one limit. */
function readRows(part: string, texts: readonly string[], looks: readonly Look[], count: () => void): FoundRow[] {
  const rows = new Map<number, Map<number, Found>>();
  let cell = { row: 0, column: 0, type: '', style: 0 };
  let [value, text, formula] = ['', '', false];
  let within: string | null = null;
  let reading = false;
  const finish = () => {
    const { row, column, type, style } = cell;
    const number = Number(value);
    const found =
      type === 's' ? (texts[number] ?? '') : type === 'inlineStr' ? cleaned(text) : type === 'str' ? cleaned(value) : null;
    const isNumber = found === null && (type === '' || type === 'n') && value.trim() !== '' && Number.isFinite(number);
    const look = isNumber ? (looks[style] ?? null) : null;
    const isUncomputed = formula && value === '' && text === '';
    const fault: Found['fault'] = type === 'e' ? 'error' : isUncomputed ? 'formula' : look === 'date' ? 'date' : null;
    const held = found ?? (type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : isNumber ? number : cleaned(value));
    if (fault === null && (typeof held === 'number' ? false : held.trim() === '')) return;
    count();
    if (row > limits.rows || column > limits.columns) throw refuse.large();
    const own = rows.get(row) ?? new Map<number, Found>();
    rows.set(row, own);
    own.set(column - 1, { value: held, percent: look === 'percent', fault });
  };
  readXml(part, {
    open: (name, attribute) => {
      if (name === 'row') {
        const own = Number(attribute('r'));
        cell = { row: own > 0 ? own : cell.row + 1, column: 0, type: '', style: 0 };
      } else if (name === 'c') {
        const place = placeOf(attribute('r') ?? '') ?? { row: cell.row, column: cell.column + 1 };
        cell = { ...place, type: attribute('t') ?? '', style: Number(attribute('s') ?? 0) };
        [value, text, formula] = ['', '', false];
      } else if (name === 'rPh') reading = true;
      else if (name === 'v' || name === 'f' || (name === 't' && !reading)) within = name;
      if (name === 'f') formula = true;
    },
    text: (found) => {
      if (within === 'v') value += found;
      if (within === 't') text += found;
    },
    close: (name) => {
      if (name === within) within = null;
      if (name === 'rPh') reading = false;
      if (name === 'c') finish();
    },
  });
  return [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells }));
}

/** Targets of the relations of a part, inside the package, by id and by the last word of their kind. */
function readRelations(pack: Unpacked, part: string): { id: string; kind: string; target: string }[] {
  const at = part.lastIndexOf('/') + 1;
  const text = pack.text(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`);
  const found: { id: string; kind: string; target: string }[] = [];
  if (text === null) return found;
  readXml(text, {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const target = attribute('Target') ?? '';
      found.push({
        id: attribute('Id') ?? '',
        kind: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : part.slice(0, at) + target.replace(/^\.\//, ''),
      });
    },
  });
  return found;
}

function readSheets(bytes: Uint8Array): FoundSheet[] {
  if (bytes.length > limits.bytes) throw refuse.large();
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) throw refuse.old();
  const pack = bytes.length < 22 ? null : unpack(bytes, limits);
  // What begins as a ZIP file and has no directory at its end was cut off.
  if (!pack) throw bytes[0] === 0x50 && bytes[1] === 0x4b ? refuse.broken() : refuse.none();
  const book = readRelations(pack, '').find(({ kind }) => kind === 'officeDocument')?.target;
  const text = book === undefined ? null : pack.text(book);
  if (book === undefined || text === null || /^word\/|^ppt\//.test(book)) throw refuse.other();
  const parts = readRelations(pack, book);
  const partOf = (kind: string): string | null => {
    const target = parts.find((part) => part.kind === kind)?.target;
    return target === undefined ? null : pack.text(target);
  };
  const sheets: { name: string; target: string }[] = [];
  readXml(text, {
    open: (name, attribute) => {
      if (name !== 'sheet') return;
      const part = parts.find(({ id, kind }) => id === attribute('id') && kind === 'worksheet');
      if (part) sheets.push({ name: cleaned(attribute('name') ?? ''), target: part.target });
    },
  });
  const texts = readTexts(partOf('sharedStrings'));
  const looks = readLooks(partOf('styles'));
  let cells = 0;
  const count = () => {
    if (++cells > limits.cells) throw refuse.large();
  };
  return sheets.map(({ name, target }) => {
    const part = pack.text(target);
    if (part === null) throw refuse.broken();
    return { name, rows: readRows(part, texts, looks, count) };
  });
}

/** Never throws for what a file may hold. */
export function readBook(
  bytes: Uint8Array,
): { readonly ok: true; readonly sheets: readonly FoundSheet[] } | { readonly ok: false; readonly refusal: Refusal } {
  try {
    return { ok: true, sheets: readSheets(bytes) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    if (error instanceof PackError) return { ok: false, refusal: refuse[error.fault]().refusal };
    if (error instanceof XmlError) return { ok: false, refusal: refuse.broken().refusal };
    throw error;
  }
}
