/** A file, or a work that the browser keeps, in; the second scenario of a comparison, found again when the tab is loaded anew, out. */
import type { Keeper, KeptAbout } from '../runtime/keeper.ts';
import type { OtherFile } from '../runtime/notebook.ts';
import { type FileText, scenarioText, textOfFile } from './file-text.ts';
import { session } from './keeping.ts';

export interface SecondFile {
  readonly get: () => OtherFile | null;
  readonly choose: (file: File) => Promise<void>;
  /** Kept works but the one on screen, newest first. */
  readonly kept: () => Promise<readonly KeptAbout[]>;
  readonly chooseKept: (id: string) => Promise<void>;
}

export function makeSecondFile(keeper: Keeper, current: () => string, changed: () => void): SecondFile {
  /** undefined: not looked for yet. */
  let other: OtherFile | null | undefined;
  const put = ({ name, read, told }: FileText) => {
    other = { name, text: read?.source?.text ?? '', scenario: read?.scenario ?? null, told };
  };
  const take = (file: FileText) => {
    put(file);
    session.put({ second: { name: file.name, text: file.read?.source?.text ?? '' } });
    changed();
  };
  return {
    get: () => {
      const before = other === undefined ? session.get()?.second : undefined;
      if (before) put(scenarioText(before.name, before.text));
      other ??= null;
      return other;
    },
    choose: async (file) => take(await textOfFile(file)),
    kept: async () => (await keeper.list()).filter(({ id }) => id !== current()),
    chooseKept: async (id) => {
      const work = await keeper.get(id);
      if (work) take(scenarioText(work.name, work.good ?? work.text));
    },
  };
}
