/** The store of the page in; scenario files and workbooks opened, with a question before unsaved changes are dropped, and saved, out. */
import { type Language, type ReadScenario, readScenario } from '../../model/index.ts';
import type { State, Store } from '../runtime/state.ts';
import { askToKeep } from './ask.ts';
import { download } from './download.ts';
import { problemBox } from './frame.ts';
import { isBook, readWorkbook, saveWorkbook } from './workbooks.ts';

/** What there is to say of a file, in the language of the page. */
export type Told = (language: Language) => HTMLElement | null;

export interface Files {
  readonly open: (file: File) => Promise<void>;
  /** Puts a text on the page as a file of this name; false where the planner would rather stay. */
  readonly put: (name: string, text: string, read?: ReadScenario) => Promise<boolean>;
  readonly save: (state: State) => void;
  readonly saveBook: (state: State) => Promise<void>;
  /** The browser's own way to choose a file. */
  readonly pick: () => void;
}

/** An input of the browser for one file; it is not shown. */
export function filePicker(accept: string, take: (file: File) => void): HTMLInputElement {
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.accept = accept;
  picker.hidden = true;
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    if (file) take(file);
    picker.value = '';
  });
  document.body.append(picker);
  return picker;
}

export const fileKinds = '.yaml,.yml,.json,.html,.htm,.xlsx';

/** A file as the text of a scenario: the workbook's where it is one, else its own. */
export async function textOfFile(file: File): Promise<{
  readonly name: string;
  readonly read: ReadScenario | null;
  readonly told: Told;
}> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isBook(file.name, bytes)) {
    const read = readScenario(bytes);
    return { name: read.name ?? file.name, read, told: (language) => problemBox(file.name, read.problems, language) };
  }
  const { text, told } = await readWorkbook(file.name, bytes);
  return { name: `${file.name.replace(/\.\w+$/, '')}.yaml`, read: text === null ? null : readScenario(text), told };
}

/** `tell` hears what there is to say of a file that is not in the store; null takes it away. */
export function makeFiles(store: Store, tell: (told: Told | null) => void): Files {
  /** The text that was last saved as a file. */
  let saved = '';

  const save = ({ text, name }: State): void => {
    saved = text;
    download(name || 'scenario.yaml', new Blob([text], { type: 'application/yaml' }));
  };

  const put: Files['put'] = async (name, written, read = readScenario(written)) => {
    const { name: before, text, original, language } = store.get();
    const leaves = read.scenario !== null && written !== original;
    if (leaves && text !== original && text !== saved) {
      if (document.querySelector('dialog.ask')) return false;
      const choice = await askToKeep(before, name, language);
      if (choice === 'stay') return false;
      if (choice === 'save') save(store.get());
    }
    tell(null);
    store.open(name, written, read);
    return true;
  };

  const open = async (file: File): Promise<void> => {
    if (document.querySelector('dialog.ask')) return;
    const { name, read, told } = await textOfFile(file);
    if (!read?.source) tell(told);
    else if ((await put(name, (read.opened ?? read.source).text, read)) && read.scenario) tell(told);
  };

  const picker = filePicker(fileKinds, open);
  return {
    open,
    put,
    save,
    saveBook: async ({ name, text, language }) => {
      const problems = await saveWorkbook(name, text, language);
      if (problems.length > 0) tell((now) => problemBox(name, problems, now));
    },
    pick: () => picker.click(),
  };
}
