/**
 * A checked scenario, a plan and uniforms in; every measure of villages and town and the goals, run by run, out.
 * Written from docs/scenario-format.md alone: mathjs evaluates the text of formulas, and of the engine only types are used.
 */
import { all, create, type EvalFunction, type FactoryFunctionMap } from 'mathjs';
import type { Figure, Plan, Scenario, Strategy, Venture, Village } from '../../src/model/index.ts';
import { driverValues, type Uniforms, valueAt, yearsLeft } from './chance.ts';

/** Numbers by name, then by year, then by run. */
export type Rows = Map<string, number[][]>;

const bit = (truth: boolean) => (truth ? 1 : 0);
export const math = create(all as FactoryFunctionMap, {});
// The docs compare and round exactly; mathjs by itself does so within 1e-12.
math.import(
  {
    smaller: (a: number, b: number) => bit(Number(a) < Number(b)),
    smallerEq: (a: number, b: number) => bit(Number(a) <= Number(b)),
    larger: (a: number, b: number) => bit(Number(a) > Number(b)),
    largerEq: (a: number, b: number) => bit(Number(a) >= Number(b)),
    equal: (a: number, b: number) => bit(Number(a) === Number(b)),
    unequal: (a: number, b: number) => bit(Number(a) !== Number(b)),
    floor: (x: number) => Math.floor(x),
    ceil: (x: number) => Math.ceil(x),
    round: (x: number) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5),
    if: (c: number, a: number, b: number) => (c ? a : b),
    clamp: (x: number, low: number, high: number) => Math.min(Math.max(x, low), high),
    at: (list: number[], i: number) => list[Math.max(0, Math.min(Math.floor(i), list.length - 1))],
  },
  { override: true },
);
Object.assign(math.parse, { isAlpha: (c: string) => /[\p{L}_]/u.test(c) });

const factors: { readonly [unit: string]: number } = {
  ...{ yuan: 1, 元: 1, 万元: 1e4, kg: 1, 公斤: 1, 千克: 1, jin: 0.5, 斤: 0.5, t: 1000, 吨: 1000, m2: 1, 平方米: 1 },
  ...{ mu: 2000 / 3, 亩: 2000 / 3, ha: 1e4, 公顷: 1e4, head: 1, 头: 1, 只: 1, person: 1, 人: 1, household: 1, 户: 1 },
  ...{ kWh: 1, 度: 1 },
};
const unit = `(?:${Object.keys(factors).join('|')})(?![\\p{L}\\p{N}_])`;
const withUnit = new RegExp(
  `(?<![\\p{L}\\p{N}_.])((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(${unit}(?:\\s*/\\s*${unit})*)`,
  'gu',
);

/** A formula's text with each number that has a unit written in base units: `5 yuan/t` becomes `(5*1/1000)`. */
export const inBaseUnits = (text: string) =>
  text.replace(withUnit, (_, value, units) => `(${value}*${units.replace(new RegExp(unit, 'gu'), (u: string) => factors[u])})`);

const compiled = new Map<string, EvalFunction>();

/** Names in a formula find their values when they are met, so no order of formulas is needed; each is found once. */
function namesOf(find: (name: string) => unknown) {
  const known = new Map<string, unknown>();
  const get = (name: string) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
  return { get, has: (name: string) => get(name) !== undefined, keys: () => known.keys(), set: () => undefined };
}

function evaluate(text: string, scope: object): number {
  const code = compiled.get(text) ?? math.compile(inBaseUnits(text));
  compiled.set(text, code);
  return Number(code.evaluate(scope));
}

const outputs = ['income', 'turnover', 'household_income', 'jobs', 'investment', 'grant'];

/** Formulas that are summed over a village's ventures: the outputs, and what strategies state unless their units differ. */
function summedNames({ strategies }: Scenario): string[] {
  const dimensions = new Map<string, Set<string>>();
  for (const { measures, formulas } of Object.values(strategies))
    for (const { id, formula } of formulas)
      if (measures.includes(id)) dimensions.set(id, (dimensions.get(id) ?? new Set()).add(formula.dimension.join()));
  const stated = [...dimensions].filter(([id, { size }]) => size === 1 && !outputs.includes(id)).map(([id]) => id);
  return [...outputs, ...stated];
}

/** What a town has in common. */
interface World {
  readonly scenario: Scenario;
  readonly years: readonly number[];
  readonly runs: number;
  readonly uniforms: Uniforms;
  readonly drivers: Rows;
  readonly summed: readonly string[];
}

/** A venture's year in one run: formulas by name, 0 where there is none. */
type VentureYear = (formula: string) => number;

