/** A value and what is usual for its like in; whether it is hardly meant, such as a sum in yuan that was typed as ten thousands of them, out. */
import type { Unit } from '../base/nouns.ts';

/** From `low` to `high` in base units; nothing at all is never doubted. */
export interface Plausible {
  readonly low: number;
  readonly high: number;
}

export const isDoubted = (value: number, { low, high }: Plausible): boolean =>
  Math.abs(value) > high || (value > 0 && value < low);

/** So many times the most that is typical, or a part so small of the least, is hardly meant. */
const many = 30;

/** Yuan of one village: below, 20 was meant as 200,000. */
export const plausibleSum: Plausible = { low: 1000, high: 100_000_000 };

/** What banks may ask a year. */
export const plausibleInterest: Plausible = { low: 0.005, high: 0.3 };

/** Years within which a loan may be paid back: less than a generation. */
export const plausibleTerm: Plausible = { low: 0, high: 30 };

/** How much a price may swing in a year, how fast it may grow or return, how likely an event is: 25% is not 25. */
export const plausibleSwing: Plausible = { low: 0, high: 3 };
export const plausibleChance: Plausible = { low: 0.005, high: 1 };

/** People of a village. */
export const plausiblePeople: Plausible = { low: 0, high: 200_000 };

const any: Plausible = { low: 0, high: Number.POSITIVE_INFINITY };
const ofYear = /\/(year|年)$/u;
const ofArea = /^(mu|亩|ha|公顷|m2|平方米)$/u;
const largestArea = (3_000_000 * 2000) / 3;

/** Where nothing says what is typical: of sums what one village may have, or so many together; of money by the head or the mu only what is too much; of land what a village may own. */
function plausibleUnit({ text }: Unit, villages: number): Plausible {
  const whole = text.replace(ofYear, '');
  if (/^(yuan|元|万元)$/u.test(whole)) return { ...plausibleSum, high: plausibleSum.high * villages };
  if (/^(yuan|元|万元)/u.test(whole)) return { ...plausibleSum, low: 0 };
  return ofArea.test(whole) ? { low: 0, high: largestArea } : any;
}

/** By the typical range of a parameter, where there is one. */
export function plausibleOf(range: readonly [number, number] | null, unit: Unit, villages = 1): Plausible {
  const [low, high] = range ?? [0, 0];
  const most = Math.max(Math.abs(low), Math.abs(high));
  return most === 0 ? plausibleUnit(unit, villages) : { low: low > 0 ? low / many : 0, high: many * most };
}

/** Of a figure that was that much before, or may be: more may be meant, a hundred times as much hardly. */
export const plausibleAfter = (usual: number): Plausible => ({
  low: 0,
  high: usual > 0 ? 100 * usual : Number.POSITIVE_INFINITY,
});

/** Of a price where it begins, against its usual level. */
export const plausibleStart = (level: number): Plausible => ({ low: level / many, high: many * Math.abs(level) });
