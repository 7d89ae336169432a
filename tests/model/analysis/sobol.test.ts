import { describe, expect, test } from 'vitest';
import { influenceOfSources, sobolIndices, tornado } from '../../../src/model/analysis/sensitivity.ts';
import { type SobolIndex, sobol } from '../../../src/model/analysis/sobol.ts';
import { study } from '../../../src/model/analysis/study.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';
import { makeDraws, type Plan, readOutcome, type Scenario } from '../../../src/model/index.ts';
import { last, projectedPlan, scenarioOf } from '../../helpers.ts';

function near(found: SobolIndex | undefined, first: number, total: number): void {
  if (!found) throw new Error('no such input');
  // Over 200 seeds the spread of such distances was 1.1 to 1.3 errors; four leave room for a dozen comparisons.
  expect(Math.abs(found.first - first)).toBeLessThan(4 * found.firstError + 1e-9);
  expect(Math.abs(found.total - total)).toBeLessThan(4 * found.totalError + 1e-9);
}

/** Indices of a function of uniforms, by swapping streams between two seeds. */
function indicesOf(names: string[], f: (u: number[]) => number, runs: number): SobolIndex[] {
  const [a, b] = ['A', 'B'].map((seed) => names.map((name) => uniforms(seed, name, runs))) as [Float64Array[], Float64Array[]];
  const on = (columns: Float64Array[]) => Float64Array.from({ length: runs }, (_, i) => f(columns.map((c) => c[i] as number)));
  return last(sobol({ names, a: on(a), b: on(b), mixed: (i) => on(a.map((c, j) => (j === i ? (b[j] as Float64Array) : c))) }));
}

describe('Sobol indices', () => {
  test('of the Ishigami function (a = 7, b = 0.1) are the published ones', () => {
    const pi = Math.PI;
    const f = (u: number[]) => {
      const [x, y, z] = u.map((v) => -pi + 2 * pi * v) as [number, number, number];
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    };
    // Ishigami & Homma 1990: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2.
    const [a, b] = [7, 0.1];
    const variance = a ** 2 / 8 + (b * pi ** 4) / 5 + (b ** 2 * pi ** 8) / 18 + 0.5;
    const v1 = 0.5 * (1 + (b * pi ** 4) / 5) ** 2;
    const v13 = b ** 2 * pi ** 8 * (1 / 18 - 1 / 50);
    const found = indicesOf(['x', 'y', 'z'], f, 40_000);
    near(found[0], v1 / variance, (v1 + v13) / variance);
    near(found[1], a ** 2 / 8 / variance, a ** 2 / 8 / variance);
    near(found[2], 0, v13 / variance);
    for (const [i, [first, total]] of [
      [0.314, 0.558],
      [0.442, 0.442],
      [0, 0.244],
    ].entries()) {
      expect(found[i]?.first).toBeCloseTo(first as number, 1);
      expect(found[i]?.total).toBeCloseTo(total as number, 1);
      expect(found[i]?.firstError).toBeLessThan(0.02);
      expect(found[i]?.totalError).toBeLessThan(0.02);
    }
  });

  test('of a sum are the shares of the variances, and a constant has none', () => {
    // Variances of c·u are c²/12: 1, 4, 9 of 14.
    const found = indicesOf(['a', 'b', 'c'], ([a, b, c]) => (a ?? 0) + 2 * (b ?? 0) + 3 * (c ?? 0), 5000);
    for (const [i, share] of [1 / 14, 4 / 14, 9 / 14].entries()) near(found[i], share, share);
    expect(indicesOf(['a'], () => 5, 1000)).toEqual([{ name: 'a', first: 0, firstError: 0, total: 0, totalError: 0 }]);
  });
});

const text = `format: furrow/1
title: Sensitivity
years: {from: 2021, to: 2022}
simulation: {runs: 10000, seed: s}
drivers:
  price: {unit: yuan/kg, source: assumption, process: {kind: independent, min: 8 yuan/kg, max: 12 yuan/kg}}
  unused: {process: {kind: independent, min: 1, max: 2}}
  storm: {process: {kind: event, chance: 30%}}
strategies:
  farm:
    parameters: {crop: {unit: kg}, extra: {unit: yuan, default: 0 yuan}, risk: {unit: '%', default: 0%}}
    events: {fire: {chance: risk}}
    formulas: {income: "crop * price - storm * 1000 yuan + extra - fire * 500 yuan"}
villages:
  a: {ventures: {x: {strategy: farm, crop: {min: 900 kg, max: 1100 kg, source: assumption}}}}
  b: {ventures: {x: {strategy: farm, crop: 0 kg, extra: {min: 0 yuan, max: 2400 yuan, source: estimate}, risk: 20%}}}
goals:
  a-good: {measure: income, at_least: 9500 yuan, year: 2022, who: [a]}
`;
const scenario = scenarioOf(text);
const of = (spec: string, s: Scenario = scenario) => {
  const read = readOutcome(spec, s);
  if (!read.ok) throw new Error(read.say.en);
  return study(s, s.plans[0] as Plan, read.outcome, makeDraws(s.seed, s.runs));
};

