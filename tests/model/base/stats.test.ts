import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOf, quantileLevels, quantiles, sdOf, standardErrorOf, summarize } from '../../../src/model/base/stats.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';

const levels = [0, 0.001, ...quantileLevels, 0.999, 1];

/** Type 7 of Hyndman & Fan on a plainly sorted copy. */
function sorted(column: Float64Array): number[] {
  const values = [...column].sort((a, b) => a - b);
  return levels.map((p) => {
    const h = (values.length - 1) * p;
    const [low, high] = [values[Math.floor(h)] as number, values[Math.ceil(h)] as number];
    return low + (h - Math.floor(h)) * (high - low);
  });
}

function expectSame(column: Float64Array): void {
  const copy = column.slice();
  const expected = sorted(column);
  for (const [i, q] of quantiles(column, levels).entries()) {
    const wanted = expected[i] as number;
    expect(Math.abs(q - wanted), `level ${levels[i]}`).toBeLessThanOrEqual(1e-12 * Math.abs(wanted));
  }
  expect(column).toEqual(copy);
}

const columns = (value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: 1, maxLength: 700 }).map((x) => Float64Array.from(x));

test.each([
  ['any size', fc.double({ min: -1e6, max: 1e6, noNaN: true })],
  ['ties', fc.integer({ min: -2, max: 2 })],
  ['of every order of magnitude', fc.double({ min: -1e150, max: 1e150, noNaN: true })],
  [
    'a crowd and a few far away',
    fc.oneof({ weight: 30, arbitrary: fc.integer({ min: 0, max: 50 }) }, { weight: 1, arbitrary: fc.constantFrom(1e12, -1e12) }),
  ],
  ['hardly different', fc.integer({ min: 0, max: 3 }).map((k) => 1 + k * Number.EPSILON)],
  ['next to nothing', fc.integer({ min: -3, max: 3 }).map((k) => k * Number.MIN_VALUE)],
] as const)('quantiles of values %s are those of a plain sort', (_, value) => {
  fc.assert(
    fc.property(columns(value), (column) => expectSame(column)),
    { numRuns: 60, seed: 5 },
  );
});

test('one value, two values, a constant', () => {
  expect(quantiles(Float64Array.of(7), levels).every((q) => q === 7)).toBe(true);
  expect(quantiles(Float64Array.of(3, 1), [0, 0.25, 0.5, 1])).toEqual([1, 1.5, 2, 3]);
  expect(quantiles(5, [0.1, 0.9])).toEqual([5, 5]);
  expect(summarize(new Float64Array(400).fill(-2))).toEqual({
    mean: -2,
    standardError: 0,
    sd: 0,
    p5: -2,
    p10: -2,
    p25: -2,
    p50: -2,
    p75: -2,
    p90: -2,
    p95: -2,
  });
  expect(summarize(3).sd).toBe(0);
});

test('a range wider than a number can tell still has its order', () => {
  const column = Float64Array.of(1.7e308, -1.7e308, 0, 1, 2);
  expect(quantiles(column, [0, 0.25, 0.5, 0.75, 1])).toEqual([-1.7e308, 0, 1, 2, 1.7e308]);
});

test('levels may come in any order and more than once', () => {
  const column = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
  expect(quantiles(column, [0.9, 0.1, 0.5, 0.1])).toEqual([90, 10, 50, 10]);
});

test('mean and sample deviation, by hand and shifted far away', () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, 32 / 7.
  const column = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9);
  expect([meanOf(column), sdOf(column)]).toEqual([5, Math.sqrt(32 / 7)]);
  const far = column.map((x) => x + 1e9);
  expect(sdOf(far)).toBeCloseTo(Math.sqrt(32 / 7), 12);
  expect(sdOf(Float64Array.of(4))).toBe(0);
});

test('standard errors of means come from blocks', () => {
  // Four blocks with means 1, 3, 1 and 3 about 2: √(4 · 500²/2000² · 4/3) = √(1/3).
  const turning = (runs: number) => Float64Array.from({ length: runs }, (_, i) => (i % 1000 < 500 ? 1 : 3));
  expect(standardErrorOf(turning(2000))).toBeCloseTo(Math.sqrt(1 / 3), 12);
  // Fewer: as of plain runs, whatever the means of the blocks are.
  expect(standardErrorOf(turning(1000))).toBeCloseTo(Math.sqrt(1000 / 999 / 1000), 12);
  expect(standardErrorOf(Float64Array.from({ length: 1000 }, (_, i) => 1 + (i % 2) * 2))).toBeCloseTo(Math.sqrt(1 / 999), 12);
  expect(standardErrorOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9))).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
  expect([standardErrorOf(7), standardErrorOf(Float64Array.of(7))]).toEqual([0, 0]);
});

test('they are as large as the true spread of means over many seeds, and smaller than those of plain runs', () => {
  const of = (seed: string) => uniforms(seed, 'a', 5000).map((u, i) => u + 0.5 * (uniformsOfB(seed)[i] as number) * u);
  const uniformsOfB = (seed: string) =>
    kept.get(seed) ?? kept.set(seed, uniforms(seed, 'b', 5000)).get(seed) ?? new Float64Array();
  const kept = new Map<string, Float64Array>();
  const columns = Array.from({ length: 60 }, (_, i) => of(`s${i}`));
  const means = columns.map((column) => meanOf(column));
  const truth = sdOf(Float64Array.from(means));
  const told = meanOf(Float64Array.from(columns, (column) => standardErrorOf(column)));
  expect(told / truth).toBeGreaterThan(0.75);
  expect(told / truth).toBeLessThan(1.35);
  expect(told).toBeLessThan(sdOf(columns[0] as Float64Array) / Math.sqrt(5000) / 4);
});
