/** A file that the planner chose in; the text of a scenario in it, of a workbook too, and what there is to say of it, out. */
import { type Language, problemWords, type ReadScenario, readScenario } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { button, problemBox } from './frame.ts';
import { el } from './parts.ts';
import { isBook, readWorkbook } from './workbooks.ts';

/** What there is to say of a file, in the language of the page. */
export type Saying = (language: Language) => HTMLElement | null;

/** Things to know of a file that was read all the same, such as an old encoding or format. */
function noticeBox(name: string, read: ReadScenario, language: Language): HTMLElement | null {
  // Of a page the planner knows that it carries a scenario.
  if (read.notices.length === 0 || read.name !== null) return null;
  const box = el('div', 'notice');
  const away = button(word('dismiss', language), () => box.dispatchEvent(new Event('close')));
  box.append(
    ...read.notices.map((notice) => el('p', '', `${name}${word('colon', language)}${problemWords(notice, language)}`)),
    away,
  );
  return box;
}

export const fileKinds = '.yaml,.yml,.json,.html,.htm,.xlsx,.furrow,.txt';

export interface FileText {
  readonly name: string;
  readonly read: ReadScenario | null;
  readonly told: Saying;
}

/** A scenario's text or the bytes of its file. */
export function scenarioText(name: string, input: string | Uint8Array): FileText {
  const read = readScenario(input);
  return {
    name: read.name ?? name,
    read,
    told: (language) => problemBox(name, read.problems, language) ?? noticeBox(name, read, language),
  };
}

export function textOf(name: string, bytes: Uint8Array): FileText {
  if (!isBook(name, bytes)) return scenarioText(name, bytes);
  const { text, told } = readWorkbook(name, bytes);
  return { name: `${name.replace(/\.\w+$/, '')}.yaml`, read: text === null ? null : readScenario(text), told };
}

export const textOfFile = async (file: File): Promise<FileText> => textOf(file.name, new Uint8Array(await file.arrayBuffer()));
