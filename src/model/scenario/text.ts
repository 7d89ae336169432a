/** Text of a scenario in; plain data, the place of every value and all problems of the writing out. */
import type { Document, Node, Pair, Scalar } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Text } from '../base/nouns.ts';
import { dotted, type Finding, type Path, type Problem } from '../base/problem.ts';
import { composed, documentOf } from './compose.ts';
import { plain, twiceWords } from './data.ts';
import { type Add, both, excerpt, type Flaw, hiddenIn, lineFrom, oversized, words } from './decode.ts';
import { mended } from './mend.ts';
import { colonWords, isScanned, levelWords, parserWords, signWords } from './parser-words.ts';
import { bracketWords, openSay, quoteWords, scan, tabWords } from './scan.ts';

export interface SourceText {
  readonly text: string;
  /** Objects without a prototype (so `data.constructor` is undefined), arrays, strings, finite numbers, booleans, null. */
  readonly data: unknown;
  /**
   * Place of the value (or of the key) at a path; where the path does not exist, the name of its nearest ancestor. `offset`:
   * characters (UTF-16 units) into a string, for places inside formulas. Lines and columns count from 1; columns count
   * characters as an editor shows them (code points), so 汉 and 😀 are one column each.
   */
  place(path: Path, options?: { key?: boolean; offset?: number }): { line: number; column: number };
}

/** Of so many problems each is told, and the others are counted: nobody reads more. */
const most = 1000;

/** A sign that is mended may bring others to light that stood behind it; so many times they are mended too. */
const mostMended = 4;

interface Step {
  readonly node: Node | null;
  /** The pair whose value the node is. */
  readonly pair: Pair<Scalar, Node | null> | null;
}

export type Index = WeakMap<Node, Map<string, Step['pair']>>;

/** The nodes along a path from the root, as far as they exist. */
export function follow(doc: Document, path: Path, index: Index): Step[] {
  const steps: Step[] = [{ node: doc.contents, pair: null }];
  for (const step of path) {
    const node = steps.at(-1)?.node;
    if (isSeq(node)) {
      const item = typeof step === 'number' || /^\d+$/.test(step) ? node.items[Number(step)] : undefined;
      if (item === undefined) break;
      steps.push({ node: item as Node | null, pair: null });
    } else if (isMap(node)) {
      let names = index.get(node);
      if (!names) {
        names = new Map();
        for (const pair of node.items as NonNullable<Step['pair']>[]) {
          const name = String(pair.key?.value ?? '');
          if (!names.has(name)) names.set(name, pair);
        }
        index.set(node, names);
      }
      const pair = names.get(String(step));
      if (!pair) break;
      steps.push({ node: pair.value, pair });
    } else break;
  }
  return steps;
}

/** Offset into the text of the character `count` of a string scalar. */
function inside(text: string, node: Scalar, count: number): number {
  const [start, end] = node.range ?? [0, 0];
  const source = text.slice(start, end);
  const value = String(node.value);
  if (node.type === 'BLOCK_LITERAL') {
    const lines = source.split('\n');
    const margin = / *\d/.test(lines[0] ?? '') ? null : /^ */.exec(lines.slice(1).find((line) => line.trim()) ?? '')?.[0].length;
    const before = value.slice(0, count).split('\n');
    const line = before.length;
    const at = lines.slice(0, line).reduce((sum, l) => sum + l.length + 1, start);
    const own = (lines[line] ?? '').replace(/\r$/, '').length - (value.split('\n')[line - 1] ?? '').length;
    return Math.min(at + (margin ?? Math.max(0, own)) + (before.at(-1)?.length ?? 0), end);
  }
  if (!source.includes('\n') && node.type !== 'BLOCK_FOLDED') {
    const quoted = node.type === 'QUOTE_DOUBLE' ? /\\(x..|u....|U.{8}|.)|./gs : node.type === 'QUOTE_SINGLE' ? /''|./gs : null;
    if (!quoted) return Math.min(start + count, end);
    let [at, left] = [start + 1, count];
    for (const [piece] of source.slice(1, -1).matchAll(quoted)) {
      if (left <= 0) break;
      left -= /^\\U000[1-9a-f]|^\\U0010/i.test(piece) ? 2 : 1;
      at += piece.length;
    }
    return at;
  }
  // Folded text: as many characters that are not blank lie before it here as there.
  let left = value.slice(0, count).replace(/\s/g, '').length;
  const header = node.type === 'BLOCK_FOLDED' ? source.indexOf('\n') + 1 : node.type === 'PLAIN' ? 0 : 1;
  for (let at = header; at < source.length; at++) if (/\S/.test(source[at] ?? '') && left-- === 0) return start + at;
  return end;
}

