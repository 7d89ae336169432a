/** A figure of all futures of a measure in; how it was read off them, for the panel that shows where a figure comes from, out. */
import { type Language, measureTitle, ownerTitle, type Scenario, say } from '../../model/index.ts';
import type { Fact, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';

export const count = (n: number): string => Math.round(n).toLocaleString('en-US');

/** A share of all futures as a count of them: what sentences about it name. */
export const shareGaps = (share: number, runs: number): { readonly n: string; readonly of: string; readonly share: string } => ({
  ...{ n: count(share * runs), of: count(runs) },
  share: `${Number((100 * share).toFixed(2))}%`,
});

/** A figure that is no future's own: a mean of all of them, or where in their order it stands. */
export function shownTarget(
  scenario: Scenario,
  place: TraceTarget,
  value: string,
  how: 'readMean' | 'readMedian' | 'readQuantile' | 'readBand' | 'readPaid' | 'readEvent',
  language: Language,
  /** What else `how` names. */
  gaps: { readonly share?: string } = {},
): TraceTarget {
  return {
    ...place,
    reading: () => ({
      title: placeTitle(scenario, place, language),
      value,
      how: word(how, language, { of: count(scenario.runs), ...gaps }),
      facts: planFact(scenario, place.plan, language),
      tells: true,
    }),
  };
}

/** A measure, whose it is, and its year. */
function placeTitle(scenario: Scenario, { village, venture, measure, year, plan }: TraceTarget, language: Language): string {
  const driver = village === null ? scenario.drivers.find(({ id }) => id === measure) : undefined;
  if (driver) return `${say(driver.title, language)} · ${year}`;
  const ventures = scenario.plans.find(({ id }) => id === plan)?.villages.find(({ id }) => id === village)?.ventures;
  const own = ventures?.find(({ id }) => id === venture)?.title;
  const whose = say(ownerTitle(scenario, village), language);
  return [say(measureTitle(scenario, measure), language), whose, ...(own ? [say(own, language)] : []), year].join(' · ');
}

export const planFact = ({ plans }: Scenario, plan: string, language: Language): Fact[] => {
  const title = plans.find(({ id }) => id === plan)?.title;
  return title ? [[word('plan', language), say(title, language)]] : [];
};

/** A mean beside others, which opens where it comes from. */
export const meanFact = (scenario: Scenario, place: TraceTarget, name: string, mean: string, language: Language): Fact => [
  name,
  mean,
  shownTarget(scenario, place, mean, 'readMean', language),
];
