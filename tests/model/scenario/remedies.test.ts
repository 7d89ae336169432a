/** Faults that hid others, were told twice, or were told in words that did not help: what is told of each, and nothing else. */
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';
import { means, projectedPlan, scenarioOf } from '../../helpers.ts';

const years = 'format: furrow/1\ntitle: t\nyears: {from: 2026, to: 2028}\n';
const village = 'villages: {v: {ventures: {x: {strategy: steady-income, amount: 5 yuan}}}}\n';
const problems = (text: string, tables?: (name: string) => string | Uint8Array | null) =>
  readScenario(years + text, tables).problems.map(({ at, say, hint }) => `${at}: ${say.en}. ${hint.en}`);
const places = (text: string) => readScenario(years + text).problems.map(({ at }) => at);

describe('a fault does not hide others', () => {
  test('a faulty strategy leaves its ventures to be checked, but for the parameters that are faulty themselves', () => {
    expect(
      places(`strategies:
  own:
    parameters: {a: {unit: mu}, b: {unit: muu}, c: {unit: [1]}, d: {unit: yuan, default: 5 kg}}
    formulas: {income: a * z, cut: 5 * y}
    measures: [cut]
villages:
  v: {ventures: {x: {strategy: own, a: 5 kg, b: 3 yuan, c: 2 yuan, d: 1 mu, q: 3, start: 2030}, w: {strategy: own}}}
measures: {m: cut + 1}
goals: {g: {measure: cut, at_least: 5 yuan, year: 2028}}
`),
    ).toEqual([
      'strategies.own.parameters.b.unit',
      'strategies.own.parameters.c.unit',
      'strategies.own.parameters.d.default',
      'strategies.own.formulas.income',
      'strategies.own.formulas.cut',
      'villages.v.ventures.x.a',
      'villages.v.ventures.x.q',
      'villages.v.ventures.x.start',
      'villages.v.ventures.w.a',
    ]);
  });
  test('a strategy in a loop, and one of an unknown name, leave the years of the venture to be checked', () => {
    expect(
      places(
        'strategies: {own: {formulas: {income: b, b: income}}}\nvillages: {v: {ventures: {x: {strategy: own, stop: 2025}, y: {strategy: owm, start: 2040}}}}\n',
      ),
    ).toEqual([
      'strategies.own.formulas.income',
      'villages.v.ventures.x.stop',
      'villages.v.ventures.y.strategy',
      'villages.v.ventures.y.start',
    ]);
  });
  test('an unknown kind of process leaves its figures and the rest of the driver to be checked', () => {
    const driver = (process: string) => `drivers:\n  d: {unit: yuan/kg, process: ${process}, source: nobody}\n${village}`;
    const at = (...keys: string[]) => keys.map((key) => `drivers.d.${key}`);
    expect(places(driver('{kind: mean-revert, start: 5 kg, level: -3 yuan/kg}'))).toEqual(
      at('process.kind', 'process.start', 'process.level', 'source'),
    );
    expect(places(driver('{kind: gbm, start: 5 yuan/kg, volatility: 30}'))).toEqual(
      at('process.kind', 'process.volatility', 'source'),
    );
    expect(places(`drivers: {d: {process: {kind: evnt}}}\n${village}correlations: [{between: [d, d2], is: 0.5}]\n`)).toEqual([
      'drivers.d.process.kind',
      'correlations.0.between.1',
    ]);
  });
  test('an event whose chance is a formula keeps its venture: 100% of 5 yuan', () => {
    const text = `${years}simulation: {runs: 10}
strategies: {own: {events: {e: {chance: risk}}, formulas: {risk: "0.5 + 0.5", income: e * 5 yuan}}}
villages: {v: {ventures: {x: {strategy: own}}}}
`;
    expect(means(projectedPlan(scenarioOf(text)), 'v', 'income')).toEqual([5, 5, 5]);
    expect(problems(text.replace(years, '').replace('"0.5 + 0.5"', 'e / 2'))[0]).toContain('in a loop');
  });
});

