/** Edits of a file, its data and those of the file that was opened in; the edits with what becomes of the sources of the figures they change, out. */
import { atPath, isMap } from '../base/own.ts';
import { dotted, type Path } from '../base/problem.ts';
import { bare, editsBetween, figureOf, remarks, sameValue } from './changed.ts';
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

/** The figure at a path that has a note and no source. */
function notedAt(data: unknown, path: Path): Path | null {
  const figure = figureOf(path);
  const there = atPath(data, figure);
  return isMap(there) && Object.hasOwn(there, 'note') ? figure : null;
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

const words = { en: 'Of the figure before', zh: '原数的说明' };
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isMarked = (note: string): boolean => note.startsWith(words.en) || note.startsWith(words.zh);

/** What is said of a figure before, marked as that, with the document that it came from; a note that is marked stays. */
function marked(note: unknown, document: unknown, language?: string): unknown {
  if (isMap(note)) return Object.fromEntries(Object.entries(note).map(([key, own]) => [key, marked(own, document, key)]));
  if (typeof note !== 'string' || note.trim() === '' || isMarked(note)) return note;
  const own = language ?? (/\p{Script=Han}/u.test(note) ? 'zh' : 'en');
  const title = isMap(document) ? (atPath(document, [own]) ?? Object.values(document)[0]) : document;
  // Without signs for which YAML would want quotes: put back, a note is written as it was.
  const named = typeof title === 'string' ? title.replace(/\s*[,:;]\s/gu, ' – ') : '';
  if (own === 'zh') return `${words.zh}${named && `（${named}）`}：${note}`;
  return `${words.en}${named && ` (${named})`} – ${note}`;
}

/** The note of a figure that has another value now: one that is said anew stays, one of `prior`, before, is told to be of then. */
function noteAnew(said: unknown, prior: unknown, first: unknown, data: unknown, isDriver: boolean): unknown {
  if (!isSame(said, atPath(prior, ['note']))) return said;
  // What stood in the file that was opened was said of the figure there.
  const whose = isSame(said, atPath(first, ['note'])) ? first : prior;
  const document = atPath(data, ['references', String(atPath(whose, ['source'])), 'title']);
  // A driver's source speaks for several figures, of which the others stay what they were.
  return said === undefined && isDriver ? marked(document, null) : marked(said, document);
}

/**
 * A figure that is no longer what its source says is an assumption, and its note is told to be of before; one that is again what it was before, in the file
 * that was opened or in its village, has the source and the note of that time again, and a goal the title of that time. A source that is edited by itself stays as it is put. `former` is kept from one call to the next.
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
    const at = remarks.includes(String(path.at(-1))) ? null : (sourcedAt(after, path) ?? notedAt(after, path));
    if (!at) continue;
    const place = dotted(at);
    const [now, before] = [after, data].map((own) => atPath(own, at));
    const isThere = (other: unknown) => sameValue(bare(now), bare(other));
    if (isThere(before)) continue;
    const known = former.get(place) ?? [];
    const others = known.filter((other) => !sameValue(bare(other), bare(before)));
    former.set(place, [before, ...others].slice(0, mostFormer));
    const home = inVillage(at);
    const [first, there] = [opened(original, at, now), home && atPath(data, home)];
    const same = [...known, first, there].find(isThere);
    const put = (edit: FileEdit) => sources.set(dotted(edit.path), edit);
    const said = atPath(now, ['note']);
    const note = same === undefined ? noteAnew(said, before ?? there, first, data, at[0] === 'drivers') : atPath(same, ['note']);
    if (!given.has(dotted([...at, 'note']))) editsBetween(said, note, [...at, 'note']).forEach(put);
    const isSourced = [now, before].some((one) => atPath(one, ['source']) !== undefined);
    if (!isSourced || (same === undefined && given.has(dotted([...at, 'source'])))) continue;
    const source = same === undefined ? 'assumption' : atPath(same, ['source']);
    if (source !== undefined && source !== atPath(now, ['source'])) put({ path: [...at, 'source'], value: source });
    // So does a title that was told anew with it.
    const title = [...at, 'title'];
    if (same !== undefined && given.has(dotted(title))) put({ path: title, value: atPath(same, ['title']) });
  }
  return [...edits, ...sources.values()];
}
