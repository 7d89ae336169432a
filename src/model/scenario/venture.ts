/** A venture as written, perhaps in two places, in; its years and figures, checked against its strategy, out. */
import type { Figure, Parameter, Strategy, Text, Venture } from '../base/nouns.ts';
import { isMap, ownOf } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean, nearest } from '../base/suggest.ts';
import { unitWords } from '../base/words.ts';
import { isPlain } from '../formula/units.ts';
import type { Known } from './amount.ts';
import { readFigure } from './figure.ts';
import { idRule } from './ids.ts';
import type { Memory } from './memory.ts';
import { textOf, textOrNull } from './report.ts';
import type { FigureFile, ScenarioFile, VentureFile } from './shape.ts';
import { type ReadStrategy, ventureKeys } from './strategy.ts';

/** A venture as written, with the place of each key: under a plan, some come from the village and some from the plan. */
export interface Written {
  readonly file: VentureFile;
  readonly path: Path;
  readonly paths: ReadonlyMap<string, Path>;
}

export const written = (file: VentureFile, path: Path): Written => ({
  file,
  path,
  paths: new Map(Object.keys(file).map((key) => [key, [...path, key]])),
});

export function changed(base: Written, change: VentureFile, path: Path): Written {
  if (change.strategy !== undefined && change.strategy !== base.file.strategy) return written(change, path);
  return {
    file: { ...base.file, ...change },
    path: base.path,
    paths: new Map([...base.paths, ...Object.keys(change).map((key): [string, Path] => [key, [...path, key]])]),
  };
}

export interface VillageContext extends Known {
  readonly file: ScenarioFile;
  readonly years: { readonly from: number; readonly to: number };
  readonly memory: Memory;
  /** The strategy of that id, checked once; undefined if there is none, null if nothing of it can be read. */
  readonly strategy: (id: string, usedAt: Path) => ReadStrategy | null | undefined;
  readonly strategyIds: readonly string[];
  /** In Chinese. */
  readonly strategyTitle: (id: string) => string;
}

export function checkId(id: string, path: Path, context: Known): void {
  if (idRule.test(id)) return;
  context.out.report(
    path,
    { en: `${id} cannot be an id`, zh: `“${id}”不能用作标识` },
    id,
    { en: 'Use letters, digits, - and _.', zh: '请用字母、汉字、数字、- 和 _。' },
    { key: true },
  );
}

/** The lowest and the highest value that a figure states; tails of distributions without bounds are left to chance. */
function endsOf(value: Figure['values'][number]): readonly number[] {
  switch (value.kind) {
    case 'fixed':
      return [value.value];
    case 'uniform':
    case 'pert':
      return [value.min, value.max];
    case 'normal':
      return [value.mean];
    case 'lognormal':
      return [value.median];
    case 'metalog':
      return [value.min ?? value.p10, value.max ?? value.p90];
    case 'discrete':
      return value.values;
    case 'driver':
      return [Math.min(value.times, 0)];
    default:
      return [];
  }
}

const isChance = (id: string, { events }: Strategy): boolean =>
  events.some(({ chance: { tree } }) => tree.kind === 'name' && tree.name === id);

/**
 * What figures of a parameter may be: the chance of an event 0% to 100%; a percentage whose typical range is a part of a whole, such a part; an amount
 * zero or more, unless its typical range or its default lies below; a plain number or percentage without a range anything.
 */
export function limitsOf({ id, unit, range, default: standard }: Parameter, strategy?: Strategy): readonly [number, number] {
  if (strategy && isChance(id, strategy)) return [0, 1];
  const usual = range ?? standard?.values.flatMap(endsOf) ?? [];
  const free = !range && isPlain(unit.dimension);
  return [
    free || usual.some((x) => x < 0) ? Number.NEGATIVE_INFINITY : 0,
    unit.text === '%' && range && range[1] <= 1 ? 1 : Number.POSITIVE_INFINITY,
  ];
}

/** What a figure must be, in words, where it may not be everything. */
function limitWords([low, high]: readonly [number, number]): Text {
  if (high === 1) return low === 0 ? { en: '0% to 100%', zh: ' 0% 到 100% 之间' } : { en: '100% or less', zh: ' 100% 以内' };
  return { en: 'zero or more', zh: '不小于零' };
}

