/** Text of a scenario in; plain data, the place of every value and all problems of the writing out. */
import type { Document, Node, Pair, Scalar } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import { dotted, type Finding, type Path, type Problem } from '../base/problem.ts';
import { composed } from './compose.ts';
import { plain } from './data.ts';
import { type Add, both, excerpt, type Flaw, hiddenIn, lineFrom, oversized, type Words, words } from './decode.ts';
import { mended } from './mend.ts';
import { bracketWords, quoteWords, scan, tabWords } from './scan.ts';

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

const most = 100;

/** A sign that is mended may bring others to light that stood behind it; so many times they are mended too. */
const mostMended = 4;

const commaWords = words(
  both('a comma is missing or one too many', '缺少逗号，或多了逗号'),
  both('put one comma between two items', '两项之间写一个英文逗号'),
);

const colonWords = words(
  both('a line without a colon and a blank behind its key', '这一行的名称后面没有“冒号加空格”'),
  both('write it like this: runs: 1000', '请写成“名称: 值”，英文冒号后面空一格，例如 runs: 1000'),
);
const levelWords = words(
  both('the line does not begin below its neighbours', '这一行没有与同级的行对齐'),
  both('begin it with as many blanks as the others of its level', '行首空格数要与同级的其他行相同'),
);

/** Errors of the parser by code and message; `scanned` has been reported by `scan` already, in better words. */
const scanned =
  /TAG|ALIAS|ANCHOR|DIRECTIVE|MULTIPLE_DOCS|PROP_ORDER|directives-end|Tags and anchors|Unexpected (anchor|tag|alias)/;
const syntax: readonly (readonly [RegExp, Words])[] = [
  [/quote/, quoteWords],
  [/followed by map values|on a single line/, colonWords],
  [/end with a|flow-(map|seq)-end/, bracketWords],
  [/Missing ,|BLOCK_IN_FLOW|Unexpected (,|empty|scalar token)/, commaWords],
  [
    /Nested mappings|START|header/,
    words(
      both('a character with a meaning of its own', '这里有特殊含义的字符'),
      both('put the text in "quotes"', '请给整段文字加英文双引号 ""'),
    ),
  ],
  [/TAB_/, tabWords],
  [/INDENT|same column/, levelWords],
  [
    /ESCAPE/,
    words(
      both('a backslash before an unknown character', '反斜杠后面的字符不认识'),
      both('write \\\\ for \\', '反斜杠请写成 \\\\'),
    ),
  ],
  [
    /./,
    words(
      both('the text cannot be read from here', '从这里起无法读取'),
      both('compare colons, brackets and blanks with the lines above', '请对照上面的行检查冒号、括号和空格'),
    ),
  ],
];
/** `is: income > 5 yuan ? 1 : 0` in a flow map: the parser misses a comma there. */
const choice = /^[^,{}[\]]*\?[^,{}[\]]*:/u;
const choiceWords = words(
  both('a formula with ? and : stands here without quotation marks', '带 ? 和 : 的公式没有加引号'),
  both('put the whole formula in "quotes": "a > b ? 1 : 0"', '请给整个公式加英文双引号，如 "a > b ? 1 : 0"'),
);
interface Step {
  readonly node: Node | null;
  /** The pair whose value the node is. */
  readonly pair: Pair<Scalar, Node | null> | null;
}

type Index = WeakMap<Node, Map<string, Step['pair']>>;

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
  /** At most 100, then one that counts the others. */
  readonly problems: readonly Problem[];
  readonly doc: Document | null;
  /** Of a text with signs that are certainly meant otherwise: what it means, to tell what else is wrong; problems are those not told yet. */
  readonly meant: (Pick<OpenText, 'problems'> & { readonly source: SourceText }) | null;
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
  const placeOf = (offset: number) => {
    const line = lineOf(offset);
    let column = 1;
    for (let at = starts[line] ?? 0; at < offset; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) column += 1;
    return { line: line + 1, column };
  };
  return { lineOf, placeOf };
}

