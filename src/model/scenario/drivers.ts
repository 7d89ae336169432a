/** Drivers and correlations as written in; checked processes in base units out. */

import type { Correlation, Driver, Process, Unit } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean, nearest } from '../base/suggest.ts';
import { cholesky, correlationMatrix, remedyFor } from '../chance/correlation.ts';
import { isCorrelatable } from '../chance/processes.ts';
import { none, readUnit } from '../formula/units.ts';
import { checkSource, type Known, readAmount } from './amount.ts';
import { readDistribution } from './figure.ts';
import { historyKeys, readHistory } from './history.ts';
import { checkName } from './ids.ts';
import { textOf, textOrNull } from './report.ts';
import type { ProcessFile, ScenarioFile } from './shape.ts';
import { unitOf } from './strategy.ts';

const percent = readUnit('%') as Unit;
const plain: Unit = { text: '', factor: 1, dimension: none };

type Kind = Exclude<ProcessFile['kind'], 'independent' | 'history'>;

const keysOf: Record<ProcessFile['kind'], readonly string[]> = {
  independent: [],
  'random-walk': ['start', 'growth', 'volatility'],
  'mean-reverting': ['start', 'level', 'reversion', 'volatility'],
  trend: ['start', 'growth'],
  event: ['chance', 'lasts'],
  history: historyKeys,
};

/** The kind that a process of an unknown kind most likely is: by its word, else by its keys. */
export function likelyKind(word: string, keys: readonly string[]): string {
  const kinds = Object.keys(keysOf) as ProcessFile['kind'][];
  const shared = (kind: ProcessFile['kind']) => keys.filter((key) => keysOf[kind].includes(key)).length;
  const most = kinds.reduce((best, kind) => (shared(kind) > shared(best) ? kind : best));
  return nearest(word, kinds) ?? most;
}

