/** The store of the page in; scenario files and workbooks opened and saved, in place where the browser can, out. A report that carries a scenario is opened like its file. */
import { decode, encodeText, type Language, type ReadScenario } from '../../model/index.ts';
import type { Keeper } from '../runtime/keeper.ts';
import type { Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { askToKeep } from './ask.ts';
import { download } from './download.ts';
import { fileKinds, type Saying, textOf } from './file-text.ts';
import { problemBox } from './frame.ts';
import { linkIn } from './link.ts';
import { isBook, saveWorkbook } from './workbooks.ts';

/** The pickers of the File System Access API, in browsers that have them. */
interface Pickers {
  readonly showOpenFilePicker?: (options: object) => Promise<FileSystemFileHandle[]>;
  readonly showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
}

export interface Files {
  /** With the handle of a file, Save writes into it. */
  readonly open: (file: File, handle?: FileSystemFileHandle) => Promise<void>;
  /** Puts a text on the page as a file of this name, `unsaved` where no file holds it; false where the planner would rather stay. */
  readonly put: (name: string, text: string, read?: ReadScenario, unsaved?: boolean) => Promise<boolean>;
  readonly pick: () => Promise<void>;
  readonly save: () => Promise<void>;
  readonly saveCopy: () => Promise<void>;
  /** As a workbook, in the language of the page. */
  readonly saveBook: () => void;
  /** To the browser's downloads, whatever else it can. */
  readonly take: () => void;
  /** The browser's own way to choose a file; it is not shown. */
  readonly picker: HTMLInputElement;
}

export interface FileParts {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly openLink: (link: string) => Promise<void>;
  /** Hears what there is to say of a file that is not in the store; null takes it away. */
  readonly tell: (saying: Saying | null) => void;
  readonly notSaved: (name: string) => void;
}

/** Text files longer than this are not looked through for a link. */
const longestLinkFile = 100_000;

const yamlFiles = (language: Language) => ({
  types: [{ description: word('shelfHead', language), accept: { 'application/yaml': ['.yaml', '.yml', '.json'] } }],
});

/** Whoever leaves a picker has chosen nothing. */
const isLeft = (error: unknown) => (error as Error | null)?.name === 'AbortError';

export function makeFiles({ store, keeper, openLink, tell, notSaved }: FileParts): Files {
  const { showOpenFilePicker, showSaveFilePicker } = window as unknown as Pickers;
  /** Files of this session that may be written, by the work. */
  const handles = new Map<string, FileSystemFileHandle>();

  const take = (): void => {
    store.finish();
    const { id, text, name, writing } = store.kept();
    download(name || 'scenario.yaml', new Blob([encodeText(text, writing) as BlobPart], { type: 'application/yaml' }));
    // Its own file is another one.
    if (!handles.has(id)) store.saved(text, name);
  };
  const write = async (handle: FileSystemFileHandle): Promise<string> => {
    const { text, writing } = store.kept();
    const stream = await handle.createWritable();
    await stream.write(encodeText(text, writing) as FileSystemWriteChunkType);
    await stream.close();
    return text;
  };
  /** A file that the planner chooses; null where none was chosen, undefined where the browser has no such picker. */
  const chosen = async (): Promise<FileSystemFileHandle | null | undefined> => {
    const { name, language } = store.get();
    try {
      return await showSaveFilePicker?.call(window, { suggestedName: name || 'scenario.yaml', ...yamlFiles(language) });
    } catch (error) {
      return isLeft(error) ? null : undefined;
    }
  };
  const save = async (copy: boolean): Promise<void> => {
    store.finish();
    const { id, name } = store.kept();
    const own = handles.get(id);
    const handle = own && !copy ? own : await chosen();
    if (handle === null) return;
    if (!handle) {
      take();
      return;
    }
    try {
      const text = await write(handle);
      if (copy && own) return;
      if (!copy) handles.set(id, handle);
      if (store.kept().id === id) store.saved(text, copy ? name : handle.name);
    } catch {
      notSaved(handle.name);
    }
  };

  const put: Files['put'] = async (name, text, read = store.read(text), unsaved = read.from !== null) => {
    store.finish();
    const { name: left, original, saved, language } = store.get();
    const lost = ['forbidden', 'full'].includes(keeper.keeping()) && !saved;
    if (lost && read.scenario !== null && text !== original) {
      if (document.querySelector('dialog.ask')) return false;
      const choice = await askToKeep(left, name, language);
      if (choice === 'stay') return false;
      if (choice === 'save') await save(false);
    }
    await keeper.flush();
    const before = (await keeper.find(name, text)) ?? undefined;
    if (!store.open(name, text, read, { ...(before && { before }), writing: read.writing, unsaved })) return false;
    tell(null);
    return true;
  };

  const open = async (file: File, handle?: FileSystemFileHandle): Promise<void> => {
    if (document.querySelector('dialog.ask')) return;
    // What was said of the file before is settled.
    tell(null);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const decoded = bytes.length <= longestLinkFile && !isBook(file.name, bytes) ? decode(bytes) : null;
    const link = decoded?.ok ? linkIn(decoded.text) : null;
    if (link) return openLink(link);
    const { name, read, told } = textOf(file.name, bytes);
    if (!read?.source || !read.opened) {
      tell(told);
      return;
    }
    const isOpen = await put(name, read.opened.text, read);
    // Of a text with problems that is on screen, the store tells them.
    if (isOpen === (read.scenario !== null)) tell(told);
    if (!isOpen) return;
    // A report or a workbook is not overwritten by the scenario that it carries.
    if (handle && name === file.name) handles.set(store.kept().id, handle);
  };

  const picker = document.createElement('input');
  picker.type = 'file';
  picker.accept = fileKinds;
  picker.hidden = true;
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    if (file) open(file);
    picker.value = '';
  });
  const pick = async (): Promise<void> => {
    if (!showOpenFilePicker) {
      picker.click();
      return;
    }
    try {
      const [handle] = await showOpenFilePicker.call(window, {});
      if (handle) await open(await handle.getFile(), handle);
    } catch (error) {
      // A browser that has the picker but forbids it here opens files the old way.
      if (!isLeft(error)) picker.click();
    }
  };
  const drop = (data: DataTransfer): void => {
    const [item] = data.items;
    const [file] = data.files;
    if (!file) {
      const link = linkIn(data.getData('text/uri-list') || data.getData('text/plain'));
      if (link) openLink(link);
      return;
    }
    // Asked for while the drop lasts, or it is not given.
    const { getAsFileSystemHandle } = (item ?? {}) as { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };
    const asked = item && getAsFileSystemHandle ? getAsFileSystemHandle.call(item).catch(() => null) : Promise.resolve(null);
    asked.then((handle) => open(file, handle?.kind === 'file' ? (handle as FileSystemFileHandle) : undefined));
  };
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer) drop(event.dataTransfer);
  });

  const saveBook = (): void => {
    const { name, text, language } = store.get();
    const problems = saveWorkbook(name, text, language);
    if (problems.length > 0) tell((now) => problemBox(name, problems, now));
  };
  return { open, put, pick, save: () => save(false), saveCopy: () => save(true), saveBook, take, picker };
}
