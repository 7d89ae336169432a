/** A figure of what a venture gives back in; how it is read off the venture's flows, of which each year opens, out. */
import {
  type FlowsOfOne,
  type Language,
  measureTitle,
  money,
  moneyAlike,
  netOf,
  type PlanMoney,
  percent,
  type Scenario,
  say,
  type VentureFlow,
  type VentureMoney,
} from '../../model/index.ts';
import type { Fact, FigureTable, Reading, TraceTarget } from '../runtime/notebook.ts';
import { type Word, word } from '../words/words.ts';
import { bracketed, titleIn } from './parts.ts';
import { count } from './shown.ts';

/** The figures of a venture, in the order of their columns. */
export const worths = ['most', 'npv', 'above', 'irr', 'payback'] as const;
export type Worth = (typeof worths)[number];

export const worthTitles = {
  most: 'moneyMost',
  npv: 'moneyNpv',
  above: 'moneyAbove',
  irr: 'moneyIrr',
  payback: 'moneyPayback',
} as const satisfies { readonly [what in Worth]: Word };

export const rateWords = (x: number): string => `${(x * 100).toFixed(1).replace('-', '−')}%`;

export const yearsWords = (x: number, language: Language): string =>
  x === 0 ? word('moneyAtOnce', language) : word('moneyYears', language, { n: x.toFixed(1) });

/** A year, its flow, and what follows from it. */
type Row = readonly number[];

/** Flows at a rate, with what they are worth today. */
const discounted = (flows: readonly VentureFlow[], rate: number): Row[] =>
  flows.map((flow, k) => [flow.year, netOf(flow), (1 + rate) ** -k, netOf(flow) * (1 + rate) ** -k]);

/** What `of` tells of the flows, and what it comes to by the end of each year. */
function added(flows: readonly VentureFlow[], of = netOf): Row[] {
  let sum = 0;
  return flows.map((flow) => {
    sum += of(flow);
    return [flow.year, of(flow), sum];
  });
}

const putIn = ({ investment, grant }: VentureFlow): number => investment - grant;

/** The last row of flows at a rate. A rate was found by halving, and what that leaves of nothing is less than a fen. */
function totalOf(rows: readonly Row[], language: Language): readonly (string | number | null)[] {
  const [all, today] = [1, 3].map((column) => rows.reduce((sum, row) => sum + (row[column] as number), 0)) as [number, number];
  return [word('moneyTotal', language), all, null, Math.abs(today) < 0.005 ? 0 : today];
}

