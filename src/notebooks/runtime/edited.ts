/** An open text and edits in; the text with them, and what it reads to, out. */
import { editAll, type OpenText, type ReadScenario } from '../../model/index.ts';
import type { Edit } from './state.ts';

type Edited = readonly [text: OpenText, read: ReadScenario];

/** The last answer is kept: a panel tries its edits before it puts them, and those of a city take a second. */
export function makeEdited(readScenario: (text: OpenText) => ReadScenario): (from: OpenText, edits: readonly Edit[]) => Edited {
  let last: { readonly from: OpenText; readonly edits: readonly Edit[]; readonly made: Edited } | null = null;
  return (from, edits) => {
    if (last?.from !== from || last.edits.length !== edits.length || last.edits.some((edit, i) => edit !== edits[i])) {
      const text = editAll(from, edits);
      last = { from, edits, made: [text, readScenario(text)] };
    }
    return last.made;
  };
}
