import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answer,
  type Column,
  compareColumns,
  differenceColumn,
  type Kept,
  keep,
  makeDraws,
  type Plan,
  type Projection,
  regret,
} from '../../src/model/index.ts';
import { allocated, projectedPlan, same, scenarioOf } from '../helpers.ts';

// What must hold in every run of every scenario, on random small ones.

const runs = 600;

interface Town {
  rent: number;
  chance: number;
  places: number;
  likely: number;
  volatility: number;
  correlation: number;
}

const towns: fc.Arbitrary<Town> = fc.record({
  rent: fc.integer({ min: 1, max: 500 }),
  chance: fc.integer({ min: 0, max: 100 }),
  places: fc.integer({ min: 0, max: 300 }),
  likely: fc.integer({ min: 11, max: 39 }),
  volatility: fc.integer({ min: 0, max: 60 }),
  correlation: fc.integer({ min: -95, max: 95 }),
});

function text(town: Town, { driver = '', venture = '', plan = '' } = {}): string {
  const correlated =
    town.volatility > 0 ? `correlations: [{between: [beef_price, calf_price], is: ${town.correlation / 100}}]\n` : '';
  return `format: furrow/1
title: Law
years: {from: 2020, to: 2022}
simulation: {runs: ${runs}, seed: laws}
drivers:
${driver}  beef_price: {unit: yuan/kg, process: {kind: mean-reverting, start: 34 yuan/kg, level: 32 yuan/kg, reversion: 15%, volatility: ${town.volatility}%}}
  calf_price: {unit: yuan/kg, process: {kind: random-walk, start: 40 yuan/kg, volatility: ${town.volatility}%}}
  drought: {process: {kind: event, chance: ${town.chance}%, lasts: 2}}
${correlated}villages:
  a:
    ventures:
${venture}      lake: {strategy: resource-lease, area: {min: 50 mu, likely: 100 mu, max: 120 mu}, rent: ${town.rent} yuan/mu/year, arrears_chance: ${town.chance}%, stop_chance: 5%}
      cattle: {strategy: cattle-base, places: ${town.places} head, dry_year: {driver: drought}}
  b:
    opening_fund: 5000 yuan
    ventures:
      herbs: {strategy: herb-planting, area: 200 mu, price: {min: 10 yuan/kg, likely: ${town.likely} yuan/kg, max: 40 yuan/kg}, drought_year: {driver: drought}, start: 2021}
      fees: {strategy: steady-income, amount: 30000 yuan/year, factor: {median: 1, spread: 0.3}}
plans:
  as-is: {}
  same: {}
${plan}goals:
  each: {measure: income, at_least: 20000 yuan, year: 2022}
  most: {measure: income, at_least: 20000 yuan, year: 2022, who: 50% of villages}
allocation: {relief: 30%, incentives: 10%, facilities: 40%, development: 20%}
`;
}

const project = (written: string, plan = 'as-is', range = {}): Projection => projectedPlan(scenarioOf(written), plan, range);
const at = (column: Column | undefined, run: number): number =>
  typeof column === 'number' ? column : (column?.[run] ?? Number.NaN);
const full = (column: Column | undefined, n = runs): Float64Array =>
  column instanceof Float64Array ? column : new Float64Array(n).fill(column ?? Number.NaN);
const income = (p: Projection, village: number, t: number) => p.villages[village]?.measures.income?.[t];

const law = (name: string, check: (town: Town) => void) => test(name, () => fc.assert(fc.property(towns, check), { numRuns: 9 }));

law('more rent, no less income', (town) => {
  const [less, more] = [project(text(town)), project(text({ ...town, rent: town.rent + 10 }))];
  for (const t of [0, 1, 2])
    for (let run = 0; run < runs; run++)
      if (!(at(income(more, 0, t), run) >= at(income(less, 0, t), run))) expect.fail(`less in run ${run} of year ${t}`);
});

law('a new driver and a new venture move no other venture in any run', (town) => {
  const before = project(text(town));
  const after = project(
    text(town, {
      driver: '  salt: {unit: yuan/kg, process: {kind: random-walk, start: 3 yuan/kg, volatility: 20%}}\n',
      venture: '      shop: {strategy: steady-income, amount: {min: 1 yuan/year, max: 9 yuan/year}}\n',
    }),
  );
  for (const village of before.villages) {
    const other = after.villages.find(({ id }) => id === village.id);
    for (const venture of village.ventures) same(other?.ventures.find(({ id }) => id === venture.id)?.outputs, venture.outputs);
  }
});

