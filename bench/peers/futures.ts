/** Figures and a seed in; prices, harvest and drought of one future after another, year by year, out. */
import { makeChance } from '../chance.ts';
import type { Figures } from '../figures.ts';

/** Lower factor of a positive definite matrix (Cholesky). */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = matrix.map((row) => row.map(() => 0));
  for (const [i, row] of factor.entries())
    for (let j = 0; j <= i; j++) {
      const other = factor[j] as number[];
      let rest = matrix[i]?.[j] as number;
      for (let k = 0; k < j; k++) rest -= (row[k] as number) * (other[k] as number);
      row[j] = i === j ? Math.sqrt(rest) : rest / (other[j] as number);
    }
  return factor;
}

export interface Futures {
  /** Of the year reached, by the number of the price. */
  readonly prices: Float64Array;
  /** Harvest and drought of the year reached. */
  readonly weather: { harvest: number; drought: number };
  /** Goes back to the start, for another future. */
  readonly begin: () => void;
  readonly nextYear: () => void;
}

export function makeFutures(figures: Figures, seed: number): Futures {
  const { uniform, normal } = makeChance(seed);
  const n = figures.prices.length;
  const mix = Float64Array.from(cholesky(figures.correlations).flat());
  const start = Float64Array.from(figures.prices, (price) => Math.log(price.start));
  const kept = Float64Array.from(figures.prices, ({ reversion }) => 1 - reversion);
  const pull = Float64Array.from(figures.prices, ({ reversion, level }) => reversion * Math.log(level));
  const volatility = Float64Array.from(figures.prices, (price) => price.volatility);
  const { median, spread } = figures.harvest;
  const logs = new Float64Array(n);
  const scores = new Float64Array(n);
  const prices = new Float64Array(n);
  const weather = { harvest: 1, drought: 0 };
  return {
    prices,
    weather,
    begin: () => logs.set(start),
    nextYear: () => {
      for (let i = 0; i < n; i++) scores[i] = normal();
      for (let i = 0; i < n; i++) {
        let score = 0;
        for (let k = 0; k <= i; k++) score += (mix[i * n + k] as number) * (scores[k] as number);
        const log = (kept[i] as number) * (logs[i] as number) + (pull[i] as number) + (volatility[i] as number) * score;
        logs[i] = log;
        prices[i] = Math.exp(log);
      }
      weather.harvest = median * Math.exp(spread * normal());
      weather.drought = uniform() < figures.drought ? 1 : 0;
    },
  };
}
