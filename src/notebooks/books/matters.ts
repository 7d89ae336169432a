/** What matters: what moves a chosen outcome most, where the figures behind it come from, and in which futures the plan fails. */
import type { EngineAnswer } from '../runtime/notebook.ts';
import { notebook, viewed } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { type About, aboutOf, movingSentence, tornadoPiece } from './moving.ts';
import { outcomeInputs, outcomeSpec } from './outcome.ts';
import { el, outcomeOf } from './parts.ts';
import { failingInput, linesFor, rulesPiece } from './rules.ts';
import { soon } from './soon.ts';
import { sobolPiece, sourcesPiece } from './uncertainty.ts';

/** The mean of an outcome under a plan; of a goal, its probability. */
function meanIn(answer: EngineAnswer, { plan, outcome }: About): number {
  const { years, town, villages, goals } = outcomeOf(answer, plan.id);
  if (outcome.kind === 'goal') return goals.find(({ id }) => id === outcome.goal.id)?.probability ?? 0;
  const { measure, village, year } = outcome;
  const measures = village === null ? town : villages.find(({ id }) => id === village)?.measures;
  return measures?.[measure]?.[years.indexOf(year)]?.mean ?? 0;
}

export const matters = notebook('matters', words.mattersBook)
  .value('outcome', ['settled', 'view'], ({ scenario }, view) => outcomeSpec(view, scenario))
  .value('line', ['view'], (view) => viewed(view, 'matters.line', ''))
  .value('shares', ['view'], (view) => viewed(view, 'matters.shares', false))
  .value('about', ['settled', 'outcome', 'actions', 'language'], aboutOf)
  .value('base', ['answer', 'about'], meanIn)
  .show('choose', ['settled', 'outcome', 'view', 'actions', 'language'], ({ scenario }, _outcome, view, actions, language) =>
    outcomeInputs(view, scenario, actions, language),
  )
  .show('sentence', ['ask', 'about', 'outcome', 'base'], (ask, about, outcome, base) => {
    const of = { plan: about.plan.id, outcome };
    return soon(
      about.scenario,
      about.language,
      (runs) => Promise.all([ask('tornado', { ...of, runs }), ask('sources', { ...of, runs })]),
      ([bars, sources]) => movingSentence(about, bars, sources, base),
    );
  })
  .show('views', ['shares', 'about'], (shares, { actions, language }) => {
    const tab = (key: 'mattersFar' | 'mattersMuch', on: boolean) => {
      const element = el('button', '', word(key, language)) as HTMLButtonElement;
      element.type = 'button';
      element.id = `matters-${on ? 'shares' : 'far'}`;
      element.setAttribute('aria-pressed', String(shares === on));
      element.addEventListener('click', () => actions.look('matters.shares', on));
      return element;
    };
    const both = el('div', 'views', tab('mattersFar', false), tab('mattersMuch', true));
    both.setAttribute('role', 'group');
    both.setAttribute('aria-label', word('mattersViews', language));
    return el('div', '', el('h2', '', word('mattersTornadoTitle', language)), both);
  })
  .show('moving', ['ask', 'about', 'outcome', 'base', 'shares'], (ask, about, outcome, base, shares) => {
    const of = { plan: about.plan.id, outcome };
    return shares
      ? soon(
          about.scenario,
          about.language,
          (runs) => ask('sobol', { ...of, runs }),
          (found) => sobolPiece(about, found),
        )
      : soon(
          about.scenario,
          about.language,
          (runs) => ask('tornado', { ...of, runs }),
          (bars) => tornadoPiece(about, bars, base),
        );
  })
  .show('sources', ['ask', 'about', 'outcome'], (ask, about, outcome) =>
    soon(
      about.scenario,
      about.language,
      (runs) => ask('sources', { plan: about.plan.id, outcome, runs }),
      (found) => sourcesPiece(about, found),
    ),
  )
  .show('failing', ['about', 'line'], (about, line) =>
    el('div', '', el('h2', '', word('mattersRulesTitle', about.language)), failingInput(about, line)),
  )
  .show('rules', ['ask', 'about', 'outcome', 'line'], (ask, about, outcome, line) => {
    const limit = linesFor(about.scenario, about.outcome).find(({ id }) => id === line)?.atLeast ?? null;
    const { runs: all } = about.scenario;
    return soon(
      about.scenario,
      about.language,
      async (runs) => ({
        found: await ask('discover', { plan: about.plan.id, outcome, below: limit, runs }),
        runs: runs ?? all,
      }),
      ({ found, runs }) => rulesPiece(about, found, limit !== null, runs),
    );
  })
  .prose(words.mattersMeaning);
