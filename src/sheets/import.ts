/** The bytes of a workbook in; the text of its scenario, commented in its language, or every problem by sheet, row and column, out. */
import {
  currentFormat,
  findDoubts,
  type Language,
  readScenario,
  type Scenario,
  type ScenarioFile,
  type Text,
} from '../model/index.ts';
import type { CellPlace } from './book.ts';
import { catalogueOf, titled } from './catalogue.ts';
import { cellKey, Draft, type Keys } from './import-cells.ts';
import { readMoney, readPlans } from './import-plans.ts';
import { readCorrelations, readDrivers, readGoals, readReferences, readRules, readSettings } from './import-rules.ts';
import { type BookProblem, findTables, type Tables } from './import-sheets.ts';
import { identified, type Known, readVenturesAndFigures, readVillages } from './import-villages.ts';
import { follows, isConsequence, placed } from './placed.ts';
import { sameWords, translated, type UnitWords } from './quantity.ts';
import { readBook } from './read.ts';
import { languages, namesOf, settings, sourceWords } from './words.ts';
import { yamlText } from './yaml.ts';

export interface Imported {
  /** The scenario's file, also where it has problems; null where the bytes are no workbook of a scenario. */
  readonly text: string | null;
  /** Null where there are problems. */
  readonly scenario: Scenario | null;
  readonly language: Language;
  readonly problems: readonly BookProblem[];
  /** Things to know that stop nothing, such as a column that is not read. */
  readonly notices: readonly BookProblem[];
}

/** The setting that says in which language the file has its units; without it they stay as they are typed. */
function unitWords({ tables, language }: Tables): UnitWords {
  const items = namesOf(settings, language);
  const row = tables.settings?.rows.find((one) => items.resolve(String(one.cell('item')?.value ?? '')) === 'units');
  const file = namesOf(languages, language).resolve(String(row?.cell('value')?.value ?? ''));
  return file === 'en' || file === 'zh' ? translated(file, language) : sameWords;
}

function draftOf(found: Tables): Draft {
  const { language } = found;
  const draft = new Draft(language, unitWords(found));
  const rows = (id: keyof Tables['tables']) => found.tables[id]?.rows ?? [];
  readSettings(draft, rows('settings'));
  const references = identified(draft, rows('references'), 'references', '-');
  const drivers = identified(draft, rows('drivers'), 'drivers', '_');
  const villages = identified(draft, rows('villages'), 'villages', '-');
  const plans = identified(draft, rows('plans'), 'plans', '-');
  const goals = identified(draft, rows('goals'), 'goals', '-');
  const known: Omit<Known, 'catalogue'> = {
    drivers: namesOf(drivers.named, language),
    sources: namesOf([...references.named, ...sourceWords], language),
    villages: namesOf(villages.named, language),
    plans: namesOf(plans.named, language),
  };
  readReferences(draft, references.ids);
  readDrivers(draft, drivers.ids, known.sources);
  const builtIn = catalogueOf({}, [], language);
  readRules(draft, rows('rules'), { ...known, catalogue: builtIn });
  const own = (draft.data.strategies ?? {}) as NonNullable<ScenarioFile['strategies']>;
  const measures = Object.entries((draft.data.measures ?? {}) as { [id: string]: Keys }).map(([id, { title }]) =>
    titled(id, title as ScenarioFile['title'] | undefined),
  );
  const whole: Known = { ...known, catalogue: catalogueOf(own, measures, language) };
  readCorrelations(draft, rows('correlations'), whole);
  readVillages(draft, villages.ids, whole);
  readPlans(draft, plans.ids, whole);
  readVenturesAndFigures(draft, rows('ventures'), rows('figures'), whole);
  readMoney(draft, rows('money'), whole);
  readGoals(draft, goals.ids, whole);
  return draft;
}

const isSame = (a: BookProblem, b: BookProblem): boolean =>
  a.place !== null && b.place !== null && cellKey(a.place) === cellKey(b.place) && a.say.en === b.say.en;

/** So many rows are named beside the first. */
const mostRows = 12;