/** A text that was read as YAML. */
export interface OpenText {
  readonly text: string;
  /** Data and places; null where it cannot be read. */
  readonly source: SourceText | null;
  /** At most 1,000, then one that counts the others. */
  readonly problems: readonly Problem[];
  readonly doc: Document | null;
  /** Of a text with signs that are certainly meant otherwise: what it means, to tell what else is wrong; problems are those not told yet. */
  readonly meant: Pick<OpenText, 'problems' | 'source'> | null;
}

/** Lines and columns of offsets into a text. */
function placesIn(text: string) {
  // A byte order mark is no column.
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (offset: number) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  /** Of places that come in their order, a long line is counted once. */
  let last = { line: -1, at: 0, column: 1 };
  const placeOf = (offset: number) => {
    const line = lineOf(offset);
    let { at, column } = line === last.line && last.at <= offset ? last : { at: starts[line] ?? 0, column: 1 };
    for (; at < offset; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) column += 1;
    last = { line, at, column };
    return { line: line + 1, column };
  };
  return { lineOf, placeOf };
}

/** The text of each document: an edit takes the document over to the text that it makes. */
const owner = new WeakMap<Document, string>();

/** The data of a document and the places of its nodes in the text it was read from; and the document itself, which is read once more where an edit took it. */
export function sourceOf(text: string, first: Document, data: unknown = plain(first.contents, [], () => {})) {
  let doc = first;
  owner.set(doc, text);
  const tree = (): Document => {
    if (owner.get(doc) !== text) doc = documentOf(text);
    owner.set(doc, text);
    return doc;
  };
  const { placeOf } = placesIn(text);
  const index: Index = new WeakMap();
  const source: SourceText = {
    text,
    data,
    place: (path, { key = false, offset } = {}) => {
      const steps = follow(tree(), path, index);
      const { node, pair } = steps.at(-1) ?? { node: null, pair: null };
      const name = pair?.key.range?.[0];
      const start = node?.range?.[0];
      if (steps.length <= path.length || key) return placeOf(name ?? start ?? 0);
      return placeOf(offset !== undefined && isScalar(node) ? inside(text, node, offset) : (start ?? name ?? 0));
    },
  };
  return { source, tree };
}

/** A text whose document and data are known. */
export function openAs(
  text: string,
  doc: Document | null,
  data: unknown,
  { problems, meant }: Pick<OpenText, 'problems' | 'meant'> = { problems: [], meant: null },
): OpenText {
  const read = doc && sourceOf(text, doc, data);
  return {
    ...{ text, problems, meant, source: read?.source ?? null },
    get doc() {
      return read?.tree() ?? null;
    },
  };
}

