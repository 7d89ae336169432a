/** What was typed into a field, and the unit of its figure, in; the value in that unit, or what is wrong with it, out. */
import {
  type Figure,
  type Language,
  readQuantity,
  readUnit,
  sameDimension,
  tenThousandOf,
  type Unit,
  wholeSum,
} from '../../model/index.ts';

/** A value in base units, in the unit shown. */
export const inUnit = (value: number, unit: Unit) => (unit.text === '%' ? value * 100 : value / unit.factor);

/** A value in the unit shown, in base units. */
export const inBase = (value: number, unit: Unit) => (unit.text === '%' ? value / 100 : value * unit.factor);

/** A field for an amount to be typed into. */
export function amountInput(id: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.inputMode = 'decimal';
  input.autocomplete = 'off';
  input.id = id;
  return input;
}

const yearSign = / ?年$/u;
/** A year or a count without the word that a planner may write behind it. */
export const withoutSign = (text: string): string => text.normalize('NFKC').trim().replace(yearSign, '');
export const isYear = (text: string): boolean => /^\d{4}$/.test(text);

/** Why a text does not fit: it is no number, its comma may mean two things, or its unit is of another kind. */
export type TypedFault = 'number' | 'comma' | 'unit';

/** The unit that a sum is typed in: yuan, and in Chinese ten thousands of them, unless `values`, in base units, are all below one of these. */
export function unitTyped(unit: Unit, language: Language, values: readonly number[] = []): Unit {
  const whole = tenThousandOf(unit.text);
  const most = Math.max(...values.map(Math.abs));
  const isSmall = language === 'en' || (most > 0 && most < 10_000);
  return (whole !== null && readUnit(isSmall ? whole.replace('万元', 'yuan') : whole)) || unit;
}

/** The unit that the numbers of a figure are typed in. */
export const figureUnit = ({ unit, values }: Pick<Figure, 'unit' | 'values'>, language: Language): Unit =>
  unitTyped(
    unit,
    language,
    values.flatMap((value) => Object.values(value).filter((part) => typeof part === 'number')),
  );

/** A number as it stands in a field, in so many digits; one next to nothing as it can be typed, not with all its zeros. */
export const numberText = (x: number, digits: number, language: Language): string =>
  x !== 0 && Math.abs(x) < 1e-6
    ? String(Number(x.toPrecision(digits)))
    : x.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US', { maximumSignificantDigits: digits });

/** What people put before a number and behind it that changes nothing. */
const roughly = /^(?:大?约|[¥≈~])\s*|(?:左右|上下|整|[.。])$/gu;

/** A bare number, or an amount of any unit of the same kind, in the figure's own unit. */
export function typedIn(text: string, unit: Unit): number | TypedFault {
  const plain = text.normalize('NFKC').replace('−', '-').trim().replace(roughly, '');
  const read = readQuantity(wholeSum(plain, unit.text));
  if (!read.ok) return read.fault !== 'number' && !/^[,.]/.test(read.word) ? 'unit' : plain.includes(',') ? 'comma' : 'number';
  if (read.unit.text === '') return read.value;
  const same = sameDimension(read.unit.dimension, unit.dimension);
  const share = (of: Unit) => of.text === '%';
  // A percentage of a figure that is no share, and a share with a unit, mean nothing.
  return same && (share(read.unit) === share(unit) || unit.text === '') ? inUnit(read.value, unit) : 'unit';
}