/** What is wrong in the same way in several rows of a column is told at the first, with the others: a name that was changed in one place is missing in many. */
function gathered(
  problems: readonly BookProblem[],
  wordsOf: (problem: BookProblem) => string = ({ say, value }) => JSON.stringify([say.en, value]),
): BookProblem[] {
  const alike = new Map<unknown, [BookProblem, ...BookProblem[]]>();
  for (const problem of problems) {
    const { place, value } = problem;
    const key = place === null || value === null ? problem : JSON.stringify([place.sheet, place.column, wordsOf(problem)]);
    const known = alike.get(key);
    if (known) known.push(problem);
    else alike.set(key, [problem]);
  }
  return [...alike.values()].map(([first, ...others]) => {
    const rows = [...new Set(others.map(({ place }) => place?.row))].filter((row) => row !== first.place?.row);
    if (rows.length === 0) return first;
    const shown = rows.slice(0, mostRows);
    const more = rows.length > mostRows;
    const en = ` The same in ${rows.length === 1 ? 'row' : 'rows'} ${shown.join(', ')}${more ? ` and ${rows.length - mostRows} more` : ''}.`;
    const zh = `第 ${shown.join('、')} 行${more ? `等 ${rows.length} 行` : ''}也是如此。`;
    return { ...first, hint: { en: first.hint.en + en, zh: first.hint.zh + zh } };
  });
}

const rowKey = ({ sheet, row }: CellPlace): string => `${row}:${sheet}`;

/** What is said of a cell that a row has no use for. */
const unusedWords = (head: Text): Pick<BookProblem, 'say' | 'hint'> => ({
  say: { en: `${head.en} is not used in this row`, zh: `这一行用不到“${head.zh}”，没有读取` },
  hint: { en: 'Empty the cell, or write it where it is used.', zh: '请清空这一格，或填到用得上的地方。' },
});

/** Reads a workbook; values only: no formula is run, no link followed. The text reads to the scenario as any file does. */
export function importBook(bytes: Uint8Array): Imported {
  const book = readBook(bytes);
  if (!book.ok) {
    const problem = { place: null, at: '', value: null, ...book.refusal };
    return { text: null, scenario: null, language: 'en', problems: [problem], notices: [] };
  }
  const found = findTables(book.sheets);
  const { language, notices } = found;
  if (found.problems.length > 0) return { text: null, scenario: null, language, problems: found.problems, notices };
  const draft = draftOf(found);
  const text = yamlText({ format: currentFormat, ...draft.data }, language);
  const read = readScenario(text);
  const told = read.problems
    .filter((problem) => !isConsequence(problem, draft))
    .map((problem) => placed(problem, draft, found.tables, book.sheets))
    .filter((one) => !draft.problems.some((own) => follows(one, own)))
    // A unit that fits none of its row's numbers is told once.
    .filter((one, i, all) => one.place === null || all.findIndex((other) => isSame(other, one)) === i);
  const order = book.sheets.map(({ name }) => name);
  const rank = ({ place }: BookProblem) => (place === null ? -1 : order.indexOf(place.sheet));
  const byPlace = (a: BookProblem, b: BookProblem): number =>
    rank(a) - rank(b) || (a.place?.row ?? 0) - (b.place?.row ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
  const problems = [...draft.problems, ...told].sort(byPlace);
  const wrong = new Set(
    [...problems.map(({ place }) => place), ...draft.lost.map(({ row }) => row)].map((place) => place && rowKey(place)),
  );
  const isOfSoundRow = ({ place }: Pick<BookProblem, 'place'>) => place === null || !wrong.has(rowKey(place));
  const unused = Object.values(found.tables)
    .flatMap(({ rows }) => rows.flatMap((row) => row.unused()))
    .filter(isOfSoundRow)
    .map(({ place, head, value }): BookProblem => ({ place, at: '', value, ...unusedWords(head) }));
  const doubts = findDoubts(read).map((doubt) => placed(doubt, draft, found.tables, book.sheets));
  return {
    text,
    scenario: problems.length > 0 ? null : read.scenario,
    language,
    problems: gathered(problems),
    notices: [
      ...notices,
      ...draft.notices.filter(isOfSoundRow),
      ...gathered(unused.sort(byPlace), ({ say }) => say.en),
      ...doubts.sort(byPlace),
    ],
  };
}
