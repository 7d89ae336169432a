/** A column over runs in; its mean, spread and quantiles out. */

import { blockSize } from './loops.ts';
import type { Column } from './nouns.ts';
import { once } from './once.ts';
import { scratch } from './scratch.ts';

export { blockSize };

export const quantileLevels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** One year of a measure over runs. `sd` is the sample standard deviation. */
export interface Summary {
  readonly mean: number;
  /** Monte Carlo standard error of the mean. */
  readonly standardError: number;
  readonly sd: number;
  readonly p5: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
}

export function meanOf(column: Column): number {
  if (typeof column === 'number') return column;
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] as number;
  return sum / column.length;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

interface Moments extends Range {
  readonly mean: number;
  readonly sd: number;
  readonly standardError: number;
}

/**
 * Mean, sample standard deviation, Monte Carlo standard error of the mean and range of a column, read once.
 *
 * The error comes from the spread of the means of the blocks, as stratified runs of one block are not independent (Owen, Monte Carlo theory, methods
 * and examples, ch. 10); blocks count by their runs n: √(Σ s² / (1 − Σ (n/N)²))/N. The spread of fewer than four blocks tells next to
 * nothing, and sd/√runs stands in: the error of plain runs, which that of stratified ones does not exceed (Owen, SIAM Journal on Numerical Analysis
 * 34, 1997, but for a factor of √(runs/(runs − 1))).
 */
function momentsOf(column: Float64Array): Moments {
  const n = column.length;
  // Distances to one of the values are added, so that no digits are lost where the spread is small beside the mean.
  const near = column[0] ?? Number.NaN;
  const blocks = new Float64Array(Math.ceil(n / blockSize));
  const { low, high, squares } = scratch.loops.moments(column, blocks);
  let total = 0;
  for (const sum of blocks) total += sum;
  const shift = total / n;
  const sd = n > 1 && high > low ? Math.sqrt(Math.max(0, squares - total * shift) / (n - 1)) : 0;
  return { mean: near + shift, sd, low, high, standardError: errorOf(blocks, shift, sd, n) };
}

/** From this many blocks on their spread tells how far off a mean may be. */
const enoughBlocks = 4;

/** The error of a mean from the sums of its blocks, whose mean of all runs is `mean`. */
function errorOf(sums: Float64Array, mean: number, sd: number, n: number): number {
  if (sums.length < enoughBlocks) return n > 1 ? sd / Math.sqrt(n) : 0;
  let spread = 0;
  let sizes = 0;
  for (let block = 0; block < sums.length; block++) {
    const size = Math.min(n - block * blockSize, blockSize);
    const off = (sums[block] as number) - size * mean;
    spread += off * off;
    sizes += (size / n) * (size / n);
  }
  return Math.sqrt(spread / (1 - sizes)) / n;
}

/** In which runs a column reaches a target: 1 in those, else 0; their share with its Monte Carlo standard error, and the mean of what is missing in the others. */
export interface Reached {
  readonly hits: Uint8Array;
  readonly share: number;
  readonly standardError: number;
  readonly missing: number;
}

/** The column is read once. */
export function reachedBy(column: Float64Array, target: number): Reached {
  const n = column.length;
  const border = enoughFor(target);
  const hits = new Uint8Array(n);
  const blocks = new Float64Array(Math.ceil(n / blockSize));
  let all = 0;
  let missing = 0;
  for (let block = 0; block < blocks.length; block++) {
    const end = Math.min(n, (block + 1) * blockSize);
    let count = 0;
    for (let i = block * blockSize; i < end; i++) {
      const x = column[i] as number;
      const hit = x >= border ? 1 : 0;
      hits[i] = hit;
      count += hit;
      missing += Math.max(0, target - x);
    }
    blocks[block] = count;
    all += count;
  }
  const share = all / n;
  const sd = n > 1 ? Math.sqrt((share * (1 - share) * n) / (n - 1)) : 0;
  return { hits, share, standardError: errorOf(blocks, share, sd, n), missing: missing / n };
}

/** Sample standard deviation; 0 of one run. */
export const sdOf = (column: Column): number => (typeof column === 'number' ? 0 : momentsOf(column).sd);

/** Monte Carlo standard error of the mean of a column, in its own unit. */
export const standardErrorOf = (column: Column): number => (typeof column === 'number' ? 0 : momentsOf(column).standardError);

/** From where on a value counts as at least `target`: units are multiplied with rounding, and 100 mu at 50 yuan/mu must reach 5,000 yuan; a fund that is spent to the last fen is not below 0. */
export const enoughFor = (target: number): number => target - Math.max(1e-9 * Math.abs(target), 1e-6);

/** Where quantiles of so many runs lie: between which two of the ranks, and how far from the first. */
interface Ranked {
  readonly ranks: readonly number[];
  readonly between: readonly { readonly below: number; readonly above: number; readonly part: number }[];
}

function rankedOf(levels: readonly number[], runs: number): Ranked {
  const at = levels.map((level) => level * (runs - 1));
  const ranks = [...new Set(at.flatMap((h) => [Math.floor(h), Math.ceil(h)]))].sort((a, b) => a - b);
  return {
    ranks,
    between: at.map((h) => ({
      below: ranks.indexOf(Math.floor(h)),
      above: ranks.indexOf(Math.ceil(h)),
      part: h - Math.floor(h),
    })),
  };
}

const usual = new Map<number, Ranked>();

function usualRanks(runs: number): Ranked {
  const found = usual.get(runs) ?? rankedOf(quantileLevels, runs);
  if (usual.size > 20) usual.clear();
  usual.set(runs, found);
  return found;
}

/** Quantiles by linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
export function quantiles(column: Column, levels: readonly number[], range?: Range): number[] {
  if (typeof column === 'number') return levels.map(() => column);
  const { ranks, between } = levels === quantileLevels ? usualRanks(column.length) : rankedOf(levels, column.length);
  const values = scratch.loops.ranks(column, ranks, range ?? momentsOf(column));
  return between.map(({ below, above, part }) => {
    const low = values[below] as number;
    const high = values[above] as number;
    return low === high ? low : low + part * (high - low);
  });
}

/** The first run whose value is nearest to the one wanted; runs without a number are left out. */
export function nearestTo(values: Float64Array, wanted: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let run = 0; run < values.length; run++) {
    const away = Math.abs((values[run] as number) - wanted);
    if (away < least) [best, least] = [run, away];
  }
  return best;
}

export function summarize(column: Column): Summary {
  const moments =
    typeof column === 'number' ? { mean: column, sd: 0, standardError: 0, low: column, high: column } : momentsOf(column);
  const { mean, sd, standardError } = moments;
  const [p5, p10, p25, p50, p75, p90, p95] = quantiles(column, quantileLevels, moments) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { mean, standardError, sd, p5, p10, p25, p50, p75, p90, p95 };
}

/** Summaries of columns that never change, each made once. */
export function makeSummaries(): (column: Column) => Summary {
  const of = once<Float64Array, Summary>(summarize);
  return (column) => (typeof column === 'number' ? summarize(column) : of(column));
}
