/** Ids that are numbers, counting words in units, counts of people, and names that would be hidden: what is told, and the remedy. */
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/model/index.ts';

const head = 'format: furrow/1\ntitle: t\nyears: {from: 2026, to: 2028}\n';
const village = 'villages: {v: {ventures: {x: {strategy: steady-income, amount: 5 yuan}}}}\n';
const told = (text: string) =>
  readScenario(head + text).problems.map(({ at, say, hint }) => ({ at, say: say.en, hint: hint.en }));
const places = (text: string) => readScenario(head + text).problems.map(({ at }) => at);

describe('an id that is a number alone', () => {
  test('is refused wherever the order of the file counts, and never sorted silently', () => {
    expect(
      places(`references: {7: {title: r}}
villages:
  b: {ventures: {10: {strategy: steady-income, amount: 5 yuan}, 2: {strategy: steady-income, amount: 5 yuan}}}
  1: {}
plans:
  as-is: {}
  2027: {changes: {b: {2: null, 3: {strategy: steady-income, amount: 5 yuan}}}}
goals:
  promised: {measure: income, at_least: 5 yuan, year: 2028}
  1: {measure: income, at_least: 5 yuan, year: 2028}
allocation: {1: 100%}
`),
    ).toEqual([
      'references.7',
      'villages.b.ventures.10',
      'villages.b.ventures.2',
      'villages.1',
      'plans.2027',
      'plans.2027.changes.b.3',
      'goals.1',
      'allocation.1',
    ]);
    expect(told(`${village}plans: {2027: {}}\n`)[0]?.hint).toContain('no-2027');
  });
  test('a number with anything beside it keeps its place, and so do the years of support', () => {
    const { scenario } = readScenario(
      `${head}${village}plans:\n  b: {}\n  2027年: {support: {v: {2027: 5 yuan}}}\n  1a: {}\n  a: {}\n`,
    );
    expect(scenario?.plans.map(({ id }) => id)).toEqual(['b', '2027年', '1a', 'a']);
  });
});

describe('counting words are no units', () => {
  test.each([
    ['steady-income, amount: 10万/年', 'Write 10万元/年.'],
    ['steady-income, amount: 10 万', 'Write 10万元.'],
    ['steady-income, amount: 1.5亿', 'Write 15000万元.'],
    ['steady-income, amount: 3千', 'Write 3000 元.'],
    ['resource-lease, area: 2 万亩, rent: 5 yuan/mu', 'Write 20000 亩.'],
    ['resource-lease, area: 0.07 万, rent: 5 yuan/mu', 'Write 700 亩.'],
  ])('%s', (written, hint) => {
    expect(told(`villages: {v: {ventures: {x: {strategy: ${written}}}}}\n`).map((problem) => problem.hint)).toEqual([hint]);
  });
  test('people: 2 万人 is 20000 人', () => {
    expect(told('villages: {v: {population: 2 万人}}\n')[0]?.hint).toBe('Write 20000 人.');
  });
  test('a single unknown letter is not taken for another', () => {
    expect(told('villages: {v: {population: 2 x}}\n')[0]?.hint).toContain('There are: yuan');
  });
  test('Chinese hints name Chinese units', () => {
    const [problem] = readScenario(
      `${head}villages: {v: {ventures: {x: {strategy: resource-lease, area: 5 kg, rent: 5 yuan/mu}}}}\n`,
    ).problems;
    expect(problem?.hint.zh).toBe('请按亩填写，如 100 亩。');
  });
});

test('people and households are counted with their unit and are not negative', () => {
  expect(told('villages: {v: {population: -5 person, households: 100}}\n')).toEqual([
    { at: 'villages.v.population', say: 'this may not be negative', hint: 'Write zero or more.' },
    {
      at: 'villages.v.households',
      say: 'the figure has no unit, its place needs household',
      hint: 'Write it in household, such as 100 household.',
    },
  ]);
  expect(places('villages: {v: {population: 0 person, households: 5 户}}\n')).toEqual([]);
});

test('a value out of its range is told at the value, also where a source stands beside it', () => {
  const problems = (area: string) =>
    readScenario(
      `${head}villages: {v: {ventures: {lake: {strategy: resource-lease, area: ${area}, rent: 5 yuan/mu/year}}}}\n`,
    ).problems.map(({ at, value, say }) => [at, value, say.en]);
  const at = 'villages.v.ventures.lake.area';
  expect(problems('-100 mu')).toEqual([[at, '-100 mu', 'area may not be negative']]);
  expect(problems('{is: -100 mu, source: assumption}')).toEqual([[`${at}.is`, '-100 mu', 'area may not be negative']]);
});

test('a driver may not have the name of a measure or figure of a village, which would hide it', () => {
  const driver = (id: string) => `drivers: {${id}: {process: {kind: event, chance: 5%}}}\n${village}`;
  for (const id of ['income', 'population', 'opening_fund', 'jobs'])
    expect(told(driver(id))).toEqual([
      {
        at: `drivers.${id}`,
        say: `${id} is already the name of a measure or figure of a village`,
        hint: `Give it another name, such as ${id}_1.`,
      },
    ]);
  expect(places(driver('drought'))).toEqual([]);
});
