import type { PlanSummary } from './answer.ts';

/** By village, and of the town last: how much more a measure brings a year on average under one plan than under another. */
export function meanDifferences(
  a: PlanSummary,
  b: PlanSummary,
  measure: string,
): { readonly village: string | null; readonly means: readonly number[] }[] {
  const less = (x: PlanSummary['town'], y: PlanSummary['town'] | undefined) =>
    (x[measure] ?? []).map(({ mean }, t) => mean - (y?.[measure]?.[t]?.mean ?? 0));
  return [
    ...a.villages.map(({ id, measures }) => ({
      village: id,
      means: less(measures, b.villages.find((other) => other.id === id)?.measures),
    })),
    { village: null, means: less(a.town, b.town) },
  ];
}

/** Mean income by village and year, for charts that stack them. */
export const meanIncomes = ({ villages }: PlanSummary): { readonly id: string; readonly means: readonly number[] }[] =>
  villages.map(({ id, measures }) => ({ id, means: (measures.income ?? []).map(({ mean }) => mean) }));

/** Positions of all of few years; of more than `most`, as many from the first to the last. */
export function someYears(years: readonly number[], most: number): readonly number[] {
  if (years.length <= most) return years.map((_, t) => t);
  return Array.from({ length: most }, (_, i) => Math.round((i * (years.length - 1)) / (most - 1)));
}