export function readVenture(id: string, { file, path, paths }: Written, context: VillageContext): Venture | null {
  const { out, years } = context;
  const placeOf = (key: string) => paths.get(key) ?? [...path, key];
  const start = file.start ?? years.from;
  if (file.stop != null && file.stop < start)
    out.report(
      placeOf('stop'),
      {
        en: `the venture stops in ${file.stop}, before it starts in ${start}`,
        zh: `项目在 ${file.stop} 年停止，早于起始年 ${start}`,
      },
      file.stop,
      { en: `Write a year from ${start} on.`, zh: `请写不早于 ${start} 的年份。` },
    );
  if (start > years.to) {
    const name = textOf(file.title, id);
    out.report(
      placeOf('start'),
      {
        en: `the venture ${name.en} starts in ${start}, after the last year ${years.to}`,
        zh: `项目“${name.zh}”${start} 年才开始，晚于最后一年 ${years.to}`,
      },
      file.start,
      { en: `Write a year up to ${years.to}.`, zh: `请写不晚于 ${years.to} 的年份。` },
    );
  }
  if (file.strategy === undefined) {
    out.report(
      [...path, 'strategy'],
      { en: `the venture ${id} names no strategy`, zh: `项目“${id}”没有写明发展路径（strategy）` },
      undefined,
      didYouMean(id, context.strategyIds, context.strategyTitle),
      { key: true },
    );
    return null;
  }
  const read = context.strategy(file.strategy, placeOf('strategy'));
  if (read === undefined) {
    out.report(
      placeOf('strategy'),
      { en: `there is no strategy ${file.strategy}`, zh: `没有发展路径“${file.strategy}”` },
      file.strategy,
      didYouMean(file.strategy, context.strategyIds, context.strategyTitle),
    );
    return null;
  }
  if (read === null) return null;
  const { strategy, unread } = read;
  const names = [...strategy.parameters.map((parameter) => parameter.id), ...unread];
  // A parameter that is there under a misspelt name is not missing.
  const meant = new Set<string | null>();
  for (const key of Object.keys(file)) {
    if (ventureKeys.includes(key) || names.includes(key)) continue;
    const titleOf = (name: string) => strategy.parameters.find(({ id: one }) => one === name)?.title.zh;
    meant.add(nearest(key, [...names, ...ventureKeys], titleOf));
    out.report(
      placeOf(key),
      { en: `the strategy ${strategy.id} has no parameter ${key}`, zh: `发展路径 ${strategy.id} 没有参数“${key}”` },
      file[key],
      didYouMean(key, [...names, ...ventureKeys], titleOf),
      { key: true },
    );
  }
  const figures: Record<string, Figure> = {};
  let good = true;
  for (const parameter of strategy.parameters) {
    const given = ownOf<unknown>(file, parameter.id) as FigureFile | undefined;
    if (given === undefined) {
      if (parameter.default) figures[parameter.id] = parameter.default;
      else {
        good = false;
        if (meant.has(parameter.id)) continue;
        out.report(
          [...path, parameter.id],
          { en: `the parameter ${parameter.id} is missing`, zh: `缺少参数“${parameter.id}”（${parameter.title.zh}）` },
          undefined,
          {
            en: `Add ${parameter.id}: … ${unitWords(parameter.unit, 'en')} (${parameter.title.en}).`,
            zh: `请添加 ${parameter.id}: … ${unitWords(parameter.unit, 'zh')}（${parameter.title.zh}）。`,
          },
        );
      }
      continue;
    }
    const figure = readFigure(given, parameter.unit, parameter.list, placeOf(parameter.id), context);
    if (!figure) good = false;
    else {
      figures[parameter.id] = figure;
      const chance = isChance(parameter.id, strategy);
      const [low, high] = limitsOf(parameter, strategy);
      const limit = limitWords([low, high]);
      const [name, title] = [parameter.id, parameter.title.zh];
      // A strategy of the file may mean more than a part of a whole.
      const own = high === 1 && !chance && ownOf(context.file.strategies ?? {}, strategy.id) !== undefined;
      if (figure.values.flatMap(endsOf).some((x) => x < low || x > high)) {
        const [key, value] = isMap(given) && Object.hasOwn(given, 'is') ? [['is'], given.is] : [[], given];
        out.report(
          [...placeOf(name), ...key],
          chance
            ? { en: 'a chance lies between 0% and 100%', zh: `“${name}”（${title}）：可能性应在 0% 到 100% 之间` }
            : low === 0 && high > 1
              ? { en: `${name} may not be negative`, zh: `“${name}”（${title}）不能为负` }
              : { en: `${name} must be ${limit.en}`, zh: `“${name}”（${title}）须在${limit.zh}` },
          value,
          {
            en: `Write ${limit.en}${own ? `, or give the parameter a range that reaches further, such as range: [0%, 200%]` : ''}.`,
            zh: `请写${limit.zh}的数${own ? '；若确有此意，请给该参数写更宽的 range，如 range: [0%, 200%]' : ''}。`,
          },
        );
      }
    }
  }
  return good
    ? {
        id,
        title: textOf(file.title, id),
        strategy: strategy.id,
        start,
        stop: file.stop ?? null,
        figures,
        at: path,
        note: textOrNull(file.note),
      }
    : null;
}