describe('one fault is told once', () => {
  test('a full-width colon behind a key in braces', () => {
    const [only, ...more] = problems(`villages: {v: {ventures: {x: {strategy：steady-income, amount: 5 yuan, start：2027}}}}\n`);
    expect(only).toContain('strategy: steady-income');
    expect(more.every((line) => line.includes('full-width'))).toBe(true);
    expect(more).toHaveLength(1);
  });
  test('a parameter under a misspelt name', () => {
    const lease = (area: string) =>
      places(`villages: {v: {ventures: {x: {strategy: resource-lease, ${area}: 5 mu, rent: 5 yuan/mu}}}}\n`);
    expect(lease('aera')).toEqual(['villages.v.ventures.x.aera']);
    expect(lease('colour')).toEqual(['villages.v.ventures.x.area', 'villages.v.ventures.x.colour']);
  });
  test('a chance below zero', () => {
    const lease = (chance: string) =>
      problems(
        `villages: {v: {ventures: {x: {strategy: resource-lease, area: 5 mu, rent: 5 yuan/mu, arrears_chance: ${chance}}}}}\n`,
      );
    expect(lease('-5%')).toEqual(['villages.v.ventures.x.arrears_chance: a chance lies between 0% and 100%. Write 0% to 100%.']);
    expect(lease('{min: -5%, max: 5%}')).toHaveLength(1);
    expect(lease('{min: 1%, max: 5%}')).toEqual([]);
  });
  test('a measure of one’s own with the name of another does not change the unit of a goal', () => {
    expect(
      places(
        `${village}measures: {income: {is: turnover / (1 kg), unit: yuan/kg}}\ngoals: {g: {measure: income, at_least: 5 yuan, year: 2028}}\n`,
      ),
    ).toEqual(['measures.income']);
  });
});

test('a confidence of less than a percent is no confidence', () => {
  const told = (confidence: string) =>
    readScenario(
      `format: furrow/1\ntitle: t\nyears: {from: 2026, to: 2028}\nvillages: {a: {}}\ngoals: {g: {measure: income, at_least: 5 yuan, year: 2028, confidence: ${confidence}}}\n`,
    ).problems.map(({ say, hint }) => `${say.zh}。${hint.zh}`);
  expect(told('0.8%')).toEqual(['把握只有 0.8%，等于没有要求。如果是指 80%，请写 80%。']);
  expect([told('0.8'), told('80%'), told('5%')]).toEqual([[], [], []]);
});

