import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitPastValues, metalogThrough, middleRange } from '../../src/model/analysis/past-values.ts';
import type { Distribution } from '../../src/model/base/nouns.ts';
import { shapeOf } from '../../src/model/chance/shape.ts';

// Curves against closed forms of densities, fits against values that lie on a known curve.

const areaOf = (points: readonly { x: number; y: number }[]): number =>
  points.slice(1).reduce((sum, { x, y }, i) => {
    const before = points[i] as { x: number; y: number };
    return sum + ((y + before.y) / 2) * (x - before.x);
  }, 0);

describe('shapeOf(distribution)', () => {
  const curves: [Distribution, (x: number) => number][] = [
    [{ kind: 'normal', mean: 30, sd: 4 }, (x) => Math.exp(-((x - 30) ** 2) / 32) / (4 * Math.sqrt(2 * Math.PI))],
    [
      { kind: 'lognormal', median: 2, spread: 0.5 },
      (x) => Math.exp(-(Math.log(x / 2) ** 2) / 0.5) / (x * 0.5 * Math.sqrt(2 * Math.PI)),
    ],
    [{ kind: 'uniform', min: -1, max: 3 }, () => 0.25],
    // Likely in the middle: beta with α = β = 3, whose density is 30 x² (1 − x)².
    [{ kind: 'pert', min: 0, likely: 5, max: 10 }, (x) => (30 * (x / 10) ** 2 * (1 - x / 10) ** 2) / 10],
    // Without skew the metalog is logistic.
    [
      { kind: 'metalog', p10: 10 - Math.log(9), p50: 10, p90: 10 + Math.log(9), min: null, max: null },
      (x) => Math.exp(x - 10) / (1 + Math.exp(x - 10)) ** 2,
    ],
  ];
  test.each(curves)('%j has the density of its closed form', (distribution, density) => {
    const { kind, points, p10, p50, p90 } = shapeOf(distribution);
    expect(kind).toBe('curve');
    for (const { x, y } of points.slice(8, -8)) expect(y / density(x)).toBeCloseTo(1, 2);
    expect(areaOf(points)).toBeCloseTo(0.99, 2);
    expect(areaOf(points.filter(({ x }) => x >= p10 && x <= p90))).toBeGreaterThan(0.76);
    expect([p10, p50, p90]).toEqual([p10, p50, p90].sort((a, b) => a - b));
  });

  test('single values are bars with their shares', () => {
    expect(shapeOf({ kind: 'discrete', values: [9, 5, 9], weights: [1, 2, 1] }).points).toEqual([
      { x: 5, y: 0.5 },
      { x: 9, y: 0.5 },
    ]);
    expect(shapeOf({ kind: 'chance', chance: 0.2 })).toMatchObject({
      kind: 'bars',
      points: [
        { x: 0, y: 0.8 },
        { x: 1, y: 0.2 },
      ],
    });
    for (const one of [
      { kind: 'fixed', value: 7 },
      { kind: 'pert', min: 7, likely: 7, max: 7 },
      { kind: 'normal', mean: 7, sd: 0 },
    ] as const)
      expect(shapeOf(one).points).toEqual([{ x: 7, y: 1 }]);
  });
});

describe('fitPastValues(values)', () => {
  const at = (a1: number, a2: number, a3: number, u: number) =>
    a1 + a2 * Math.log(u / (1 - u)) + a3 * (u - 0.5) * Math.log(u / (1 - u));

  test('values on a metalog give its quantiles, in any order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 30 }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.5, max: 5, noNaN: true }),
        fc.double({ min: -1.5, max: 1.5, noNaN: true }),
        (n, a1, a2, skew) => {
          const a3 = skew * a2;
          // One value below zero keeps the fit from being bounded there.
          const shift = -100 - Math.abs(a1);
          const values = Array.from({ length: n }, (_, i) => at(a1 + shift, a2, a3, (i + 0.5) / n));
          const fitted = fitPastValues([...values].reverse());
          for (const [key, u] of [
            ['p10', 0.1],
            ['p50', 0.5],
            ['p90', 0.9],
          ] as const)
            expect(fitted?.[key]).toBeCloseTo(at(a1 + shift, a2, a3, u), 6);
          expect(fitted?.min).toBeNull();
        },
      ),
    );
  });

  test('values above zero are fitted above zero', () => {
    const values = Array.from({ length: 10 }, (_, i) => Math.exp(at(3, 0.2, 0.1, (i + 0.5) / 10)));
    const fitted = fitPastValues(values);
    expect(fitted?.min).toBe(0);
    expect(fitted?.p90).toBeCloseTo(Math.exp(at(3, 0.2, 0.1, 0.9)), 6);
  });

  test('whatever is pasted, what comes out is a distribution, or nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 12 }), (values) => {
        const fitted = fitPastValues(values);
        if (fitted) expect(metalogThrough(fitted.p10, fitted.p50, fitted.p90, fitted.min, fitted.max)).not.toBeNull();
      }),
      { numRuns: 60 },
    );
    expect(fitPastValues([1, 2, 3, 4])).toBeNull();
    expect(fitPastValues([5, 5, 5, 5, 5, 5])).toBeNull();
  });
});

test('the middle of three quantiles has the room that Keelin gives it: |a₃| ≤ 1.66711 a₂', () => {
  const [low, high] = middleRange(0, 1, null, null);
  const room = 1.66711 / 5;
  expect(low).toBeGreaterThanOrEqual(0.5 - room);
  expect(low).toBeLessThan(0.5 - room + 0.006);
  expect(high).toBeLessThanOrEqual(0.5 + room);
  expect(high).toBeGreaterThan(0.5 + room - 0.006);
});
