import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  adoptEdits,
  calibrate,
  type Driver,
  editAll,
  editText,
  makeDraws,
  market,
  openText,
  outlook,
  readScenario,
  type Scenario,
  stressEdits,
  stressOf,
  unstressed,
} from '../../../src/model/index.ts';
import { last, projectedPlan, scenarioOf } from '../../helpers.ts';

// Drivers over the years against their closed forms; the town against a scenario whose file says the same.

const runs = 100_000;
const years = [2020, 2021, 2022];
const text = (drivers: string, correlations = '') => `
format: furrow/1
title: t
years: {from: 2020, to: 2022}
simulation: {runs: 2000, seed: market}
drivers:
${drivers}
${correlations}
villages:
  a: {ventures: {sold: {strategy: steady-income, start: 2020, amount: {driver: sales, times: 100000 yuan/year}}}}
  b: {ventures: {fixed: {strategy: steady-income, start: 2020, amount: 50000 yuan/year}}}
`;
const sales = '  sales: {process: {kind: independent, median: 1, spread: 0.25}}';
const seen = ({ drivers, correlations }: Scenario, id: string) => {
  const found = outlook(drivers, correlations, years, makeDraws('closed', runs)).find((driver) => driver.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
/** The 90th percentile of the standard normal distribution. */
const z90 = 1.2815515655446004;

test('the median and the 80% band of a mean-reverting price after one year', () => {
  const [start, level, reversion, volatility] = [34, 30, 0.3, 0.14];
  const scenario = scenarioOf(
    text(`${sales}
  beef: {unit: yuan/kg, process: {kind: mean-reverting, start: 34 yuan/kg, level: 30 yuan/kg, reversion: 30%, volatility: 14%}}`),
  );
  const found = seen(scenario, 'beef');
  const median = start ** (1 - reversion) * level ** reversion;
  expect(found.start).toBe(34);
  // The error of a sample quantile of a lognormal, in logarithms, is at most 2σ/√runs here.
  const near = (value: number | undefined, expected: number) =>
    expect(Math.abs(Math.log((value ?? 0) / expected))).toBeLessThan((4 * 2 * volatility) / Math.sqrt(runs));
  near(found.years[0]?.p50, median);
  near(found.years[0]?.p10, median * Math.exp(-volatility * z90));
  near(found.years[0]?.p90, median * Math.exp(volatility * z90));
  expect(found.event).toBeNull();
  expect(found.futures.length).toBeGreaterThan(5);
  expect(found.futures[0]?.length).toBe(3);
});

test('the mean of a random walk grows at its growth', () => {
  const found = seen(
    scenarioOf(text(`${sales}\n  walk: {process: {kind: random-walk, start: 10, growth: 5%, volatility: 20%}}`)),
    'walk',
  );
  for (const [t, { mean, standardError }] of found.years.entries())
    expect(Math.abs(mean - 10 * 1.05 ** (t + 1))).toBeLessThan(5 * standardError);
});

test('an event that lasts one year comes at least once in n years with 1 − (1 − p)ⁿ', () => {
  const found = seen(scenarioOf(text(`${sales}\n  drought: {process: {kind: event, chance: 15%}}`)), 'drought');
  const error = (p: number) => 4 * Math.sqrt((p * (1 - p)) / runs);
  for (const share of found.event?.shares ?? []) expect(Math.abs(share - 0.15)).toBeLessThan(error(0.15));
  expect(Math.abs((found.event?.once ?? 0) - (1 - 0.85 ** 3))).toBeLessThan(error(0.4));
});

test('drivers move together as stated; an event less, by the height of the normal density at its border', () => {
  const scenario = {
    ...scenarioOf(
      text(
        `${sales}
  beef: {process: {kind: mean-reverting, start: 34, level: 30, reversion: 15%, volatility: 14%}}
  calf: {process: {kind: mean-reverting, start: 40, level: 38, reversion: 15%, volatility: 16%}}
  drought: {process: {kind: event, chance: 20%}}`,
        'correlations: [{between: [beef, calf], is: 0.8}, {between: [sales, drought], is: -0.5}]',
      ),
    ),
    runs: 20_000,
  };
  const [plan] = scenario.plans;
  if (!plan) throw new Error('no plan');
  const { together } = last(market(scenario, plan, 2022, makeDraws(scenario.seed, scenario.runs)));
  expect(together.map(({ stated }) => stated)).toEqual([0.8, -0.5]);
  expect(Math.abs((together[0]?.simulated ?? 0) - 0.8)).toBeLessThan(0.01);
  // Corr(1{Z > c}, Z) = φ(c)/√(p(1 − p)), with c = 0.8416 for p = 20%.
  const density = Math.exp(-(0.8416212335729143 ** 2) / 2) / Math.sqrt(2 * Math.PI);
  expect(Math.abs((together[1]?.simulated ?? 0) + (0.5 * density) / 0.4)).toBeLessThan(0.02);
});

test('what a driver does to the town: low and high sales of a lognormal median, and none where no village depends', () => {
  const scenario = scenarioOf(text(`${sales}\n  idle: {process: {kind: random-walk, start: 1, volatility: 20%}}`));
  const [plan] = scenario.plans;
  if (!plan) throw new Error('no plan');
  const { moves } = last(market(scenario, plan, 2022, makeDraws(scenario.seed, scenario.runs)));
  const of = (id: string) => moves.find((move) => move.id === id);
  expect(of('sales')?.villages).toBe(1);
  // Quantiles of 1,000 stratified runs.
  expect(Math.abs((of('sales')?.low ?? 0) / (50_000 + 100_000 * Math.exp(-0.25 * z90)) - 1)).toBeLessThan(0.02);
  expect(Math.abs((of('sales')?.high ?? 0) / (50_000 + 100_000 * Math.exp(0.25 * z90)) - 1)).toBeLessThan(0.02);
  expect(of('idle')).toMatchObject({ villages: 0 });
  expect(of('idle')?.low).toBeCloseTo(of('idle')?.high ?? 0, 6);
});

const every = text(`${sales}
  beef: {unit: yuan/kg, process: {kind: mean-reverting, start: 34 yuan/kg, level: 30 yuan/kg, reversion: 15%, volatility: 14%}}
  drought: {process: {kind: event, chance: 20%}}
  yield: {process: {kind: independent, p10: 0.7, p50: 1, p90: 1.2, min: 0}}`);
const named = (scenario: Scenario, id: string) => scenario.drivers.find((driver) => driver.id === id) as Driver;

test('a stress is written into the file, read off it, and taken back', () => {
  const before = scenarioOf(every);
  const stress = (written: string, id: string, by: number) =>
    stressEdits(named(before, id), by).reduce((now, { path, value }) => editText(now, path, value), written);
  let now = stress(every, 'beef', -0.2);
  expect(now).toContain('start: 27.2 yuan/kg, level: 24 yuan/kg, reversion: 15%, volatility: 14%');
  now = stress(stress(now, 'drought', 1), 'yield', 0.1);
  expect(now).toContain('chance: 40%');
  expect(now).toContain('p10: 0.77, p50: 1.1, p90: 1.32, min: 0');
  const after = scenarioOf(now);
  for (const [id, by] of [
    ['beef', -0.2],
    ['drought', 1],
    ['yield', 0.1],
    ['sales', 0],
  ] as const) {
    expect(stressOf(named(before, id), named(after, id))).toBeCloseTo(by, 8);
    expect(unstressed(named(after, id), named(before, id))).toEqual(named(before, id));
  }
  expect(scenarioOf(stress(every, 'drought', 9)).drivers.find(({ id }) => id === 'drought')?.process).toMatchObject({
    chance: 1,
  });
  // Start and level by hand are no stress.
  expect(
    stressOf(
      named(before, 'beef'),
      named(scenarioOf(editText(every, ['drivers', 'beef', 'process', 'level'], '20 yuan/kg')), 'beef'),
    ),
  ).toBeNull();
  expect(stressOf(named(before, 'beef'), named(before, 'drought'))).toBeNull();
});

test('a stress moves the town as the edited file does', () => {
  const before = scenarioOf(every);
  const now = stressEdits(named(before, 'sales'), -0.3).reduce((made, { path, value }) => editText(made, path, value), every);
  const mean = (scenario: Scenario) => projectedPlan(scenario).outcome.town.income?.at(-1)?.mean ?? 0;
  expect(mean(scenarioOf(now)) - 50_000).toBeCloseTo(0.7 * (mean(before) - 50_000), 4);
});

const town = readFileSync(new URL('../../../scenarios/seven-villages.yaml', import.meta.url), 'utf8');
const table = (rows: readonly number[], head = 'year,price (yuan/kg)') =>
  `${head}\n${rows.map((x, i) => `${2010 + i},${x}`).join('\n')}\n`;
const calibrated = (csv: string, process: 'mean-reverting' | 'random-walk' = 'mean-reverting') => {
  const { calibration } = calibrate([{ name: 'beef.csv', bytes: new TextEncoder().encode(csv) }], {
    process,
    unit: null,
    from: null,
  });
  if (!calibration) throw new Error('no calibration');
  return calibration;
};
const put = (adoption: Parameters<typeof adoptEdits>[0]) => {
  const { scenario, source } = readScenario(town);
  if (!scenario) throw new Error('the town has problems');
  const data = source?.data;
  const at = (path: readonly (string | number)[]) =>
    path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], data);
  const found = adoptEdits(adoption, scenario, at);
  if (!found) return null;
  const written = editAll(openText(town), found.edits).text;
  return { id: found.id, written, scenario: scenarioOf(written), before: scenario };
};
const rows = [20, 22, 21, 24, 26, 25, 23, 26, 28, 27];

