/** A value and what is usual for its like in; whether it is hardly meant, such as a sum in yuan that was typed as ten thousands of them, out. */
import type { Unit } from '../base/nouns.ts';

/** From zero, or `low`, to `high`, in base units. */
export interface Plausible {
  readonly low: number;
  readonly high: number;
}

/** So many times what is usual is hardly meant. */
const many = 100;

export const isDoubted = (value: number, { low, high }: Plausible): boolean =>
  Math.abs(value) > high || (value > 0 && value < low);

/** Yuan that a village may have where nothing says what is usual. */
const usualSum = 1_000_000;

/** A sum of one village. */
export const plausibleSum: Plausible = { low: 0, high: many * usualSum };

/** What banks may ask a year. */
export const plausibleInterest: Plausible = { low: 0.005, high: 0.3 };

/** Years within which a loan may be paid back: less than a generation. */
export const plausibleTerm: Plausible = { low: 0, high: 30 };

const ofMoney = /^(yuan|元|万元)/u;

/** By the typical range of a parameter; a share may be a tenth of it. Without one only sums are doubted, by what one village may have or so many together. */
export function plausibleOf(range: readonly [number, number] | null, { text }: Unit, villages = 1): Plausible {
  const [low, high] = range ?? [0, ofMoney.test(text) ? usualSum * villages : 0];
  const most = many * Math.max(Math.abs(low), Math.abs(high));
  return { low: text === '%' ? low / 10 : 0, high: most === 0 ? Number.POSITIVE_INFINITY : most };
}
