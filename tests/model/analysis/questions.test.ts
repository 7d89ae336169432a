import { describe, expect, test } from 'vitest';
import { attribute } from '../../../src/model/analysis/attribution.ts';
import { dependence, jointProbability } from '../../../src/model/analysis/dependence.ts';
import { seek } from '../../../src/model/analysis/seek.ts';
import { shapley } from '../../../src/model/analysis/shapley.ts';
import { study } from '../../../src/model/analysis/study.ts';
import { type Goal, makeDraws, type Outcome, type Plan, type Scenario } from '../../../src/model/index.ts';
import { last, scenarioOf } from '../../helpers.ts';

function moved(steps: ReturnType<typeof seek>) {
  const found = last(steps);
  if (!found) throw new Error('it cannot be moved');
  return found;
}

const text = `format: furrow/1
title: Questions
years: {from: 2021, to: 2022}
simulation: {runs: 2000, seed: q}
drivers:
  price: {unit: yuan/kg, process: {kind: independent, min: 5 yuan/kg, max: 15 yuan/kg}}
strategies:
  farm: {parameters: {crop: {unit: kg}, extra: {unit: yuan/kg, default: 0 yuan/kg}}, formulas: {income: crop * (price + extra)}}
villages:
  a: {ventures: {x: {strategy: farm, crop: 100 kg}}}
  b: {ventures: {x: {strategy: steady-income, amount: {min: 0 yuan, max: 1000 yuan}}}}
plans:
  as-is: {}
  push:
    changes:
      a: {x: {crop: 200 kg, extra: 1 yuan/kg}, y: {strategy: steady-income, amount: 50 yuan}}
      b: {x: null}
    support: {a: {2021: 30 yuan}}
goals:
  a-1500: {measure: income, at_least: 1500 yuan, year: 2022, who: [a]}
`;
const scenario = scenarioOf(text);
const draws = makeDraws(scenario.seed, scenario.runs);
const plan = (id: string, s: Scenario = scenario) => s.plans.find((p) => p.id === id) as Plan;
const income: Outcome = { kind: 'measure', measure: 'income', village: null, year: 2022 };

