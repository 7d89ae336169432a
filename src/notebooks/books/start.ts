/** The store of the page and its files in; a dialog with the ways to begin a new scenario out: by a guide, from an example, from a workbook, from an empty file. */
import { guided, type Language, starterScenario } from '../../model/index.ts';
import type { Store } from '../runtime/state.ts';
import { type Word, word } from '../words/words.ts';
import { openPanel } from './dialog.ts';
import { oneBase, town } from './examples.ts';
import type { Files } from './files.ts';
import { button } from './frame.ts';
import { type LeftGuide, openGuide } from './guide.ts';
import { el } from './parts.ts';
import { saveTemplate } from './workbooks.ts';

/** A title as the name of a file on any system. */
const fileName = (title: string): string => `${title.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60)}.yaml`;

/** A scenario of one village, to be filled in. */
function emptyScenario(language: Language, year: number): string {
  const villages = [{ title: word('startFirstVillage', language), people: null, ventures: [] }];
  const goals = { income: {}, sources: null, confidence: 0.8 };
  return guided({ title: word('startOurTown', language), years: { from: year, to: year + 2 }, villages, goals }, language).text;
}

export function openStart(store: Store, files: Files, left: LeftGuide): void {
  const { language } = store.get();
  const year = new Date().getFullYear();
  const panel = openPanel(word('startTitle', language), 'start', language);
  const put = async (name: string, text: string, unsaved = false): Promise<boolean> => {
    if (!(await files.put(name, text, undefined, unsaved))) return false;
    panel.close();
    store.choose({ book: 'glance' });
    return true;
  };
  const act = (key: Word, run: () => void) => button(word(key, language), run);
  const way = (title: Word, help: Word, ...buttons: HTMLButtonElement[]) =>
    el(
      'section',
      '',
      el('h3', '', word(title, language)),
      el('p', 'caption', word(help, language)),
      el('div', 'buttons', ...buttons),
    );
  const begin = act('startGuideGo', () => {
    panel.close();
    openGuide(language, year, left, (title, text) => put(fileName(title), text, true));
  });
  begin.className = 'main-button';
  panel.show(
    way('startGuide', 'startGuideHelp', begin),
    way(
      'startExample',
      'startExampleHelp',
      act('startTown', () => put(town.name, town.text)),
      act('startBase', () => put(oneBase.name, oneBase.text)),
      act('startStarter', () => put(word('startStarterFile', language), starterScenario(language))),
    ),
    way(
      'startBook',
      'startBookHelp',
      act('startBookOpen', () => {
        panel.close();
        files.pick();
      }),
      act('startBookTemplate', () => saveTemplate(language)),
    ),
    way(
      'startEmpty',
      'startEmptyHelp',
      act('startEmptyGo', () => put(fileName(word('startOurTown', language)), emptyScenario(language, year))),
    ),
  );
}
