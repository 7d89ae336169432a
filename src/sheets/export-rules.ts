/** Drivers, goals, sources, own strategies and measures of a scenario file in; the rows of their sheets out. */
import type { ScenarioFile, StrategyFile } from '../model/index.ts';
import type { Catalogue } from './catalogue.ts';
import { type Cells, figureCells, noteCells, type Style, seriesCell, shapeCells, textCells, yamlOf } from './export-cells.ts';
import { type Amount, split, under } from './quantity.ts';
import { accounts, kindWords, type Names, namesOf, partWords, processKinds, townWords, whoWords, yesWords } from './words.ts';

/** Keys of a process that have a column of their own, and the unit they stand under; null is the driver's. */
export const processColumns: readonly (readonly [string, string | null])[] = [
  ['start', null],
  ['level', null],
  ['reversion', '%'],
  ['volatility', '%'],
  ['growth', '%'],
  ['lasts', ''],
  ['block', ''],
];

type Keys = { readonly [key: string]: unknown };

/** The file's word for a unit in a form that reads the same: without blanks. */
const unitText = (unit: string | undefined): string => (unit === undefined ? '' : (split(`1 ${unit}`)?.unit ?? unit));

export function driverRows({ drivers }: ScenarioFile, style: Style): Cells[] {
  const { language, words } = style;
  const kinds = namesOf(processKinds, language);
  return Object.entries(drivers ?? {}).map(([id, driver]): Cells => {
    const unit = unitText(driver.unit);
    const { kind, values, together, ...rest } = driver.process;
    const process: Keys = rest;
    const own = (key: string, of: string | null) =>
      process[key] === undefined ? null : under(process[key] as Amount, of ?? unit, words);
    const columns = Object.fromEntries(processColumns.map(([key, of]) => [key, own(key, of)]));
    const shape: Keys = kind === 'independent' ? { ...rest, values } : {};
    return {
      ...textCells(driver.title, language, 'title', id),
      id,
      unit: words.toBook(unit) || null,
      process: kinds.label(kind),
      ...columns,
      chance: kind === 'event' ? own('chance', '%') : null,
      past: kind === 'history' && values ? seriesCell(values, unit, words) : null,
      together: together ?? null,
      ...(kind === 'independent' ? shapeCells(defined(shape), unit, style) : {}),
      ...noteCells(driver, style),
    };
  });
}

const defined = (keys: Keys): Keys => Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));

export function correlationRows({ correlations }: ScenarioFile, style: Style): Cells[] {
  return (correlations ?? []).map(({ between, is, source, note }) => ({
    first: style.drivers.label(between[0] ?? ''),
    second: style.drivers.label(between[1] ?? ''),
    is: under(is, '', style.words),
    ...noteCells({ source, note }, style),
  }));
}

export function goalRows({ goals }: ScenarioFile, villages: Names, { measures }: Catalogue, style: Style): Cells[] {
  const who = namesOf(whoWords, style.language);
  const whoCell = (written: string | string[] | undefined): string | null => {
    if (written === undefined) return null;
    if (typeof written !== 'string') return written.map((id) => villages.label(id)).join('; ');
    const share = /^(.*%) of villages$/.exec(written)?.[1];
    return share === undefined ? who.label(written) : style.language === 'zh' ? `${share} 的村` : written;
  };
  return Object.entries(goals ?? {}).map(([id, goal]): Cells => {
    const unit = split(goal.at_least)?.unit ?? '';
    return {
      ...textCells(goal.title, style.language, 'title', id),
      id,
      measure: measures.label(goal.measure),
      least: under(goal.at_least, unit, style.words),
      unit: style.words.toBook(unit) || null,
      year: goal.year,
      who: whoCell(goal.who),
      confidence: goal.confidence === undefined ? null : under(goal.confidence, '%', style.words),
      ...noteCells(goal, style),
    };
  });
}

export function referenceRows({ references }: ScenarioFile, { language }: Style): Cells[] {
  const kinds = namesOf(kindWords, language);
  return Object.entries(references ?? {}).map(([id, { title, kind, note }]) => ({
    ...textCells(title, language, 'title', id),
    id,
    kind: kind === undefined ? null : kinds.label(kind),
    ...textCells(note, language, 'note'),
  }));
}

function strategyRows(id: string, file: StrategyFile, style: Style): Cells[] {
  const { language, words } = style;
  const part = namesOf(partWords, language);
  const yes = namesOf(yesWords, language);
  const flag = (written: boolean | undefined) => (written === undefined ? null : yes.label(String(written)));
  const row = (kind: string, name: string, title: ScenarioFile['title'] | undefined, cells: Cells): Cells => ({
    strategy: id,
    part: part.label(kind),
    id: name,
    ...textCells(title, language, 'title'),
    ...cells,
  });
  return [
    row('strategy', id, file.title, {
      formula: file.measures === undefined ? null : file.measures.join('; '),
      account: file.account === undefined ? null : namesOf(accounts, language).label(file.account),
      entity: flag(file.entity),
      ...textCells(file.about, language, 'note'),
    }),
    ...(file.sentence === undefined ? [] : [row('sentence', '', file.sentence, {})]),
    ...Object.entries(file.parameters ?? {}).map(([name, parameter]) => {
      const unit = unitText(parameter.unit);
      const { default: given, range } = parameter;
      // A default with a source of its own is said whole, since the row's source is the parameter's.
      const long = typeof given === 'object' && !Array.isArray(given) && (given.source !== undefined || given.note !== undefined);
      const [low, high] = range ?? [];
      return row('parameter', name, parameter.title, {
        unit: words.toBook(unit) || null,
        list: flag(parameter.list),
        ...(given === undefined ? {} : long ? { more: yamlOf(given) } : figureCells(given, style, unit)),
        low: low === undefined ? null : under(low, unit, words),
        high: high === undefined ? null : under(high, unit, words),
        ...noteCells(parameter, style),
      });
    }),
    ...Object.entries(file.events ?? {}).map(([name, { chance, lasts, title }]) =>
      row('event', name, title, { formula: chance, lasts: lasts ?? null }),
    ),
    ...Object.entries(file.stocks ?? {}).map(([name, { start, next, title }]) =>
      row('stock', name, title, { begin: start, formula: next }),
    ),
    ...Object.entries(file.formulas).map(([name, written]) =>
      typeof written === 'object'
        ? row('formula', name, written.title, { formula: written.is })
        : row('formula', name, undefined, { formula: written }),
    ),
  ];
}

export function ruleRows({ strategies, measures }: ScenarioFile, style: Style): Cells[] {
  const { language, words } = style;
  const part = namesOf(partWords, language);
  const town = namesOf(townWords, language);
  return [
    ...Object.entries(strategies ?? {}).flatMap(([id, file]) => strategyRows(id, file, style)),
    ...Object.entries(measures ?? {}).map(([id, written]): Cells => {
      const measure = typeof written === 'object' ? written : { is: written };
      return {
        part: part.label('measure'),
        id,
        ...textCells(measure.title, language, 'title'),
        formula: measure.is,
        unit: measure.unit === undefined ? null : words.toBook(unitText(measure.unit)) || '1',
        town: measure.town === undefined ? null : town.label(measure.town),
      };
    }),
  ];
}