law('more runs only append, and blocks may be computed in any order', (town) => {
  const whole = project(text(town));
  const parts = [500, 0].map((from) => ({ from, p: project(text(town), 'as-is', { runs: from ? 100 : 500, from }) }));
  for (const t of [0, 1, 2]) {
    for (const { from, p } of parts) {
      const n = from ? 100 : 500;
      for (const village of [0, 1]) same(full(income(p, village, t), n), full(income(whole, village, t)).slice(from, from + n));
    }
  }
});

law('the same plan twice differs by exactly 0', (town) => {
  const [a, b] = [project(text(town)), project(text(town), 'same')];
  for (const t of [0, 1, 2]) {
    expect(full(differenceColumn(a.town.income?.[t] ?? 0, b.town.income?.[t] ?? 0)).every((x) => x === 0)).toBe(true);
    expect(compareColumns(a.town.income?.[t] ?? 0, b.town.income?.[t] ?? 0)).toMatchObject({
      meanDifference: 0,
      standardError: 0,
      aheadShare: 0,
      behindShare: 0,
    });
  }
});

law('allocation adds up, the fund balances, and the town is the sum of its villages, in every run', (town) => {
  const scenario = scenarioOf(text(town));
  const p = project(text(town));
  for (const t of [0, 1, 2]) {
    for (let run = 0; run < runs; run += 7) {
      let sum = 0;
      for (const village of p.villages) {
        const own = at(village.measures.income?.[t], run);
        sum += own;
        const divided = Object.values(allocated(scenario, village)).reduce((total, years) => total + at(years[t], run), 0);
        expect(Math.abs(divided - Math.max(own, 0))).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(own)));
      }
      expect(at(p.town.income?.[t], run)).toBeCloseTo(sum, 4);
      // The second village has no investment outside its herbs' growing costs, which are the same in every run.
      const fund = p.villages[1]?.measures.fund;
      const step = at(fund?.[t], run) - (t === 0 ? 5000 : at(fund?.[t - 1], run)) - 0.2 * Math.max(at(income(p, 1, t), run), 0);
      expect(step).toBeCloseTo(t === 1 ? -220_000 : 0, 3);
    }
  }
});

law('all together are no likelier than each alone, and most no less likely than all', (town) => {
  const [each, most] = project(text(town)).outcome.goals;
  for (const { probability } of each?.villages ?? []) expect(each?.probability).toBeLessThanOrEqual(probability);
  expect(most?.probability).toBeGreaterThanOrEqual(each?.probability ?? 1);
});

law('what is kept between questions changes no figure', (town) => {
  const cache = keep();
  const draws = makeDraws('laws', runs);
  const ask = (written: string, kept?: Kept) => {
    const scenario = scenarioOf(written);
    const steps = answer(scenario, scenario.plans[0] as Plan, draws, { kept });
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  };
  for (const t of [
    town,
    { ...town, rent: town.rent + 1 },
    { ...town, volatility: town.volatility + 1 },
    { ...town, likely: town.likely - 1 },
    town,
  ]) {
    same(ask(text(t), cache), ask(text(t)));
  }
});

/** Every column of a projection by name; numbers as columns. */
function everything(p: Projection, n: number): Map<string, Float64Array> {
  const found = new Map<string, Float64Array>();
  const put = (name: string, columns: { readonly [name: string]: readonly Column[] }) => {
    for (const [measure, years] of Object.entries(columns))
      for (const [t, column] of years.entries()) found.set(`${name} ${measure} ${t}`, full(column, n));
  };
  for (const village of p.villages) {
    put(village.id, village.measures);
    put(village.id, { divided: village.divided });
    for (const venture of village.ventures) put(`${village.id} ${venture.id}`, venture.outputs);
  }
  put('the town', p.town);
  return found;
}