describe('a study', () => {
  test('has the outcome of the projection, and finds what is uncertain', () => {
    const projection = projectedPlan(scenario);
    expect(of('income@2022').base).toEqual(projection.town.income?.[1]);
    expect(of('b.income@2021').base).toEqual(projection.villages[1]?.measures.income?.[0]);
    expect(of('a-good').base.reduce((x, y) => x + y, 0) / 10_000).toBe(projection.outcome.goals[0]?.probability);
    expect(of('income').inputs.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'price driver',
      'unused driver',
      'storm event',
      'a/x/crop parameter',
      'a/x/fire event',
      'b/x/extra parameter',
      'b/x/fire event',
    ]);
  });

  test('indices of the town: shares of variances worked by hand', () => {
    // Year 2022. price: E(crop)²·16/12 = 1,333,333, storm twice (both villages, so 2,000): 4e6·0.21 = 840,000;
    // crop: 100·(200²/12) = 333,333 and with the price 200²/12·16/12 = 4,444; extra: 2400²/12 = 480,000; fire of b: 250,000·0.16 = 40,000.
    const parts = { price: 1_333_333.3, storm: 840_000, 'a/x/crop': 333_333.3, 'b/x/extra': 480_000, 'b/x/fire': 40_000 };
    const both = 4444.4;
    const variance = Object.values(parts).reduce((x, y) => x + y, 0) + both;
    const found = last(sobolIndices(of('income@2022')));
    expect(found).toHaveLength(7);
    for (const index of found) {
      const part = parts[index.name as keyof typeof parts] ?? 0;
      near(index, part / variance, (part + (index.name === 'price' || index.name === 'a/x/crop' ? both : 0)) / variance);
    }
    expect(found.filter(({ name }) => name === 'unused' || name === 'a/x/fire').every(({ total }) => total === 0)).toBe(true);
    const totals = found.map(({ total }) => total);
    expect(totals).toEqual([...totals].sort((x, y) => y - x));
  });

  test('influence by source: figures of one source together', () => {
    const variance = 1_333_333.3 + 840_000 + 333_333.3 + 480_000 + 40_000 + 4444.4;
    const found = last(influenceOfSources(of('income@2022')));
    const assumed = (1_333_333.3 + 333_333.3 + 4444.4) / variance;
    near(
      found.find(({ source }) => source === 'assumption'),
      assumed,
      assumed,
    );
    near(
      found.find(({ source }) => source === 'estimate'),
      480_000 / variance,
      480_000 / variance,
    );
  });

  test('tornado: each input at its 10th and 90th percentile, an event never and every year', () => {
    const found = last(tornado(of('income@2022')));
    const bar = (name: string) => found.find(({ input }) => input.name === name);
    // Mean: 1,000·10 − 600 + 1,200 − 100 = 10,500.
    const expected: Record<string, [number, number]> = {
      price: [8_900, 12_100],
      storm: [11_100, 9_100],
      'a/x/crop': [9_700, 11_300],
      'b/x/extra': [9_540, 11_460],
      'b/x/fire': [10_600, 10_100],
      unused: [10_500, 10_500],
    };
    for (const [name, [low, high]] of Object.entries(expected)) {
      expect(Math.abs((bar(name)?.low ?? 0) - low)).toBeLessThan(4 * (bar(name)?.lowError ?? 0) + 3);
      expect(Math.abs((bar(name)?.high ?? 0) - high)).toBeLessThan(4 * (bar(name)?.highError ?? 0) + 3);
    }
    expect(found.map(({ swing }) => swing)).toEqual(found.map(({ swing }) => swing).sort((x, y) => y - x));
    expect(found[0]?.input.name).toBe('price');
  });
});

describe('an outcome is read', () => {
  const year = (spec: string) => {
    const read = readOutcome(spec, scenario);
    return read.ok ? read.outcome : read.say.en;
  };
  test.each([
    ['goal:a-good', { kind: 'goal', goal: scenario.goals[0] }],
    ['a-good', { kind: 'goal', goal: scenario.goals[0] }],
    ['income', { kind: 'measure', measure: 'income', village: null, year: 2022 }],
    ['town.fund@2021', { kind: 'measure', measure: 'fund', village: null, year: 2021 }],
    ['b/sources/2021', { kind: 'measure', measure: 'sources', village: 'b', year: 2021 }],
    ['2022:income:a', { kind: 'measure', measure: 'income', village: 'a', year: 2022 }],
    ['b', { kind: 'measure', measure: 'income', village: 'b', year: 2022 }],
    ['incom@2022', 'incom is no goal, measure, village or year of the scenario'],
    ['income@2030', '2030 is no year from 2021 to 2022'],
    [' ', 'the outcome is empty'],
  ])('%s', (spec, outcome) => expect(year(spec)).toEqual(outcome));
});
