/** Figures and a seed in; the reference work as a programmer would write it for this one town, run by run, out. */
import type { Figures, Outcome } from '../figures.ts';
import { type Futures, makeFutures } from './futures.ts';
import { outcomeOf } from './outcome.ts';

/** The town's income of a year; the herds move on to the next. */
export function incomeOf(
  figures: Figures,
  { prices, weather }: Pick<Futures, 'prices' | 'weather'>,
  herds: Float64Array,
): number {
  const { harvest, drought } = weather;
  let total = 0;
  for (const crop of figures.crops) {
    const price = crop.times * (prices[crop.price] as number);
    total += crop.area * (crop.yield * harvest * (1 - crop.loss * drought) * price - crop.cost);
  }
  for (let i = 0; i < figures.herds.length; i++) {
    const own = figures.herds[i] as Figures['herds'][number];
    const herd = herds[i] as number;
    const price = own.times * (prices[own.price] as number);
    total += (herd * own.sale - own.bought) * own.weight * price - herd * own.keep * (1 + own.fodder * drought);
    herds[i] = Math.min(own.places, herd * (1 + own.birth - own.death - own.drought_death * drought - own.sale) + own.bought);
  }
  for (const lease of figures.leases) {
    const price = lease.times * (prices[lease.price] as number);
    const due = lease.area * lease.rent * Math.max(lease.floor_rate, price / lease.base);
    total += drought > 0 ? due * (1 - lease.relief) : due;
  }
  for (const share of figures.shares) {
    const price = share.times * (prices[share.price] as number);
    const profit = share.output * harvest * (price - share.cost) - share.costs;
    total += profit > 0 ? Math.max(share.guarantee, share.share * profit) : share.guarantee;
  }
  return total;
}

export const herdsAtStart = ({ herds }: Figures): Float64Array => Float64Array.from(herds, (herd) => herd.herd_at_start);

export function byHand(figures: Figures, seed: number): Outcome {
  const { runs, levels } = figures;
  const years = Array.from({ length: figures.years }, () => new Float64Array(runs));
  const futures = makeFutures(figures, seed);
  const start = herdsAtStart(figures);
  const herds = new Float64Array(start.length);
  for (let run = 0; run < runs; run++) {
    futures.begin();
    herds.set(start);
    for (const column of years) {
      futures.nextYear();
      column[run] = incomeOf(figures, futures, herds);
    }
  }
  return outcomeOf(years, levels);
}
