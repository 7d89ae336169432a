/** Plain data of a file and a document that stands behind figures in; the edits that add it to the file, or take one away, out. */
import type { Text } from '../base/nouns.ts';
import { plainSources } from './amount.ts';
import type { FileEdit } from './edits.ts';
import { freeId, titleData, without } from './plan-edits.ts';
import type { ScenarioFile } from './shape.ts';

export interface NewReference {
  readonly title: Text;
  readonly kind: string;
  /** Page, date, where it is kept; may be empty. */
  readonly note: string;
}

export function referenceAdded(
  data: unknown,
  { title, kind, note }: NewReference,
): { readonly id: string; readonly edits: readonly FileEdit[] } {
  const { references = {} } = data as ScenarioFile;
  const id = freeId(title, [...Object.keys(references), ...plainSources], 'reference');
  const value = { title: titleData(title), kind, ...(note.trim() === '' ? {} : { note: note.trim() }) };
  return { id, edits: [{ path: ['references', id], value }] };
}

/** The last one takes the whole part of the file with it. Figures must not name it any more. */
export const referenceRemoved = (data: unknown, id: string): readonly FileEdit[] => [without(data, ['references', id], 1)];
