/** The store of the page and its files in; what the menu of files offers, out. */
import type { Language } from '../../model/index.ts';
import type { Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import type { MenuEntry } from './file-menu.ts';
import type { Files } from './files.ts';
import { filesCompare } from './files-compare.ts';
import { openStart } from './start.ts';

export function fileEntries(store: Store, files: Files, language: Language): readonly MenuEntry[] {
  const isEmpty = store.get().scenario === null;
  return [
    { label: word('fileNew', language), run: () => openStart(store, files) },
    { label: word('openFile', language), run: files.pick },
    { label: word('saveFile', language), run: () => files.save(store.get()) },
    {
      label: word('fileSaveBook', language),
      title: word('fileSaveBookTitle', language),
      run: () => files.saveBook(store.get()),
      disabled: isEmpty,
    },
    {
      label: word('filesCompare', language),
      title: word('filesCompareTitle', language),
      run: () => store.choose({ book: filesCompare.id }),
      disabled: isEmpty,
    },
  ];
}
