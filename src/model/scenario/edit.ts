/** Text of a scenario, a path and a value in; the text with that one value changed out. */
import type { Node, Pair } from 'yaml';
import { Document, isCollection, isMap, isPair, isScalar, isSeq, Scalar, visit } from 'yaml';
import { exp } from '../base/elementary.ts';
import type { Scenario } from '../base/nouns.ts';
import { dotted, type Path } from '../base/problem.ts';
import { documentOf, reading } from './compose.ts';
import { plain } from './data.ts';
import { changedIn } from './reopen.ts';
import { follow, type Index, type OpenText, open } from './text.ts';
import { figureMeant, isProse, wide } from './wide.ts';

/**
 * The text with the value at a path set, or removed with undefined; all other bytes stay as they are where that is possible. Throws
 * where the text cannot be read, where a list or a scalar is in the way, and for what a file may not hold (infinities, dangerous keys).
 */
export const editText = (text: string, path: Path, value: unknown): string => edit(open(text), path, value).text;

/** The same of a text that is open, and the new text open too, so that nobody need read it again. */
export function edit(opened: OpenText, path: Path, value: unknown): OpenText {
  const { text, source, doc } = opened;
  if (!source || !doc) throw new Error('cannot edit a text that cannot be read');
  if (value === undefined && follow(doc, path, new WeakMap()).length <= path.length) return opened;
  const key = path.findLast((step) => typeof step === 'string');
  // Full-width signs that would be told of a plain word are none in quotes.
  const ways = [
    { meant: value, quoted: false },
    { meant: asRead(value, key), quoted: false },
    { meant: value, quoted: true },
  ];
  for (const { meant, quoted } of ways) {
    const wanted = JSON.stringify(changed(source.data, path, meant));
    if (wanted === JSON.stringify(source.data)) return opened;
    for (const draft of drafts(text, doc, path, meant, quoted)) {
      const next = spliced(text, [draft]);
      const followed = changedIn(opened, next, wanted);
      if (followed) return followed;
      const edited = open(next);
      if (edited.problems.length <= opened.problems.length && JSON.stringify(edited.source?.data) === wanted) return edited;
    }
  }
  throw new Error(`cannot set ${dotted(path)}`);
}

/** What stands in a text instead of the letters from one place to another. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly piece: string;
}

/** The text with all of them, which come one behind the other. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const starts = splices.map(({ to }, i) => text.slice(to, splices[i + 1]?.from));
  return text.slice(0, splices[0]?.from) + splices.map(({ piece }, i) => piece + starts[i]).join('');
}

/** With figures in full-width signs in ASCII, as they are read; words for people stay. */
function asRead(value: unknown, key: string | number | undefined): unknown {
  if (typeof value === 'string') return isProse(key) ? value : (figureMeant(value, true) ?? value);
  if (Array.isArray(value)) return value.map((item) => asRead(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asRead(inner, name)]));
}

function changed(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data)) {
    if (!(Number(step) <= data.length)) throw new Error(`no such position: ${step}`);
    const item = changed(data[Number(step)], rest, value);
    return [...data.slice(0, Number(step)), ...(item === undefined ? [] : [item]), ...data.slice(Number(step) + 1)];
  }
  if (data && typeof data !== 'object') throw new Error(`not a map: ${data}`);
  const map = data as Record<string, unknown> | null | undefined;
  return { ...map, [step]: changed(map?.[step], rest, value) };
}

function scalar(value: unknown, flow: boolean, type: Scalar.Type | undefined): string {
  const node = new Scalar(value);
  if (typeof value === 'string' && type) node.type = type;
  const tree = new Document(flow ? [node] : { k: node }, reading);
  if (isCollection(tree.contents)) tree.contents.flow = flow;
  const out = tree.toString({
    lineWidth: 0,
    blockQuote: false,
    flowCollectionPadding: false,
    doubleQuotedMinMultiLineLength: 1e9,
  });
  return flow ? out.slice(1, -2) : out.slice(3, -1);
}

const longestLine = 140;

