/** A venture of a compiled plan and a name of its strategy in; that figure and all it is computed from, year by year down to drivers and figures of the file, out. */
import { figureWords, timesWords } from '../base/figure-words.ts';
import type { Column, Driver, Expression, Language, Scenario, Strategy, Text, Unit } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import { fresh } from '../base/scratch.ts';
import type { Draws } from '../chance/draws.ts';
import { namesIn } from '../formula/check.ts';
import { toColumn } from '../formula/column.ts';
import type { Scope } from '../formula/kernel.ts';
import { spell } from '../formula/spell.ts';
import { plainUnit, sameDimension } from '../formula/units.ts';
import type { CompiledVillage, Model } from '../projection/model.ts';
import { projectVenture } from '../projection/venture.ts';
import { processWords } from '../scenario/diff-process.ts';
import { driverTitle } from '../scenario/difference.ts';
import { unitOfDimension } from '../scenario/measures.ts';
import { type Draft, idOf, idsIn, placed, plainDraft, type TracePlace } from './trace-node.ts';

const calendar: { readonly [name: string]: Text } = {
  year: { en: 'calendar year', zh: '年份' },
  t: { en: 'years since the first year of the plan', zh: '自规划首年起的年数' },
  age: { en: 'years since the venture started', zh: '项目已开办年数' },
};

export const both = <T>(make: (language: Language) => T): { readonly en: T; readonly zh: T } => ({
  en: make('en'),
  zh: make('zh'),
});

export function driverDraft(driver: Driver, year: number, column: Column): Draft {
  const place = { village: null, venture: null, name: driver.id, year };
  return {
    ...plainDraft,
    id: idOf(place),
    place,
    kind: 'driver',
    title: driver.title,
    unit: driver.unit,
    column,
    told: both((language) => processWords(driver.process, driver.unit, language, 4)),
    source: driver.source,
    note: driver.note,
    at: `drivers.${driver.id}`,
  };
}

export function calendarDraft(place: TracePlace, value: number): Draft {
  const title = calendar[place.name] ?? { en: place.name, zh: place.name };
  return { ...plainDraft, id: idOf(place), place, kind: 'calendar', title, unit: plainUnit, column: value };
}

/** Names that a name of the strategy is computed from, itself among them. */
function reach(strategy: Strategy, from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const trees = (name: string): Expression[] => [
    ...strategy.formulas.flatMap(({ id, formula }) => (id === name ? [formula.tree] : [])),
    ...strategy.events.flatMap(({ id, chance }) => (id === name ? [chance.tree] : [])),
    ...strategy.stocks.flatMap(({ id, start, next }) => (id === name ? [start.tree, next.tree] : [])),
  ];
  const walk = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const tree of trees(name)) for (const inner of namesIn(tree)) walk(inner);
  };
  for (const name of from) walk(name);
  return found;
}

/** Values of a venture's names in one year. */
interface Year {
  readonly columns: ReadonlyMap<string, Column>;
  readonly lists: ReadonlyMap<string, readonly Column[]>;
  readonly chances: ReadonlyMap<string, Column>;
}

/** The unit in which a result is told: that of a parameter of its kind, else base units. */
function unitFor(strategy: Strategy, dimension: readonly number[]): Unit {
  if (dimension.every((exponent) => exponent === 0)) return plainUnit;
  const alike = strategy.parameters.find(({ unit }) => sameDimension(unit.dimension, dimension));
  return alike && !alike.unit.text.includes('year') ? alike.unit : unitOfDimension(dimension);
}