/** The data of a document and the places of its nodes in the text it was read from. */
export function sourceOf(text: string, doc: Document, data: unknown = plain(doc.contents, [], () => {})): SourceText {
  const { placeOf } = placesIn(text);
  const index: Index = new WeakMap();
  return {
    text,
    data,
    place: (path, { key = false, offset } = {}) => {
      const steps = follow(doc, path, index);
      const { node, pair } = steps.at(-1) ?? { node: null, pair: null };
      const name = pair?.key.range?.[0];
      const start = node?.range?.[0];
      if (steps.length <= path.length || key) return placeOf(name ?? start ?? 0);
      return placeOf(offset !== undefined && isScalar(node) ? inside(text, node, offset) : (start ?? name ?? 0));
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
    if (count++ < 10 * most) flaws.push(make());
  };
  const large = oversized(text);
  if (large) add(() => ({ start: 0, value: null, ...large }));
  else for (const { offset, say, hint } of hiddenIn(text)) add(() => ({ start: offset, value: null, say, hint }));
  // Where more is wrong already than can be shown, the parser is spared.
  const tokens: string[] = [];
  const first = large ? 'deep' : scan(text, add, tokens);
  const state = count > 10 * most ? 'deep' : first;
  let doc: Document | null = null;
  let data: unknown = null;
  if (state !== 'deep') {
    doc = composed(tokens, text.length);
    const told = new Set<number>();
    for (const { start, end = -1 } of flaws) for (let l = lineOf(start); l <= lineOf(end); l++) told.add(l);
    // Lines below one that has lost its colon, or that has a tab, have no neighbours until the next part of the file.
    let sections: readonly number[] | undefined;
    const sectionAt = (offset: number) => {
      sections ??= sectionsOf(text);
      return sections[lineOf(offset)];
    };
    const lost = new Set(flaws.filter(({ say }) => say === tabWords.say).map(({ start }) => sectionAt(start)));
    let broken = state === 'several';
    for (const { code, message, pos } of [...doc.errors, ...doc.warnings]) {
      if (scanned.test(`${code} ${message}`)) continue;
      broken = true;
      const start = Math.min(pos[0], text.length);
      const rest = lineFrom(text, start);
      const found = syntax.find(([pattern]) => pattern.test(`${code} ${message}`))?.[1];
      const said = found === commaWords && choice.test(rest) ? choiceWords : found;
      if (said === colonWords || said === tabWords) lost.add(sectionAt(start));
      const isLost = said === levelWords && lost.size > 0 && lost.has(sectionAt(start));
      // What follows on the same line is mostly a consequence of the first.
      if (said && !isLost && !told.has(lineOf(start))) add(() => ({ start, value: rest, ...said }));
      told.add(lineOf(start));
    }
    data = plain(doc.contents, [], add);
    if (broken) doc = null;
  }
  const problems: Problem[] = flaws
    .sort((a, b) => a.start - b.start)
    .slice(0, most)
    .map(({ start, path = [], value, say, hint }) => ({ at: dotted(path), ...placeOf(start), say, value, hint }));
  const more = words(
    both(`and ${count - most} more problems`, `另有 ${count - most} 个问题`),
    both('correct these first', '请先改正以上各处'),
  );
  if (count > most) problems.push({ at: '', ...placeOf(flaws[most]?.start ?? 0), value: null, ...more });
  const signs = flaws.filter(({ isWide }) => isWide).map(({ start }) => start);
  const meant = signs.length === 0 || left === 0 || state === 'deep' ? null : meantBy(text, signs, left - 1);
  const isNew = (p: Problem) => !problems.some(({ line, column }) => p.line === line && p.column === column);
  return {
    ...{ text, problems, doc },
    source: doc && sourceOf(text, doc, data),
    meant: meant && { ...meant, problems: meant.problems.filter(isNew) },
  };
}

function meantBy(text: string, signs: readonly number[], left: number): OpenText['meant'] {
  const made = mended(text, signs);
  const read = opened(made.text, left);
  const source = read.meant?.source ?? read.source;
  if (!source) return null;
  const problems = [...read.problems, ...(read.meant?.problems ?? [])].map(made.placeOf);
  return { source: { ...source, place: (path, options) => made.placeOf(source.place(path, options)) }, problems };
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
