/** The rows of villages, ventures, figures, plans and money in; their parts of a scenario file, in the draft, out. */
import { didYouMean, type Language } from '../model/index.ts';
import { type Catalogue, titled } from './catalogue.ts';
import { both } from './columns.ts';
import { strategyFinder } from './export-villages.ts';
import type { Draft, Keys, Path } from './import-cells.ts';
import { figureIn } from './import-figures.ts';
import type { Row } from './import-sheets.ts';
import { type Named, type Names, namesOf, nothing, yesWords } from './words.ts';

export interface Known {
  readonly drivers: Names;
  readonly sources: Names;
  readonly villages: Names;
  readonly plans: Names;
  readonly catalogue: Catalogue;
}

const village = { en: 'village', zh: '村' };
export const plan = { en: 'plan', zh: '方案' };

/** A name alone would mean the row that has no id, wherever another one is called the same. */
function tellSameNames(draft: Draft, rows: readonly Row[], named: readonly Named[]): void {
  const names = named.map(({ title }) => title?.[draft.language].trim());
  const counts = new Map<string | undefined, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [i, row] of rows.entries()) {
    const [name, count] = [names[i], counts.get(names[i]) ?? 0];
    if (name !== undefined && count > 1 && !row.has('id'))
      draft.tell(
        row.place('title'),
        both(`${count} are called this`, `有 ${count} 行叫这个名称`),
        name,
        both('Give it a name or an id of its own.', '请换一个名称，或给它写上标识。'),
      );
  }
}

/** Ids and titles of the rows of a sheet whose first columns are name and id; `mark` the rows of `section`. */
export function identified(
  draft: Draft,
  rows: readonly Row[],
  section: string,
  separator: '-' | '_',
): { named: Named[]; ids: Map<Row, string> } {
  const ids = new Map<Row, string>();
  const named = rows.flatMap((row): Named[] => {
    const id = draft.id(row, separator);
    if (id === undefined || !draft.begin([section, id], row)) return [];
    ids.set(row, id);
    return [titled(id, draft.texts(row, 'title'))];
  });
  tellSameNames(draft, [...ids.keys()], named);
  return { named, ids };
}

export function readVillages(draft: Draft, ids: ReadonlyMap<Row, string>, known: Known): void {
  for (const [row, id] of ids) {
    const path = ['villages', id];
    draft.put(path, Object.create(null));
    draft.title(path, id, row);
    draft.about(path, row, 'note');
    draft.set(
      [...path, 'population'],
      draft.quantity(row, 'population', draft.language === 'zh' ? '人' : 'person'),
      row,
      'population',
    );
    draft.set(
      [...path, 'households'],
      draft.quantity(row, 'households', draft.language === 'zh' ? '户' : 'household'),
      row,
      'households',
    );
    const fund: Path = [...path, 'opening_fund'];
    if (row.has('source') || row.has('fundNote')) draft.need(row, ['fund']);
    draft.set(fund, figureIn(draft, fund, row, known, 'fund', 'fundNote'), row, 'fund');
  }
}

interface VentureRow {
  readonly row: Row;
  readonly plan: string | null;
  readonly village: string;
  readonly id: string;
  readonly strategy: string | undefined;
}

const pathOf = ({ plan: own, village: of, id }: Pick<VentureRow, 'plan' | 'village' | 'id'>): Path =>
  own === null ? ['villages', of, 'ventures', id] : ['plans', own, 'changes', of, id];

/** The plan of a row: null where none is written, undefined where there is no such plan. */
function planOf(draft: Draft, row: Row, known: Known): string | null | undefined {
  const word = draft.word(row, 'plan');
  if (word === undefined) return null;
  const isNone = known.plans.resolve(word) === undefined && /^(现状|as things are)$/iu.test(word);
  return isNone ? null : draft.refer(row, 'plan', known.plans, plan);
}

export function villageOf(draft: Draft, row: Row, known: Known): string | undefined {
  draft.need(row, ['village']);
  return draft.refer(row, 'village', known.villages, village);
}

/** Names of the ventures of one village. */
export type VentureNames = (village: string) => Names;

function titlesFirst(language: Language) {
  const all = new Map<string, Map<string, Named>>();
  return {
    named: (of: string): Map<string, Named> => {
      const own = all.get(of) ?? new Map<string, Named>();
      all.set(of, own);
      return own;
    },
    names: (): VentureNames => {
      const made = new Map([...all].map(([of, own]) => [of, namesOf([...own.values()], language)]));
      return (of) => made.get(of) ?? namesOf([], language);
    },
  };
}