describe('attribution', () => {
  test('shares a difference exactly: changes that add up keep their own worth', () => {
    const found = last(attribute({ scenario, plan: plan('as-is') }, { scenario, plan: plan('push') }, income, draws));
    expect(found.method).toBe('exact');
    const value = (name: string) => found.parts.find((part) => part.name === name)?.value ?? Number.NaN;
    // a/x: from 100·p to 200·(p + 1): 100·10 + 200; a/y: 50; b/x: −500; the support is no income.
    expect(value('a/x')).toBeCloseTo(1200, 0);
    expect(value('a/y')).toBeCloseTo(50, 9);
    expect(value('b/x')).toBeCloseTo(-500, 0);
    expect(value('a/support')).toBe(0);
    expect(found.parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(found.difference, 6);
    expect(found.parts[0]?.name).toBe('a/x');
  });

  test('of a goal adds up too, and of the fund shows the support', () => {
    const goal: Outcome = { kind: 'goal', goal: scenario.goals[0] as Goal };
    const found = last(attribute({ scenario, plan: plan('as-is') }, { scenario, plan: plan('push') }, goal, draws));
    expect(found.from).toBe(study(scenario, plan('as-is'), goal, draws).base.reduce((a, b) => a + b, 0) / 2000);
    expect(found.parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(found.to - found.from, 12);
    const fund = last(
      attribute(
        { scenario, plan: plan('as-is') },
        { scenario, plan: plan('push') },
        { ...income, measure: 'fund' } as Outcome,
        draws,
      ),
    );
    expect(fund.parts.find(({ name }) => name === 'a/support')?.value).toBeCloseTo(30, 9);
  });

  test('between two files: a driver, a strategy and a venture', () => {
    const other = scenarioOf(
      text
        .replace('min: 5 yuan/kg, max: 15 yuan/kg', 'min: 7 yuan/kg, max: 17 yuan/kg')
        .replace('income: crop * (price + extra)', 'income: crop * (price + extra) / 2')
        .replace('drivers:\n', 'drivers:\n  new_one: {process: {kind: event, chance: 5%}}\n')
        .replace('crop: 100 kg', 'crop: 150 kg'),
    );
    const found = last(
      attribute({ scenario, plan: plan('as-is') }, { scenario: other, plan: plan('as-is', other) }, income, draws),
    );
    expect(found.parts.map(({ name }) => name).sort()).toEqual(['a/x', 'price', 'strategies/farm']);
    // Mean worth of kg × price × share: from 100·10 to 150·12/2; Shapley by hand over the six orders.
    const worth = (kg: number, price: number, share: number) => kg * price * share;
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const values = [0, 0, 0];
    for (const order of orders) {
      const now = [100, 10, 1];
      for (const i of order) {
        const before = worth(...(now as [number, number, number]));
        now[i] = [150, 12, 0.5][i] as number;
        values[i] = (values[i] ?? 0) + (worth(...(now as [number, number, number])) - before) / 6;
      }
    }
    for (const [i, name] of ['a/x', 'price', 'strategies/farm'].entries())
      expect(Math.abs((found.parts.find((p) => p.name === name)?.value ?? 0) - (values[i] ?? 0))).toBeLessThan(3);
  });

  test('drawn orders come near the exact values, and still add up in every run', () => {
    const worth = (members: readonly number[]) =>
      Float64Array.from(
        { length: 50 },
        (_, run) => (members.length * run) / 50 + (members.includes(0) && members.includes(3) ? 4 : 0),
      );
    const sampled = last(shapley(10, worth, draws, 8));
    const exact = last(shapley(10, worth, draws, 10));
    expect([sampled.method, exact.method]).toEqual(['sampled', 'exact']);
    // 0 and 3 share the 4 of the pair.
    expect(exact.parts[0]?.[25]).toBeCloseTo(0.5 + 2, 9);
    expect(Math.abs((sampled.parts[0]?.[25] ?? 0) - 2.5)).toBeLessThan(0.8);
    for (let run = 0; run < 50; run++) {
      const sum = sampled.parts.reduce((total, part) => total + (part[run] as number), 0);
      expect(sum).toBeCloseTo((sampled.to[run] as number) - (sampled.from[run] as number), 9);
    }
  });
});

describe('goal seek', () => {
  const goal = scenario.goals[0] as Goal;
  const sought = (parameter: string) => ({ village: 'a', venture: 'x', parameter });
  test('finds the least figure on the same draws', () => {
    // kg·p ≥ 1,500 in 80% of futures: p's lower fifth is 7, so 214.3 kg.
    const found = moved(seek(scenario, plan('as-is'), goal, sought('crop'), [0, 1000], draws));
    expect(found.now).toBe(100);
    expect(Math.abs((found.value ?? 0) - 1500 / 7)).toBeLessThan(1);
    expect(found.probability).toBeGreaterThanOrEqual(0.8);
    // A little less is not enough: it is the least.
    const column = study(
      scenarioOf(text.replace('crop: 100 kg', `crop: ${(found.value ?? 0) - 0.01} kg`)),
      plan('as-is', scenarioOf(text.replace('crop: 100 kg', `crop: ${(found.value ?? 0) - 0.01} kg`))),
      { kind: 'goal', goal },
      draws,
    ).base;
    expect(column.reduce((a, b) => a + b, 0) / 2000).toBeLessThan(0.8);
  });
  test('says when no value does, and names the best', () => {
    const found = moved(seek(scenario, plan('as-is'), goal, sought('crop'), [0, 150], draws));
    expect([found.value, found.best]).toEqual([null, 150]);
    expect(found.probability).toBeCloseTo(0.5, 2);
  });
  test('a figure of 0 becomes fixed, and one on track stays as it is', () => {
    // 100·(p + extra) ≥ 1,500 in 80%: extra = 15 − 7.
    const found = moved(seek(scenario, plan('as-is'), goal, sought('extra'), [0, 20], draws));
    expect(Math.abs((found.value ?? 0) - 8)).toBeLessThan(0.1);
    const easy = { ...goal, atLeast: 100 };
    expect(moved(seek(scenario, plan('as-is'), easy, sought('crop'), [0, 1000], draws)).value).toBe(100);
  });
  test('an uncertain figure keeps its shape', () => {
    const b = { ...goal, who: { kind: 'list' as const, villages: ['b'] }, atLeast: 500 };
    const found = moved(seek(scenario, plan('as-is'), b, { village: 'b', venture: 'x', parameter: 'amount' }, [0, 5000], draws));
    // Uniform from 0 to m: 1 − 500/m = 80%: m = 2,500, median 1,250.
    expect(found.now).toBe(500);
    expect(Math.abs((found.value ?? 0) - 1250)).toBeLessThan(20);
  });
});

describe('goal seek on odd figures', () => {
  const with_ = (amount: string) => {
    const odd = scenarioOf(text.replace('{min: 0 yuan, max: 1000 yuan}', amount));
    const goal = { ...(odd.goals[0] as Goal), who: { kind: 'list' as const, villages: ['b'] }, atLeast: 500 };
    const at = { village: 'b', venture: 'x', parameter: 'amount' };
    return last(seek(odd, plan('as-is', odd), goal, at, [0, 4000], draws));
  };
  test('three quantiles with bounds are scaled down to 0 without a fault', () => {
    const found = with_('{p10: 100 yuan, p50: 200 yuan, p90: 400 yuan, min: 0 yuan}');
    expect(found?.tried[0]).toEqual([0, 0]);
    expect(found?.value).toBeGreaterThan(500);
  });
  test('a figure uncertain about 0 cannot be moved, and the present probability is that of the plan', () => {
    expect(with_('{mean: 0 yuan, sd: 900 yuan}')).toBeNull();
    const found = with_('{values: [0 yuan, 600 yuan], weights: [4, 6]}');
    expect(found?.probabilityNow).toBeCloseTo(0.6, 2);
  });
});

test('a goal met exactly is met: 20 mu at 50 yuan/mu are 1,000 yuan', () => {
  const exact = scenarioOf(`format: furrow/1
title: Exact
years: {from: 2021, to: 2021}
simulation: {runs: 10}
villages: {a: {ventures: {x: {strategy: resource-lease, area: 20 mu, rent: 50 yuan/mu/year, arrears_chance: 0%, stop_chance: 0%}}}}
goals: {g: {measure: income, at_least: 1000 yuan, year: 2021}, s: {measure: sources, at_least: 1, year: 2021}}
`);
  const goal = (i: number): Outcome => ({ kind: 'goal', goal: exact.goals[i] as Goal });
  for (const i of [0, 1]) expect(study(exact, plan('as-is', exact), goal(i), makeDraws('x', 10)).base[0]).toBe(1);
});

describe('attribution between files that differ in kind', () => {
  const side = (s: Scenario, id = 'as-is') => ({ scenario: s, plan: plan(id, s) });
  const between = (a: Scenario, b: Scenario, outcome: Outcome = income) => {
    const found = last(attribute(side(a), side(b), outcome, draws));
    const own = (s: Scenario) => study(s, plan('as-is', s), outcome, draws).base.reduce((x, y) => x + y, 0) / 2000;
    expect(found.from).toBeCloseTo(own(a), 6);
    expect(found.to).toBeCloseTo(own(b), 6);
    expect(found.parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(own(b) - own(a), 6);
    return found;
  };
  test('a parameter that only one side has, either way', () => {
    const more = scenarioOf(
      text
        .replace('parameters: {crop', 'parameters: {bonus: {unit: yuan}, crop')
        .replace('income: crop * (price + extra)', 'income: crop * (price + extra) + bonus')
        .replace('crop: 100 kg', 'bonus: 70 yuan, crop: 100 kg'),
    );
    expect(between(scenario, more).difference).toBeCloseTo(70, 6);
    expect(between(more, scenario).difference).toBeCloseTo(-70, 6);
  });
  test('support that only one side has, and a measure that changes how the town counts', () => {
    const support: Outcome = { ...income, measure: 'support', year: 2021 } as Outcome;
    const helped = scenarioOf(text.replace('  as-is: {}', '  as-is: {support: {a: {2021: 70 yuan}}}'));
    const plain = scenarioOf(text.replace(/ {4}support: .*\n/, ''));
    expect(between(plain, helped, support).difference).toBe(70);
    const measured = (town: string) =>
      scenarioOf(
        `${text}measures: {share: {is: income / (100 yuan), town: ${town}}, flag: {is: "income > 100 yuan ? 1 : 0", town: ${town}}}\n`,
      );
    const flag: Outcome = { ...income, measure: 'flag' } as Outcome;
    between(measured('sum'), measured('formula'), flag);
    between(measured('formula'), measured('sum'), flag);
  });
  test('titles and blanks change nothing, and villages that the outcome does not concern are no changes', () => {
    const renamed = scenarioOf(text.replace('income: crop * (price + extra)', 'income: {is: crop*(price+extra), title: Income}'));
    expect(between(scenario, renamed).parts).toEqual([]);
    const found = last(attribute(side(scenario), side(scenario, 'push'), { ...income, village: 'b' } as Outcome, draws));
    expect(found.parts.map(({ name }) => name)).toEqual(['b/x']);
  });
});

describe('dependence', () => {
  const p = [0.9, 0.8, 0.6];
  test('independent is the product or the Poisson-binomial sum, fully shared the weakest village', () => {
    expect(jointProbability(p, 3, 0)).toBeCloseTo(0.432, 12);
    // At least two: all, or just one missing.
    expect(jointProbability(p, 2, 0)).toBeCloseTo(0.432 + 0.1 * 0.8 * 0.6 + 0.9 * 0.2 * 0.6 + 0.9 * 0.8 * 0.4, 12);
    expect([jointProbability(p, 3, 1), jointProbability(p, 2, 1), jointProbability(p, 1, 1)]).toEqual([0.6, 0.8, 0.9]);
    expect([jointProbability(p, 0, 0.5), jointProbability(p, 4, 0.5)]).toEqual([1, 0]);
  });
  test('two villages at one half: 1/4 + arcsin(ρ)/2π (Sheppard 1899)', () => {
    for (const shared of [0.1, 0.5, 0.9])
      expect(jointProbability([0.5, 0.5], 2, shared)).toBeCloseTo(0.25 + Math.asin(shared) / (2 * Math.PI), 6);
  });
  test('rises with what is shared for all villages, and names the share that the simulation amounts to', () => {
    const { points, implied } = dependence(p, 3, jointProbability(p, 3, 0.37));
    const values = points.map(({ probability }) => probability);
    expect(values).toEqual([...values].sort((x, y) => x - y));
    expect(implied).toBeCloseTo(0.37, 4);
    expect(dependence(p, 3, 0.2).implied).toBeNull();
    expect(dependence([1, 0.5], 2, 0.5).implied).toBeNull();
    // Of seven villages at 75% five reach it in 75.6% of futures at first, in fewer than 71% halfway, and in 75% in the end.
    const seven = Array.from({ length: 7 }, () => 0.75);
    expect(dependence(seven, 5, 0.72).implied).toBeNull();
    const once = dependence(seven, 5, 0.7525).implied ?? Number.NaN;
    expect(jointProbability(seven, 5, once)).toBeCloseTo(0.7525, 6);
    expect(dependence([0, 0.5], 2, 0).points.every(({ probability }) => probability === 0)).toBe(true);
  });
});
