/** What a report is made of in; its tables out. */
import {
  type Account,
  accountIncome,
  basisOf,
  countByBasis,
  type Goal,
  type Judgement,
  type Language,
  meanDifferences,
  money,
  moneyScale,
  percent,
  type Scenario,
  type StatedFigure,
  say,
  statedFigures,
  usualFigures,
} from '../../model/index.ts';
import { strongIn } from '../runtime/emphasis.ts';
import { word, wordOr } from '../words/words.ts';
import { type Band, bandTarget } from './drawn.ts';
import { bracketed, el, gained, goalNote, rowTitle, strong, titleIn } from './parts.ts';
import { aloneTarget, goalTarget } from './readings.ts';
import { accountTarget, accountWords, moreTarget } from './report-figures.ts';
import { type Numbering, type ReportGiven, type Row, reportYears, yearsNote } from './report-pieces.ts';
import { count, shownTarget } from './shown.ts';

/** Rows of assumptions told; the file has the others. */
const mostAssumptions = 150;

/** An amount in the unit of the table's head. */
function inHead(yuan: number, language: Language): string {
  const value = yuan / moneyScale(language).divide;
  const shown = value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return shown.replace('-', '−').replace(/^−(0\.0)$/, '$1');
}

const unitOf = (language: Language): string => say(moneyScale(language).unit, language);

export function incomeTable({ scenario, outcome, figure }: ReportGiven, language: Language, numbers: Numbering): HTMLElement {
  const years = reportYears(outcome.years);
  const row = (
    village: string | null,
    name: string,
    rows: readonly { mean: number; p10: number; p90: number }[],
    last = false,
  ): Row => ({
    strong: last,
    cells: [
      name,
      ...years.map((t) => {
        const { mean, p10, p90 } = rows[t] ?? { mean: 0, p10: 0, p90: 0 };
        const of = { plan: outcome.plan, village, measure: 'income' };
        const told = (value: number, band: Band) =>
          figure(inHead(value, language), () =>
            bandTarget(scenario, of, outcome.years[t] ?? 0, band, money(value, language), language),
          );
        return el('span', '', told(mean, 'mean'), el('small', '', told(p10, 'p10'), ' – ', told(p90, 'p90')));
      }),
    ],
  });
  return numbers.table(
    word('reportIncomeTable', language, { unit: unitOf(language) }) + yearsNote(outcome.years, language),
    [word('village', language), ...years.map((t) => String(outcome.years[t]))],
    [
      ...outcome.villages.map(({ id, measures }) => row(id, titleIn(scenario, id, language), measures.income ?? [])),
      row(null, word('together', language), outcome.town.income ?? [], true),
    ],
    'figures-table',
  );
}

export function differenceTable(given: ReportGiven, language: Language, numbers: Numbering): HTMLElement[] {
  const { scenario, outcome, first, figure } = given;
  if (!first) return [];
  const years = reportYears(outcome.years);
  const rows = meanDifferences(outcome, first.outcome, 'income').map(({ village, means }): Row => {
    const name = rowTitle(scenario, village, language);
    const signed = (mean: number) => `${mean >= 500 ? '+' : ''}${inHead(mean, language)}`;
    const cell = (mean: number, t: number) =>
      figure(signed(mean), () => moreTarget(given, village, t, gained(mean, language), language));
    return { strong: village === null, cells: [name, ...years.map((t) => cell(means[t] ?? 0, t))] };
  });
  const title = word('reportDifferenceTable', language, { first: say(first.plan.title, language), unit: unitOf(language) });
  return [
    numbers.table(
      title + yearsNote(outcome.years, language),
      [word('village', language), ...years.map((t) => String(outcome.years[t]))],
      rows,
      'figures-table',
    ),
  ];
}

export function accountsTable({ scenario, outcome, figure }: ReportGiven, language: Language, numbers: Numbering): HTMLElement {
  const years = reportYears(outcome.years);
  // Lines without income are left out.
  const lines = accountIncome(scenario, outcome, null).filter(({ years: means }) => means.some((mean) => mean !== 0));
  const cellsOf = (means: readonly number[], account: Account | null) =>
    years.map((t) => {
      const value = means[t] ?? 0;
      const place = { plan: outcome.plan, village: null, measure: 'income', year: outcome.years[t] ?? 0 };
      const told = money(value, language);
      return figure(inHead(value, language), () =>
        account === null
          ? shownTarget(scenario, place, told, 'readMean', language)
          : accountTarget(scenario, outcome, account, place, word(accountWords[account], language), told, language),
      );
    });
  return numbers.table(
    word('reportAccountsTable', language, { unit: unitOf(language) }) + yearsNote(outcome.years, language),
    [word('reportAccount', language), ...years.map((t) => String(outcome.years[t]))],
    [
      ...lines.map(
        ({ account, years: means }): Row => ({ cells: [word(accountWords[account], language), ...cellsOf(means, account)] }),
      ),
      {
        strong: true,
        cells: [
          word('reportSum', language),
          ...cellsOf(
            (outcome.town.income ?? []).map(({ mean }) => mean),
            null,
          ),
        ],
      },
    ],
    'figures-table',
  );
}

