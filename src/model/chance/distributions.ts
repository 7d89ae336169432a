/** A distribution in; its inverse distribution function over a column of uniforms, and its mean where that has a closed form, out. One uniform in, one value out. */

import { exp, log } from '../base/elementary.ts';
import { type Pieces, pieceAt } from '../base/loops.ts';
import type { Column, Distribution } from '../base/nouns.ts';
import { once } from '../base/once.ts';
import { scratch } from '../base/scratch.ts';
import { betaTable } from './beta.ts';
import { inverseNormal, normalScores } from './normal.ts';

type Pert = Extract<Distribution, { kind: 'pert' }>;

/** The PERT beta between 0 and 1: α + β = 6 (Malcolm et al., Operations Research 7, 1959; λ = 4). */
const pertTable = once(({ min, likely, max }: Pert): Pieces => {
  const alpha = 1 + (4 * (likely - min)) / (max - min);
  return betaTable(alpha, 6 - alpha);
});

type Metalog = Extract<Distribution, { kind: 'metalog' }>;

/** Into the space where the metalog has no bounds, and back (Keelin, Decision Analysis 13, 2016, section 4). */
function bounds({ min, max }: Metalog): readonly [(x: number) => number, (y: number) => number] {
  if (min !== null && max !== null)
    return [
      (x) => log((x - min) / (max - x)),
      (y) => (y > 0 ? (min * exp(-y) + max) / (1 + exp(-y)) : (min + max * exp(y)) / (1 + exp(y))),
    ];
  if (min !== null) return [(x) => log(x - min), (y) => min + exp(y)];
  if (max !== null) return [(x) => -log(max - x), (y) => max - exp(-y)];
  return [(x) => x, (y) => y];
}

/** Coefficients of the three-term metalog through the 10%, 50% and 90% quantiles (Keelin 2016, equation 13 with α = 0.1). */
function metalogTerms(d: Metalog): readonly [number, number, number] {
  const [into] = bounds(d);
  const [low, middle, high] = [into(d.p10), into(d.p50), into(d.p90)];
  const odds = log(9);
  return [middle, (high - low) / (2 * odds), (low + high - 2 * middle) / (0.8 * odds)];
}

/** Whether the three quantiles and bounds make a distribution: the quantile function rises everywhere (Keelin 2016, section 3.4). */
export function metalogFeasible(d: Metalog): boolean {
  if (!(d.p10 < d.p50 && d.p50 < d.p90) || (d.min !== null && d.min >= d.p10) || (d.max !== null && d.max <= d.p90)) return false;
  const [, a2, a3] = metalogTerms(d);
  for (let i = 1; i < 2000; i++) {
    const y = i / 2000;
    if (a2 / (y * (1 - y)) + a3 * ((y - 0.5) / (y * (1 - y)) + log(y / (1 - y))) <= 0) return false;
  }
  // Towards the ends the first part decides: a2 ± a3 / 2 must not be negative.
  return a2 + a3 / 2 >= 0 && a2 - a3 / 2 >= 0;
}

/** The inverse distribution function of one distribution. */
export function quantileOf(d: Distribution): (u: number) => number {
  switch (d.kind) {
    case 'fixed':
      return () => d.value;
    case 'uniform':
      return (u) => d.min + (d.max - d.min) * u;
    case 'pert': {
      if (d.min === d.max) return () => d.min;
      const table = pertTable(d);
      return (u) => d.min + (d.max - d.min) * pieceAt(table, inverseNormal(u));
    }
    case 'normal':
      return (u) => d.mean + d.sd * inverseNormal(u);
    case 'lognormal':
      return (u) => d.median * exp(d.spread * inverseNormal(u));
    case 'metalog': {
      const [a1, a2, a3] = metalogTerms(d);
      const [, back] = bounds(d);
      return (u) => {
        const logit = log(u / (1 - u));
        return back(a1 + a2 * logit + a3 * (u - 0.5) * logit);
      };
    }
    case 'chance':
      // 1 at the upper end, so that a high score means that it happens.
      return (u) => (u > 1 - d.chance ? 1 : 0);
    case 'discrete': {
      const entries = d.values.map((value, i) => ({ value, weight: d.weights[i] ?? 0 })).sort((x, y) => x.value - y.value);
      const total = entries.reduce((sum, entry) => sum + entry.weight, 0);
      return (u) => {
        let left = u * total;
        for (const { value, weight } of entries) {
          left -= weight;
          if (left < 0) return value;
        }
        return entries.at(-1)?.value ?? 0;
      };
    }
  }
}

/** Writes the values of a distribution over a column of uniforms to `out`, which is scratch. */
function drawInto(out: Float64Array, d: Distribution, uniforms: Float64Array): void {
  const { term, exp: exponentials, pieces } = scratch.loops;
  const scores = () => normalScores(uniforms, scratch.column(out.length));
  if (d.kind === 'normal') term(out, d.sd, [scores()], d.mean);
  else if (d.kind === 'lognormal') {
    term(out, d.spread, [scores()], 0);
    const powers = scratch.column(out.length);
    exponentials(powers, out);
    term(out, d.median, [powers], 0);
  } else if (d.kind === 'pert' && d.min < d.max) {
    pieces(out, scores(), pertTable(d));
    term(out, d.max - d.min, [out], d.min);
  } else if (d.kind === 'uniform') term(out, d.max - d.min, [uniforms], d.min);
  else {
    const quantile = quantileOf(d);
    for (let i = 0; i < out.length; i++) out[i] = quantile(uniforms[i] as number);
  }
}

/**
 * Values of a distribution over a column of uniforms, the same that its inverse distribution function gives one by one: in `out`, which is scratch, or
 * else in a column of their own. A number where chance plays no part.
 */
export function draw(d: Distribution, uniforms: () => Float64Array, out?: Float64Array): Column {
  if (d.kind === 'fixed') return d.value;
  return scratch.within(() => {
    const given = uniforms();
    if (!out) return scratch.lasting(given.length, (values) => drawInto(values, d, given));
    drawInto(out, d, given);
    return out;
  });
}

/** An amount and the keys under which a file has it in; another amount out. */
export type ChangeAmount = (value: number, keys: readonly (string | number)[]) => number;

/** The same distribution with other amounts; a spread that is a share, and weights, stay. */
export function withAmounts(d: Distribution, change: ChangeAmount): Distribution {
  switch (d.kind) {
    case 'fixed':
      return { ...d, value: change(d.value, ['is']) };
    case 'uniform':
      return { ...d, min: change(d.min, ['min']), max: change(d.max, ['max']) };
    case 'pert':
      return { ...d, min: change(d.min, ['min']), likely: change(d.likely, ['likely']), max: change(d.max, ['max']) };
    case 'normal':
      return { ...d, mean: change(d.mean, ['mean']), sd: change(d.sd, ['sd']) };
    case 'lognormal':
      return { ...d, median: change(d.median, ['median']) };
    case 'metalog': {
      const bound = (key: 'min' | 'max') => (d[key] === null ? null : change(d[key], [key]));
      const [p10, p50, p90] = [change(d.p10, ['p10']), change(d.p50, ['p50']), change(d.p90, ['p90'])];
      return { ...d, p10, p50, p90, min: bound('min'), max: bound('max') };
    }
    case 'chance':
      return { ...d, chance: change(d.chance, ['chance']) };
    case 'discrete':
      return { ...d, values: d.values.map((value, i) => change(value, ['values', i])) };
  }
}
