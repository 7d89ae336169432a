/** Columns of the town's income in; mean, standard error and quantiles by selection, out. */
import type { Outcome } from '../figures.ts';

/** Puts the values of these ranks (rising) at their places, as if the column were sorted, between `low` and `high` (inclusive). */
function select(column: Float64Array, ranks: readonly number[], low: number, high: number): void {
  if (ranks.length === 0 || low >= high) return;
  const [x, y, z] = [column[low] as number, column[(low + high) >> 1] as number, column[high] as number];
  const pivot = Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
  let i = low;
  let j = high;
  while (i <= j) {
    while ((column[i] as number) < pivot) i++;
    while ((column[j] as number) > pivot) j--;
    if (i > j) break;
    const swapped = column[i] as number;
    column[i++] = column[j] as number;
    column[j--] = swapped;
  }
  select(
    column,
    ranks.filter((rank) => rank <= j),
    low,
    j,
  );
  select(
    column,
    ranks.filter((rank) => rank >= i),
    i,
    high,
  );
}

/** Type 7 of Hyndman & Fan (1996). The column is put in another order. */
export function quantilesOf(column: Float64Array, levels: readonly number[]): number[] {
  const last = column.length - 1;
  const ranks = levels.flatMap((level) => [Math.floor(level * last), Math.ceil(level * last)]);
  select(
    column,
    [...new Set(ranks)].sort((a, b) => a - b),
    0,
    last,
  );
  return levels.map((level) => {
    const at = level * last;
    const [below, above] = [column[Math.floor(at)] as number, column[Math.ceil(at)] as number];
    return below + (at - Math.floor(at)) * (above - below);
  });
}

/** Of the last year; the quantiles of the others are found too, since they belong to the work. */
export function outcomeOf(years: readonly Float64Array[], levels: readonly number[]): Outcome {
  const last = years.at(-1) ?? new Float64Array();
  const mean = last.reduce((sum, x) => sum + x, 0) / last.length;
  const squares = last.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (last.length - 1) / last.length);
  const quantiles = years.map((column) => quantilesOf(column, levels));
  return { mean, standardError, quantiles: quantiles.at(-1) ?? [] };
}
