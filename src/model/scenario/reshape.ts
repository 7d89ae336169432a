/** Small changes of a YAML document in place, for upgrades: keys renamed, entries moved. Nodes keep their ranges in the text and their comments. */
import { isMap, isScalar, Pair, Scalar, YAMLMap, type YAMLSeq } from 'yaml';

const isNamed =
  (name: string) =>
  ({ key }: Pair): boolean =>
    isScalar(key) && key.value === name;

export const entry = (map: YAMLMap, name: string): Pair | undefined => map.items.find(isNamed(name));

/** The maps under the keys of a map: each village of `villages`. */
export function mapsIn(map: YAMLMap, name: string): YAMLMap[] {
  const holder = entry(map, name)?.value;
  return isMap(holder) ? holder.items.flatMap(({ value }) => (isMap(value) ? [value] : [])) : [];
}

/** A key, unless one of the new name is there: then the old one is left, to be told as unknown. */
export function rename(map: YAMLMap, from: string, to: string): void {
  const key = entry(map, from)?.key;
  if (isScalar(key) && !entry(map, to)) key.value = to;
}

/** A key written as its neighbours are: in quotes where the file is JSON. */
function keyLike(neighbour: unknown, name: string): Scalar {
  const key = new Scalar<string>(name);
  if (isScalar(neighbour) && neighbour.type === 'QUOTE_DOUBLE') key.type = neighbour.type;
  return key;
}

/** Some entries of a map into a new map of a name, at the place of the first of them. */
export function gather(map: YAMLMap, names: readonly string[], into: string): void {
  const moved = map.items.filter((pair) => names.some((name) => isNamed(name)(pair)));
  const [first] = moved;
  if (!first || entry(map, into)) return;
  const holder = new YAMLMap();
  if (map.flow) holder.flow = true;
  holder.items = moved;
  const key = keyLike(first.key, into);
  if (isScalar(first.key)) {
    key.range = first.key.range;
    // What stands above the first entry now stands above the new map.
    [key.commentBefore, first.key.commentBefore] = [first.key.commentBefore, undefined];
    [key.spaceBefore, first.key.spaceBefore] = [first.key.spaceBefore, undefined];
  }
  map.items = map.items.flatMap((pair) => (pair === first ? [new Pair(key, holder)] : moved.includes(pair) ? [] : [pair]));
}

/** A list as a map, its items under these names in turn. */
export function named(
  { items, flow, range, comment, commentBefore, spaceBefore }: YAMLSeq,
  names: readonly string[],
  like: unknown,
): YAMLMap {
  const map = new YAMLMap();
  map.items = names.map((name, i) => new Pair(keyLike(like, name), items[i]));
  return Object.assign(map, { flow, range, comment, commentBefore, spaceBefore });
}
