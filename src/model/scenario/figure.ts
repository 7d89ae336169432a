/** A figure as written in; a distribution in base units with its unit and source out. */

import type { Dimension, Distribution, Figure, Follows, Text, Unit } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { unitWords } from '../base/words.ts';
import { metalogFeasible } from '../chance/distributions.ts';
import { dimensionText, dimensionWords, none, readQuantity, sameDimension } from '../formula/units.ts';
import { checkSource, type Known, mostAmount, readAmount, unitText } from './amount.ts';
import { textOrNull } from './report.ts';
import type { FigureFile, FigureObject } from './shape.ts';

const forms: Text = {
  en: 'Write a value; {min, max}; {min, likely, max}; {mean, sd}; {median, spread}; {p10, p50, p90}; {chance}; {values, weights}; or {driver}.',
  zh: '可写：一个值；{min, max}；{min, likely, max}；{mean, sd}；{median, spread}；{p10, p50, p90}；{chance}；{values, weights}；或 {driver}。',
};

const shapeKeys = [
  'is',
  'min',
  'likely',
  'max',
  'mean',
  'sd',
  'median',
  'spread',
  'p10',
  'p50',
  'p90',
  'chance',
  'values',
  'weights',
] as const;
const plain: Unit = { text: '', factor: 1, dimension: none };

/** The distribution that an object's keys describe; keys beside those of a distribution are not looked at. */
export function readDistribution(
  written: { [K in (typeof shapeKeys)[number]]?: unknown },
  unit: Unit,
  path: Path,
  known: Known,
): { distribution: Distribution; unit: Unit } | null {
  const { out } = known;
  const present = shapeKeys.filter((key) => written[key] !== undefined);
  let used = unit;
  let good = true;
  const amount = (key: string, of: Unit = unit, part: Path = [key], value: unknown = written[key as 'min']): number => {
    const read = readAmount(value as string | number, of, [...path, ...part], out);
    if (!read) good = false;
    else if (of === unit) used = read.unit;
    return read?.value ?? Number.NaN;
  };
  const wrong = (key: string, say: Text, hint: Text): null => {
    out.report([...path, key], say, written[key as 'min'], hint);
    return null;
  };
  const done = (distribution: Distribution) => (good ? { distribution, unit: used } : null);
  const rising: Text = { en: 'Put them in rising order.', zh: '请按从小到大填写。' };
  const shape = present.join(' ');
  switch (shape) {
    case 'is':
      return done({ kind: 'fixed', value: amount('is') });
    case 'min max': {
      const [min, max] = [amount('min'), amount('max')];
      return min > max
        ? wrong('max', { en: 'max lies below min', zh: 'max（高）小于 min（低）' }, rising)
        : done({ kind: 'uniform', min, max });
    }
    case 'min likely max': {
      const [min, likely, max] = [amount('min'), amount('likely'), amount('max')];
      return min > likely || likely > max
        ? wrong(
            'likely',
            { en: 'likely must lie between min and max', zh: 'likely（最可能）必须在 min（低）和 max（高）之间' },
            rising,
          )
        : done({ kind: 'pert', min, likely, max });
    }
    case 'mean sd': {
      const [mean, sd] = [amount('mean'), amount('sd')];
      return sd < 0
        ? wrong('sd', { en: 'sd is negative', zh: 'sd（波动）是负数' }, { en: 'Write zero or more.', zh: '请写不小于零的数。' })
        : done({ kind: 'normal', mean, sd });
    }
    case 'median spread': {
      const [median, spread] = [amount('median'), amount('spread', plain)];
      if (spread < 0)
        return wrong(
          'spread',
          { en: 'spread is negative', zh: 'spread（波动）是负数' },
          { en: 'Write zero or more.', zh: '请写不小于零的数。' },
        );
      return median <= 0
        ? wrong(
            'median',
            { en: 'the median of a lognormal must be above zero', zh: '对数正态的中位数必须大于零' },
            { en: 'Use {mean, sd} for figures that can be negative.', zh: '可能为负的数请用 {mean, sd}。' },
          )
        : done({ kind: 'lognormal', median, spread });
    }
    case 'chance': {
      if (!sameDimension(unit.dimension, none))
        return wrong(
          'chance',
          {
            en: `a chance gives 1 or 0, its place needs ${unit.text}`,
            zh: `可能性的结果是 1 或 0，此处需要 ${unitWords(unit, 'zh')}`,
          },
          {
            en: `Write {values: [0 ${unit.text}, 100 ${unit.text}], weights: [80, 20]}.`,
            zh: `请写 {values: [0 ${unitWords(unit, 'zh')}, 100 ${unitWords(unit, 'zh')}], weights: [80, 20]}。`,
          },
        );
      const chance = amount('chance', plain);
      return chance < 0 || chance > 1
        ? wrong(
            'chance',
            { en: 'a chance lies between 0% and 100%', zh: '可能性应在 0% 到 100% 之间' },
            { en: 'Write for example 20%.', zh: '例如写 20%。' },
          )
        : done({ kind: 'chance', chance });
    }
    case 'values weights': {
      const values = (written.values as (string | number)[]).map((value, i) => amount('values', unit, ['values', i], value));
      const weights = written.weights as number[];
      if (weights.length !== values.length || weights.some((w) => w < 0) || !(weights.reduce((a, b) => a + b, 0) > 0))
        return wrong(
          'weights',
          {
            en: 'there must be one weight for each value, none negative, not all zero',
            zh: '每个值须有一个权重，权重不为负，且不全为零',
          },
          { en: `Write ${values.length} weights.`, zh: `请写 ${values.length} 个权重。` },
        );
      return done({ kind: 'discrete', values, weights });
    }
  }
  if (
    ['p10', 'p50', 'p90'].every((key) => (present as string[]).includes(key)) &&
    present.every((key) => ['p10', 'p50', 'p90', 'min', 'max'].includes(key))
  ) {
    const optional = (key: 'min' | 'max') => (written[key] === undefined ? null : amount(key));
    const d: Distribution = {
      kind: 'metalog',
      p10: amount('p10'),
      p50: amount('p50'),
      p90: amount('p90'),
      min: optional('min'),
      max: optional('max'),
    };
    if (good && !metalogFeasible(d))
      return wrong(
        'p50',
        { en: 'no metalog distribution passes through these three quantiles', zh: '这三个分位数无法构成分布' },
        {
          en: 'Move p50 nearer to the middle of p10 and p90, in rising order, inside the bounds.',
          zh: '请让 p50 更靠近 p10 与 p90 的中间，从小到大，且在上下限之内。',
        },
      );
    return done(d);
  }
  out.report(
    path,
    {
      en: present.length ? `the keys ${present.join(', ')} do not make a distribution` : 'the figure is empty',
      zh: present.length ? `${present.join('、')} 不能构成一个分布` : '该数值是空的',
    },
    Object.fromEntries(present.map((key) => [key, written[key]])),
    forms,
  );
  return null;
}

