/** One quantity or source as written in; its value in base units, checked against the place where it stands, out. */
import type { Language, Text, Unit } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean, nearest } from '../base/suggest.ts';
import { unitWords } from '../base/words.ts';
import { halfWidth, isPlain, readQuantity, readUnit, sameDimension, unitNames } from '../formula/units.ts';
import type { Reporter } from './report.ts';

/** The text or bytes of a table beside the scenario, by its name as written; null where there is none. */
export type Tables = (name: string) => string | Uint8Array | null;

/** What figures are checked against. */
export interface Known {
  readonly out: Reporter;
  readonly references: ReadonlySet<string>;
  /** Units of the drivers a figure may follow. */
  readonly drivers: ReadonlyMap<string, Unit & { readonly title?: Text }>;
  readonly tables: Tables;
}

/** Labels that stand for a source where there is no document. */
export const plainSources: readonly string[] = ['assumption', 'estimate', 'inferred', 'stated'];

export const unitText = (unit: Unit): Text =>
  unit.text === '' ? { en: 'a plain number', zh: '不带单位的数' } : { en: unit.text, zh: unitWords(unit, 'zh') };

/** No amount is larger, in base units: what comes of it could be neither counted nor drawn. */
export const mostAmount = 1e15;

/** Money in all, or a year. */
const moneyUnit = /^(?:yuan|元|万元)(\/(?:year|年))?$/u;

/** Ten thousands of a unit of money, in all or a year; null for any other unit. */
export function tenThousandOf(unit: string): string | null {
  const [isMoney, year = ''] = moneyUnit.exec(unit) ?? [];
  return isMoney === undefined ? null : `万元${year}`;
}

/** `95万`, `1.5w` and `1.2亿元` as people type them under a unit of money, in 万元 with the rest of that unit: what is bare is of money. */
export function wholeSum(text: string, unit: string): string {
  const [isMoney, of = ''] = /^(?:yuan|元|万元)(\/.*)?$/u.exec(unit) ?? [];
  const [, number = '', ten, per = of] = /^([+-]?[\d,_.]+)\s*(?:([万wW])|亿元?)(\/.*)?$/u.exec(text) ?? [];
  if (isMoney === undefined || number === '') return text;
  const wan = ten ? number : Number((Number(number.replace(/[,_]/g, '')) * 1e4).toPrecision(12));
  return `${wan} 万元${per}`;
}

/** Counting words that are no units by themselves: 万元 is a unit, 万人 and 万 are none. */
const multiples: { readonly [word: string]: number } = { 百: 100, 千: 1000, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 };

