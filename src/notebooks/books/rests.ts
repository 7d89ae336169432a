/** A notebook in; the same notebook, which says at its end how much of its answer rests on assumptions, out. */
import {
  inTen,
  type Language,
  type ListedFigure,
  leastShareRuns,
  listFigures,
  ownerTitle,
  percent,
  type Scenario,
  say,
  shareFrom,
} from '../../model/index.ts';
import { quiet } from '../runtime/asker.ts';
import { type Notebook, notebook, type TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { moreUnsourced, restsTarget } from './moving.ts';
import { el, mainGoal } from './parts.ts';
import { aloneTarget } from './readings.ts';
import { tracedText } from './trace.ts';

/** Of more villages, what moves the outcome takes too long to be told on every page. */
const mostVillages = 60;

const yearOf = (scenario: Scenario): number => {
  const goal = mainGoal(scenario);
  return goal?.measure === 'income' ? goal.year : scenario.years.to;
};

/** How many figures are assumptions and how many name no source, as numbers and as the end of a sentence. */
export function countedSources(figures: readonly ListedFigure[], language: Language) {
  const assumed = figures.filter(({ source }) => source === 'assumption').length;
  // Some figures have no place for a source, such as shares of an allocation.
  const none = figures.filter(({ hasOrigin, source }) => hasOrigin && source === null).length;
  const unsourced = none > 0 ? word('restsUnsourced', language, { none: none.toLocaleString('en') }) : '';
  return { assumed: assumed.toLocaleString('en'), none: none.toLocaleString('en'), unsourced };
}

/** `of`: whose income is meant. The share comes when nothing else is asked. */
export function rests(book: Notebook, of: 'town' | 'village' = 'town'): Notebook {
  const { cells } = notebook(book.id, book.title).show(
    'rests',
    ['ask', 'settled', 'village', 'actions', 'language'],
    (ask, { scenario, plan }, village, actions, language) => {
      const figures = listFigures(scenario, actions.written([]));
      if (figures.length === 0) return el('div', '');
      const counts = { ...countedSources(figures, language), all: figures.length.toLocaleString('en') };
      const counted = (title: string) => (value: string) =>
        aloneTarget({ title, value, how: word('readCounted', language, counts), facts: [] });
      const told = (text: string, open: (value: string) => TraceTarget) => tracedText(text, open, actions, language);
      const count = word('restsCount', language, counts);
      const words = el('span', '', ...told(count, counted(word('assumptionsBook', language))));
      const line = el('p', 'rests', words, ' ');
      line.append(button(word('restsSee', language), () => actions.choose({ book: 'assumptions' })));
      if (scenario.villages.length > mostVillages || scenario.runs < leastShareRuns) return line;
      const year = yearOf(scenario);
      const outcome = `${of === 'village' ? `${village}.` : ''}income@${year}`;
      const who = say(ownerTitle(scenario, of === 'village' ? village : null), language);
      ask('sources', { plan: plan.id, outcome }, quiet).then(
        (sources) => {
          const share = shareFrom(sources, 'assumption');
          const more = moreUnsourced(sources, language);
          if (share === 0 && more === '') return;
          const value = percent(share);
          const title = word('restsTitle', language, { who, year });
          const text = word('restsShare', language, { ...counts, who, year, share: value, more });
          const rest = restsTarget({ scenario, words: { title }, language }, sources, value);
          words.replaceChildren(...told(text, (figure) => (figure === value ? rest : counted(title)(figure))));
          line.title = inTen(share, language);
        },
        // Called off, or a fault that the figures above tell of: the counts stay.
        () => {},
      );
      return line;
    },
  );
  return { ...book, cells: [...book.cells, ...cells] };
}
