import { describe, expect, test } from 'vitest';
import { means, projectedPlan, scenarioOf } from '../helpers.ts';

// The accounts of a village and the goals of a town, with answers worked by hand in the comments.

const head = `format: furrow/1
title: Accounts
years: {from: 2021, to: 2024}
simulation: {runs: 40}
drivers:
  beef_price: {unit: yuan/kg, process: {kind: trend, start: 25 yuan/kg, growth: 20%}}
  calf_price: {unit: yuan/kg, process: {kind: trend, start: 50 yuan/kg, growth: -10%}}
`;
const one = (ventures: string, more = '') =>
  projectedPlan(scenarioOf(`${head}villages:\n  v:\n    ventures:\n${ventures}${more}`));

describe('built-in strategies with prices that move', () => {
  test('cattle-base with a herd at hand, a partner, an outbreak each year and dry years', () => {
    // Prices: beef 30, 36, 43.2, 51.84; calf 45, 40.5, 36.45, 32.805.
    // Bought 10 a year: 10 × (200 × calf + 4,000 × 1.25 + 1,000) = 150,000; 141,000; 132,900; 125,610.
    // Sold: herd 4, 10, 10, 10 × 90% × 50% = 1.8, 4.5, 4.5, 4.5 × 500 kg × price = 27,000; 81,000; 97,200; 116,640.
    // Costs of what is sold: 4 × 10,000 = 40,000; 150,000; 141,000; 132,900.
    // Half of the difference, less 1,000: −7,500; −35,500; −22,900; −9,130.
    const p = one(
      '      x: {strategy: cattle-base, places: 10 head, fill: [100%], herd_at_start: 4 head, herd_value_at_start: 10000 yuan/head, buy_weight: 200 kg/head, sell_weight: 500 kg/head, feed_cost: 4000 yuan/head, care_cost: 1000 yuan/head, dry_year: 1, dry_feed: 25%, mortality: 10%, disease_chance: 100%, disease_loss: 50%, share: 50%, overhead: 1000 yuan/year, cost_per_place: 3000 yuan/head, grant_amount: 5000 yuan}\n',
    );
    expect(means(p, 'v', 'income')).toEqual([-7_500, -35_500, -22_900, -9_130]);
    expect(means(p, 'v', 'turnover')).toEqual([27_000, 81_000, 97_200, 116_640]);
    // Fund: 5,000 − ½ × (30,000 + 150,000 − 40,000) = −65,000; − ½ × (141,000 − 150,000) = + 4,500; + 4,050; + 3,645.
    expect(means(p, 'v', 'fund')).toEqual([-65_000, -60_500, -56_450, -52_805]);
  });

  test('processing is squeezed while beef grows dearer', () => {
    // 1,000 kg × (280 − 2 × 2 × price − 20): 260 − 120, 144, 172.8, 207.36 = 140, 116, 87.2, 52.64.
    const p = one(
      '      x: {strategy: processing, capacity: 1000 kg/year, use: [100%], raw_per_kg: 2 kg/kg, beef_multiple: 2, other_cost: 20 yuan/kg, setup: 90000 yuan, share: 50%}\n',
    );
    expect(means(p, 'v', 'income')).toEqual([70_000, 58_000, 43_600, 26_320]);
    // Half of the setup is paid in the first year.
    expect(means(p, 'v', 'fund')).toEqual([25_000, 83_000, 126_600, 152_920]);
  });

  test('a parameter that follows a driver, with the unit that is missing', () => {
    // 1,000 kg × beef price 30, 36, 43.2, 51.84; the rent twice the price: 60, 72, … yuan a mu on 10 mu.
    const p = one(
      '      fee: {strategy: steady-income, amount: {driver: beef_price, times: 1000 kg}}\n      land: {strategy: resource-lease, area: 10 mu, rent: {driver: beef_price, times: 2 kg/mu}}\n',
    );
    expect(means(p, 'v', 'income')).toEqual([30_600, 36_720, 44_064, 52_876.8]);
  });
});