/** One run of a venture; null in years in which it is not active. */
function ventureRun(world: World, village: Village, venture: Venture, strategy: Strategy, run: number): (VentureYear | null)[] {
  const { years, uniforms, drivers } = world;
  const stream = `venture/${village.id}/${venture.id}`;
  const formula = (id: string) => strategy.formulas.find((f) => f.id === id)?.formula.text;
  const drawn = (id: string, { values, list }: Figure) =>
    values.map((value) => {
      if (value.kind === 'fixed') return () => value.value;
      if (value.kind === 'driver') return (t: number) => value.times * (drivers.get(value.driver)?.[t]?.[run] as number);
      const x = valueAt(value, uniforms(`${stream}/${id}${list ? '/0' : ''}`)[run] as number);
      return () => x;
    });
  const figures = new Map(Object.entries(venture.figures).map(([id, figure]) => [id, { figure, values: drawn(id, figure) }]));
  const left = new Map<string, number>();
  let stocks: Map<string, number> | null = null;
  return years.map((year, t) => {
    if (year < venture.start || (venture.stop !== null && year > venture.stop)) return null;
    const before = stocks;
    const age = year - venture.start;
    const scope = namesOf((name) => {
      if (name === 'by_age') return (list: number[]) => list[Math.min(age, list.length - 1)];
      if (name === 'year') return year;
      if (name === 't') return t;
      if (name === 'age') return age;
      const given = figures.get(name);
      if (given) return given.figure.list ? given.values.map((value) => value(t)) : given.values[0]?.(t);
      const event = strategy.events.find(({ id }) => id === name);
      if (event) {
        const chance = Math.min(1, Math.max(0, evaluate(event.chance.text, scope)));
        const begins = (uniforms(`${stream}/${name}/${year}`)[run] as number) > 1 - chance;
        left.set(name, yearsLeft(left.get(name) ?? 0, begins, event.lasts));
        return bit((left.get(name) as number) > 0);
      }
      const stock = strategy.stocks.find(({ id }) => id === name);
      if (stock) return before ? before.get(name) : evaluate(stock.start.text, scope);
      const text = formula(name);
      return text === undefined ? drivers.get(name)?.[t]?.[run] : evaluate(text, scope);
    });
    for (const { id } of strategy.events) scope.get(id);
    stocks = new Map(strategy.stocks.map(({ id, next }) => [id, evaluate(next.text, scope)]));
    return (id) => (formula(id) === undefined ? (id === 'operating' ? 1 : 0) : Number(scope.get(id)));
  });
}

const loanPayment = (amount: number, rate: number, n: number) =>
  rate === 0 ? amount / n : (amount * rate) / (1 - (1 + rate) ** -n);

/** The scenario's own measures over sums and figures of a village or the town; `sum` may already know some of them. */
function ownMeasures({ scenario, years, drivers }: World, sum: Map<string, number>, t: number, run: number): Map<string, number> {
  const scope = namesOf((name) => {
    const known = sum.get(name);
    if (known !== undefined) return known;
    const own = scenario.measures.find(({ id }) => id === name);
    if (own) return evaluate(own.formula.text, scope);
    return name === 'year' ? years[t] : name === 't' ? t : drivers.get(name)?.[t]?.[run];
  });
  return new Map(scenario.measures.map(({ id }) => [id, Number(scope.get(id))]));
}

function put(rows: Rows, name: string, t: number, run: number, x: number): void {
  const years = rows.get(name) ?? [];
  rows.set(name, years);
  years[t] ??= [];
  years[t][run] = x;
}

const figuresOf = ({ population, households, openingFund }: Village) =>
  Object.entries({ population: population ?? 0, households: households ?? 0, opening_fund: openingFund });

