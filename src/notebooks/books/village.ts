/** One village: its income as a fan, what each venture brings, and the figures of each venture to move. */
import {
  fundingGaps,
  inTen,
  money,
  moneyScale,
  percent,
  say,
  type Village,
  type VillageSummary,
  ventureSteps,
} from '../../model/index.ts';
import { bridge } from '../charts/bridge.ts';
import { fan } from '../charts/fan.ts';
import { stack } from '../charts/stack.ts';
import { colourOf } from '../charts/style.ts';
import { choice } from '../inputs/choice.ts';
import { type Fact, notebook, type TraceTarget, viewed } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { ventureCards } from './cards.ts';
import { bandsData, bandTarget } from './drawn.ts';
import { driverInputs } from './figures.ts';
import { button } from './frame.ts';
import { gapNotes } from './gaps.ts';
import { guaranteeNotes } from './guarantee.ts';
import {
  bandWords,
  bracketed,
  el,
  exactly,
  gained,
  goalLabel,
  mainGoal,
  outcomeOf,
  sentence,
  target,
  tiles,
  ventureColour,
} from './parts.ts';
import { aloneTarget, gapFigure, goalTarget, lackTarget } from './readings.ts';
import { meanFact } from './shown.ts';
import { traced } from './trace.ts';
import type { Into } from './venture-figures.ts';
import { openVillages } from './village-form.ts';
import { type Here as HereFigures, incomesTable } from './village-incomes.ts';

interface Here extends HereFigures {
  readonly index: number;
}

