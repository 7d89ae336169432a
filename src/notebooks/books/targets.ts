/** Set a target: what can be promised with a wanted confidence, what a goal takes of one figure, and what a budget should buy. */
import { supportIn } from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { dial } from '../inputs/dial.ts';
import { Cancelled } from '../runtime/host.ts';
import { type Actions, notebook, viewed } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { askPortfolio, type Buying, boughtPiece, buyable, buyInputs, madeNote } from './buying.ts';
import { button } from './frame.ts';
import { noGoals } from './goal-form.ts';
import { goalWriting } from './goal-writing.ts';
import { measureChoices, yearsIn } from './outcome.ts';
import { el, mainGoal, outcomeOf } from './parts.ts';
import { type Promising, promiseChart, promiseSentence, promiseTable } from './promise.ts';
import { askSeek, figuresOf, isOfSeveral, keyOf, seekInputs, seekPiece, villagesFor } from './seeking.ts';

/** With more villages a budget is asked about only when a button is pressed. */
const askedAtOnce = 60;

/** null where a person called the question off. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

/** What stands in place of an answer that was called off. */
function stopped(
  { actions, language }: { readonly actions: Actions; readonly language: 'en' | 'zh' },
  again: number,
): HTMLElement {
  const retry = button(word('again', language), () => actions.look('targets.again', again + 1));
  return el('p', 'empty', word('cancelled', language), ' ', retry);
}

