/** How a driver moves, in; its kind and amounts in words, and as aspects that differ from those of another, out. */

import { distributionWords, quantityWords, writtenFigure, writtenQuantity } from '../base/figure-words.ts';
import type { Driver, Language, Process, Text, Unit } from '../base/nouns.ts';
import { percentUnit, plainUnit } from '../formula/units.ts';
import { type Aspect, quantityValue, text, type Value, wordValue } from './difference.ts';

export const processNames: { readonly [key: string]: Text } = {
  start: text('last known value', '上年数值'),
  level: text('usual level', '常年水平'),
  reversion: text('yearly pull back to the level', '每年回归速度'),
  volatility: text('yearly swing', '年波动'),
  growth: text('yearly growth', '年增长'),
  chance: text('chance in a year', '每年的可能性'),
  lasts: text('years that it lasts', '持续年数'),
  block: text('past years in a row', '连续抽取年数'),
};

export const kindWords: { readonly [kind in Process['kind']]: Text } = {
  independent: text('afresh each year', '每年独立抽取'),
  'random-walk': text('random walk', '随机游走'),
  'mean-reverting': text('drawn back to its level', '回归常年水平'),
  trend: text('trend without chance', '固定趋势'),
  event: text('event', '事件'),
  history: text('past changes over again', '历史重现'),
};

/** The amounts of a process with their units; a distribution and past changes are no amounts. */
export function amountsOf(process: Process, unit: Unit): (readonly [key: string, value: number, unit: Unit])[] {
  return Object.entries(process).flatMap(([key, value]) => {
    if (typeof value !== 'number') return [];
    const own = key === 'start' || key === 'level' ? unit : key === 'lasts' || key === 'block' ? plainUnit : percentUnit;
    return [[key, value, own] as const];
  });
}

export function processWords(process: Process, unit: Unit, language: Language, digits: number): string {
  const zh = language === 'zh';
  const figures =
    process.kind === 'independent'
      ? [distributionWords(process.distribution, unit, language, digits)]
      : amountsOf(process, unit).map(
          ([key, value, of]) => `${processNames[key]?.[language] ?? key} ${quantityWords({ value, unit: of }, language, digits)}`,
        );
  const kind = kindWords[process.kind][language];
  return zh ? `${kind}：${figures.join('，')}` : `${kind}: ${figures.join(', ')}`;
}

function writtenProcess(process: Process, unit: Unit): string {
  if (process.kind === 'independent') return writtenFigure({ values: [process.distribution], list: false, unit });
  const keys = amountsOf(process, unit).map(([key, value, of]) => `${key}: ${writtenQuantity({ value, unit: of })}`);
  return `{kind: ${[process.kind, ...keys].join(', ')}}`;
}

/** How a driver moves, as a whole. */
export const processValue = ({ process, unit }: Driver): Value => ({
  meaning: process,
  written: writtenProcess(process, unit),
  tell: (language, digits) => processWords(process, unit, language, digits),
});

/** One aspect a figure where both are of one kind, else the process as a whole. */
export function processAspects(driver: Driver, other: Process): Aspect[] {
  const { process, unit } = driver;
  const [name, key] = [text('how it moves', '变动方式'), 'process'];
  const whole = processValue(driver);
  if (process.kind !== other.kind) return [{ key, name, value: whole }];
  if (process.kind === 'independent') {
    const tell: Value['tell'] = (language, digits) => distributionWords(process.distribution, unit, language, digits);
    return [{ key, name: text('value of a year', '当年数值'), value: { ...whole, tell } }];
  }
  const amounts = amountsOf(process, unit).map(([own, value, of]): Aspect => {
    const years = own === 'lasts' || own === 'block';
    return {
      key: `${key}.${own}`,
      name: processNames[own] ?? text(own, own),
      value: years ? wordValue(value) : quantityValue(value, of),
    };
  });
  if (process.kind !== 'history') return amounts;
  const { changes, together } = process;
  return [
    ...amounts,
    {
      key: `${key}.values`,
      name: text('past values', '历史数值'),
      value: {
        meaning: changes,
        written: `${changes.length + 1} years`,
        tell: () => `${changes.length + 1}`,
        changed: text('are others', '已更换'),
      },
    },
    {
      key: `${key}.together`,
      name: text('past years shared with', '共用历史年份'),
      value: together ? wordValue(together) : null,
    },
  ];
}
