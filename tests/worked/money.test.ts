import { describe, expect, test } from 'vitest';
import { irr, npv, payback } from '../../src/model/analysis/cashflow.ts';
import { netOf, planMoney } from '../../src/model/analysis/money.ts';
import { fundingGaps, makeDraws, type Plan } from '../../src/model/index.ts';
import { last, projectedPlan, scenarioOf } from '../helpers.ts';

const level = (first: number, yearly: number, years: number) => [first, ...Array.from({ length: years }, () => yearly)];

describe('net present value and internal rate of return are those of textbooks', () => {
  test('4.38 million for 300,000 a year: −2,366,976 at 8% over 10 years; 3.2045% over 20', () => {
    // 300,000 · (1 − 1.08⁻¹⁰)/0.08 = 2,013,024.
    expect(Math.round(npv(level(-4_380_000, 300_000, 10), 0.08))).toBe(-2_366_976);
    expect(irr(level(-4_380_000, 300_000, 20))).toBeCloseTo(0.032045, 6);
  });
  test('−4,000, 2,000, 4,000 (Brealey, Myers & Allen): 28.08%, and 1,123.97 at 10%', () => {
    expect(irr([-4000, 2000, 4000])).toBeCloseTo(0.2808, 4);
    expect(npv([-4000, 2000, 4000], 0.1)).toBeCloseTo(1123.97, 2);
  });
  test('the business that spreadsheets show for IRR: 8.66% after five years, −2.1% after four', () => {
    const flows = [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000];
    expect(irr(flows)).toBeCloseTo(0.0866, 4);
    expect(irr(flows.slice(0, 5))).toBeCloseTo(-0.0212, 4);
    // Their NPV discounts the first flow too.
    expect(npv([-10_000, 3000, 4200, 6800], 0.1) / 1.1).toBeCloseTo(1188.44, 2);
  });
  test('no rate, or two, is no answer', () => {
    for (const flows of [
      [100, 100],
      [-100, -5],
      [0, 0],
      [-100, 230, -132],
      [-4000, 25_000, -25_000],
    ])
      expect(irr(flows)).toBeNaN();
    // −100, 230, −132 has 10% and 20%.
    expect(npv([-100, 230, -132], 0.1)).toBeCloseTo(0, 9);
    expect(npv([-100, 230, -132], 0.2)).toBeCloseTo(0, 9);
    expect(irr([-100, 0, 121])).toBeCloseTo(0.1, 9);
    expect(irr([-100, 5])).toBeCloseTo(-0.95, 9);
  });
  test('payback, within a year in proportion', () => {
    expect(payback([-100, 40, 40, 40])).toBe(3.5);
    // 800,000 put in, and 222,000 a year from the same year on: 3.6 years.
    expect(payback([-578, 222, 222, 222, 222])).toBeCloseTo(800 / 222, 12);
    expect(payback([-100, 40, 40])).toBeNaN();
    expect(payback([50, 20])).toBe(0);
    // Paid back after one year, then owed again until the third.
    expect(payback([-100, 150, -100, 100])).toBe(3.5);
    expect(payback([-100, 150, -100])).toBeNaN();
  });
});