export const targets = notebook('targets', words.targetsBook)
  .value('measure', ['settled', 'view'], ({ scenario }, view) => {
    const chosen = viewed(view, 'targets.measure', mainGoal(scenario)?.measure ?? 'income');
    return Object.hasOwn(scenario.units, chosen) ? chosen : 'income';
  })
  .value('year', ['settled', 'view'], ({ scenario }, view) => {
    const chosen = viewed(view, 'targets.year', mainGoal(scenario)?.year ?? scenario.years.to);
    return chosen >= scenario.years.from && chosen <= scenario.years.to ? chosen : scenario.years.to;
  })
  .value('confidence', ['settled', 'view'], ({ scenario }, view) => {
    const wanted = Math.round((mainGoal(scenario)?.confidence ?? 0.8) * 100) / 100;
    return Math.min(0.95, Math.max(0.5, viewed(view, 'targets.confidence', wanted)));
  })
  .value('all', ['view'], (view) => viewed(view, 'targets.all', false))
  .value('again', ['view'], (view) => viewed(view, 'targets.again', 0))
  .value('dial', ['actions', 'language'], (actions, language) =>
    dial({
      id: 'targets-confidence',
      label: word('targetsConfidence', language),
      low: 50,
      high: 95,
      presets: [50, 80, 90],
      presetLabel: (share) => word('targetsPreset', language, { share }),
      onInput: (share) => actions.look('targets.confidence', share),
    }),
  )
  .show('confidence', ['dial', 'confidence'], ({ element, show }, confidence) => {
    show(confidence);
    return element;
  })
  .show('choose', ['settled', 'measure', 'year', 'actions', 'language'], ({ scenario }, measure, year, actions, language) =>
    el(
      'div',
      'choices',
      choice(word('targetsMeasure', language), measureChoices(scenario, language), measure, (id) =>
        actions.look('targets.measure', id),
      ),
      choice(word('year', language), yearsIn(scenario), String(year), (id) => actions.look('targets.year', Number(id))),
    ),
  )
  .value('promises', ['ask', 'settled', 'measure', 'year', 'again'], (ask, { plan }, measure, year) =>
    orNull(ask('promises', { plan: plan.id, measure, year })),
  )
  .value('others', ['promises', 'ask', 'settled', 'measure', 'year'], (first, ask, { scenario, plan }, measure, year) => {
    const rest = scenario.plans.filter(({ id }) => id !== plan.id);
    if (!first) return null;
    return orNull(Promise.all(rest.map(({ id }) => ask('promises', { plan: id, measure, year }, `promises ${id}`))));
  })
  .value(
    'promising',
    ['settled', 'measure', 'year', 'confidence', 'actions', 'language'],
    ({ scenario, plan }, measure, year, confidence, actions, language): Promising => ({
      scenario,
      plan,
      measure,
      year,
      confidence,
      actions,
      language,
    }),
  )
  .show('sentence', ['promising', 'promises', 'again'], (promising, promises, again) =>
    promises ? promiseSentence(promising, promises) : stopped(promising, again),
  )
  .value('outcome', ['answer', 'settled'], (answer, { plan }) => outcomeOf(answer, plan.id))
  .show('chart', ['promising', 'promises', 'outcome', 'all'], (promising, promises, outcome, all) =>
    promises ? promiseChart(promising, promises, outcome, all) : el('div', ''),
  )
  .show('table', ['promising', 'promises', 'others', 'all'], (promising, promises, others, all) =>
    promises ? promiseTable(promising, promises, others ?? [], all) : el('div', ''),
  )
  .show('goals', ['promising', 'promises'], (promising, promises) =>
    promises ? goalWriting(promising, promises) : el('div', ''),
  )
  .value('goal', ['settled', 'view'], ({ scenario }, view) => {
    const chosen = viewed(view, 'targets.goal', '');
    return scenario.goals.find(({ id }) => id === chosen) ?? mainGoal(scenario) ?? null;
  })
  .value('villages', ['settled', 'goal', 'outcome'], (settled, goal, outcome) =>
    goal
      ? villagesFor(
          settled,
          goal,
          outcome.goals.find(({ id }) => id === goal.id),
        )
      : [],
  )
  .value('where', ['villages', 'view'], (villages, view) => {
    const chosen = viewed(view, 'targets.village', '');
    const [first] = villages;
    return villages.some(({ village }) => village.id === chosen) ? chosen : (first?.village.id ?? '');
  })
  .value(
    'alone',
    ['goal', 'villages', 'view'],
    (goal, villages, view) => goal !== null && isOfSeveral(goal, villages.length) && viewed(view, 'targets.alone', true),
  )
  .value('figure', ['settled', 'where', 'view'], (settled, where, view) => {
    const chosen = viewed(view, 'targets.figure', '');
    const figures = figuresOf(settled, where);
    const found = figures.find(({ sought }) => keyOf(sought) === chosen) ?? figures[0];
    return found ? keyOf(found.sought) : '';
  })
  .value('found', ['settled', 'where', 'figure'], (settled, where, figure) =>
    figuresOf(settled, where).find(({ sought }) => keyOf(sought) === figure),
  )
  .show(
    'seek-inputs',
    ['settled', 'goal', 'villages', 'where', 'found', 'alone', 'actions', 'language'],
    (settled, goal, villages, where, found, alone, actions, language) => {
      const title = el('h2', '', word('targetsSeekTitle', language));
      if (!goal) return el('div', '', title, noGoals(actions, language));
      if (villages.length === 0) return el('div', '', title, el('p', 'empty', word('targetsNoFigures', language)));
      const figures = figuresOf(settled, where);
      const { goals } = settled.scenario;
      return el('div', '', title, seekInputs(goals, goal, villages, figures, found, where, alone, actions, language));
    },
  )
  .show(
    'seek',
    ['ask', 'settled', 'goal', 'found', 'alone', 'again', 'actions', 'language'],
    async (ask, settled, goal, found, alone, again, actions, language) => {
      if (!goal || !found) return el('div', '');
      const asked = await orNull(askSeek(ask, settled.plan.id, goal, found, alone).then((seeking) => ({ seeking })));
      if (!asked) return stopped({ actions, language }, again);
      return seekPiece(settled, goal, found, asked.seeking, alone, actions, language);
    },
  )
  .value('budget', ['settled', 'view'], ({ scenario }, view) => {
    const spent = Math.max(...scenario.plans.map(supportIn)) || 1_000_000;
    return viewed(view, 'targets.budget', Math.round(spent));
  })
  .value('from', ['settled', 'view'], ({ scenario, plan }, view) =>
    scenario.plans
      .map(({ id }) => id)
      .filter((id) => id !== plan.id && viewed(view, `targets.from.${id}`, true))
      .join(' '),
  )
  .value('buy', ['settled', 'view'], ({ scenario }, view) => {
    const goals = buyable(scenario);
    const chosen = viewed(view, 'targets.buy', mainGoal(scenario)?.id ?? '');
    return goals.find(({ id }) => id === chosen) ?? goals[0] ?? null;
  })
  .value('buying', ['buy', 'budget', 'from'], (goal, budget, from): Buying | null => goal && { goal, budget, from })
  .value('started', ['view'], (view) => viewed(view, 'targets.started', ''))
  .value('made', ['view'], (view) => viewed(view, 'targets.made', ''))
  .show('buy-inputs', ['settled', 'buying', 'actions', 'language'], (settled, buying, actions, language) => {
    const title = el('h2', '', word('targetsBuyTitle', language));
    const { scenario } = settled;
    if (scenario.plans.length < 2) return el('div', '', title, el('p', 'empty', word('targetsNoOthers', language)));
    if (!buying) return el('div', '', title, el('p', 'empty', word('targetsNotSum', language)));
    const most = 2 * Math.max(...scenario.plans.map(supportIn), 1_000_000, buying.budget / 2);
    return el('div', '', title, buyInputs(settled, buying, most, actions, language));
  })
  .show('made', ['settled', 'made', 'actions', 'language'], madeNote)
  .show(
    'bought',
    ['ask', 'settled', 'buying', 'started', 'again', 'actions', 'language'],
    async (ask, settled, buying, started, again, actions, language) => {
      const { scenario, plan } = settled;
      if (!buying || scenario.plans.length < 2) return el('div', '');
      const key = `${plan.id} ${buying.goal.id} ${buying.budget} ${buying.from}`;
      const { length } = scenario.villages;
      if (length > askedAtOnce && started !== key) {
        const search = button(word('targetsSearch', language), () => actions.look('targets.started', key));
        search.id = 'targets-search';
        return el('p', '', search, ' ', el('span', 'caption', word('targetsSearchNote', language, { n: length })));
      }
      const bought = await orNull(askPortfolio(ask, plan.id, buying));
      return bought ? boughtPiece(settled, buying, bought, actions, language) : stopped({ actions, language }, again);
    },
  )
  .prose(words.targetsMeaning);
