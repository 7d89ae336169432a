/** One compiled venture and the draws in; its outputs year by year as values over runs out. */
import type { Column, Figure, Strategy, Text } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { fresh, type Scratch } from '../base/scratch.ts';
import type { Draws } from '../chance/draws.ts';
import { namesIn } from '../formula/check.ts';
import {
  boundOf,
  choose,
  fromColumn,
  larger,
  largest,
  multiply,
  settled,
  subtract,
  toColumn,
  type Value,
} from '../formula/column.ts';
import type { Scope } from '../formula/kernel.ts';
import type { CompiledVillage, ModelBase } from './model.ts';

/** Outputs of a venture in one year; a missing one counts as 0. */
export type VentureYear = ReadonlyMap<string, Value>;

/** Thrown by a formula without a finite answer, and turned into a finding at the door of the projection. */
export class NotFinite extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.say.en);
    this.finding = finding;
  }
}

/** The finding of such an error; null for any other. */
export const notFinite = (error: unknown): Finding | null => (error instanceof NotFinite ? error.finding : null);

const read = ['income', 'turnover', 'operating', 'investment', 'grant', 'household_income', 'jobs'];

export function at(column: Column, run: number): number {
  return typeof column === 'number' ? column : (column[run] as number);
}

/** The square of a larger one, or a sum of some, may be beyond all numbers: no mean and no spread would be known. */
const largestValue = 1e150;

/** The first run without a value that can be reckoned with, or −1. */
export function firstBad(column: Column): number {
  if (typeof column === 'number') return Math.abs(column) <= largestValue ? -1 : 0;
  for (let i = 0; i < column.length; i++) if (!(Math.abs(column[i] as number) <= largestValue)) return i;
  return -1;
}

/** `watch` is shown each year once it is computed, before stocks move on: it may ask for the values of any name. */
export function projectVenture(
  base: ModelBase,
  village: CompiledVillage,
  index: number,
  draws: Draws,
  paths: ReadonlyMap<string, readonly Column[]>,
  scratch: Scratch,
  watch: (t: number, scope: Scope) => void = () => {},
): (VentureYear | null)[] {
  const { venture, strategy } = village.ventures[index] as CompiledVillage['ventures'][number];
  const stream = `venture/${village.village.id}/${venture.id}`;
  const valuesOf = (figure: Figure, name: string, t: number): Value[] =>
    figure.values.map((value, i) => {
      if (value.kind === 'driver') return multiply(scratch, value.times, fromColumn(paths.get(value.driver)?.[t] ?? 0));
      return fromColumn(draws.values(`${stream}/${name}${figure.list ? `/${i}` : ''}`, value));
    });
  const follows = (figure: Figure) => figure.values.some((value) => value.kind === 'driver');
  const fixed = new Map<string, readonly Value[]>();
  for (const [name, figure] of Object.entries(venture.figures)) if (!follows(figure)) fixed.set(name, valuesOf(figure, name, 0));

  let stocks: Map<string, Value> | null = null;
  const running = new Map<string, Column>();
  return base.years.map((year, t): VentureYear | null => {
    if (year < venture.start || (venture.stop !== null && year > venture.stop)) return null;
    const known = new Map<string, Value>();
    const age = year - venture.start;
    const list = (name: string): readonly Value[] => fixed.get(name) ?? valuesOf(venture.figures[name] as Figure, name, t);
    const scope: Scope = {
      scratch,
      list,
      value: (name) => {
        const found = known.get(name);
        if (found !== undefined) return found;
        const made = compute(name);
        known.set(name, made);
        return made;
      },
    };
    const compute = (name: string): Value => {
      if (Object.hasOwn(venture.figures, name)) return list(name)[0] as Value;
      const stock = strategy.stocks.get(name);
      if (stock) return stocks?.get(name) ?? sound(name, stock.start(scope));
      const formula = strategy.formulas.get(name);
      if (formula) return sound(name, formula(scope));
      const event = strategy.events.find(({ id }) => id === name);
      if (event) return happens(event, scope);
      const driver = paths.get(name);
      if (driver) return fromColumn(driver[t] ?? 0);
      if (name === 'age') return age;
      if (name === 't') return t;
      if (name === 'year') return year;
      throw new Error(`unknown name in a checked formula: ${name}`);
    };
    const happens = (event: (typeof strategy.events)[number], inside: Scope): Value => {
      const chance = sound(event.id, event.chance(inside));
      // What began in an earlier year goes on where nothing can begin.
      if (chance === 0 && !running.has(event.id)) return 0;
      const begins = larger(scratch, fromColumn(draws.uniforms(`${stream}/${event.id}/${year}`)), subtract(scratch, 1, chance));
      if (event.lasts === 1) return begins;
      const before = fromColumn(running.get(event.id) ?? 0);
      const left = choose(scratch, larger(scratch, before, 0), before, multiply(scratch, begins, event.lasts));
      running.set(event.id, toColumn(scratch, largest(scratch, subtract(scratch, left, 1), 0)));
      return larger(scratch, left, 0);
    };
    /** Refuses values that are no finite numbers. Values are looked at run by run only where their bound leaves it open. */
    const sound = (name: string, value: Value): Value => {
      if (typeof value !== 'number' && boundOf(scratch, value) <= largestValue) return value;
      const column = toColumn(scratch, value);
      const run = firstBad(column);
      if (run >= 0) throw new NotFinite(tell(village, index, name, year, draws.from + run, scope, known, run, at(column, run)));
      if (typeof value !== 'number') value.bound = Math.max(1, scratch.loops.size(column as Float64Array));
      return value;
    };
    const outputs = new Map<string, Value>();
    for (const name of read) if (strategy.formulas.has(name)) outputs.set(name, settled(scratch, scope.value(name)));
    for (const name of strategy.strategy.measures) outputs.set(name, settled(scratch, scope.value(name)));
    const next = new Map<string, Value>();
    for (const [name, stock] of strategy.stocks) next.set(name, sound(`${name}.next`, stock.next(scope)));
    watch(t, scope);
    stocks = next;
    return outputs;
  });
}

