/** The rows of settings, drivers, goals, sources and formulas in; their parts of a scenario file, in the draft, out. */
import { didYouMean, meansTogether, shareMeant } from '../model/index.ts';
import { processColumns } from './export-rules.ts';
import type { Draft, Keys, Path } from './import-cells.ts';
import { shapeIn } from './import-figures.ts';
import type { Row } from './import-sheets.ts';
import type { Known } from './import-villages.ts';
import { unitOf } from './quantity.ts';
import {
  accounts,
  counts,
  fundWords,
  kindWords,
  type Names,
  namesOf,
  partWords,
  processKinds,
  settings,
  shareWords,
  townWords,
  whoWords,
  yesWords,
} from './words.ts';

/** A key of a section at whose place the whole section is told of, if it is told of. */
const once = (draft: Draft, path: Path, row: Row, key: string): void => {
  if (!draft.places.has(path.join('.'))) draft.places.set(path.join('.'), row.place(key));
};

export function readSettings(draft: Draft, rows: readonly Row[]): void {
  for (const row of rows) {
    // What is missing may stand there.
    draft.need(row, ['item'], row.has('which') ? ['allocation'] : ['title', 'years', 'years.from', 'years.to']);
    const item = draft.choose(row, 'item', settings);
    const put = (path: Path, value: unknown) => draft.set(path, value, row, 'value');
    if (item === 'title' || item === 'about') put([item], draft.texts(row, 'value'));
    else if (item === 'from' || item === 'to') put(['years', item], draft.whole(row, 'value'));
    else if (item === 'runs') put(['simulation', 'runs'], draft.whole(row, 'value'));
    else if (item === 'seed') put(['simulation', 'seed'], draft.word(row, 'value'));
    else if (item === 'source_threshold') put([item], draft.quantity(row, 'value', draft.unit(row)));
    else if (item === 'count_sources') put([item], draft.choose(row, 'value', counts));
    else if (item === 'allocation') {
      draft.need(row, ['which', 'value'], ['allocation']);
      const fund = draft.word(row, 'which');
      if (fund === undefined) continue;
      once(draft, ['allocation'], row, 'value');
      put(
        ['allocation', namesOf(fundWords, draft.language).resolve(fund) ?? fund],
        draft.quantity(row, 'value', draft.unit(row)),
      );
    }
  }
}

export function readReferences(draft: Draft, ids: ReadonlyMap<Row, string>): void {
  const kinds = namesOf(kindWords, draft.language);
  for (const [row, id] of ids) {
    const path = ['references', id];
    draft.put(path, Object.create(null));
    draft.title(path, id, row);
    const kind = draft.text(row, 'kind');
    draft.set([...path, 'kind'], kind && (kinds.resolve(kind) ?? kind), row, 'kind');
    draft.about(path, row, 'note');
  }
}

export function readDrivers(draft: Draft, ids: ReadonlyMap<Row, string>, sources: Names): void {
  const none = namesOf([], draft.language);
  for (const [row, id] of ids) {
    const path = ['drivers', id];
    draft.put([...path, 'process'], Object.create(null));
    draft.title(path, id, row);
    const unit = draft.unit(row);
    if (unit !== '') draft.set([...path, 'unit'], unit, row, 'unit');
    const at = [...path, 'process'];
    draft.mark(at, row.place('process'));
    draft.set([...at, 'kind'], draft.choose(row, 'process', processKinds), row, 'process');
    const united: string[] = [];
    for (const [key, of] of [...processColumns, ['chance', '%'] as const]) {
      const quantity = draft.quantity(row, key, of ?? unit);
      draft.set([...at, key], quantity, row, key);
      if (of === null && quantity !== undefined && !['', '%'].includes(unitOf(quantity))) united.push([...at, key].join('.'));
    }
    // A price whose unit stands in its cells alone.
    if (unit === '' && united.length > 0) draft.blank(row, 'unit', united);
    draft.set([...at, 'values'], draft.series(row, 'past', unit), row, 'past');
    draft.set([...at, 'together'], draft.word(row, 'together'), row, 'together');
    for (const [key, value] of Object.entries(shapeIn(draft, at, row, unit, none) ?? {})) draft.put([...at, key], value);
    draft.origin(path, row, sources);
  }
}

