/** A distribution in; its curve or its bars, and the band that holds eight of ten values, out: what is drawn for people who never saw one. */
import { exp } from '../base/elementary.ts';
import type { Distribution } from '../base/nouns.ts';
import { quantileOf } from './distributions.ts';

/** A curve with its density at rising values, or bars of single values with their shares. */
export interface Shape {
  readonly kind: 'curve' | 'bars';
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** One in ten lies below the first, one in ten above the last. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

const steps = 160;

/** Of a value's share the odds run from 1:200 to 200:1, evenly in their logarithm, so that both tails have points. */
const shareAt = (i: number): number => 1 / (1 + exp(5.3 - (10.6 * i) / steps));

/** The density is the inverse of the slope of the quantile function. */
export function shapeOf(d: Distribution): Shape {
  const quantile = quantileOf(d);
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map(quantile) as [number, number, number];
  const bars = barsOf(d);
  if (bars) return { kind: 'bars', points: bars, p10, p50, p90 };
  const points = Array.from({ length: steps }, (_, i) => {
    const [from, to] = [shareAt(i), shareAt(i + 1)];
    const [low, high] = [quantile(from), quantile(to)];
    return { x: (low + high) / 2, y: (to - from) / (high - low) };
  });
  return { kind: 'curve', points, p10, p50, p90 };
}

/** Single values with their shares, where a distribution has no others. */
function barsOf(d: Distribution): Shape['points'] | null {
  switch (d.kind) {
    case 'fixed':
      return [{ x: d.value, y: 1 }];
    case 'chance':
      return [
        { x: 0, y: 1 - d.chance },
        { x: 1, y: d.chance },
      ];
    case 'discrete': {
      const sum = d.weights.reduce((a, b) => a + b, 0);
      const shares = new Map<number, number>();
      d.values.forEach((x, i) => {
        shares.set(x, (shares.get(x) ?? 0) + (d.weights[i] ?? 0) / sum);
      });
      return [...shares].map(([x, y]) => ({ x, y })).sort((a, b) => a.x - b.x);
    }
    case 'uniform':
    case 'pert':
      return d.min === d.max ? [{ x: d.min, y: 1 }] : null;
    case 'normal':
      return d.sd === 0 ? [{ x: d.mean, y: 1 }] : null;
    case 'lognormal':
      return d.spread === 0 ? [{ x: d.median, y: 1 }] : null;
    case 'metalog':
      return null;
  }
}
