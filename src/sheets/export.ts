/** The text of a scenario that has no problems in; its workbook in one language out. */
import {
  type Language,
  openText,
  type Problem,
  readScenario,
  type ScenarioFile,
  type Tables,
  withoutTables,
} from '../model/index.ts';
import type { Sheet, Written } from './book.ts';
import { catalogueOf, titled } from './catalogue.ts';
import { choicesOf, choicesSheet } from './choices.ts';
import type { SheetForm, SheetId } from './columns.ts';
import { type Cells, type Style, textCells } from './export-cells.ts';
import { correlationRows, driverRows, goalRows, referenceRows, ruleRows } from './export-rules.ts';
import { villageSheets } from './export-villages.ts';
import { readme, readmeName, sheetForms } from './form.ts';
import { type Amount, sameWords, split, translated, type UnitWords, under } from './quantity.ts';
import { counts, fundWords, languages, namesOf, settings, shapes, sourceWords } from './words.ts';
import { writeBook } from './write.ts';

const prose = new Set(['title', 'about', 'note', 'source', 'kind', 'seed', 'is', 'formulas', 'stocks', 'events']);

/** Every unit that the quantities of a file are written in. */
function unitsIn(data: unknown, key = ''): string[] {
  if (typeof data === 'string') {
    const unit = key === 'unit' ? (split(`1 ${data}`)?.unit ?? '') : (split(data)?.unit ?? '');
    return unit === '' || unit === '%' ? [] : [unit];
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) =>
    prose.has(name) && !(name === 'is' && typeof value === 'string' && split(value))
      ? []
      : unitsIn(value, Array.isArray(data) ? key : name),
  );
}

/** Units in the language of the workbook, where each leads back to the very word of the file. */
function wordsFor(file: ScenarioFile, language: Language): { words: UnitWords; file: Language | null } {
  const other = language === 'zh' ? 'en' : 'zh';
  const words = translated(other, language);
  const units = unitsIn(file);
  const safe = units.length > 0 && units.every((unit) => words.toFile(words.toBook(unit)) === unit);
  return safe ? { words, file: other } : { words: sameWords, file: null };
}

function settingRows(file: ScenarioFile, { language, words }: Style, units: Language | null): Cells[] {
  const items = namesOf(settings, language);
  const funds = namesOf(fundWords, language);
  const row = (item: string, value: Written, cells: Cells = {}): Cells[] =>
    value === null || value === undefined ? [] : [{ item: items.label(item), value, ...cells }];
  const text = (item: string, written: ScenarioFile['title'] | undefined): Cells[] =>
    written === undefined ? [] : [{ item: items.label(item), ...textCells(written, language, 'value') }];
  const quantity = (item: string, written: Amount | undefined, which: string | null): Cells[] => {
    if (written === undefined) return [];
    const unit = split(written)?.unit ?? '';
    return row(item, under(written, unit, words), { which, unit: words.toBook(unit) || null });
  };
  const seed = file.simulation?.seed;
  return [
    ...text('title', file.title),
    ...text('about', file.about),
    ...row('from', file.years.from),
    ...row('to', file.years.to),
    ...row('runs', file.simulation?.runs ?? null),
    ...row('seed', seed === undefined ? null : String(seed)),
    ...Object.entries(file.allocation ?? {}).flatMap(([fund, share]) => quantity('allocation', share, funds.label(fund))),
    ...quantity('source_threshold', file.source_threshold, null),
    ...row('count_sources', file.count_sources === undefined ? null : namesOf(counts, language).label(file.count_sources)),
    ...row('units', units === null ? null : namesOf(languages, language).label(units)),
  ];
}

/** What stands in cells, sheet by sheet. */
function cellsOf(file: ScenarioFile, language: Language): { [id in SheetId]: Cells[] } {
  const { words, file: units } = wordsFor(file, language);
  const named = (all: object | undefined) =>
    Object.entries((all ?? {}) as { [id: string]: { title?: ScenarioFile['title'] } }).map(([id, { title }]) =>
      titled(id, title ?? id),
    );
  const style: Style = {
    language,
    words,
    shapes: namesOf(shapes, language),
    drivers: namesOf(named(file.drivers), language),
    sources: namesOf([...named(file.references), ...sourceWords], language),
  };
  const measures = Object.entries(file.measures ?? {}).map(([id, one]) =>
    titled(id, typeof one === 'object' ? one.title : undefined),
  );
  const catalogue = catalogueOf(file.strategies ?? {}, measures, language);
  const villages = namesOf(named(file.villages), language);
  return {
    settings: settingRows(file, style, units),
    ...villageSheets(file, style, catalogue),
    drivers: driverRows(file, style),
    correlations: correlationRows(file, style),
    goals: goalRows(file, villages, catalogue, style),
    references: referenceRows(file, style),
    rules: ruleRows(file, style),
  };
}

function sheetOf(
  { name, columns }: SheetForm,
  cells: readonly Cells[],
  language: Language,
  ranges: ReadonlyMap<string, string>,
): Sheet {
  const hints = columns.map(({ hint }, i) => (i === 0 ? `※ ${hint[language]}`.trim() : hint[language]));
  return {
    name: name[language],
    heads: 2,
    columns: columns.map(({ width, look, list }) => ({
      width,
      look,
      choices: list === null ? undefined : choicesOf(list, language, ranges),
    })),
    rows: [columns.map(({ head }) => head[language]), hints, ...cells.map((row) => columns.map(({ key }) => row[key] ?? null))],
  };
}

/** All sheets of a file of the right form that was checked. */
export function sheetsOf(file: ScenarioFile, language: Language): Sheet[] {
  const cells = cellsOf(file, language);
  const choices = choicesSheet(file, language);
  const lines: Sheet = {
    name: readmeName[language],
    heads: 1,
    columns: [{ width: 110, look: 'wrap' }],
    rows: [[readmeName[language]], ...readme(language).map((line) => [line])],
  };
  return [lines, ...sheetForms.map((form) => sheetOf(form, cells[form.id], language, choices.ranges)), choices.sheet];
}

export type Exported =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The workbook of a scenario's text; tables beside it are written into it as values. Comments of the text do not go along. */
export function exportBook(input: string | Uint8Array, language: Language, tables?: Tables): Exported {
  const { scenario, source, problems } = readScenario(input, tables);
  if (!scenario || !source) return { ok: false, problems };
  const whole = withoutTables(source.text, scenario);
  const file = (whole === source.text ? source : openText(whole).source)?.data as ScenarioFile;
  return { ok: true, bytes: writeBook(sheetsOf(file, language)) };
}
