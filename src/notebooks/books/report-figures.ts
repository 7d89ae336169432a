/** Figures that the report and the notebooks tell alike in; where they come from, out. */
import { type Account, type Language, money, type PlanSummary, type Scenario, say, together } from '../../model/index.ts';
import type { Fact, TraceTarget } from '../runtime/notebook.ts';
import { type Word, word } from '../words/words.ts';
import { titleIn } from './parts.ts';
import { aloneTarget } from './readings.ts';
import type { ReportGiven } from './report-pieces.ts';
import { count, meanFact } from './shown.ts';

/** The lines of the accounts by their names. */
export const accountWords: { readonly [account in Account]: Word } = {
  operating: 'moneyOperating',
  'contracting-out': 'moneyContracting',
  investment: 'moneyInvestment',
  subsidy: 'moneySubsidy',
  other: 'moneyOther',
};

/** The ventures that a line of the accounts adds up in a year. */
export function accountTarget(
  scenario: Scenario,
  outcome: PlanSummary,
  account: Account,
  place: TraceTarget,
  title: string,
  value: string,
  language: Language,
): TraceTarget {
  const t = outcome.years.indexOf(place.year);
  const plan = scenario.plans.find(({ id }) => id === outcome.plan);
  const facts = outcome.villages
    .filter(({ id }) => place.village === null || place.village === id)
    .flatMap(({ id: village, ventures }) =>
      ventures
        .filter(({ strategy }) => scenario.strategies[strategy]?.account === account)
        .map(({ id, income }): Fact => {
          const mean = money(income[t]?.mean ?? 0, language);
          const own = plan?.villages.find((each) => each.id === village)?.ventures.find((venture) => venture.id === id);
          const name = `${titleIn(scenario, village, language)} · ${own ? say(own.title, language) : id}`;
          const asked = { ...place, village, venture: id };
          return meanFact(scenario, asked, name, mean, language);
        }),
    );
  const how = word('readAccount', language, { of: count(outcome.runs) });
  return { ...place, reading: () => ({ title: `${title} · ${place.year}`, value, how, facts, alone: true }) };
}

/** What the report's plan brings more than the plan it is compared with, on average. */
export function moreTarget(
  { scenario, plan, outcome, first }: ReportGiven,
  village: string | null,
  t: number,
  value: string,
  language: Language,
): TraceTarget {
  const year = outcome.years[t] ?? 0;
  const [a, b] = [say(plan.title, language), say(first?.plan.title ?? plan.title, language)];
  const fact = (name: string, of: PlanSummary): Fact => {
    const rows = village === null ? of.town.income : of.villages.find(({ id }) => id === village)?.measures.income;
    const mean = money(rows?.[t]?.mean ?? 0, language);
    const place = { plan: of.plan, village, measure: 'income', year };
    return meanFact(scenario, place, `${name} · ${word('mean', language)}`, mean, language);
  };
  return aloneTarget({
    title: `${village === null ? say(together, language) : titleIn(scenario, village, language)} · ${year}`,
    value,
    how: word('readDifference', language, { a, b, of: count(outcome.runs) }),
    facts: [fact(a, outcome), ...(first ? [fact(b, first.outcome)] : [])],
  });
}
