/** Text of a unit or a quantity in, its dimension and its value in base units out. The model's step is one year, so `year` counts as 1. */
import type { Dimension, Unit } from '../base/nouns.ts';
import { unitWords } from '../base/words.ts';

/** Base units in the order of a dimension's exponents. */
export const baseUnits = ['yuan', 'kg', 'm2', 'head', 'person', 'household', 'kWh'] as const;

export const none: Dimension = baseUnits.map(() => 0);

const base = (name: (typeof baseUnits)[number]): Dimension => baseUnits.map((unit) => (unit === name ? 1 : 0));

/** A unit by each of its names: factor to base units and dimension. */
const units = new Map<string, { factor: number; dimension: Dimension }>();
const define = (names: string, factor: number, dimension: Dimension) => {
  for (const name of names.split(' ')) units.set(name, { factor, dimension });
};
define('yuan 元', 1, base('yuan'));
define('万元', 10_000, base('yuan'));
define('kg 公斤 千克', 1, base('kg'));
define('jin 斤', 0.5, base('kg'));
define('t 吨', 1000, base('kg'));
define('m2 平方米', 1, base('m2'));
define('mu 亩', 2000 / 3, base('m2'));
define('ha 公顷', 10_000, base('m2'));
define('head 头 只', 1, base('head'));
define('person 人', 1, base('person'));
define('household 户', 1, base('household'));
define('kWh 度', 1, base('kWh'));
define('year 年', 1, none);

export const unitNames: readonly string[] = [...units.keys()];

/** The unit of one word, or undefined. */
export function unitNamed(name: string): { readonly factor: number; readonly dimension: Dimension } | undefined {
  return units.get(name);
}

/** Exponents that are not there are 0. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  return long.every((exponent, i) => Math.abs(exponent - (short[i] ?? 0)) < 1e-9);
}

/** Exponents of a·bⁿ. */
export function combine(a: Dimension, b: Dimension, n = 1): Dimension {
  return a.map((exponent, i) => exponent + n * (b[i] ?? 0));
}

export function isPlain(dimension: Dimension): boolean {
  return sameDimension(dimension, none);
}

/** A dimension as it is told, such as `yuan/kg`, with areas in mu, as hardly anybody writes them in square metres; `1` where there is none. */
export function dimensionText(dimension: Dimension, area: 'mu' | 'm2' = 'mu'): string {
  const power = (exponent: number) => (exponent === 1 ? '' : `^${Number(exponent.toFixed(3))}`);
  const side = (sign: number) =>
    baseUnits.flatMap((unit, i) =>
      (dimension[i] ?? 0) * sign > 0 ? [(unit === 'm2' ? area : unit) + power(Math.abs(dimension[i] ?? 0))] : [],
    );
  const above = side(1).join('·');
  return (
    (above || '1') +
    side(-1)
      .map((unit) => `/${unit}`)
      .join('')
  );
}

/** The same as Chinese readers write it: 元/公斤. */
export const dimensionWords = (dimension: Dimension): string =>
  unitWords({ text: dimensionText(dimension), factor: 1, dimension }, 'zh');

/** Reads `yuan/mu/year`, `kg`, `1` or an empty text; null where a word is no unit. */
export function readUnit(text: string): Unit | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '1' || trimmed === '%')
    return { text: trimmed === '%' ? '%' : '', factor: trimmed === '%' ? 0.01 : 1, dimension: none };
  let factor = 1;
  let dimension = none;
  let sign = 1;
  const parts = trimmed.split(/([/*·])/u).map((part) => part.trim());
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 1) {
      sign = part === '/' ? -1 : 1;
      continue;
    }
    if (part === '1' && i === 0) continue;
    const unit = units.get(part);
    if (!unit) return null;
    factor *= unit.factor ** sign;
    dimension = combine(dimension, unit.dimension, sign);
  }
  return { text: parts.join(''), factor, dimension };
}

/** Units that figures of every kind have. */
export const plainUnit = readUnit('') as Unit;
export const percentUnit = readUnit('%') as Unit;
export const yuanUnit = readUnit('yuan') as Unit;

/** Full-width signs and wide blanks as ASCII; every other character stays, and so does the length. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2000-\u200a\u202f]/g, ' ');

/** Why a text is no quantity. */
export type QuantityFault = 'number' | 'unit';

export type Quantity =
  | { readonly ok: true; readonly value: number; readonly unit: Unit }
  | { readonly ok: false; readonly fault: QuantityFault; readonly word: string };

const numeral = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d[\d_]*)?(?:\.\d+)?(?:[eE][+-]?\d+)?/;

/** Reads `6%`, `4_380_000 yuan`, `43.8万元` or a number, in full-width signs too; `value` is in base units. */
export function readQuantity(written: string | number): Quantity {
  if (typeof written === 'number') return { ok: true, value: written, unit: { text: '', factor: 1, dimension: none } };
  const text = halfWidth(written).trim();
  const digits = numeral.exec(text)?.[0] ?? '';
  const value = /\d/.test(digits) ? Number(digits.replace(/[_,]/g, '')) : Number.NaN;
  if (!Number.isFinite(value)) return { ok: false, fault: 'number', word: text };
  const word = text.slice(digits.length);
  const unit = readUnit(word);
  if (!unit || /^[\d.,_]/.test(word)) return { ok: false, fault: 'unit', word: word.trim() };
  // Dividing by a hundred is exact where multiplying by 0.01 is not: 6% is 0.06 to the last bit.
  return { ok: true, value: unit.text === '%' ? value / 100 : value * unit.factor, unit };
}
