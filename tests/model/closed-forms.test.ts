import { describe, expect, test } from 'vitest';
import {
  type Column,
  type Correlation,
  type Distribution,
  type Driver,
  makeDraws,
  meanOf,
  quantileOf,
  quantiles,
} from '../../src/model/index.ts';

// 100,000 runs of each distribution and process against its closed form, within four standard errors.

const runs = 100_000;
const draws = makeDraws('closed-forms', runs);
const unit = { text: '', factor: 1, dimension: [0, 0, 0, 0, 0, 0, 0] };
const driver = (id: string, process: Driver['process']): Driver => ({
  id,
  title: { en: id, zh: id },
  unit,
  process,
  source: null,
  note: null,
});
const array = (column: Column | undefined): Float64Array =>
  column instanceof Float64Array ? column : new Float64Array(runs).fill(column ?? Number.NaN);
const variance = (x: Float64Array) => {
  const mean = meanOf(x);
  return x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (x.length - 1);
};

/** Mean and variance, whose own standard errors come from the sample's fourth moment. */
function expectMoments(x: Float64Array, mean: number, sd: number): void {
  expect(Math.abs(meanOf(x) - mean)).toBeLessThan((4 * sd) / Math.sqrt(x.length));
  const fourth = x.reduce((sum, v) => sum + (v - mean) ** 4, 0) / x.length;
  expect(Math.abs(variance(x) - sd ** 2)).toBeLessThan(4 * Math.sqrt(Math.max(fourth - sd ** 4, 0) / x.length) + 1e-12);
}

describe('distributions', () => {
  const pert = (a: number, m: number, b: number) => {
    const alpha = 1 + (4 * (m - a)) / (b - a);
    return { mean: (a + 4 * m + b) / 6, sd: (b - a) * Math.sqrt((alpha * (6 - alpha)) / (36 * 7)) };
  };
  const cases: [string, Distribution, number, number][] = [
    ['uniform', { kind: 'uniform', min: 3, max: 9 }, 6, Math.sqrt(3)],
    ['PERT', { kind: 'pert', min: 10, likely: 12, max: 20 }, pert(10, 12, 20).mean, pert(10, 12, 20).sd],
    ['PERT, likely at its end', { kind: 'pert', min: 10, likely: 10, max: 20 }, pert(10, 10, 20).mean, pert(10, 10, 20).sd],
    ['normal', { kind: 'normal', mean: -5, sd: 2 }, -5, 2],
    [
      'lognormal',
      { kind: 'lognormal', median: 30, spread: 0.4 },
      30 * Math.exp(0.08),
      30 * Math.exp(0.08) * Math.sqrt(Math.exp(0.16) - 1),
    ],
    ['chance', { kind: 'chance', chance: 0.2 }, 0.2, 0.4],
    [
      'discrete',
      { kind: 'discrete', values: [5, 1, 3], weights: [1, 2, 1] },
      2.5,
      Math.sqrt(0.25 * 6.25 + 0.5 * 2.25 + 0.25 * 0.25),
    ],
  ];
  test.each(cases)('%s', (name, distribution, mean, sd) => {
    expectMoments(array(draws.values(`case ${name}`, distribution)), mean, sd);
  });

  test('a PERT with likely = min has the quantile 1 − (1 − u)^(1/5) of its beta(1, 5)', () => {
    const quantile = quantileOf({ kind: 'pert', min: 0, likely: 0, max: 1 });
    for (const u of [1e-6, 0.01, 0.3, 0.5, 0.9, 0.999]) expect(quantile(u)).toBeCloseTo(1 - (1 - u) ** 0.2, 8);
  });

  test('a metalog passes through its quantiles, bounded or not, and is symmetric where they are', () => {
    for (const bounds of [
      { min: null, max: null },
      { min: 15, max: null },
      { min: null, max: 40 },
      { min: 15, max: 40 },
    ]) {
      const quantile = quantileOf({ kind: 'metalog', p10: 21, p50: 25, p90: 28, ...bounds });
      expect([0.1, 0.5, 0.9].map(quantile).map((x) => Number(x.toFixed(9)))).toEqual([21, 25, 28]);
    }
    // Symmetric quantiles make a logistic: Q(u) = 50 + s·ln(u/(1−u)), s = 10/ln 9.
    const logistic = quantileOf({ kind: 'metalog', p10: 40, p50: 50, p90: 60, min: null, max: null });
    expect(logistic(0.99)).toBeCloseTo(50 + (10 / Math.log(9)) * Math.log(99), 10);
  });
});