test('ventures and funds of a village, by hand', () => {
  const scenario = scenarioOf(`format: furrow/1
title: Money
years: {from: 2021, to: 2023}
simulation: {runs: 1000, seed: m}
strategies:
  shop:
    parameters: {cost: {unit: yuan}, profit: {unit: yuan}, given: {unit: yuan, default: 0 yuan}}
    formulas: {income: "age == 0 ? 0 yuan : profit", investment: "age == 0 ? cost : 0 yuan", grant: "age == 0 ? given : 0 yuan"}
villages:
  v:
    opening_fund: 30 yuan
    ventures:
      sure: {strategy: shop, start: 2022, cost: 100 yuan, profit: 121 yuan, given: 10 yuan}
      risky: {strategy: shop, cost: 100 yuan, profit: {values: [0 yuan, 110 yuan], weights: [1, 3]}}
`);
  const { ventures, villages } = last(
    planMoney(scenario, scenario.plans[0] as Plan, 0.1, makeDraws(scenario.seed, scenario.runs)),
  );
  const [sure, risky] = ventures;
  // 2022: −100 + 10; 2023: 121. NPV at 10%: −90 + 110 = 20; IRR 121/90 − 1; payback after one year and 90/121 of the next.
  expect([sure?.from, sure?.to, sure?.invested, sure?.worthIt]).toEqual([2022, 2023, 90, 1]);
  expect(sure?.npv.mean).toBeCloseTo(20, 9);
  expect(sure?.flows).toEqual([
    { year: 2022, income: 0, grant: 10, investment: 100 },
    { year: 2023, income: 121, grant: 0, investment: 0 },
  ]);
  // Discounted one by one, means add up to the mean of the net present values.
  const today = risky?.flows.reduce((sum, flow, k) => sum + netOf(flow) / 1.1 ** k, 0);
  expect(risky?.flows.map(netOf)).toEqual([-100, 82.5, 82.5]);
  expect(risky?.npv.mean).toBeCloseTo(today ?? 0, 9);
  expect(sure?.irr?.p50).toBeCloseTo(121 / 90 - 1, 9);
  expect(sure?.payback?.p50).toBeCloseTo(1 + 90 / 121, 9);
  // In three of four runs −100, 110, 110: 100 + 90.909 − 100; else −100 for ever.
  expect(risky?.worthIt).toBe(0.75);
  expect(risky?.npv.mean).toBeCloseTo(-25 + 0.75 * (10 / 11) * 100 + 0, 6);
  expect(risky?.irr?.share).toBe(0.75);
  expect(npv([-100, 110, 110], risky?.irr?.p50 ?? 0)).toBeCloseTo(0, 6);
  expect([risky?.payback?.share, risky?.payback?.p50]).toEqual([0.75, 1 + 100 / 110]);
  // The futures in the middle: their own flows make these figures.
  const { irr: usual, payback: back } = risky?.middle ?? {};
  const [usualFlows, backFlows] = [usual, back].map((one) => one?.flows.map(netOf) ?? []);
  expect([usualFlows, backFlows]).toEqual([
    [-100, 110, 110],
    [-100, 110, 110],
  ]);
  expect([irr(usualFlows ?? []), payback(backFlows ?? [])]).toEqual([usual?.value, back?.value]);
  expect(sure?.middle.irr).toEqual({ run: 0, value: sure?.irr?.p50, flows: sure?.flows });
  // Fund: 30 − 100 = −70 in all runs; 2022: + 110 or 0, − 90: −50 or −160; 2023: + 121 + 110 or + 121: 181 or −39.
  const [v] = villages;
  expect(v?.years.map(({ gapShare }) => gapShare)).toEqual([1, 1, 0.25]);
  expect(v?.years[1]?.fund).toBeCloseTo(-50 - 27.5, 9);
  expect(v?.years[2]?.gap).toBeCloseTo(39 / 4, 9);
  expect([v?.gapShare, v?.gapError]).toEqual([1, 0]);
  expect(v?.largestGap).toBeCloseTo(0.75 * 70 + 0.25 * 160, 9);
});

test('a fund that is spent to the last fen has no gap, and reaches a goal of 0', () => {
  // 0.07 · 300,000 is 21,000.000000000004 in binary numbers.
  const scenario = scenarioOf(`format: furrow/1
title: spent
years: {from: 2021, to: 2022}
simulation: {runs: 4, seed: s}
strategies:
  shed:
    parameters: {part: {unit: '%'}, cost: {unit: yuan}}
    formulas: {income: 0 yuan, investment: "age == 0 ? part * cost : 0 yuan"}
villages:
  v: {opening_fund: 21000 yuan, ventures: {x: {strategy: shed, part: 7%, cost: 30 万元}}}
  w: {opening_fund: 20999.9 yuan, ventures: {x: {strategy: shed, part: 7%, cost: 30 万元}}}
goals: {kept: {measure: fund, at_least: 0 yuan, year: 2022, who: every village, confidence: 80%}}
`);
  const [plan] = scenario.plans as [Plan];
  const { outcome } = projectedPlan(scenario);
  expect(outcome.villages[0]?.measures.fund?.[1]?.mean).not.toBe(0);
  expect(outcome.goals[0]?.villages.map(({ probability }) => probability)).toEqual([1, 0]);
  expect(fundingGaps(outcome).map(({ village, probability }) => [village, probability])).toEqual([['w', 1]]);
  const found = last(planMoney(scenario, plan, 0.1, makeDraws(scenario.seed, scenario.runs)));
  expect(found.villages.map(({ gapShare }) => gapShare)).toEqual([0, 1]);
});
