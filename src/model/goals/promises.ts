/** A plan, a measure, a year and confidences in; what each village, the town, and the villages of a goal together can promise at each of them, out. */
import type { Column, Goal, Plan, Scenario } from '../base/nouns.ts';
import type { Draws } from '../chance/draws.ts';
import { neededVillages, speaksOf } from './judge.ts';
import { eachColumn, sideOf, type TargetCurve, targetCurve } from './targets.ts';

export interface Promises {
  readonly plan: string;
  readonly measure: string;
  readonly year: number;
  readonly confidences: readonly number[];
  readonly villages: readonly (TargetCurve & { readonly id: string })[];
  readonly town: TargetCurve;
  /** The sum of what each village can promise by itself; null where the town's figure is no sum over its villages. */
  readonly alone: readonly number[] | null;
  /** For each goal about this measure in this year: the figure that all it needs reach in the same future. */
  readonly goals: readonly (TargetCurve & { readonly id: string })[];
}

/** In each run, the figure that at least `needed` of the villages reach. */
function reachedBy(columns: readonly Column[], needed: number, runs: number): Column {
  const place = columns.length - needed;
  return Float64Array.from({ length: runs }, (_, run) => {
    const row = Float64Array.from(columns, (column) => (typeof column === 'number' ? column : (column[run] as number)));
    return row.sort()[place] as number;
  });
}

/** Yields after each village. Throws what a projection throws. */
export function* promises(
  scenario: Scenario,
  plan: Plan,
  measure: string,
  year: number,
  confidences: readonly number[],
  draws: Draws,
): Generator<number, Promises> {
  const sides = confidences.map((confidence) => sideOf(measure, confidence));
  const about = scenario.goals.filter((goal) => goal.measure === measure && goal.year === year);
  const joint = about.some(({ who }) => who.kind !== 'the town');
  const villages: (TargetCurve & { readonly id: string })[] = [];
  const columns: { readonly id: string; readonly column: Column }[] = [];
  let town: TargetCurve = { values: [], errors: [] };
  yield* eachColumn(scenario, plan, measure, year, draws, (id, column) => {
    const curve = targetCurve(column, sides);
    if (id === null) town = curve;
    else villages.push({ id, ...curve });
    // Columns of all villages are kept where a goal speaks of several at once, and let go otherwise.
    if (id !== null && joint) columns.push({ id, column });
  });
  const ofGoal = (goal: Goal): TargetCurve => {
    if (goal.who.kind === 'the town') return town;
    const own = columns.filter(({ id }) => speaksOf(goal, id)).map(({ column }) => column);
    return targetCurve(reachedBy(own, neededVillages(goal, own.length), draws.runs), sides);
  };
  const isSum = !scenario.measures.some(({ id, town: rule }) => id === measure && rule === 'formula');
  return {
    plan: plan.id,
    measure,
    year,
    confidences,
    villages,
    town,
    alone: isSum ? confidences.map((_, i) => villages.reduce((sum, { values }) => sum + (values[i] as number), 0)) : null,
    goals: about.map((goal) => ({ id: goal.id, ...ofGoal(goal) })),
  };
}

/** The next lower number that people promise: two digits, and a five or nothing after them. */
export function roundedDown(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const step = 5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2);
  // A hair below a round number is that number.
  return Number((Math.floor(value / step + 1e-9) * step).toPrecision(12));
}
