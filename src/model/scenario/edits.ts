/** An open text and several values at their paths in; the text with all of them changed out, read once where that is possible. */
import { withValue } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { drafts, edit, type Splice, spliced } from './edit.ts';
import { changedIn } from './reopen.ts';
import { type Index, type OpenText, open } from './text.ts';

/** A value of the file at its path; without a value the key goes. */
export interface FileEdit {
  readonly path: Path;
  readonly value: unknown;
}

/** What the data are once all is changed. */
export function dataAfter(data: unknown, edits: readonly FileEdit[]): unknown {
  const made = new Set<unknown>();
  return edits.reduce((now, { path, value }) => withValue(now, path, value, made), data);
}

/** So many changes may be cheaper to follow one by one than to read the whole text. */
const few = 8;

const withSplice = (now: OpenText | null, splice: Splice): OpenText | null => now && changedIn(now, spliced(now.text, [splice]));

/** All changes side by side in the text as it is; null where one of them lies within another. */
function together(opened: OpenText, edits: readonly FileEdit[]): OpenText | null {
  const { text, doc } = opened;
  if (!doc) return null;
  const index: Index = new WeakMap();
  const splices = edits.map(({ path, value }): Splice | undefined => drafts(text, doc, path, value, false, index).next().value);
  const all = splices.filter((splice) => splice !== undefined).sort((a, b) => a.from - b.from);
  const apart = all.every(({ to }, i) => to <= (all[i + 1]?.from ?? text.length));
  if (!apart || all.length < edits.length) return null;
  const followed = all.length > few ? null : all.reduceRight<OpenText | null>(withSplice, opened);
  return followed ?? open(spliced(text, all));
}

/** The same as one edit after another. Throws what an edit throws. */
export function editAll(opened: OpenText, edits: readonly FileEdit[]): OpenText {
  const made = edits.length > 1 ? together(opened, edits) : null;
  if (
    made &&
    made.problems.length <= opened.problems.length &&
    JSON.stringify(made.source?.data) === JSON.stringify(dataAfter(opened.source?.data, edits))
  )
    return made;
  return edits.reduce((now, { path, value }) => edit(now, path, value), opened);
}
