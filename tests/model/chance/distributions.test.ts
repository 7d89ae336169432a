import { describe, expect, test } from 'vitest';
import { pieceAt } from '../../../src/model/base/loops.ts';
import { betaCdf, betaTable } from '../../../src/model/chance/beta.ts';
import { metalogFeasible, quantileOf } from '../../../src/model/chance/distributions.ts';
import { inverseNormal, normalCdf } from '../../../src/model/chance/normal.ts';
import { type Distribution, makeDraws } from '../../../src/model/index.ts';

// Tails, quantiles and special functions; means and deviations stand in tests/model/closed-forms.test.ts.

const close = (value: number, expected: number, relative: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

describe('the normal distribution function and its inverse', () => {
  test.each([
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.001, -3.090232306167813],
    [1e-9, -5.997807015007687],
    [1e-20, -9.262340089798409],
  ])('Φ⁻¹(%d) = %d', (u, z) => {
    expect(Math.abs(inverseNormal(u) - z)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(z)));
  });

  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1, 0.15865525393145705],
    [1.96, 0.9750021048517795],
    [-5, 2.866515718791933e-7],
    [-6, 9.865876450376946e-10],
    [-8, 6.22096057427178e-16],
  ])('Φ(%d) = %d', (z, p) => close(normalCdf(z), p, 1e-13));

  test('there and back, and no step where two formulas meet', () => {
    for (let z = -8; z <= 8; z += 1 / 64) {
      const p = normalCdf(z);
      // p is exact to about 1e-16 between −4 and above: the way back can be no more exact than that over the density.
      const slack = 1e-14 + (z > -4 ? 1e-15 * Math.exp(0.5 * z * z) : 0);
      if (p < 1) expect(Math.abs(inverseNormal(p) - z), `${z}`).toBeLessThanOrEqual(slack * Math.max(1, Math.abs(z)));
      expect(Math.abs(normalCdf(-z) + p - 1)).toBeLessThanOrEqual(2e-16);
    }
    for (const edge of [-4, 4]) expect(normalCdf(edge + 1e-9)).toBeGreaterThan(normalCdf(edge - 1e-9));
    for (const edge of [0.075, 0.925, Math.exp(-25)])
      close(inverseNormal(edge * (1 + 1e-12)), inverseNormal(edge * (1 - 1e-12)), 1e-10);
  });
});

describe('the beta distribution function', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);

  test('of whole a and b is a sum of binomial chances', () => {
    for (const a of [1, 2, 3, 5, 9])
      for (const b of [1, 2, 4, 7])
        for (const x of [1e-6, 0.03, 0.2, 0.5, 0.77, 0.999]) {
          const n = a + b - 1;
          let sum = 0;
          for (let j = a; j <= n; j++) sum += choose(n, j) * x ** j * (1 - x) ** (n - j);
          close(betaCdf(x, a, b), sum, 1e-12);
        }
  });

  test('of a half and a half is the arcsine', () => {
    for (const x of [0.001, 0.25, 0.6, 0.99]) close(betaCdf(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)), 1e-12);
    expect([betaCdf(0, 2, 4), betaCdf(1, 2, 4)]).toEqual([0, 1]);
  });

  test('its inverse is within 1e-8 and never falls, whatever the shape', () => {
    for (const alpha of [1, 1.001, 1.4, 2, 3, 4.2, 4.999, 5]) {
      const table = betaTable(alpha, 6 - alpha);
      const beta = (z: number) => pieceAt(table, z);
      let last = 0;
      for (let z = -6.34; z <= 6.34; z += 0.0137) {
        const x = beta(z);
        expect(x).toBeGreaterThanOrEqual(last);
        expect(x).toBeLessThanOrEqual(1);
        last = x;
        // The exact value lies between x − 1e-8 and x + 1e-8; where that reaches beyond 0 or 1 it does anyway.
        const below = x <= 1e-8 ? 0 : betaCdf(x - 1e-8, alpha, 6 - alpha);
        const above = x >= 1 - 1e-8 ? 1 : betaCdf(x + 1e-8, alpha, 6 - alpha);
        expect(below).toBeLessThanOrEqual(normalCdf(z) + 1e-15);
        expect(above).toBeGreaterThanOrEqual(normalCdf(z) - 1e-15);
      }
    }
  });
});

