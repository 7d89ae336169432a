/** What a plan brings in; the fund of each village over the years, those with a gap first and their gap in red, out. */
import {
  byGap,
  type Divided,
  fundYears,
  type Language,
  money,
  moneyAlike,
  moneyScale,
  type PlanSummary,
  percent,
  type Scenario,
  say,
} from '../../model/index.ts';
import { fan, fanDomain } from '../charts/fan.ts';
import { type LedgerCell, ledger } from '../charts/ledger.ts';
import { shares } from '../charts/shares.ts';
import { stack } from '../charts/stack.ts';
import { colourOf } from '../charts/style.ts';
import { pages } from '../inputs/pages.ts';
import type { Actions, Chosen, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { bandsData } from './drawn.ts';
import { bandWords, el, exactly, labelled, rowTitle, titleIn, widthFor } from './parts.ts';
import { keptTarget } from './readings.ts';
import { shownTarget } from './shown.ts';

/** Charts drawn at once. */
const pageSize = 12;

export function fundFans(
  scenario: Scenario,
  outcome: PlanSummary,
  page: number,
  actions: Actions,
  language: Language,
): HTMLElement {
  const scale = moneyScale(language);
  const { years } = outcome;
  const order = new Map(outcome.villages.map((village, i) => [village.id, { village, i }]));
  const villages = byGap(outcome);
  const shown = pages({
    count: villages.length,
    size: pageSize,
    page,
    before: word('moneyBefore', language),
    after: word('moneyAfter', language),
    range: (from, to, of) => word('moneyRange', language, { from, to, of }),
    onPage: (to) => actions.look('money.page', to),
  });
  const inputs = villages.slice(shown.from, shown.to).flatMap(({ village: id, serious, probability, year }) => {
    const found = order.get(id);
    if (!found) return [];
    const rows = found.village.measures.fund ?? [];
    const name = titleIn(scenario, id, language);
    const lack = serious ? word('moneyLack', language, { share: percent(probability), year }) : '';
    const told = rows.map((row, t) => `${years[t]}: ${bandWords(row, language).replaceAll('\n', ', ')}`);
    return [
      {
        name,
        years,
        rows,
        futures: [],
        colour: colourOf(found.i),
        goals: [],
        divide: scale.divide,
        axis: say(scale.unit, language),
        width: Math.min(300, widthFor(300)),
        height: 190,
        tip: (at: number, row: (typeof rows)[number]) => `${name} ${at}\n${bandWords(row, language)}`,
        description: [name, lack, ...told].filter(Boolean).join('; '),
        lack,
        data: bandsData(
          `${name} ${word('fund', language)}`,
          { plan: outcome.plan, village: id, measure: 'fund' },
          years,
          rows,
          scenario,
          language,
          (band) => word('moneyYuan', language, { what: band }),
        ),
      },
    ];
  });
  const domain = fanDomain(inputs);
  const fans = inputs.map((input) => el('div', 'fan', el('h3', '', input.name), fan({ ...input, domain })));
  return el(
    'div',
    '',
    el('h2', '', word('moneyFunds', language)),
    el('div', 'fans', ...fans),
    shown.element,
    el('p', 'caption', word('moneyFundsCaption', language)),
  );
}

/** A sum in a table that opens where it comes from; one of less than half a yuan is none. */
export function moneyCell(
  value: number,
  told: (yuan: number) => string,
  trace: (text: string) => void,
  language: Language,
): LedgerCell {
  const isNone = Math.abs(value) < 0.5;
  const text = isNone ? '–' : told(value);
  return {
    ...{ text, title: exactly(value, language), isLacking: value <= -0.5 },
    press: isNone ? undefined : () => trace(text),
  };
}

/** Each with its words, its sign, its colour, and the measure that tells where it comes from; what is kept is no measure. */
const flows = [
  ['kept', 'moneyKept', 1, 2, 'kept'],
  ['support', 'moneySupport', 1, 0, 'support'],
  ['grants', 'moneyGrants', 1, 5, 'grant'],
  ['drawn', 'moneyDrawn', 1, 4, 'loans'],
  ['invested', 'moneyInvested', -1, 1, 'investment'],
  ['repaid', 'moneyRepaid', -1, 6, 'loans'],
] as const;

/** A line of what goes into a fund and out of it: its figures, and the measure that tells where they come from. */
interface FundLine {
  readonly label: string;
  readonly values: readonly number[];
  readonly measure: string;
  readonly isPaid?: boolean;
}

/** What goes into a fund (above zero) and out of it (below), as bars and as a table that adds up to the fund at the end of each year. */
export function fundFlows(
  scenario: Scenario,
  outcome: PlanSummary,
  village: string | null,
  actions: Actions,
  language: Language,
): HTMLElement {
  const scale = moneyScale(language);
  const years = fundYears(scenario, outcome, village);
  const name = rowTitle(scenario, village, language);
  const used = flows.filter(([key]) => years.some((year) => Math.abs(year[key]) >= 0.5));
  const parts = used.map(([key, title, sign, colour, measure]): FundLine & { readonly colour: string } => ({
    label: word(title, language),
    colour: colourOf(colour),
    values: years.map((year) => sign * year[key]),
    measure,
    isPaid: sign === -1,
  }));
  const told = parts.map(
    ({ label, values }) => `${label}: ${values.map((value, t) => `${outcome.years[t]} ${money(value, language)}`).join(', ')}`,
  );
  const columns = [word('moneyItem', language), ...outcome.years.map(String)];
  const inYuan = (rows: readonly FundLine[]) => ({
    name: `${name} ${word('moneyFlows', language)}`,
    columns: columns.map((column, i) => (i === 0 ? column : word('moneyYuan', language, { what: column }))),
    rows: rows.map(({ label, values }) => [label, ...values]),
    words: (value: number) => exactly(value, language),
    opens: (line: number, column: number, text: string) => (column > 0 ? target(line, column - 1, text) : undefined),
  });
  const lines: readonly FundLine[] = [
    { label: word('moneyFundStart', language), values: years.map(({ opening }) => opening), measure: 'opening' },
    ...parts,
    { label: word('moneyFundEnd', language), values: years.map(({ fund }) => fund), measure: 'fund' },
  ];
  /** What is in the fund at the start is what was in it at the end of the year before; at first it stands in the file. */
  function target(line: number, t: number, text: string): TraceTarget | undefined {
    const { measure, isPaid } = lines[line] as FundLine;
    if (measure === 'opening') return t === 0 ? undefined : target(lines.length - 1, t - 1, text);
    const place = { plan: outcome.plan, village, year: outcome.years[t] ?? 0 };
    return measure === 'kept'
      ? keptTarget(scenario, place, 'development', text, language)
      : shownTarget(scenario, { ...place, measure }, text, isPaid ? 'readPaid' : 'readMean', language);
  }
  const alike = moneyAlike(
    lines.flatMap(({ values }) => values),
    language,
  );
  const cell = (value: number, line: number, t: number) => {
    const press = (text: string) => {
      const asked = target(line, t, text);
      if (asked) actions.trace(asked);
    };
    const made = moneyCell(value, alike, press, language);
    // Only what is there at the start and at the end lacks; what is paid out is below zero as it should be.
    const isFund = line === 0 || line === lines.length - 1;
    return { ...made, isLacking: isFund && made.isLacking, press: target(line, t, made.text) && made.press };
  };
  return el(
    'div',
    '',
    el('h3', '', name),
    stack({
      years: outcome.years,
      parts,
      divide: scale.divide,
      axis: say(scale.unit, language),
      width: Math.min(520, widthFor(520)),
      tip: (label, year, value) => `${label} ${year}\n${exactly(value, language)}`,
      description: `${name}. ${told.join('; ')}`,
      data: inYuan(lines),
    }),
    ledger({
      caption: labelled(name, word('moneyFlowsWhat', language), language),
      scrolls: word('scrolls', language),
      columns,
      rows: lines.map(({ label, values }, i) => ({
        label,
        strong: i === lines.length - 1,
        cells: values.map((value, t) => cell(value, i, t)),
      })),
      data: inYuan(lines),
    }),
  );
}

/** The division of income among the funds, in each year. */
export function division(
  name: string,
  { scenario, plan }: Chosen,
  village: string | null,
  years: readonly number[],
  funds: readonly { readonly id: string; readonly title: string; readonly years: readonly Divided[] }[],
  language: Language,
): HTMLElement {
  const what = labelled(name, word('moneyDivision', language), language);
  const alike = moneyAlike(
    funds.flatMap(({ years: rows }) => rows.map(({ mean }) => mean)),
    language,
  );
  const bars = funds.map(({ title, years: rows }) => ({
    label: title,
    bars: rows.map(({ mean, p10, p90 }, t) => ({
      value: mean,
      text: alike(mean),
      title: `${title} ${years[t]}\n${exactly(mean, language)}\n${word('moneyEightOf', language, { low: exactly(p10, language), high: exactly(p90, language) })}`,
    })),
  }));
  return el(
    'div',
    '',
    el('h3', '', name),
    shares({
      years,
      funds: bars,
      width: Math.min(520, widthFor(520)),
      description: `${what}. ${bars.map(({ label, bars: own }) => `${label}: ${own.map(({ text }, t) => `${years[t]} ${text}`).join(', ')}`).join('; ')}`,
      data: {
        name: what,
        columns: [
          word('moneyItem', language),
          word('year', language),
          ...['mean', 'p10', 'p90'].map((key) => word('moneyYuan', language, { what: key })),
        ],
        rows: funds.flatMap(({ title, years: rows }) =>
          rows.map(({ mean, p10, p90 }, t) => [title, years[t] ?? null, mean, p10, p90]),
        ),
        words: (value, _, column) => (column === 1 ? String(value) : exactly(value, language)),
        opens: (row, column, words) => {
          const [fund, year] = [funds[Math.floor(row / years.length)]?.id, years[row % years.length] ?? 0];
          return fund && column > 1 ? keptTarget(scenario, { plan: plan.id, village, year }, fund, words, language) : undefined;
        },
      },
    }),
  );
}
