/** Bytes of a file in, its text out, and the other way; and what is wrong with any text: its size, hidden characters. */
import type { Text } from '../base/nouns.ts';
import type { Path, Problem } from '../base/problem.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type Words = Pick<Problem, 'say' | 'hint'>;

/** A problem before it has a line: `start` and `end` are offsets into the text. */
export interface Flaw extends Words {
  readonly start: number;
  readonly end?: number;
  readonly path?: Path;
  readonly value: string | null;
  /** Whether it is a single sign that certainly means its half-width one, or none: to read on, it is mended. */
  readonly isMended?: boolean;
}

export const maxBytes = 2_000_000;

export const both = (en: string, zh: string): Text => ({ en, zh });
export const words = (say: Text, hint: Text): Words => ({ say, hint });

/** Takes a problem, or only counts it when there are too many already. */
export type Add = (make: () => Flaw) => void;

/** The rest of a line from an offset on, shortened. */
export const lineFrom = (text: string, start: number): string => excerpt(text.slice(start).split('\n', 1)[0] ?? '');

/** One line of at most 80 characters. */
export function excerpt(text: string): string {
  const line = text.slice(0, 400).trim().replace(/\s+/gu, ' ');
  const signs = [...line];
  return signs.length > 80 ? `${signs.slice(0, 79).join('')}…` : line;
}

const sizeWords = words(
  both('the file is larger than 2 MB', '文件超过 2 MB'),
  both('keep only the scenario in it; send tables and pictures apart', '文件里只保留情景，表格和图片请另外发送'),
);
const encodingWords = words(
  both('the text cannot be read: it is neither UTF-8 nor GB18030', '无法读取文字：既不是 UTF-8 也不是 GB18030 编码'),
  both('save it again as plain text with the encoding UTF-8', '请用原来的程序打开，另存为 UTF-8 编码的纯文本'),
);
const binaryWords = words(
  both('this is no text: a picture, a PDF, or a document of another program', '这不是文字文件，可能是图片、PDF 或其他程序的文档'),
  both(
    'open a scenario (.yaml), a workbook (.xlsx), a report of Furrow (.html), or for past prices a table (.csv)',
    '请打开情景（.yaml）、工作簿（.xlsx）、垄亩的报告（.html）；历史价格请用表格（.csv）',
  ),
);
const noticeWords = words(
  both('read as GB18030 (old Chinese Windows), not as UTF-8', '文件按 GB18030（旧版中文 Windows）读取，不是 UTF-8'),
  both('check the names, then save it with the encoding UTF-8', '请核对名称是否正确，再另存为 UTF-8 编码'),
);
const unmarkedWords = words(
  both('read as UTF-16 without a byte order mark, not as UTF-8', '文件按没有标记的 UTF-16 读取，不是 UTF-8'),
  both('check the names, then save it with the encoding UTF-8', '请核对名称是否正确，再另存为 UTF-8 编码'),
);
const missingWords = words(
  both('the file is not UTF-8, and this computer cannot read GB18030', '文件不是 UTF-8 编码，而本机不能读取 GB18030'),
  both('save the file with the encoding UTF-8', '请把文件另存为 UTF-8 编码'),
);

/** Null where the bytes are not of this encoding, undefined where the machine does not know it (Node without full ICU). */
function decoded(label: Encoding, bytes: Uint8Array): string | null | undefined {
  let decoder: TextDecoder | undefined;
  try {
    decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes).replace(/^\uFEFF/, '');
  } catch {
    return decoder && null;
  }
}

/** How the bytes of a file were written: its encoding, and whether a byte order mark began it. */
export interface Writing {
  readonly encoding: Encoding;
  readonly mark: boolean;
}

export const plainWriting: Writing = { encoding: 'utf-8', mark: false };

/**
 * The text of a file: by its byte order mark, else UTF-16 where every other byte at the beginning is zero, else strict UTF-8, else strict GB18030;
 * without a mark only UTF-8 comes without a notice. The mark is removed, CRLF is kept.
 */
export function decode(
  bytes: Uint8Array,
): { ok: true; text: string; writing: Writing; notices: Problem[] } | { ok: false; problems: Problem[] } {
  const whole = (said: Words, line = 1): Problem => ({ at: '', line, column: 1, value: null, ...said });
  if (bytes.length > maxBytes) return { ok: false, problems: [whole(sizeWords)] };
  const [a, b, c] = bytes;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  const mark = wide !== null || (a === 0xef && b === 0xbb && c === 0xbf);
  // The first sign of a scenario is ASCII, and no other text holds zeros.
  const guessed = mark || (a === 0) === (b === 0) ? null : b === 0 ? 'utf-16le' : a === 0 ? 'utf-16be' : null;
  const encoding = wide ?? guessed ?? 'utf-8';
  const text = decoded(encoding, bytes);
  if (typeof text === 'string')
    return { ok: true, text, writing: { encoding, mark }, notices: guessed ? [whole(unmarkedWords)] : [] };
  // Below 9 no sign stands in any text.
  if (encoding === 'utf-8' && bytes.subarray(0, 1024).some((byte) => byte < 9))
    return { ok: false, problems: [whole(binaryWords)] };
  const old = encoding === 'utf-8' && !mark ? decoded('gb18030', bytes) : null;
  if (typeof old === 'string')
    return { ok: true, text: old, writing: { encoding: 'gb18030', mark: false }, notices: [whole(noticeWords)] };
  const readable = encoding === 'utf-8' ? (new TextDecoder().decode(bytes).split('\uFFFD', 1)[0] ?? '') : '';
  return { ok: false, problems: [whole(old === null ? encodingWords : missingWords, readable.split('\n').length)] };
}

/** The bytes of a text, written as its file was: with its mark, in its UTF-16. What was GB18030 becomes UTF-8 with a mark, which old Windows programs read too. */
export function encode(text: string, { encoding, mark }: Writing): Uint8Array {
  const marked = (mark || encoding === 'gb18030' ? '\uFEFF' : '') + text.replace(/^\uFEFF/, '');
  if (encoding === 'utf-8' || encoding === 'gb18030') return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(2 * marked.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}

export function oversized(text: string): Words | null {
  return text.length > maxBytes || new TextEncoder().encode(text).length > maxBytes ? sizeWords : null;
}

// Joiners, marks of direction, soft hyphens, controls, half surrogate pairs, and the Mongolian vowel separator where no Mongolian stands before it.
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\r(?!\n)|(?<![\u1820-\u18aa])\u180e|\p{Cs}/gu;

/** Words as they are seen: what was pasted with them and shows nothing is left out. */
export const seen = (words: string): string => words.replace(hidden, '').trim();

/** Offsets of hidden characters and the words that name them; a mark at the very beginning is none. */
export function* hiddenIn(text: string): Generator<Words & { offset: number }> {
  for (const { 0: found, index } of text.matchAll(hidden)) {
    if (index === 0 && found === '\uFEFF') continue;
    const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    yield {
      offset: index,
      ...words(
        both(`a hidden character: ${code}`, `有看不见的字符：${code}`),
        both('delete it: retype this line by hand instead of pasting it', '请删除：不要粘贴，把这一行重新手工输入一遍'),
      ),
    };
  }
}
