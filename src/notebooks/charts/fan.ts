/** Yearly summaries in; a fan chart with its median, 50% and 80% bands, single futures and the goal out. */
import type { Summary } from '../../model/index.ts';
import { type ChartData, figure, goalColour, haloColour, svg } from './style.ts';
import { tipIn } from './tip.ts';

export interface FanInput {
  readonly years: readonly number[];
  readonly rows: readonly Summary[];
  readonly futures: readonly (readonly number[])[];
  readonly colour: string;
  /** Goal lines in base units with their labels. */
  readonly goals: readonly { readonly year: number; readonly value: number; readonly label: string }[];
  /** Divides base units for the axis. */
  readonly divide: number;
  readonly axis: string;
  readonly domain?: readonly [number, number];
  readonly width: number;
  readonly height: number;
  readonly tip: (year: number, row: Summary) => string;
  readonly description: string;
  /** What lies below zero is shaded as lacking, and this is said of it. */
  readonly lack?: string;
  readonly data?: ChartData;
}

/** The range that holds all fans and goals given, for charts on one scale. */
export function fanDomain(inputs: readonly Pick<FanInput, 'rows' | 'goals' | 'divide'>[]): [number, number] {
  const values = inputs.flatMap(({ rows, goals, divide }) =>
    [...rows.flatMap(({ p10, p90 }) => [p10, p90]), ...goals.map(({ value }) => value)].map((v) => v / divide),
  );
  return [Math.min(0, ...values), Math.max(1, ...values) * 1.06];
}

const margin = { top: 22, right: 16, bottom: 24, left: 48 };

/** About so many round numbers within a range. */
export function roundTicks(low: number, high: number, about = 5): number[] {
  const raw = (high - low) / about;
  if (!(raw > 0) || !Number.isFinite(raw)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  // The nearest of these on a scale of logarithms.
  const step = power * (raw / power > 7.07 ? 10 : raw / power > 3.16 ? 5 : raw / power > 1.41 ? 2 : 1);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Words that can be read on lines. */
const haloed = (at: { readonly [name: string]: string | number }, words: string): SVGElement =>
  svg('text', { ...at, stroke: haloColour, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }, words);

/** Drawn without a plotting library: there is one for each village, and all of them follow a slider. */
export function fan(input: FanInput): HTMLElement {
  const { years, rows, futures, colour, goals, divide, axis, width, height, tip, description, lack, data } = input;
  const [low, high] = input.domain ?? fanDomain([input]);
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const from = (years[0] ?? 0) - 0.15;
  const span = (years.at(-1) ?? 0) + 0.15 - from;
  const short = (x: number) => Math.round(x * 100) / 100;
  const xOf = (i: number) => short(margin.left + (((years[i] ?? 0) - from) / span) * (right - margin.left));
  // What lies beyond the scale ends at its edge.
  const yOf = (value: number) => {
    const share = (value / divide - low) / (high - low);
    return short(bottom - Math.min(Math.max(share, 0), 1) * (bottom - margin.top));
  };
  const line = (values: readonly number[]) => `M${values.map((value, i) => `${xOf(i)},${yOf(value)}`).join('L')}`;
  const column = (of: (row: Summary) => number) => rows.map(of);
  const band = (lower: number[], upper: number[], opacity: number, fill = colour) => {
    const back = lower.map((value, i) => `${xOf(i)},${yOf(value)}`).reverse();
    return svg('path', { d: `${line(upper)}L${back.join('L')}Z`, fill, 'fill-opacity': opacity });
  };
  const p10 = column(({ p10: value }) => value);
  const p90 = column(({ p90: value }) => value);
  const ticks = roundTicks(low, high).map((tick) => {
    const y = yOf(tick * divide);
    return svg(
      'g',
      {},
      svg('line', { x1: margin.left, x2: right, y1: y, y2: y, stroke: 'currentColor', 'stroke-opacity': 0.1 }),
      svg('line', { x1: margin.left - 6, x2: margin.left, y1: y, y2: y, stroke: 'currentColor' }),
      svg('text', { x: margin.left - 9, y, dy: '0.32em', 'text-anchor': 'end' }, tick.toLocaleString('en-US')),
    );
  });
  // Where years are many, some go without a name.
  const each = Math.ceil(36 / ((right - margin.left) / Math.max(span, 1)));
  const yearNames = years.flatMap((year, i) =>
    i % each === 0
      ? [
          svg('line', { x1: xOf(i), x2: xOf(i), y1: bottom, y2: bottom + 6, stroke: 'currentColor' }),
          svg('text', { x: xOf(i), y: bottom + 9, dy: '0.71em', 'text-anchor': 'middle' }, String(year)),
        ]
      : [],
  );
  const medians = column(({ p50 }) => p50);
  const zero = yOf(0);
  // A drawing within the drawing cuts off what lies above zero.
  const below = lack
    ? [
        svg(
          'svg',
          {
            x: margin.left,
            y: zero,
            width: right - margin.left,
            height: Math.max(0, bottom - zero),
            viewBox: `${margin.left} ${zero} ${right - margin.left} ${Math.max(0.01, bottom - zero)}`,
            overflow: 'hidden',
          },
          band(p10, p90, 0.55, goalColour),
        ),
      ]
    : [];
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...ticks,
    svg('text', { x: 3, y: 3, dy: '0.71em' }, axis),
    ...yearNames,
    band(p10, p90, 0.18),
    band(
      column(({ p25 }) => p25),
      column(({ p75 }) => p75),
      0.28,
    ),
    ...below,
    ...futures.map((future) =>
      svg('path', { d: line(future), fill: 'none', stroke: colour, 'stroke-width': 0.6, 'stroke-opacity': 0.55 }),
    ),
    svg('line', { x1: margin.left, x2: right, y1: zero, y2: zero, stroke: 'currentColor', 'stroke-opacity': 0.5 }),
    svg('path', { d: line(medians), fill: 'none', stroke: colour, 'stroke-width': 2.6, 'stroke-linejoin': 'round' }),
    ...medians.map((value, i) => svg('circle', { cx: xOf(i), cy: yOf(value), r: 3.2, fill: colour })),
    ...goals.flatMap(({ value, label }) => {
      const y = yOf(value);
      return [
        svg('line', {
          x1: margin.left,
          x2: right,
          y1: y,
          y2: y,
          stroke: goalColour,
          'stroke-width': 1.4,
          'stroke-dasharray': '5 4',
        }),
        haloed({ x: margin.left + 4, y: y - 7, dy: '0.32em', fill: goalColour, 'font-weight': 600 }, label),
      ];
    }),
    ...(lack ? [haloed({ x: margin.left + 4, y: margin.top + 8, fill: goalColour, 'font-weight': 600 }, lack)] : []),
  );
  tipIn(
    chart,
    width,
    rows.map((row, i) => ({ x: xOf(i), y: yOf(row.p50), text: () => tip(years[i] ?? 0, row) })),
  );
  return figure(chart, description, data);
}
