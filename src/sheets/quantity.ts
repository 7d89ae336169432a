/** Quantities of a file and the cells they stand in: a number under its unit, and back. */
import { halfWidth, type Language, readQuantity, sameDimension, unitWords, wholeSum } from '../model/index.ts';
import type { Found, Written } from './book.ts';

export type Amount = string | number;

/** How words of units change between a file and a workbook; nothing changes where the way back would not lead to the same words. */
export interface UnitWords {
  toBook(unit: string): string;
  toFile(unit: string): string;
}

export const sameWords: UnitWords = { toBook: (unit) => unit, toFile: (unit) => unit };

const inLanguage = (text: string, language: Language): string => unitWords({ text, factor: 1, dimension: [] }, language);

/** A file whose units are in `file`, a workbook that shows them in `book`. */
export function translated(file: Language, book: Language): UnitWords {
  return file === book ? sameWords : { toBook: (unit) => inLanguage(unit, book), toFile: (unit) => inLanguage(unit, file) };
}

const parts = /^\s*([+-]?(?:\d[\d,_]*)?(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(.*?)\s*$/su;

/** Number and unit of a quantity that reads well; null for anything else. */
export function split(quantity: Amount): { readonly number: number; readonly unit: string } | null {
  if (typeof quantity === 'number') return { number: quantity, unit: '' };
  const read = readQuantity(quantity);
  if (!read.ok) return null;
  const [, digits = ''] = parts.exec(halfWidth(quantity)) ?? [];
  const number = Number(digits.replace(/[,_]/g, ''));
  return digits === '' || !Number.isFinite(number) ? null : { number, unit: read.unit.text };
}

/** The words of a quantity's unit; `''` where it has none, or is no quantity. */
export const unitOf = (quantity: unknown): string => split(quantity as Amount)?.unit ?? '';

/** Whether two words stand for one unit, as mu and 亩 do. */
export function isSameUnit(one: string, other: string): boolean {
  const [a, b] = [one, other].map((unit) => readQuantity(`1 ${unit}`));
  return Boolean(a?.ok && b?.ok && a.value === b.value && sameDimension(a.unit.dimension, b.unit.dimension));
}

/** The cell for a quantity in a place whose unit stands elsewhere: a number if it has that unit, else text with its own. */
export function under(quantity: Amount, unit: string, words: UnitWords): Written {
  const found = split(quantity);
  if (!found) return String(quantity);
  if (found.unit === unit) return found.number;
  if (unit === '%' && found.unit === '') {
    const hundredfold = Number((found.number * 100).toPrecision(15));
    if (hundredfold / 100 === found.number) return hundredfold;
  }
  if (found.unit === '') return `${found.number} 1`.trim();
  return found.unit === '%' ? `${found.number}%` : `${found.number} ${words.toBook(found.unit)}`;
}

const withUnit = (number: Amount, unit: string): Amount =>
  unit === '' ? number : unit === '%' ? `${number}%` : `${number} ${unit}`;

/** Commas group thousands: anything else with one may be meant otherwise. */
const numeral = /^[+-]?(\d{1,3}(?:,\d{3})+|\d[\d_]*)?(\.\d+)?([eE][+-]?\d+)?$/;

/** Full-width digits are read as the digits they are. */
const plainOf = (text: string): string => text.trim().replace(/[０-９．，％＋－]/gu, (sign) => sign.normalize('NFKC'));

const isNumeral = (plain: string): boolean => numeral.test(plain) && /\d/.test(plain);

/** Whether a cell holds a number without a unit, so that the unit of its row is its own. */
export const isBare = ({ value, percent }: Found): boolean => (typeof value === 'number' ? !percent : isNumeral(plainOf(value)));

const numberOf = (plain: string): number => Number(plain.replace(/[,_]/g, ''));

/** The number of a cell that holds nothing but one, such as `2028年`, `500次` or `1万`; null for anything else. */
export function wholeOf(text: string): number | null {
  const [, digits = '', ten] = /^(.*?)\s*(万)?\s*[年次]?$/u.exec(plainOf(text)) ?? [];
  return isNumeral(digits) ? numberOf(digits) * (ten ? 1e4 : 1) : null;
}

/** The quantity that a text of a cell means under a unit of the file. */
export function quantityOf(text: string, unit: string, words: UnitWords): Amount {
  // A rate of the year is written with its year too.
  const plain = unit === '%' ? plainOf(text).replace(/%\s*[/／]\s*(年|year)$/iu, '%') : plainOf(text);
  if (isNumeral(plain)) {
    const number = numberOf(plain);
    return withUnit(Number.isFinite(number) ? number : plain, unit);
  }
  const found = split(wholeSum(plain, unit));
  if (!found || found.unit === '') return found && /\s1$/.test(plain) ? found.number : plain;
  return withUnit(found.number, words.toFile(found.unit));
}

/** The quantity of a cell under a unit of the file. */
export function read({ value, percent }: Found, unit: string, words: UnitWords): Amount {
  if (typeof value === 'string') return quantityOf(value, unit, words);
  if (percent) return `${Number((value * 100).toPrecision(15))}%`;
  return withUnit(value, unit);
}