function readProcess(file: ProcessFile, unit: Unit, path: Path, known: Known): Process | null {
  const { out } = known;
  const before = out.findings.length;
  // Of a kind that is only guessed, what is written is checked, and not what that kind needs or knows.
  const guessed = out.isSpoilt([...path, 'kind']);
  const wanted = keysOf[file.kind];
  const present = Object.keys(file).filter((key) => key !== 'kind' && file[key as keyof ProcessFile] !== undefined);
  if (file.kind === 'independent') {
    for (const key of present.filter((k) => ['start', 'level', 'reversion', 'volatility', 'growth', 'lasts'].includes(k)))
      out.report(
        [...path, key],
        { en: `a process of the kind independent has no ${key}`, zh: `independent 类型没有“${key}”` },
        file[key as keyof ProcessFile],
        { en: 'Leave it out.', zh: '请去掉。' },
        { key: true },
      );
    const read = readDistribution(file, unit, path, known);
    return read && { kind: 'independent', distribution: read.distribution };
  }
  for (const key of present.filter((k) => !wanted.includes(k) && !guessed))
    out.report(
      [...path, key],
      { en: `a process of the kind ${file.kind} has no ${key}`, zh: `${file.kind} 类型没有“${key}”` },
      file[key as keyof ProcessFile],
      didYouMean(key, wanted),
      { key: true },
    );
  if (file.kind === 'history') return out.findings.length > before ? null : readHistory(file, unit, path, known);
  const value = (
    key: 'start' | 'level' | 'reversion' | 'volatility' | 'growth' | 'chance' | 'lasts',
    of: Unit,
    low: number,
    high: number,
    standard?: number,
  ): number => {
    const written = file[key];
    if (written === undefined) {
      if (standard !== undefined || guessed) return standard ?? Number.NaN;
      out.report([...path, key], { en: `the key ${key} is missing`, zh: `缺少“${key}”` }, undefined, {
        en: `A process of the kind ${file.kind} needs ${wanted.join(', ')}.`,
        zh: `${file.kind} 类型需要 ${wanted.join('、')}。`,
      });
      return Number.NaN;
    }
    const read = readAmount(written, of, [...path, key], out);
    if (read && (read.value < low || read.value > high || (low === 0 && of === unit && read.value === 0))) {
      const end = (x: number) => (of === percent ? `${x * 100}%` : `${x}`);
      const limit =
        high === Number.POSITIVE_INFINITY
          ? { en: low === 0 ? 'above zero' : `at least ${end(low)}`, zh: low === 0 ? '大于零' : `不小于 ${end(low)}` }
          : { en: `between ${end(low)} and ${end(high)}`, zh: `在 ${end(low)} 和 ${end(high)} 之间` };
      out.report([...path, key], { en: `${key} must be ${limit.en}`, zh: `${key} 必须${limit.zh}` }, written, {
        en: `Write a figure ${limit.en}.`,
        zh: `请写${limit.zh}的数。`,
      });
    } else if (read && key === 'lasts' && !Number.isInteger(read.value))
      out.report([...path, key], { en: 'an event lasts whole years', zh: '事件须持续整年' }, written, {
        en: `Write ${Math.ceil(read.value)}.`,
        zh: `请写 ${Math.ceil(read.value)}。`,
      });
    return read?.value ?? Number.NaN;
  };
  const infinite = Number.POSITIVE_INFINITY;
  const process = ((): Process => {
    switch (file.kind as Kind) {
      case 'random-walk':
        return {
          kind: 'random-walk',
          start: value('start', unit, 0, infinite),
          growth: value('growth', percent, -0.99, infinite, 0),
          volatility: value('volatility', percent, 0, 5),
        };
      case 'mean-reverting':
        return {
          kind: 'mean-reverting',
          start: value('start', unit, 0, infinite),
          level: value('level', unit, 0, infinite),
          reversion: value('reversion', percent, 0, 1),
          volatility: value('volatility', percent, 0, 5),
        };
      case 'trend':
        return {
          kind: 'trend',
          start: value('start', unit, Number.NEGATIVE_INFINITY, infinite),
          growth: value('growth', percent, -1, infinite, 0),
        };
      case 'event':
        return { kind: 'event', chance: value('chance', percent, 0, 1), lasts: value('lasts', plain, 1, 100, 1) };
    }
  })();
  return out.findings.length > before ? null : process;
}

export function readDrivers(
  file: ScenarioFile,
  known: Known,
): { readonly drivers: Driver[]; readonly broken: ReadonlySet<string> } {
  const broken = new Set<string>();
  const drivers = Object.entries(file.drivers ?? {}).flatMap(([id, written]): Driver[] => {
    const path = ['drivers', id];
    checkName(id, path, known);
    const before = known.out.findings.length;
    const unit = unitOf(written.unit, [...path, 'unit'], known);
    const process = known.out.findings.length > before ? null : readProcess(written.process, unit, [...path, 'process'], known);
    const source = checkSource(written.source, path, known);
    if (!process || known.out.isSpoilt([...path, 'process', 'kind'])) {
      broken.add(id);
      return [];
    }
    return [
      {
        id,
        title: textOf(written.title, id),
        unit,
        process,
        source,
        note: textOrNull(written.note),
      },
    ];
  });
  checkTogether(drivers, known);
  return { drivers, broken };
}

/** Histories that meet the same past years must have as many of them, and blocks of the same length. */
function checkTogether(drivers: readonly Driver[], known: Known): void {
  const first = new Map<string, { id: string; changes: number; block: number }>();
  for (const { id, process } of drivers) {
    if (process.kind !== 'history' || process.together === null) continue;
    const { together, changes, block } = process;
    const other = first.get(together);
    if (!other) first.set(together, { id, changes: changes.length, block });
    else if (other.changes !== changes.length || other.block !== block)
      known.out.report(
        ['drivers', id, 'process', 'together'],
        {
          en: `${id} and ${other.id} cannot meet the same past years: their numbers of years or their blocks differ`,
          zh: `“${id}”和“${other.id}”不能取相同的年份：年数或块长不同`,
        },
        together,
        { en: 'Give both the same years and the same block.', zh: '请使两者的年份和块长（block）相同。' },
      );
  }
}