/** The target of a figure of a venture is what it brings in the last year of the plan; its reading is its own. */
export function worthTarget(
  found: PlanMoney,
  venture: VentureMoney,
  what: Worth,
  value: string,
  scenario: Scenario,
  language: Language,
): TraceTarget {
  const { from, to, invested, flows, middle } = venture;
  const name = `${titleIn(scenario, venture.village, language)} · ${say(venture.title, language)}`;
  const title = word(worthTitles[what], language);
  const runs = count(scenario.runs);
  const of = (measure: string, year: number, future?: number): TraceTarget => ({
    ...{ plan: found.plan, village: venture.village, venture: venture.venture, measure, year },
    ...(future !== undefined && { future }),
  });
  /** Of the means, or of one future. */
  const inOne = (figure: string, future?: number) =>
    bracketed(
      figure,
      future === undefined ? word('mean', language) : word('traceOwn', language, { n: count(future + 1) }),
      language,
    );

  /** What a year's flow is made of, each part to be opened; where it is income alone, that. */
  const flowTarget = (flow: VentureFlow, told: string, future?: number): TraceTarget => {
    const income = of('income', flow.year, future);
    const parts = (['income', 'grant', 'investment'] as const).filter((part) => flow[part] !== 0);
    if (parts.every((part) => part === 'income')) return income;
    return {
      ...income,
      reading: () => ({
        title: `${name} · ${flow.year} · ${inOne(word('moneyFlow', language), future)}`,
        value: told,
        how: word('readFlow', language),
        facts: parts.map((part) => [
          say(measureTitle(scenario, part), language),
          money(flow[part], language),
          of(part, flow.year, future),
        ]),
        alone: true,
      }),
    };
  };
  /** Years with a figure of their flows, which `open` opens, and what follows from it. */
  const tableOf = (
    of: readonly VentureFlow[],
    [first, ...heads]: readonly [Word, ...Word[]],
    rows: FigureTable['rows'],
    future?: number,
    open: (flow: VentureFlow, words: string) => TraceTarget | undefined = (flow, words) => flowTarget(flow, words, future),
  ): FigureTable => {
    const told = moneyAlike(
      rows.flatMap((row) => [row[1], row.at(-1)].map(Number)),
      language,
    );
    return {
      columns: [word('year', language), inOne(word(first, language), future), ...heads.map((head) => word(head, language))],
      rows,
      words: (figure, _, column) =>
        column === 0 ? String(figure) : heads[column - 2] === 'moneyFactor' ? figure.toFixed(4) : told(figure),
      // Years behind the last one of the plan are computed here alone.
      opens: (row, column, words) => {
        const flow = of[row];
        return column === 1 && flow && flow.year <= scenario.years.to ? open(flow, words) : undefined;
      },
    };
  };
  const atRate = (of: readonly VentureFlow[], rate: number, future?: number): FigureTable => {
    const rows = discounted(of, rate);
    return tableOf(of, ['moneyFlow', 'moneyFactor', 'moneyToday'], [...rows, totalOf(rows, language)], future);
  };
  const having = (share: number): Fact => [word('moneyShareHas', language, { what: title }), percent(share)];
  const inMiddle = (how: Word, share: number, { run }: FlowsOfOne, told: string): Pick<Reading, 'how' | 'facts'> => ({
    how: word(how, language, { of: runs, from, to, n: count(run + 1) }),
    facts: [having(share), [inOne(title, run), told]],
  });
  const read = (): Pick<Reading, 'how' | 'facts' | 'table'> => {
    const { irr, payback } = venture;
    if (what === 'irr' && irr && middle.irr) {
      const { flows: own, value: at, run } = middle.irr;
      return { ...inMiddle('readReturn', irr.share, middle.irr, rateWords(at)), table: atRate(own, at, run) };
    }
    if (what === 'payback' && payback && middle.payback) {
      const { flows: own, value: at, run } = middle.payback;
      return {
        ...inMiddle('readPayback', payback.share, middle.payback, yearsWords(at, language)),
        table: tableOf(own, ['moneyFlow', 'moneySoFar'], added(own), run),
      };
    }
    if (what === 'most') {
      const open = ({ investment, year }: VentureFlow) => (investment === 0 ? undefined : of('investment', year));
      const table = tableOf(flows, ['moneyPutIn', 'moneySoFar'], added(flows, putIn), undefined, open);
      return { how: word('readMost', language, { of: runs }), facts: [], table };
    }
    return {
      how: word('readWorth', language, { of: runs, from, to }),
      facts: [
        ...(what === 'irr' || what === 'payback' ? [having(0)] : []),
        ...(what === 'above' ? [[title, `${count(Math.round(venture.worthIt * scenario.runs))} / ${runs}`] as const] : []),
        [word('moneyRate', language), rateWords(found.rate)],
        [word('moneyMost', language), money(invested, language)],
      ],
      table: atRate(flows, found.rate),
    };
  };
  return {
    ...of('income', Math.min(to, scenario.years.to)),
    reading: () => {
      const { how, ...rest } = read();
      const beyond = to > scenario.years.to ? word('readBeyond', language, { to: scenario.years.to }) : '';
      return { title: `${name} · ${title}`, value, how: how + beyond, ...rest, alone: true };
    },
  };
}
