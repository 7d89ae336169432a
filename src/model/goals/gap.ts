/** What a plan brings in; whose fund falls below zero, in which year most, how often and by how much, out. */
import type { Text } from '../base/nouns.ts';
import type { PlanSummary } from './answer.ts';

export interface FundingGap {
  readonly village: string;
  /** The year with the largest mean gap. */
  readonly year: number;
  /** Mean over all runs of that year, yuan. */
  readonly mean: number;
  readonly often: Text;
}

/** Villages without a gap in any run are left out. */
export function fundingGaps({ villages, years }: PlanSummary): FundingGap[] {
  return villages.flatMap(({ id, measures }): FundingGap[] => {
    const gaps = measures.gap ?? [];
    const worst = gaps.reduce((at, { mean }, t) => (mean > (gaps[at]?.mean ?? 0) ? t : at), 0);
    const gap = gaps[worst];
    if (!gap || gap.mean === 0) return [];
    const often =
      gap.p50 > 0
        ? { en: 'in most futures', zh: '多数模拟' }
        : gap.p90 > 0
          ? { en: 'in more than 1 in 10 futures', zh: '十次里超过一次' }
          : gap.p95 > 0
            ? { en: 'in more than 1 in 20 futures', zh: '二十次里超过一次' }
            : { en: 'rarely', zh: '偶尔' };
    return [{ village: id, year: years[worst] as number, mean: gap.mean, often }];
  });
}
