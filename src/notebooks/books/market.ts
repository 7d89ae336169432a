/** Market and weather: what chance does to prices, harvests and tenants, what if it turns, and where its figures may come from. */
import { neededVillages, unstressed } from '../../model/index.ts';
import { Cancelled } from '../runtime/host.ts';
import { notebook, viewed } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { driverCards, marketSentence } from './market-drivers.ts';
import { effectPanel } from './market-effect.ts';
import { choicesOf, fitPanel } from './market-fit.ts';
import { type Choices, readTable } from './market-reading.ts';
import { sharedGoal, sharedGoals, sharedPanel } from './market-shared.ts';
import { stressables, stressPanel } from './market-stress.ts';
import { tableField, tableTools } from './market-tables.ts';
import { togetherList } from './market-together.ts';
import { el, mainGoal, outcomeOf } from './parts.ts';

export const market = notebook('market', words.marketBook)
  .value('goal', ['settled'], ({ scenario }) => mainGoal(scenario))
  .value('year', ['goal', 'settled'], (goal, { scenario }) => goal?.year ?? scenario.years.to)
  .value('seen', ['ask', 'settled', 'year'], (ask, { plan }, year) => ask('market', { plan: plan.id, year }))
  .show('sentence', ['seen', 'year', 'settled', 'actions', 'language'], marketSentence)
  .show('drivers', ['seen', 'year', 'settled', 'actions', 'language'], driverCards)
  .show('together', ['seen', 'settled', 'actions', 'language'], (seen, { scenario }, actions, language) =>
    togetherList(seen, scenario, actions, language),
  )
  .value('kept', ['view'], (view) => viewed(view, 'market.bases', ''))
  .value('stressables', ['settled', 'actions', 'kept'], ({ scenario }, actions, kept) =>
    stressables(scenario, actions.original([]), kept),
  )
  .show('stress', ['stressables', 'kept', 'actions', 'language'], (all, kept, actions, language) =>
    stressPanel(all, kept, actions, language),
  )
  .value('before', ['ask', 'settled', 'stressables'], (ask, { scenario, plan }, all) => {
    const drivers = scenario.drivers.map((driver) => {
      const base = all.find((one) => one.driver === driver)?.base;
      return base ? unstressed(driver, base) : driver;
    });
    return ask('stress', { plan: plan.id, drivers });
  })
  .value('outcome', ['answer', 'plan'], (answer, plan) => outcomeOf(answer, plan.id))
  .show(
    'effect',
    ['stressables', 'year', 'goal', 'before', 'outcome', 'scenario', 'plan', 'actions', 'language'],
    (all, year, goal, before, outcome, scenario, plan, actions, language) =>
      effectPanel(all, year, goal, before, outcome, { scenario, plan }, actions, language),
  )
  .value('goalId', ['view'], (view) => viewed(view, 'market.goal', ''))
  .value('shared', ['ask', 'settled', 'goal', 'goalId', 'answer'], async (ask, { scenario, plan }, main, id, answer) => {
    const goals = sharedGoals(scenario.goals, scenario.villages.length);
    if (goals.length === 0) return null;
    // What is on screen waits for the figures of the scenario that the question is about.
    if (answer.scenario !== scenario) throw new Cancelled();
    const outcome = outcomeOf(answer, plan.id);
    const judgements = outcome.goals;
    const chosen = sharedGoal(goals, id, main, judgements);
    const judged = judgements.find((one) => one.id === chosen?.id);
    if (!chosen || !judged) throw new Cancelled();
    const own = judged.villages.map(({ probability }) => probability);
    const needed = neededVillages(chosen, own.length);
    return {
      goals,
      about: { scenario, outcome, goal: chosen, judgement: judged },
      found: await ask('dependence', { own, needed, simulated: judged.probability }),
    };
  })
  .show('shared', ['shared', 'actions', 'language'], (shared, actions, language) =>
    shared
      ? sharedPanel(shared.goals, { ...shared.about, language }, shared.found, actions)
      : el('p', 'caption', word('marketSharedNone', language)),
  )
  .show('tables', ['actions', 'language'], (actions, language) => tableTools(actions, language))
  .value('table', ['view'], (view) => viewed(view, 'market.table', ''))
  .show('paste', ['table', 'actions', 'language'], (table, actions, language) => tableField(table, actions, language))
  .value('choices', ['table', 'view', 'settled'], (table, view, { scenario }) => JSON.stringify(choicesOf(table, view, scenario)))
  .value('reading', ['choices', 'settled'], (choices, { scenario }) => readTable(JSON.parse(choices) as Choices, scenario))
  .value('old', ['view'], (view) => viewed(view, 'market.old', false))
  .show(
    'fit',
    ['reading', 'choices', 'settled', 'old', 'actions', 'language'],
    (reading, choices, { scenario }, old, actions, language) =>
      fitPanel(reading, JSON.parse(choices) as Choices, old, scenario, actions, language),
  )
  .prose(words.marketMeaning);
