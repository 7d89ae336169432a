/** What a plan brings in; whose fund falls below zero, in which year most, how often and by how much, out. */
import { leastGap } from '../projection/accounts.ts';
import type { PlanSummary } from './answer.ts';

export interface FundingGap {
  readonly village: string;
  /** The year with the largest mean gap. */
  readonly year: number;
  /** Share of runs in which the fund is below zero at the end of that year. */
  readonly probability: number;
  /** Mean over all runs of what is missing then, yuan; nothing is missing where the fund is not below zero. */
  readonly mean: number;
  /** In more than 1 of 10 runs of some year, or so deep that the fund's mean is below zero. */
  readonly serious: boolean;
}

/** Villages without a gap in any run are left out. */
export function fundingGaps({ villages, years }: PlanSummary): FundingGap[] {
  return villages.flatMap(({ id, measures: { gap = [], fund = [] }, overdrawn }): FundingGap[] => {
    const worst = gap.reduce((at, { mean }, t) => (mean > (gap[at]?.mean ?? 0) ? t : at), 0);
    const mean = gap[worst]?.mean ?? 0;
    if (overdrawn.every((share) => share === 0)) return [];
    const serious = years.some((_, t) => (overdrawn[t] ?? 0) > 0.1 || (fund[t]?.mean ?? 0) < -leastGap);
    return [{ village: id, year: years[worst] as number, probability: overdrawn[worst] ?? 0, mean, serious }];
  });
}
