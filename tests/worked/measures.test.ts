import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/model/index.ts';
import { hintOf, means, projectedPlan, scenarioOf } from '../helpers.ts';

// Measures of a scenario's own, worked by hand.

const text = (measures: string, more = '') => `format: furrow/1
title: Measures
years: {from: 2021, to: 2022}
simulation: {runs: 3}
drivers: {inflation: {process: {kind: trend, start: 1, growth: 10%}}}
strategies:
  works: {formulas: {income: 30000 yuan, hours: 50 person, investment: "age == 0 ? 40000 yuan : 0 yuan"}, measures: [hours]}
villages:
  a: {population: 100 person, households: 30 household, ventures: {x: {strategy: works}, y: {strategy: steady-income, amount: 10000 yuan}}}
  b: {population: 300 person, households: 70 household, opening_fund: 5000 yuan, ventures: {x: {strategy: works, start: 2022}}}
plans:
  as-is: {}
  helped: {support: {a: {2021: 7000 yuan}}, loans: {b: [{amount: 1000 yuan, rate: 0%, years: 1, from: 2021}]}}
measures: ${measures}
${more}`;
const of = (measures: string, plan = 'as-is') => projectedPlan(scenarioOf(text(measures)), plan);
const problems = (measures: string, more = '') => readScenario(text(measures, more)).problems.map((p) => `${p.at}: ${p.say.en}`);

describe('a measure of the scenario', () => {
  test("income a head: of a village, and the town's from its sums", () => {
    const p = of('{income_per_person: income / population}');
    expect(means(p, 'a', 'income_per_person')).toEqual([400, 400]);
    expect(means(p, 'b', 'income_per_person')).toEqual([0, 100]);
    // 40,000 / 400; 70,000 / 400. A sum of 400 + 100 would be no income a head of anyone.
    expect(means(p, '', 'income_per_person')).toEqual([100, 175]);
  });

  test('a sum where the scenario says so: villages above 30,000 yuan', () => {
    const p = of('{good: {is: "income >= 30000 yuan ? 1 : 0", town: sum}, share: good / 2}');
    expect(means(p, '', 'good')).toEqual([1, 2]);
    expect(means(p, 'b', 'share')).toEqual([0, 0.5]);
    expect(means(p, '', 'share')).toEqual([0.5, 1]);
  });

  test('over funds, drivers, years and what strategies state', () => {
    const p = of(
      '{real: income / inflation, later: t * income, worked: hours / (1 person) + year, owed: gap + opening_fund}',
      'helped',
    );
    expect(means(p, 'a', 'real')).toEqual([36_363.64, 33_057.85]);
    expect(means(p, 'a', 'later')).toEqual([0, 40_000]);
    expect(means(p, 'a', 'worked')).toEqual([2071, 2072]);
    expect(means(p, 'b', 'worked')).toEqual([2021, 2072]);
    // Fund of a: 40,000 + 7,000 − 40,000 = 7,000; + 40,000. Of b: 5,000 + 1,000 = 6,000; − 1,000 + 30,000 − 40,000 = −5,000.
    expect(means(p, 'a', 'fund')).toEqual([7_000, 47_000]);
    expect(means(p, 'b', 'fund')).toEqual([6_000, -5_000]);
    expect(means(p, 'b', 'gap')).toEqual([0, 5_000]);
    expect(means(p, 'b', 'owed')).toEqual([5_000, 10_000]);
    expect(means(p, '', 'gap')).toEqual([0, 5_000]);
    expect([means(p, 'a', 'support'), means(p, 'b', 'loans')]).toEqual([
      [7_000, 0],
      [1_000, -1_000],
    ]);
    expect(means(p, 'a', 'investment')).toEqual([40_000, 0]);
    expect(means(p, 'a', 'hours')).toEqual([50, 50]);
  });

  test('goals may speak of it in its own unit', () => {
    const scenario = scenarioOf(
      text(
        '{per_head: {is: income / population, unit: 万元/person}}',
        'goals: {g: {measure: per_head, at_least: 0.04万元/person, year: 2022}, h: {measure: hours, at_least: 60 person, year: 2022, who: the town}}\n',
      ),
    );
    const [g, h] = projectedPlan(scenario).outcome.goals;
    expect(g?.villages.map(({ probability }) => probability)).toEqual([1, 0]);
    expect(h?.probability).toBe(1);
  });

  test.each([
    ['{m: income / populaton}', 'measures.m: the name populaton is not known here'],
    ['{m: income + population}', 'measures.m: the units do not fit: yuan and person in +'],
    ['{m: n, n: m}', 'measures.m: the measures need each other in a loop: m → n → m'],
    ['{income: 5 yuan}', 'measures.income: income is already the name of a measure or figure of a village'],
    ['{m: {is: income, unit: kg}}', 'measures.m.is: the measure is said to be in kg, its formula gives yuan'],
    ['{m: age}', 'measures.m: a measure of a village has no age'],
  ])('%s is refused', (measures, say) => expect(problems(measures)).toEqual([say]));

  test('villages without the figure that it needs are named', () => {
    const lacking = text('{m: income / households}').replace('households: 70 household, ', '');
    expect(readScenario(lacking).problems.map((p) => p.say.en)).toEqual([
      'm needs the households of every village; missing in b',
    ]);
  });

  test('what follows from a broken measure is not told again', () => {
    expect(problems('{m: income / x, n: m + 1}', 'goals: {g: {measure: m, at_least: 1, year: 2021}}\n')).toEqual([
      'measures.m: the name x is not known here',
    ]);
  });

  test('no finite answer is told with its measure, village and year', () => {
    expect(() => of('{m: income / (income - income)}')).toThrow('the measure m has no finite answer in 2021 (a, run 1)');
    const scenario = scenarioOf(text('{m: income / (population - population)}'));
    expect(hintOf(scenario)).toMatch(/^Its inputs there: income = [\d.]+, population = \d+\. /);
  });
});