export const village = notebook('village', words.villageTitle)
  .value('outcome', ['answer', 'plan'], (answer, plan) => outcomeOf(answer, plan.id))
  .value('here', ['outcome', 'plan', 'village'], (outcome, plan, id): Here => {
    const index = Math.max(
      plan.villages.findIndex((v) => v.id === id),
      0,
    );
    return {
      village: plan.villages[index] as Village,
      outcome: outcome.villages[index] as VillageSummary,
      years: outcome.years,
      index,
    };
  })
  .show('choose', ['settled', 'village', 'language', 'actions'], (settled, id, language, actions) =>
    el(
      'div',
      'venture-bar',
      choice(
        word('village', language),
        settled.plan.villages.map((v) => ({ id: v.id, label: say(v.title, language) })),
        id,
        (chosen) => actions.choose({ village: chosen }),
      ),
      Object.assign(
        button(word('villagesManage', language), () => openVillages(actions, language)),
        { id: 'edit-villages' },
      ),
    ),
  )
  .show(
    'sentence',
    ['scenario', 'plan', 'here', 'outcome', 'actions', 'language'],
    (scenario, plan, here, outcome, actions, language) => {
      const last = here.outcome.measures.income?.at(-1);
      const year = here.years.at(-1);
      const name = say(here.village.title, language);
      const goal = mainGoal(scenario);
      const judgement = outcome.goals.find(({ id }) => id === goal?.id);
      const judged = judgement?.villages.find(({ id }) => id === here.village.id);
      if (!last || here.village.ventures.length === 0) return sentence(word('noVentures', language));
      // Rare trouble moves the mean alone: both ends are the usual sum then.
      const isNarrow = money(last.p10, language) === money(last.p90, language);
      const isSure = isNarrow && money(last.mean, language) === money(last.p90, language);
      const how = isSure ? 'villageSure' : isNarrow && last.mean < last.p10 ? 'villageMostly' : 'villageSays';
      const said = word(how, language, {
        plan: say(plan.title, language),
        name,
        year: year ?? '',
        mean: money(last.mean, language),
        low: money(last.p10, language),
        high: money(last.p90, language),
      });
      const place = { plan: plan.id, village: here.village.id, measure: 'income', year: year ?? 0 };
      const figures = new Map(
        (['p10', 'p90', 'mean'] as const).map((band) => [
          money(last[band], language),
          (words: string) => traced(words, bandTarget(scenario, place, place.year, band, words, language), actions, language),
        ]),
      );
      if (!goal || !judgement || !judged || goal.measure !== 'income') return sentence(said, figures);
      const reaches = word('villageReaches', language, {
        target: target(goal, language),
        year: goal.year,
        share: percent(judged.probability),
        often: inTen(judged.probability, language),
        missing: money(judged.shortfall, language),
      });
      const about = { scenario, outcome, goal, judgement, language };
      const chance = (words: string) => traced(words, goalTarget(about, here.village.id), actions, language);
      const lacking = (words: string) => traced(words, lackTarget(about, here.village.id, words), actions, language);
      figures.set(percent(judged.probability), chance);
      return sentence(said + reaches, figures.set(money(judged.shortfall, language), lacking));
    },
  )
  .show('gap', ['scenario', 'outcome', 'here', 'actions', 'language'], (scenario, outcome, here, actions, language) =>
    gapNotes(
      fundingGaps(outcome).filter(({ village, serious }) => serious && village === here.village.id),
      scenario,
      gapFigure(scenario, outcome, actions, language),
      language,
    ),
  )
  .show('charts', ['scenario', 'plan', 'here', 'language'], (scenario, plan, here, language) => {
    if (here.village.ventures.length === 0) return el('div', '');
    const of = { plan: plan.id, village: here.village.id, measure: 'income' };
    const scale = moneyScale(language);
    const goal = mainGoal(scenario);
    const { width } = tiles('.cell-charts', 340, 560);
    const name = say(here.village.title, language);
    const income = here.outcome.measures.income ?? [];
    const chart = fan({
      years: here.years,
      rows: income,
      futures: here.outcome.futures,
      colour: colourOf(here.index),
      goals:
        goal?.measure === 'income' && goal.who.kind !== 'the town'
          ? [
              {
                year: goal.year,
                value: goal.atLeast,
                label: goalLabel(goal, language),
              },
            ]
          : [],
      divide: scale.divide,
      axis: say(scale.unit, language),
      width,
      height: 280,
      data: bandsData(`${name} ${word('income', language)}`, of, here.years, income, scenario, language),
      tip: (year, row) => `${year}\n${bandWords(row, language)}`,
      description: `${name}: ${income.map((row, i) => `${here.years[i]}: ${bandWords(row, language).replaceAll('\n', ', ')}`).join('; ')}`,
    });
    const titles = here.village.ventures.map((venture) => say(venture.title, language));
    const parts = here.outcome.ventures.map((venture, i) => ({
      label: titles[i] ?? venture.id,
      colour: ventureColour(scenario, here.village, venture.id),
      values: venture.income.map(({ mean }) => mean),
    }));
    const bars = stack({
      years: here.years,
      parts,
      divide: scale.divide,
      axis: say(scale.unit, language),
      width,
      data: {
        name: `${name} ${word('byVenture', language)}`,
        columns: [word('ventureColumn', language), ...here.years.map(String)],
        rows: parts.map(({ label, values }) => [label, ...values]),
        words: (value) => exactly(value, language),
        opens: (row, column, words) => {
          const [venture, year] = [here.outcome.ventures[row]?.id, here.years[column - 1]];
          return venture && year ? bandTarget(scenario, { ...of, venture }, year, 'mean', words, language) : undefined;
        },
      },
      tip: (label, year, value) => `${label} ${year}\n${money(value, language)}`,
      description: parts
        .map(
          ({ label, values }) => `${label}: ${values.map((value, i) => `${here.years[i]} ${money(value, language)}`).join(', ')}`,
        )
        .join('; '),
    });
    return el(
      'div',
      'pair',
      el('div', '', el('h2', '', word('income', language)), chart, el('p', 'caption', word('bandCaption', language))),
      el('div', '', el('h2', '', word('byVenture', language)), bars),
    );
  })
  .show('what-if', ['settled', 'village', 'actions', 'language'], ({ scenario, plan }, id, actions, language) => {
    const here = plan.villages.find((v) => v.id === id);
    const uses = JSON.stringify(
      here?.ventures.map((venture) => [venture.figures, scenario.strategies[venture.strategy]?.formulas]) ?? [],
    );
    const drivers = scenario.drivers.filter((driver) => uses.includes(`"${driver.id}"`));
    return drivers.length === 0
      ? el('div', '')
      : el(
          'div',
          'panel',
          el('h2', '', word('whatIf', language)),
          el('div', 'figures', ...driverInputs(drivers, scenario, actions, language)),
        );
  })
  .show('way', ['scenario', 'plan', 'here', 'language'], (scenario, plan, here, language) => {
    const { years, outcome, village } = here;
    const [from, to] = [years[0], years.at(-1)];
    const income = outcome.measures.income ?? [];
    // One year, or nothing to tell it by.
    if (from === undefined || to === undefined || from === to || outcome.ventures.length === 0) return el('div', '');
    const scale = moneyScale(language);
    const goal = mainGoal(scenario);
    const changes = ventureSteps(outcome);
    const steps = changes.map(({ venture, change, isError }) => ({
      label: say(village.ventures.find(({ id }) => id === venture)?.title ?? { en: venture, zh: venture }, language),
      value: change,
      isSum: false,
      words: isError ? `≈ ${money(0, language)}` : gained(change, language),
      colour: change < 0 ? 'var(--unlikely)' : 'var(--likely)',
    }));
    const sum = (year: number, value: number) => ({
      label: String(year),
      value,
      isSum: true,
      words: money(value, language),
      colour: colourOf(here.index),
    });
    const rows = [sum(from, income[0]?.mean ?? 0), ...steps, sum(to, income.at(-1)?.mean ?? 0)];
    const title = word('villageWay', language, { from, to });
    const of = { plan: plan.id, village: village.id, measure: 'income' };
    /** The first and the last sum; of a step what its venture brings in both years. */
    const opens = (row: number, column: number, words: string): TraceTarget | undefined => {
      if (column === 0) return undefined;
      const step = changes[row - 1];
      if (!step) return bandTarget(scenario, of, row === 0 ? from : to, 'mean', words, language);
      const means = outcome.ventures.find(({ id }) => id === step.venture)?.income.map(({ mean }) => mean) ?? [];
      const fact = (year: number, mean = 0): Fact => {
        const place = { ...of, venture: step.venture, year };
        return meanFact(scenario, place, String(year), exactly(mean, language), language);
      };
      const facts = [fact(from, means[0]), fact(to, means.at(-1))];
      return aloneTarget({ title: rows[row]?.label ?? '', value: words, how: word('villageWayNote', language), facts });
    };
    const chart = bridge({
      rows,
      goal:
        goal?.measure === 'income' && goal.who.kind !== 'the town'
          ? { value: goal.atLeast, label: goalLabel(goal, language) }
          : null,
      divide: scale.divide,
      axis: say(scale.unit, language),
      width: tiles('.cell-way', 900, 900).width,
      description: rows.map(({ label, words }) => `${label}: ${words}`).join('; '),
      data: {
        name: `${say(village.title, language)} ${title}`,
        columns: ['', bracketed(word('mean', language), word('yuan', language), language)],
        rows: rows.map(({ label, value }) => [label, value]),
        words: (value) => exactly(value, language),
        opens,
      },
    });
    return el('div', '', el('h2', '', title), chart, el('p', 'caption', word('villageWayNote', language)));
  })
  .show('incomes', ['scenario', 'plan', 'here', 'actions', 'language'], (scenario, plan, here, actions, language) =>
    incomesTable(scenario, plan.id, here, actions, language),
  )
  .show('guarantee', ['ask', 'settled', 'village', 'language'], guaranteeNotes)
  .value('into', ['view'], (view): Into => (viewed<string>(view, 'village.into', 'place') === 'plan' ? 'plan' : 'place'))
  .show('ventures', ['settled', 'village', 'into', 'actions', 'language'], ventureCards)
  .prose(words.villageEditing);
