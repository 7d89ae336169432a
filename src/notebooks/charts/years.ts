/** Years, a range of values and a size in; where a figure of a year stands in the drawing, and the axes to draw, out. */
import { widthOf } from './rows.ts';
import { type Shape, shape } from './shape.ts';

export interface YearScale {
  /** The place of the year at an index. */
  readonly xOf: (index: number) => number;
  /** The place of a value in base units; what lies beyond the scale stands at its edge. */
  readonly yOf: (value: number) => number;
  /** A line through one value a year, as the data of a path. */
  readonly line: (values: readonly number[]) => string;
  /** The same without what lies beyond the scale: it ends where it leaves, and begins where it comes back. */
  readonly cut: (values: readonly number[]) => string;
  /** The area between two lines. */
  readonly band: (lower: readonly number[], upper: readonly number[]) => string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Grid lines, ticks with their numbers, the name of the axis and of the years. */
  readonly axes: readonly Shape[];
}

export interface YearFrame {
  readonly years: readonly number[];
  /** In units of the axis. */
  readonly domain: readonly [number, number];
  /** Divides base units for the axis. */
  readonly divide: number;
  readonly axis: string;
  readonly width: number;
  readonly height: number;
  /** Room at the right for names beside the lines. */
  readonly room?: number;
}

const margin = { top: 22, right: 16, bottom: 24, left: 48 };

/** A number format that is made once, and where one is needed: to make one takes as long as a chart. */
let digits: Intl.NumberFormat | null = null;

/** A number of an axis, its thousands apart, with the sign of a minus. */
export function grouped(value: number): string {
  digits ??= new Intl.NumberFormat('en-US');
  return digits.format(value).replace('-', '−');
}

/** The round step that parts a range about so many times; null where there is no range. */
function roundStep(low: number, high: number, about: number): number | null {
  const raw = (high - low) / about;
  if (!(raw > 0) || !Number.isFinite(raw)) return null;
  const power = 10 ** Math.floor(Math.log10(raw));
  // The nearest of these on a scale of logarithms.
  return power * (raw / power > 7.07 ? 10 : raw / power > 3.16 ? 5 : raw / power > 1.41 ? 2 : 1);
}

/** The range whose ends are whole quarters of a step between ticks, and hold both. */
export function roundRange(low: number, high: number, about = 5): [number, number] {
  const step = roundStep(low, high, about);
  if (step === null) return [low, high];
  const quarter = step / 4;
  return [Math.floor(low / quarter + 1e-9) * quarter, Math.ceil(high / quarter - 1e-9) * quarter];
}

/** About so many round numbers within a range. */
export function roundTicks(low: number, high: number, about = 5): number[] {
  const step = roundStep(low, high, about);
  if (step === null) return [low];
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Of more years a line has no dots, and fewer single futures are drawn. */
export const mostDots = 24;

/** The years that are named where `width` is there for all of them: each, or the round ones of every second, fifth, tenth or twentieth. */
export function namedYears(years: readonly number[], width: number, room = 36): number[] {
  const least = (years.length * room) / Math.max(width, 1);
  const each = [1, 2, 5, 10, 20].find((n) => n >= least) ?? 50;
  const round = years.filter((year) => year % each === 0);
  return each > 2 && round.length > 0 ? round : years.filter((_, i) => i % each === 0);
}

export function yearScale({
  years,
  domain: [low, high],
  divide,
  axis,
  width,
  height,
  room = margin.right,
}: YearFrame): YearScale {
  const right = width - room;
  const bottom = height - margin.bottom;
  const names = roundTicks(low, high).map((tick) => ({ tick, name: grouped(tick) }));
  const left = Math.max(margin.left, ...names.map(({ name }) => widthOf(name) + 12));
  const from = (years[0] ?? 0) - 0.15;
  const span = (years.at(-1) ?? 0) + 0.15 - from;
  const short = (x: number) => Math.round(x * 100) / 100;
  const xOf = (i: number) => short(left + (((years[i] ?? 0) - from) / span) * (right - left));
  const shareOf = (value: number) => (value / divide - low) / (high - low);
  const heightOf = (share: number) => short(bottom - Math.min(Math.max(share, 0), 1) * (bottom - margin.top));
  const yOf = (value: number) => heightOf(shareOf(value));
  const shown = namedYears(years, right - left);
  const line = (values: readonly number[]) => `M${values.map((value, i) => `${xOf(i)},${yOf(value)}`).join('L')}`;
  const cut = (values: readonly number[]) => {
    const shares = values.map(shareOf);
    if (shares.every((share) => share >= 0 && share <= 1)) return line(values);
    return shares
      .slice(1)
      .map((end, i) => {
        const start = shares[i] as number;
        // How far along the step from one year to the next the line passes the two edges of the scale.
        const passes = [0, 1].map((edge) => (edge - start) / (end - start)).sort((a, b) => a - b);
        const isLevel = start === end;
        const [enters, leaves] = isLevel ? [start < 0 || start > 1 ? 1 : 0, 1] : [passes[0] as number, passes[1] as number];
        const [from, to] = [Math.max(0, enters), Math.min(1, leaves)];
        const point = (t: number) => `${short(xOf(i) + t * (xOf(i + 1) - xOf(i)))},${heightOf(start + t * (end - start))}`;
        return from < to ? `M${point(from)}L${point(to)}` : '';
      })
      .join('');
  };
  const ticks = names.map(({ tick, name }) => ({ y: yOf(tick * divide), name }));
  const named = years.flatMap((year, i) => (shown.includes(year) ? [{ x: xOf(i), name: String(year) }] : []));
  // Lines of one kind are one path: every element takes its time at each move.
  const stroke = { fill: 'none', stroke: 'currentColor' };
  const axes = [
    shape('path', { d: ticks.map(({ y }) => `M${left},${y}H${right}`).join(''), ...stroke, 'stroke-opacity': 0.1 }),
    shape('path', {
      d: [...ticks.map(({ y }) => `M${left - 6},${y}h6`), ...named.map(({ x }) => `M${x},${bottom}v6`)].join(''),
      ...stroke,
    }),
    ...ticks.map(({ y, name }) => shape('text', { x: left - 9, y, dy: '0.32em', 'text-anchor': 'end' }, name)),
    shape('text', { x: 3, y: 3, dy: '0.71em' }, axis),
    ...named.map(({ x, name }) => shape('text', { x, y: bottom + 9, dy: '0.71em', 'text-anchor': 'middle' }, name)),
  ];
  return {
    xOf,
    yOf,
    line,
    cut,
    band: (lower, upper) =>
      `${line(upper)}L${lower
        .map((value, i) => `${xOf(i)},${yOf(value)}`)
        .reverse()
        .join('L')}Z`,
    left,
    right,
    top: margin.top,
    bottom,
    axes,
  };
}