/** The figure itself stands first; none where the venture does not work in that year. */
export function ventureDrafts(
  scenario: Scenario,
  model: Model,
  village: CompiledVillage,
  index: number,
  wanted: { readonly name: string; readonly year: number },
  draws: Draws,
): Draft[] {
  const { venture, strategy: compiled } = village.ventures[index] as CompiledVillage['ventures'][number];
  const { strategy } = compiled;
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const names = reach(strategy, [wanted.name]);
  const years = new Map<number, Year>();
  const keep = (t: number, scope: Scope) => {
    const columns = new Map<string, Column>();
    const lists = new Map<string, readonly Column[]>();
    const age = scope.value('age') as number;
    for (const name of names) {
      const figure = venture.figures[name];
      if (!figure?.list) columns.set(name, toColumn(fresh, scope.value(name)));
      else {
        const entries = scope.list(name).map((entry) => toColumn(fresh, entry));
        lists.set(name, entries);
        columns.set(name, entries[Math.min(age, entries.length - 1)] ?? Number.NaN);
      }
    }
    const chances = compiled.events
      .filter(({ id }) => names.has(id))
      .map(({ id, chance }) => [id, toColumn(fresh, chance(scope))] as const);
    years.set(model.years[t] as number, { columns, lists, chances: new Map(chances) });
  };
  projectVenture(model, village, index, draws, paths, fresh, keep);

  const titles = driverTitle(scenario);
  const drafts = new Map<string, Draft>();
  const driverAt = (driver: Driver, year: number) =>
    driverDraft(driver, year, paths.get(driver.id)?.[model.years.indexOf(year)] ?? 0);
  const placeOf = (name: string, year: number): TracePlace =>
    paths.has(name) && isDriver(strategy, venture.figures, name)
      ? { village: null, venture: null, name, year }
      : { village: village.village.id, venture: venture.id, name, year };

  const formulaOf = (text: string, tree: Expression, result: Column, year: number) => {
    const pieces = both((language) => placed(spell(tree, language), (name) => idOf(placeOf(name, year))));
    return { formula: { text, ...pieces, result }, inputs: idsIn(pieces.en) };
  };
  const walkAll = (tree: Expression, year: number) => {
    for (const name of namesIn(tree)) walk(name, year);
  };
  const walk = (name: string, year: number): void => {
    const place = placeOf(name, year);
    const id = idOf(place);
    const here = years.get(year);
    if (drafts.has(id) || !here) return;
    const column = here.columns.get(name) ?? Number.NaN;
    const base = { ...plainDraft, id, place, column };
    const put = (draft: Draft) => drafts.set(id, draft);
    const figure = venture.figures[name];
    const parameter = strategy.parameters.find((known) => known.id === name);
    if (figure && parameter) {
      const [first] = figure.values;
      const driver = first?.kind === 'driver' ? model.drivers.find((known) => known.id === first.driver) : undefined;
      const followed = driver && { village: null, venture: null, name: driver.id, year };
      const pieces = (language: Language) => {
        if (first?.kind !== 'driver' || !followed) return [];
        const times = timesWords(first, language);
        return [...(times ? [`${times} × `] : []), { id: idOf(followed) }];
      };
      put({
        ...base,
        kind: 'figure',
        title: parameter.title,
        unit: figure.unit,
        entries: here.lists.get(name) ?? null,
        told: both((language) => figureWords(figure, language, titles)),
        source: figure.source,
        note: figure.note,
        at: figure.at,
        formula: followed ? { text: null, en: pieces('en'), zh: pieces('zh'), result: column } : null,
        inputs: idsIn(pieces('en')),
      });
      if (driver && followed) drafts.set(idOf(followed), driverAt(driver, year));
      return;
    }
    const stock = strategy.stocks.find((known) => known.id === name);
    if (stock) {
      const before = years.has(year - 1);
      const { text, tree, dimension } = before ? stock.next : stock.start;
      const from = before ? year - 1 : year;
      put({
        ...base,
        kind: 'stock',
        title: stock.title,
        unit: unitFor(strategy, dimension),
        ...formulaOf(text, tree, column, from),
      });
      walkAll(tree, from);
      return;
    }
    const event = strategy.events.find((known) => known.id === name);
    if (event) {
      const { text, tree } = event.chance;
      const chance = here.chances.get(name) ?? 0;
      put({
        ...base,
        kind: 'event',
        title: event.title,
        unit: plainUnit,
        ...formulaOf(text, tree, chance, year),
        told: lastsWords(event.lasts),
      });
      walkAll(tree, year);
      return;
    }
    const own = strategy.formulas.find((known) => known.id === name);
    if (own) {
      const { text, tree, dimension } = own.formula;
      const known = ownOf(scenario.units, name);
      const unit = known && sameDimension(known.dimension, dimension) ? known : unitFor(strategy, dimension);
      put({ ...base, kind: 'formula', title: own.title, unit, ...formulaOf(text, tree, column, year) });
      walkAll(tree, year);
      return;
    }
    const driver = model.drivers.find((known) => known.id === name);
    if (driver) put(driverAt(driver, year));
    else put(calendarDraft(place, column as number));
  };
  walk(wanted.name, wanted.year);
  return [...drafts.values()];
}

const lastsWords = (lasts: number): Text | null =>
  lasts === 1 ? null : { en: `once it happens, it lasts ${lasts} years`, zh: `一旦发生，持续 ${lasts} 年` };

/** A name stands for a driver where the strategy and its figures have no such name. */
const isDriver = ({ formulas, events, stocks }: Strategy, figures: object, name: string): boolean =>
  !Object.hasOwn(figures, name) && ![...formulas, ...events, ...stocks].some(({ id }) => id === name);