/** Ventures as they are, then those of plans, so that a plan's row may name a venture by its title alone. */
function readVentures(draft: Draft, rows: readonly Row[], known: Known) {
  const titles = titlesFirst(draft.language);
  const ventures: VentureRow[] = [];
  const ended = new Set<string>();
  /** Names of ventures whose village or plan is wrong. */
  const misplaced = new Set<string | undefined>();
  const read = rows.map((row) => ({ row, own: planOf(draft, row, known) }));
  const sorted = [...read.filter(({ own }) => own === null), ...read.filter(({ own }) => own !== null)];
  for (const { row, own } of sorted) {
    const of = villageOf(draft, row, known);
    const strategy = draft.refer(row, 'strategy', known.catalogue.strategies, { en: 'strategy', zh: '发展路径' });
    if (own === undefined || of === undefined) {
      for (const key of ['id', 'title']) misplaced.add(draft.word(row, key));
      continue;
    }
    const there = titles.named(of);
    const word = row.has('id') ? undefined : draft.word(row, 'title');
    const id =
      (word !== undefined ? namesOf([...there.values()], draft.language).resolve(word) : undefined) ?? draft.id(row, '-');
    if (id === undefined) continue;
    const path = pathOf({ plan: own, village: of, id });
    if (!draft.begin(path, row)) continue;
    const title = draft.texts(row, 'title');
    const before = there.get(id);
    const again =
      before !== undefined &&
      !row.has('title2') &&
      [before.id, before.title?.[draft.language]].includes(draft.text(row, 'title'));
    if (!before) there.set(id, titled(id, title));
    ventures.push({ row, plan: own, village: of, id, strategy });
    const ends = draft.yes(row, 'ends', yesWords);
    if (ends && own === null)
      draft.tell(row.place('ends'), { en: 'only a plan ends a venture', zh: '只有方案才能不再保留项目' }, null, {
        en: 'Write the plan in this row, or a last year.',
        zh: '请在这一行写明方案，或填写停止年。',
      });
    if (ends && own !== null) {
      ended.add(path.join('.'));
      draft.put(path, null);
      continue;
    }
    draft.put(path, Object.create(null));
    if (!again) draft.title(path, id, row);
    draft.set([...path, 'strategy'], strategy, row, 'strategy');
    draft.set([...path, 'start'], draft.whole(row, 'start'), row, 'start');
    const stop = draft.whole(row, 'stop');
    const never = stop === nothing.en || stop === nothing.zh;
    draft.set([...path, 'stop'], never ? null : stop, row, 'stop');
    draft.about(path, row, 'note');
  }
  return { ventures, names: titles.names(), ended, misplaced };
}

/** Where the figure of a row belongs; where that cannot be said, as is told, what is known of its venture. */
function figurePlace(
  draft: Draft,
  row: Row,
  known: Known,
  { ventures, names, misplaced }: ReturnType<typeof readVentures>,
  strategyOf: ReturnType<typeof strategyFinder>,
): { readonly venture: Path; readonly parameter: string } | Omit<Draft['lost'][number], 'row'> {
  const own = planOf(draft, row, known);
  const of = villageOf(draft, row, known);
  if (own === undefined || of === undefined) return { village: of };
  draft.need(row, ['venture']);
  const called = draft.word(row, 'venture');
  if (called !== undefined && misplaced.has(called) && names(of).resolve(called) === undefined) return { village: of };
  const id = draft.refer(row, 'venture', names(of), { en: 'venture', zh: '项目' });
  if (id === undefined) return { village: of };
  const lost = { village: of, venture: id };
  const there = ventures.some(
    (venture) => venture.village === of && venture.id === id && (venture.plan === null || own !== null),
  );
  if (!there) {
    draft.tell(
      row.place('venture'),
      { en: 'only a plan has this venture', zh: '只有方案中有这个项目' },
      draft.word(row, 'venture') ?? null,
      { en: 'Write the plan in this row.', zh: '请在这一行写明方案。' },
    );
    return lost;
  }
  draft.need(row, ['parameter']);
  const word = draft.word(row, 'parameter');
  if (word === undefined) return lost;
  const parameters = known.catalogue.parameters(strategyOf(own, of, id));
  const parameter = parameters?.resolve(word);
  if (parameters && parameter === undefined) {
    draft.tell(
      row.place('parameter'),
      { en: `this strategy has no figure ${word}`, zh: `该发展路径没有参数“${word}”` },
      word,
      didYouMean(word, parameters.labels),
    );
    return lost;
  }
  return { venture: pathOf({ plan: own, village: of, id }), parameter: parameter ?? word };
}

function readFigures(draft: Draft, rows: readonly Row[], known: Known, read: ReturnType<typeof readVentures>): void {
  const basedOn = (own: string) =>
    ((draft.data.plans as Keys | undefined)?.[own] as Keys | undefined)?.based_on as string | undefined;
  const strategyOf = strategyFinder(read.ventures, basedOn);
  for (const row of rows) {
    const filled = ['a', 'b', 'c', 'driver', 'more'].some((key) => row.has(key));
    if (!filled && !row.has('parameter')) continue;
    // The name of a figure without its value would be taken as not written at all.
    if (!filled) draft.blank(row, 'a');
    const place = figurePlace(draft, row, known, read, strategyOf);
    if (!('parameter' in place)) {
      draft.lost.push({ ...place, row: row.place('venture') });
      continue;
    }
    const { venture, parameter } = place;
    if (read.ended.has(venture.join('.'))) {
      draft.tell(
        row.place('venture'),
        { en: 'this plan ends the venture, so it has no figures', zh: '该方案不再保留这个项目，不能再填它的数值' },
        draft.word(row, 'venture') ?? null,
        { en: 'Empty this row, or the sign that it ends.', zh: '请清空这一行，或清空“不再保留”。' },
      );
      continue;
    }
    const path = [...venture, parameter];
    draft.set(path, figureIn(draft, path, row, known), row, row.has('a') ? 'a' : row.has('driver') ? 'driver' : 'more');
  }
}

export function readVenturesAndFigures(draft: Draft, ventures: readonly Row[], figures: readonly Row[], known: Known): void {
  const read = readVentures(draft, ventures, known);
  readFigures(draft, figures, known, read);
}
