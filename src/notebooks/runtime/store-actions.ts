/** The store of the page in; what a cell may ask of it out, as far as no engine and no panel is needed. */
import { atPath } from '../../model/index.ts';
import type { Actions } from './notebook.ts';
import type { Store } from './state.ts';

export type StoreActions = Pick<
  Actions,
  | 'resetFigure'
  | 'original'
  | 'written'
  | 'texts'
  | 'read'
  | 'write'
  | 'change'
  | 'tried'
  | 'draft'
  | 'finish'
  | 'opened'
  | 'data'
  | 'look'
>;

export function storeActions(store: Store): StoreActions {
  const original: Actions['original'] = (path) => atPath(store.originalData(), path);
  return {
    resetFigure: (path) => store.edit(path, original(path), true),
    original,
    written: (path) => atPath(store.data(), path),
    texts: () => {
      const { original: opened, text: now } = store.get();
      return { opened, now };
    },
    read: store.read,
    write: store.write,
    change: store.change,
    tried: store.tried,
    draft: store.draft,
    finish: store.finish,
    opened: store.originalScenario,
    data: store.data,
    look: store.look,
  };
}
