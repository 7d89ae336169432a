/** Text of a scenario, right or half written, and a place of the caret in; what stands or would stand there (a key or a value, of which map), out. */
import { type CST, Parser } from 'yaml';
import type { Path } from '../base/problem.ts';

export interface Spot {
  /** Of a key: the path of its map. Of a value: its own path. */
  readonly path: Path;
  readonly part: 'key' | 'value';
  /** Scalars beside it in the same map, by key; of other values an empty text. */
  readonly beside: ReadonlyMap<string, string>;
}

/** A spot with the characters that would be replaced. */
export interface Gap extends Spot {
  readonly from: number;
  readonly to: number;
  /** What is written already before the caret. */
  readonly typed: string;
  /** Whether a key here has its colon already. */
  readonly hasColon: boolean;
}

type Item = CST.CollectionItem;

/** Where the entry around an offset begins and ends: entries are lines that match. */
function entryAround(text: string, begins: RegExp, offset: number): { readonly start: number; readonly end: number } | null {
  let start = -1;
  for (const { index } of text.matchAll(begins)) {
    if (index > offset) return start < 0 ? null : { start, end: index };
    start = index;
  }
  return start < 0 ? null : { start, end: text.length };
}

const longSection = 4000;

/**
 * As much of the text around a place as tells what stands there: its section, and of a long one the head and the entry alone. What is at
 * `offset` of the text is at `offset - shift` of the part.
 */
function partAround(text: string, offset: number): { readonly shift: number; readonly text: string } {
  const { start, end } = entryAround(text, /^[^\s#\-{}[\]]/gm, offset) ?? { start: 0, end: text.length };
  const section = text.slice(start, end);
  const [head = '', first = ''] = /^.*\n(?:\s*\n|\s*#.*\n)*( +)(?=[^\s#-])/.exec(section) ?? [];
  const entry =
    first === '' || section.length < longSection
      ? null
      : entryAround(section, new RegExp(`^ {${first.length}}(?=[^\\s#-])`, 'gm'), offset - start);
  if (!entry || offset - start < head.length) return { shift: start, text: section };
  const line = `${/^.*/.exec(section)?.[0]}\n`;
  return { shift: start + entry.start - line.length, text: line + section.slice(entry.start, entry.end) };
}

const scalarText = (token: CST.Token | null | undefined): string | null => {
  if (!token || !('source' in token)) return null;
  if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') return token.source.slice(1, -1);
  return token.type === 'scalar' ? token.source : null;
};

const covers = (token: CST.Token | null | undefined, offset: number): boolean =>
  scalarText(token) !== null &&
  token !== null &&
  token !== undefined &&
  token.offset <= offset &&
  offset <= token.offset + ('source' in token ? token.source.length : 0);

interface Found extends Spot {
  readonly token: CST.Token;
}

function within(token: CST.Token | null | undefined, path: Path, beside: Spot['beside'], offset: number): Found | null {
  if (!token) return null;
  if (covers(token, offset)) return { path, part: 'value', beside, token };
  if (token.type !== 'block-map' && token.type !== 'block-seq' && token.type !== 'flow-collection') return null;
  const isList = token.type === 'block-seq' || (token.type === 'flow-collection' && token.start.source === '[');
  const items = (token.items as Item[]).filter(({ key, value, sep }) => key || value || sep);
  if (isList) {
    for (const [i, { key, value }] of items.entries()) {
      const found = within(value ?? key, [...path, i], new Map(), offset) ?? within(key, [...path, i], new Map(), offset);
      if (found) return found;
    }
    return null;
  }
  const others = new Map(items.map(({ key, value }) => [scalarText(key) ?? '', scalarText(value) ?? '']));
  for (const { key, value } of items) {
    if (key && covers(key, offset)) return { path, part: 'key', beside: others, token: key };
    const found = within(value, [...path, scalarText(key) ?? ''], others, offset);
    if (found) return found;
  }
  return null;
}

/** What covers an offset of a text, which may be in the midst of being written. */
function foundAt(text: string, offset: number): Found | null {
  const around = partAround(text, offset);
  for (const token of new Parser().parse(around.text)) {
    if (token.type !== 'document') continue;
    const found = within(token.value, [], new Map(), offset - around.shift);
    if (found) return { ...found, token: { ...found.token, offset: found.token.offset + around.shift } as CST.Token };
  }
  return null;
}

/** The key or value under an offset, as written; null between them and in comments. */
export function wordUnder(text: string, offset: number): (Spot & { readonly from: number; readonly word: string }) | null {
  const found = foundAt(text, offset);
  const word = scalarText(found?.token);
  if (!found || word === null) return null;
  const quoted = found.token.type !== 'scalar' ? 1 : 0;
  const { path, part, beside } = found;
  return { path, part, beside, from: found.token.offset + quoted, word };
}

/** Stands for what is not written yet; nobody writes it. */
const mark = 'q9z0here';

const inWord = /[\p{L}\p{N}_-]/u;

/** What may be written at an offset; null in comments, quotation marks and long texts. */
export function gapAt(text: string, offset: number): Gap | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(before)) return null;
  let to = offset;
  while (inWord.test(text[to] ?? '')) to += 1;
  const rest = /^[^\n]*/.exec(text.slice(to))?.[0] ?? '';
  // A value begins behind a colon with its blank, an entry behind a bracket, comma or dash.
  const value = /(?:^|[\s{,])(?:"[^"]*"|[^\s:{}[\],"]+):[ ]+([^:,[\]{}#"']*)$/u.exec(before)?.[1];
  const typed = value ?? /[^\s,[\]{}#"']*$/u.exec(before)?.[0] ?? '';
  const from = offset - typed.length;
  const hasColon = /^\s*:(\s|$)/.test(rest);
  const open = !/^\s*[,}\]]/.test(rest);
  const stand =
    value === undefined && !hasColon ? `${mark}: 0${open ? ',' : ''}` : `${mark}${value !== undefined && open ? ',' : ''}`;
  const found = foundAt(`${text.slice(0, from)}${stand}${text.slice(to)}`, from);
  if (found?.token.offset !== from || !scalarText(found.token)?.startsWith(mark)) return null;
  const beside = new Map([...found.beside].filter(([key]) => !key.startsWith(mark)));
  return { path: found.path, part: found.part, beside, from, to, typed, hasColon };
}