describe('quantiles in closed form', () => {
  const at = (d: Distribution, u: number) => quantileOf(d)(u);

  test('PERT at either end of its range', () => {
    for (const u of [1e-9, 1e-4, 0.2, 0.5, 0.8, 0.9999]) {
      // Beta(1, 5): F = 1 − (1 − x)⁵; beta(5, 1): F = x⁵.
      expect(at({ kind: 'pert', min: 100, likely: 100, max: 300 }, u)).toBeCloseTo(
        100 + 200 * -Math.expm1(0.2 * Math.log1p(-u)),
        5,
      );
      expect(at({ kind: 'pert', min: 100, likely: 300, max: 300 }, u)).toBeCloseTo(100 + 200 * u ** 0.2, 5);
    }
    expect(at({ kind: 'pert', min: 7, likely: 8, max: 9 }, 0.5)).toBeCloseTo(8, 9);
    expect(at({ kind: 'pert', min: 7, likely: 7, max: 7 }, 0.3)).toBe(7);
    // In the middle of −2 and 0 as of 3 and 5: only the range is scaled.
    expect(at({ kind: 'pert', min: -2, likely: -1.5, max: 0 }, 0.3) + 2).toBeCloseTo(
      at({ kind: 'pert', min: 3, likely: 3.5, max: 5 }, 0.3) - 3,
      9,
    );
  });

  test('uniform, normal, lognormal', () => {
    expect(at({ kind: 'uniform', min: -4, max: 6 }, 0.25)).toBe(-1.5);
    expect(at({ kind: 'normal', mean: 10, sd: 2 }, 0.975)).toBeCloseTo(10 + 2 * 1.959963984540054, 12);
    expect(at({ kind: 'normal', mean: 10, sd: 0 }, 0.01)).toBe(10);
    expect(at({ kind: 'lognormal', median: 30, spread: 0.4 }, 0.9)).toBeCloseTo(30 * Math.exp(0.4 * 1.2815515655446004), 11);
  });

  test('chance: a high uniform means that it happens; 0% never, 100% always', () => {
    const happens = (chance: number, u: number) => at({ kind: 'chance', chance }, u);
    expect([0.5, 0.79, 0.81].map((u) => happens(0.2, u))).toEqual([0, 0, 1]);
    expect([2 ** -33, 1 - 2 ** -33].map((u) => happens(0, u))).toEqual([0, 0]);
    expect([2 ** -33, 1 - 2 ** -33].map((u) => happens(1, u))).toEqual([1, 1]);
  });

  test('discrete: values upward, weights of any sum, none for weight 0', () => {
    const d: Distribution = { kind: 'discrete', values: [9, 1, 4, 7], weights: [1, 2, 0, 1] };
    expect([0.01, 0.49, 0.51, 0.74, 0.76, 0.99].map((u) => at(d, u))).toEqual([1, 1, 7, 7, 9, 9]);
  });
});