/** A value as a file of planners writes it: what is small (a figure with its source, a title in two languages) on one line. */
function written(value: unknown, flow: boolean, eol: string, quoted: boolean): string {
  const tree = new Document(value, reading);
  // The year of a sum is a number in the file.
  visit(tree, {
    Scalar: (at, node) => {
      if (at === 'key' && /^[1-9]\d{0,8}$/.test(String(node.value))) node.value = Number(node.value);
    },
  });
  if (quoted)
    visit(tree, {
      Scalar: (_, node) => {
        if (wide.test(String(node.value))) node.type = Scalar.QUOTE_DOUBLE;
      },
    });
  const one = (node: unknown) => isScalar(node) || (isSeq(node) && node.items.every((item) => isScalar(item)));
  const small = (node: unknown): boolean =>
    isMap(node) && node.items.some(({ value }) => one(value)) && node.items.every(({ value }) => one(value) || small(value));
  if (flow && isCollection(tree.contents)) {
    tree.contents.flow = true;
    // Text of several lines stays on the one line.
    visit(tree, {
      Scalar: (_, node) => {
        if (/\n/.test(String(node.value))) node.type = Scalar.QUOTE_DOUBLE;
      },
    });
  } else
    visit(tree, {
      Collection: (_, node) => {
        if (node === tree.contents || node.items.length === 0) return;
        const text = JSON.stringify(plain(node, [], () => {}));
        if (isMap(node) && small(node) && text.length <= longestLine) node.flow = true;
      },
    });
  const out = tree.toString({ lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1e9 });
  return out.trimEnd().replace(/\n/g, eol);
}

/** Where a node ends, comments and blank lines behind it left out. */
function tail(text: string, node: unknown): number {
  if (isCollection(node) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1);
    return tail(text, isPair(last) ? (last.value ?? last.key) : last);
  }
  return text.slice(0, (node as Node | null)?.range?.[1] ?? 0).trimEnd().length;
}