export function readCorrelations(draft: Draft, rows: readonly Row[], { drivers, sources }: Known): void {
  const driver = { en: 'driver', zh: '随机因素' };
  const list: Keys[] = [];
  for (const row of rows) {
    draft.need(row, ['first', 'second', 'is']);
    const [first, second] = [draft.refer(row, 'first', drivers, driver), draft.refer(row, 'second', drivers, driver)];
    const path = ['correlations', list.length];
    const is = draft.quantity(row, 'is', '');
    const source = draft.source(path, row, sources);
    const note = draft.texts(row, 'note');
    if (first === undefined || second === undefined) continue;
    once(draft, ['correlations'], row, 'is');
    draft.mark(path, row.place('is'));
    draft.mark([...path, 'between', 1], row.place('second'));
    draft.mark([...path, 'between'], row.place('first'));
    const kept = Object.entries({ between: [first, second], is, source, note }).filter(([, value]) => value !== undefined);
    list.push(Object.fromEntries(kept));
  }
  if (list.length > 0) draft.put(['correlations'], list);
}

/** Whom a goal speaks of, as a file says it; a name that is no village's is told. */
function whoOf(draft: Draft, row: Row, villages: Names): string | string[] | undefined {
  const found = draft.cell(row, 'who');
  if (!found) return undefined;
  // Where a cell has lost its look as a percentage, 15% is 0.15: less than one in a hundred villages is asked by nobody.
  if (typeof found.value === 'number')
    return `${Number((found.value * (found.percent || found.value < 1 ? 100 : 1)).toPrecision(12))}% of villages`;
  const word = found.value.trim();
  const whole = namesOf(whoWords, draft.language);
  const plain = meansTogether(word) ? 'the town' : /^(村村|每村|各个?村)$/u.test(word) ? 'every village' : whole.resolve(word);
  if (plain !== undefined) return plain;
  const share = shareMeant(word);
  if (share !== null) return share;
  const parts = (by: RegExp) => word.split(by).filter((part) => part.trim() !== '');
  const listed = parts(/[;；\n]/u);
  const names = listed.length === 1 && villages.resolve(word) === undefined ? parts(/[;；、，,\n]/u) : listed;
  return names.map((name) => {
    const id = villages.resolve(name);
    if (id === undefined) {
      const hint = didYouMean(name.trim(), [...whole.labels, shareWords[draft.language], ...villages.labels]);
      draft.tell(row.place('who'), { en: `there is no village ${name.trim()}`, zh: `没有村“${name.trim()}”` }, name.trim(), hint);
    }
    return id ?? name.trim();
  });
}

export function readGoals(draft: Draft, ids: ReadonlyMap<Row, string>, { villages, sources, catalogue }: Known): void {
  for (const [row, id] of ids) {
    const path = ['goals', id];
    draft.put(path, Object.create(null));
    draft.title(path, id, row);
    draft.set(
      [...path, 'measure'],
      draft.refer(row, 'measure', catalogue.measures, { en: 'measure', zh: '指标' }),
      row,
      'measure',
    );
    draft.set([...path, 'at_least'], draft.quantity(row, 'least', draft.unit(row)), row, 'least');
    draft.set([...path, 'year'], draft.whole(row, 'year'), row, 'year');
    draft.set([...path, 'who'], whoOf(draft, row, villages), row, 'who');
    draft.set([...path, 'confidence'], draft.quantity(row, 'confidence', '%'), row, 'confidence');
    draft.origin(path, row, sources);
  }
}

/** Text of a formula; a number of a cell is one too. */
function formulaOf(draft: Draft, row: Row, key: string): string | number | undefined {
  const found = draft.cell(row, key);
  if (!found) return undefined;
  if (found.percent && typeof found.value === 'number') return `${Number((found.value * 100).toPrecision(15))}%`;
  return typeof found.value === 'number' ? found.value : found.value.trim();
}

