import { describe, expect, test } from 'vitest';
import { hintOf, means, projectedPlan, scenarioOf } from '../helpers.ts';

// Villages without chance, with answers worked by hand in the comments.

const head = `format: furrow/1
title: Worked
years: {from: 2021, to: 2023}
simulation: {runs: 3}
drivers:
  beef_price: {unit: yuan/kg, process: {kind: trend, start: 30 yuan/kg, growth: 0%}}
  calf_price: {unit: yuan/kg, process: {kind: trend, start: 40 yuan/kg, growth: 0%}}
  dry: {process: {kind: event, chance: 100%}}
`;
const village = (venture: string, more = '') =>
  `${head}villages:\n  v: {${more ? `${more}, ` : ''}ventures: {x: {${venture}}}}\n`;
const projected = (venture: string, more = '') => projectedPlan(scenarioOf(village(venture, more)));

describe('each built-in strategy', () => {
  test('resource-lease: 500 mu at 320, rising 10%, open for two and a half years', () => {
    // 160,000; 176,000; 193,600 × half a year = 96,800.
    expect(
      means(
        projected('strategy: resource-lease, area: 500 mu, rent: 320 yuan/mu/year, escalation: 10%, life: 2.5 year'),
        'v',
        'income',
      ),
    ).toEqual([160_000, 176_000, 96_800]);
    // Arrears every year with 40% recovered: 64,000, less 4,000 upkeep.
    expect(
      means(
        projected(
          'strategy: resource-lease, area: 500 mu, rent: 320 yuan/mu/year, arrears_chance: 100%, recovery: 40%, upkeep: 4000 yuan/year',
        ),
        'v',
        'income',
      ),
    ).toEqual([60_000, 60_000, 60_000]);
    // Stopped for good in the first year.
    expect(
      means(projected('strategy: resource-lease, area: 500 mu, rent: 320 yuan/mu/year, stop_chance: 100%'), 'v', 'income'),
    ).toEqual([0, 0, 0]);
  });

  test('shareholding: guarantee or share of the profit, whichever is more', () => {
    // Sold 0, 100, 200 t; profit a kg 25 − 15 − 5 = 5: 0, 500,000, 1,000,000; 30% of it: 0, 150,000, 300,000; guarantee 200,000.
    const p = projected(
      'strategy: shareholding, output: 200 t/year, use: [0%, 50%, 100%], price: 25 yuan/kg, unit_cost: 15 yuan/kg, tax: 5 yuan/kg, share: 30%, guarantee: 200000 yuan/year, contribution: 1000000 yuan',
    );
    expect(means(p, 'v', 'income')).toEqual([200_000, 200_000, 300_000]);
    expect(means(p, 'v', 'entities')).toEqual([0, 1, 1]);
    // Fund, all income kept: −1,000,000 + 200,000, + 200,000, + 300,000.
    expect(means(p, 'v', 'fund')).toEqual([-800_000, -600_000, -300_000]);
  });

  test('cattle-base: costs count when the herd is sold', () => {
    // Bought 10, 20, 20 head at 300 × 40 + 5,000 + 1,000 = 18,000: 180,000, 360,000, 360,000.
    // Sold 0, 10, 20 head less 10%: 0, 9, 18 × 700 × 30 = 0, 189,000, 378,000; less what they cost: 0, 9,000, 18,000.
    const p = projected(
      'strategy: cattle-base, places: 20 head, fill: [50%, 100%], feed_cost: 5000 yuan/head, care_cost: 1000 yuan/head, mortality: 10%, sell_weight: 700 kg/head, disease_chance: 0%, cost_per_place: 2000 yuan/head',
    );
    expect(means(p, 'v', 'income')).toEqual([0, 9_000, 18_000]);
    // Investment: sheds 40,000 + 180,000; 360,000 − 180,000; 0. Fund: −220,000; −220,000 + 9,000 − 180,000; + 18,000.
    expect(means(p, 'v', 'fund')).toEqual([-220_000, -391_000, -373_000]);
  });

  test('herb-planting: half is sown each year and dug in the next', () => {
    // 100 mu, 50 sown a year. Drought takes half of 200 kg: 100 kg × 20 yuan − 1,500 = 500 a mu: 0, 25,000, 25,000; fees 100 × 30 × 70% = 2,100.
    const p = projected(
      'strategy: herb-planting, area: 100 mu, yield: 200 kg/mu, price: 20 yuan/kg, cost: 1500 yuan/mu, drought_year: {driver: dry}, drought_loss: 50%, service_fee: 30 yuan/mu/year',
    );
    expect(means(p, 'v', 'income')).toEqual([2_100, 27_100, 27_100]);
    // Growing cost of 75,000 is paid once; then what is dug pays for what is sown.
    expect(means(p, 'v', 'fund')).toEqual([-72_900, -45_800, -18_700]);
  });

  test('contracted-out: 8% of 920,000, half a year first', () => {
    expect(
      means(
        projected('strategy: contracted-out, value: 92 万元, opening: [50%, 100%], arrears_chance: 0%, upkeep: 1000 yuan/year'),
        'v',
        'income',
      ),
    ).toEqual([35_800, 72_600, 72_600]);
  });

  test('processing: dear beef eats the margin', () => {
    // 1,000 kg × (280 − (3 × 2 × 30 + 40)) = 60,000 a year at full use, half at first; selling 5% of 280,000 = 14,000.
    expect(
      means(
        projected(
          'strategy: processing, capacity: 1000 kg/year, use: [50%, 100%], raw_per_kg: 3 kg/kg, beef_multiple: 2, other_cost: 40 yuan/kg, selling: 5%, overhead: 10000 yuan/year',
        ),
        'v',
        'income',
      ),
    ).toEqual([13_000, 36_000, 36_000]);
  });

  test('steady-income: growing, with a ramp', () => {
    expect(
      means(
        projected('strategy: steady-income, amount: 10000 yuan/year, growth: 10%, ramp: [50%, 100%], factor: 2'),
        'v',
        'income',
      ),
    ).toEqual([10_000, 22_000, 24_200]);
  });
});

