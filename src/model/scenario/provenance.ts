/** Edits of a file, its data and those of the file that was opened in; the edits with what becomes of the sources of the figures they change, out. */
import { atPath, isMap, withValue } from '../base/own.ts';
import { dotted, type Path } from '../base/problem.ts';
import { bare, remarks, sameValue } from './changed.ts';
import type { FileEdit } from './edits.ts';

/** What stands at a path, or the next thing above it, that has a source. */
function sourcedAt(data: unknown, path: Path): Path | null {
  const there = atPath(data, path);
  if (isMap(there) && Object.hasOwn(there, 'source')) return path;
  return path.length > 1 ? sourcedAt(data, path.slice(0, -1)) : null;
}

/**
 * A figure that is no longer what its source says is an assumption; one that is again what it was in the file that was opened has the source of that
 * file again. A source that is edited by itself stays as it is put.
 */
export function withSources(edits: readonly FileEdit[], data: unknown, original: unknown): readonly FileEdit[] {
  const after = edits.reduce((made, { path, value }) => withValue(made, path, value), data);
  const given = new Set(edits.map(({ path }) => dotted(path)));
  const sources = new Map<string, FileEdit>();
  for (const { path } of edits) {
    const at = remarks.includes(String(path.at(-1))) ? null : sourcedAt(after, path);
    if (!at) continue;
    const sourcePath = [...at, 'source'];
    const [now, before, first] = [after, data, original].map((own) => atPath(own, at));
    if (given.has(dotted(sourcePath)) || sameValue(bare(now), bare(before))) continue;
    const source = sameValue(bare(now), bare(first)) ? atPath(first, ['source']) : 'assumption';
    if (source !== undefined && source !== atPath(now, ['source'])) sources.set(dotted(at), { path: sourcePath, value: source });
  }
  return [...edits, ...sources.values()];
}