describe('metalog', () => {
  const metalog = (p10: number, p50: number, p90: number, min: number | null = null, max: number | null = null) =>
    ({ kind: 'metalog', p10, p50, p90, min, max }) as const;

  test('its quartiles, by hand', () => {
    // ln(u/(1−u)) is ∓ln 3 = ∓(ln 9)/2 there: M = p50 ∓ (p90 − p10)/4 − 0.15625·(2·p50 − p10 − p90).
    const q = quantileOf(metalog(21, 25, 28));
    expect(q(0.25)).toBeCloseTo(25 - 1.75 - 0.15625, 12);
    expect(q(0.75)).toBeCloseTo(25 + 1.75 - 0.15625, 12);
    // With a lower bound of 15 the same of ln 6, ln 10, ln 13: 15 + 10·(13/6)^¼·(78/100)^0.15625.
    expect(quantileOf(metalog(21, 25, 28, 15))(0.75)).toBeCloseTo(15 + 10 * (13 / 6) ** 0.25 * 0.78 ** 0.15625, 11);
    // With an upper bound of 40: of −ln 19, −ln 15, −ln 12.
    expect(quantileOf(metalog(21, 25, 28, null, 40))(0.25)).toBeCloseTo(40 - 15 * (19 / 12) ** 0.25 * (228 / 225) ** 0.15625, 11);
    // With both: odds 6/19, 10/15, 13/12.
    const odds = (10 / 15) * (13 / 12 / (6 / 19)) ** 0.25 * (((6 / 19) * (13 / 12)) / (10 / 15) ** 2) ** 0.15625;
    expect(quantileOf(metalog(21, 25, 28, 15, 40))(0.75)).toBeCloseTo((15 + 40 * odds) / (1 + odds), 11);
  });

  test('stays inside its bounds and never falls', () => {
    for (const d of [
      metalog(21, 25, 28, 20, 29),
      metalog(1, 2, 9, 0),
      metalog(-9, -2, -1, null, 0),
      metalog(10, 50, 90, 0, 100),
    ]) {
      expect(metalogFeasible(d)).toBe(true);
      const q = quantileOf(d);
      let last = d.min ?? Number.NEGATIVE_INFINITY;
      for (let k = 0; k <= 4096; k++) {
        const x = q((k + 0.5) / 4097);
        expect(x).toBeGreaterThanOrEqual(last);
        last = x;
      }
      expect(last).toBeLessThanOrEqual(d.max ?? Number.POSITIVE_INFINITY);
      for (const u of [2 ** -33, 1 - 2 ** -33]) expect(Number.isFinite(q(u))).toBe(true);
    }
  });

  test('bounded or not, has the quantiles of the published closed forms (Keelin 2016, propositions 1 to 3, α = 0.1)', () => {
    const odds = Math.log(9);
    const [p10, p50, p90, low, high] = [21, 25, 28, 15, 40];
    for (const y of [0.001, 0.05, 0.25, 0.6, 0.95, 0.999]) {
      const logit = Math.log(y / (1 - y));
      // Unbounded: with r the place of the median between the other two.
      const r = (p50 - p10) / (p90 - p10);
      const plain = p50 + (p90 - p10) * (logit / (2 * odds) + ((1 - 2 * r) * (y - 0.5) * logit) / (0.8 * odds));
      expect(quantileOf(metalog(p10, p50, p90))(y)).toBeCloseTo(plain, 9);
      // Semi-bounded and bounded: powers of ratios of distances, or of odds, from the bounds.
      const powers = (a: number, b: number, c: number) =>
        b * (c / a) ** (logit / (2 * odds)) * ((c * a) / b ** 2) ** (((y - 0.5) * logit) / (0.8 * odds));
      expect(quantileOf(metalog(p10, p50, p90, low))(y)).toBeCloseTo(low + powers(p10 - low, p50 - low, p90 - low), 9);
      const between = powers(...([p10, p50, p90].map((q) => (q - low) / (high - q)) as [number, number, number]));
      expect(quantileOf(metalog(p10, p50, p90, low, high))(y)).toBeCloseTo((low + high * between) / (1 + between), 9);
    }
  });

  test('is feasible between the limits of Keelin 2016, section 3.4', () => {
    // k = ½ (1 − 1.66711 (½ − α)) = 0.166578 for α = 0.1: p50 must lie that far into [p10, p90].
    const k = 0.5 * (1 - 1.66711 * 0.4);
    for (const [share, good] of [
      [k - 0.0005, false],
      [k + 0.0005, true],
      [0.5, true],
      [1 - k - 0.0005, true],
      [1 - k + 0.0005, false],
    ] as const)
      expect(metalogFeasible(metalog(0, share * 100, 100)), `${share}`).toBe(good);
    for (const d of [
      metalog(5, 5, 9),
      metalog(9, 5, 1),
      metalog(21, 25, 28, 21),
      metalog(21, 25, 28, 22),
      metalog(21, 25, 28, 0, 28),
    ])
      expect(metalogFeasible(d)).toBe(false);
  });
});

test('of 100,000 draws the share below each exact quantile is that of the quantile, within four standard errors', () => {
  const runs = 100_000;
  const draws = makeDraws('quantiles', runs);
  const cases: [Distribution, (x: number) => number][] = [
    [{ kind: 'uniform', min: 3, max: 9 }, (x) => (x - 3) / 6],
    [{ kind: 'pert', min: 0, likely: 0.25, max: 1 }, (x) => betaCdf(x, 2, 4)],
    [{ kind: 'pert', min: 0, likely: 0, max: 1 }, (x) => 1 - (1 - x) ** 5],
    [{ kind: 'normal', mean: -5, sd: 2 }, (x) => normalCdf((x + 5) / 2)],
    [{ kind: 'lognormal', median: 30, spread: 0.4 }, (x) => normalCdf(Math.log(x / 30) / 0.4)],
    // Symmetric: a logistic.
    [{ kind: 'metalog', p10: 40, p50: 50, p90: 60, min: null, max: null }, (x) => 1 / (1 + 9 ** (-(x - 50) / 10))],
  ];
  const marks = [
    [4, 6, 8.7],
    [0.1, 0.3, 0.7],
    [0.01, 0.2, 0.5],
    [-9, -5, -3],
    [15, 30, 70],
    [35, 50, 60],
  ];
  for (const [i, [d, cdf]] of cases.entries()) {
    const column = draws.values(`case ${d.kind} ${i}`, d) as Float64Array;
    for (const x of marks[i] ?? []) {
      const p = cdf(x);
      const share = column.reduce((n, v) => n + (v <= x ? 1 : 0), 0) / runs;
      expect(Math.abs(share - p), `${d.kind} ${x}`).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / runs));
    }
  }
});
