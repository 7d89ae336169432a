/** Values of a scenario file in; the cells of one row, by the keys of their columns, out. */

import { Document } from 'yaml';
import type { FigureFile, Language, ScenarioFile, Text } from '../model/index.ts';
import type { Written } from './book.ts';
import { type Amount, type UnitWords, under, unitOf } from './quantity.ts';
import { type Names, shapeKeys } from './words.ts';

export type Cells = { readonly [key: string]: Written };
export type WrittenText = ScenarioFile['title'] | undefined;

/** What the cells of a workbook are written with. */
export interface Style {
  readonly language: Language;
  readonly words: UnitWords;
  readonly shapes: Names;
  readonly drivers: Names;
  readonly sources: Names;
}

const bothOf = (written: WrittenText): Text => {
  if (written === undefined) return { en: '', zh: '' };
  if (typeof written === 'string') return { en: written, zh: written };
  const en = written.en || written.zh || '';
  return { en, zh: written.zh || en };
};

/** A text in the language of the workbook, and the other one beside it where it says something else. */
export function textCells(written: WrittenText, language: Language, key: string, otherwise = ''): Cells {
  const { en, zh } = bothOf(written);
  const [own, other] = language === 'zh' ? [zh, en] : [en, zh];
  return { [key]: own || otherwise || null, [`${key}2`]: other === own ? null : other };
}

/** A value in one line of YAML, for the column that takes what no other can say. */
export const yamlOf = (value: unknown): string =>
  new Document(value).toString({ collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();

export const noteCells = (
  { source, note }: { readonly source?: string | undefined; readonly note?: WrittenText },
  { language, sources }: Style,
): Cells => ({ source: source === undefined ? null : sources.label(source), ...textCells(note, language, 'note') });

/** Several quantities in one cell: `50; 80; 100` under the unit %. */
export function seriesCell(values: readonly Amount[], unit: string, words: UnitWords): Written {
  const cells = values.map((value) => under(value, unit, words));
  return cells.length === 1 && typeof cells[0] === 'number' ? cells[0] : cells.join('; ');
}

type FigureKeys = { readonly [key: string]: unknown };

/** The unit that the cells of a figure stand under where its place does not fix one: that of its first quantity. */
function ownUnit(figure: FigureKeys): string {
  const [first] = Object.entries(figure).flatMap(([key, value]) =>
    ['source', 'note', 'driver', 'weights', 'spread'].includes(key) ? [] : [Array.isArray(value) ? value[0] : value],
  );
  return first === undefined ? '' : unitOf(first);
}

/** The distribution, list, value or driver of a figure without its source and note. `unit` is the file's word where the place fixes it. */
export function shapeCells(figure: FigureKeys, unit: string, { words, shapes, drivers }: Style): Cells {
  const keys = Object.keys(figure).filter((key) => figure[key] !== undefined);
  if (figure.driver !== undefined)
    return {
      driver: drivers.label(String(figure.driver)),
      a: figure.times === undefined ? null : under(figure.times as Amount, unit, words),
    };
  if (Array.isArray(figure.is)) return { kind: shapes.label('list'), a: seriesCell(figure.is as Amount[], unit, words) };
  const found = Object.entries(shapeKeys).find(([shape, wanted]) => {
    const named = wanted.filter((key) => key !== null);
    return shape !== 'list' && named.length === keys.length && named.every((key) => keys.includes(key));
  });
  if (!found) return { more: yamlOf(figure) };
  const [shape, wanted] = found;
  const cells = wanted.map((key): Written => {
    if (key === null) return null;
    return under(figure[key] as Amount, key === 'spread' ? '' : unit, words);
  });
  const [a = null, b = null, c = null] = cells;
  return { kind: shape === 'is' ? null : shapes.label(shape), a, b, c };
}

/** A figure with its unit, source and note. */
export function figureCells(written: FigureFile, style: Style, fixed: string | null = null): Cells {
  const object: FigureKeys = typeof written === 'object' && !Array.isArray(written) ? (written as FigureKeys) : { is: written };
  const { source, note, ...shape } = object;
  const unit = fixed ?? ownUnit(shape);
  return {
    ...shapeCells(shape, unit, style),
    ...(fixed === null ? { unit: style.words.toBook(unit) || null } : {}),
    ...noteCells({ source: source as string | undefined, note: note as WrittenText }, style),
  };
}
