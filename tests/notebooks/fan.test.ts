import { expect, test } from 'vitest';
import { fan } from '../../src/notebooks/charts/fan.ts';
import { roundRange, roundTicks, yearScale } from '../../src/notebooks/charts/years.ts';

test('ticks are round numbers within the range', () => {
  expect(roundTicks(0, 100)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(roundTicks(-3, 11)).toEqual([-2, 0, 2, 4, 6, 8, 10]);
  expect(roundTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(roundTicks(120, 5800)).toEqual([1000, 2000, 3000, 4000, 5000]);
  expect(roundTicks(5, 5)).toEqual([5]);
});

test('a range ends at quarters of its steps, holds both ends, and holds still between them', () => {
  expect(roundRange(0, 101)).toEqual([0, 105]);
  expect(roundRange(0, 103)).toEqual([0, 105]);
  expect(roundRange(-3, 11)).toEqual([-3, 11]);
  expect(roundRange(-3.2, 10.6)).toEqual([-3.5, 11]);
  expect(roundRange(5, 5)).toEqual([5, 5]);
});

test('each figure stands where the scale puts it, and a band beyond the scale at its edge', () => {
  const row = (p50: number) => ({
    mean: p50,
    sd: 0,
    standardError: 0,
    p10: p50 - 25,
    p25: p50 - 10,
    p50,
    p75: p50 + 10,
    p90: p50 + 25,
  });
  const chart = fan({
    years: [2026, 2027],
    rows: [row(50), row(75)] as never,
    futures: [[0, 1000]],
    colour: '#000000',
    goals: [
      { year: 2027, value: 100, label: 'goal' },
      { year: 2027, value: 60, label: 'another' },
    ],
    divide: 1,
    axis: 'yuan',
    domain: [0, 100],
    width: 194,
    height: 166,
    tip: () => '',
    description: 'words',
  });
  // The plot is 130 units wide from 48 on, and its 120 units of height go from 142 (0) up to 22 (100); years lie 0.15 years within.
  const x = [63, 163];
  const paths = [...chart.querySelectorAll('path')].map((path) => path.getAttribute('d'));
  const rungs = [142, 118, 94, 70, 46, 22];
  expect(paths).toEqual([
    rungs.map((y) => `M48,${y}H178`).join(''),
    `${rungs.map((y) => `M42,${y}h6`).join('')}M${x[0]},142v6M${x[1]},142v6`,
    `M${x[0]},52L${x[1]},22L${x[1]},82L${x[0]},112Z`,
    `M${x[0]},70L${x[1]},40L${x[1]},64L${x[0]},94Z`,
    // The single future leaves the scale after a tenth of the year.
    `M${x[0]},142L73,22`,
    `M${x[0]},82L${x[1]},52`,
  ]);
  expect([...chart.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual([
    '0',
    '20',
    '40',
    '60',
    '80',
    '100',
    'yuan',
    '2026',
    '2027',
    'goal',
    'another',
  ]);
  // A goal at the top of the scale keeps clear of the unit on its left.
  const labels = [...chart.querySelectorAll('text')].slice(-2);
  expect(labels.map((label) => ['x', 'y', 'text-anchor'].map((name) => label.getAttribute(name)))).toEqual([
    ['178', '15', 'end'],
    ['52', '63', 'start'],
  ]);
  expect(chart.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('words');
});

test('a single future that leaves the scale ends at its edge and comes back where it does', () => {
  const frame = { years: [2020, 2021, 2022, 2023], divide: 1, axis: '', width: 400, height: 190 };
  const scale = yearScale({ ...frame, domain: [0, 10] });
  const points = (path: string) => [...path.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  // Up through the top in the middle of the first step, along above it, and down through it in the middle of the last.
  const [a, b, c, d] = points(scale.cut([5, 15, 15, 5]));
  const middle = (i: number) => (scale.xOf(i) + scale.xOf(i + 1)) / 2;
  expect([a, d]).toEqual([
    [scale.xOf(0), scale.yOf(5)],
    [scale.xOf(3), scale.yOf(5)],
  ]);
  expect(b?.[0]).toBeCloseTo(middle(0), 1);
  expect(c?.[0]).toBeCloseTo(middle(2), 1);
  expect([b?.[1], c?.[1]]).toEqual([scale.top, scale.top]);
  // From below to above in one step: both edges cut it.
  expect(points(scale.cut([5, -10, 20, 5])).map(([, y]) => y)).toContain(scale.bottom);
  // What stays inside is the line itself; what never comes inside is nothing.
  expect(scale.cut([0, 10, 5, 2])).toBe(scale.line([0, 10, 5, 2]));
  expect(scale.cut([12, 12, 13, 11])).toBe('');
});

test('numbers of an axis have room at its left, however long they are', () => {
  const leftOf = (most: number) =>
    yearScale({ years: [2026, 2027], domain: [0, most], divide: 1, axis: '', width: 300, height: 190 }).left;
  expect(leftOf(1000)).toBe(48);
  expect(leftOf(2_000_000)).toBeGreaterThan('2,000,000'.length * 6 + 9);
});
