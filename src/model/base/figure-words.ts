/** Figures in base units in; as people read them, as a file writes them, and how one became another, out. */
import type { Distribution, Figure, Follows, Language, Unit } from './nouns.ts';
import { amount, percent, unitWords } from './words.ts';

/** One amount with the unit it is told in. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
}

/** What of a figure is told; `unit` is that of all its values. */
export type Told = Pick<Figure, 'values' | 'list' | 'unit'>;

/** The title of a driver in a language, by its id. */
export type TitleOf = (driver: string, language: Language) => string;

/** The unit in which amounts are best read: 万元 for large sums in Chinese, yuan in English. */
function readable(unit: Unit, values: readonly number[], language: Language): Unit {
  const [, head = '', rest = ''] = /^(yuan|元|万元)(.*)$/u.exec(unit.text) ?? [];
  const per = { yuan: 1, 元: 1, 万元: 10_000 }[head];
  if (per === undefined) return unit;
  const one = unit.factor / per;
  const sizes = values.filter((value) => value !== 0).map((value) => Math.abs(value / one));
  const large = sizes.length > 0 && Math.max(...sizes) >= 10_000 && Math.min(...sizes) >= 1000;
  return language === 'zh' && large
    ? { ...unit, text: `万元${rest}`, factor: one * 10_000 }
    : { ...unit, text: `yuan${rest}`, factor: one };
}

/** Amounts of one unit as numbers, and that unit once, to stand behind the last of them; a percent sign stays with each. */
function shown(values: readonly number[], unit: Unit, language: Language, digits: number) {
  const own = readable(unit, values, language);
  const bare = own.text === '%' ? own : { ...own, text: '' };
  const words = own.text === '%' ? '' : unitWords(own, language);
  return { numbers: values.map((value) => amount(value, bare, language, digits)), unit: words && ` ${words}` };
}

/** An amount with its unit: `320 yuan/mu/year`, `50 万元`, `6%`. */
export function quantityWords({ value, unit }: Quantity, language: Language, digits = 4): string {
  const told = shown([value], unit, language, digits);
  return `${told.numbers[0]}${told.unit}`;
}

/** The two ends of a range in one unit, which stands behind the second: `200,000` and `300,000 yuan`, `20` and `30 万元`. */
export function rangeWords(range: readonly [number, number], unit: Unit, language: Language): { low: string; high: string } {
  const told = shown(range, unit, language, 4);
  return { low: told.numbers[0] ?? '', high: `${told.numbers[1]}${told.unit}` };
}

/** A distribution: `between 200 and 400 yuan/mu/year, most likely 320`. */
export function distributionWords(d: Distribution, unit: Unit, language: Language, digits = 4): string {
  const zh = language === 'zh';
  const of = (...values: number[]) => {
    const told = shown(values, unit, language, digits);
    return [told.unit, ...told.numbers] as [string, string, string, string];
  };
  switch (d.kind) {
    case 'fixed':
      return quantityWords({ value: d.value, unit }, language, digits);
    case 'uniform': {
      const [u, min, max] = of(d.min, d.max);
      return zh ? `${min} 到 ${max}${u || ' '}之间` : `between ${min} and ${max}${u}`;
    }
    case 'pert': {
      const [u, min, likely, max] = of(d.min, d.likely, d.max);
      return zh ? `${min} 到 ${max}${u || ' '}之间，最可能 ${likely}` : `between ${min} and ${max}${u}, most likely ${likely}`;
    }
    case 'normal': {
      const [u, mean, sd] = of(d.mean, d.sd);
      return zh ? `平均 ${mean}${u}，标准差 ${sd}` : `mean ${mean}${u}, standard deviation ${sd}`;
    }
    case 'lognormal': {
      const [u, median] = of(d.median);
      const spread = quantityWords({ value: d.spread, unit: share }, language, digits);
      return zh ? `中间值 ${median}${u}，波动 ${spread}` : `half of the time below ${median}${u}, spread ${spread}`;
    }
    case 'metalog': {
      const [u, p10, p50, p90] = of(d.p10, d.p50, d.p90);
      const bound = (word: string, value: number | null) =>
        value === null ? '' : `${zh ? '，' : ', '}${word} ${quantityWords({ value, unit }, language, digits)}`;
      return zh
        ? `十次里一次低于 ${p10}、五次低于 ${p50}、九次低于 ${p90}${u}${bound('不低于', d.min)}${bound('不高于', d.max)}`
        : `below ${p10} once, below ${p50} five times and below ${p90}${u} nine times in ten${bound('never below', d.min)}${bound('never above', d.max)}`;
    }
    case 'chance': {
      const chance = quantityWords({ value: d.chance, unit: share }, language, digits);
      return zh ? `有 ${chance} 的可能为 1，否则为 0` : `1 with a chance of ${chance}, else 0`;
    }
    case 'discrete': {
      const sum = d.weights.reduce((a, b) => a + b, 0);
      const told = shown(d.values, unit, language, digits);
      const part = (i: number) => {
        const weight = (d.weights[i] ?? 0) / sum;
        return digits > 4 ? quantityWords({ value: weight, unit: share }, language, digits) : percent(weight);
      };
      const each = told.numbers.map((value, i) => `${value}${told.unit} (${part(i)})`);
      return zh ? each.join('或 ').replaceAll(' (', '（').replaceAll(')', '）') : each.join(' or ');
    }
  }
}

