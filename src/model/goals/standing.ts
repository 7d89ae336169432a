/** One measure under several plans, run by run on the same draws, in; how each plan stands: its average, its poor years, how often it falls short or arrives, and its regret, out. */
import type { Column, Scenario } from '../base/nouns.ts';
import { enoughFor, summarize } from '../base/stats.ts';
import { type Regret, regret } from './compare.ts';

export interface Standing {
  readonly mean: number;
  readonly standardError: number;
  /** One run in ten is below, one above. */
  readonly p10: number;
  readonly p90: number;
  /** Shares of runs below the floor, from it to below the target, and from the target on; they add up to 1. */
  readonly below: number;
  readonly between: number;
  readonly above: number;
  readonly regret: Regret;
}

/** Shares of a column below `floor`, between, and from `target` on; with a floor above the target nothing lies between. */
export function lights(column: Column, floor: number, target: number): readonly [below: number, between: number, above: number] {
  const [low, high] = [enoughFor(Math.min(floor, target)), enoughFor(target)];
  const values = typeof column === 'number' ? [column] : column;
  let [below, above] = [0, 0];
  for (const x of values) {
    if (x >= high) above++;
    else if (x < low) below++;
  }
  const n = values.length;
  return [below / n, (n - below - above) / n, above / n];
}

/** In the order of the plans. `floor` and `target` are in the unit of the measure. */
export function standings(plans: readonly Column[], floor: number, target: number): Standing[] {
  const regrets = regret(plans);
  return plans.map((column, i) => {
    const { mean, standardError, p10, p90 } = summarize(column);
    const [below, between, above] = lights(column, floor, target);
    return { mean, standardError, p10, p90, below, between, above, regret: regrets[i] as Regret };
  });
}

/** Where a town's income of the last year would be a step back, and where it would have arrived, in yuan. */
export interface Landmarks {
  readonly floor: number;
  readonly target: number;
  /** Whether the target is what a goal asks. */
  readonly isAsked: boolean;
}

/**
 * The floor is as much as now, to three digits. The target is what a goal asks of the town; without one what is asked of every village, all of them
 * together, where that is more than now, since it is asked of the weakest; without that a quarter more than now.
 */
export function landmarks({ goals, villages }: Scenario, now: number): Landmarks {
  const incomes = goals.filter(({ measure }) => measure === 'income');
  const ofTown = incomes.filter(({ who }) => who.kind === 'the town').map(({ atLeast }) => atLeast);
  const ofAll = incomes.filter(({ who }) => who.kind === 'every village').map(({ atLeast }) => atLeast * villages.length);
  const asked = ofTown.length > 0 ? ofTown : ofAll.filter((all) => all > now);
  const round = (x: number) => Number(x.toPrecision(3));
  return { floor: round(now), target: asked.length > 0 ? Math.max(...asked) : round(now * 1.25), isAsked: asked.length > 0 };
}
