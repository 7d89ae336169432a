/** An open text and several values at their paths in; the text with all of them changed out, read once where they are plain amounts that stand there already. */
import { isScalar } from 'yaml';
import { withValue } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { edit } from './edit.ts';
import { follow, type OpenText, open } from './text.ts';

/** A value of the file at its path; without a value the key goes. */
export interface FileEdit {
  readonly path: Path;
  readonly value: unknown;
}

/** Amounts and names that need no quotes wherever they stand: `27.2 yuan/kg`, `40%`, `0.9`, `town-report`. */
const plain = /^(-?\d[\w.%/ \u4e00-\u9fff]*|[a-z][\w-]*)$/;

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly piece: string;
}

function spliceOf({ doc }: OpenText, { path, value }: FileEdit): Splice | null {
  // Data of a file have no prototype, and cannot be asked for their words.
  if (!doc || typeof value === 'object' || !plain.test(String(value))) return null;
  const steps = follow(doc, path, new WeakMap());
  const node = steps.at(-1)?.node;
  if (steps.length !== path.length + 1 || !isScalar(node) || node.type !== 'PLAIN' || !node.range) return null;
  return { from: node.range[0], to: node.range[1], piece: String(value) };
}

/** What the data are once all is changed. */
export const dataAfter = (data: unknown, edits: readonly FileEdit[]): unknown =>
  edits.reduce((made, { path, value }) => withValue(made, path, value), data);

/** The same as one edit after another. Throws what an edit throws. */
export function editAll(opened: OpenText, edits: readonly FileEdit[]): OpenText {
  const splices = edits.map((one) => spliceOf(opened, one));
  const all = splices.filter((splice) => splice !== null).sort((a, b) => b.from - a.from);
  const apart = all.every(({ to }, i) => i === 0 || to <= (all[i - 1]?.from ?? 0));
  if (edits.length > 1 && all.length === edits.length && apart) {
    const text = all.reduce((now, { from, to, piece }) => now.slice(0, from) + piece + now.slice(to), opened.text);
    const made = open(text);
    const { problems, source } = made;
    if (
      problems.length <= opened.problems.length &&
      JSON.stringify(source?.data) === JSON.stringify(dataAfter(opened.source?.data, edits))
    )
      return made;
  }
  return edits.reduce((now, { path, value }) => edit(now, path, value), opened);
}