const share: Unit = { text: '%', factor: 0.01, dimension: [] };

/** Whether a driver's value is multiplied by anything. */
const hasTimes = ({ times, unit }: Follows): boolean => times !== 1 || unit.text !== '';

/** What a driver's value is multiplied by: `430 yuan/mu/year`; empty where by nothing. */
export const timesWords = (follows: Follows, language: Language, digits = 4): string =>
  hasTimes(follows) ? quantityWords({ value: follows.times, unit: follows.unit }, language, digits) : '';

/** The driver that a figure follows, with what it is multiplied by behind its title: `Rent × 430 yuan/mu/year`. */
export function followsWords(title: string, follows: Follows, language: Language, digits?: number): string {
  const times = timesWords(follows, language, digits);
  return times ? `${title} × ${times}` : title;
}

/** A figure: its amount or distribution, one entry a year, or the driver that it follows. */
export function figureWords({ values, unit }: Told, language: Language, titleOf: TitleOf, digits = 4): string {
  const zh = language === 'zh';
  const [first] = values;
  if (first?.kind === 'driver') {
    const followed = followsWords(`“${titleOf(first.driver, language)}”`, first, language, digits);
    return zh ? `随${followed}${hasTimes(first) ? '' : '变动'}` : `follows ${followed}`;
  }
  if (values.length < 2) return first ? distributionWords(first, unit, language, digits) : '';
  const told = shown(
    values.map((value) => (value.kind === 'fixed' ? value.value : Number.NaN)),
    unit,
    language,
    digits,
  );
  return zh ? `逐年 ${told.numbers.join('、')}${told.unit}` : `${told.numbers.join(', ')}${told.unit} year by year`;
}

const minus = (text: string): string => text.replace('-', '−');

/** What an amount gained: `+870%` of a plain amount, `+3 points` of a percentage; empty where that says nothing. */
function gain(a: number, b: number, unit: Unit, language: Language): string {
  if (unit.text === '%') {
    const points = Number(((b - a) * 100).toFixed(2));
    const word = language === 'zh' ? '个百分点' : Math.abs(points) === 1 ? 'point' : 'points';
    return points === 0 ? '' : minus(`${points > 0 ? '+' : ''}${points} ${word}`);
  }
  if (!(a * b > 0)) return '';
  const grown = (b / a - 1) * 100;
  const told = Number(grown.toFixed(Math.abs(grown) >= 10 ? 0 : 1));
  return told === 0 ? '' : minus(`${told > 0 ? '+' : ''}${told}%`);
}

/** One amount after another of the same dimension, in the second one's unit: `33 → 320 yuan/mu/year (+870%)`. */
export function quantityChange(a: Quantity, b: Quantity, language: Language): string {
  const of = (digits: number) => shown([a.value, b.value], b.unit, language, digits);
  const { numbers, unit } = distinct((digits) => [of(digits), of(digits).numbers[0] !== of(digits).numbers[1]]);
  const more = gain(a.value, b.value, b.unit, language);
  return `${numbers.join(' → ')}${unit}${more && (language === 'zh' ? `（${more}）` : ` (${more})`)}`;
}

/** What tells two things apart with the fewest digits, or with all. */
export function distinct<T>(tell: (digits: number) => readonly [told: T, apart: boolean]): T {
  for (const digits of [4, 6, 9, 12]) {
    const [told, apart] = tell(digits);
    if (apart) return told;
  }
  return tell(15)[0];
}

/** An amount as a file writes it: `320 yuan/mu/year`, `6%`, `1.9`. */
export function writtenQuantity({ value, unit }: Quantity): string {
  const own = Number((unit.text === '%' ? value * 100 : value / unit.factor).toPrecision(12));
  return unit.text === '%' ? `${own}%` : unit.text === '' ? `${own}` : `${own} ${unit.text}`;
}

/** A figure as a file writes it, on one line: `{min: 5%, max: 8%}`, `[50%, 100%]`, `{driver: herb_price}`. */
export function writtenFigure({ values, list, unit }: Told): string {
  const texts = values.map((value) => writtenValue(value, unit));
  return list && values[0]?.kind === 'fixed' ? `[${texts.join(', ')}]` : (texts[0] ?? '');
}

function writtenValue(value: Distribution | Follows, unit: Unit): string {
  const one = (x: number) => writtenQuantity({ value: x, unit });
  switch (value.kind) {
    case 'fixed':
      return one(value.value);
    case 'driver':
      return `{driver: ${value.driver}${hasTimes(value) ? `, times: ${writtenQuantity({ value: value.times, unit: value.unit })}` : ''}}`;
    case 'chance':
      return `{chance: ${writtenQuantity({ value: value.chance, unit: share })}}`;
    case 'lognormal':
      return `{median: ${one(value.median)}, spread: ${value.spread}}`;
    case 'discrete':
      return `{values: [${value.values.map(one).join(', ')}], weights: [${value.weights.join(', ')}]}`;
    default: {
      const keys = Object.entries(value).flatMap(([key, x]) => (typeof x === 'number' ? [`${key}: ${one(x)}`] : []));
      return `{${keys.join(', ')}}`;
    }
  }
}
