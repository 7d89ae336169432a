/** A plan, a goal and one figure of a venture in; the least move of that figure that brings the goal on track, out, on the same draws all along. */
import type { Figure, Goal, Plan, Scenario, Unit, Venture } from '../base/nouns.ts';
import { meanOf, quantiles, standardErrorOf } from '../base/stats.ts';
import { ventureIn } from '../base/venture-in.ts';
import { quantileOf, withAmounts } from '../chance/distributions.ts';
import type { Draws } from '../chance/draws.ts';
import type { Outcome } from '../goals/outcome.ts';
import { addColumns, partsOf, type Sums } from './parts.ts';

/** A figure of a venture under a plan. */
export interface Sought {
  readonly village: string;
  readonly venture: string;
  readonly parameter: string;
}

export interface Seeking {
  /** The figure as it is, in base units: fixed, its chance, or its median where it is uncertain; of a list, its largest entry. */
  readonly now: number;
  readonly unit: Unit;
  readonly probabilityNow: number;
  /** The value that brings the goal on track, nearest to the one of now; null where none between low and high does. */
  readonly value: number | null;
  readonly probability: number;
  readonly standardError: number;
  /** Where no value does: the best one found, nearest to the one of now; null where the goal is reached as often at every value. */
  readonly best: number | null;
  readonly low: number;
  readonly high: number;
  /** What was tried, in rising order: value and probability. */
  readonly tried: readonly (readonly [number, number])[];
}

const gridSteps = 24;
const halvings = 24;

export function figureOf(plan: Plan, { village, venture, parameter }: Sought): Figure | null {
  const found = ventureIn(plan.villages, village, venture);
  return (found && Object.hasOwn(found.figures, parameter) && found.figures[parameter]) || null;
}

/** The middle of one entry of a figure: its value, its chance, or its median. */
function middle(value: Figure['values'][number], driver: (id: string) => number): number {
  if (value.kind === 'driver') return value.times * driver(value.driver);
  if (value.kind === 'chance') return value.chance;
  return value.kind === 'fixed' ? value.value : quantileOf(value)(0.5);
}

/** One entry multiplied by a factor from 0 on, so that shape and relative spread stay; nothing times anything is nothing. */
function scaled(value: Figure['values'][number], factor: number): Figure['values'][number] {
  if (factor === 0) return { kind: 'fixed', value: 0 };
  if (value.kind === 'driver') return { ...value, times: value.times * factor };
  if (value.kind === 'chance') return { ...value, chance: Math.min(1, value.chance * factor) };
  return withAmounts(value, (x) => x * factor);
}

/** A figure of which the middle is `now`, moved to `value`: an uncertain one keeps its shape, unless it changes its sign or was 0. */
export function movedFigure(figure: Figure, now: number, value: number): Figure {
  const factor = value / now;
  if (now !== 0 && factor >= 0) return { ...figure, values: figure.values.map((entry) => scaled(entry, factor)) };
  return { ...figure, values: figure.values.map(() => ({ kind: 'fixed', value })) };
}

export function withFigure(plan: Plan, { village, venture, parameter }: Sought, figure: Figure): Plan {
  const inVenture = (v: Venture): Venture => (v.id === venture ? { ...v, figures: { ...v.figures, [parameter]: figure } } : v);
  return {
    ...plan,
    villages: plan.villages.map((v) => (v.id === village ? { ...v, ventures: v.ventures.map(inVenture) } : v)),
  };
}

/**
 * Values between `low` and `high` (base units) are tried on a grid, and the interval next to the present value in which the goal comes on track is halved
 * until it is a ten-millionth of the range. An uncertain figure keeps its shape: all of it is multiplied. A fixed 0 is set
 * instead, and so is a figure that changes its sign; one that is uncertain about 0 cannot be moved: null.
 * Yields after each value tried. Throws what a projection throws.
 */
export function* seek(
  scenario: Scenario,
  plan: Plan,
  goal: Goal,
  sought: Sought,
  [low, high]: readonly [number, number],
  draws: Draws,
): Generator<number, Seeking | null> {
  const figure = figureOf(plan, sought);
  if (!figure) throw new Error(`no such figure: ${Object.values(sought).join('/')}`);
  const driver = (id: string): number => {
    const { from } = scenario.years;
    const years = Array.from({ length: goal.year - from + 1 }, (_, i) => from + i);
    const column = draws.drivers(scenario.drivers, scenario.correlations, years).get(id)?.at(-1) ?? 0;
    return quantiles(column, [0.5])[0] as number;
  };
  const middles = figure.values.map((value) => middle(value, driver));
  const now = middles.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  const isFixed = figure.values.every(({ kind }) => kind === 'fixed');
  // Chance about 0 has no shape that a factor keeps.
  if (now === 0 && !isFixed) return null;
  const outcome: Outcome = { kind: 'goal', goal };
  const rest: Sums = new Map();
  const own = partsOf(scenario, plan, outcome);
  for (const village of own.model.villages)
    if (village.village.id !== sought.village) addColumns(rest, own.of(village, draws), 1, draws.runs);
  // Only the village of the figure is computed anew.
  const reachedUnder = (changed: Plan): Float64Array => {
    const { model, of, whole } = partsOf(scenario, changed, outcome);
    const sums: Sums = new Map([...rest].map(([name, total]) => [name, total.slice()]));
    const moved = model.villages.find(({ village }) => village.id === sought.village);
    if (moved) addColumns(sums, of(moved, draws), 1, draws.runs);
    return whole(sums, draws);
  };
  const known = new Map<number, Float64Array>();
  const judged = (value: number): number => {
    const column = known.get(value) ?? reachedUnder(withFigure(plan, sought, movedFigure(figure, now, value)));
    known.set(value, column);
    return meanOf(column);
  };
  const onTrack = (value: number) => judged(value) >= goal.confidence;
  const inside = Math.min(Math.max(now, low), high);
  const grid = Array.from({ length: gridSteps + 1 }, (_, i) => low + ((high - low) * i) / gridSteps);
  const values = [...new Set([...grid, inside])].sort((a, b) => a - b);
  for (const value of values) {
    judged(value);
    yield known.size;
  }
  const probabilityNow = meanOf(reachedUnder(plan));
  const near = [...values].sort((a, b) => Math.abs(a - now) - Math.abs(b - now));
  const reached = near.filter(onTrack);
  let value = reached[0] ?? null;
  if (value !== null && value !== inside) {
    // Between the value found and its neighbour towards the present one the goal comes on track.
    const at = values.indexOf(value);
    let far = value;
    let close = values[at + (value > inside ? -1 : 1)] as number;
    for (let i = 0; i < halvings && Math.abs(far - close) > 1e-7 * (high - low); i++) {
      const half = (far + close) / 2;
      if (onTrack(half)) far = half;
      else close = half;
      yield known.size;
    }
    value = far;
  }
  const best = near.reduce((most, x) => (judged(x) > judged(most) ? x : most), near[0] as number);
  const moves = values.some((x) => judged(x) !== probabilityNow);
  const told = value ?? best;
  return {
    now,
    unit: figure.unit,
    probabilityNow,
    value,
    probability: judged(told),
    standardError: standardErrorOf(known.get(told) as Float64Array),
    best: moves ? best : null,
    low,
    high,
    tried: values.map((x) => [x, judged(x)] as const),
  };
}