/** `10万/年` as it is meant, 10万元/年, and `2 万人` as 20000 人; null where no counting word is the trouble. */
function withoutMultiple(written: string, place: Unit): string | null {
  const [, number = '', word = '', rest = ''] = /^([+-]?[\d_,.]+)\s*([十百千]?万|[百千亿])\s*(.*)$/u.exec(written.trim()) ?? [];
  const unit = (/^($|[/*·])/u.test(rest) ? unitWords(place, 'zh').split(/[/*·]/u, 1)[0] : '') + rest;
  const whole = Number((Number(number.replace(/[_,]/g, '')) * (multiples[word] ?? Number.NaN)).toPrecision(12));
  const text = /^元/u.test(unit) && whole >= 1e4 ? `${whole / 1e4}万${unit}` : `${whole} ${unit}`.trim();
  const read = readQuantity(text);
  return read.ok && sameDimension(read.unit.dimension, place.dimension) ? text : null;
}

/** Of `yuann/kg` one part alone is no unit. */
function guessUnit(word: string): Text {
  const wrong = word.split(/[/*·]/u).find((part) => !readUnit(part)) ?? word;
  const near = wrong === word ? null : nearest(wrong.slice(0, 60), unitNames);
  return near ? didYouMean(word, [word.replace(wrong, near)]) : didYouMean(wrong, unitNames);
}

export function tellUnit(out: Reporter, path: Path, word: string, value: unknown, meant: string | null = null): void {
  const hint = meant === null ? guessUnit(word) : { en: `Write ${meant}.`, zh: `请写 ${meant}。` };
  out.report(path, { en: `${word} is not a unit`, zh: `“${word}”不是单位` }, value, hint, { unit: true });
}

/** What is behind the first number of `3-6` or `5%至10%`, where one figure is needed. */
const range = /^\D{0,8}?([-~～—–至到]+|\.\.+)\s*[\d.]/u;

function tellRange(out: Reporter, path: Path, written: string, unit: Unit): void {
  const text = halfWidth(written);
  const [first, last] = text.matchAll(/\d[\d,_]*(\.\d+)?/g);
  const behind = last ? text.slice(last.index + last[0].length).trim() : '';
  const ends = [first, last].map((found) => (found?.[0] ?? '').replace(/[,_]/g, '')).sort((a, b) => Number(a) - Number(b));
  const [low, high] = ends.map((digits) => meantAs(digits, behind, unit)) as [Text, Text];
  out.report(path, { en: 'one figure is needed here, not a range', zh: '这里要写一个数，不能这样写范围' }, written, {
    en: `Write one figure, such as ${low.en}; one that is uncertain is written {min: ${low.en}, max: ${high.en}}.`,
    zh: `请写一个数，如 ${low.zh}；拿不准的数写成 {min: ${low.zh}, max: ${high.zh}}。`,
  });
}

/** What is behind the first number of `50,80,100` or `50%；80%`, where one figure is needed. */
const several = /^[^\d,，、;；]{0,12}[,，、;；]\s*\d/u;

function tellSeveral(out: Reporter, path: Path, written: string): void {
  const parts = halfWidth(written).split(/\s*[,，、;；]\s*/u);
  out.report(path, { en: 'one figure is needed here, not several', zh: '这里要写一个数，不能写几个' }, written, {
    en: `Write one figure; years one after another are written [${parts.join(', ')}].`,
    zh: `请写一个数；逐年的数写成 [${parts.join(', ')}]。`,
  });
}

/** Digits with the unit written behind them, where that is one of the place; `95` 万元 that are wanted by the year are `95 万元/年`. */
function meantAs(digits: string, behind: string, place: Unit): Text {
  const [, ...per] = unitWords(place, 'zh').split('/');
  const units = behind === '' ? [] : [readUnit(behind), readUnit([behind, ...per].join('/'))];
  const unit = units.find((one) => one && sameDimension(one.dimension, place.dimension)) ?? place;
  const meant = withoutMultiple(digits + behind, place);
  return meant ? { en: meant, zh: meant } : { en: withUnit(digits, unit, 'en'), zh: withUnit(digits, unit, 'zh') };
}

const withUnit = (digits: string, unit: Unit, language: Language): string =>
  unit.text === '%' ? `${digits}%` : `${digits} ${unitWords(unit, language)}`.trim();

/** The most that may be written in a unit, in two digits. */
function mostIn({ factor }: Unit): string {
  const most = mostAmount / factor;
  const step = 10 ** (Math.floor(Math.log10(most)) - 1);
  return (Math.floor(most / step) * step).toLocaleString('en-US');
}

/** One quantity in base units, checked against the unit its place asks for; null after telling what is wrong. */
export function readAmount(
  written: string | number,
  unit: Unit,
  path: Path,
  out: Reporter,
): { value: number; unit: Unit } | null {
  const read = readQuantity(written);
  if (!read.ok) {
    if (read.fault === 'unit' && range.test(read.word)) tellRange(out, path, String(written), unit);
    else if (read.fault === 'unit' && several.test(read.word)) tellSeveral(out, path, String(written));
    else if (read.fault === 'number' || /^[\d.]/.test(read.word))
      out.report(path, { en: 'this is not a number with a unit', zh: '这里不是带单位的数' }, written, {
        en: `Write a number${unit.text ? ` and the unit ${unit.text}` : ''}, such as ${example(unit).en}.`,
        zh: `请写数字${unit.text ? `和单位 ${unitWords(unit, 'zh')}` : ''}，如 ${example(unit).zh}。`,
      });
    else {
      const word = read.word.split(/[/*·]/u).find((part) => !unitNames.includes(part.trim())) ?? read.word;
      tellUnit(out, path, word, written, withoutMultiple(String(written), unit));
    }
    return null;
  }
  if (!sameDimension(read.unit.dimension, unit.dimension)) {
    const has: Text =
      read.unit.text === ''
        ? { en: 'has no unit', zh: '没有单位' }
        : { en: `has the unit ${read.unit.text}`, zh: `的单位是 ${unitWords(read.unit, 'zh')}` };
    const needs = unitText(unit);
    out.report(
      path,
      {
        en: `the figure ${has.en}, its place needs ${needs.en}`,
        zh: `该数值${has.zh}，此处需要${unit.text === '' ? needs.zh : ` ${needs.zh}`}`,
      },
      written,
      {
        en: `Write it in ${unit.text || 'plain numbers'}, such as ${example(unit).en}.`,
        zh: `请按${needs.zh}填写，如 ${example(unit).zh}。`,
      },
      { unit: true },
    );
    return null;
  }
  if (unit.text === '%' && read.unit.text === '' && Math.abs(read.value) > 1) {
    const hundredfold = Number((read.value * 100).toPrecision(15));
    out.report(
      path,
      { en: `${read.value} would mean ${hundredfold}%`, zh: `${read.value} 的意思是 ${hundredfold}%` },
      written,
      read.value < 0
        ? {
            en: `Write ${read.value}% if that is meant; chances and shares lie between 0% and 100%.`,
            zh: `如果是百分之 ${read.value}，请写 ${read.value}%；可能性和占比须在 0% 到 100% 之间。`,
          }
        : read.value > 10
          ? { en: `Write ${read.value}%.`, zh: `请写 ${read.value}%。` }
          : {
              en: `Write ${read.value}% if that is meant, or ${read.value * 100}%.`,
              zh: `如果是百分之 ${read.value}，请写 ${read.value}%；否则写 ${read.value * 100}%。`,
            },
    );
    return null;
  }
  if (Math.abs(read.value) > mostAmount) {
    const isBase = unit.factor === 1 || isPlain(unit.dimension);
    const [en, zh] = [unit.text, unitWords(unit, 'zh')].map((of) => (of === '' || unit.factor !== 1 ? '' : ` ${of}`));
    out.report(
      path,
      { en: 'the figure is too large to mean anything', zh: '数值过大，没有意义' },
      written,
      isBase
        ? { en: `Write at most a thousand million million${en} (1e15).`, zh: `请写不超过一千万亿${zh}（1e15）的数。` }
        : { en: `Write at most ${mostIn(unit)} ${unit.text}.`, zh: `请写不超过 ${mostIn(unit)} ${unitWords(unit, 'zh')} 的数。` },
    );
    return null;
  }
  return { value: read.value, unit: read.unit.text === '' ? unit : read.unit };
}

function example(unit: Unit): Text {
  if (unit.text === '' || unit.text === '%') return unit.text ? { en: '6%', zh: '6%' } : { en: '1', zh: '1' };
  return { en: `100 ${unit.text}`, zh: `100 ${unitWords(unit, 'zh')}` };
}

export function checkSource(source: string | undefined, path: Path, known: Known): string | null {
  if (source === undefined) return null;
  if (!known.references.has(source) && !plainSources.includes(source)) {
    known.out.report(
      [...path, 'source'],
      { en: `the source ${source} is not among the references`, zh: `“参考资料”中没有“${source}”` },
      source,
      didYouMean(source, [...known.references, ...plainSources]),
    );
  }
  return source;
}