/** Ways to write the change, the one that moves the fewest bytes first; each is checked by reading it. */
export function* drafts(
  text: string,
  doc: Document,
  path: Path,
  value: unknown,
  quoted: boolean,
  index: Index = new WeakMap(),
): Generator<Splice> {
  const steps = follow(doc, path, index);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const put = (from: number, to: number, piece: string): Splice => ({ from, to, piece });
  const there = steps.length > path.length;
  const depth = there ? path.length - 1 : steps.length - 1;
  const node = steps.at(-1)?.node;
  const flow = steps.some((step) => isCollection(step.node) && step.node.flow);
  const parent = steps[depth]?.node;
  const nested = path.slice(depth + 1).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  const key = path[depth] ?? '';

  if (there && isScalar(node) && node.range && value !== undefined && (typeof value !== 'object' || value === null)) {
    const [from, to] = node.range;
    const block = /^BLOCK/.test(node.type ?? '');
    const [, head = '', body = ''] = block ? (/^[|>][-+\d]*([^\n]*\n)(.*)$/s.exec(text.slice(from, to)) ?? []) : [];
    const indent = /^ +(?=\S)/m.exec(body)?.[0];
    if (typeof value === 'string' && indent && /^\S/.test(value)) {
      const lines = value
        .replace(/\n$/, '')
        .replace(/^(?=.)/gm, indent)
        .replace(/\n/g, eol);
      yield put(from, to, (value.endsWith('\n') ? '|' : '|-') + head + lines + (body.endsWith('\n') ? eol : ''));
    }
    const after = block
      ? head.trimEnd() + (body.endsWith('\n') ? eol : '')
      : /^\s|^$|^[,\]}]/.test(text.slice(to, to + 1))
        ? ''
        : ' ';
    const before = /[\s[{,]$/.test(text.slice(0, from).slice(-1)) ? '' : ' ';
    for (const type of [block ? undefined : node.type, Scalar.QUOTE_DOUBLE] as const)
      yield put(from, to, before + scalar(value, flow, type).replace(/\n/g, eol) + after);
  }
  const whole = isCollection(node) || (typeof value === 'object' && value !== null);
  if (there && whole && value !== undefined && (node as Node | null)?.range) {
    const [from] = (node as Node).range as [number, number, number];
    const before = /[\s[{,]$/.test(text.slice(0, from)) ? '' : ' ';
    yield put(from, Math.max(from, tail(text, node)), before + written(value, true, eol, quoted));
  }
  if (isCollection(parent) && parent.range) {
    const spans = parent.items.map(
      (item) =>
        [
          ((isPair(item) ? item.key : item) as Node).range?.[0] ?? 0,
          tail(text, isPair(item) ? (item.value ?? item.key) : item),
        ] as const,
    );
    const [first = 0] = spans[0] ?? [];
    const [start = 0, end = parent.range[0] + 1] = spans.at(-1) ?? [];
    const lineStart = (at: number) => Math.max(mark.length, text.lastIndexOf('\n', at - 1) + 1);
    const lineEnd = (at: number) => at + text.slice(at).search(/\r?\n|$/);
    if (there && value === undefined) {
      const i = isMap(parent) ? parent.items.indexOf(steps.at(-1)?.pair as Pair) : Number(key);
      const [from, to] = spans[i] ?? [0, 0];
      // What is left empty says so on the line of its key: a key without a value would be null.
      if (!parent.flow && spans.length === 1 && depth > 0) {
        const name = steps[depth]?.pair?.key.range?.[1];
        if (name !== undefined) yield put(text.indexOf(':', name) + 1, to, isMap(parent) ? ' {}' : ' []');
      }
      if (!parent.flow) yield put(lineStart(from), lineEnd(to) + (text[lineEnd(to)] === '\r' ? 2 : 1), '');
      else if (i < spans.length - 1) yield put(from, spans[i + 1]?.[0] ?? to, '');
      else yield put(spans[i - 1]?.[1] ?? from, to, '');
    } else if (!there && flow) {
      const item = isMap(parent) ? { [key]: nested } : [nested];
      const json = isMap(parent) && (parent.items[0]?.key as Scalar | undefined)?.type === Scalar.QUOTE_DOUBLE;
      const piece = (json ? JSON.stringify(item) : written(item, true, eol, quoted)).slice(1, -1);
      const margin = text.slice(lineStart(start), start);
      yield put(end, end, (spans.length === 0 ? '' : /\S/.test(margin) ? ', ' : `,${eol}${margin}`) + piece);
    } else if (!there) {
      const from = isMap(parent) ? first : text.lastIndexOf('-', first - 1);
      const piece = written(isMap(parent) ? { [key]: nested } : [nested], false, eol, quoted);
      const margin = ' '.repeat(from - lineStart(from));
      yield put(lineEnd(end), lineEnd(end), eol + piece.replace(/^(?=[^\r\n])/gm, margin));
    }
  }
  const tree = documentOf(text);
  if (value === undefined) tree.deleteIn(path);
  else if (there) tree.setIn(path, value);
  else if (isCollection(parent)) tree.setIn(path.slice(0, depth + 1), nested);
  else tree.setIn(path.slice(0, depth), { [key]: nested });
  yield put(0, text.length, mark + tree.toString({ lineWidth: 0 }).replace(/\r?\n/g, eol));
}

/** The text with every table beside it written into it, for a reader that has the text alone: a page, a message. */
export function withoutTables(text: string, { drivers }: Scenario): string {
  return drivers.reduce((now, { id, unit, process }) => {
    if (process.kind !== 'history') return now;
    const at: Path = ['drivers', id, 'process'];
    const written = open(now).source?.data as { drivers?: Record<string, { process?: { table?: unknown } }> } | undefined;
    if (written?.drivers?.[id]?.process?.table === undefined) return now;
    const amount = (x: number): string => `${Number((x / unit.factor).toPrecision(15))}${unit.text ? ` ${unit.text}` : ''}`;
    // Only changes count, so any last value will do; `start` says from where they go on.
    const values = [process.start];
    for (const change of [...process.changes].reverse()) values.push((values.at(-1) as number) / exp(change));
    values.reverse();
    const { together, block, start } = process;
    return editText(now, at, {
      kind: 'history',
      start: amount(start),
      values: values.map(amount),
      block,
      ...(together === null ? {} : { together }),
    });
  }, text);
}