law('every column is the same bytes when its runs are computed in pieces of any size, the last one first', (town) => {
  const whole = everything(project(text(town)), runs);
  for (const [from, n] of [
    [593, 7],
    [499, 94],
    [1, 498],
    [0, 1],
  ] as const) {
    const piece = everything(project(text(town), 'as-is', { runs: n, from }), n);
    expect([...piece.keys()]).toEqual([...whole.keys()]);
    for (const [name, column] of piece) same(column, whole.get(name)?.slice(from, from + n), name);
  }
});

law('the order of villages and ventures, and another plan, move nothing', (town) => {
  const before = everything(project(text(town)), runs);
  const written = text(town, { plan: '  other: {changes: {a: {lake: null}, b: {fees: {amount: 1 yuan/year}}}}\n' });
  const split = written.indexOf('  b:\n');
  const end = written.indexOf('plans:\n');
  const a = written.indexOf('  a:\n');
  const turned = written.slice(0, a) + written.slice(split, end) + written.slice(a, split) + written.slice(end);
  const after = everything(project(turned), runs);
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [name, column] of after) {
    // A sum of villages in another order may differ in its last bit.
    if (!name.startsWith('the town')) same(column, before.get(name), name);
    else for (let i = 0; i < runs; i += 50) expect(column[i]).toBeCloseTo(before.get(name)?.[i] as number, 4);
  }
  const other = everything(project(written, 'other'), runs);
  for (const name of ['a cattle income 2', 'b herbs income 2']) same(other.get(name), before.get(name), name);
});

law('goals are what a recount of the columns gives, run by run', (town) => {
  const target = 20_000;
  const p = project(text(town));
  const [each, most] = p.outcome.goals;
  const [a, b] = [full(income(p, 0, 2)), full(income(p, 1, 2))];
  let both = 0;
  let either = 0;
  for (let i = 0; i < runs; i++) {
    const count = Number((a[i] as number) >= target) + Number((b[i] as number) >= target);
    both += Number(count === 2);
    either += Number(count >= 1);
  }
  expect([each?.probability, most?.probability]).toEqual([both / runs, either / runs]);
  for (const [i, column] of [a, b].entries()) {
    const missing = column.reduce((sum, x) => sum + Math.max(0, target - x), 0) / runs;
    expect(each?.villages[i]?.probability).toBe(column.reduce((n, x) => n + Number(x >= target), 0) / runs);
    expect(each?.villages[i]?.shortfall).toBeCloseTo(missing, 4);
  }
  expect(each?.expectedShare).toBeCloseTo(
    ((each?.villages[0]?.probability ?? 0) + (each?.villages[1]?.probability ?? 0)) / 2,
    12,
  );
});

test('support and loans move the fund by just what is paid, in every run, and nothing else', () => {
  const sums = fc.integer({ min: 0, max: 500_000 });
  fc.assert(
    fc.property(
      towns,
      sums,
      sums,
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      (town, support, loan, rate, years) => {
        const plan = `  helped: {support: {a: {2021: ${support} yuan}}, loans: {a: [{amount: ${loan} yuan, rate: ${rate}%, years: ${years}, from: 2020}]}}\n`;
        const written = text(town, { plan });
        const [plain, helped] = [everything(project(written), runs), everything(project(written, 'helped'), runs)];
        const r = rate / 100;
        // Level payments by the sum of a geometric row: the loan is what they are worth when it is drawn.
        const worth = Array.from({ length: years }, (_, i) => (1 + r) ** -(i + 1)).reduce((x, y) => x + y, 0);
        const payment = loan / worth;
        const moved = [loan, loan + support - payment, loan + support - payment - (years > 1 ? payment : 0)];
        for (const [name, column] of helped) {
          const year = Number(name.at(-1));
          const own = name.startsWith('a fund') || name.startsWith('the town fund');
          const fund = helped.get(name.replace(/ gap/, ' fund'));
          for (let i = 0; i < runs; i += 37)
            if (/ (support|loans)/.test(name)) continue;
            else if (/^[ab] gap/.test(name)) expect(column[i]).toBe(Math.max(0, -(fund?.[i] ?? Number.NaN)));
            else if (name.startsWith('the town gap'))
              expect(column[i]).toBeCloseTo(
                Number(helped.get(name.replace('the town', 'a'))?.[i]) + Number(helped.get(name.replace('the town', 'b'))?.[i]),
                6,
              );
            else if (own) expect((column[i] as number) - (plain.get(name)?.[i] as number)).toBeCloseTo(moved[year] as number, 3);
            else expect(column[i]).toBe(plain.get(name)?.[i]);
        }
      },
    ),
    { numRuns: 9 },
  );
});

