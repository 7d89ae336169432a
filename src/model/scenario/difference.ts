/** What a thing of a scenario has, in two files, in; each difference with its place and its sentence out. */
import {
  distinct,
  figureWords,
  type Quantity,
  quantityChange,
  quantityWords,
  type Told,
  writtenFigure,
  writtenQuantity,
} from '../base/figure-words.ts';
import type { Formula, Language, Scenario, Text, Unit } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import { sameDimension } from '../formula/units.ts';

/** One difference between two scenarios. */
export interface Change {
  /** Dotted path in the file, such as `villages.buridu.ventures.cattle.places`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What it belongs to: the sentence is `place: say`. */
  readonly place: Text;
  readonly say: Text;
  /** The old and the new value as a file writes them; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A value that may differ. */
export interface Value {
  /** What counts: values of equal meaning do not differ. */
  readonly meaning: unknown;
  readonly written: string;
  readonly tell: (language: Language, digits: number) => string;
  /** Where it is one amount: told with the other one, the unit once, and what it gained. */
  readonly quantity?: Quantity;
  /** Where it is words in both languages, of which one alone may differ. */
  readonly text?: Text;
  /** Where it is too long to be quoted: what is said of a change. */
  readonly changed?: Text;
}

/** One thing that may differ: its key below the path, its name, its value. */
export interface Aspect {
  readonly key: string;
  readonly name: Text;
  readonly value: Value | null;
  /** Not written here but taken from elsewhere, where its change is told. */
  readonly standard?: boolean;
}

export const text = (en: string, zh: string): Text => ({ en, zh });

/** Equal but for rounding and the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Object.is(a, b) || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [x, y] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(x);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(y).length &&
    keys.every((key) => Object.hasOwn(y, key) && same(x[key], y[key]))
  );
}

export const writtenText = ({ en, zh }: Text): string => (en === zh ? en : `{en: ${en}, zh: ${zh}}`);

/** A whole number or a word that reads alike in both languages. */
export const wordValue = (word: string | number): Value => ({ meaning: word, written: `${word}`, tell: () => `${word}` });

/** A word of the file with its words for people. */
export const namedValue = (word: string, title: Text): Value => ({
  meaning: word,
  written: word,
  tell: (language) => title[language],
});

export const titleValue = (title: Text): Value => ({
  meaning: title,
  written: writtenText(title),
  tell: (language) => `“${title[language]}”`,
  text: title,
});

export const proseValue = (prose: Text | null): Value | null =>
  prose && { ...titleValue(prose), changed: text('reworded', '已改写') };

export const quantityValue = (value: number, unit: Unit): Value => ({
  meaning: value,
  written: writtenQuantity({ value, unit }),
  tell: (language, digits) => quantityWords({ value, unit }, language, digits),
  quantity: { value, unit },
});

export const formulaValue = ({ text: written, tree }: Formula): Value => ({
  meaning: tree,
  written,
  tell: () => `“${written}”`,
});

/** The title of a driver of the scenario. */
export const driverTitle =
  ({ drivers }: Scenario) =>
  (id: string, language: Language): string =>
    drivers.find((driver) => driver.id === id)?.title[language] ?? id;

export function figureValue(told: Told, scenario: Scenario): Value {
  const [first] = told.values;
  return {
    // The unit in which times are written is none of it.
    meaning: told.values.map((value) => (value.kind === 'driver' ? { ...value, unit: null } : value)),
    written: writtenFigure(told),
    tell: (language, digits) => figureWords(told, language, driverTitle(scenario), digits),
    ...(told.values.length === 1 && first?.kind === 'fixed' ? { quantity: { value: first.value, unit: told.unit } } : {}),
  };
}

export const sourceTitles: { readonly [source: string]: Text } = {
  assumption: text('assumption', '假设'),
  estimate: text('estimate', '估计'),
  inferred: text('inferred', '推断'),
  stated: text('stated', '已说明'),
};

/** Where something comes from and what is noted of it; `name` is that of the thing itself. */
export function originAspects(
  key: string,
  name: Text | null,
  { source, note }: { readonly source: string | null; readonly note: Text | null },
  { references }: Scenario,
): Aspect[] {
  const of = (word: Text): Text => (name ? text(`${name.en}: ${word.en}`, `${name.zh}的${word.zh}`) : word);
  const title = source === null ? undefined : (references.find(({ id }) => id === source)?.title ?? ownOf(sourceTitles, source));
  return [
    {
      key: `${key}source`,
      name: of(text('source', '来源')),
      value: source === null ? null : namedValue(source, title ?? text(source, source)),
    },
    { key: `${key}note`, name: of(text('note', '说明')), value: proseValue(note) },
  ];
}

const none = text('none', '无');

function sayChange(name: Text, a: Value | null, b: Value | null): Text {
  const of = (language: Language): string => {
    const zh = language === 'zh';
    const own = name[language];
    const either = a ?? b;
    if (either?.changed && !(a && b)) return zh ? `${a ? '移除' : '新增'}${own}` : `${own} ${a ? 'removed' : 'added'}`;
    if (either?.changed) return zh ? `${own}${either.changed.zh}` : `${own} ${either.changed.en}`;
    if (a?.quantity && b?.quantity && sameDimension(a.quantity.unit.dimension, b.quantity.unit.dimension))
      return `${own} ${quantityChange(a.quantity, b.quantity, language)}`;
    const told = (as: Language) =>
      distinct((digits) => {
        const [from, to] = [a, b].map((value) => value?.tell(as, digits) ?? none[language]);
        return [`${own} ${from} → ${to}`, from !== to];
      });
    if (a?.text && b?.text && a.text[language] === b.text[language])
      return zh ? `${told('en')}（英文）` : `${told('zh')} (in Chinese)`;
    return told(language);
  };
  return text(of('en'), of('zh'));
}

const kindOf = (a: unknown, b: unknown): Change['kind'] => (a ? (b ? 'changed' : 'removed') : 'added');

/**
 * The differences between what one thing has in two files. `inherited` is what it would have without words of its own: what both only
 * inherit is told where it is inherited from.
 */
export function aspectChanges(
  path: string,
  place: Text,
  a: readonly Aspect[],
  b: readonly Aspect[],
  inherited: readonly [a: readonly Aspect[], b: readonly Aspect[]] = [[], []],
): Change[] {
  const [inA, inB, fromA, fromB] = [a, b, ...inherited].map((aspects) => new Map(aspects.map((one) => [one.key, one])));
  return [...new Set([...a, ...b].map(({ key }) => key))].flatMap((key): Change[] => {
    const [x, y] = [inA?.get(key), inB?.get(key)];
    const meaning = (aspect: Aspect | undefined) => aspect?.value?.meaning;
    if (same(meaning(x), meaning(y))) return [];
    if ((x?.standard ?? !x) && (y?.standard ?? !y)) return [];
    const base = [fromA?.get(key), fromB?.get(key)] as const;
    if ((base[0] || base[1]) && same(meaning(x), meaning(base[0])) && same(meaning(y), meaning(base[1]))) return [];
    const [before, after] = [x?.value ?? null, y?.value ?? null];
    const name = (y ?? x)?.name ?? none;
    return [
      {
        path: path ? `${path}.${key}` : key,
        kind: kindOf(before, after),
        place,
        say: sayChange(name, before, after),
        before: before?.written ?? null,
        after: after?.written ?? null,
      },
    ];
  });
}

interface Thing {
  readonly id: string;
  readonly title: Text;
}

/** What a kind of things is called and has. */
export interface Kind<T extends Thing> {
  readonly noun: Text;
  readonly place: (thing: T) => Text;
  /** What it has; `other` is the same thing in the other file. */
  readonly aspects: (thing: T, scenario: Scenario, other: T) => readonly Aspect[];
  /** What is said of one that is added or removed, in brackets. */
  readonly about?: (thing: T, scenario: Scenario) => Text;
}

/** A thing as it is told: its title, and its id in brackets. */
export const called = ({ id, title }: Thing): Text =>
  text(title.en === id ? id : `${title.en} (${id})`, title.zh === id ? id : `${title.zh}（${id}）`);

/** One thing that is there in one of two files only. */
export function presence<T extends Thing>(path: string, kind: Kind<T>, a: T | undefined, b: T | undefined, of: Scenario): Change {
  const thing = (b ?? a) as T;
  const about = kind.about?.(thing, of);
  const { noun } = kind;
  return {
    path,
    kind: kindOf(a, b),
    place: kind.place(thing),
    say: text(
      `${noun.en} ${a ? 'removed' : 'added'}${about?.en ? ` (${about.en})` : ''}`,
      `${a ? '移除' : '新增'}${noun.zh}${about?.zh ? `（${about.zh}）` : ''}`,
    ),
    before: a ? writtenText(a.title) : null,
    after: b ? writtenText(b.title) : null,
  };
}

/** The things of both files by id, in the order of the first, what is new behind. */
export function pairs<T extends Thing>(a: readonly T[], b: readonly T[]): (readonly [T | undefined, T | undefined])[] {
  const [inA, inB] = [a, b].map((list) => new Map(list.map((thing) => [thing.id, thing])));
  return [...new Set([...a, ...b].map(({ id }) => id))].map((id) => [inA?.get(id), inB?.get(id)] as const);
}

/** The differences of a section of the file: what was added, removed, and changed in each that stayed. */
export function thingChanges<T extends Thing>(
  section: string,
  kind: Kind<T>,
  [a, b]: readonly [readonly T[], readonly T[]],
  [fileA, fileB]: readonly [Scenario, Scenario],
): Change[] {
  return pairs(a, b).flatMap(([x, y]) => {
    const path = `${section}.${(x ?? y)?.id}`;
    if (!x || !y) return presence(path, kind, x, y, x ? fileA : fileB);
    return aspectChanges(path, kind.place(y), kind.aspects(x, fileA, y), kind.aspects(y, fileB, x));
  });
}
