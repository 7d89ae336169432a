/** A plan, an outcome and draws in; the outcome run by run, on these draws and on draws that differ in some streams, out. Only villages that a change reaches are computed anew. */
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import type { Draws } from '../chance/draws.ts';
import { namesIn } from '../formula/check.ts';
import type { Outcome } from '../goals/outcome.ts';
import { driversRead } from '../projection/kept.ts';
import type { Model } from '../projection/model.ts';
import { type Input, inputsOf } from './inputs.ts';
import { addColumns, type Columns, partsOf, type Sums } from './parts.ts';

export interface Study {
  readonly outcome: Outcome;
  readonly model: Model;
  readonly draws: Draws;
  readonly inputs: readonly Input[];
  /** The outcome on the study's own draws: one value a run. */
  readonly base: Float64Array;
  /** The outcome on other draws, which differ from the study's own as far as `reach` says. */
  readonly on: (draws: Draws, reach: Reach) => Float64Array;
}

/** How far a difference between draws can reach: everywhere, through drivers alone, or one village. */
export type Reach = 'all' | 'drivers' | { readonly village: string };

export const reachOf = ({ village }: Input): Reach => (village === null ? 'drivers' : { village });

const same = (a: Column, b: Column): boolean =>
  a === b || (typeof a !== 'number' && typeof b !== 'number' && a.every((x, i) => x === b[i]));

/** Throws what a projection throws where a formula has no finite answer. */
export function study(scenario: Scenario, plan: Plan, outcome: Outcome, draws: Draws): Study {
  const parts = partsOf(scenario, plan, outcome);
  const { model } = parts;
  const read = new Map(model.villages.map((village) => [village.village.id, driversRead(village)]));
  const ownReads = new Set(model.measures.flatMap(({ formula }) => namesIn(formula.tree)));
  const own = new Map<string, Columns>();
  const sums: Sums = new Map();
  for (const village of model.villages) {
    const columns = parts.of(village, draws);
    own.set(village.village.id, columns);
    addColumns(sums, columns, 1, draws.runs);
  }
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const on = (other: Draws, reach: Reach): Float64Array => {
    const now = other.drivers(model.drivers, model.correlations, model.years);
    const moved = [...now].flatMap(([id, years]) => (years.every((c, i) => same(c, paths.get(id)?.[i] ?? 0)) ? [] : [id]));
    const isReached = ({ id }: { readonly id: string }): boolean => {
      if (reach === 'all') return true;
      if (reach !== 'drivers') return id === reach.village;
      return moved.some((driver) => ownReads.has(driver) || read.get(id)?.has(driver));
    };
    const changed: Sums = new Map([...sums].map(([name, total]) => [name, total.slice()]));
    for (const village of model.villages.filter((each) => isReached(each.village))) {
      addColumns(changed, own.get(village.village.id) as Columns, -1, draws.runs);
      addColumns(changed, parts.of(village, other), 1, draws.runs);
    }
    return parts.whole(changed, other);
  };
  return { outcome, model, draws, inputs: inputsOf(model, outcome), base: parts.whole(sums, draws), on };
}