/** For each line, the one with which its part of the file begins: the last that begins with a word. */
function sectionsOf(text: string): number[] {
  let last = 0;
  return text.split('\n').map((line, i) => {
    if (/^[^\s#]/u.test(line)) last = i;
    return last;
  });
}

export const open = (text: string): OpenText => opened(text, mostMended);

function opened(text: string, left: number): OpenText {
  const { lineOf, placeOf } = placesIn(text);
  const flaws: Flaw[] = [];
  let count = 0;
  const add: Add = (make) => {
    if (count++ < most) flaws.push(make());
  };
  const large = oversized(text);
  if (large) add(() => ({ start: 0, value: null, ...large }));
  else for (const { offset, say, hint } of hiddenIn(text)) add(() => ({ start: offset, value: null, say, hint }));
  // Where more is wrong already than is told, the parser is spared.
  const tokens: string[] = [];
  const first = large ? 'deep' : scan(text, add, tokens);
  const state = count > most ? 'deep' : first;
  let doc: Document | null = null;
  let data: unknown = null;
  if (state !== 'deep') {
    doc = composed(tokens, text.length);
    const told = new Set<number>();
    for (const { start, end = -1 } of flaws) for (let l = lineOf(start); l <= lineOf(end); l++) told.add(l);
    // Below a line that has lost its colon, a bracket or its place, or that has a tab, lines have no neighbours until the next part of the file.
    let sections: readonly number[] | undefined;
    const sectionAt = (offset: number) => {
      sections ??= sectionsOf(text);
      return sections[lineOf(offset)];
    };
    const loses: readonly Text[] = [tabWords.say, quoteWords.say, openSay];
    const lost = new Set(flaws.filter(({ say }) => loses.includes(say)).map(({ start }) => sectionAt(start)));
    const isInLost = (offset: number) => lost.size > 0 && lost.has(sectionAt(offset));
    let broken = state === 'several';
    for (const { code, message, pos } of [...doc.errors, ...doc.warnings]) {
      if (isScanned(`${code} ${message}`)) continue;
      broken = true;
      const start = Math.min(pos[0], text.length);
      const rest = lineFrom(text, start);
      const said = parserWords(`${code} ${message}`, rest);
      const isLost = (said === levelWords || said === signWords) && isInLost(start);
      if (said === colonWords || said === tabWords || said === levelWords) lost.add(sectionAt(start));
      // What follows on the same line is mostly a consequence of the first.
      if (said && !isLost && !told.has(lineOf(start))) add(() => ({ start, value: rest, ...said }));
      told.add(lineOf(start));
    }
    // Lines that a tab or a lost colon has put together seem to have a name twice.
    data = plain(doc.contents, [], (make) => {
      const flaw = make();
      if (flaw.say !== twiceWords.say || !isInLost(flaw.start)) add(() => flaw);
    });
    if (broken) doc = null;
  }
  // A bracket that closes nothing may only follow from a full-width sign.
  const isBracket = ({ say }: Flaw) => say === bracketWords.say;
  const mendable = flaws.filter(({ isMended }) => isMended);
  const wide = mendable.filter((flaw) => !isBracket(flaw));
  const signs = wide.length > 0 ? wide : mendable;
  const offsets = signs.map(({ start }) => start);
  const meant = offsets.length === 0 || left === 0 || state === 'deep' ? null : meantBy(text, offsets, left - 1);
  // What else is wrong is told of the text as it is meant: of the one that was written much only follows from these signs.
  const shown = meant ? signs : flaws;
  const problems: Problem[] = shown
    .sort((a, b) => a.start - b.start)
    .slice(0, most)
    .map(({ start, path = [], value, say, hint }) => ({ at: dotted(path), ...placeOf(start), say, value, hint }));
  const all = meant ? shown.length : count;
  const more = words(
    both(`and ${all - most} more problems`, `另有 ${all - most} 个问题`),
    both('correct these first', '请先改正以上各处'),
  );
  if (all > most) problems.push({ at: '', ...placeOf(shown[most]?.start ?? 0), value: null, ...more });
  // Nor is it told what remains of a line with a bracket too many.
  const lines = new Set(shown.filter(isBracket).map(({ start }) => placeOf(start).line));
  const isNew = (p: Problem) =>
    !problems.some(({ line, column }) => p.line === line && (p.column === column || (p.at === '' && lines.has(line))));
  return openAs(text, doc, data, { problems, meant: meant && { ...meant, problems: meant.problems.filter(isNew) } });
}

function meantBy(text: string, signs: readonly number[], left: number): OpenText['meant'] {
  const made = mended(text, signs);
  const read = opened(made.text, left);
  const source = read.meant?.source ?? read.source;
  const problems = [...read.problems, ...(read.meant?.problems ?? [])].map(made.placeOf);
  return { source: source && { ...source, place: (path, options) => made.placeOf(source.place(path, options)) }, problems };
}

/** Puts a finding at its place. */
export function locate(source: SourceText, { path, key, offset, unit, say, value, hint }: Finding): Problem {
  return {
    at: dotted(path),
    ...source.place(path, { key, offset }),
    ...(unit && { unit }),
    say,
    value: value === null ? null : excerpt(value),
    hint,
  };
}
