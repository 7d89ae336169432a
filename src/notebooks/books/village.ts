/** One village: its income as a fan, what each venture brings, and the figures of each venture to move. */
import { fundingGaps, inTen, money, moneyScale, percent, say, type Village, type VillageSummary } from '../../model/index.ts';
import { fan } from '../charts/fan.ts';
import { stack } from '../charts/stack.ts';
import { colourOf } from '../charts/style.ts';
import { choice } from '../inputs/choice.ts';
import { notebook, viewed } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { ventureCards } from './cards.ts';
import { driverInputs } from './figures.ts';
import { gapNotes } from './gaps.ts';
import { bandWords, el, mainGoal, outcomeOf, sentence, target, widthFor } from './parts.ts';
import type { Into } from './venture-figures.ts';

interface Here {
  readonly village: Village;
  readonly outcome: VillageSummary;
  readonly years: readonly number[];
  readonly index: number;
}

export const village = notebook('village', { en: 'One village', zh: '一个村' })
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
  .show('choose', ['settled', 'village', 'language', 'actions'], ({ plan }, id, language, actions) =>
    choice(
      word('village', language),
      plan.villages.map((v) => ({ id: v.id, label: say(v.title, language) })),
      id,
      (chosen) => actions.choose({ village: chosen }),
    ),
  )
  .show('sentence', ['scenario', 'plan', 'here', 'outcome', 'language'], (scenario, plan, here, outcome, language) => {
    const last = here.outcome.measures.income?.at(-1);
    const year = here.years.at(-1);
    const name = say(here.village.title, language);
    const goal = mainGoal(scenario);
    const judged = outcome.goals.find(({ id }) => id === goal?.id)?.villages.find(({ id }) => id === here.village.id);
    const tail =
      goal && judged && goal.measure === 'income'
        ? language === 'zh'
          ? `${goal.year} 年达到 ${target(goal, language)} 的概率是 **${percent(judged.probability)}**（${inTen(judged.probability, language)}），平均还差 ${money(judged.shortfall, language)}。`
          : ` It reaches ${target(goal, language)} in ${goal.year} with a probability of **${percent(judged.probability)}** (${inTen(judged.probability, language)}); on average ${money(judged.shortfall, language)} is missing.`
        : '';
    if (!last || here.village.ventures.length === 0) return sentence(word('noVentures', language));
    return sentence(
      language === 'zh'
        ? `在“**${say(plan.title, language)}**”下，${name} ${year} 年的集体收入平均为 **${money(last.mean, language)}**；十次里有一次低于 ${money(last.p10, language)}，一次高于 ${money(last.p90, language)}。${tail}`
        : `Under **${say(plan.title, language)}**, ${name} takes in **${money(last.mean, language)}** in ${year} on average; in 1 of 10 futures less than ${money(last.p10, language)}, in 1 of 10 more than ${money(last.p90, language)}.${tail}`,
    );
  })
  .show('gap', ['scenario', 'outcome', 'here', 'language'], (scenario, outcome, here, language) =>
    gapNotes(
      fundingGaps(outcome).filter(({ village, serious }) => serious && village === here.village.id),
      scenario,
      language,
    ),
  )
  .show('charts', ['scenario', 'here', 'language'], (scenario, here, language) => {
    const scale = moneyScale(language);
    const goal = mainGoal(scenario);
    const width = Math.min(480, widthFor(480));
    const name = say(here.village.title, language);
    const income = here.outcome.measures.income ?? [];
    const chart = fan({
      years: here.years,
      rows: income,
      futures: here.outcome.futures,
      colour: colourOf(here.index),
      goals:
        goal?.measure === 'income' && goal.who.kind !== 'the town'
          ? [{ year: goal.year, value: goal.atLeast, label: `${word('goalLine', language)} ${target(goal, language)}` }]
          : [],
      divide: scale.divide,
      axis: say(scale.unit, language),
      width,
      height: 280,
      tip: (year, row) => `${year}\n${bandWords(row, language)}`,
      description: `${name}: ${income.map((row, i) => `${here.years[i]}: ${bandWords(row, language).replaceAll('\n', ', ')}`).join('; ')}`,
    });
    const titles = here.village.ventures.map((venture) => say(venture.title, language));
    const parts = here.outcome.ventures.map((venture, i) => ({
      label: titles[i] ?? venture.id,
      colour: colourOf(i),
      values: venture.income.map(({ mean }) => mean),
    }));
    const bars = stack({
      years: here.years,
      parts,
      divide: scale.divide,
      axis: say(scale.unit, language),
      width,
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
  .value('into', ['view'], (view): Into => (viewed<string>(view, 'village.into', 'place') === 'plan' ? 'plan' : 'place'))
  .show('ventures', ['settled', 'village', 'into', 'actions', 'language'], ventureCards)
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
  .prose({
    en: 'Drag a number in a sentence, move a slider or type a value: the charts follow, and *Undo* takes it back. A figure moved here is changed where it is written, or only in the plan on screen: choose above the cards.',
    zh: '拖动句中的数字、移动滑块或输入数值，图表随之变化，可随时“撤销”。改动写在该数原来的位置，或只写入正在显示的方案：请在项目卡片上方选择。',
  });
