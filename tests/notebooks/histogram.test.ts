import { expect, test } from 'vitest';
import { beyond } from '../../src/notebooks/charts/difference.ts';
import { histogram } from '../../src/notebooks/runtime/engine.ts';

const even = Float64Array.from({ length: 1000 }, (_, i) => i / 10);
const widths = (edges: readonly number[]) => edges.slice(1).map((edge, i) => edge - (edges[i] as number));
const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

test('bars are equal from the least to the most where nothing lies far away', () => {
  const { edges, counts } = histogram(even);
  expect([edges[0], edges.at(-1)]).toEqual([0, 99.9]);
  for (const width of widths(edges)) expect(width).toBeCloseTo(99.9 / counts.length, 9);
  expect(sum(counts)).toBe(1000);
  expect(beyond(edges)).toBeNull();
});

test('a few futures far away are in the bar at their end, which reaches out to the farthest', () => {
  const far = even.slice();
  far.set([-500, -900, -400], 500);
  const { edges, counts } = histogram(far);
  expect([edges[0], edges.at(-1)]).toEqual([-900, 99.9]);
  const [first, ...rest] = widths(edges);
  expect(first).toBeGreaterThan(900);
  for (const width of rest.slice(0, -1)) expect(width).toBeCloseTo(rest[0] as number, 9);
  expect(sum(counts)).toBe(1000);
  // By hand: of the even ones those below the first border, and the three.
  const border = edges[1] as number;
  expect(counts[0]).toBe([...far].filter((x) => x < border).length);
  expect(beyond(edges)).toBe(-900);
});

test('what is the same in all futures is one bar', () => {
  expect(histogram(new Float64Array(5).fill(7))).toEqual({ edges: [7, 8], counts: [5] });
  // Nearly all the same: there is no middle to make bars of.
  const { edges, counts } = histogram(Float64Array.from({ length: 1000 }, (_, i) => (i === 3 ? 5 : 2)));
  expect([edges[0], edges.at(-1), counts[0], counts.at(-1)]).toEqual([2, 5, 999, 1]);
});
