/** A figure and how it is written in; its amounts, each where it stands in the file, with whether it is hardly meant, out. */

import type { Distribution, Figure, Follows, Parameter, Process, Text, Unit } from '../base/nouns.ts';
import { isMap } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { percentUnit } from '../formula/units.ts';
import { text } from './difference.ts';
import { isDoubted, type Plausible, plausibleChance, plausibleOf, plausibleStart, plausibleSwing } from './usual.ts';

/** One amount within a figure: where it is written, what it is called, its value in base units. */
export interface FigureAmount {
  readonly path: Path;
  readonly title: Text | null;
  readonly value: number;
  readonly unit: Unit;
  /** Whether it lies so far from what is usual that it is hardly meant. */
  readonly isDoubted?: boolean;
}

export const keyTitles: { readonly [key: string]: Text } = {
  min: text('low', '低'),
  likely: text('likely', '最可能'),
  max: text('high', '高'),
  mean: text('mean', '平均'),
  sd: text('spread', '波动'),
  median: text('middle', '中间值'),
  spread: text('spread', '波动'),
  p10: text('1 in 10 below', '十次里一次低于'),
  p50: text('5 in 10 below', '十次里五次低于'),
  p90: text('9 in 10 below', '十次里九次低于'),
  chance: text('chance', '可能性'),
};

/** The amounts of a distribution, each with the key it is written under; a choice between values has none of its own. */
export function amountsIn(distribution: Distribution, unit: Unit, path: Path, plausible: Plausible): FigureAmount[] {
  if (distribution.kind === 'fixed' || distribution.kind === 'discrete') return [];
  return Object.entries(distribution).flatMap(([key, value]): FigureAmount[] =>
    typeof value === 'number'
      ? [
          {
            path: [...path, key],
            title: keyTitles[key] ?? text(key, key),
            value,
            unit: key === 'chance' || key === 'spread' ? percentUnit : unit,
            isDoubted:
              key === 'spread'
                ? isDoubted(value, plausibleSwing)
                : key !== 'chance' && key !== 'sd' && isDoubted(value, plausible),
          },
        ]
      : [],
  );
}

export function figureAmounts(
  { values, list, unit }: Pick<Figure, 'values' | 'list' | 'unit'>,
  path: Path,
  written: unknown,
  range: Parameter['range'],
): FigureAmount[] {
  const plausible = plausibleOf(range, unit);
  const inside = isMap(written) ? [...path, 'is'] : path;
  const several = Array.isArray(isMap(written) ? written.is : written);
  return values.flatMap((value: Distribution | Follows, i): FigureAmount[] => {
    if (value.kind === 'fixed')
      return [
        {
          path: several ? [...inside, i] : inside,
          title: list && values.length > 1 ? text(`year ${i + 1}`, `第 ${i + 1} 年`) : null,
          value: value.value,
          unit,
          isDoubted: isDoubted(value.value, plausible),
        },
      ];
    if (value.kind !== 'driver') return amountsIn(value, unit, path, plausible);
    if (!isMap(written) || written.times === undefined) return [];
    return [{ path: [...path, 'times'], title: text('times', '倍数'), value: value.times, unit: value.unit }];
  });
}

/** What a number of a process may come to, by its key. */
export function plausibleIn(process: Process, key: string, unit: Unit): Plausible {
  if (key === 'chance') return plausibleChance;
  if (key === 'start' && 'level' in process) return plausibleStart(process.level);
  return unit === percentUnit ? plausibleSwing : plausibleOf(null, unit);
}
