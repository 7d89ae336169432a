/** A goal, or a measure of a village or the town in a year, in; what it comes to in each run, out. */
import type { Column, Goal, Language, Scenario, Text, Unit } from '../base/nouns.ts';
import { meansTogether, measured, measureTitles, together, toldApart } from '../base/words.ts';
import { neededVillages, reached, speaksOf } from './judge.ts';

/** What a question is asked about: one value a run, 1 or 0 for a goal. */
export type Outcome =
  | { readonly kind: 'goal'; readonly goal: Goal }
  | { readonly kind: 'measure'; readonly measure: string; readonly village: string | null; readonly year: number };

export type ReadOutcome = { readonly ok: true; readonly outcome: Outcome } | { readonly ok: false; readonly say: Text };

const no = (en: string, zh: string): ReadOutcome => ({ ok: false, say: { en, zh } });

/**
 * Reads `income-500k` (a goal), `income@2022` (the town) or `buridu.income@2022`: the words of the scenario, in any order, divided by
 * blanks or any of `: / . , @`. Without a year, the last one; without a measure, income.
 */
export function readOutcome(spec: string, scenario: Scenario): ReadOutcome {
  const words = spec.split(/[\s:/.,@]+/u).filter((word) => word !== '' && word !== 'goal' && word !== 'measure');
  const goal = scenario.goals.find(({ id }) => words.includes(id));
  if (goal && words.length === 1) return { ok: true, outcome: { kind: 'goal', goal } };
  let measure: string | null = null;
  let village: string | null = null;
  let year: number | null = null;
  let town = false;
  for (const word of words) {
    const isVillage = scenario.villages.some(({ id }) => id === word);
    if (Object.hasOwn(scenario.units, word) && measure === null) measure = word;
    else if (/^\d{4}$/.test(word) && year === null) year = Number(word);
    else if (isVillage && village === null) village = word;
    else if (meansTogether(word)) town = true;
    else if (word !== 'the') {
      const first = Object.hasOwn(scenario.units, word) ? measure : /^\d{4}$/.test(word) ? year : isVillage ? village : null;
      return first === null
        ? no(`${word} is no goal, measure, village or year of the scenario`, `“${word}”不是情景中的目标、指标、村或年份`)
        : no(`it names both ${first} and ${word}; one outcome has one of them`, `同时写了“${first}”和“${word}”，只能写其中一个`);
    }
  }
  if (town && village !== null)
    return no(
      `it names both the village ${village} and ${together.en}`,
      `同时写了村“${village}”和${together.zh}，只能写其中一个`,
    );
  const { from, to } = scenario.years;
  if (year !== null && (year < from || year > to))
    return no(`${year} is no year from ${from} to ${to}`, `${year} 不在 ${from} 到 ${to} 之间`);
  if (words.length === 0) return no('the outcome is empty', '没有写明结果');
  return { ok: true, outcome: { kind: 'measure', measure: measure ?? 'income', village, year: year ?? to } };
}

/** Whether a plan with less of a measure is ahead: what it costs, lacks or owes. */
export const lessIsBetter = (measure: string): boolean => ['gap', 'investment', 'loans'].includes(measure);

/** A measure as people call it: standard ones, the scenario's own, and those that strategies state. */
export function measureTitle({ measures, strategies }: Scenario, measure: string): Text {
  const own = measures.find(({ id }) => id === measure) ?? null;
  const stated = Object.values(strategies).flatMap(({ formulas }) => formulas.filter(({ id }) => id === measure))[0];
  return (
    (Object.hasOwn(measureTitles, measure) ? measureTitles[measure] : null) ??
    own?.title ??
    stated?.title ?? { en: measure, zh: measure }
  );
}

/** Whose figure it is, null for all villages together: of a single village there is no whole. */
export const ownerTitle = ({ villages }: Scenario, village: string | null): Text =>
  (villages.length === 1 ? villages[0] : villages.find(({ id }) => id === village))?.title ?? together;

/** An outcome in words. */
export function outcomeText(outcome: Outcome, scenario: Scenario): Text {
  if (outcome.kind === 'goal') return outcome.goal.title;
  const { measure, village, year } = outcome;
  const own = measureTitle(scenario, measure);
  const title = ownerTitle(scenario, village);
  return { en: `${own.en} of ${title.en} in ${year}`, zh: `${title.zh} ${year} 年的${own.zh}` };
}

/** The unit of a measure of the scenario. */
export function unitOf(scenario: Scenario, measure: string): Unit {
  const unit = scenario.units[measure];
  if (!unit) throw new Error(`unknown measure in a checked outcome: ${measure}`);
  return unit;
}

/** The measure and the year that an outcome needs of each village. */
export const measureOf = (outcome: Outcome): { readonly measure: string; readonly year: number } =>
  outcome.kind === 'goal' ? { measure: outcome.goal.measure, year: outcome.goal.year } : outcome;

/** Whether an outcome depends on a village at all. */
export function concerns(outcome: Outcome, village: string): boolean {
  if (outcome.kind === 'goal') return outcome.goal.who.kind === 'the town' || speaksOf(outcome.goal, village);
  return outcome.village === null || outcome.village === village;
}

/** An outcome from what the villages it concerns have in each run: the sum, how many reach the goal, or the one village's own. */
export function outcomeColumn(outcome: Outcome, combined: Column, villages: number): Column {
  if (outcome.kind === 'measure') return combined;
  const { goal } = outcome;
  return reached(combined, goal.who.kind === 'the town' ? goal.atLeast : neededVillages(goal, villages));
}

/** Tells values of a measure in a year; one that falls short of what a goal asks is not told as that. */
export function toldShort(scenario: Scenario, measure: string, year: number, language: Language): (value: number) => string {
  const unit = unitOf(scenario, measure);
  const asked = scenario.goals.flatMap((goal) => (goal.measure === measure && goal.year === year ? goal.atLeast : []));
  const missed = (value: number) => asked.filter((least) => value < least);
  return (value) => toldApart(value, missed(value), (x, digits) => measured(x, unit, language, digits));
}
