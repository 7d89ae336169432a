/** Cells of a row in; the values that a scenario file would hold there, with the place of each, out. */
import { didYouMean, type Language, openText, type Text } from '../model/index.ts';
import type { CellPlace, Found } from './book.ts';
import { both } from './columns.ts';
import { type BookProblem, blankCell, cellFaults, type Row } from './import-sheets.ts';
import { type Amount, isBare, isSameUnit, quantityOf, read, type UnitWords, unitOf, wholeOf } from './quantity.ts';
import { type Named, type Names, namesOf } from './words.ts';

export type Keys = { [key: string]: unknown };
export type Path = readonly (string | number)[];

/** A map that has nothing but its own keys, whatever they are called. */
export const map = (): Keys => Object.create(null) as Keys;

export const cellKey = ({ sheet, row, column }: CellPlace): string => `${row}:${column}:${sheet}`;

/** A scenario file while it is put together from cells. */
export class Draft {
  readonly data = map();
  readonly problems: BookProblem[] = [];
  /** Things to know that stop nothing. */
  readonly notices: BookProblem[] = [];
  readonly places = new Map<string, CellPlace>();
  /** Empty cells of what may be wanted, by its path, and the key of their column. */
  readonly blanks = new Map<string, { readonly place: CellPlace; readonly key: string }>();
  /** Where the unit of a number stands that has none in its own cell. */
  readonly units = new Map<string, CellPlace>();
  /** Paths of which a cell is told to be empty: what else is wrong there follows from it. */
  readonly gaps = new Set<string>();
  /** Where a key stands that is written in a cell of its own, by the path that it ends. */
  readonly named = new Map<string, CellPlace>();
  /** Rows of figures that could not be put anywhere: what is told to be missing of such a venture may stand there. */
  readonly lost: { readonly row: CellPlace; readonly village?: string | undefined; readonly venture?: string | undefined }[] = [];
  readonly language: Language;
  readonly words: UnitWords;

  constructor(language: Language, words: UnitWords) {
    this.language = language;
    this.words = words;
  }

  tell(place: CellPlace, say: Text, value: string | number | null, hint: Text): void {
    this.problems.push({ place, at: '', say, value: value === null ? null : String(value), hint });
  }

  /** Tells of an empty cell that may not be; `paths`: what else may be told of only follows from it. */
  blank(row: Row, key: string, paths: readonly string[] = []): void {
    this.problems.push(blankCell(row.place(key), key));
    for (const path of paths) this.gaps.add(path);
  }

  /** Tells of those of these cells that are empty. */
  need(row: Row, keys: readonly string[], paths: readonly string[] = []): void {
    for (const key of keys) if (!row.has(key)) this.blank(row, key, paths);
  }

  /** Remembers where a path is written; false, and told at `named` with what stands there, where it is written already. */
  mark(path: Path, place: CellPlace, named = place, written = String(path.at(-1))): boolean {
    const key = path.join('.');
    if (this.places.has(key)) {
      const first = this.places.get(key) as CellPlace;
      this.tell(named, { en: 'this stands twice', zh: '重复填写' }, written, {
        en: `It stands in row ${first.row} already: keep one of the two.`,
        zh: `第 ${first.row} 行已有，请只保留一处。`,
      });
      return false;
    }
    this.places.set(key, place);
    return true;
  }

  put(path: Path, value: unknown): void {
    if (value === undefined) return;
    let at = this.data;
    for (const key of path.slice(0, -1)) {
      at[key] ??= map();
      at = at[key] as Keys;
    }
    at[path.at(-1) as string] = value;
  }

  /** Puts the value of a cell, unless it is empty or stands twice. */
  set(path: Path, value: unknown, row: Row, key: string): void {
    if (value === undefined) this.blanks.set(path.join('.'), { place: row.place(key), key });
    else if (this.mark(path, row.place(key), undefined, String(row.cell(key)?.value))) this.put(path, value);
  }

  /** A cell that holds something usable. */
  cell(row: Row, key: string): Found | null {
    const found = row.cell(key);
    if (!found?.fault) return found;
    const [first, second] = cellFaults[found.fault];
    this.tell(row.place(key), first, String(found.value) || null, second);
    return null;
  }

  /** Text for people, as it stands. */
  text(row: Row, key: string): string | undefined {
    const found = this.cell(row, key);
    return found ? String(found.value) : undefined;
  }

