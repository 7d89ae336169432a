/** A plan of a scenario in; every figure that is stated for it with its source, and how many rest on what, out. */
import { figureWords } from '../base/figure-words.ts';
import type { Plan, Scenario, Source, Text } from '../base/nouns.ts';
import { processWords } from '../scenario/diff-process.ts';
import { driverTitle } from '../scenario/difference.ts';
import { both } from './trace-venture.ts';

export interface StatedFigure {
  /** null for drivers, which are everyone's. */
  readonly village: Text | null;
  readonly venture: Text | null;
  readonly title: Text;
  readonly told: Text;
  readonly source: Source | null;
  readonly note: Text | null;
  readonly at: string;
}

/** Drivers first, then each venture's figures that the file states; usual values of strategies are left out. */
export function statedFigures(scenario: Scenario, plan: Plan): StatedFigure[] {
  const drivers = scenario.drivers.map(
    ({ id, title, process, unit, source, note }): StatedFigure => ({
      village: null,
      venture: null,
      title,
      told: both((language) => processWords(process, unit, language, 4)),
      source,
      note,
      at: `drivers.${id}`,
    }),
  );
  const figures = plan.villages.flatMap((village) =>
    village.ventures.flatMap((venture) =>
      (scenario.strategies[venture.strategy]?.parameters ?? []).flatMap((parameter): StatedFigure[] => {
        const figure = venture.figures[parameter.id];
        if (!figure || figure.at === null) return [];
        const { source, note, at } = figure;
        const told = both((language) => figureWords(figure, language, driverTitle(scenario)));
        return [{ village: village.title, venture: venture.title, title: parameter.title, told, source, note, at }];
      }),
    ),
  );
  return [...drivers, ...figures];
}

/** What a figure rests on: a document, a reckoning of one's own, or nothing but an assumption. */
export type Basis = 'document' | 'estimate' | 'assumption' | 'none';

export function basisOf(source: Source | null): Basis {
  if (source === null || source === 'stated') return 'none';
  if (source === 'assumption') return 'assumption';
  return source === 'estimate' || source === 'inferred' ? 'estimate' : 'document';
}

export function countByBasis(figures: readonly StatedFigure[]): { readonly [basis in Basis]: number } {
  const counts = { document: 0, estimate: 0, assumption: 0, none: 0 };
  for (const { source } of figures) counts[basisOf(source)]++;
  return counts;
}

type Influences = readonly { readonly source: Source | null; readonly first: number }[];

/** Of an outcome's variance, the share that the figures of one source make by themselves (first-order Sobol index of all of them together); null: those without one. */
export function shareFrom(influences: Influences, source: Source | null): number {
  const own = influences.find((one) => one.source === source)?.first ?? 0;
  return Number.isFinite(own) ? Math.min(1, Math.max(0, own)) : 0;
}

/** Of an outcome's variance, the share that stems from sources with no document behind them alone; null where nothing is uncertain. */
export function shareUndocumented(influences: Influences): number | null {
  if (influences.every(({ first }) => first <= 0)) return null;
  const weak = influences.filter(({ source }) => ['assumption', 'estimate'].includes(basisOf(source)));
  return Math.min(
    1,
    weak.reduce((sum, { first }) => sum + Math.max(first, 0), 0),
  );
}
