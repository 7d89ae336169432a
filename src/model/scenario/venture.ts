/** A venture as written, perhaps in two places, in; its years and figures, checked against its strategy, out. */
import type { Figure, Parameter, Venture } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { unitWords } from '../base/words.ts';
import { isPlain } from '../formula/units.ts';
import type { Known } from './amount.ts';
import { readFigure } from './figure.ts';
import type { Memory } from './memory.ts';
import { textOf, textOrNull } from './report.ts';
import type { FigureFile, ScenarioFile, VentureFile } from './shape.ts';
import { idRule, type ReadStrategy, ventureKeys } from './strategy.ts';

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

/** Whether a parameter can fall below zero: what has a unit only if its typical range or its default does, plain numbers and shares unless their range forbids it. */
function mayBeNegative({ unit, range, default: standard }: Parameter): boolean {
  if (range) return range[0] < 0;
  return isPlain(unit.dimension) || (standard?.values.some((value) => lowest(value) < 0) ?? false);
}

/** The lowest value that a figure states; tails of distributions without bounds are left to chance. */
function lowest(value: Figure['values'][number]): number {
  switch (value.kind) {
    case 'fixed':
      return value.value;
    case 'uniform':
    case 'pert':
      return value.min;
    case 'normal':
      return value.mean;
    case 'metalog':
      return value.min ?? value.p10;
    case 'discrete':
      return Math.min(...value.values);
    case 'driver':
      return value.times;
    default:
      return 0;
  }
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
  if (start > years.to)
    out.report(
      placeOf('start'),
      {
        en: `the venture starts in ${start}, after the last year ${years.to}`,
        zh: `项目 ${start} 年才开始，晚于最后一年 ${years.to}`,
      },
      file.start,
      { en: `Write a year up to ${years.to}.`, zh: `请写不晚于 ${years.to} 的年份。` },
    );
  if (file.strategy === undefined) {
    out.report(
      [...path, 'strategy'],
      { en: `the venture ${id} names no strategy`, zh: `项目“${id}”没有写明发展路径（strategy）` },
      undefined,
      didYouMean(id, context.strategyIds),
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
      didYouMean(file.strategy, context.strategyIds),
    );
    return null;
  }
  if (read === null) return null;
  const { strategy, unread } = read;
  const names = [...strategy.parameters.map((parameter) => parameter.id), ...unread];
  for (const key of Object.keys(file)) {
    if (!ventureKeys.includes(key) && !names.includes(key))
      out.report(
        placeOf(key),
        { en: `the strategy ${strategy.id} has no parameter ${key}`, zh: `发展路径 ${strategy.id} 没有参数“${key}”` },
        file[key],
        didYouMean(key, [...names, ...ventureKeys]),
        { key: true },
      );
  }
  const figures: Record<string, Figure> = {};
  // A fixed chance has its own words for what lies outside 0% to 100%.
  const chances = new Set(strategy.events.map(({ chance }) => (chance.tree.kind === 'name' ? chance.tree.name : null)));
  let good = true;
  for (const parameter of strategy.parameters) {
    const given = ownOf<unknown>(file, parameter.id) as FigureFile | undefined;
    if (given === undefined) {
      if (parameter.default) figures[parameter.id] = parameter.default;
      else {
        out.report(
          [...path, parameter.id],
          { en: `the parameter ${parameter.id} is missing`, zh: `缺少参数“${parameter.id}”（${parameter.title.zh}）` },
          undefined,
          {
            en: `Add ${parameter.id}: … ${unitWords(parameter.unit, 'en')} (${parameter.title.en}).`,
            zh: `请添加 ${parameter.id}: … ${unitWords(parameter.unit, 'zh')}（${parameter.title.zh}）。`,
          },
        );
        good = false;
      }
      continue;
    }
    const figure = readFigure(given, parameter.unit, parameter.list, placeOf(parameter.id), context);
    if (!figure) good = false;
    else {
      figures[parameter.id] = figure;
      const known = (kind: string) => kind === 'fixed' && chances.has(parameter.id);
      if (!mayBeNegative(parameter) && figure.values.some((value) => lowest(value) < 0 && !known(value.kind)))
        out.report(
          placeOf(parameter.id),
          { en: `${parameter.id} may not be negative`, zh: `“${parameter.id}”（${parameter.title.zh}）不能为负` },
          given,
          { en: 'Write zero or more.', zh: '请写不小于零的数。' },
        );
    }
  }
  for (const event of strategy.events) {
    const figure = event.chance.tree.kind === 'name' ? ownOf(figures, event.chance.tree.name) : undefined;
    const fixed = figure?.values[0];
    if (figure?.at && fixed?.kind === 'fixed' && (fixed.value < 0 || fixed.value > 1))
      out.report(
        figure.at.split('.'),
        { en: 'a chance lies between 0% and 100%', zh: '可能性应在 0% 到 100% 之间' },
        `${fixed.value * 100}%`,
        { en: 'Write for example 5%.', zh: '例如写 5%。' },
      );
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
