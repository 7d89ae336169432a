/** Models, villages and draws in; texts that say all a village's figures depend on, and the villages projected before under such a text, out. */
import { type BoundedMap, boundedMap } from '../base/cache.ts';
import type { Expression } from '../base/nouns.ts';
import type { Draws } from '../chance/draws.ts';
import { namesIn } from '../formula/check.ts';
import type { CompiledStrategy, CompiledVillage, ModelBase } from './model.ts';
import type { VillageProjection } from './project.ts';

/** Villages that were projected before. */
export interface KeptVillages {
  /** All that a village's figures depend on, beside the draws, as a text. What is kept of other draws is let go. */
  readonly keyOf: (model: ModelBase, village: CompiledVillage, draws: Draws) => string;
  readonly villages: BoundedMap<VillageProjection>;
}

/** Names of drivers that a village's ventures may read, whether by formula or by a figure that follows one. */
export function driversRead({ ventures }: CompiledVillage): Set<string> {
  const read = new Set<string>();
  for (const { venture, strategy } of ventures) {
    for (const name of namesRead(strategy)) read.add(name);
    for (const { values } of Object.values(venture.figures))
      for (const value of values) if (value.kind === 'driver') read.add(value.driver);
  }
  return read;
}

/** Every name in the formulas of a strategy. */
function namesRead({ strategy: { formulas, events, stocks } }: CompiledStrategy): string[] {
  const trees: Expression[] = [
    ...formulas.map(({ formula }) => formula.tree),
    ...events.map(({ chance }) => chance.tree),
    ...stocks.flatMap(({ start, next }) => [start.tree, next.tree]),
  ];
  return trees.flatMap((tree) => [...namesIn(tree)]);
}

function bytesOf({ measures, ventures, divided }: VillageProjection): number {
  const all = [measures, ...ventures.map(({ outputs }) => outputs)].flatMap((columns) => Object.values(columns).flat());
  // One column may stand in several places.
  return [...new Set([...all, ...divided])].reduce<number>((sum, c) => sum + (typeof c === 'number' ? 8 : c.byteLength), 0);
}

/** Keeps at most `mostBytes` of columns, of one set of draws. */
export function keepVillages(mostBytes: number): KeptVillages {
  const villages = boundedMap(mostBytes, bytesOf);
  let lastDraws: Draws | null = null;
  let lastBase: ModelBase | null = null;
  let shared = '';
  let drivers = new Map<string, string>();
  const strategies = new WeakMap<CompiledStrategy, string>();
  const textOf = (compiled: CompiledStrategy): string => {
    const { id, entity, measures, events, stocks, formulas } = compiled.strategy;
    const text =
      strategies.get(compiled) ??
      JSON.stringify([id, entity, measures, events, stocks, formulas.map((own) => [own.id, own.formula.text])]);
    strategies.set(compiled, text);
    return text;
  };
  return {
    villages,
    keyOf: (model, village, draws) => {
      if (draws !== lastDraws) villages.clear();
      lastDraws = draws;
      if (model !== lastBase) {
        const { years, allocation, sourceThreshold, countSources, outputs, flows, measures, correlations } = model;
        drivers = new Map(model.drivers.map(({ id, process }) => [id, JSON.stringify([id, process])]));
        shared = JSON.stringify([
          years,
          allocation,
          sourceThreshold,
          countSources,
          outputs,
          flows,
          measures.map(({ id, formula, town }) => [id, formula.text, town]),
          // Which drivers there are decides how the correlated ones are mixed.
          correlations,
          model.drivers.map(({ id }) => id),
        ]);
        lastBase = model;
      }
      const { id, openingFund, population, households } = village.village;
      const read = driversRead(village);
      for (const { formula } of model.measures) for (const name of namesIn(formula.tree)) read.add(name);
      return JSON.stringify([
        shared,
        [...read].flatMap((name) => drivers.get(name) ?? []),
        id,
        openingFund,
        model.measures.length > 0 && [population, households],
        village.support,
        village.loans,
        village.ventures.map(({ venture, strategy }) => [
          venture.id,
          venture.start,
          venture.stop,
          Object.entries(venture.figures).map(([name, { values }]) => [name, values]),
          textOf(strategy),
        ]),
      ]);
    },
  };
}
