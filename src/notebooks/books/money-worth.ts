/** What each venture gives back, and income by line of the accounts, in; their tables, with the choices of a rate and a last year, out. */
import {
  accountIncome,
  inTen,
  type Language,
  lastYears,
  minority,
  moneyAlike,
  type PlanMoney,
  type PlanSummary,
  paidVentures,
  percent,
  readUnit,
  type Scenario,
  type Spread,
  say,
  type Unit,
  type VentureMoney,
} from '../../model/index.ts';
import { type LedgerCell, ledger } from '../charts/ledger.ts';
import { choice } from '../inputs/choice.ts';
import { numberInput } from '../inputs/number.ts';
import { pages } from '../inputs/pages.ts';
import { typedIn } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { moneyCell } from './money-fund.ts';
import { bracketed, el, exactly, inFutures, rowTitle, sentence, titleIn } from './parts.ts';
import { accountTarget, accountWords } from './report-figures.ts';
import { shownTarget } from './shown.ts';
import { tracedFigures } from './trace.ts';
import { rateWords, type Worth, worths, worthTarget, worthTitles, yearsWords } from './worth-reading.ts';

const pageSize = 20;
export const usualRate = 0.08;

export function worthSentence(
  found: PlanMoney,
  scenario: Scenario,
  to: number,
  actions: Actions,
  language: Language,
): HTMLElement {
  const [first] = paidVentures(found);
  if (!first) return sentence(word('moneyNoVenture', language));
  const { payback } = first;
  const gaps = { venture: say(first.title, language), village: titleIn(scenario, first.village, language), to };
  if (!payback) return sentence(word('moneyNeverBack', language, gaps));
  const years =
    payback.p50 === 0 ? word('moneyFromFirst', language) : word('moneyWithin', language, { n: payback.p50.toFixed(1) });
  const often = inFutures(payback.share, language);
  const text =
    payback.share === 1
      ? word('moneyBack', language, { ...gaps, years })
      : word('moneySometimesBack', language, { ...gaps, years, often });
  const open = (value: string) => worthTarget(found, first, 'payback', value, scenario, language);
  return sentence(text, tracedFigures(text, open, actions, language));
}

export function worthChoices(scenario: Scenario, rate: number, to: number, actions: Actions, language: Language): HTMLElement {
  const share = readUnit('%') as Unit;
  const slider = numberInput({
    id: 'money-rate',
    label: word('moneyRate', language),
    value: Number((rate * 100).toPrecision(10)),
    original: usualRate * 100,
    unit: '%',
    low: 0,
    high: 20,
    note: word('moneyRateNote', language),
    resetLabel: word('reset', language),
    read: (text) => {
      const typed = typedIn(text, share);
      return typeof typed === 'number' && typed >= 0 && typed < 100 ? typed : word('moneyRateRange', language);
    },
    language,
    onInput: (value, done) => done && actions.look('money.rate', value / 100),
    onReset: () => actions.look('money.rate', usualRate),
  });
  const years = lastYears(scenario).map((year) => ({ id: String(year), label: String(year) }));
  const until = choice(
    word('moneyUntil', language),
    years,
    String(to),
    (year) => actions.look('money.to', Number(year)),
    'money-to',
  );
  return el('div', 'money-choices', slider, el('div', '', until, el('p', 'caption', word('moneyUntilNote', language))));
}

