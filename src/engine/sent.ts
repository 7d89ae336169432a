/** What is told of a village in; the same with all its summaries as rows of one column, as one thread hands it to another, out; and back. Copied as objects, one by one, they would take longer than all else that is sent. */
import type { Summary, VillageSummary } from '../model/index.ts';

/** The figures of a summary, in the order of their columns. */
const figures = ['mean', 'standardError', 'sd', 'p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'] as const;

/** How many years a list of summaries has. */
type Years = number;

type Named = readonly (readonly [name: string, years: Years])[];

/** A village whose summaries are rows of `rows`: those of its measures first, then of its ventures, then of its funds. */
export interface SentVillage extends Omit<VillageSummary, 'measures' | 'ventures' | 'allocation'> {
  readonly measures: Named;
  readonly ventures: readonly { readonly id: string; readonly strategy: string; readonly years: Years }[];
  readonly allocation: Named;
  readonly rows: Float64Array;
}

export function toSent({ measures, ventures, allocation, ...village }: VillageSummary): SentVillage {
  const lists = [...Object.values(measures), ...ventures.map(({ income }) => income), ...Object.values(allocation)];
  const rows = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0) * figures.length);
  let at = 0;
  for (const years of lists) for (const summary of years) for (const figure of figures) rows[at++] = summary[figure];
  const named = (own: VillageSummary['measures']): Named => Object.entries(own).map(([name, { length }]) => [name, length]);
  return {
    ...village,
    measures: named(measures),
    ventures: ventures.map(({ id, strategy, income }) => ({ id, strategy, years: income.length })),
    allocation: named(allocation),
    rows,
  };
}

export function fromSent({ id, measures, ventures, allocation, overdrawn, futures, rows }: SentVillage): VillageSummary {
  let at = 0;
  const next = () => rows[at++] as number;
  // Members are read in the order in which they stand here, that of the columns.
  const summary = (): Summary => ({
    mean: next(),
    standardError: next(),
    sd: next(),
    p5: next(),
    p10: next(),
    p25: next(),
    p50: next(),
    p75: next(),
    p90: next(),
    p95: next(),
  });
  const list = (years: Years) => Array.from({ length: years }, summary);
  const named = (own: Named) => Object.fromEntries(own.map(([name, years]) => [name, list(years)]));
  return {
    id,
    measures: named(measures),
    ventures: ventures.map(({ id, strategy, years }) => ({ id, strategy, income: list(years) })),
    allocation: named(allocation),
    overdrawn,
    futures,
  };
}