/** Names told of correlations that cannot hold together. */
const mostNamed = 12;

export function readCorrelations(
  file: ScenarioFile,
  drivers: readonly Driver[],
  broken: ReadonlySet<string>,
  known: Known,
): Correlation[] {
  const { out } = known;
  const seen = new Set<string>();
  const list = (file.correlations ?? []).flatMap((written, i): Correlation[] => {
    const path = ['correlations', i];
    const [a, b] = written.between as [string, string];
    const before = out.findings.length;
    for (const [j, id] of [a, b].entries()) {
      const driver = drivers.find((d) => d.id === id);
      if (!driver && !broken.has(id))
        out.report(
          [...path, 'between', j],
          { en: `there is no driver ${id}`, zh: `没有随机因素“${id}”` },
          id,
          didYouMean(id, Object.keys(file.drivers ?? {})),
        );
      else if (driver && !isCorrelatable(driver))
        out.report(
          [...path, 'between', j],
          driver.process.kind === 'history'
            ? { en: `${id} repeats past years, so it cannot be correlated`, zh: `“${id}”重现过去的年份，不能设相关` }
            : { en: `chance does not move ${id}, so it cannot be correlated`, zh: `“${id}”不受随机影响，不能设相关` },
          id,
          driver.process.kind === 'history'
            ? {
                en: 'Let histories meet the same past years by giving them the same word: together: prices.',
                zh: '要让几段历史取到相同的年份，请给它们写同一个词，如 together: prices。',
              }
            : { en: 'Leave this correlation out.', zh: '请去掉这条相关。' },
        );
    }
    const pair = [a, b].sort().join(' ');
    if (a === b || seen.has(pair))
      out.report(
        [...path, 'between'],
        {
          en: a === b ? 'a driver is named twice' : 'this pair stands twice',
          zh: a === b ? '同一个随机因素写了两次' : '这一对重复了',
        },
        `${a}, ${b}`,
        { en: 'Name two different drivers, each pair once.', zh: '请写两个不同的随机因素，每对只写一次。' },
      );
    seen.add(pair);
    checkSource(written.source, path, known);
    const is = readAmount(written.is, plain, [...path, 'is'], out);
    if (is && (is.value <= -1 || is.value >= 1))
      out.report([...path, 'is'], { en: 'a correlation lies between −1 and 1', zh: '相关系数应在 −1 和 1 之间' }, written.is, {
        en: 'Write for example 0.8.',
        zh: '例如写 0.8。',
      });
    return out.findings.length > before || !is || broken.has(a) || broken.has(b) ? [] : [{ between: [a, b], is: is.value }];
  });
  const { ids, matrix } = correlationMatrix(drivers, list);
  if (list.length > 0 && !cholesky(matrix)) {
    const told = (all: readonly Correlation[]) => all.map(({ between, is }) => `${between.join('~')} ${is}`).join(', ');
    const { members, list: other, factor } = remedyFor(ids, matrix);
    const names = members.length > mostNamed ? [...members.slice(0, mostNamed), '…'] : members;
    out.report(
      ['correlations'],
      { en: `these correlations cannot hold together: ${names.join(', ')}`, zh: `这些相关系数互相矛盾：${names.join('、')}` },
      told(list.filter(({ between }) => between.every((id) => members.includes(id)))),
      factor === null
        ? { en: `Near them, these can hold: ${told(other)}.`, zh: `与之相近而可以成立的是：${told(other)}。` }
        : factor > 0
          ? {
              en: `They hold once all correlations are multiplied by ${factor}.`,
              zh: `所有相关系数都乘以 ${factor} 后可以成立。`,
            }
          : { en: 'Leave most of them out.', zh: '请去掉其中大部分。' },
      { key: true },
    );
  }
  return list;
}