export function worthTable(
  found: PlanMoney,
  scenario: Scenario,
  page: number,
  actions: Actions,
  language: Language,
): HTMLElement {
  const all = paidVentures(found);
  if (all.length === 0) return el('p', 'empty', word('moneyNoVenture', language));
  const having = (spread: Spread | null, shown: (x: number) => string) => {
    if (!spread) return { text: word('moneyNone', language) };
    const title = word('moneyEightOf', language, { low: shown(spread.p10), high: shown(spread.p90) });
    const text = shown(spread.p50);
    // What the middle one of a few futures comes to says nothing of the usual one.
    if (spread.share < 0.5)
      return {
        text: word('moneyMostlyNone', language, { share: minority(spread.share) }),
        title: word('moneyOfThose', language, { what: text, range: title }),
      };
    return {
      text: spread.share === 1 ? text : word('moneyHaving', language, { what: text, share: percent(spread.share) }),
      title,
    };
  };
  const asked = (venture: VentureMoney, cells: { readonly [what in Worth]: LedgerCell }): LedgerCell[] =>
    worths.map((what) => ({
      ...cells[what],
      press: () => actions.trace(worthTarget(found, venture, what, cells[what].text, scenario, language)),
    }));
  const shown = pages({
    count: all.length,
    size: pageSize,
    page,
    before: word('moneyBefore', language),
    after: word('moneyAfter', language),
    range: (from, to, of) => word('moneyRange', language, { from, to, of }),
    onPage: (to) => actions.look('money.ventures', to),
  });
  const alike = moneyAlike(
    all.flatMap(({ invested, npv: { mean } }) => [invested, mean]),
    language,
  );
  const [most, npv, above, irr, payback] = worths.map((what) => word(worthTitles[what], language)) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const has = (what: string) => word('moneyShareHas', language, { what });
  const years = word('moneyYears', language, { n: '' }).trim();
  return el(
    'div',
    '',
    ledger({
      caption: bracketed(word('moneyWorth', language), rateWords(found.rate), language),
      scrolls: word('scrolls', language),
      columns: [word('moneyVenture', language), word('moneyActive', language), most, npv, above, irr, payback],
      rows: all.slice(shown.from, shown.to).map((venture) => ({
        label: say(venture.title, language),
        note: titleIn(scenario, venture.village, language),
        cells: [
          { text: `${venture.from}–${venture.to}` },
          ...asked(venture, {
            most: { text: alike(venture.invested), title: exactly(venture.invested, language) },
            npv: {
              text: alike(venture.npv.mean),
              title: `${exactly(venture.npv.mean, language)} ±${exactly(venture.npv.standardError, language)}`,
              isLacking: venture.npv.mean < 0,
            },
            above: { text: percent(venture.worthIt), title: inTen(venture.worthIt, language) },
            irr: having(venture.irr, rateWords),
            payback: having(venture.payback, (x) => yearsWords(x, language)),
          }),
        ],
      })),
      data: {
        name: word('moneyWorth', language),
        columns: [
          word('village', language),
          word('moneyVenture', language),
          `${word('moneyActive', language)} 1`,
          `${word('moneyActive', language)} 2`,
          word('moneyYuan', language, { what: most }),
          word('moneyYuan', language, { what: npv }),
          bracketed(above, '%', language),
          bracketed(irr, '%', language),
          bracketed(has(irr), '%', language),
          bracketed(payback, years, language),
          bracketed(has(payback), '%', language),
        ],
        rows: all.map((venture) => [
          titleIn(scenario, venture.village, language),
          say(venture.title, language),
          venture.from,
          venture.to,
          venture.invested,
          venture.npv.mean,
          venture.worthIt * 100,
          venture.irr && venture.irr.p50 * 100,
          (venture.irr?.share ?? 0) * 100,
          venture.payback?.p50 ?? null,
          (venture.payback?.share ?? 0) * 100,
        ]),
      },
    }),
    shown.element,
    el('p', 'caption', word('moneyWorthCaption', language)),
  );
}

export function accountsTable(
  scenario: Scenario,
  outcome: PlanSummary,
  village: string | null,
  actions: Actions,
  language: Language,
): HTMLElement {
  const lines = accountIncome(scenario, outcome, village);
  const name = rowTitle(scenario, village, language);
  const income = village === null ? outcome.town.income : outcome.villages.find(({ id }) => id === village)?.measures.income;
  const rows = [
    ...lines.map(({ account, years }) => ({ label: word(accountWords[account], language), years, strong: false, account })),
    { label: word('moneyTotal', language), years: (income ?? []).map(({ mean }) => mean), strong: true, account: null },
  ];
  const alike = moneyAlike(
    rows.flatMap(({ years }) => years),
    language,
  );
  return ledger({
    caption: name,
    scrolls: word('scrolls', language),
    columns: [word('moneyLine', language), ...outcome.years.map(String)],
    rows: rows.map(({ label, years, strong, account }) => ({
      label,
      strong,
      cells: years.map((value, t) => {
        const place = { plan: outcome.plan, village, measure: 'income', year: outcome.years[t] ?? 0 };
        const target = (text: string) =>
          account === null
            ? shownTarget(scenario, place, text, 'readMean', language)
            : accountTarget(scenario, outcome, account, place, label, text, language);
        return moneyCell(value, alike, (text) => actions.trace(target(text)), language);
      }),
    })),
    data: {
      name: `${name} ${word('moneyAccounts', language)}`,
      columns: [word('moneyLine', language), ...outcome.years.map((year) => word('moneyYuan', language, { what: String(year) }))],
      rows: rows.map(({ label, years }) => [label, ...years]),
    },
  });
}