test('a strategy of one’s own: stocks, lists by age, a second formula as measure, a venture begun before the plan', () => {
  // Trees: 100 at first, a tenth is lost each year, 20 are planted: 100, 110, 119, 127.1. Age 1 in 2021: yields 2, 3, 3, 3 kg.
  // Income: 100 × 2 × 10 = 2,000; 110 × 3 × 10; 119 × 3 × 10; 127.1 × 3 × 10.
  const p = projectedPlan(
    scenarioOf(`format: furrow/1
title: Own
years: {from: 2021, to: 2024}
simulation: {runs: 3}
strategies:
  orchard:
    entity: true
    parameters:
      yields: {unit: kg, list: true, default: [1 kg, 2 kg, 3 kg]}
      price: {unit: yuan/kg}
    stocks: {trees: {start: "100", next: "trees * 0.9 + planted"}}
    formulas:
      income: crop * price
      crop: trees * by_age(yields)
      planted: "year < 2030 ? 20 : 0"
      operating: t >= 2
      jobs: (5 person) * t
villages:
  v: {ventures: {o: {strategy: orchard, price: 10 yuan/kg, start: 2020, stop: 2023}}}
`),
  );
  expect(means(p, 'v', 'income')).toEqual([2_000, 3_300, 3_570, 0]);
  expect(means(p, 'v', 'entities')).toEqual([0, 0, 1, 0]);
  expect(means(p, 'v', 'jobs')).toEqual([0, 5, 10, 0]);
});

describe('sources', () => {
  const two = `      a: {strategy: steady-income, amount: 600 yuan/year}
      b: {strategy: steady-income, amount: 500 yuan/year}
      c: {strategy: contracted-out, value: 20000 yuan, fee_rate: 5%, arrears_chance: 0%, start: 2022}
      d: {strategy: resource-lease, area: 1 mu, rent: 999 yuan/mu/year}
`;
  test('ventures of one strategy count together, exactly 1,000 yuan count, what has not begun does not', () => {
    // 600 + 500 is one source; 5% of 20,000 = 1,000 from 2022; 999 is none.
    expect(means(one(two), 'v', 'sources')).toEqual([1, 2, 2, 2]);
  });
  test('or each venture for itself', () => {
    expect(means(one(two, 'count_sources: ventures\n'), 'v', 'sources')).toEqual([0, 1, 1, 1]);
    expect(means(one(two, 'count_sources: ventures\nsource_threshold: 500 yuan\n'), 'v', 'sources')).toEqual([3, 4, 4, 4]);
  });
  test('with a threshold of nothing, only what is active counts', () => {
    expect(means(one(two, 'source_threshold: 0 yuan\n'), 'v', 'sources')).toEqual([2, 3, 3, 3]);
  });
});

test('loans: drawn before the plan, without interest, two at once, and one that ends within it', () => {
  // 60,000 at 0% over 3 years from 2020: −20,000 in 2021, 2022, 2023. 105,000 at 5% over 1 year from 2022: + 105,000, then − 110,250.
  // 100,000 at 5% over 3 years from 2021 is 36,720.86 a year: + 100,000, then three payments that end in 2024.
  const p = projectedPlan(
    scenarioOf(`${head}villages:
  v: {opening_fund: 1 万元}
plans:
  p:
    loans:
      v:
        - {amount: 60000 yuan, rate: 0%, years: 3, from: 2020}
        - {amount: 105000 yuan, rate: 5%, years: 1, from: 2022}
        - {amount: 100000 yuan, rate: 5%, years: 3, from: 2021}
    support: {v: {2021: 1 万元, 2024: 250 yuan}}
`),
  );
  expect(means(p, 'v', 'fund')).toEqual([100_000, 148_279.14, -18_691.71, -55_162.57]);
});

test('the loan of the textbook is paid off: what is drawn, at its rate, less what is paid, is nothing in the end', () => {
  const p = projectedPlan(
    scenarioOf(`${head}villages: {v: {}}\nplans: {p: {loans: {v: [{amount: 80000 yuan, rate: 4.35%, years: 3, from: 2021}]}}}\n`),
  );
  const fund = p.outcome.villages[0]?.measures.fund?.map(({ mean }) => mean) ?? [];
  const paid = (fund[1] as number) - (fund[0] as number);
  expect(fund[0]).toBe(80_000);
  let debt = 80_000;
  for (let year = 0; year < 3; year++) debt = debt * 1.0435 + paid;
  expect(Math.abs(debt)).toBeLessThan(1e-6);
});

test('an allocation without development leaves the fund without income', () => {
  const p = one('      a: {strategy: steady-income, amount: 1000 yuan/year}\n', 'allocation: {relief: 25%, reserve: 75%}\n');
  expect(means(p, 'v', 'fund')).toEqual([0, 0, 0, 0]);
  expect(p.outcome.villages[0]?.allocation.reserve?.map(({ mean }) => mean)).toEqual([750, 750, 750, 750]);
});

