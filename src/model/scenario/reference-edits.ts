/** Plain data of a file and a document that stands behind figures in; the edits that add it to the file, or take one away, out. */
import type { Text } from '../base/nouns.ts';
import { plainSources } from './amount.ts';
import type { FileEdit } from './edits.ts';
import { freeId, titleData, titlesIn, unlike, without } from './plan-edits.ts';
import type { ScenarioFile } from './shape.ts';

/** Usual kinds, as a file writes them, and their names; a file may have others. */
export const referenceKinds: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    document: { en: 'document', zh: '文件' },
    prices: { en: 'prices', zh: '价格' },
    'market reports': { en: 'market reports', zh: '市场行情' },
    study: { en: 'study', zh: '研究' },
    'web pages': { en: 'web pages', zh: '网页' },
    practice: { en: 'practice', zh: '实践案例' },
    'own knowledge': { en: 'own knowledge', zh: '从业经验' },
    scenario: { en: 'scenario', zh: '情景' },
  }),
);

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
  const value = {
    title: titleData(unlike(title, titlesIn(data, 'references'))),
    kind,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
  return { id, edits: [{ path: ['references', id], value }] };
}

/** The last one takes the whole part of the file with it. Figures must not name it any more. */
export const referenceRemoved = (data: unknown, id: string): readonly FileEdit[] => [without(data, ['references', id], 1)];