/** A probability on a ground that is darker the surer it is; written in any case. */
function shaded(probability: number | undefined, sure: boolean, figure: (text: string) => Node | string): HTMLElement {
  if (probability === undefined) return el('td', '', '–');
  const text = figure(percent(probability));
  const cell = el('td', '', sure ? el('b', '', text) : text);
  const [colour, depth] = probability >= 0.5 ? ['46, 139, 87', probability - 0.5] : ['222, 140, 60', 0.5 - probability];
  cell.setAttribute('style', `background: rgba(${colour}, ${(0.12 + 0.7 * depth).toFixed(2)})`);
  return cell;
}

export function goalsTable({ scenario, outcome, figure }: ReportGiven, language: Language, numbers: Numbering): HTMLElement[] {
  const judged = scenario.goals.map((goal) => ({ goal, judgement: outcome.goals.find(({ id }) => id === goal.id) }));
  const asked = (goal: Goal, judgement: Judgement | undefined, village: string | null) => (text: string) =>
    judgement ? figure(text, () => goalTarget({ scenario, outcome, goal, judgement, language }, village)) : text;
  const letters = scenario.goals.map((_, i) => String.fromCharCode(65 + i));
  const rows = outcome.villages.map(({ id }): Row => {
    const cells = judged.map(({ goal, judgement }) => {
      const own = judgement?.villages.find((village) => village.id === id)?.probability;
      return shaded(own, (own ?? 0) >= goal.confidence, asked(goal, judgement, id));
    });
    return { cells: [titleIn(scenario, id, language), ...cells] };
  });
  const whole: Row = {
    strong: true,
    cells: [
      word('reportAsPromised', language),
      ...judged.map(({ goal, judgement }) =>
        shaded(judgement?.probability, judgement?.onTrack ?? false, asked(goal, judgement, null)),
      ),
    ],
  };
  const list = scenario.goals.map((goal, i) =>
    el(
      'li',
      '',
      el('b', '', letters[i] ?? ''),
      ` ${bracketed(say(goal.title, language), goalNote(scenario, goal, language), language)}`,
    ),
  );
  return [
    // What the letters mean stands above the rows: of a city they go on for pages.
    el('ul', 'report-letters', ...list),
    numbers.table(word('reportGoalsTable', language), [word('village', language), ...letters], [...rows, whole], 'goals-table'),
  ];
}

const sourceWords = (source: string | null, { references }: Scenario, language: Language): string => {
  const reference = references.find(({ id }) => id === source);
  return reference ? say(reference.title, language) : source === null ? '' : wordOr(source, language);
};

function assumptionRow(figure: StatedFigure, scenario: Scenario, language: Language): Row {
  const { village, venture, title, told, source, note } = figure;
  const whose = village && venture ? `${say(village, language)} · ${say(venture, language)}` : word('reportMarket', language);
  const basis = [sourceWords(source, scenario, language), note ? say(note, language) : ''].filter(Boolean).join(' · ');
  return { cells: [el('span', '', say(title, language), el('small', '', whose)), say(told, language), basis] };
}

export function assumptions(given: ReportGiven, language: Language, numbers: Numbering): HTMLElement[] {
  const { scenario, plan, influence, outcome, figure } = given;
  const figures = statedFigures(scenario, plan);
  const counted = Object.fromEntries(Object.entries(countByBasis(figures)).map(([basis, n]) => [basis, count(n)]));
  const weak = figures.filter(({ source }) => ['assumption', 'estimate'].includes(basisOf(source)));
  const left = weak.length - mostAssumptions;
  const usual = usualFigures({ villages: plan.villages, plans: [] });
  const used = scenario.references.filter(({ id }) => figures.some(({ source }) => source === id));
  const year = outcome.years.at(-1) ?? 0;
  const told = (text: string, how: 'readBasis' | 'readUndocumented') => {
    const target = (value: string) => () =>
      aloneTarget({ title: text.replaceAll('**', ''), value, how: word(how, language), facts: [] });
    return strong(text, new Map(strongIn(text).map((words) => [words, () => figure(words, target(words))])));
  };
  return [
    el(
      'p',
      '',
      ...told(word('reportCounts', language, { ...counted, all: count(figures.length), usual: count(usual) }), 'readBasis'),
    ),
    ...(influence === null
      ? []
      : [el('p', '', ...told(word('reportInfluence', language, { year, share: percent(influence) }), 'readUndocumented'))]),
    ...(weak.length === 0
      ? []
      : [
          numbers.table(
            word('reportAssumptionsTable', language),
            (['reportFigureHead', 'reportValueHead', 'reportBasisHead'] as const).map((head) => word(head, language)),
            weak.slice(0, mostAssumptions).map((figure) => assumptionRow(figure, scenario, language)),
            'words-table',
          ),
        ]),
    ...(left > 0 ? [el('p', 'caption', word('reportMoreFigures', language, { n: left }))] : []),
    ...(used.length === 0
      ? []
      : [
          el('h3', '', word('reportReferences', language)),
          el(
            'ul',
            'report-references',
            ...used.map(({ title, note }) =>
              el('li', '', say(title, language), ...(note ? [el('small', '', ` ${say(note, language)}`)] : [])),
            ),
          ),
        ]),
  ];
}
