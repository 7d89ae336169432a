/** A column over runs in; its mean, spread and quantiles out. */
import type { Column } from './nouns.ts';

/** Runs in a block of a stream: what is random within a block is stratified, and blocks are independent. */
export const blockSize = 500;

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

/** Sample standard deviation, in two passes. */
export function sdOf(column: Column, mean = meanOf(column)): number {
  if (typeof column === 'number' || column.length < 2) return 0;
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += ((column[i] as number) - mean) ** 2;
  return Math.sqrt(sum / (column.length - 1));
}

/**
 * Monte Carlo standard error of the mean of a column, in its own unit. From the spread of the means of its blocks, as stratified runs of one block
 * are not independent (Owen, Monte Carlo theory, methods and examples, ch. 10); blocks count by their runs n: √(Σ s² / (1 − Σ (n/N)²))/N. Below two blocks there is nothing to
 * compare, and sd/√runs stands in, which is the error of plain runs.
 */
export function standardErrorOf(column: Column, mean = meanOf(column)): number {
  if (typeof column === 'number' || column.length < 2) return 0;
  const n = column.length;
  const blocks = Math.ceil(n / blockSize);
  if (blocks < 2) return sdOf(column, mean) / Math.sqrt(n);
  let squares = 0;
  let sizes = 0;
  for (let from = 0; from < n; from += blockSize) {
    const to = Math.min(from + blockSize, n);
    let sum = 0;
    for (let i = from; i < to; i++) sum += (column[i] as number) - mean;
    squares += sum * sum;
    sizes += ((to - from) / n) ** 2;
  }
  return Math.sqrt(squares / (1 - sizes)) / n;
}

/** From where on a value counts as at least `target`: units are multiplied with rounding, and 100 mu at 50 yuan/mu must reach 5,000 yuan. */
export const enoughFor = (target: number): number => target - 1e-9 * Math.abs(target);

const bucketCount = 512;

/** Exact order statistics at rising positions: a histogram finds the bucket, and only its values are sorted. */
function orderStatistics(column: Float64Array, positions: readonly number[]): number[] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  if (!(max > min)) return positions.map(() => min);
  const scale = bucketCount / (max - min);
  // Too narrow or too wide for buckets.
  if (!Number.isFinite(scale) || scale === 0) {
    const sorted = column.slice().sort();
    return positions.map((position) => sorted[position] as number);
  }
  const bucketOf = new Uint16Array(column.length);
  const counts = new Uint32Array(bucketCount);
  for (let i = 0; i < column.length; i++) {
    const bucket = Math.min(Math.floor(((column[i] as number) - min) * scale), bucketCount - 1);
    bucketOf[i] = bucket;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  const inside = new Map<number, Float64Array>();
  return positions.map((position) => {
    let bucket = 0;
    let before = 0;
    while (before + (counts[bucket] as number) <= position) before += counts[bucket++] as number;
    let values = inside.get(bucket);
    if (!values) {
      values = new Float64Array(counts[bucket] as number);
      let n = 0;
      for (let i = 0; i < column.length; i++) if (bucketOf[i] === bucket) values[n++] = column[i] as number;
      values.sort();
      inside.set(bucket, values);
    }
    return values[position - before] as number;
  });
}

/** Quantiles by linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
export function quantiles(column: Column, levels: readonly number[]): number[] {
  if (typeof column === 'number') return levels.map(() => column);
  const at = levels.map((level) => level * (column.length - 1));
  const positions = [...new Set(at.flatMap((h) => [Math.floor(h), Math.ceil(h)]))].sort((a, b) => a - b);
  const values = orderStatistics(column, positions);
  const value = new Map(positions.map((position, i) => [position, values[i] as number]));
  return at.map((h) => {
    const low = value.get(Math.floor(h)) as number;
    const high = value.get(Math.ceil(h)) as number;
    return low === high ? low : low + (h - Math.floor(h)) * (high - low);
  });
}

export function summarize(column: Column): Summary {
  const mean = meanOf(column);
  const [p5, p10, p25, p50, p75, p90, p95] = quantiles(column, quantileLevels) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { mean, standardError: standardErrorOf(column, mean), sd: sdOf(column, mean), p5, p10, p25, p50, p75, p90, p95 };
}