describe('processes', () => {
  const years = [2020, 2021, 2022];
  const paths = (drivers: readonly Driver[], correlations: readonly Correlation[] = []) =>
    draws.drivers(drivers, correlations, years);

  test('a mean-reverting price after three years', () => {
    const [start, level, k, volatility] = [34, 30, 0.3, 0.14];
    const x = array(paths([driver('beef', { kind: 'mean-reverting', start, level, reversion: k, volatility })]).get('beef')?.[2]);
    const mean = Math.log(level) + (1 - k) ** 3 * (Math.log(start) - Math.log(level));
    const sd = volatility * Math.sqrt(1 + (1 - k) ** 2 + (1 - k) ** 4);
    expectMoments(x.map(Math.log), mean, sd);
  });

  test('the mean of a random walk grows at its growth', () => {
    const x = array(paths([driver('walk', { kind: 'random-walk', start: 10, growth: 0.05, volatility: 0.2 })]).get('walk')?.[2]);
    expectMoments(x, 10 * 1.05 ** 3, 10 * 1.05 ** 3 * Math.sqrt(Math.exp(0.12) - 1));
  });

  test('a trend has no chance', () => {
    expect(
      paths([driver('wage', { kind: 'trend', start: 100, growth: 0.1 })])
        .get('wage')
        ?.map((v) => Number((v as number).toFixed(9))),
    ).toEqual([110, 121, 133.1]);
  });

  test('an event over three years, lasting one year and two', () => {
    const count = (lasts: number) => {
      const columns = (paths([driver('drought', { kind: 'event', chance: 0.15, lasts })]).get('drought') ?? []).map(array);
      return Float64Array.from({ length: runs }, (_, i) => columns.reduce((sum, c) => sum + (c[i] as number), 0));
    };
    const never = 0.85 ** 3;
    const one = count(1);
    expectMoments(
      one.map((n) => (n > 0 ? 1 : 0)),
      1 - never,
      Math.sqrt(never * (1 - never)),
    );
    expectMoments(one, 0.45, Math.sqrt(3 * 0.15 * 0.85));
    // Lasting two years: on in year 1 with p, in year 2 with p + qp, in year 3 with p·p + q·p + q·q·p (begun in year 1, 2 or 3).
    const [p, q] = [0.15, 0.85];
    const expected = p + (p + q * p) + (p * p + q * p + q * q * p);
    const two = count(2);
    expect(Math.abs(meanOf(two) - expected)).toBeLessThan(4 * Math.sqrt(variance(two) / runs));
  });

  test('a correlation of 0.8, of prices and with an event', () => {
    const price = (id: string) => driver(id, { kind: 'mean-reverting', start: 1, level: 1, reversion: 0, volatility: 0.2 });
    const drought = driver('drought', { kind: 'event', chance: 0.5, lasts: 1 });
    const columns = paths(
      [price('beef'), price('calf'), drought],
      [
        { between: ['beef', 'calf'], is: 0.8 },
        { between: ['beef', 'drought'], is: 0.5 },
      ],
    );
    const [beef, calf] = ['beef', 'calf'].map((id) => array(columns.get(id)?.[0]).map(Math.log)) as [Float64Array, Float64Array];
    const means = [meanOf(beef), meanOf(calf)] as const;
    const r =
      beef.reduce((sum, x, i) => sum + (x - means[0]) * ((calf[i] as number) - means[1]), 0) /
      (runs - 1) /
      Math.sqrt(variance(beef) * variance(calf));
    expect(Math.abs(r - 0.8)).toBeLessThan((4 * (1 - 0.64)) / Math.sqrt(runs));
    // Orthant probability of a bivariate normal: 1/4 + asin(ρ) / 2π.
    const both = array(columns.get('drought')?.[0]).map((d, i) => (d === 1 && (beef[i] as number) > 0 ? 1 : 0));
    const orthant = 0.25 + Math.asin(0.5) / (2 * Math.PI);
    expectMoments(both, orthant, Math.sqrt(orthant * (1 - orthant)));
  });

  test('a driver put first moves no other', () => {
    const beef = driver('beef', { kind: 'mean-reverting', start: 34, level: 32, reversion: 0.15, volatility: 0.14 });
    const calf = driver('calf', { kind: 'random-walk', start: 40, growth: 0, volatility: 0.16 });
    const link: Correlation[] = [{ between: ['beef', 'calf'], is: 0.8 }];
    const before = paths([beef, calf], link);
    const after = paths([driver('herb', { kind: 'random-walk', start: 16, growth: 0, volatility: 0.3 }), beef, calf], link);
    for (const id of ['beef', 'calf']) expect(after.get(id)).toEqual(before.get(id));
  });
});

test('quantiles are those of type 7 on a sorted sample', () => {
  for (const column of [
    Float64Array.of(3, 1, 2),
    Float64Array.of(7),
    Float64Array.of(1, 1, 1, 2),
    draws.uniforms('q').slice(0, 1001),
    draws
      .uniforms('q')
      .slice(0, 997)
      .map((u) => Math.exp(40 * u)),
  ]) {
    const sorted = [...column].sort((a, b) => a - b);
    const levels = [0, 0.05, 0.1, 0.25, 0.5, 0.9, 0.95, 1];
    const expected = levels.map((p) => {
      const h = (sorted.length - 1) * p;
      const low = sorted[Math.floor(h)] as number;
      return low + (h - Math.floor(h)) * ((sorted[Math.ceil(h)] as number) - low);
    });
    for (const [i, q] of quantiles(column, levels).entries())
      expect(Math.abs(q - (expected[i] as number))).toBeLessThanOrEqual(1e-12 * Math.abs(q));
  }
});