/** A value in one run, as inputs are told. */
export const toldIn = (value: Value, run: number): string => String(Number(at(toColumn(fresh, value), run).toPrecision(6)));

/** What to do about inputs, told as `name = value`, that lead to no finite answer. */
export const badInputs = (inputs: string): Text => ({
  en: `Its inputs there: ${inputs || 'none'}. Look for a division by zero, the root or logarithm of a negative number, or a figure that grows beyond all bounds.`,
  zh: `当时的各项输入：${inputs || '无'}。请检查是否除以零、对负数开方或取对数，或数字增长得过大。`,
});

/** A longer list is cut. */
const mostEntries = 8;

const listed = (entries: readonly string[]) =>
  `[${entries.slice(0, mostEntries).join(', ')}${entries.length > mostEntries ? ', …' : ''}]`;

/** Names in a formula; what a stock comes to next is named `….next`. */
function namesUsed({ formulas, stocks, events }: Strategy, name: string): Set<string> {
  const found =
    formulas.find(({ id }) => id === name)?.formula ??
    events.find(({ id }) => id === name)?.chance ??
    stocks.find(({ id }) => id === name)?.start ??
    stocks.find(({ id }) => `${id}.next` === name)?.next;
  return new Set(found ? namesIn(found.tree) : []);
}

function tell(
  village: CompiledVillage,
  index: number,
  formula: string,
  year: number,
  run: number,
  scope: Scope,
  known: ReadonlyMap<string, Value>,
  position: number,
  value: number,
): Finding {
  const { venture, strategy } = village.ventures[index] as CompiledVillage['ventures'][number];
  const used = namesUsed(strategy.strategy, formula);
  const written = (value: Value) => toldIn(value, position);
  const lists = Object.entries(venture.figures).filter(([name, { list }]) => list && used.has(name));
  const inputs = [
    ...[...known].filter(([name]) => used.has(name)).map(([name, value]) => `${name} = ${written(value)}`),
    ...lists.map(([name]) => `${name} = ${listed(scope.list(name).map(written))}`),
  ].join(', ');
  const place = `${village.village.id}, ${venture.id}, ${formula}, ${year}`;
  const { events, formulas, stocks } = strategy.strategy;
  const event = events.find(({ id }) => id === formula);
  const { title } =
    event ??
    formulas.find(({ id }) => id === formula) ??
    stocks.find(({ id }) => [id, `${id}.next`].includes(formula)) ??
    venture;
  const own: Text = {
    en: title.en === formula ? formula : `“${title.en}” (${formula})`,
    zh: title.zh === formula ? ` ${formula} ` : `“${title.zh}”（${formula}）`,
  };
  const [en, zh] = event ? ['the chance of the event', '意外的概率'] : ['the formula', '公式'];
  const say: Text = {
    en: `${village.village.title.en}, ${venture.title.en}: ${en} ${own.en} has no finite answer in ${year} (run ${run + 1})`,
    zh: `${village.village.title.zh} · ${venture.title.zh}：${zh}${own.zh}在 ${year} 年没有有限的结果（第 ${run + 1} 次模拟）`,
  };
  return {
    path: venture.at,
    say,
    value: `${place}: ${value}`,
    hint: badInputs(inputs),
  };
}
