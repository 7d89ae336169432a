/** Text of a scenario, a path and a value in; the text with that one value changed out. */
import type { Node, Pair } from 'yaml';
import { Document, isCollection, isMap, isPair, isScalar, parseDocument, Scalar, stringify } from 'yaml';
import { exp } from '../base/elementary.ts';
import type { Scenario } from '../base/nouns.ts';
import { dotted, type Path } from '../base/problem.ts';
import { reading } from './compose.ts';
import { follow, type OpenText, open } from './text.ts';

/**
 * The text with the value at a path set, or removed with undefined; all other bytes stay as they are where that is possible. Throws
 * where the text cannot be read, where a list or a scalar is in the way, and for what a file may not hold (infinities, dangerous keys).
 */
export const editText = (text: string, path: Path, value: unknown): string => edit(open(text), path, value).text;

/** The same of a text that is open, and the new text open too, so that nobody need read it again. */
export function edit(opened: OpenText, path: Path, value: unknown): OpenText {
  const { text, source, problems, doc } = opened;
  if (!source || !doc) throw new Error('cannot edit a text that cannot be read');
  if (value === undefined && follow(doc, path, new WeakMap()).length <= path.length) return opened;
  const wanted = JSON.stringify(changed(source.data, path, value));
  if (wanted === JSON.stringify(source.data)) return opened;
  for (const draft of drafts(text, doc, path, value)) {
    const edited = open(draft);
    if (edited.problems.length <= problems.length && JSON.stringify(edited.source?.data) === wanted) return edited;
  }
  throw new Error(`cannot set ${dotted(path)}`);
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

/** Where a node ends, comments and blank lines behind it left out. */
function tail(text: string, node: unknown): number {
  if (isCollection(node) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1);
    return tail(text, isPair(last) ? (last.value ?? last.key) : last);
  }
  return text.slice(0, (node as Node | null)?.range?.[1] ?? 0).trimEnd().length;
}

/** Ways to write the change, the one that moves the fewest bytes first; each is checked by reading it. */
function* drafts(text: string, doc: Document, path: Path, value: unknown): Generator<string> {
  const steps = follow(doc, path, new WeakMap());
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const put = (from: number, to: number, piece: string) => text.slice(0, from) + piece + text.slice(to);
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
      yield put(from, to, before + scalar(value, flow, type) + after);
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
    const lineStart = (at: number) => text.lastIndexOf('\n', at - 1) + 1;
    const lineEnd = (at: number) => at + text.slice(at).search(/\r?\n|$/);
    if (there && value === undefined) {
      const i = isMap(parent) ? parent.items.indexOf(steps.at(-1)?.pair as Pair) : Number(key);
      const [from, to] = spans[i] ?? [0, 0];
      if (!parent.flow) yield put(lineStart(from), lineEnd(to) + (text[lineEnd(to)] === '\r' ? 2 : 1), '');
      else if (i < spans.length - 1) yield put(from, spans[i + 1]?.[0] ?? to, '');
      else yield put(spans[i - 1]?.[1] ?? from, to, '');
    } else if (!there && flow) {
      const item = isMap(parent) ? { [key]: nested } : [nested];
      const json = isMap(parent) && (parent.items[0]?.key as Scalar | undefined)?.type === Scalar.QUOTE_DOUBLE;
      const tree = new Document(item, reading);
      if (isCollection(tree.contents)) tree.contents.flow = true;
      const piece = json
        ? JSON.stringify(item).slice(1, -1)
        : tree.toString({ lineWidth: 0, flowCollectionPadding: false }).slice(1, -2);
      const margin = text.slice(lineStart(start), start);
      yield put(end, end, (spans.length === 0 ? '' : /\S/.test(margin) ? ', ' : `,${eol}${margin}`) + piece);
    } else if (!there) {
      const from = isMap(parent) ? first : text.lastIndexOf('-', first - 1);
      const piece = stringify(isMap(parent) ? { [key]: nested } : [nested], { lineWidth: 0 }).trimEnd();
      yield put(
        lineEnd(end),
        lineEnd(end),
        eol + piece.replace(/^(?=.)/gm, ' '.repeat(from - lineStart(from))).replace(/\n/g, eol),
      );
    }
  }
  const tree = parseDocument(text, reading);
  if (value === undefined) tree.deleteIn(path);
  else if (there) tree.setIn(path, value);
  else if (isCollection(parent)) tree.setIn(path.slice(0, depth + 1), nested);
  else tree.setIn(path.slice(0, depth), { [key]: nested });
  yield tree.toString({ lineWidth: 0 }).replace(/\r?\n/g, eol);
}

/** The text with every table beside it written into it, for a reader that has the text alone: a page, a message. */
export function withoutTables(text: string, { drivers }: Scenario): string {
  return drivers.reduce((now, { id, unit, process }) => {
    const at: Path = ['drivers', id, 'process'];
    const written = open(now).source?.data as { drivers?: Record<string, { process?: { table?: unknown } }> } | undefined;
    if (process.kind !== 'history' || written?.drivers?.[id]?.process?.table === undefined) return now;
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
