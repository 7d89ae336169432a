/** Figures that are read off all futures of another in; how that was done, for the panel that shows where a figure comes from, out. */
import {
  type FundingGap,
  fundTitle,
  type Goal,
  type Judgement,
  type Language,
  measured,
  measureOf,
  measureTitle,
  money,
  neededVillages,
  type Outcome,
  type Plan,
  type PlanSummary,
  percent,
  type Scenario,
  say,
} from '../../model/index.ts';
import type { Actions, Fact, Reading, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { goalNote, titleIn } from './parts.ts';
import { count, planFact, shareGaps, shownTarget } from './shown.ts';
import { traced } from './trace.ts';

/** Villages told one by one. */
const mostTold = 1000;

/** Of more villages those that miss the goal most often come first. */
const few = 24;

const points = (error: number, language: Language): string => word('readPoints', language, { points: (error * 100).toFixed(1) });

const aboutGoal = (scenario: Scenario, goal: Goal, language: Language): Fact[] => [
  [word('readTarget', language), goalNote(scenario, goal, language)],
  [word('readConfidence', language), percent(goal.confidence)],
  [word('tracePlace', language), `goals.${goal.id}`],
];

/** What a goal is about. */
export interface Judged {
  readonly scenario: Scenario;
  readonly outcome: PlanSummary;
  readonly goal: Goal;
  readonly judgement: Judgement;
  readonly language: Language;
}

/** What is told of each village that a goal speaks of; each opens its own chance. */
function ofVillages(judged: Judged, told: (village: Judgement['villages'][number]) => string): Fact[] {
  const { scenario, judgement, language } = judged;
  const { villages } = judgement;
  const ordered = villages.length > few ? [...villages].sort((a, b) => a.probability - b.probability) : villages;
  const facts = ordered
    .slice(0, mostTold)
    .map((own): Fact => [titleIn(scenario, own.id, language), told(own), goalTarget(judged, own.id)]);
  const left = villages.length - facts.length;
  return left > 0 ? [...facts, ['…', word('readMore', language, { n: left })]] : facts;
}

const chanceOf = ({ probability }: Judgement['villages'][number]): string => percent(probability);

const placeOf = ({ goal, outcome }: Judged, village: string | null): TraceTarget => ({
  ...{ plan: outcome.plan, village, measure: goal.measure, year: goal.year },
});

/** A village's chance to reach a goal, or with null that of the whole goal. */
export const goalTarget = (judged: Judged, village: string | null): TraceTarget => ({
  ...placeOf(judged, village),
  reading: () => chanceReading(judged, village),
});

function chanceReading(judged: Judged, village: string | null): Reading {
  const { scenario, goal, judgement, outcome, language } = judged;
  const own = village === null ? judgement : judgement.villages.find(({ id }) => id === village);
  const { probability, standardError } = own ?? judgement;
  const gaps = shareGaps(probability, outcome.runs);
  const whose = village === null ? [] : [titleIn(scenario, village, language)];
  const told = { title: [say(goal.title, language), ...whose].join(' · '), value: percent(probability) };
  const facts: Fact[] = [...aboutGoal(scenario, goal, language), [word('readError', language), points(standardError, language)]];
  if (village !== null || goal.who.kind === 'the town') return { ...told, how: word('readGoal', language, gaps), facts };
  const all = judgement.villages.length;
  return {
    ...told,
    how: word('readGoalMany', language, { ...gaps, all, needed: neededVillages(goal, all) }),
    facts: [...facts, ...ofVillages(judged, chanceOf)],
    alone: true,
  };
}

/** Of a figure that is no measure's own, how it came about is all there is to tell. */
export const aloneTarget = (reading: Reading): TraceTarget => ({
  ...{ plan: '', village: null, measure: '', year: 0 },
  reading: () => ({ ...reading, alone: true }),
});

/** A figure that is made of what is told of each village. */
const villagesTarget = (
  judged: Judged,
  value: string,
  how: (judged: Judged) => string,
  told: (village: Judgement['villages'][number]) => string,
): TraceTarget => ({
  ...placeOf(judged, null),
  reading: () => ({
    title: say(judged.goal.title, judged.language),
    value,
    how: how(judged),
    facts: [...aboutGoal(judged.scenario, judged.goal, judged.language), ...ofVillages(judged, told)],
    alone: true,
  }),
});

/** How many villages reach a goal surely enough. */
export const sureTarget = (judged: Judged, value: string): TraceTarget =>
  villagesTarget(
    judged,
    value,
    ({ goal, language }) => word('readSure', language, { confidence: percent(goal.confidence) }),
    chanceOf,
  );

/** What one village lacks to a goal on average. */
export const lackTarget = (judged: Judged, village: string, value: string): TraceTarget => ({
  ...placeOf(judged, village),
  reading: () => ({
    title: `${say(judged.goal.title, judged.language)} · ${titleIn(judged.scenario, village, judged.language)}`,
    value,
    how: word('readLack', judged.language, { of: count(judged.outcome.runs) }),
    facts: aboutGoal(judged.scenario, judged.goal, judged.language),
  }),
});

/** What the villages lack to a goal, on average and together. */
export const missingTarget = (judged: Judged, value: string): TraceTarget =>
  villagesTarget(
    judged,
    value,
    ({ outcome, language }) => word('readMissing', language, { of: count(outcome.runs) }),
    ({ shortfall }) => measured(shortfall, judged.goal.unit, judged.language),
  );

/** A sum over the years of what all villages have of a measure on average. */
export function sumTarget(
  outcome: PlanSummary,
  measure: string,
  value: string,
  scenario: Scenario,
  language: Language,
): TraceTarget {
  const rows = outcome.town[measure] ?? [];
  const places = outcome.years.map((year) => ({ plan: outcome.plan, village: null, measure, year }));
  return {
    ...(places.at(-1) as TraceTarget),
    reading: () => ({
      title: say(measureTitle(scenario, measure), language),
      value,
      how: word('readSum', language, { of: count(outcome.runs) }),
      facts: places.map((place, t): Fact => [String(place.year), money(rows[t]?.mean ?? 0, language), place]),
      alone: true,
    }),
  };
}

/** How often a village's fund is below zero at the end of a year. */
export const gapTarget = (
  outcome: PlanSummary,
  village: string,
  year: number,
  value: string,
  language: Language,
): TraceTarget => ({
  ...{ plan: outcome.plan, village, measure: 'fund', year },
  reading: () => ({
    title: word('readGapTitle', language, { year }),
    value,
    how: word('readGap', language, { of: count(outcome.runs) }),
    facts: [],
  }),
});

/** Where a figure of a village's shortage comes from: the share of futures that have one, or its mean. */
export function shortageTarget(
  scenario: Scenario,
  outcome: PlanSummary,
  { village, year }: FundingGap,
  words: string,
  isShare: boolean,
  language: Language,
): TraceTarget {
  const place = { plan: outcome.plan, village, measure: 'gap', year };
  return isShare ? gapTarget(outcome, village, year, words, language) : shownTarget(scenario, place, words, 'readMean', language);
}

/** The figures of a village's shortage, each of which opens where it comes from. */
export const gapFigure =
  (scenario: Scenario, outcome: PlanSummary, actions: Actions, language: Language) =>
  (gap: FundingGap, words: string, isShare: boolean): HTMLElement =>
    traced(words, shortageTarget(scenario, outcome, gap, words, isShare, language), actions, language);

/** What can be promised at a confidence: a quantile of a measure. */
export const promiseReading = (
  title: string,
  value: string,
  error: string,
  share: number,
  runs: number,
  language: Language,
): Reading => ({
  title,
  value,
  how: word('readPromise', language, { of: count(runs), share: percent(share) }),
  facts: [[word('readError', language), error]],
});

/** The town's income under two plans in its last year. */
export interface Pair {
  readonly a: { readonly plan: Plan; readonly outcome: PlanSummary };
  readonly b: { readonly plan: Plan; readonly outcome: PlanSummary };
  readonly language: Language;
}

/** A figure of their difference, run by run; `how` says which. */
export function differenceTarget(
  { a, b, language }: Pair,
  how: 'readDifference' | 'readAhead' | 'readBin' | 'readSpread',
  value: string,
): TraceTarget {
  const year = a.outcome.years.at(-1) ?? 0;
  const place = (plan: string): TraceTarget => ({ plan, village: null, measure: 'income', year });
  const [nameA, nameB] = [say(a.plan.title, language), say(b.plan.title, language)];
  const mean = ({ outcome }: Pair['a']) => money(outcome.town.income?.at(-1)?.mean ?? 0, language);
  const fact = (of: Pair['a'], name: string): Fact => [`${name} · ${word('mean', language)}`, mean(of), place(of.plan.id)];
  return {
    ...place(a.plan.id),
    reading: () => ({
      title: `${nameA} − ${nameB}`,
      value,
      how: word(how, language, { a: nameA, b: nameB, of: count(a.outcome.runs) }),
      facts: [fact(a, nameA), fact(b, nameB)],
      alone: true,
    }),
  };
}

/** A mean of an outcome while one input is held. */
export const heldTarget = (
  outcome: Outcome,
  plan: string,
  title: string,
  value: string,
  runs: number,
  language: Language,
): TraceTarget => ({
  ...{ plan, ...measureOf(outcome), village: outcome.kind === 'goal' ? null : outcome.village },
  reading: () => ({
    ...{ title, value, how: word('readHeld', language, { of: count(runs) }), alone: true },
    facts:
      outcome.kind === 'goal'
        ? []
        : [[word('readUnheld', language), word('readOpen', language), { plan, ...measureOf(outcome), village: outcome.village }]],
  }),
});

/** What it costs to have chosen a plan where another was better, or with `readBest` how often none was. */
export const regretTarget = (
  plan: string,
  how: 'readRegret' | 'readBest',
  title: string,
  value: string,
  scenario: Scenario,
  language: Language,
): TraceTarget => ({
  ...{ plan, village: null, measure: 'income', year: scenario.years.to },
  reading: () => ({
    ...{ title, value, how: word(how, language, { of: count(scenario.runs) }) },
    facts: planFact(scenario, plan, language),
  }),
});

/** What a fund has of income in a year. */
export const keptTarget = (
  { allocation, runs }: Scenario,
  place: Omit<TraceTarget, 'measure'>,
  fund: string,
  value: string,
  language: Language,
): TraceTarget => ({
  ...place,
  measure: 'income',
  reading: () => ({
    title: `${say(fundTitle(fund), language)} · ${place.year}`,
    value,
    how: word('readKept', language, { share: percent(allocation[fund] ?? 0), of: count(runs) }),
    facts: [],
  }),
});