/** Reads a figure for a place that needs `unit`; `list` says whether it may have one entry a year of age. */
export function readFigure(written: FigureFile, unit: Unit, list: boolean, path: Path, known: Known): Figure | null {
  const { out } = known;
  const object: FigureObject =
    typeof written === 'object' && !Array.isArray(written) ? (written as FigureObject) : { is: written as string };
  const bare = object !== written;
  const inside = bare ? path : [...path, 'is'];
  const about = { source: checkSource(object.source, path, known), note: textOrNull(object.note), at: path.join('.') };
  if (object.driver !== undefined) {
    const others = Object.keys(object).filter((key) => !['driver', 'times', 'source', 'note'].includes(key));
    for (const key of others)
      out.report(
        [...path, key],
        { en: `a figure that follows a driver has no ${key}`, zh: `跟随随机因素的数值没有“${key}”` },
        object[key as keyof typeof object],
        { en: 'Leave it out, or leave out driver.', zh: '请去掉它，或去掉 driver。' },
        { key: true },
      );
    if (others.length > 0) return null;
    const of = known.drivers.get(object.driver);
    if (!of) {
      out.report(
        [...path, 'driver'],
        { en: `there is no driver ${object.driver}`, zh: `没有随机因素“${object.driver}”` },
        object.driver,
        didYouMean(object.driver, [...known.drivers.keys()]),
      );
      return null;
    }
    const read = object.times === undefined ? { value: 1, unit: plain } : readQuantity(object.times);
    if ('ok' in read && (!read.ok || Math.abs(read.value) > mostAmount)) {
      readAmount(object.times as string, plain, [...path, 'times'], out);
      return null;
    }
    const factor = read as { value: number; unit: Unit };
    const dimension: Dimension = of.dimension.map((exponent, i) => exponent + (factor.unit.dimension[i] ?? 0));
    if (!sameDimension(dimension, unit.dimension)) {
      out.report(
        [...path, 'driver'],
        {
          en: `the driver gives ${dimensionText(dimension)}, its place needs ${unit.text || 'a plain number'}`,
          zh: `该随机因素的单位是 ${dimensionWords(dimension)}，此处需要${unitText(unit).zh}`,
        },
        object.driver,
        sameDimension(of.dimension, unit.dimension)
          ? {
              en: 'The driver has that unit already: write times without a unit.',
              zh: '随机因素已有这个单位，倍数（times）请不要带单位。',
            }
          : {
              en: 'Name a driver of that unit, or set times with the unit that is missing.',
              zh: '请改用单位相符的随机因素，或用倍数（times）补上所缺的单位。',
            },
      );
      return null;
    }
    const follows: Follows = { kind: 'driver', driver: object.driver, times: factor.value, unit: factor.unit };
    return { values: [follows], list, unit, ...about };
  }
  if (Array.isArray(object.is)) {
    if (!list) {
      out.report(inside, { en: 'a list stands where one figure is needed', zh: '此处应为一个数，却写成了列表' }, object.is, {
        en: 'Write one figure.',
        zh: '请写一个数。',
      });
      return null;
    }
    if (object.is.length === 0) {
      out.report(inside, { en: 'the list is empty', zh: '列表是空的' }, object.is, {
        en: 'Write one entry for each year of age.',
        zh: '请按年各写一项。',
      });
      return null;
    }
    const entries = object.is.map((entry, i) => readAmount(entry, unit, [...inside, i], out));
    if (entries.some((entry) => entry === null)) return null;
    return {
      values: entries.map((entry) => ({ kind: 'fixed', value: entry?.value ?? 0 })),
      list,
      unit: entries[0]?.unit ?? unit,
      ...about,
    };
  }
  if (bare) {
    const read = readAmount(object.is as string, unit, path, out);
    return read && { values: [{ kind: 'fixed', value: read.value }], list, unit: read.unit, ...about };
  }
  const read = readDistribution(object, unit, path, known);
  return read && { values: [read.distribution], list, unit: read.unit, ...about };
}