/** Adds one run of a village to its rows. */
function villageRun(world: World, plan: Plan, village: Village, run: number, rows: Rows, shares: Rows): void {
  const { scenario, years, summed } = world;
  const ventures = village.ventures.map((venture) => {
    const strategy = scenario.strategies[venture.strategy] as Strategy;
    return { venture, strategy, values: ventureRun(world, village, venture, strategy, run) };
  });
  let fund = village.openingFund;
  years.forEach((year, t) => {
    const active = ventures.flatMap(({ values, ...rest }) => (values[t] ? [{ ...rest, value: values[t] }] : []));
    const sums = new Map(summed.map((name) => [name, 0]));
    const brought = new Map<string, number>();
    for (const { venture, strategy, value } of active) {
      for (const name of summed)
        if (outputs.includes(name) || strategy.measures.includes(name)) sums.set(name, (sums.get(name) ?? 0) + value(name));
      const source = scenario.countSources === 'ventures' ? venture.id : strategy.id;
      brought.set(source, (brought.get(source) ?? 0) + value('income'));
    }
    const sum = (name: string) => sums.get(name) ?? 0;
    let loans = 0;
    for (const { amount, rate, years: n, from } of plan.loans[village.id] ?? []) {
      if (year === from) loans += amount;
      if (year > from && year <= from + n) loans -= loanPayment(amount, rate, n);
    }
    const support = plan.support[village.id]?.[year] ?? 0;
    const divided = Math.max(sum('income'), 0);
    fund += (scenario.allocation.development ?? 0) * divided + support + sum('grant') - sum('investment') + loans;
    const sources = [...brought.values()].filter((income) => income >= scenario.sourceThreshold).length;
    const entities = active.filter(({ strategy, value }) => strategy.entity && value('operating') !== 0).length;
    const accounts = { sources, entities, loans, support, fund, gap: Math.max(0, -fund) };
    for (const [name, x] of Object.entries(accounts)) sums.set(name, x);
    for (const [name, x] of sums) put(rows, name, t, run, x);
    for (const [name, x] of ownMeasures(world, new Map([...sums, ...figuresOf(village)]), t, run)) put(rows, name, t, run, x);
    for (const [name, share] of Object.entries(scenario.allocation)) put(shares, name, t, run, share * divided);
  });
}

/** The town's rows: sums over its villages, and its own measures over these or summed. */
function townOf(world: World, villages: readonly Village[], rows: readonly Rows[]): Rows {
  const { scenario, years, runs } = world;
  const town: Rows = new Map();
  const formulas = new Set(scenario.measures.filter(({ town }) => town === 'formula').map(({ id }) => id));
  for (let run = 0; run < runs; run++)
    for (const t of years.keys()) {
      const sums = new Map<string, number>();
      const add = (name: string, x: number) => sums.set(name, (sums.get(name) ?? 0) + x);
      for (const of of rows) for (const [name, values] of of) if (!formulas.has(name)) add(name, values[t]?.[run] as number);
      for (const [name, x] of sums) put(town, name, t, run, x);
      for (const village of villages) for (const [name, x] of figuresOf(village)) add(name, x);
      for (const [name, x] of ownMeasures(world, sums, t, run)) put(town, name, t, run, x);
    }
  return town;
}

/** A goal: how often it is reached, the mean share of its villages that reach it, and what each, or the town, misses on average. */
export interface Reached {
  readonly probability: number;
  readonly expectedShare: number | null;
  readonly shortfalls: readonly number[];
}

export interface Independent {
  readonly villages: readonly { readonly id: string; readonly rows: Rows; readonly shares: Rows }[];
  readonly town: Rows;
  readonly goals: readonly Reached[];
}

const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;

/** A plan of a scenario, in every run. */
export function independently(scenario: Scenario, plan: Plan, uniforms: Uniforms, runs: number): Independent {
  const years: number[] = [];
  for (let year = scenario.years.from; year <= scenario.years.to; year++) years.push(year);
  const drivers = driverValues(scenario.drivers, scenario.correlations, years, uniforms, runs);
  const world: World = { scenario, years, runs, uniforms, drivers, summed: summedNames(scenario) };
  const villages = plan.villages.map((village) => {
    const [rows, shares]: [Rows, Rows] = [new Map(), new Map()];
    for (let run = 0; run < runs; run++) villageRun(world, plan, village, run, rows, shares);
    return { id: village.id, rows, shares };
  });
  const town = townOf(
    world,
    plan.villages,
    villages.map(({ rows }) => rows),
  );
  const goals = scenario.goals.map(({ measure, atLeast, year, who }): Reached => {
    const of = (rows: Rows) => rows.get(measure)?.[year - scenario.years.from] ?? new Array<number>(runs).fill(0);
    const meant = villages.filter(({ id }) => who.kind !== 'list' || who.villages.includes(id)).map(({ rows }) => of(rows));
    const columns = who.kind === 'the town' ? [of(town)] : meant;
    // 85% of 20 villages is 17, though 0.85 · 20 may be a hair more in binary.
    const needed = who.kind === 'share' ? Math.ceil(Number((who.share * columns.length).toPrecision(12))) : columns.length;
    const reach = Array.from({ length: runs }, (_, run) => columns.filter((xs) => (xs[run] as number) >= atLeast).length);
    return {
      probability: mean(reach.map((n) => bit(n >= needed))),
      expectedShare: who.kind === 'the town' ? null : mean(reach) / columns.length,
      shortfalls: columns.map((xs) => mean(xs.map((x) => Math.max(0, atLeast - x)))),
    };
  });
  return { villages, town, goals };
}
