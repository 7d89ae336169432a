/** A distribution and a rung of the ladder in; the numbers that rung asks for, and the distribution that numbers make, or what is wrong with them, out. */
import {
  type Distribution,
  fitPastValues,
  leastPastValues,
  metalogThrough,
  middleRange,
  mostAmount,
  valueAt,
} from '../../model/index.ts';
import type { Word } from '../words/words.ts';

/** From one value to what the past says; `written` is a form that is no rung. */
export const rungs = ['one', 'three', 'quantiles', 'past'] as const;
export type Rung = (typeof rungs)[number] | 'written';

export const rungOf = ({ kind }: Distribution): Rung =>
  kind === 'fixed' ? 'one' : kind === 'pert' ? 'three' : kind === 'metalog' ? 'quantiles' : 'written';

/** The names of a rung's numbers, in rising order. */
export const numbersOf: { readonly [rung in Rung]: readonly Word[] } = {
  one: ['ladderValue'],
  three: ['low', 'likely', 'high'],
  quantiles: ['ladderTenth', 'ladderHalf', 'ladderNinth'],
  past: [],
  written: [],
};

/** What the figure can be at all: neither below the first nor above the second. */
export interface Limits {
  readonly min: number | null;
  readonly max: number | null;
}

/** A figure that nowhere falls below zero stays above it, a share that nowhere passes 100% below that. */
export function limitsOf(d: Distribution, share: boolean): Limits {
  if (d.kind === 'metalog') return { min: d.min, max: d.max };
  const [low, high] = [valueAt(d, 0.001), valueAt(d, 0.999)];
  return { min: low >= 0 ? 0 : null, max: share && high <= 1 && low >= 0 ? 1 : null };
}

/** A first guess of how far a single value may stray: a fifth of it to each side. */
const stray = 0.2;

/** The numbers with which a rung begins, from the distribution there was. */
export function begin(rung: Rung, d: Distribution, { min, max }: Limits): readonly number[] {
  const middle = d.kind === 'pert' ? d.likely : valueAt(d, 0.5);
  const wide = d.kind === 'fixed' ? ({ kind: 'pert', ...around(middle, min, max) } as const) : d;
  if (rung === 'one') return [middle];
  if (rung === 'three') {
    if (wide.kind === 'pert') return [wide.min, wide.likely, wide.max];
    return [valueAt(wide, 0.02), middle, valueAt(wide, 0.98)];
  }
  if (rung !== 'quantiles') return [];
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => valueAt(wide, share)) as [number, number, number];
  const [low, high] = middleRange(p10, p90, min, max);
  return [p10, Math.min(Math.max(p50, low), high), p90];
}

function around(value: number, least: number | null, most: number | null) {
  const room = Math.abs(value) * stray || 1;
  return { min: Math.max(value - room, least ?? -Infinity), likely: value, max: Math.min(value + room, most ?? Infinity) };
}

/** Whether no file may hold such a number. */
export const isBeyond = (x: number): boolean => Math.abs(x) > mostAmount;

/** What a rung's numbers make, or the word that says what is wrong with them; what is fitted is `tidied` where it can be. */
export function made(
  rung: Rung,
  numbers: readonly number[],
  limits: Limits,
  tidied: (value: number) => number = (value) => value,
): Distribution | Word {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = numbers;
  if (numbers.some(isBeyond)) return 'ladderTooLarge';
  if (numbers.some((x) => limits.min !== null && x < limits.min)) return 'ladderNegative';
  if (numbers.some((x) => limits.max !== null && x > limits.max)) return 'ladderAbove';
  switch (rung) {
    case 'one':
      return { kind: 'fixed', value: a };
    case 'three':
      return a > b || b > c ? 'ladderOrder' : a === c ? { kind: 'fixed', value: b } : { kind: 'pert', min: a, likely: b, max: c };
    case 'quantiles': {
      if (!(a < b && b < c)) return 'ladderOrder';
      // A bound that a quantile touches is none for the curve beyond it.
      const min = limits.min !== null && limits.min < a ? limits.min : null;
      const max = limits.max !== null && limits.max > c ? limits.max : null;
      return metalogThrough(a, b, c, min, max) ?? 'ladderSkewed';
    }
    default: {
      if (numbers.length < leastPastValues) return 'ladderFew';
      const fit = fitPastValues(numbers);
      if (!fit) return 'ladderEqual';
      const { p10, p50, p90, min, max } = fit;
      return metalogThrough(tidied(p10), tidied(p50), tidied(p90), min, max) ?? fit;
    }
  }
}
