/** What a report is made of in; its charts, in the width of a printed page, out. */
import { fundingGaps, type Language, meanIncomes, money, moneyScale, type Summary, say } from '../../model/index.ts';
import { fan, fanDomain } from '../charts/fan.ts';
import { stack } from '../charts/stack.ts';
import { colourOf } from '../charts/style.ts';
import { word } from '../words/words.ts';
import { bandsData, bandTarget, type Of } from './drawn.ts';
import { gapNotes } from './gaps.ts';
import { bandWords, el, exactly, goalLabel, mainGoal, target, titleIn, widthFor } from './parts.ts';
import { shortageTarget } from './readings.ts';
import type { Numbering, ReportGiven } from './report-pieces.ts';

/** Drawn a little smaller than a page of A4 is wide; on a telephone as wide as that, so that its letters can be read. */
const pageWidth = (): number => Math.min(520, widthFor(560));
/** More villages than this have no chart each. */
const mostFans = 24;

function fanInput(
  { scenario, outcome: { plan, years } }: ReportGiven,
  name: string,
  of: Omit<Of, 'plan'>,
  rows: readonly Summary[],
  futures: readonly (readonly number[])[],
  colour: string,
  language: Language,
) {
  const scale = moneyScale(language);
  return {
    years,
    rows,
    futures,
    colour,
    divide: scale.divide,
    axis: say(scale.unit, language),
    tip: (year: number, row: Summary) => `${name} ${year}\n${bandWords(row, language)}`,
    data: bandsData(name, { plan, ...of }, years, rows, scenario, language),
    description: `${name}: ${rows.map((row, t) => `${years[t]}: ${bandWords(row, language).replaceAll('\n', ', ')}`).join('; ')}`,
  };
}

const noted = (language: Language): HTMLElement => el('p', 'caption', word('bandCaption', language));

export function townChart(given: ReportGiven, language: Language, numbers: Numbering): HTMLElement {
  const { scenario, outcome } = given;
  const goal = scenario.goals.find(({ who, measure }) => who.kind === 'the town' && measure === 'income');
  const name = word('together', language);
  const of = { village: null, measure: 'income' };
  const input = fanInput(given, name, of, outcome.town.income ?? [], outcome.futures, colourOf(0), language);
  const goals = goal
    ? [
        {
          year: goal.year,
          value: goal.atLeast,
          label: goalLabel(goal, language),
        },
      ]
    : [];
  return numbers.figure(
    word('reportTownFan', language),
    fan({ ...input, goals, width: pageWidth(), height: 215 }),
    noted(language),
  );
}

/** The sum of all funds, in which a gap of one village is lost, and the villages that have one. */
export function fundChart(given: ReportGiven, language: Language, numbers: Numbering): HTMLElement[] {
  const { scenario, outcome, figure } = given;
  const title = word('reportFundFan', language);
  const of = { village: null, measure: 'fund' };
  const input = fanInput(given, title, of, outcome.town.fund ?? [], [], colourOf(2), language);
  const gaps = fundingGaps(outcome).filter(({ serious }) => serious);
  return [
    numbers.figure(title, fan({ ...input, goals: [], width: pageWidth(), height: 190 })),
    gapNotes(
      gaps,
      scenario,
      (gap, words, isShare) => figure(words, () => shortageTarget(scenario, outcome, gap, words, isShare, language)),
      language,
    ),
  ];
}

export function villageCharts(given: ReportGiven, language: Language, numbers: Numbering): HTMLElement[] {
  const { scenario, outcome } = given;
  if (outcome.villages.length > mostFans) return [el('p', '', word('reportTooMany', language, { n: outcome.villages.length }))];
  const goal = mainGoal(scenario);
  const inputs = outcome.villages.map((village, i) => {
    const name = titleIn(scenario, village.id, language);
    const speaks =
      goal?.measure === 'income' &&
      goal.who.kind !== 'the town' &&
      (goal.who.kind !== 'list' || goal.who.villages.includes(village.id));
    return {
      ...fanInput(
        given,
        name,
        { village: village.id, measure: 'income' },
        village.measures.income ?? [],
        village.futures,
        colourOf(i),
        language,
      ),
      name,
      goals: speaks && goal ? [{ year: goal.year, value: goal.atLeast, label: target(goal, language) }] : [],
      width: 310,
      height: 165,
    };
  });
  const domain = fanDomain(inputs);
  const fans = inputs.map((input) => el('div', 'report-fan', el('b', '', input.name), fan({ ...input, domain })));
  return [numbers.figure(word('reportVillageFans', language), el('div', 'report-fans', ...fans), noted(language))];
}

/** None for one village, or for so many that no bar could be told from the next. */
export function stackChart({ scenario, outcome }: ReportGiven, language: Language, numbers: Numbering): HTMLElement[] {
  if (outcome.villages.length < 2 || outcome.villages.length > mostFans) return [];
  const scale = moneyScale(language);
  const parts = meanIncomes(outcome).map(({ id, means }, i) => ({
    label: titleIn(scenario, id, language),
    colour: colourOf(i),
    values: means,
  }));
  const chart = stack({
    years: outcome.years,
    parts,
    divide: scale.divide,
    axis: say(scale.unit, language),
    width: pageWidth(),
    tip: (label, year, value) => `${label} ${year}\n${money(value, language)}`,
    data: {
      name: word('reportStack', language),
      columns: [word('village', language), ...outcome.years.map(String)],
      rows: parts.map(({ label, values }) => [label, ...values]),
      words: (value) => exactly(value, language),
      opens: (row, column, words) => {
        const [village, year] = [outcome.villages[row]?.id, outcome.years[column - 1]];
        if (village === undefined || year === undefined) return undefined;
        return bandTarget(scenario, { plan: outcome.plan, village, measure: 'income' }, year, 'mean', words, language);
      },
    },
    description: parts
      .map(
        ({ label, values }) =>
          `${label}: ${values.map((value, t) => `${outcome.years[t]} ${money(value, language)}`).join(', ')}`,
      )
      .join('; '),
  });
  return [numbers.figure(word('reportStack', language), chart)];
}
