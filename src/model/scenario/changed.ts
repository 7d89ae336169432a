/** The plain data of a file before and after in; the places where it differs, a figure counted once however it is written, out. Cheap enough for every move. */
import type { Path } from '../base/problem.ts';
import { readQuantity, sameDimension } from '../formula/units.ts';

/** A place that differs. A figure of a file is anything that is computed with; the others are words about it. */
export interface ChangedPlace {
  readonly path: Path;
  readonly isFigure: boolean;
}

/** How deep below each section a figure stands; what stands there is one figure with all its keys. */
const depths: readonly (readonly [section: RegExp, depth: number])[] = [
  [/^villages\.[^.]+\.ventures\./, 5],
  [/^villages\./, 3],
  [/^plans\.[^.]+\.changes\./, 6],
  [/^plans\.[^.]+\.(support|loans)\./, 5],
  [/^plans\./, 3],
  [/^strategies\.[^.]+\.(parameters|events|stocks|formulas)\./, 4],
  [/^strategies\./, 3],
  [/^drivers\.[^.]+\.process\./, 4],
  [/^drivers\./, 3],
  [/^(correlations|goals|measures|references|allocation|years|simulation)\./, 2],
  [/./, 1],
];

const depthOf = (path: Path): number => {
  const at = path.join('.');
  return path.length === 0 ? 1 : (depths.find(([section]) => section.test(`${at}.`))?.[1] ?? 1);
};

/** The figure that a path leads into, or the driver whose process it is part of. */
export const figureOf = (path: Path): Path => path.slice(0, path[0] === 'drivers' ? 2 : depthOf(path));

/** Keys that are words about something and are not computed with. */
export const remarks: readonly string[] = ['title', 'about', 'note', 'source'];

/** Keys of a village or plan that hold several things. */
const sections: readonly string[] = ['ventures', 'changes', 'support', 'loans'];

type Data = { readonly [key: string]: unknown };
const isData = (x: unknown): x is Data => typeof x === 'object' && x !== null;

/** The same amount however it is written: `5 万元` and `50000 yuan`, `6%` and `{is: 6%}`. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isData(a) && isData(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)].filter((key) => !remarks.includes(key)));
    return Array.isArray(a) === Array.isArray(b) && [...keys].every((key) => sameValue(a[key], b[key]));
  }
  const [x, y] = [a, b].map((one) => (typeof one === 'string' || typeof one === 'number' ? readQuantity(one) : null));
  return !!x?.ok && !!y?.ok && x.value === y.value && sameDimension(x.unit.dimension, y.unit.dimension);
}

/** A figure without its long form. */
export const bare = (x: unknown): unknown =>
  isData(x) && !Array.isArray(x) && Object.keys(x).every((key) => key === 'is' || remarks.includes(key)) && 'is' in x ? x.is : x;

const wordsOf = (x: unknown): string => JSON.stringify(remarks.map((key) => (isData(x) ? x[key] : null) ?? null));

/** What is added or removed as a whole (a venture, a goal, a plan), or becomes another kind of process, is one place. */
export function changedPlaces(before: unknown, after: unknown): ChangedPlace[] {
  const found: ChangedPlace[] = [];
  const visit = (a: unknown, b: unknown, path: Path): void => {
    if (a === b) return;
    const depth = depthOf(path);
    const isRemark = remarks.includes(String(path.at(-1))) || path[0] === 'references';
    if (isRemark) {
      if (JSON.stringify(a) !== JSON.stringify(b)) found.push({ path, isFigure: false });
    } else if (path.length >= depth && path.length > 0) {
      if (!sameValue(bare(a), bare(b))) found.push({ path, isFigure: true });
      else if (wordsOf(a) !== wordsOf(b)) found.push({ path, isFigure: false });
    } else if (isData(a) && isData(b) && a.kind === b.kind) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) visit(a[key], b[key], [...path, key]);
    } else {
      // A section that only one file has is as good as an empty one: what it holds is told.
      const [only] = [a, b].filter(isData);
      const isSection =
        path.length < 2 ||
        sections.includes(String(path.at(-1))) ||
        (path.length === 4 && sections.includes(String(path[2])) && path[0] === 'plans');
      if (only && isSection)
        for (const key of Object.keys(only))
          visit(isData(a) ? a[key] : undefined, isData(b) ? b[key] : undefined, [...path, key]);
      else found.push({ path, isFigure: true });
    }
  };
  visit(before, after, []);
  return found;
}

/** Edits that bring what stands at a path from one value to another and touch nothing that is the same in both. */
export function editsBetween(from: unknown, to: unknown, path: Path): { readonly path: Path; readonly value: unknown }[] {
  if (isData(from) && isData(to) && Array.isArray(from) === Array.isArray(to)) {
    const keys = [...new Set([...Object.keys(to), ...Object.keys(from)])];
    const same = !Array.isArray(from) || keys.length === Object.keys(to).length;
    if (same) return keys.flatMap((key) => editsBetween(from[key], to[key], [...path, Array.isArray(from) ? Number(key) : key]));
  }
  return from === to ? [] : [{ path, value: isData(to) ? JSON.parse(JSON.stringify(to)) : to }];
}
