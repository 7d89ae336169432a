/** A notebook in; the same notebook, which says at its end how much of its answer rests on assumptions, out. */
import { inTen, listFigures, percent, type Scenario, say, shareAssumed } from '../../model/index.ts';
import { type Notebook, notebook } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el, mainGoal, strong } from './parts.ts';

/** Of more villages, what moves the outcome takes too long to be told on every page. */
const mostVillages = 60;

const yearOf = (scenario: Scenario): number => {
  const goal = mainGoal(scenario);
  return goal?.measure === 'income' ? goal.year : scenario.years.to;
};

/** `of`: whose income is meant. */
export function rests(book: Notebook, of: 'town' | 'village' = 'town'): Notebook {
  const { cells } = notebook(book.id, book.title)
    .value('restsOn', ['ask', 'settled', 'village'], (ask, { scenario, plan }, village) => {
      if (scenario.villages.length > mostVillages) return null;
      const outcome = `${of === 'village' ? `${village}.` : ''}income@${yearOf(scenario)}`;
      return ask('sources', { plan: plan.id, outcome }, 'rests');
    })
    .show(
      'rests',
      ['restsOn', 'settled', 'village', 'actions', 'language'],
      (sources, { scenario }, village, actions, language) => {
        const figures = listFigures(scenario, actions.written([]));
        const counts = {
          assumed: figures.filter(({ source }) => source === 'assumption').length,
          all: figures.length,
        };
        const share = shareAssumed(sources ?? []);
        const title = scenario.villages.find(({ id }) => id === village)?.title;
        const who = of === 'village' && title ? say(title, language) : word('theTown', language);
        const values = { ...counts, who, year: yearOf(scenario), share: percent(share) };
        const line = el('p', 'rests', ...strong(word(share > 0 ? 'restsShare' : 'restsCount', language, values)), ' ');
        line.title = share > 0 ? inTen(share, language) : '';
        line.append(button(word('restsSee', language), () => actions.choose({ book: 'assumptions' })));
        return line;
      },
    );
  return { ...book, cells: [...book.cells, ...cells] };
}
