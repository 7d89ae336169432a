/** An open text, and one that differs from it in one value, in; that text open too, without reading all the rest of it again, out. */
import { isMap, isPair, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { withValue } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { oversized } from './decode.ts';
import { type OpenText, open, openAs } from './text.ts';

/** What is the same value wherever it stands: none of its signs has another meaning between brackets or beside others. */
const plain = '[-+]?[\\w\\p{sc=Han}][\\w.%/\\p{sc=Han}+-]*(?: [\\w.%/\\p{sc=Han}+-]+)*';
const simple = new RegExp(`^(?:${plain}|\\{\\w+: ${plain}(?:, \\w+: ${plain})*\\})$`, 'u');

/** A map within so many others may be too deep. */
const deepest = 12;

interface Found {
  readonly node: Node;
  readonly path: Path;
  readonly put: (made: Node) => void;
}

/** The smallest plain value, or map between brackets, within which all from one place to another lies. */
function valueAt(root: unknown, from: number, to: number): Found | null {
  let found: Found | null = null;
  let node = root;
  const path: (string | number)[] = [];
  while (isMap(node) || isSeq(node)) {
    const { items } = node;
    const inside = (item: unknown) => (isPair(item) ? item.value : item) as Node | null;
    const i = items.findIndex((item) => {
      const [start = 1, end = 0] = inside(item)?.range ?? [];
      return start <= from && to <= end;
    });
    const item = items[i];
    const value = inside(item ?? null);
    path.push(isPair(item) ? String((item.key as Scalar).value) : i);
    if ((isScalar(value) && value.type === 'PLAIN') || (isMap(value) && value.flow)) {
      const put = (made: Node) => {
        if (isPair(item)) item.value = made;
        else items[i] = made;
      };
      found = { node: value, path: [...path], put };
    }
    node = value;
  }
  return found;
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

/** Null where more differs, where it cannot be known what it is without its surroundings, or where the data do not read as they are `wanted`. */
export function changedIn(before: OpenText, text: string, wanted?: string): OpenText | null {
  const { text: old, source, doc, problems, meant } = before;
  if (!source || !doc || problems.length > 0 || meant) return null;
  const by = text.length - old.length;
  const most = Math.min(text.length, old.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let end = old.length;
  while (end > start && end + by > start && old[end - 1] === text[end + by - 1]) end--;
  const found = valueAt(doc.contents, start, end);
  const { range, comment } = found?.node ?? {};
  if (!found || !range || range[0] === range[1] || found.path.length > deepest) return null;
  const [from, to, last] = range;
  const piece = text.slice(from, to + by);
  // A comma right before or behind it may be one between the digits of a number.
  const isDivided = text[from - 1] === ',' || /^,\S/.test(text.slice(to + by, to + by + 2));
  if (!simple.test(piece) || isDivided || oversized(text)) return null;
  const name = 'value: ';
  const alone = open(name + piece);
  const { value } = (alone.source?.data ?? {}) as { readonly value?: unknown };
  const made = alone.doc?.get('value', true) as Node | undefined;
  if (!made || value === undefined || alone.problems.length > 0) return null;
  const data = withValue(source.data, found.path, value);
  if (wanted !== undefined && wanted !== JSON.stringify(data)) return null;
  shift(doc.contents as Node, to, by);
  shift(made, 0, from - name.length);
  found.put(Object.assign(made, { comment, range: [from, to + by, last + by] }));
  return openAs(text, doc, data);
}

/** What `open` makes of the text. The document of one that is open goes over to it where it can. */
export const reopen = (before: OpenText | null, text: string): OpenText =>
  before?.text === text ? before : ((before && changedIn(before, text)) ?? open(text));
