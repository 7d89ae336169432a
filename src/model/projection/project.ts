/** A village of a model and draws in; what it brings as columns over runs, out; and the town's own measures from the sums of its villages. */
import type { Column } from '../base/nouns.ts';
import { isLevel, isSame } from '../base/same.ts';
import { fresh, type Scratch, scratch } from '../base/scratch.ts';
import { together } from '../base/words.ts';
import type { Draws } from '../chance/draws.ts';
import { fromColumn, toColumn, type Value } from '../formula/column.ts';
import { accountsOf } from './accounts.ts';
import { ownMeasures } from './measures.ts';
import type { CompiledVillage, Model } from './model.ts';
import { projectVenture } from './venture.ts';
import { makeWhole } from './windows.ts';

/** Columns by name, one a year. */
export type Columns = { readonly [name: string]: readonly Column[] };

export interface VillageProjection {
  readonly id: string;
  readonly measures: Columns;
  readonly ventures: readonly { readonly id: string; readonly strategy: string; readonly outputs: Columns }[];
  /** What is divided among the funds of the allocation, a year: income, or 0 after a loss. */
  readonly divided: readonly Column[];
}

/**
 * What keeps values: one column for all places where a value stands, one number where all runs have the same, and the column before where it has the
 * same bits. Unless they are lent, columns are copied.
 */
function keeper(scratch: Scratch, lent: boolean): (value: Value, before: Column | undefined) => Column {
  const kept = new Map<Float64Array, Column>();
  return (value, before) => {
    const column = toColumn(scratch, value);
    if (typeof column === 'number') return column;
    const found = kept.get(column);
    if (found !== undefined) return found;
    const own = isSame(before, column) ? before : isLevel(column) ? (column[0] ?? 0) : lent ? column : column.slice();
    kept.set(column, own);
    return own;
  };
}

/** What is shown of a village, as lists of values a year in a fixed order. */
interface Shown {
  readonly measures: readonly string[];
  readonly outputs: readonly (readonly string[])[];
  /** Of the measures, then of each venture's outputs, then what is divided. */
  readonly lists: readonly (readonly Value[])[];
}

function shownOf(model: Model, village: CompiledVillage, draws: Draws): Shown {
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const ventures = village.ventures.map((_, i) => projectVenture(model, village, i, draws, paths, scratch));
  const { measures, divided } = accountsOf(model, village, ventures, paths, scratch);
  const outputs = village.ventures.map(({ strategy }) => [...new Set(['income', ...strategy.strategy.measures])]);
  return {
    measures: [...measures.keys()],
    outputs,
    lists: [
      ...measures.values(),
      ...outputs.flatMap((names, i) => names.map((name) => (ventures[i] ?? []).map((year) => year?.get(name) ?? 0))),
      divided,
    ],
  };
}

/** The same of many runs, window by window, so that columns on the way stay near the processor. */
function shownInWindows(model: Model, village: CompiledVillage, draws: Draws, windows: readonly Draws[]): Shown {
  const whole = makeWhole(draws.runs);
  const [form] = windows.map((window) =>
    scratch.within(() => {
      const shown = shownOf(model, village, window);
      const columns = shown.lists.flat().map((value) => toColumn(scratch, value));
      whole.put(columns, window.from - draws.from, window.runs);
      return shown;
    }),
  ) as [Shown, ...Shown[]];
  // The values of a window are gone; the names are those of all.
  const { measures, outputs, lists } = form;
  const columns = [...whole.columns()];
  return { measures, outputs, lists: lists.map((values) => columns.splice(0, values.length).map(fromColumn)) };
}

function projected(
  model: Model,
  village: CompiledVillage,
  draws: Draws,
  lent: boolean,
  before?: VillageProjection,
): VillageProjection {
  const windows = draws.windows();
  const inWindows = windows.length > 1;
  const given = (of: Draws) => (lent ? of.lent() : of);
  const shown = inWindows ? shownInWindows(model, village, draws, windows.map(given)) : shownOf(model, village, given(draws));
  const keep = keeper(scratch, lent || inWindows);
  const lists = [...shown.lists];
  const next = (known: readonly Column[] = []) => (lists.shift() ?? []).map((value, t) => keep(value, known[t]));
  const columns = (names: readonly string[], known: Columns = {}): Columns =>
    Object.fromEntries(names.map((name) => [name, next(known[name])]));
  return {
    id: village.village.id,
    measures: columns(shown.measures, before?.measures),
    ventures: village.ventures.map(({ venture, strategy }, i) => ({
      id: venture.id,
      strategy: strategy.strategy.id,
      outputs: columns(shown.outputs[i] ?? [], before?.ventures.find(({ id }) => id === venture.id)?.outputs),
    })),
    divided: next(before?.divided),
  };
}

/** Columns that come out as in the projection before are the very ones of it. Throws `NotFinite` after a formula without a finite answer. */
export const projectVillage = (
  model: Model,
  village: CompiledVillage,
  draws: Draws,
  before?: VillageProjection,
): VillageProjection => scratch.within(() => projected(model, village, draws, false, before));

/** The same with columns that are lent: they are gone when `use` is done with them, and whoever wants to keep one copies it. */
export const withVillage = <T>(
  model: Model,
  village: CompiledVillage,
  draws: Draws,
  use: (projection: VillageProjection) => T,
): T => scratch.within(() => use(projected(model, village, draws, true)));

/** The town's own measures of a year whose formulas run over its sums; `total` gives the sums. */
export function townMeasures(
  model: Model,
  draws: Draws,
  total: (name: string) => Column | undefined,
  t: number,
): ReadonlyMap<string, Column> {
  const formulas = model.measures.filter((measure) => measure.town === 'formula').map(({ id }) => id);
  if (formulas.length === 0) return new Map();
  const add = (of: (village: CompiledVillage['village']) => number | null) =>
    model.villages.reduce((sum, { village }) => sum + (of(village) ?? 0), 0);
  const figures = {
    population: add(({ population }) => population),
    households: add(({ households }) => households),
    opening_fund: add(({ openingFund }) => openingFund),
  };
  const summed = (name: string) => {
    const column = formulas.includes(name) ? undefined : total(name);
    return column === undefined ? undefined : fromColumn(column);
  };
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const made = ownMeasures(model, paths, figures, summed, t, `${together.en} ${together.zh}`, fresh);
  return new Map(formulas.map((id) => [id, toColumn(fresh, made.get(id) ?? 0)]));
}
