import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';
import { builtInStrategies } from '../../../src/model/strategies/built-in.ts';

const told = (text: string) => readScenario(text).problems.map(({ line, column, at }) => `${line}:${column} ${at}`);
const head = 'format: furrow/1\ntitle: t\nyears: {from: 2020, to: 2022}\n';

describe('all problems at once, and none that only follows from another', () => {
  test('faults of form do not hide faults of meaning', () => {
    expect(
      told(`format: furrow/1
title: t
years: {from: 2020}
drivers:
  d: {process: {kind: event, chance: 20%}}
correlations:
  - {between: [d], is: 0.3}
strategies:
  s: {parameters: {x: {unit: mu}}, formulas: {income: 'x * d'}}
  u: {formulas: [1]}
villages:
  a:
    ventures:
      c: {strategy: s, x: 5 mu}
      d: {strategy: u}
      e: {strategy: [1], amount: {mean: 5}}
      f: {strategy: steady-income, amount: {mean: 5 yuan, max: 3 yuan}}
      g: {strategy: steady-income, amount: {driver: zz}}
      h: 5
`),
    ).toEqual([
      '3:1 years.to',
      '7:15 correlations.0.between',
      '9:55 strategies.s.formulas.income',
      '10:17 strategies.u.formulas',
      '16:21 villages.a.ventures.e.strategy',
      '17:44 villages.a.ventures.f.amount',
      '18:53 villages.a.ventures.g.amount.driver',
      '19:10 villages.a.ventures.h',
    ]);
  });

  test('a broken driver is told once, not by each strategy that needs it; a missing one is told where it is needed', () => {
    const village = 'villages:\n  b: {ventures: {c: {strategy: cattle-base, places: 20 head}}}\n';
    const calf = '  calf_price: {unit: yuan/kg, process: {kind: trend, start: 34 yuan/kg}}\n';
    expect(told(`${head}drivers:\n${calf}  beef_price: {unit: yuan/kg, process: {kind: mean-revert}}\n${village}`)).toEqual([
      '6:47 drivers.beef_price.process.kind',
    ]);
    const [missing] = readScenario(`${head}drivers:\n${calf}${village}`).problems;
    expect(missing?.at).toBe('villages.b.ventures.c.strategy');
    expect(missing?.hint.en).toContain('needs the driver beef_price');
  });

  test('a figure broken in the village is told once, however many plans change its venture', () => {
    expect(
      told(
        `${head}villages:\n  b: {ventures: {d: {strategy: resource-lease, area: 5 km, rent: 5 yuan/mu}}}\nplans:\n  x: {changes: {b: {d: {rent: 6 yuan/mu}}}}\n  y: {changes: {b: {d: {rent: 7 yuan/mu}}}}\n`,
      ),
    ).toEqual(['5:54 villages.b.ventures.d.area']);
  });

  test('plans in a loop, a goal for nobody, impossible correlations', () => {
    const text = `${head}drivers:\n${['a1', 'b1', 'c1'].map((id) => `  ${id}: {process: {kind: random-walk, start: 1, volatility: 10%}}\n`).join('')}correlations:\n  - {between: [a1, b1], is: 0.9}\n  - {between: [b1, c1], is: 0.9}\n  - {between: [a1, c1], is: -0.9}\nvillages: {v: {}}\nplans:\n  x: {based_on: y}\n  y: {based_on: x}\ngoals:\n  g: {measure: incme, at_least: 5 yuan, year: 2021}\n  h: {measure: income, at_least: 5 yuan, year: 2021, who: everyone}\n`;
    expect(readScenario(text).problems.map(({ at }) => at)).toEqual([
      'correlations',
      'plans.y.based_on',
      'goals.g.measure',
      'goals.h.who',
    ]);
  });

  test('each is told in both languages with a remedy', () => {
    for (const { say, hint } of readScenario(
      `${head}villages: {v: {ventures: {x: {strategy: shareholding, share: 30}}}}\nextra: 1\n`,
    ).problems) {
      for (const text of [say.en, hint.en]) expect(text).not.toBe('');
      for (const text of [say.zh, hint.zh]) expect(text).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('defaults are filled at the door', () => {
  test('runs, seed, plan, allocation, threshold, confidence', () => {
    const { scenario } = readScenario(
      `${head}villages: {v: {ventures: {x: {strategy: steady-income, amount: 5 yuan/year}}}}\ngoals: {g: {measure: income, at_least: 5 yuan, year: 2021}}\nplans:\n`,
    );
    expect(scenario).toMatchObject({
      runs: 10_000,
      seed: 'furrow',
      allocation: { development: 1 },
      sourceThreshold: 1000,
      countSources: 'strategies',
      plans: [{ id: 'as-is' }],
      goals: [{ confidence: 0.8, who: { kind: 'every village' } }],
    });
    expect(scenario?.villages[0]?.ventures[0]).toMatchObject({ start: 2020, stop: null, figures: { growth: { at: null } } });
  });

  test('7 and "7" are one seed, a fraction is none', () => {
    const seed = (written: string) => readScenario(`${head}simulation: {seed: ${written}}\nvillages: {v: {}}\n`).scenario?.seed;
    expect([seed('7'), seed('"7"'), seed('1.5')]).toEqual(['7', '7', undefined]);
  });

  test('sections left empty are no sections', () => {
    expect(told(`${head}drivers:\ngoals:\nvillages:\n  a:\n  b:\n    ventures:\nplans:\n  x:\n`)).toEqual([]);
  });
});

test('a plan changes, ends, adds and replaces ventures; a plan based on another starts from it', () => {
  const { scenario, problems } = readScenario(`${head}villages:
  v: {ventures: {a: {strategy: steady-income, amount: 5 yuan, growth: 1%}, b: {strategy: steady-income, amount: 6 yuan}}}
plans:
  one: {changes: {v: {a: {amount: 7 yuan}, b: null, c: {strategy: steady-income, amount: 8 yuan}}}}
  two: {based_on: one, changes: {v: {a: {strategy: contracted-out, value: 9 yuan}}}}
`);
  expect(problems).toEqual([]);
  const ventures = (plan: number) =>
    scenario?.plans[plan]?.villages[0]?.ventures.map(({ id, strategy, figures }) => [
      id,
      strategy,
      figures.amount?.values[0],
      figures.growth?.at ?? null,
    ]);
  expect(ventures(0)).toEqual([
    ['a', 'steady-income', { kind: 'fixed', value: 7 }, 'villages.v.ventures.a.growth'],
    ['c', 'steady-income', { kind: 'fixed', value: 8 }, null],
  ]);
  expect(ventures(1)).toEqual([
    ['a', 'contracted-out', undefined, null],
    ['c', 'steady-income', { kind: 'fixed', value: 8 }, null],
  ]);
});

test('each built-in strategy has no problem of its own', () => {
  const drivers = ['beef_price', 'calf_price']
    .map((id) => `  ${id}: {unit: yuan/kg, process: {kind: trend, start: 30 yuan/kg}}\n`)
    .join('');
  for (const id of Object.keys(builtInStrategies)) {
    const { problems } = readScenario(`${head}drivers:\n${drivers}villages: {v: {ventures: {x: {strategy: ${id}}}}}\n`);
    expect(
      problems.filter(({ say }) => !say.en.includes('is missing')),
      id,
    ).toEqual([]);
  }
});