  /** A word: without blanks around it. */
  word(row: Row, key: string): string | undefined {
    return this.text(row, key)?.trim() || undefined;
  }

  /** Text in one or both languages. */
  texts(row: Row, key: string): string | { en: string; zh: string } | undefined {
    const [own, other] = [this.text(row, key), this.text(row, `${key}2`)];
    if (own === undefined || other === undefined) return own ?? other;
    return this.language === 'zh' ? { en: other, zh: own } : { en: own, zh: other };
  }

  /** The words of a unit in the file, `''` where none is written. */
  unit(row: Row, key = 'unit'): string {
    const written = (this.word(row, key) ?? '')
      .replace(/[／％]/gu, (sign) => sign.normalize('NFKC'))
      .replace(/\s*([/*·])\s*/gu, '$1');
    return written === '1' ? '' : this.words.toFile(written);
  }

  /** Remembers that a number has the unit of its row, or would have it were it there. */
  private borrow(row: Row, key: string, unit: string): void {
    if ((unit === '') === !row.has('unit')) this.units.set(cellKey(row.place(key)), row.place('unit'));
  }

  /** Tells where what a cell holds has a unit of its own, and not that of its row, which then does not count. */
  compare(row: Row, key: string, units: readonly string[]): void {
    const unit = this.unit(row);
    // 3万 beside 元 is meant as it stands, and mu is 亩.
    const inOnes = (words: string) => words.replace(/^(万元|yuan)/u, '元');
    const own = units.find((one) => one !== '' && inOnes(one) !== inOnes(unit) && !isSameUnit(one, unit));
    if (unit === '' || own === undefined) return;
    const [counts, idle] = [this.words.toBook(own), this.words.toBook(unit)];
    this.notices.push({
      place: row.place(key),
      at: '',
      say: {
        en: `the unit that counts here is ${counts}, not ${idle}`,
        zh: `这里按 ${counts} 计算，“单位”列的 ${idle} 不起作用`,
      },
      value: String(row.cell(key)?.value),
      hint: { en: 'Keep the one that is meant.', zh: '请只保留所指的那个单位。' },
    });
  }

  /** Whether a cell holds several numbers where commas are no sign between them, or a range, as is then told. */
  private isSeveral(row: Row, key: string, { value }: Found): boolean {
    const text = typeof value === 'string' ? value.trim() : '';
    const parts = text.split(/\s*[,，]\s*/u);
    if (parts.length > 1 && wholeOf(text) === null && parts.every((part) => /^[\d.]+%?$/.test(part))) {
      const hint = both(`Write ${parts.join('; ')}.`, `请写 ${parts.join('；')}。`);
      this.tell(row.place(key), both('commas do not part numbers', '逗号不能分隔几个数'), text, hint);
      return true;
    }
    if (!/^[\d.,]+[^\d\s]{0,6}\s*[-~～—–至到]+\s*[\d.]/u.test(text)) return false;
    this.tell(row.place(key), both('one number is needed in a cell, not a range', '一格只写一个数，不能写范围'), text, {
      en: 'Write the low and the high of a figure into two cells of its row in the sheet Figures.',
      zh: '「数值」表中，请把低值和高值分写在“值或低值”“高值”两格。',
    });
    return true;
  }

  /** Compares the units of amounts, where they would have had that of their row. */
  private takes(row: Row, key: string, unit: string, amounts: readonly Amount[]): void {
    if (unit !== '' && this.unit(row) === unit) this.compare(row, key, amounts.map(unitOf));
  }

  quantity(row: Row, key: string, unit: string): Amount | undefined {
    const found = this.cell(row, key);
    if (!found) return undefined;
    if (this.isSeveral(row, key, found)) return String(found.value);
    if (isBare(found)) this.borrow(row, key, unit);
    const amount = read(found, unit, this.words);
    this.takes(row, key, unit, [amount]);
    return amount;
  }

  /** A whole number, such as a year; anything else as it stands, for the checker to tell of. */
  whole(row: Row, key: string): number | string | undefined {
    const found = this.cell(row, key);
    if (!found) return undefined;
    return wholeOf(String(found.value)) ?? found.value;
  }

  /** The id that a cell means, told where there is none of that name. */
  refer(row: Row, key: string, names: Names, what: Text): string | undefined {
    const word = this.word(row, key);
    if (word === undefined) return undefined;
    const id = names.resolve(word);
    if (id !== undefined) return id;
    const several = names.several(word);
    const ids = (by: string) => several.join(by);
    const say =
      several.length > 0
        ? { en: `${several.length} are called ${word}`, zh: `有 ${several.length} 个叫“${word}”` }
        : { en: `there is no ${what.en} ${word}`, zh: `没有${what.zh}“${word}”` };
    const hint = { en: `Write the id of the one that is meant: ${ids(', ')}.`, zh: `请写所指那一个的标识：${ids('、')}。` };
    this.tell(row.place(key), say, word, several.length > 0 ? hint : didYouMean(word, names.labels));
    return undefined;
  }

  /** One of the words that a column offers. */
  choose(row: Row, key: string, offered: readonly Named[]): string | undefined {
    const word = this.word(row, key);
    if (word === undefined) return undefined;
    const names = namesOf(offered, this.language);
    const id = names.resolve(word);
    if (id === undefined)
      this.tell(
        row.place(key),
        { en: 'this word is not one of those offered', zh: '此处的词不在可选范围内' },
        word,
        didYouMean(word, names.labels),
      );
    return id;
  }

  /** Remembers where something with an id begins, as `mark` does: what stands twice is the id, in its own column where it is written there. */
  begin(path: Path, row: Row): boolean {
    const named = row.place(row.has('id') ? 'id' : 'title');
    this.named.set(path.join('.'), named);
    return this.mark(path, row.place('title'), named);
  }

  yes(row: Row, key: string, offered: readonly Named[]): boolean | undefined {
    const flag = /^(true|false)$/i.exec(this.word(row, key) ?? '')?.[0] ?? this.choose(row, key, offered);
    return flag === undefined ? undefined : flag.toLowerCase() === 'true';
  }

  /** The id in its column, or one made from the title; `separator` stands for blanks. Told where there is neither. */
  id(row: Row, separator: '-' | '_'): string | undefined {
    const written = this.word(row, 'id');
    if (written !== undefined) return written;
    const made = (this.word(row, 'title') ?? '').replace(/[^\p{L}\p{N}_]+/gu, separator).replace(/^[-_]+|[-_]+$/g, '');
    if (made === '') this.blank(row, 'title');
    return made === '' ? undefined : /^\d+$/.test(made) ? `no${separator}${made}` : made;
  }

  /** The title, where it says more than the id. */
  title(path: Path, id: string, row: Row): void {
    const title = this.texts(row, 'title');
    if (title !== id) this.set([...path, 'title'], title, row, 'title');
  }

  about(path: Path, row: Row, key: string, as = key): void {
    this.set([...path, as], this.texts(row, key), row, key);
  }

  /** What the column for YAML holds. */
  yaml(row: Row, key: string): unknown {
    const text = this.word(row, key);
    if (text === undefined) return undefined;
    const { source, problems } = openText(`value: ${text.replace(/\n/g, ' ')}`);
    const [first] = problems;
    if (source && !first) return (source.data as Keys).value ?? undefined;
    this.tell(
      row.place(key),
      first?.say ?? { en: 'this cannot be read', zh: '无法读取' },
      text,
      first?.hint ?? { en: '', zh: '' },
    );
    return undefined;
  }

  /** Several quantities of one cell. */
  series(row: Row, key: string, unit: string): Amount[] | undefined {
    const found = this.cell(row, key);
    if (!found || this.isSeveral(row, key, found)) return found ? [String(found.value)] : undefined;
    if (isBare(found)) this.borrow(row, key, unit);
    if (typeof found.value === 'number') return [read(found, unit, this.words)];
    const parts = found.value
      .trim()
      .replace(/[;；、]$/u, '')
      .split(/\s*[;；、]\s*|\s*\n\s*/u);
    if (parts.includes(''))
      this.tell(row.place(key), both('a value is missing between two signs', '两个分隔号之间缺一个数'), found.value, {
        en: 'Write a value for each year, one after another.',
        zh: '请按年份逐个写，每年一个数。',
      });
    const amounts = parts.map((part) => quantityOf(part, unit, this.words));
    this.takes(row, key, unit, amounts);
    return amounts;
  }

  source(path: Path, row: Row, sources: Names): string | undefined {
    this.places.set([...path, 'source'].join('.'), row.place('source'));
    return this.refer(row, 'source', sources, { en: 'source', zh: '来源' });
  }

  origin(path: Path, row: Row, sources: Names): void {
    this.put([...path, 'source'], this.source(path, row, sources));
    this.about(path, row, 'note');
  }
}