function readParameter(draft: Draft, path: Path, row: Row, { drivers, sources }: Known): void {
  const unit = draft.unit(row);
  if (unit !== '') draft.set([...path, 'unit'], unit, row, 'unit');
  draft.set([...path, 'list'], draft.yes(row, 'list', yesWords), row, 'list');
  const at = [...path, 'default'];
  const shape = shapeIn(draft, at, row, unit, drivers);
  const value = shape && Object.keys(shape).length === 1 && shape.is !== undefined ? shape.is : shape;
  draft.set(at, value, row, row.has('more') ? 'more' : 'a');
  const range = [draft.quantity(row, 'low', unit), draft.quantity(row, 'high', unit)].filter((end) => end !== undefined);
  if (range.length > 0) draft.set([...path, 'range'], range, row, 'low');
  draft.origin(path, row, sources);
}

function readRule(draft: Draft, strategy: string, part: string, row: Row, known: Known): void {
  const own = ['strategies', strategy];
  if (part === 'strategy') {
    // Its name is that of its column.
    row.cell('id');
    draft.set([...own, 'title'], draft.texts(row, 'title'), row, 'title');
    draft.about(own, row, 'note', 'about');
    draft.set([...own, 'account'], draft.choose(row, 'account', accounts), row, 'account');
    draft.set([...own, 'entity'], draft.yes(row, 'entity', yesWords), row, 'entity');
    const measures = draft
      .word(row, 'formula')
      ?.split(/[;；、，,\n]/u)
      .map((name) => name.trim());
    draft.set(
      [...own, 'measures'],
      measures?.filter((name) => name !== ''),
      row,
      'formula',
    );
    return;
  }
  if (part === 'sentence') {
    draft.set([...own, part], draft.texts(row, 'title'), row, 'title');
    return;
  }
  const name = draft.id(row, '_');
  if (name === undefined) return;
  const path = [...own, `${part}s`, name];
  if (!draft.mark(path, row.place('id'))) return;
  draft.put(path, Object.create(null));
  draft.set([...path, 'title'], draft.texts(row, 'title'), row, 'title');
  const text = formulaOf(draft, row, 'formula');
  if (part === 'parameter') readParameter(draft, path, row, known);
  else if (part === 'event') {
    draft.set([...path, 'chance'], text, row, 'formula');
    draft.set([...path, 'lasts'], draft.whole(row, 'lasts'), row, 'lasts');
  } else if (part === 'stock') {
    draft.set([...path, 'start'], formulaOf(draft, row, 'begin'), row, 'begin');
    draft.set([...path, 'next'], text, row, 'formula');
  } else draft.set([...path, 'is'], text, row, 'formula');
}

/** Strategies come first in the file whatever the order of rows is, and measures last. */
export function readRules(draft: Draft, rows: readonly Row[], known: Known): void {
  for (const row of rows) {
    const part = row.has('part') ? draft.choose(row, 'part', partWords) : row.has('strategy') ? 'formula' : 'measure';
    const strategy = draft.word(row, 'strategy');
    if (part === undefined) continue;
    if (part !== 'measure') {
      if (strategy === undefined)
        draft.tell(row.place('strategy'), { en: 'the strategy is missing', zh: '没有写发展路径' }, null, {
          en: 'Write which strategy of your own this belongs to.',
          zh: '请写明属于哪条自己的发展路径。',
        });
      else readRule(draft, strategy, part, row, known);
      continue;
    }
    const name = draft.id(row, '_');
    if (name === undefined || !draft.mark(['measures', name], row.place('id'))) continue;
    const path = ['measures', name];
    draft.put(path, Object.create(null));
    draft.set([...path, 'is'], formulaOf(draft, row, 'formula'), row, 'formula');
    const unit = draft.unit(row);
    if (row.has('unit')) draft.set([...path, 'unit'], unit, row, 'unit');
    draft.set([...path, 'title'], draft.texts(row, 'title'), row, 'title');
    draft.set([...path, 'town'], draft.choose(row, 'town', townWords), row, 'town');
  }
}