law('a comparison is the recount of its differences', (town) => {
  const written = text(town, { plan: '  other: {changes: {b: {herbs: {price: 20 yuan/kg}}}}\n' });
  const [a, b] = [full(project(written).town.income?.[2]), full(project(written, 'other').town.income?.[2])];
  const differences = [...a].map((x, i) => x - (b[i] as number));
  const mean = differences.reduce((x, y) => x + y, 0) / runs;
  // Of so few runs the error is that of plain ones.
  const variance = differences.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (runs - 1);
  const compared = compareColumns(a, b);
  expect(compared.meanDifference).toBeCloseTo(mean, 4);
  expect(compared.standardError).toBeCloseTo(Math.sqrt(variance / runs), 4);
  expect(compared.aheadShare).toBe(differences.filter((x) => x > 0).length / runs);
  expect(compared.behindShare).toBe(differences.filter((x) => x < 0).length / runs);
  const back = compareColumns(b, a);
  expect(back.meanDifference + compared.meanDifference).toBe(0);
  expect(back.aheadShare).toBe(compared.behindShare);
});

test('support never widens a funding gap, in any run', () => {
  fc.assert(
    fc.property(towns, fc.integer({ min: 0, max: 900_000 }), fc.constantFrom(2020, 2021, 2022), (town, support, year) => {
      const written = text(town, { plan: `  helped: {support: {a: {${year}: ${support} yuan}}}\n` });
      const [plain, helped] = [everything(project(written), runs), everything(project(written, 'helped'), runs)];
      for (const [name, column] of helped)
        if (/ gap/.test(name))
          for (const [i, gap] of column.entries())
            if (!(gap <= (plain.get(name)?.[i] ?? Number.NaN) + 1e-9)) expect.fail(`${name} is wider in run ${i}`);
    }),
    { numRuns: 9 },
  );
});

test('a loan is paid off: interest on what is owed, less the payments, ends at nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.integer({ min: 0, max: 2_000 }),
      fc.integer({ min: 1, max: 20 }),
      (amount, rate, years) => {
        const r = rate / 10_000;
        const scenario = scenarioOf(`format: furrow/1
title: Loan
years: {from: 2020, to: 2045}
simulation: {runs: 1}
villages: {a: {ventures: {x: {strategy: steady-income, amount: 1 yuan}}}}
plans: {p: {loans: {a: [{amount: ${amount} yuan, rate: ${r * 100}%, years: ${years}, from: 2022}]}}}
`);
        const flows = projectedPlan(scenario).outcome.villages[0]?.measures.loans?.map(({ mean }) => mean) ?? [];
        let owed = 0;
        for (const flow of flows) owed = owed * (1 + r) + flow;
        expect(Math.abs(owed)).toBeLessThan(1e-6 * amount * (1 + r) ** 24);
        expect(flows.filter((flow) => flow < 0)).toHaveLength(years);
      },
    ),
    { numRuns: 60 },
  );
});

law('in each run the best plan has no regret, and no plan has a negative one', (town) => {
  const written = text(town, {
    plan: '  other: {changes: {b: {herbs: {price: 20 yuan/kg}}}}\n  third: {changes: {a: {lake: null}}}\n',
  });
  const columns = ['as-is', 'other', 'third'].map((id) => full(project(written, id).town.income?.[2]));
  for (let i = 0; i < runs; i++) {
    const own = regret(columns.map((column) => Float64Array.of(column[i] as number))).map(({ mean }) => mean);
    expect(Math.min(...own)).toBe(0);
  }
  const whole = regret(columns);
  const best = Float64Array.from({ length: runs }, (_, i) => Math.max(...columns.map((column) => column[i] as number)));
  for (const [k, { mean, bestShare }] of whole.entries()) {
    const column = columns[k] as Float64Array;
    expect(mean).toBeCloseTo(best.reduce((sum, x, i) => sum + x - (column[i] as number), 0) / runs, 6);
    expect(bestShare).toBe(best.filter((x, i) => x === column[i]).length / runs);
  }
});