describe('goals with chance', () => {
  // Each village earns 10,000 yuan in just the runs in which its own event comes; the events are of the village, so independent.
  const text = (who: string, n: number) => `format: furrow/1
title: Chance
years: {from: 2021, to: 2021}
simulation: {runs: 20000, seed: goals}
strategies:
  lucky: {events: {luck: {chance: 0.7}}, formulas: {income: luck * 10000 yuan}}
villages:
${Array.from({ length: n }, (_, i) => `  v${i}: {ventures: {x: {strategy: lucky}}}\n`).join('')}goals:
  g: {measure: income, at_least: 10000 yuan, year: 2021, who: ${who}, confidence: 60%}
`;
  const judged = (who: string, n: number) => projectedPlan(scenarioOf(text(who, n))).outcome.goals[0];
  const near = (value: number | undefined | null, p: number) =>
    expect(Math.abs((value ?? Number.NaN) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 20_000));
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
  const atLeast = (n: number, k: number, p: number) =>
    Array.from({ length: n - k + 1 }, (_, i) => choose(n, k + i) * p ** (k + i) * (1 - p) ** (n - k - i)).reduce(
      (a, b) => a + b,
      0,
    );

  test('every village of three is 0.7³', () => {
    const g = judged('every village', 3);
    near(g?.probability, 0.343);
    near(g?.expectedShare, 0.7);
    expect(g?.onTrack).toBe(false);
    // Forty blocks of stratified runs: an error well below that of plain runs, √(p(1 − p)/n), and one that holds.
    expect(g?.standardError).toBeLessThan(0.9 * Math.sqrt((0.343 * 0.657) / 20_000));
    expect(Math.abs((g?.probability ?? 0) - 0.343)).toBeLessThan(4 * (g?.standardError ?? 0));
    for (const { probability, shortfall } of g?.villages ?? []) {
      near(probability, 0.7);
      expect(shortfall).toBeCloseTo(10_000 * (1 - probability), 6);
    }
  });
  test('85% of seven villages are at least six: a binomial sum', () => {
    near(judged('85% of villages', 7)?.probability, atLeast(7, 6, 0.7));
    near(judged('15% of villages', 7)?.probability, atLeast(7, 2, 0.7));
    near(judged('50% of villages', 4)?.probability, atLeast(4, 2, 0.7));
    near(judged('100% of villages', 3)?.probability, 0.343);
  });
  test('a list speaks of its own villages, the town of the sum', () => {
    const list = judged('[v2, v0]', 3);
    near(list?.probability, 0.49);
    expect(list?.villages.map(({ id }) => id)).toEqual(['v0', 'v2']);
    const town = judged('the town', 3);
    near(town?.probability, 1 - 0.3 ** 3);
    expect([town?.expectedShare, town?.onTrack, town?.villages]).toEqual([null, true, []]);
  });
});

test('a formula without an answer is told where its venture was written, under its plan if that adds it', () => {
  const scenario = scenarioOf(`format: furrow/1
title: Where
years: {from: 2021, to: 2022}
simulation: {runs: 5}
strategies:
  own: {parameters: {x: {unit: ''}}, formulas: {income: 5 yuan / (x - t)}}
villages:
  v: {ventures: {old: {strategy: own, x: 7}}}
plans:
  as-is: {}
  adds: {changes: {v: {new: {strategy: own, x: 1}}}}
  more: {based_on: adds}
  breaks: {changes: {v: {old: {x: 0}}}}
`);
  const told = (plan: string) => {
    const at = scenario.plans.find(({ id }) => id === plan)?.villages[0]?.ventures.map((venture) => venture.at.join('.'));
    return [at, () => projectedPlan(scenario, plan)] as const;
  };
  expect(means(projectedPlan(scenario, 'as-is'), 'v', 'income')).toEqual([0.71, 0.83]);
  for (const plan of ['adds', 'more']) {
    const [at, project] = told(plan);
    expect(at).toEqual(['villages.v.ventures.old', 'plans.adds.changes.v.new']);
    expect(project).toThrow('v, new: the formula income has no finite answer in 2022 (run 1)');
  }
  expect(told('breaks')[1]).toThrow('v, old: the formula income has no finite answer in 2021 (run 1)');
});
