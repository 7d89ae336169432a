/** Models, villages and draws in; texts that say all a village's figures depend on, and the villages projected before under such a text, out. */
import { type BoundedMap, boundedMap, bytesOfColumns } from '../base/cache.ts';
import type { Driver, Strategy, Village } from '../base/nouns.ts';
import { once } from '../base/once.ts';
import type { Draws } from '../chance/draws.ts';
import { namesIn } from '../formula/check.ts';
import type { CompiledVillage, ModelBase } from './model.ts';
import type { VillageProjection } from './project.ts';
import { namesReadBy } from './reads.ts';

/** Villages that were projected before, or what of each is needed again. */
export interface KeptVillages<Kept = VillageProjection> {
  /** All that a village's figures depend on, beside the draws, as a text. What is kept of other draws is let go. */
  readonly keyOf: (model: ModelBase, village: CompiledVillage, draws: Draws) => string;
  readonly villages: BoundedMap<Kept>;
}

/** Names of drivers that a village's ventures may read, whether by formula or by a figure that follows one. */
export const driversRead = ({ ventures }: CompiledVillage): Set<string> =>
  new Set(ventures.flatMap(({ venture, strategy }) => [...namesReadBy(strategy.strategy)(venture)]));

export function bytesOfVillage({ measures, ventures, divided }: VillageProjection): number {
  const all = [measures, ...ventures.map(({ outputs }) => outputs)].flatMap((columns) => Object.values(columns).flat());
  // One column may stand in several places.
  return bytesOfColumns([...new Set([...all, ...divided])]);
}

const strategyText = ({ id, entity, measures, events, stocks, formulas }: Strategy): string =>
  JSON.stringify(['strategy', id, entity, measures, events, stocks, formulas.map((own) => [own.id, own.formula.text])]);

const modelText = (model: ModelBase): string => {
  const { years, allocation, sourceThreshold, countSources, outputs, flows, measures, correlations, drivers } = model;
  const own = measures.map(({ id, formula, town }) => [id, formula.text, town]);
  // Which drivers there are decides how the correlated ones are mixed.
  const order = drivers.map(({ id }) => id);
  return JSON.stringify(['model', years, allocation, sourceThreshold, countSources, outputs, flows, own, correlations, order]);
};

const villageText = once(({ id, openingFund, population, households, ventures }: Village): string =>
  JSON.stringify([
    ...[id, openingFund, population, households],
    ...ventures.map((own) => [
      own.id,
      own.start,
      own.stop,
      Object.entries(own.figures).map(([name, { values }]) => [name, values]),
    ]),
  ]),
);

const driverText = once(({ id, process }: Driver): string => JSON.stringify([id, process]));

/** Of so many texts the numbers are known; one that comes again later has another. */
const mostTexts = 1000;

/** Keeps at most `mostBytes`, of one set of draws; `bytesOf` says what a village holds. */
export function keepVillages<Kept>(mostBytes: number, bytesOf: (kept: Kept) => number): KeptVillages<Kept> {
  const villages = boundedMap(mostBytes, bytesOf);
  // Long texts that many keys have in common stand in them as numbers, each text as one that no other ever had.
  const numbers = new Map<string, number>();
  let lastNumber = 0;
  const numberOf = (text: string): number => {
    const found = numbers.get(text) ?? ++lastNumber;
    if (numbers.size >= mostTexts) numbers.clear();
    numbers.set(text, found);
    return found;
  };
  const numberOfModel = once((model: ModelBase) => numberOf(modelText(model)));
  const numberOfStrategy = once((strategy: Strategy) => numberOf(strategyText(strategy)));
  let lastDraws: Draws | null = null;
  return {
    villages,
    keyOf: (model, village, draws) => {
      if (draws !== lastDraws) villages.clear();
      lastDraws = draws;
      const read = driversRead(village);
      for (const { formula } of model.measures) for (const name of namesIn(formula.tree)) read.add(name);
      return [
        numberOfModel(model),
        ...village.ventures.map(({ strategy }) => numberOfStrategy(strategy.strategy)),
        ...model.drivers.flatMap((driver) => (read.has(driver.id) ? driverText(driver) : [])),
        villageText(village.village),
        JSON.stringify([village.support, village.loans]),
      ].join('\n');
    },
  };
}