const own = (formulas: string, more = '') => `format: furrow/1
title: Own
years: {from: 2021, to: 2024}
simulation: {runs: 50}
strategies:
  own: {parameters: {x: {unit: ''}, n: {unit: ''}}, ${more}formulas: {${formulas}}}
villages:
  v: {ventures: {y: {strategy: own, x: {min: 1, max: 2}, n: 0}}}
`;

test.each([
  'x * 1 yuan + 100 yuan / n',
  'x * (1 yuan / n)',
  'x * 1e300 * x * 1e300 * 1 yuan',
  '(1 yuan / (n * x)) * x',
  'log(n - x) * 1 yuan',
  '1 yuan / n',
])('%s has no finite answer, and that is told', (formula) => {
  expect(() => projectedPlan(scenarioOf(own(`income: "${formula}"`)))).toThrow('has no finite answer in 2021');
});

test('a formula without a finite answer tells its own inputs, and not what else was computed by then', () => {
  const scenario = scenarioOf(own('turnover: x * 7 yuan, income: "turnover + 1 yuan / n"'));
  expect(hintOf(scenario)).toMatch(/^Its inputs there: turnover = [\d.]+, n = 0\./);
});

test('a list is among the inputs that are told', () => {
  const text = own('income: "by_age(l) * 1 yuan / n"').replace("n: {unit: ''}", "n: {unit: ''}, l: {unit: '', list: true}");
  const scenario = scenarioOf(text.replace('n: 0}', 'n: 0, l: [1, 2, 3, 4, 5, 6, 7, 8, 9]}'));
  expect(hintOf(scenario)).toMatch(/^Its inputs there: n = 0, l = \[1, 2, 3, 4, 5, 6, 7, 8, …\]\./);
});

