/** Figures in base units in; plain data as a file holds them out. */
import { writtenQuantity } from './figure-words.ts';
import type { Distribution, Figure, Unit } from './nouns.ts';

/** `320 yuan/mu/year`, `6%`, 1.9: a plain number is a number. */
export function quantityData(value: number, unit: Unit): string | number {
  const text = writtenQuantity({ value, unit });
  return unit.text === '' ? Number(text) : text;
}

/** A distribution as the keys of a figure: `{is: 6%}`, `{min: …, likely: …, max: …}`. */
export function distributionData(d: Distribution, unit: Unit): { readonly [key: string]: unknown } {
  const one = (value: number) => quantityData(value, unit);
  switch (d.kind) {
    case 'fixed':
      return { is: one(d.value) };
    case 'lognormal':
      return { median: one(d.median), spread: d.spread };
    case 'chance':
      return { chance: `${Number((d.chance * 100).toPrecision(12))}%` };
    case 'discrete':
      return { values: d.values.map(one), weights: d.weights };
    default: {
      const { kind, ...keys } = d;
      return Object.fromEntries(
        Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [[key, one(value as number)]])),
      );
    }
  }
}

/** A whole figure as a file holds it, without its source and note: bare where it is one amount; null where it follows a driver. */
export function figureData({ values, list, unit }: Pick<Figure, 'values' | 'list' | 'unit'>): unknown {
  const [first] = values;
  if (list && first?.kind === 'fixed')
    return values.map((value) => quantityData(value.kind === 'fixed' ? value.value : Number.NaN, unit));
  if (!first || first.kind === 'driver') return null;
  return first.kind === 'fixed' ? quantityData(first.value, unit) : distributionData(first, unit);
}
