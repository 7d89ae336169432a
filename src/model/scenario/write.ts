/** A checked figure or venture in; the plain data that a file would hold for it, out. */
import type { Distribution, Driver, Figure, Follows, Unit, Venture } from '../base/nouns.ts';
import { baseUnits, isPlain, percentUnit, plainUnit } from '../formula/units.ts';

/** A value in base units as the file writes it, in its own unit. */
export function writtenAmount(value: number, unit: Unit): string | number {
  const own = Number((unit.text === '%' ? value * 100 : value / unit.factor).toPrecision(10));
  return unit.text === '' ? own : unit.text === '%' ? `${own}%` : `${own} ${unit.text}`;
}

/** A share as the file writes it: `80%`. */
export const writtenShare = (share: number): string => `${Number((share * 100).toPrecision(6))}%`;

type Data = { readonly [key: string]: unknown };

function shapeData(value: Distribution | Follows, unit: Unit, drivers: readonly Driver[]): Data {
  const w = (x: number, of = unit) => writtenAmount(x, of);
  switch (value.kind) {
    case 'fixed':
      return { is: w(value.value) };
    case 'uniform':
      return { min: w(value.min), max: w(value.max) };
    case 'pert':
      return { min: w(value.min), likely: w(value.likely), max: w(value.max) };
    case 'normal':
      return { mean: w(value.mean), sd: w(value.sd) };
    case 'lognormal':
      return { median: w(value.median), spread: w(value.spread, plainUnit) };
    case 'metalog':
      return {
        p10: w(value.p10),
        p50: w(value.p50),
        p90: w(value.p90),
        ...(value.min === null ? {} : { min: w(value.min) }),
        ...(value.max === null ? {} : { max: w(value.max) }),
      };
    case 'chance':
      return { chance: w(value.chance, percentUnit) };
    case 'discrete':
      return { values: value.values.map((x) => w(x)), weights: [...value.weights] };
    case 'driver': {
      const factor = factorUnit(unit, drivers.find(({ id }) => id === value.driver)?.unit ?? plainUnit);
      return value.times === 1 && factor.text === ''
        ? { driver: value.driver }
        : { driver: value.driver, times: w(value.times, factor) };
    }
  }
}

/** What the unit of a driver leaves open to that of a figure which follows it. */
function factorUnit(unit: Unit, of: Unit): Unit {
  if (isPlain(of.dimension)) return unit.text === '%' ? plainUnit : unit;
  const left = baseUnits.map((name, i) => ({ name, power: (unit.dimension[i] ?? 0) - (of.dimension[i] ?? 0) }));
  const named = (sign: number) =>
    left.flatMap(({ name, power }) => Array.from({ length: Math.max(0, sign * power) }, () => name));
  const [above, below] = [named(1), named(-1)];
  if (above.length + below.length === 0) return plainUnit;
  return { ...plainUnit, text: [above.join('*') || '1', ...below].join('/') };
}

/** A distribution as the keys of a figure: `{is: 6%}`, `{min: …, likely: …, max: …}`. */
export const distributionData = (distribution: Distribution, unit: Unit): Data => shapeData(distribution, unit, []);

/** A figure without its source and note, bare where it is one amount or a list of them; null where it follows a driver. */
export function bareData({ values, list, unit }: Pick<Figure, 'values' | 'list' | 'unit'>): unknown {
  const [first] = values;
  const amounts = values.flatMap((value) => (value.kind === 'fixed' ? [writtenAmount(value.value, unit)] : []));
  if (!first || first.kind === 'driver') return null;
  if (first.kind !== 'fixed') return distributionData(first, unit);
  return list ? amounts : amounts[0];
}

/** Always as a map, with its source and note; nothing of it is shared, since a file would tell of that with anchors. */
export function figureData(figure: Figure, drivers: readonly Driver[]): Data {
  const { values, unit, source, note } = figure;
  const [first] = values;
  const shape =
    values.length === 1 && first
      ? shapeData(first, unit, drivers)
      : { is: values.map((value) => (value.kind === 'fixed' ? writtenAmount(value.value, unit) : null)) };
  return { ...shape, ...(source === null ? {} : { source }), ...(note === null ? {} : { note: { ...note } }) };
}

/** A venture to stand on its own, or over another of its strategy: figures that either of them states are written out. */
export function ventureData(venture: Venture, instead: Venture | null, lastYear: number, drivers: readonly Driver[]): Data {
  const { title, strategy, start, stop, note, figures } = venture;
  const stated = Object.entries(figures).filter(
    ([id, figure]) => figure.at !== null || (instead?.figures[id]?.at ?? null) !== null,
  );
  return {
    title: { ...title },
    strategy,
    start,
    ...(stop !== null || (instead?.stop ?? null) !== null ? { stop: stop ?? lastYear } : {}),
    ...(note === null ? {} : { note: { ...note } }),
    ...Object.fromEntries(stated.map(([id, figure]) => [id, figureData(figure, drivers)])),
  };
}