describe('words that help', () => {
  test.each([
    [
      'x: {strategy: resource-lease, area: , rent: 5 yuan/mu}',
      '“area”后面没有写值。请在冒号后写上数值或文字；用不到就删去这一项。',
    ],
    ['x: {strategy: , amount: 5 yuan}', '“strategy”后面没有写值。请在冒号后写上文字；用不到就删去这一项。'],
    ['x: {strategy: steady-income, amount: 5 yuan, start: 2026-2027}', '这里应为数字。请只写一个数，如 2026。'],
    [
      'x: {strategy: resource-lease, area: 3-6 mu, rent: 5 yuan/mu}',
      '这里要写一个数，不能这样写范围。请写一个数，如 3 亩；拿不准的数写成 {min: 3 亩, max: 6 亩}。',
    ],
    [
      'x: {strategy: resource-lease, area: 6-3 mu, rent: 5 yuan/mu}',
      '这里要写一个数，不能这样写范围。请写一个数，如 3 亩；拿不准的数写成 {min: 3 亩, max: 6 亩}。',
    ],
    [
      'x: {strategy: resource-lease, area: "50 mu, 80 mu", rent: 5 yuan/mu}',
      '这里要写一个数，不能写几个。请写一个数；逐年的数写成 [50 mu, 80 mu]。',
    ],
    ['x: {strategy: steady-income, amount: 5 yuan, start: 60个月}', '这里应为数字。请改写为数字。'],
    [
      'x: {strategy: steady-income, amount: 90-95万元}',
      '这里要写一个数，不能这样写范围。请写一个数，如 90万元；拿不准的数写成 {min: 90万元, max: 95万元}。',
    ],
    [
      'x: {strategy: steady-income, amount: 90..95万元/年}',
      '这里要写一个数，不能这样写范围。请写一个数，如 90万元/年；拿不准的数写成 {min: 90万元/年, max: 95万元/年}。',
    ],
    [
      'x: {strategy: steady-income, amount: 9至12万}',
      '这里要写一个数，不能这样写范围。请写一个数，如 9万元；拿不准的数写成 {min: 9万元, max: 12万元}。',
    ],
    [
      'x: {strategy: steady-income, amount: 5元-10元}',
      '这里要写一个数，不能这样写范围。请写一个数，如 5 元；拿不准的数写成 {min: 5 元, max: 10 元}。',
    ],
    ['x: {strategy: steady-income, amount: 1.2.3 万元}', '这里不是带单位的数。请写数字和单位 元/年，如 100 元/年。'],
    [
      'x: {strategy: resource-lease, area: 1e14 亩, rent: 5 yuan/mu}',
      '数值过大，没有意义。请写不超过 1,500,000,000,000 亩 的数。',
    ],
    [
      'x: {strategy: resource-lease, area: 3 mu, rent: 5 yuan/mu, arrears_chance: -5}',
      '-5 的意思是 -500%。如果是百分之 -5，请写 -5%；可能性和占比须在 0% 到 100% 之间。',
    ],
  ])('%s', (venture, words) => {
    const { problems: told } = readScenario(`${years}villages: {v: {ventures: {${venture}}}}\n`);
    expect(told.map(({ say, hint }) => `${say.zh}。${hint.zh}`)).toEqual([words]);
    for (const { say, hint } of told) expect(`${say.en} ${hint.en}`).not.toMatch(/undefined|NaN/);
  });
  test('where a map or a list is needed its keys are told, with what stands there where that is clear', () => {
    const told = (text: string) =>
      readScenario(`format: furrow/1\ntitle: t\n${text}`).problems.map(({ at, hint }) => `${at}: ${hint.en} ${hint.zh}`);
    expect(told('years: 2026—2028年\nvillages: {v: 甲村}\nsimulation: 1000\n')).toEqual([
      'years: Write it as {from: 2026, to: 2028}. 请写成 {from: 2026, to: 2028}。',
      'villages.v: Write it as {title: 甲村}. 请写成 {title: 甲村}。',
      'simulation: Write it as {runs: …, seed: …}. 请写成 {runs: …, seed: …}。',
    ]);
    expect(problems(`${village}correlations: {a: b}\ngoals: {g: 5 yuan}\nplans: {p: {loans: {v: 5 yuan}}}\n`)).toEqual([
      'correlations: this must be a list. Write it as [{between: […], is: …}].',
      'goals.g: this must be a map of keys and values. Write it as {measure: …, at_least: …, year: …}.',
      'plans.p.loans.v: this must be a list. Write it as [{amount: …, rate: …, years: …, from: …}].',
    ]);
    expect(problems(`villages: [v]\ngoals: []\nplans: {p: {support: {v: 5 yuan}, loans: {amount: 5 yuan, rate: 4%}}}\n`)).toEqual(
      [
        'villages: this must be a map of keys and values. Write it as {v1: {title: …, note: …}}.',
        'goals: this must be a map of keys and values. Write it as {g1: {measure: …, at_least: …, year: …}}.',
        'plans.p.support.v: this must be a map of keys and values. Write it as {2026: …}.',
        'plans.p.loans: a loan stands where villages with their loans are needed. Write it as {v1: [{amount: …, rate: …, years: …, from: …}]}.',
      ],
    );
    expect(told('villages: {v: {}}\n')).toEqual(['years: Add years: {from: …, to: …} 请补上 years: {from: …, to: …}']);
  });
  test('an empty value of a goal, and a number with commas where a bare one is needed', () => {
    const goal = problems(`${village}goals: {g: {measure: income, at_least: , year: 2028}}\n`);
    expect(goal).toEqual([
      'goals.g.at_least: the value of at_least is missing. Write a figure or a text behind the colon, or delete at_least.',
    ]);
    expect(problems(`${village}simulation:\n  runs: 10，000\n`)).toEqual([
      'simulation.runs: this must be a number. Write one number alone, such as 10000.',
    ]);
  });
  test.each([
    [
      'drivers: {d: {process: {kind: event, chance: 5%, lasts: 0}}}',
      'lasts must be between 1 and 100. Write a figure between 1 and 100.',
    ],
    [
      'drivers: {d: {process: {kind: event, chance: -5%}}}',
      'chance must be between 0% and 100%. Write a figure between 0% and 100%.',
    ],
    ['goals: {g: {measure: income, at_least: 5 yuan, year: 2028, confidence: 80}}', '80 would mean 8000%. Write 80%.'],
    [
      'drivers: {d: {process: {kind: trend, start: 1, growth: 1.5}}}',
      '1.5 would mean 150%. Write 1.5% if that is meant, or 150%.',
    ],
    ['goals: {g: {measure: income, at_least: 5 yuan, year: 2028, who: 85%}}', 'Write 85% of villages.'],
    ['goals: {g: {measure: income, at_least: 5 yuan, year: 2028, who: 八成的村}}', 'Write 80% of villages.'],
    ['goals: {g: {measure: income, at_least: 5 yuan, year: 2028, who: v}}', 'Write [v].'],
    ['goals: {g: {measure: income, at_least: 5 yuan, year: 2028, who: 110%}}', 'or a list of village ids.'],
    ['goals: {g: {measure: income, at_least: 5 yuan, year: 2028, who: 150% of villages}}', 'or a list of village ids.'],
    ['goals: {g: {measure: income, at_least: 5 yuan, year: 2028, who: [v, v]}}', 'v is named twice. Name each village once.'],
    ['goals: {g: {measure: income, at_least: {is: 5 yuan}, year: 2028}}', 'not a map. Write the value itself'],
    ['measures: {m: {is: income > 5 yuan ? 1 : 0, town: sum}}', 'without quotation marks. put the whole formula in "quotes"'],
    ['measures: {m: income > 5 yuan? 1: 0}', 'without quotation marks. put the whole formula in "quotes"'],
    ['plans: {a: {title: "x" b: 1}}', 'a comma is missing'],
  ])('%s', (line, words) => {
    const [only, ...more] = problems(`${village}${line}\n`);
    expect(only).toContain(words);
    expect(more).toEqual([]);
  });
  test('an empty title is told; elsewhere the id stands in', () => {
    for (const title of ['""', '{en: "", zh: " "}'])
      expect(readScenario(`${years.replace('title: t', `title: ${title}`)}${village}`).problems.map(({ at }) => at)).toEqual([
        'title',
      ]);
    expect(readScenario(`${years}${village}plans: {a: {title: ""}}\n`).scenario?.plans[0]?.title).toEqual({ en: 'a', zh: 'a' });
  });
  test('a table that is too large is called a table, and one that is missing is asked for as a file', () => {
    const driver = `drivers: {d: {process: {kind: history, table: p.csv}}}\n${village}`;
    expect(problems(driver, () => new Uint8Array(2_000_001))[0]).toContain('the table is larger than 2 MB');
    expect(problems(driver, () => null)[0]).toContain('from standard input, in the current folder');
  });
});

test('a village that a goal calls by its title is told by its id', () => {
  const told = (who: string) =>
    readScenario(`${years}villages:
  east: {title: {en: East, zh: 东村}}
  南村: {title: South}
goals: {g: {measure: income, at_least: 5 yuan, year: 2028, who: ${who}}}
`).problems.map(({ hint }) => hint.zh);
  expect(told('[东村]')).toEqual(['是不是“east”？']);
  expect(told('东村')).toEqual(['请写 [east]。']);
});
