/** A projection in; the villages whose fund falls below zero on average or in more than 1 in 10 futures, each with the year of its widest gap, out. */
import type { Column, Projection } from '../../model/index.ts';

export interface Shortage {
  readonly village: string;
  readonly year: number;
  /** Share of futures in which the fund is below zero at the end of that year. */
  readonly probability: number;
  /** Mean over all futures of what is missing then, yuan; nothing is missing where the fund is not below zero. */
  readonly mean: number;
}

/** Less than a fen is rounding. */
const nothing = 0.005;

function shareOf(column: Column): number {
  if (typeof column === 'number') return column > nothing ? 1 : 0;
  let count = 0;
  for (const value of column) if (value > nothing) count++;
  return count / column.length;
}

export function shortagesOf({ villages, outcome }: Projection): Shortage[] {
  return villages.flatMap(({ id, measures }, i) => {
    const { fund = [], gap = [] } = outcome.villages[i]?.measures ?? {};
    const years = outcome.years.flatMap((year, t): Shortage[] => {
      const mean = gap[t]?.mean ?? 0;
      if (mean === 0) return [];
      const probability = shareOf(measures.gap?.[t] ?? 0);
      return probability > 0.1 || (fund[t]?.mean ?? 0) < -nothing ? [{ village: id, year, probability, mean }] : [];
    });
    const [first] = years;
    return first ? [years.reduce((worst, each) => (each.mean > worst.mean ? each : worst), first)] : [];
  });
}
