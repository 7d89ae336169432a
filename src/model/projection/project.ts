/** A model and draws in; its villages one after another, each as columns over runs, out. A generator, so that whoever asks can show progress, stop, or let go of a village before the next. */
import { boundedMap } from '../base/cache.ts';
import type { Column } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import type { Draws } from '../chance/draws.ts';
import { fromColumn, toColumn } from '../formula/column.ts';
import { accountsOf } from './accounts.ts';
import { ownMeasures } from './measures.ts';
import type { CompiledVillage, Model } from './model.ts';
import { NotFinite, projectVenture } from './venture.ts';

/** Columns by name, one a year. */
export type Columns = { readonly [name: string]: readonly Column[] };

export interface VillageProjection {
  readonly id: string;
  readonly measures: Columns;
  readonly ventures: readonly { readonly id: string; readonly strategy: string; readonly outputs: Columns }[];
  readonly allocation: Columns;
}

export type Projected =
  | { readonly ok: true; readonly village: VillageProjection }
  | { readonly ok: false; readonly finding: Finding };

/** Villages that were projected before, by all that they depend on beside the draws and the shared base. */
export interface ProjectionCache {
  readonly get: (model: Model, village: CompiledVillage, draws: Draws) => VillageProjection | undefined;
  readonly set: (model: Model, village: CompiledVillage, draws: Draws, projection: VillageProjection) => void;
  /** What was made of a kept village by a later step, let go with it. */
  readonly summaries: WeakMap<VillageProjection, unknown>;
}

const columns = (entries: Iterable<readonly [string, readonly Parameters<typeof toColumn>[0][]]>): Columns =>
  Object.fromEntries([...entries].map(([name, values]) => [name, values.map(toColumn)]));

export function projectVillage(model: Model, village: CompiledVillage, draws: Draws): VillageProjection {
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const ventures = village.ventures.map((_, i) => projectVenture(model, village, i, draws, paths));
  const { measures, allocation } = accountsOf(model, village, ventures, paths);
  return {
    id: village.village.id,
    measures: columns(measures),
    ventures: village.ventures.map(({ venture, strategy }, i) => {
      const years = ventures[i] ?? [];
      const names = [...new Set(['income', ...strategy.strategy.measures])];
      return {
        id: venture.id,
        strategy: strategy.strategy.id,
        outputs: columns(names.map((name) => [name, years.map((year) => year?.get(name) ?? 0)])),
      };
    }),
    allocation: columns(allocation),
  };
}

/** Ends early after a formula without a finite answer. */
export function* project(model: Model, draws: Draws, cache?: ProjectionCache): Generator<Projected> {
  for (const village of model.villages) {
    try {
      const found = cache?.get(model, village, draws);
      const made = found ?? projectVillage(model, village, draws);
      if (!found) cache?.set(model, village, draws, made);
      yield { ok: true, village: made };
    } catch (error) {
      if (!(error instanceof NotFinite)) throw error;
      yield { ok: false, finding: error.finding };
      return;
    }
  }
}

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
  const made = ownMeasures(model, paths, figures, summed, t, 'the town 全镇');
  return new Map(formulas.map((id) => [id, toColumn(made.get(id) ?? 0)]));
}

/** Adds a village to the town's totals, run by run, in place. */
export function addToTown(town: Map<string, Column[]>, village: VillageProjection): void {
  for (const [name, years] of Object.entries(village.measures)) {
    const totals = town.get(name) ?? years.map(() => 0);
    for (const [t, column] of years.entries()) {
      const total = totals[t] ?? 0;
      if (typeof column === 'number' && typeof total === 'number') totals[t] = total + column;
      else if (typeof total === 'number') totals[t] = (column as Float64Array).map((x) => x + total);
      else
        for (let i = 0; i < total.length; i++)
          total[i] = (total[i] as number) + (typeof column === 'number' ? column : (column[i] as number));
    }
    town.set(name, totals);
  }
}

function bytesOf({ measures, ventures, allocation }: VillageProjection): number {
  const of = (columns: Columns) =>
    Object.values(columns).reduce(
      (sum, years) =>
        sum + years.reduce<number>((bytes, column) => bytes + (typeof column === 'number' ? 8 : column.byteLength), 0),
      0,
    );
  return of(measures) + of(allocation) + ventures.reduce((sum, { outputs }) => sum + of(outputs), 0);
}

/** A cache that keeps at most `mostBytes` of columns and empties itself when draws or drivers change. */
export function projectionCache(mostBytes = 256 * 2 ** 20): ProjectionCache {
  let shared = '';
  let lastDraws: Draws | null = null;
  let lastBase: unknown = null;
  const kept = boundedMap(mostBytes, bytesOf);
  let formulas = new Map<string, string>();
  const key = (model: Model, village: CompiledVillage, draws: Draws): string => {
    if (draws !== lastDraws || model !== lastBase) {
      lastBase = model;
      const { years, drivers, correlations, allocation, sourceThreshold, countSources, outputs, flows, measures } = model;
      const strategies = [
        ...new Set(model.villages.flatMap(({ ventures }) => ventures.map(({ strategy }) => strategy.strategy))),
      ];
      const now = JSON.stringify([
        years,
        drivers.map(({ id, process }) => [id, process]),
        correlations,
        allocation,
        sourceThreshold,
        countSources,
        outputs,
        flows,
        measures.map(({ id, formula }) => [id, formula.text]),
      ]);
      if (now !== shared || draws !== lastDraws) kept.clear();
      shared = now;
      lastDraws = draws;
      formulas = new Map(
        strategies.map((strategy) => [
          strategy.id,
          JSON.stringify([
            strategy.id,
            strategy.entity,
            strategy.measures,
            strategy.events,
            strategy.stocks,
            strategy.formulas.map(({ id, formula }) => [id, formula.text]),
          ]),
        ]),
      );
    }
    return JSON.stringify([
      village.village.id,
      village.village.openingFund,
      model.measures.length > 0 && [village.village.population, village.village.households],
      village.support,
      village.loans,
      village.ventures.map(({ venture: { id, start, stop, figures }, strategy }) => [
        id,
        start,
        stop,
        Object.entries(figures).map(([name, { values }]) => [name, values]),
        formulas.get(strategy.strategy.id),
      ]),
    ]);
  };
  return {
    summaries: new WeakMap(),
    get: (model, village, draws) => kept.get(key(model, village, draws)),
    set: (model, village, draws, projection) => kept.set(key(model, village, draws), projection),
  };
}
