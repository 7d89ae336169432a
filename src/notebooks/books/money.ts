/** Money: what a plan puts in and gets, whether each village's fund holds, how income is divided, and what each venture gives back. */
import {
  type Divided,
  fundTitle,
  moneyStory,
  money as moneyWords,
  percent,
  type Scenario,
  say,
  townDivision,
  usualLastYear,
} from '../../model/index.ts';
import { mostBars } from '../charts/shares.ts';
import { choice } from '../inputs/choice.ts';
import { notebook, type TraceTarget, viewed } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { loanFields, supportFields } from './money-edit.ts';
import { division, fundFans, fundFlows } from './money-fund.ts';
import { accountsTable, usualRate, worthChoices, worthSentence, worthTable } from './money-worth.ts';
import { el, inFutures, outcomeOf, sentence, strong, titleIn } from './parts.ts';
import { gapTarget, sumTarget } from './readings.ts';
import { traced } from './trace.ts';

const one = ({ villages }: Scenario): boolean => villages.length === 1;

/** The town and the chosen village side by side; of a single village, that alone. */
function pair(scenario: Scenario, village: string, of: (village: string | null) => HTMLElement, between = 'pair'): HTMLElement {
  return el('div', one(scenario) ? 'single' : between, ...(one(scenario) ? [of(village)] : [of(null), of(village)]));
}

/** Tables of more years than these stand one below the other. */
const mostBeside = 3;
const tables: typeof pair = (scenario, village, of) =>
  pair(scenario, village, of, scenario.years.to - scenario.years.from < mostBeside ? 'pair wide' : '');

export const money = notebook('money', words.moneyBook)
  .value('outcome', ['answer', 'plan'], (answer, plan) => outcomeOf(answer, plan.id))
  .value('rate', ['view'], (view) => viewed(view, 'money.rate', usualRate))
  .value('to', ['view', 'settled'], (view, { scenario }) =>
    Math.max(scenario.years.to, viewed(view, 'money.to', usualLastYear(scenario))),
  )
  .value('worth', ['ask', 'settled', 'rate', 'to'], (ask, { plan }, rate, to) => ask('money', { plan: plan.id, rate, to }))
  .show('sentence', ['scenario', 'plan', 'outcome', 'actions', 'language'], (scenario, plan, outcome, actions, language) => {
    const { invested, support, drawn, gap, gaps } = moneyStory(scenario, outcome);
    const sum = (yuan: number) => moneyWords(yuan, language);
    const single = one(scenario);
    const put = invested < 0.5 ? 'moneyPutNone' : single ? 'moneyPutOne' : 'moneyPut';
    const get = support < 0.5 ? 'moneyGetNone' : single ? 'moneyGetOne' : 'moneyGet';
    const words = [
      word(put, language, { plan: say(plan.title, language), sum: sum(invested) }),
      word(get, language, { sum: sum(support) }),
      drawn < 0.5 ? '' : word('moneyBorrow', language, { sum: sum(drawn) }),
      gap
        ? word('moneyFalls', language, {
            village: titleIn(scenario, gap.village, language),
            often: inFutures(gap.probability, language),
            year: gap.year,
          })
        : word('moneyHolds', language),
      gaps > 1 ? word(gaps === 2 ? 'moneyFallsOneMore' : 'moneyFallsMore', language, { n: gaps - 1 }) : '',
      word('moneyEnd', language),
    ];
    const ask = (target: TraceTarget) => (text: string) => traced(text, target, actions, language);
    const sums = [
      [invested, 'investment'],
      [support, 'support'],
    ] as const;
    const figures = new Map(
      sums.map(([yuan, measure]) => [sum(yuan), ask(sumTarget(outcome, measure, sum(yuan), scenario, language))]),
    );
    if (gap) {
      const share = percent(gap.probability);
      figures.set(share, ask(gapTarget(outcome, gap.village, gap.year, share, language)));
    }
    return sentence(words.join(''), figures);
  })
  .show('payback', ['worth', 'settled', 'to', 'actions', 'language'], (worth, { scenario }, to, actions, language) =>
    worthSentence(worth, scenario, to, actions, language),
  )
  .value('page', ['view'], (view) => viewed(view, 'money.page', 0))
  .show('funds', ['scenario', 'outcome', 'page', 'actions', 'language'], fundFans)
  .show('village', ['settled', 'village', 'actions', 'language'], ({ scenario }, village, actions, language) => {
    const head = el('h2', '', word('moneyFlows', language));
    if (one(scenario)) return head;
    const villages = scenario.villages.map(({ id, title }) => ({ id, label: say(title, language) }));
    const chooser = choice(
      word('village', language),
      villages,
      village,
      (id) => actions.choose({ village: id, book: 'money' }),
      'money-village',
    );
    return el('div', '', head, chooser);
  })
  .show('flows', ['scenario', 'outcome', 'village', 'actions', 'language'], (scenario, outcome, village, actions, language) =>
    tables(scenario, village, (of) => fundFlows(scenario, outcome, of, actions, language)),
  )
  .show(
    'division',
    ['scenario', 'plan', 'outcome', 'worth', 'village', 'language'],
    (scenario, plan, outcome, worth, village, language) => {
      const own = outcome.villages.find(({ id }) => id === village)?.allocation ?? {};
      const fundsOf = (of: { readonly [fund: string]: readonly Divided[] }) =>
        Object.entries(scenario.allocation).map(([fund, share]) => ({
          id: fund,
          title: word('moneyFund', language, { fund: say(fundTitle(fund), language), share: percent(share) }),
          years: of[fund] ?? [],
        }));
      const town = fundsOf(townDivision(scenario, worth));
      return el(
        'div',
        '',
        el('h2', '', word('moneyDivision', language)),
        pair(scenario, village, (of) =>
          of === null
            ? division(word('together', language), { scenario, plan }, null, outcome.years, town, language)
            : division(titleIn(scenario, of, language), { scenario, plan }, of, outcome.years, fundsOf(own), language),
        ),
        el(
          'p',
          'caption',
          word('moneyDivisionCaption', language),
          outcome.years.length > mostBars ? word('moneySomeYears', language) : '',
        ),
      );
    },
  )
  .show('choices', ['settled', 'rate', 'to', 'actions', 'language'], ({ scenario }, rate, to, actions, language) =>
    el('div', '', el('h2', '', word('moneyWorth', language)), worthChoices(scenario, rate, to, actions, language)),
  )
  .value('ventures', ['view'], (view) => viewed(view, 'money.ventures', 0))
  .show('worth', ['worth', 'settled', 'ventures', 'actions', 'language'], (worth, { scenario }, page, actions, language) =>
    worthTable(worth, scenario, page, actions, language),
  )
  .value('supported', ['view'], (view) => viewed(view, 'money.support', 0))
  .show('support', ['settled', 'village', 'supported', 'actions', 'language'], (settled, village, page, actions, language) =>
    el(
      'div',
      'panel',
      el('h2', '', word('moneyEdit', language)),
      el('p', 'caption', ...strong(word('moneyEditCaption', language, { plan: say(settled.plan.title, language) }))),
      supportFields(settled, village, page, actions, language),
      loanFields(settled, village, actions, language),
    ),
  )
  .show('accounts', ['scenario', 'outcome', 'village', 'actions', 'language'], (scenario, outcome, village, actions, language) =>
    el(
      'div',
      '',
      el('h2', '', word('moneyAccounts', language)),
      tables(scenario, village, (of) => accountsTable(scenario, outcome, of, actions, language)),
      el('p', 'caption', word('moneyAccountsCaption', language)),
    ),
  )
  .prose(words.moneyMeaning);
