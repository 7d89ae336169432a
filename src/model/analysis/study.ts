/** A plan, an outcome and draws in; the outcome run by run, on these draws and on draws that differ in some streams, out. Only villages that a change reaches are computed anew. */
import type { Column, Expression, Plan, Scenario } from '../base/nouns.ts';
import type { Draws } from '../chance/draws.ts';
import { namesIn } from '../formula/check.ts';
import { reached } from '../goals/judge.ts';
import { concerns, measureOf, type Outcome, outcomeColumn } from '../goals/outcome.ts';
import { type CompiledVillage, compileModel, type Model } from '../projection/model.ts';
import { type ProjectionCache, projectVillage, townMeasures } from '../projection/project.ts';
import { type Input, inputsOf } from './inputs.ts';

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

type Columns = ReadonlyMap<string, Column>;

const addTo = (total: Float64Array, column: Column, sign: number): void => {
  if (typeof column === 'number') for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + sign * column;
  else for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + sign * (column[i] as number);
};

const same = (a: Column, b: Column): boolean =>
  a === b || (typeof a !== 'number' && typeof b !== 'number' && a.every((x, i) => x === b[i]));

/** Names of drivers that a village's ventures may read, whether by formula or by a figure that follows one. */
function driversRead({ ventures }: CompiledVillage): Set<string> {
  const read = new Set<string>();
  const add = (tree: Expression) => {
    for (const name of namesIn(tree)) read.add(name);
  };
  for (const { venture, strategy } of ventures) {
    for (const { formula } of strategy.strategy.formulas) add(formula.tree);
    for (const { chance } of strategy.strategy.events) add(chance.tree);
    for (const { start, next } of strategy.strategy.stocks) {
      add(start.tree);
      add(next.tree);
    }
    for (const { values } of Object.values(venture.figures))
      for (const value of values) if (value.kind === 'driver') read.add(value.driver);
  }
  return read;
}

/** Throws what a projection throws where a formula has no finite answer. */
export function study(scenario: Scenario, plan: Plan, outcome: Outcome, draws: Draws, cache?: ProjectionCache): Study {
  const { measure, year } = measureOf(outcome);
  const whole = compileModel(scenario, plan);
  // What comes after the outcome's year cannot reach it.
  const model: Model = {
    ...whole,
    years: whole.years.filter((y) => y <= year),
    villages: whole.villages.filter(({ village }) => concerns(outcome, village.id)),
  };
  const t = model.years.length - 1;
  const ofTown = outcome.kind === 'goal' ? outcome.goal.who.kind === 'the town' : outcome.village === null;
  const byFormula = ofTown && model.measures.some(({ id, town }) => id === measure && town === 'formula');
  const read = new Map(model.villages.map((village) => [village.village.id, driversRead(village)]));
  const ownReads = new Set(model.measures.flatMap(({ formula }) => namesIn(formula.tree)));

  /** What of a village's year the outcome is made of. */
  const columnsOf = (village: CompiledVillage, on: Draws): Columns => {
    const found = on === draws ? cache?.get(model, village, on) : undefined;
    const projection = found ?? projectVillage(model, village, on);
    if (!found && on === draws) cache?.set(model, village, on, projection);
    const { measures } = projection;
    if (byFormula) return new Map(Object.entries(measures).map(([name, years]) => [name, years[t] ?? 0]));
    const column = measures[measure]?.[t] ?? 0;
    const counts = outcome.kind === 'goal' && !ofTown;
    return new Map([[measure, counts ? reached(column, outcome.goal.atLeast) : column]]);
  };
  const own = new Map<string, Columns>();
  const totals = new Map<string, Float64Array>();
  const add = (into: Map<string, Float64Array>, columns: Columns, sign: number) => {
    for (const [name, column] of columns) {
      const total = into.get(name) ?? new Float64Array(draws.runs);
      addTo(total, column, sign);
      into.set(name, total);
    }
  };
  for (const village of model.villages) {
    const columns = columnsOf(village, draws);
    own.set(village.village.id, columns);
    add(totals, columns, 1);
  }
  const finish = (sums: ReadonlyMap<string, Float64Array>, on: Draws): Float64Array => {
    const total: Column = byFormula
      ? (townMeasures(model, on, (name) => sums.get(name), t).get(measure) ?? 0)
      : (sums.get(measure) ?? 0);
    const column = outcomeColumn(outcome, total, model.villages.length);
    return typeof column === 'number' ? new Float64Array(draws.runs).fill(column) : column;
  };
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const on = (other: Draws, reach: Reach): Float64Array => {
    const now = other.drivers(model.drivers, model.correlations, model.years);
    const moved = [...now].flatMap(([id, years]) => (years.every((c, i) => same(c, paths.get(id)?.[i] ?? 0)) ? [] : [id]));
    const reached = ({ id }: { readonly id: string }): boolean => {
      if (reach === 'all') return true;
      if (reach !== 'drivers') return id === reach.village;
      return moved.some((driver) => ownReads.has(driver) || read.get(id)?.has(driver));
    };
    const sums = new Map([...totals].map(([name, total]) => [name, total.slice()]));
    for (const village of model.villages.filter((each) => reached(each.village))) {
      add(sums, own.get(village.village.id) as Columns, -1);
      add(sums, columnsOf(village, other), 1);
    }
    return finish(sums, other);
  };
  return { outcome, model, draws, inputs: inputsOf(model, outcome), base: finish(totals, draws), on };
}