test('a fitted process goes into a driver, with its level or without, and no other line of the file changes', () => {
  const { scenario: before } = readScenario(town);
  const into = named(before as Scenario, 'beef_price');
  const calibration = calibrated(table(rows));
  const of = (level: boolean) => put({ calibration, index: 0, as: 'fitted', into, level, table: 'beef.csv' });
  const whole = of(true);
  expect(named(whole?.scenario as Scenario, 'beef_price')).toMatchObject({
    source: 'estimate',
    process: { kind: 'mean-reverting', start: 27 },
  });
  expect(named(whole?.scenario as Scenario, 'beef_price').note?.en).toContain('Table: beef.csv.');
  const swing = named(of(false)?.scenario as Scenario, 'beef_price').process;
  expect(swing).toMatchObject({ kind: 'mean-reverting', start: 34, level: 32 });
  const lines = new Set(whole?.written.split('\n'));
  expect(town.split('\n').filter((line) => !lines.has(line)).length).toBeLessThan(8);
});

test('a history takes the correlations of its driver with it; missing years make none; a new driver has a name of its own', () => {
  const { scenario: before } = readScenario(town);
  const into = named(before as Scenario, 'beef_price');
  const history = put({ calibration: calibrated(table(rows)), index: 0, as: 'history', into, level: true, table: 'beef.csv' });
  expect(named(history?.scenario as Scenario, 'beef_price').process).toMatchObject({ kind: 'history', start: 27 });
  expect(history?.scenario.correlations.some(({ between }) => between.includes('beef_price'))).toBe(false);
  expect(history?.scenario.correlations.length).toBe((before?.correlations.length ?? 0) - 1);
  const gap = calibrated(table(rows).replace('2013,24\n', ''));
  expect(put({ calibration: gap, index: 0, as: 'history', into, level: true, table: 't' })).toBeNull();
  const fresh = put({
    calibration: calibrated(table(rows), 'random-walk'),
    index: 0,
    as: 'fitted',
    into: null,
    level: true,
    table: 't',
  });
  expect(fresh?.id).toBe('beef');
  expect(named(fresh?.scenario as Scenario, 'beef').process).toMatchObject({ kind: 'random-walk', start: 27 });
});

test('several amounts written at once are the text that one after another gives', () => {
  const edits = [...stressEdits(named(scenarioOf(every), 'beef'), -0.2), ...stressEdits(named(scenarioOf(every), 'yield'), 0.5)];
  const single = edits.reduce((now, { path, value }) => editText(now, path, value), every);
  expect(editAll(openText(every), edits).text).toBe(single);
  const added = [...edits, { path: ['title'], value: 'a: b' }, { path: ['simulation', 'runs'], value: undefined }];
  expect(editAll(openText(every), added).text).toBe(added.reduce((now, { path, value }) => editText(now, path, value), every));
});
