/** Strategies in; the prices of cattle that their formulas need, as a file has them, out. */
import type { Strategy } from '../base/nouns.ts';
import { namesRead } from '../formula/names-read.ts';

/** Prices of cattle as in the example of one cattle base. */
export const cattlePrices = {
  beef_price: {
    title: { en: 'Live cattle price', zh: '活牛价格' },
    unit: 'yuan/kg',
    process: { kind: 'mean-reverting', start: '34 yuan/kg', level: '32 yuan/kg', reversion: '15%', volatility: '14%' },
    source: 'assumption',
  },
  calf_price: {
    title: { en: 'Store cattle price', zh: '架子牛价格' },
    unit: 'yuan/kg',
    process: { kind: 'mean-reverting', start: '40 yuan/kg', level: '38 yuan/kg', reversion: '15%', volatility: '16%' },
    source: 'assumption',
  },
} as const;

type CattlePrice = (typeof cattlePrices)[keyof typeof cattlePrices];

/** How the two move together. */
export const pricesTogether = 0.8;

/** Those that are needed, by the names that formulas know them by. */
export function pricesOf(strategies: readonly Strategy[]): (readonly [id: string, price: CattlePrice])[] {
  const needed = new Set(strategies.flatMap(namesRead));
  return Object.entries(cattlePrices).filter(([id]) => needed.has(id));
}
