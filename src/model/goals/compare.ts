/** Two plans projected on the same draws in; their difference run by run, and which of several is ahead, out. */
import type { Column } from '../base/nouns.ts';
import { meanOf, quantiles, standardErrorOf } from '../base/stats.ts';

export interface Difference {
  readonly meanDifference: number;
  readonly standardError: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Share of runs in which the first is ahead; runs in which both are equal count for neither. */
  readonly aheadShare: number;
  readonly behindShare: number;
}

/** a − b, run by run. */
export function differenceColumn(a: Column, b: Column): Column {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : b.map((x) => a - x);
  return typeof b === 'number' ? a.map((x) => x - b) : a.map((x, i) => x - (b[i] as number));
}

/** The standard error is that of the paired differences. */
export function compareColumns(a: Column, b: Column): Difference {
  const difference = differenceColumn(a, b);
  const meanDifference = meanOf(difference);
  const [p10, p50, p90] = quantiles(difference, [0.1, 0.5, 0.9]) as [number, number, number];
  const share = (ahead: (x: number) => boolean) =>
    typeof difference === 'number'
      ? ahead(difference)
        ? 1
        : 0
      : difference.reduce((n, x) => n + (ahead(x) ? 1 : 0), 0) / difference.length;
  return {
    meanDifference,
    standardError: standardErrorOf(difference, meanDifference),
    p10,
    p50,
    p90,
    aheadShare: share((x) => x > 0),
    behindShare: share((x) => x < 0),
  };
}
