/** Edits of a file, its data and those of the file that was opened in; the edits with what becomes of the sources of the figures they change, out. */
import { atPath, isMap } from '../base/own.ts';
import { dotted, type Path } from '../base/problem.ts';
import { bare, remarks, sameValue } from './changed.ts';
import { dataAfter, type FileEdit } from './edits.ts';

/** What stood at a place before it was changed, by that place. */
export type Former = Map<string, readonly unknown[]>;

/** So many earlier values of a figure are known. */
const mostFormer = 20;

/** What stands at a path, or the next thing above it, that has a source. */
function sourcedAt(data: unknown, path: Path): Path | null {
  const there = atPath(data, path);
  if (isMap(there) && Object.hasOwn(there, 'source')) return path;
  return path.length > 1 ? sourcedAt(data, path.slice(0, -1)) : null;
}

/** Where a figure that a plan changes stands in its village; null of any other. */
const inVillage = ([section, , changes, village, ...rest]: Path): Path | null =>
  section === 'plans' && changes === 'changes' && village !== undefined ? ['villages', village, 'ventures', ...rest] : null;

/** The same figure in the file that was opened. An item of a list, such as a correlation, is known by what it is between. */
function opened(original: unknown, at: Path, now: unknown): unknown {
  const list = atPath(original, at.slice(0, -1));
  if (!Array.isArray(list) || !isMap(now) || !now.between) return atPath(original, at);
  return list.find((item) => sameValue(atPath(item, ['between']), now.between));
}

/**
 * A figure that is no longer what its source says is an assumption; one that is again what it was before, in the file that was opened or in its village,
 * has the source of that time again, and a goal the title of that time. A source that is edited by itself stays as it is put. `former` is kept from one call to the next.
 */
export function withSources(
  edits: readonly FileEdit[],
  data: unknown,
  original: unknown,
  former: Former = new Map(),
): readonly FileEdit[] {
  const after = dataAfter(data, edits);
  const given = new Set(edits.map(({ path }) => dotted(path)));
  const sources = new Map<string, FileEdit>();
  for (const { path } of edits) {
    const at = remarks.includes(String(path.at(-1))) ? null : sourcedAt(after, path);
    if (!at) continue;
    const place = dotted(at);
    const [now, before] = [after, data].map((own) => atPath(own, at));
    const isThere = (other: unknown) => sameValue(bare(now), bare(other));
    if (isThere(before)) continue;
    const known = former.get(place) ?? [];
    const others = known.filter((other) => !sameValue(bare(other), bare(before)));
    former.set(place, [before, ...others].slice(0, mostFormer));
    if (given.has(dotted([...at, 'source']))) continue;
    const home = inVillage(at);
    const same = [...known, opened(original, at, now), home && atPath(data, home)].find(isThere);
    const source = same === undefined ? 'assumption' : atPath(same, ['source']);
    if (source !== undefined && source !== atPath(now, ['source']))
      sources.set(place, { path: [...at, 'source'], value: source });
    // So does a title that was told anew with it.
    const title = [...at, 'title'];
    if (same !== undefined && given.has(dotted(title)))
      sources.set(dotted(title), { path: title, value: atPath(same, ['title']) });
  }
  return [...edits, ...sources.values()];
}
