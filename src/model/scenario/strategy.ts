/** A strategy as written in; checked parameters, events, stocks and formulas in the order of evaluation out. */
import type { Dimension, Formula, Parameter, Strategy, Text, Unit } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean, withTitle } from '../base/suggest.ts';
import { checkFormula, type Named, namesIn } from '../formula/check.ts';
import { orderByNeeds } from '../formula/order.ts';
import { parseFormula } from '../formula/parse.ts';
import { dimensionText, dimensionWords, none, readUnit, sameDimension } from '../formula/units.ts';
import { type Known, readAmount, tellUnit } from './amount.ts';
import { cattlePrices } from './cattle-prices.ts';
import { readFigure } from './figure.ts';
import { checkName } from './ids.ts';
import { textOf, textOrNull } from './report.ts';
import { gapsIn } from './sentence.ts';
import type { StrategyFile } from './shape.ts';

const yuan = (readUnit('yuan') as Unit).dimension;
const person = (readUnit('person') as Unit).dimension;

/** Outputs that the model reads, with the dimensions they may have. */
const outputs: Record<string, readonly Dimension[]> = {
  income: [yuan],
  turnover: [yuan],
  investment: [yuan],
  grant: [yuan],
  household_income: [yuan],
  operating: [none],
  jobs: [none, person],
};

/** Reads the unit of a parameter or driver. */
export function unitOf(written: string | undefined, path: Path, known: Known): Unit {
  const unit = readUnit(written ?? '');
  if (unit) return unit;
  tellUnit(known.out, path, written ?? '', written);
  return { text: '', factor: 1, dimension: none };
}

const asText = (written: string | number | { is: string | number }): string =>
  String(typeof written === 'object' ? written.is : written);

/** A chance may be written 10%: formulas have no percent sign. */
const chanceText = (written: string | number): string =>
  asText(written).replace(/^\s*(\d+(?:\.\d+)?)\s*%\s*$/, (_, number: string) => String(Number(number) / 100));

/** Keys of a venture that are no parameters. */
export const ventureKeys = ['strategy', 'title', 'start', 'stop', 'note'];

export interface StrategyContext extends Known {
  /** Drivers that were named but could not be read: what uses them is not told of again. */
  readonly brokenDrivers: ReadonlySet<string>;
  /** Where faults of the strategy are told: its own place, or that of the venture which uses a built-in one. */
  readonly place: (part: Path) => { readonly path: Path; readonly own: boolean };
}

/** A strategy as far as it could be read: with faults, which are told, it serves to check its ventures alone. */
export interface ReadStrategy {
  readonly strategy: Strategy;
  /** Parameters with faults; what ventures give them is not looked at. */
  readonly unread: ReadonlySet<string>;
}

