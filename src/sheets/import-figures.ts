/** The cells of a row that hold a figure in; the figure as a scenario file would hold it, with the place of each part, out. */
import { isMap } from '../model/index.ts';
import { both } from './columns.ts';
import { type Draft, type Keys, map, type Path } from './import-cells.ts';
import type { Row } from './import-sheets.ts';
import { type Names, shapeKeys, shapes } from './words.ts';

/** The keys of a figure without source and note, and where each stands; undefined where all of its cells are empty. */
export function shapeIn(draft: Draft, path: Path, row: Row, unit: string, drivers: Names, key = 'a'): Keys | undefined {
  const at = (part: string, column: string) => draft.places.set([...path, part].join('.'), row.place(column));
  const other = draft.yaml(row, 'more');
  const driver = draft.refer(row, 'driver', drivers, { en: 'driver', zh: '随机因素' });
  const filled = [key, 'b', 'c'].map((column) => row.has(column));
  if (other !== undefined) {
    if (filled.some(Boolean) || driver !== undefined)
      draft.tell(
        row.place('more'),
        { en: 'the figure is written twice', zh: '这个数写了两处' },
        draft.word(row, 'more') ?? null,
        both('Empty this cell, or the cells of the value.', '请清空这一格，或清空“值”各格。'),
      );
    const shape = isMap(other) ? other : { is: other };
    for (const part of Object.keys(shape)) at(part, 'more');
    return shape;
  }
  const tellUseless = (column: string) =>
    draft.tell(
      row.place(column),
      { en: 'this cell has no meaning in this way to write', zh: '这种写法用不到这一格' },
      String(row.cell(column)?.value),
      { en: 'Empty it, or choose another way.', zh: '请清空，或改选“写法”。' },
    );
  if (driver !== undefined) {
    at('driver', 'driver');
    at('times', key);
    for (const column of ['b', 'c']) if (row.has(column)) tellUseless(column);
    const times = draft.quantity(row, key, unit);
    return times === undefined ? { driver } : { driver, times };
  }
  if (!filled.some(Boolean)) return undefined;
  const listed = typeof row.cell(key)?.value === 'string' && /[;；、\n]/u.test(String(row.cell(key)?.value).trim());
  const guess = !filled[1] && !filled[2] ? (listed ? 'list' : 'is') : !filled[1] ? 'min-max' : 'min-likely-max';
  const kind = draft.choose(row, 'kind', shapes) ?? guess;
  if (kind === 'list') {
    at('is', key);
    if (filled[2] && !filled[1]) draft.blank(row, 'b');
    return { is: [key, 'b', 'c'].flatMap((column) => draft.series(row, column, unit) ?? []) };
  }
  const wanted = shapeKeys[kind] ?? [];
  const found = map();
  for (const [i, column] of [key, 'b', 'c'].entries()) {
    const part = wanted[i];
    if (part) {
      at(part, column);
      const value = draft.quantity(row, column, part === 'spread' ? '' : unit);
      if (value !== undefined) found[part] = value;
      else if (!row.has(column)) draft.blank(row, column, [path.join('.')]);
    } else if (filled[i]) tellUseless(column);
  }
  return found;
}

const driverUnit = ({ data }: Draft, id: unknown): string =>
  String((data.drivers as { readonly [id: string]: Keys } | undefined)?.[String(id)]?.unit ?? '');

/** A whole figure with source and note, and its places; undefined where nothing is written. */
export function figureIn(
  draft: Draft,
  path: Path,
  row: Row,
  { drivers, sources }: { drivers: Names; sources: Names },
  key = 'a',
  note = 'note',
): unknown {
  const shape = shapeIn(draft, path, row, draft.unit(row), drivers, key);
  if (!shape) return undefined;
  if (shape.driver !== undefined && shape.times === undefined) draft.compare(row, 'driver', [driverUnit(draft, shape.driver)]);
  const source = draft.source(path, row, sources);
  const words = draft.texts(row, note);
  draft.places.set([...path, 'note'].join('.'), row.place(note));
  const bare = source === undefined && words === undefined;
  if (bare && Object.keys(shape).length === 1 && shape.is !== undefined) return shape.is;
  return { ...shape, ...(source === undefined ? {} : { source }), ...(words === undefined ? {} : { note: words }) };
}
