/** A village under a plan in; its ventures as cards that open with a sentence, to be changed, added, left out and renamed, out. */
import {
  type Language,
  type Scenario,
  say,
  titleData,
  type Venture,
  type Village,
  ventureBack,
  ventureLeftOut,
  ventureSet,
  venturesLeftOut,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import type { Actions, Chosen } from '../runtime/notebook.ts';
import type { Edit } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { formulaList } from './formulas.ts';
import { button } from './frame.ts';
import { el, ventureColour } from './parts.ts';
import { attempt } from './refusal.ts';
import { openRename } from './rename.ts';
import { figureFields, type Into, ventureFigures } from './venture-figures.ts';
import { openVentureForm } from './venture-form.ts';
import { ventureSentence } from './venture-sentence.ts';

export function ventureCards(settled: Chosen, villageId: string, into: Into, actions: Actions, language: Language): HTMLElement {
  const { plan, scenario } = settled;
  const here = plan.villages.find(({ id }) => id === villageId) ?? (plan.villages[0] as Village);
  const add = button(word('addVenture', language), () => openVentureForm(settled, here, actions, language));
  add.id = 'add-venture';
  const cards = here.ventures.map((venture) => card(venture, here, settled, into, actions, language));
  return el(
    'div',
    '',
    el('h2', '', word('venturesTitle', language)),
    here.note ? el('p', 'caption', say(here.note, language)) : '',
    el('div', 'venture-bar', intoChoice(settled, into, actions, language), add),
    cards.length > 0 ? el('div', 'cards', ...cards) : el('p', 'empty', word('noVentures', language)),
    leftOut(scenario, settled, here, actions, language),
  );
}

function intoChoice({ plan }: Chosen, into: Into, actions: Actions, language: Language): HTMLElement {
  const options = [
    { id: 'place', label: word('intoPlace', language) },
    { id: 'plan', label: word('intoPlan', language, { plan: say(plan.title, language) }) },
  ];
  return choice(word('intoLabel', language), options, into, (id) => actions.look('village.into', id));
}

function card(venture: Venture, here: Village, settled: Chosen, into: Into, actions: Actions, language: Language): HTMLElement {
  const { scenario } = settled;
  const strategy = scenario.strategies[venture.strategy];
  const figures = ventureFigures(venture, here.id, settled, into, actions, language);
  const swatch = el('i', 'swatch');
  swatch.style.background = ventureColour(scenario, here, venture.id);
  const [shown, folded] = [true, false].map((given) => figures.filter(({ figure }) => (figure.at !== null) === given));
  const more = el('details', '') as HTMLDetailsElement;
  more.id = `more-${venture.id}`;
  // What was open stays open when the card is made anew.
  more.open = (document.getElementById(more.id) as HTMLDetailsElement | null)?.open ?? false;
  more.append(
    el('summary', '', word('moreFigures', language)),
    strategy?.about ? el('p', 'caption', say(strategy.about, language)) : '',
    el('div', 'figures', ...(shown ?? []).flatMap((figure) => figureFields(figure, language))),
    (folded ?? []).length > 0 ? el('h4', '', word('usualFigures', language)) : '',
    el('div', 'figures', ...(folded ?? []).flatMap((figure) => figureFields(figure, language))),
    formulaList(venture, here.id, settled, actions, language),
  );
  const note = venture.note ? ` · ${say(venture.note, language)}` : '';
  return el(
    'article',
    'card venture-card',
    el('h3', '', swatch, say(venture.title, language)),
    el(
      'p',
      'caption',
      `${strategy ? say(strategy.title, language) : venture.strategy} · ${yearsWords(venture, language)}${note}`,
    ),
    strategy ? ventureSentence(strategy, figures, language) : '',
    more,
    cardButtons(venture, here, settled, into, actions, language),
  );
}

const yearsWords = ({ start, stop }: Venture, language: Language): string =>
  `${word('since', language)} ${start}${stop === null ? '' : ` · ${word('until', language)} ${stop}`}`;

function cardButtons(
  venture: Venture,
  here: Village,
  { scenario, plan }: Chosen,
  into: Into,
  actions: Actions,
  language: Language,
): HTMLElement {
  const planId = into === 'plan' ? plan.id : null;
  const fault = el('p', 'fault');
  fault.setAttribute('role', 'alert');
  // A plan that is built on this one may need what goes: then nothing is written.
  const tryOut = (edits: readonly Edit[]) => {
    const problem = attempt(edits, actions, language);
    if (problem) fault.textContent = word('notPossible', language, { problem });
  };
  const set = (key: string, value: unknown) => tryOut(ventureSet(venture, here.id, planId, key, value));
  const { from, to } = scenario.years;
  const first = Math.max(from, venture.start);
  const years = Array.from({ length: to - first }, (_, i) => String(first + i));
  const stop = choice(
    word('lastYear', language),
    [{ id: '', label: word('toTheEnd', language) }, ...years.map((id) => ({ id, label: id }))],
    venture.stop === null || venture.stop >= to ? '' : String(venture.stop),
    (year) => set('stop', year === '' ? (planId === null ? undefined : null) : Number(year)),
  );
  const rename = button(word('rename', language), () =>
    openRename(word('renameVenture', language), venture.title, language, (title) => set('title', titleData(title))),
  );
  rename.id = `rename-${venture.id}`;
  const out = button(word('leaveOut', language), () =>
    tryOut(ventureLeftOut(actions.data(), scenario, plan, here.id, venture.id)),
  );
  out.id = `leave-${venture.id}`;
  out.title = word('leaveOutTitle', language, { plan: say(plan.title, language) });
  return el('div', '', el('div', 'card-buttons', stop, rename, out), fault);
}

/** Ventures that the plan leaves out, each with a way back. */
function leftOut(
  scenario: Scenario,
  { plan }: Chosen,
  here: Village,
  actions: Actions,
  language: Language,
): HTMLElement | string {
  const gone = venturesLeftOut(scenario, plan, here.id);
  if (gone.length === 0) return '';
  const items = gone.map(({ id, title }) => {
    const back = button(word('bringBack', language), () => actions.change(ventureBack(actions.data(), plan.id, here.id, id)));
    back.id = `back-${id}`;
    return el('li', '', say(title, language), ' ', back);
  });
  return el(
    'div',
    'left-out',
    el('h3', '', word('leftOutTitle', language, { plan: say(plan.title, language) })),
    el('ul', '', ...items),
  );
}