export function readStrategy(id: string, file: StrategyFile, context: StrategyContext): ReadStrategy {
  const { out, drivers, place } = context;
  const unread = new Set<string>();
  const parameters: Parameter[] = Object.entries(file.parameters ?? {}).map(([name, written]) => {
    const path = ['parameters', name];
    const before = out.findings.length;
    if (checkName(name, place(path).path, context) && ventureKeys.includes(name))
      out.report(
        place(path).path,
        { en: `${name} is a key of every venture and cannot be a parameter`, zh: `“${name}”是项目自有的键，不能用作参数` },
        name,
        { en: 'Give the parameter another name.', zh: '请给参数换一个名称。' },
        { key: true },
      );
    const unit = unitOf(written.unit, place([...path, 'unit']).path, context);
    const given = written.default;
    const list = written.list ?? (Array.isArray(given) || (typeof given === 'object' && Array.isArray(given.is)));
    const range = written.range?.map(
      (end, i) => readAmount(end, unit, place([...path, 'range', i]).path, out)?.value ?? Number.NaN,
    ) as [number, number] | undefined;
    const standard = given === undefined ? null : readFigure(given, unit, list, place([...path, 'default']).path, context);
    if (out.findings.length > before || out.isSpoilt(place(path).path)) unread.add(name);
    return {
      id: name,
      title: textOf(written.title, name),
      unit,
      list,
      default: standard && {
        ...standard,
        at: null,
        note: standard.note ?? textOrNull(written.note),
        source: standard.source ?? written.source ?? null,
      },
      range: range ?? null,
    };
  });
  for (const gap of new Set(gapsIn(textOrNull(file.sentence))))
    if (!parameters.some(({ id: name }) => name === gap))
      out.report(
        place(['sentence']).path,
        { en: `the sentence names {${gap}}, which is no parameter`, zh: `句中的 {${gap}} 不是参数` },
        file.sentence,
        didYouMean(
          gap,
          parameters.map(({ id: name }) => name),
        ),
      );
  const formulas = Object.entries(file.formulas);
  const stocks = Object.entries(file.stocks ?? {});
  const events = Object.entries(file.events ?? {});
  const own = new Map<string, Path>();
  for (const [group, entries] of [
    ['parameters', Object.entries(file.parameters ?? {})],
    ['events', events],
    ['stocks', stocks],
    ['formulas', formulas],
  ] as const) {
    for (const [name] of entries) {
      const path = place([group, name]).path;
      if (own.has(name))
        out.report(
          path,
          { en: `the name ${name} stands twice in the strategy`, zh: `发展路径中“${name}”重复` },
          name,
          { en: 'Give one of the two another name.', zh: '请给其中一个改名。' },
          { key: true },
        );
      else if (group !== 'parameters') checkName(name, path, context);
      own.set(name, [group, name]);
    }
  }
  const written = new Map<string, unknown>([...Object.entries(file.parameters ?? {}), ...events, ...stocks, ...formulas]);
  const titleOf = (name: string): string | undefined => {
    const { title } = ((written.get(name) ?? drivers.get(name)) as { readonly title?: Text | string } | undefined) ?? {};
    return title ? textOf(title, name).zh : undefined;
  };
  const known = new Map<string, Named>();
  const tell = (name: string, of: Named) => known.set(name, { ...of, title: titleOf(name) });
  for (const [name, { dimension }] of drivers) tell(name, { dimension });
  for (const { id: name, unit, list } of parameters) tell(name, { dimension: unit.dimension, list });
  for (const [name] of events) tell(name, { dimension: none });

  const check = (text: string, part: Path): Formula | null => {
    const { path, own: ours } = place(part);
    const parsed = parseFormula(text);
    const uses = parsed.ok ? namesIn(parsed.tree) : [];
    if (uses.some((name) => context.brokenDrivers.has(name) || (own.has(name) && !known.has(name)))) return null;
    const suggest = (name: string): Text => {
      if (ours) return didYouMean(name, [...own.keys(), ...drivers.keys(), 'year', 't', 'age'], titleOf);
      const { start, level, reversion, volatility } = (ownOf(cattlePrices, name) ?? cattlePrices.beef_price).process;
      const such = (unit: string) => {
        const of = (price: string) => price.replace('yuan/kg', unit);
        return `${name}: {unit: ${unit}, process: {kind: mean-reverting, start: ${of(start)}, level: ${of(level)}, reversion: ${reversion}, volatility: ${volatility}}}`;
      };
      return {
        en: `The strategy ${id} needs the driver ${name}: add it under drivers, such as ${such('yuan/kg')}.`,
        zh: `发展路径“${id}”需要随机因素“${name}”：请在 drivers 下添加，如 ${such('元/公斤')}。`,
      };
    };
    const checked = checkFormula(text, (name) => known.get(name), suggest);
    if (checked.ok) return { text, tree: checked.tree, dimension: checked.dimension };
    for (const fault of checked.faults)
      out.report(path, fault.say, ours ? fault.value : id, fault.hint, ours ? { offset: fault.offset } : {});
    return null;
  };
  const made = (parts: Pick<Strategy, 'events' | 'stocks' | 'formulas'>): ReadStrategy => ({
    strategy: {
      id,
      title: textOf(file.title, id),
      about: textOrNull(file.about),
      sentence: textOrNull(file.sentence),
      account: file.account ?? 'operating',
      entity: file.entity ?? false,
      parameters: parameters.filter((parameter) => !unread.has(parameter.id)),
      measures: file.measures ?? [],
      ...parts,
    },
    unread,
  });

  // A stock's value in its first year is its start, so whatever uses the stock waits for what its start needs.
  const needs = new Map<string, readonly string[]>();
  const namesOf = (text: string) => {
    const parsed = parseFormula(text);
    return parsed.ok ? namesIn(parsed.tree) : [];
  };
  for (const [name, event] of events) needs.set(name, namesOf(chanceText(event.chance)));
  for (const [name, stock] of stocks) needs.set(name, namesOf(asText(stock.start)));
  for (const [name, written] of formulas) needs.set(name, namesOf(asText(written)));
  const ordered = orderByNeeds(needs);
  if (!ordered.ok) {
    const first = ordered.loop[0] as string;
    out.report(
      place(own.get(first) ?? []).path,
      {
        en: `the formulas need each other in a loop: ${ordered.loop.join(' → ')}`,
        zh: `公式互相引用成环：${ordered.loop.map((name) => withTitle(name, titleOf(name))).join(' → ')}`,
      },
      ordered.loop.join(' → '),
      {
        en: 'Break the loop, for example with a stock that keeps last year’s value.',
        zh: '请打破循环，例如用“存量”（stock）保存上一年的值。',
      },
    );
    return made({ events: [], stocks: [], formulas: [] });
  }
  const starts = new Map<string, Formula | null>();
  const done = new Map<string, Formula>();
  for (const name of ordered.names) {
    if (ownOf(file.events, name)) continue;
    const stock = ownOf(file.stocks, name);
    const checked = stock
      ? check(asText(stock.start), ['stocks', name, 'start'])
      : check(
          asText(file.formulas[name] ?? ''),
          typeof file.formulas[name] === 'object' ? ['formulas', name, 'is'] : ['formulas', name],
        );
    if (stock) starts.set(name, checked);
    if (!checked) continue;
    tell(name, { dimension: checked.dimension });
    if (!stock) done.set(name, checked);
    const wanted = stock ? undefined : ownOf(outputs, name);
    if (wanted && !wanted.some((d) => sameDimension(d, checked.dimension))) {
      out.report(
        place(['formulas', name]).path,
        {
          en: `${name} must be in ${dimensionText(wanted[0] as Dimension)}, the formula gives ${dimensionText(checked.dimension)}`,
          zh: `${withTitle(name, titleOf(name))}的单位应为 ${dimensionWords(wanted[0] as Dimension)}，公式得出的是 ${dimensionWords(checked.dimension)}`,
        },
        checked.text,
        { en: 'Check what is multiplied and divided.', zh: '请检查乘除的各项。' },
      );
    }
  }
  const checkedEvents = events.map(([name, event]) => ({
    id: name,
    title: textOf(event.title, name),
    lasts: event.lasts ?? 1,
    chance: check(chanceText(event.chance), ['events', name, 'chance']),
  }));
  for (const event of checkedEvents) {
    if (event.chance && !sameDimension(event.chance.dimension, none))
      out.report(
        place(['events', event.id, 'chance']).path,
        {
          en: `a chance has no unit, this has ${dimensionText(event.chance.dimension)}`,
          zh: `可能性没有单位，这里的单位是 ${dimensionWords(event.chance.dimension)}`,
        },
        event.chance.text,
        { en: 'Name a parameter in %.', zh: '请使用以 % 为单位的参数。' },
      );
  }
  const checkedStocks = stocks.map(([name, stock]) => {
    const next = check(asText(stock.next), ['stocks', name, 'next']);
    const start = starts.get(name) ?? null;
    if (next && start && !sameDimension(next.dimension, start.dimension))
      out.report(
        place(['stocks', name, 'next']).path,
        {
          en: `start gives ${dimensionText(start.dimension)} and next gives ${dimensionText(next.dimension)}`,
          zh: `start 的单位是 ${dimensionWords(start.dimension)}，next 的单位是 ${dimensionWords(next.dimension)}`,
        },
        next.text,
        { en: 'Both must have the same unit.', zh: '两者单位须相同。' },
      );
    return { id: name, title: textOf(stock.title, name), start, next };
  });
  if (file.formulas.income === undefined)
    out.report(
      place(['formulas']).path,
      { en: 'the formula income is missing', zh: '缺少 income 公式' },
      undefined,
      {
        en: 'Add income: what reaches the collective in the year after costs, in yuan.',
        zh: '请添加 income：当年扣除成本后归集体的收入（元）。',
      },
      { key: true },
    );
  for (const [i, name] of (file.measures ?? []).entries()) {
    if (ownOf(file.formulas, name) === undefined)
      out.report(
        place(['measures', i]).path,
        { en: `there is no formula ${name}`, zh: `没有公式“${name}”` },
        name,
        didYouMean(name, Object.keys(file.formulas)),
      );
  }
  return made({
    events: checkedEvents.flatMap(({ chance, ...event }) => (chance ? { ...event, chance } : [])),
    stocks: checkedStocks.flatMap(({ start, next, ...stock }) => (start && next ? { ...stock, start, next } : [])),
    formulas: [...done].map(([name, formula]) => {
      const written = file.formulas[name];
      return { id: name, title: textOf(typeof written === 'object' ? written.title : undefined, name), formula };
    }),
  });
}
