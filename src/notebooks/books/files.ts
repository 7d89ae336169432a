/** The store of the page in; scenario files opened, with a question before unsaved changes are dropped, and saved, out. */
import { type Problem, readScenario } from '../../model/index.ts';
import type { State, Store } from '../runtime/state.ts';
import { askToKeep } from './ask.ts';
import { download } from './download.ts';

export interface Files {
  readonly open: (file: File) => Promise<void>;
  readonly save: (state: State) => void;
  /** The browser's own way to choose a file; it is not shown. */
  readonly picker: HTMLInputElement;
}

/** `unread` is called with the problems of a file that is no text at all. */
export function makeFiles(store: Store, unread: (name: string, problems: readonly Problem[]) => void): Files {
  /** The text that was last saved as a file. */
  let saved = '';

  const save = ({ text, name }: State): void => {
    saved = text;
    download(name || 'scenario.yaml', new Blob([text], { type: 'application/yaml' }));
  };

  const open = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = readScenario(bytes);
    if (!read.source) {
      unread(file.name, read.problems);
      return;
    }
    const { name, text, original, language } = store.get();
    const leaves = read.scenario !== null && read.source.text !== original;
    if (leaves && text !== original && text !== saved) {
      if (document.querySelector('dialog')) return;
      const choice = await askToKeep(name, file.name, language);
      if (choice === 'stay') return;
      if (choice === 'save') save(store.get());
    }
    store.open(file.name, read.source.text, read);
  };

  const picker = document.createElement('input');
  picker.type = 'file';
  picker.accept = '.yaml,.yml,.json';
  picker.hidden = true;
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    if (file) open(file);
    picker.value = '';
  });
  return { open, save, picker };
}
