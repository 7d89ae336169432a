import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';
import { builtInStrategies } from '../../../src/model/strategies/built-in.ts';
import { projectedPlan, scenarioOf } from '../../helpers.ts';

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

  test('a source that is none is told of a correlation too', () => {
    const drivers = ['a1', 'b1'].map((id) => `  ${id}: {process: {kind: random-walk, start: 1, volatility: 10%}}\n`).join('');
    const text = `${head}drivers:\n${drivers}correlations:\n  - {between: [a1, b1], is: 0.9, source: nothing}\nvillages: {v: {}}\n`;
    expect(told(text)).toEqual(['8:42 correlations.0.source']);
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

  test('7 and "7" are one seed, a fraction is none, nor is a blank', () => {
    const seed = (written: string) => readScenario(`${head}simulation: {seed: ${written}}\nvillages: {v: {}}\n`).scenario?.seed;
    expect([seed('7'), seed('"7"'), seed('1.5'), seed('" "')]).toEqual(['7', '7', undefined, undefined]);
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

describe('quantities as planners write them', () => {
  const own = (unit: string) =>
    `${head}strategies:\n  own: {parameters: {x: {unit: '${unit}'}}, formulas: {income: 'x > x ? 1 yuan : 0 yuan'}}\nvillages:\n  v: {ventures: {y: {strategy: own, x: WRITTEN}}}\n`;
  const read = (written: string, unit: string) => readScenario(own(unit).replace('WRITTEN', written));

  test.each([
    ['6%', '%', 0.06],
    ['0.06', '%', 0.06],
    ['-3%', '', -0.03],
    ['80%', '', 0.8],
    ['4_380_000 yuan', 'yuan', 4_380_000],
    ['43.8万元', 'yuan', 438_000],
    ['43.8 万元', 'yuan', 438_000],
    ["'1,422,000 yuan'", 'yuan', 1_422_000],
    ['5 斤', 'kg', 2.5],
    ['0.5 t/year', 'kg/year', 500],
    ['3 亩', 'mu', 2000],
    ['1 ha', 'mu', 10_000],
    ['320 yuan/mu/year', 'yuan/mu/year', 0.48],
    ['320 元/亩', 'yuan/mu/year', 0.48],
    ['1.5e6 yuan', 'yuan', 1_500_000],
    ['10 yuan/jin', 'yuan/kg', 20],
    ['5', '', 5],
    ['100 year', 'year', 100],
  ])('%s in %s is %d in base units', (written, unit, value) => {
    const { scenario, problems } = read(written, unit);
    expect(problems).toEqual([]);
    const figure = scenario?.villages[0]?.ventures[0]?.figures.x?.values[0];
    expect(figure?.kind === 'fixed' ? figure.value : null).toBeCloseTo(value, 9);
  });

  test.each([
    ["'５，００ yuan'", 'yuan', ''],
    ['5', 'yuan', 'yuan'],
    ['0', 'yuan', 'yuan'],
    ['5 kg', 'yuan', 'yuan'],
    ['5 yuan', '', 'plain'],
    ['30', '%', '30%'],
    ['5 yaun', 'yuan', 'yuan'],
    ["'1,42 yuan'", 'yuan', ''],
    ['five yuan', 'yuan', '100 yuan'],
    ['true', 'yuan', ''],
    ['{chance: 20%}', 'yuan', '0 yuan, 100 yuan'],
    ['{min: 5 yuan, max: 3 yuan}', 'yuan', 'rising'],
    ['{min: 5 yuan, likely: 6 kg, max: 7 yuan}', 'yuan', 'yuan'],
    ['{p10: 1 yuan, p50: 8.9 yuan, p90: 9 yuan}', 'yuan', 'p50'],
    ['{p10: 3 yuan, p50: 2 yuan, p90: 1 yuan}', 'yuan', 'p50'],
    ['{mean: 5 yuan, sd: -1 yuan}', 'yuan', 'zero'],
    ['{median: 0 yuan, spread: 0.3}', 'yuan', 'mean, sd'],
    ['{chance: 120%}', '', '20%'],
    ['{values: [1 yuan, 2 yuan], weights: [1]}', 'yuan', '2 weights'],
    ['{values: [1 yuan, 2 yuan], weights: [1, -1]}', 'yuan', '2 weights'],
    ['{min: 1 yuan}', 'yuan', '{min, max}'],
    ['[1 yuan, 2 yuan]', 'yuan', 'one figure'],
  ])('%s in %s is one problem, inside the figure, with a remedy', (written, unit, remedy) => {
    const { problems } = read(written, unit);
    expect(problems.map(({ at }) => at.startsWith('villages.v.ventures.y.x'))).toEqual([true]);
    expect(problems[0]?.line).toBe(7);
    expect(problems[0]?.column).toBeGreaterThanOrEqual(37);
    expect(problems[0]?.hint.en).toContain(remedy);
  });
});

test('full-width digits of a figure are read, written in quotes or not', () => {
  for (const written of ['５００ yuan', '5００ yuan', '"５００ yuan"', "'５００　元'"]) {
    const text = `${head}villages:\n  v: {ventures: {y: {strategy: steady-income, amount: ${written}}}}\n`;
    const village = scenarioOf(text).villages[0];
    expect(village?.ventures[0]?.figures.amount?.values, written).toEqual([{ kind: 'fixed', value: 500 }]);
    expect(readScenario(text).source?.text).toContain(written);
  }
});

describe('drivers', () => {
  test.each([
    ['{kind: random-walk, start: 0, volatility: 10%}', 'start'],
    ['{kind: random-walk, start: 5, volatility: 10%, growth: -100%}', 'growth'],
    ['{kind: random-walk, start: 5}', 'volatility'],
    ['{kind: mean-reverting, start: 5, level: -3, reversion: 10%, volatility: 10%}', 'level'],
    ['{kind: mean-reverting, start: 5, level: 3, reversion: 110%, volatility: 10%}', 'reversion'],
    ['{kind: mean-reverting, start: 5, level: 3, reversion: 10%, volatility: -1%}', 'volatility'],
    ['{kind: trend, start: 5, volatility: 10%}', 'volatility'],
    ['{kind: event, chance: 101%}', 'chance'],
    ['{kind: event, chance: 5%, lasts: 0}', 'lasts'],
    ['{kind: event, chance: 5%, lasts: 1.5}', 'lasts'],
    ['{kind: independent, min: 1, max: 2, growth: 1%}', 'growth'],
    ['{kind: independent, min: 2, max: 1}', 'max'],
    ['{kind: walk, start: 5}', 'kind'],
  ])('%s is one problem', (process, key) => {
    expect(told(`${head}drivers:\n  d: {process: ${process}}\nvillages: {v: {}}\n`).map((line) => line.split(' ')[1])).toEqual([
      `drivers.d.process.${key}`,
    ]);
  });

  test('a chance for a price is refused', () => {
    const text = `${head}drivers:\n  d: {unit: yuan/kg, process: {kind: independent, chance: 20%}}\nvillages: {v: {}}\n`;
    expect(readScenario(text).problems.map(({ at }) => at)).toEqual(['drivers.d.process.chance']);
  });
});

describe('words that every object of JavaScript knows are names like others', () => {
  const words = ['toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];

  test.each(words)('%s as village, venture, plan, strategy, parameter, formula and driver', (word) => {
    const text = `${head}drivers:
  ${word}_d: {process: {kind: event, chance: 100%}}
strategies:
  ${word}:
    parameters: {${word}: {unit: yuan, default: 3 yuan}, x: {unit: yuan}}
    stocks: {before: {start: 0 yuan, next: x}}
    formulas: {income: "${word} + x", jobs: "1"}
  own:
    formulas: {${word}: "7 yuan", income: "${word}"}
    measures: [${word}]
  event: {events: {e: {chance: ${word}}}, formulas: {${word}: "0.5", income: "e * 1 yuan"}}
villages:
  ${word}:
    ventures:
      ${word}: {strategy: ${word}, x: 2 yuan}
      other: {strategy: own}
      third: {strategy: event}
plans:
  ${word}: {}
`;
    const scenario = scenarioOf(text);
    const projection = projectedPlan(scenario, word, { runs: 3 });
    const ventures = projection.outcome.villages[0]?.ventures ?? [];
    expect(ventures.slice(0, 2).map(({ income }) => income[0]?.mean)).toEqual([5, 7]);
    expect(ventures[2]?.id).toBe('third');
  });

  test.each(words)('%s where there is none of that name is told', (word) => {
    const problems = told(`${head}strategies:
  own: {formulas: {income: "${word}"}}
  two: {formulas: {income: "1 yuan"}, measures: [${word}]}
  three: {formulas: {income: "1 yuan * ${word}(1)"}}
villages:
  v: {ventures: {a: {strategy: ${word}}, b: {strategy: steady-income, amount: {driver: ${word}}}, c: {strategy: steady-income, amount: 1 yuan, ${word}: 3}}}
plans:
  one: {based_on: ${word}}
  two: {changes: {v: {${word}: null}, ${word}: {x: null}}}
goals:
  g: {measure: ${word}, at_least: 1 yuan, year: 2021}
  h: {measure: income, at_least: 1 yuan, year: 2021, who: [${word}]}
`);
    expect(problems.map((line) => line.split(' ')[1]).sort()).toEqual(
      [
        'strategies.own.formulas.income',
        'strategies.two.measures.0',
        'strategies.three.formulas.income',
        'villages.v.ventures.a.strategy',
        'villages.v.ventures.b.amount.driver',
        `villages.v.ventures.c.${word}`,
        'plans.one.based_on',
        `plans.two.changes.v.${word}`,
        `plans.two.changes.${word}`,
        // The goal's measure is the one that strategy two names in vain.
        'goals.h.who.0',
      ].sort(),
    );
  });
});

describe('formulas of a strategy', () => {
  const own = (formulas: string, more = '') =>
    `${head}strategies:\n  own:\n    parameters: {area: {unit: mu}, rent: {unit: yuan/mu}}\n${more}    formulas:\n${formulas}villages: {v: {}}\n`;

  test('units of numbers that do not fit are told at the operator', () => {
    expect(told(own('      income: 1 yuan + 1 kg\n'))).toEqual(['8:22 strategies.own.formulas.income']);
    expect(told(own('      income: "area * rent > 1 yuan ? 1 yuan : 2 kg"\n'))).toEqual(['8:16 strategies.own.formulas.income']);
  });

  test('income must be in yuan, a chance plain, start and next alike', () => {
    expect(told(own('      income: area\n'))).toEqual(
      ['8:7 strategies.own.formulas.income'].map((x) => expect.stringContaining(x.split(' ')[1] as string)),
    );
    expect(told(own('      income: area * rent\n', '    events: {e: {chance: area}}\n'))).toEqual([
      expect.stringContaining('strategies.own.events.e.chance'),
    ]);
    expect(told(own('      income: area * rent\n', '    stocks: {s: {start: 0 mu, next: rent}}\n'))).toEqual([
      expect.stringContaining('strategies.own.stocks.s.next'),
    ]);
    expect(told(own('      turnover: area * rent\n'))).toEqual([expect.stringContaining('strategies.own.formulas')]);
  });

  test('a loop is shown, through a stock’s start too; through next it is none', () => {
    const { problems } = readScenario(own('      income: b\n      b: c\n      c: b\n'));
    expect(problems.map(({ value }) => value)).toEqual(['b → c → b']);
    const start = readScenario(own('      income: s\n', '    stocks: {s: {start: income, next: 0 yuan}}\n'));
    expect(start.problems.map(({ value }) => value)).toEqual(['s → income → s']);
    expect(told(own('      income: s + area * rent\n', '    stocks: {s: {start: 0 yuan, next: income}}\n'))).toEqual([]);
  });

  test('a name may not be a unit, a function or a word of the formulas', () => {
    for (const name of ['kg', '亩', 'year', 't', 'age', 'min', 'by_age', 'not', 'mod'])
      expect(told(own(`      income: 1 yuan\n      ${name}: 1\n`)), name).toEqual([`9:7 strategies.own.formulas.${name}`]);
  });
});

test('a last year before the first is told, and not again by a goal or support of the years that are meant', () => {
  const text = `format: furrow/1
title: t
years: {from: 2020, to: 2010}
villages: {a: {ventures: {lease: {strategy: steady-income, amount: 5 yuan/year, start: 2021}}}}
plans: {as-is: {support: {a: {2022: 5 yuan}}}}
goals: {g: {measure: income, at_least: 5 yuan, year: 2024, who: the town}}
`;
  expect(told(text)).toEqual(['3:25 years.to']);
});
