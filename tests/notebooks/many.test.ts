import { expect, test } from 'vitest';
import { apart, risk } from '../../src/notebooks/charts/risk.ts';
import { inLines, widthOf } from '../../src/notebooks/charts/rows.ts';
import { mostBars, shares } from '../../src/notebooks/charts/shares.ts';
import { namedYears } from '../../src/notebooks/charts/years.ts';

// Charts of many years and of many plans stay readable.

const from2020 = (n: number) => Array.from({ length: n }, (_, i) => 2020 + i);

test('of many years the round ones are named', () => {
  expect(namedYears(from2020(3), 300)).toEqual([2020, 2021, 2022]);
  expect(namedYears(from2020(60), 240)).toEqual([2020, 2030, 2040, 2050, 2060, 2070]);
  expect(namedYears(from2020(8), 200)).toEqual([2020, 2022, 2024, 2026]);
  for (const n of [1, 5, 30, 60]) {
    const named = namedYears(from2020(n), 320);
    expect(named.length * 36, String(n)).toBeLessThanOrEqual(320 + 36);
    expect(named.length, String(n)).toBeGreaterThan(0);
  }
});

test('bars of sixty years are thinned out, the first and the last remain', () => {
  const years = from2020(60);
  const bars = years.map((year) => ({ value: year, text: `${year} yuan`, title: '' }));
  const chart = shares({
    years,
    funds: [{ label: 'fund', bars }],
    width: 400,
    description: '',
    data: { name: '', columns: [], rows: [] },
  });
  const words = [...chart.querySelectorAll('text')].map((text) => text.textContent ?? '');
  expect(words).toContain('2020');
  expect(words).toContain('2079 yuan');
  expect(words.filter((text) => text.endsWith('yuan')).length).toBeLessThanOrEqual(mostBars + 1);
});

test('labels at one height stand under one another, in order and between the ends', () => {
  const places = apart([100, 100, 100, 30, 100], 20, 150).toSorted((a, b) => a - b);
  for (const [i, y] of places.entries()) if (i > 0) expect(y - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(16);
  expect(places[0]).toBeGreaterThanOrEqual(20);
  expect(places.at(-1)).toBeLessThanOrEqual(150);
  expect(apart([30, 90], 20, 150)).toEqual([30, 90]);
});

test('twelve equal plans have twelve labels that do not overprint, with lines to their points', () => {
  const chart = risk({
    points: Array.from({ length: 12 }, (_, i) => ({ label: `plan ${i}`, colour: 'black', mean: 5e5, poor: 4e5, tip: '' })),
    divide: 1000,
    meanAxis: '',
    poorAxis: '',
    width: 360,
    height: 200,
    description: '',
    data: { name: '', columns: [], rows: [] },
  });
  const labels = [...chart.querySelectorAll('text')].filter((text) => text.textContent?.startsWith('plan'));
  const places = labels.map((label) => Number(label.getAttribute('y'))).toSorted((a, b) => a - b);
  expect(places).toHaveLength(12);
  for (const [i, y] of places.entries()) if (i > 0) expect(y - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(15.9);
  expect(chart.querySelectorAll('path').length).toBeGreaterThanOrEqual(11);
});

test('of forty plans those are named that no other equals or beats both ways, and all have their points', () => {
  const points = Array.from({ length: 40 }, (_, i) => ({
    ...{ label: `plan ${i}`, colour: 'black', tip: `plan ${i}` },
    // 36 to 39 lie on a line down to the right; 0 is as good as 36, and comes first.
    mean: i === 0 ? 360 : i < 36 ? 100 + i : 720 - 10 * i,
    poor: i === 0 ? 36 : i < 36 ? 20 : i,
  }));
  const chart = risk({
    ...{ points, divide: 1, meanAxis: '', poorAxis: '', width: 760, height: 320, description: '' },
    data: { name: '', columns: [], rows: [] },
  });
  const labels = [...chart.querySelectorAll('text')].flatMap(({ textContent }) =>
    textContent?.startsWith('plan') ? [textContent] : [],
  );
  expect(labels).toEqual(['plan 0', 'plan 37', 'plan 38', 'plan 39']);
  expect(chart.querySelectorAll('circle title')).toHaveLength(40);
});

test('a long name is broken into lines that fit, in a word without blanks too', () => {
  for (const name of [
    '全镇三年发展壮大村集体经济综合行动计划',
    'VentureThatGoesOnAndOnWithoutAnyBlankAtAll',
    'a plan of many short words',
  ]) {
    const lines = inLines(name, 110);
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(110);
    expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
  }
  expect(inLines('全镇三年发展壮大村集体经济综合行动计划', 60, 2).at(-1)).toMatch(/…$/);
});
