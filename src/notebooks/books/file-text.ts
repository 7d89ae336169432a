/** A file that the planner chose in; the text of a scenario in it, of a workbook too, and what there is to say of it, out. */
import { findDoubts, type Language, type Problem, type ReadScenario, readScenario } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { placeIn, problemBox, problemList } from './frame.ts';
import { isBook, readWorkbook } from './workbooks.ts';

/** What there is to say of a file, in the language of the page. */
export type Saying = (language: Language) => HTMLElement | null;

/** Things to know of a file that was read all the same, such as an old encoding or figures that are hardly meant. */
function noticeBox(name: string, read: ReadScenario, doubts: readonly Problem[], language: Language): HTMLElement | null {
  // Of a page the planner knows that it carries a scenario.
  const all = [...(read.name === null ? read.notices : []), ...doubts];
  const told = all.map((notice) => ({ ...notice, at: '', where: notice.at === '' ? '' : placeIn(notice, language) }));
  return problemList(word('fileNotices', language, { name }), told, language, 'notices-of-file');
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
  const doubts = findDoubts(read);
  return {
    name: read.name ?? name,
    read,
    told: (language) => problemBox(name, read.problems, language) ?? noticeBox(name, read, doubts, language),
  };
}

export function textOf(name: string, bytes: Uint8Array): FileText {
  if (!isBook(name, bytes)) return scenarioText(name, bytes);
  const { text, told } = readWorkbook(name, bytes);
  return { name: `${name.replace(/\.\w+$/, '')}.yaml`, read: text === null ? null : readScenario(text), told };
}

export const textOfFile = async (file: File): Promise<FileText> => textOf(file.name, new Uint8Array(await file.arrayBuffer()));
