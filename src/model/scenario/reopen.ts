/** An open text, and one that differs from it in one plain value, in; that text open too, without reading all the rest of it again, out. */
import { isMap, isPair, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { withValue } from '../base/own.ts';
import { oversized } from './decode.ts';
import { type OpenText, open, openAs } from './text.ts';

/** What is the same value wherever it stands: none of its signs has another meaning between brackets or beside others. */
const simple = /^[-+]?[\w\p{sc=Han}][\w.%/\p{sc=Han}+-]*(?: [\w.%/\p{sc=Han}+-]+)*$/u;

/** The value within which all from one place to another lies; the path to it is added. */
function valueAt(node: unknown, from: number, to: number, path: (string | number)[]): Scalar | null {
  if (isScalar(node)) return node;
  if (!isMap(node) && !isSeq(node)) return null;
  for (const [i, item] of node.items.entries()) {
    const value = (isPair(item) ? item.value : item) as Node | null;
    const [start = 1, end = 0] = value?.range ?? [];
    if (start > from || to > end) continue;
    path.push(isPair(item) ? String((item.key as Scalar).value) : i);
    return valueAt(value, from, to, path);
  }
  return null;
}

/** Moves all that stands from a place on. */
function shift(node: Node | Pair | null, from: number, by: number): void {
  if (isPair(node)) {
    shift(node.key as Node, from, by);
    shift(node.value as Node | null, from, by);
  } else if (node?.range && node.range[2] >= from) {
    node.range = node.range.map((at) => (at < from ? at : at + by)) as typeof node.range;
    if (isMap(node) || isSeq(node)) for (const item of node.items) shift(item as Node | Pair, from, by);
  }
}

/** Null where more differs, or where it cannot be known what it is without its surroundings. */
function changedIn(before: OpenText, text: string, wanted?: string): OpenText | null {
  const { text: old, source, doc, problems, meant } = before;
  if (old === text) return before;
  if (!source || !doc || problems.length > 0 || meant) return null;
  const by = text.length - old.length;
  const most = Math.min(text.length, old.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let end = old.length;
  while (end > start && end + by > start && old[end - 1] === text[end + by - 1]) end--;
  const path: (string | number)[] = [];
  const node = valueAt(doc.contents, start, end, path);
  const [from, to] = node?.range ?? [0, 0];
  if (node?.type !== 'PLAIN' || node.anchor || node.tag || from === to || path.length === 0) return null;
  const piece = text.slice(from, to + by);
  // A comma right before or behind it may be one between the digits of a number.
  const isDivided = text[from - 1] === ',' || /^,\S/.test(text.slice(to + by, to + by + 2));
  if (!simple.test(piece) || isDivided || oversized(text)) return null;
  const alone = open(`value: ${piece}`);
  const { value } = (alone.source?.data ?? {}) as { readonly value?: unknown };
  const read = alone.doc?.get('value', true);
  if (!isScalar(read) || value === undefined || alone.problems.length > 0) return null;
  const data = withValue(source.data, path, value);
  if (wanted !== undefined && wanted !== JSON.stringify(data)) return null;
  shift(doc.contents as Node, to, by);
  Object.assign(node, { format: undefined, minFractionDigits: undefined }, read, { range: node.range });
  return openAs(text, doc, data);
}

/** What `open` makes of the text. The document of one that is open goes over to it where it can, and where data are `wanted`, if they read like this. */
export const reopen = (before: OpenText | null, text: string, wanted?: string): OpenText =>
  (before && changedIn(before, text, wanted)) ?? open(text);