test('an event whose chance has no finite answer is called one', () => {
  const scenario = own('income: "bad * 100 yuan"', 'events: {bad: {chance: "log(n - x)"}}, ');
  expect(() => projectedPlan(scenarioOf(scenario))).toThrow('the chance of the event bad has no finite answer in 2021');
});

test('a value whose square no number could hold is told, and one below it is summed', () => {
  expect(() => projectedPlan(scenarioOf(own('income: "x * 1e151 yuan"')))).toThrow('income has no finite answer in 2021');
  const { town } = projectedPlan(scenarioOf(own('income: "x * 1e149 yuan"'))).outcome;
  expect(town.income?.[0]?.sd).toBeGreaterThan(1e148);
});

test('an event goes on in years in which none can begin', () => {
  // It begins in the first year for sure and lasts three.
  const p = projectedPlan(scenarioOf(own('income: "bad * 100 yuan"', 'events: {bad: {chance: "age == 0 ? 1 : 0", lasts: 3}}, ')));
  expect(means(p, 'v', 'income')).toEqual([100, 100, 100, 0]);
});

test('start, stop, and a venture begun before the plan', () => {
  expect(
    means(
      projected('strategy: steady-income, amount: 10000 yuan/year, start: 2022, stop: 2022, setup: 5000 yuan'),
      'v',
      'income',
    ),
  ).toEqual([0, 10_000, 0]);
  // Age 2 in 2021: 1.1² …; its setup was paid before.
  const old = projected('strategy: steady-income, amount: 10000 yuan/year, growth: 10%, start: 2019, setup: 5000 yuan');
  expect(means(old, 'v', 'income')).toEqual([12_100, 13_310, 14_641]);
  expect(means(old, 'v', 'fund')[0]).toBe(12_100);
});

const town = `format: furrow/1
title: Worked town
years: {from: 2021, to: 2023}
simulation: {runs: 2}
villages:
  a:
    opening_fund: 10000 yuan
    ventures:
      lake: {strategy: resource-lease, area: 100 mu, rent: 1000 yuan/mu/year}
      field: {strategy: resource-lease, area: 1 mu, rent: 600 yuan/mu/year}
      stall: {strategy: steady-income, amount: 900 yuan/year, grant_amount: 7000 yuan}
      barn: {strategy: contracted-out, value: 100000 yuan, fee_rate: 10%, arrears_chance: 0%}
  b: {ventures: {fees: {strategy: steady-income, amount: 40000 yuan/year}}}
  c: {ventures: {loss: {strategy: contracted-out, value: 10000 yuan, arrears_chance: 0%, upkeep: 5000 yuan/year}}}
plans:
  as-is: {}
  push:
    changes:
      a: {lake: {rent: 1200 yuan/mu/year}, barn: null}
      b: {shop: {strategy: steady-income, amount: 60000 yuan/year, start: 2022, setup: 30000 yuan}}
    support: {b: {2022: 20000 yuan}}
    loans: {b: [{amount: 100000 yuan, rate: 5%, years: 3, from: 2021}]}
  more: {based_on: push, changes: {b: {shop: {amount: 70000 yuan/year}}}}
  most: {based_on: more, support: {b: {2023: 5000 yuan}}}
allocation: {relief: 30%, incentives: 10%, facilities: 40%, development: 20%}
goals:
  each: {measure: income, at_least: 50000 yuan, year: 2023, who: every village}
  most: {measure: income, at_least: 50000 yuan, year: 2023, who: 60% of villages}
  two: {measure: income, at_least: 50000 yuan, year: 2023, who: [a, b]}
  all-together: {measure: income, at_least: 200000 yuan, year: 2023, who: the town}
`;

