import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Column } from '../../src/model/base/nouns.ts';
import { makeDraws } from '../../src/model/chance/draws.ts';
import { variant } from '../../src/model/chance/variant.ts';
import { readScenario, type Scenario } from '../../src/model/index.ts';
import { compileModel } from '../../src/model/projection/model.ts';
import { projectVillage } from '../../src/model/projection/project.ts';
import { makeWhole } from '../../src/model/projection/windows.ts';

// Many runs are projected in windows: the figures are those of all runs at once, to the last bit.

test('a village of many runs is the same in windows and at once', () => {
  const scenario = readScenario(readFileSync('scenarios/seven-villages.yaml', 'utf8')).scenario as Scenario;
  const draws = makeDraws(scenario.seed, 30_700);
  expect(draws.windows().map(({ from, runs }) => [from, runs])).toEqual([
    [0, 10_000],
    [10_000, 10_000],
    [20_000, 10_700],
  ]);
  // Draws that differ in nothing have no windows.
  const atOnce = variant(draws, { uniforms: () => null, drivers: false });
  expect(atOnce.windows()).toEqual([atOnce]);
  const bits = (column: Column) => (typeof column === 'number' ? column : Buffer.from(column.buffer).toString('latin1'));
  const model = compileModel(scenario, scenario.plans[1] as Scenario['plans'][number]);
  for (const village of model.villages.slice(0, 2)) {
    const [inWindows, whole] = [projectVillage(model, village, draws), projectVillage(model, village, atOnce)];
    expect(Object.keys(inWindows.measures)).toEqual(Object.keys(whole.measures));
    const columnsOf = ({ measures, ventures, divided }: typeof whole) =>
      [measures, ...ventures.map(({ outputs }) => outputs), { divided }].flatMap((columns) => Object.values(columns).flat());
    expect(columnsOf(inWindows).length).toBeGreaterThan(20);
    expect(columnsOf(inWindows).every((column, i) => bits(column) === bits(columnsOf(whole)[i] as Column))).toBe(true);
    // Where income never falls below 0, what is divided is the very same column.
    for (const [t, divided] of whole.divided.entries())
      expect(inWindows.divided[t] === inWindows.measures.income?.[t]).toBe(divided === whole.measures.income?.[t]);
  }
});

test('few runs have no windows', () => {
  for (const runs of [1, 500, 10_000, 19_999]) {
    const draws = makeDraws('s', runs);
    expect(draws.windows()).toEqual([draws]);
  }
});

test('places that part after the first window have columns of their own', () => {
  const whole = makeWhole(6);
  const [a, b, c] = [Float64Array.of(1, 2), Float64Array.of(3, 4), Float64Array.of(5, 6)];
  whole.put([a, a, 7, 7, a, 7], 0, 2);
  whole.put([b, c, 7, 8, b, a], 2, 2);
  whole.put([c, c, 7, 7, c, 9], 4, 2);
  const told = whole.columns().map((column: Column) => (typeof column === 'number' ? column : [...column]));
  expect(told).toEqual([[1, 2, 3, 4, 5, 6], [1, 2, 5, 6, 5, 6], 7, [7, 7, 8, 8, 7, 7], [1, 2, 3, 4, 5, 6], [7, 7, 1, 2, 9, 9]]);
  expect(whole.columns()[4]).toBe(whole.columns()[0]);
});