describe('a town of three villages', () => {
  const scenario = scenarioOf(town);
  const asIs = projectedPlan(scenario, 'as-is');
  const push = projectedPlan(scenario, 'push');

  test('income, sources and entities', () => {
    // a: 100,000 + 600 + 900 + 10,000. The two leases are one source, the stall is below 1,000 yuan.
    expect(means(asIs, 'a', 'income')).toEqual([111_500, 111_500, 111_500]);
    expect(means(asIs, 'a', 'sources')).toEqual([2, 2, 2]);
    expect(means(asIs, 'a', 'entities')).toEqual([1, 1, 1]);
    expect(means(asIs, 'c', 'income')).toEqual([-4_200, -4_200, -4_200]);
    expect(means(asIs, '', 'income')).toEqual([147_300, 147_300, 147_300]);
  });

  test('allocation and fund', () => {
    // 30% of 111,500; a loss is not divided, and does not reach the fund through the development share.
    expect(asIs.outcome.villages[0]?.allocation.relief?.[0]?.mean).toBeCloseTo(33_450, 6);
    expect(asIs.outcome.villages[2]?.allocation.facilities?.[0]?.mean).toBe(0);
    // 10,000 + 22,300 + 7,000 grant; then 22,300 a year.
    expect(means(asIs, 'a', 'fund')).toEqual([39_300, 61_600, 83_900]);
    expect(means(asIs, 'c', 'fund')).toEqual([0, 0, 0]);
  });

  test('a plan with a loan, support and investment', () => {
    // a: 120,000 + 600 + 900. b: 40,000, then 100,000.
    expect(means(push, 'a', 'income')).toEqual([121_500, 121_500, 121_500]);
    expect(means(push, 'b', 'income')).toEqual([40_000, 100_000, 100_000]);
    // Textbook annuity: 100,000 at 5% over 3 years is 36,720.86 a year. 8,000 + 100,000; + 20,000 + 20,000 − 30,000 − 36,720.86; + 20,000 − 36,720.86.
    expect(means(push, 'b', 'fund')).toEqual([108_000, 81_279.14, 64_558.29]);
    expect(means(projectedPlan(scenario, 'more'), 'b', 'income')).toEqual([40_000, 110_000, 110_000]);
    expect(means(projectedPlan(scenario, 'more'), 'b', 'fund')[1]).toBe(83_279.14);
    // Support and the loan reach through two plans: 83,279.1435 + 22,000 + 5,000 − 36,720.8565.
    expect(means(projectedPlan(scenario, 'most'), 'b', 'fund')).toEqual([108_000, 83_279.14, 73_558.29]);
  });

  test('goals of each kind', () => {
    const of = (p: typeof push) =>
      Object.fromEntries(
        p.outcome.goals.map(({ id, probability, expectedShare }) => [
          id,
          [probability, expectedShare === null ? null : Math.round(expectedShare * 1000)],
        ]),
      );
    expect(of(asIs)).toEqual({ each: [0, 333], most: [0, 333], two: [0, 500], 'all-together': [0, null] });
    expect(of(push)).toEqual({ each: [0, 667], most: [1, 667], two: [1, 1000], 'all-together': [1, null] });
    expect(asIs.outcome.goals[0]?.villages.map(({ shortfall }) => shortfall)).toEqual([0, 10_000, 54_200]);
  });

  test('85% of seven villages are six', () => {
    const seven = (reach: number) =>
      projectedPlan(
        scenarioOf(
          `format: furrow/1\ntitle: t\nyears: {from: 2021, to: 2021}\nvillages:\n${Array.from({ length: 7 }, (_, i) => `  v${i}: {ventures: {x: {strategy: steady-income, amount: ${i < reach ? 9 : 1} yuan/year}}}\n`).join('')}goals:\n  g: {measure: income, at_least: 5 yuan, year: 2021, who: 85% of villages}\n`,
        ),
      );
    expect([5, 6, 7].map((n) => seven(n).outcome.goals[0]?.probability)).toEqual([0, 1, 1]);
  });
});
