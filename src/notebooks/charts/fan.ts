/** Yearly summaries in; a fan chart with its median, 50% and 80% bands, single futures and the goal out. */
import type { Summary } from '../../model/index.ts';
import { figure, goalColour, haloColour, svg } from './style.ts';
import { tipIn } from './tip.ts';
import { yearScale } from './years.ts';

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
}

/** The range that holds all fans and goals given, for charts on one scale. */
export function fanDomain(inputs: readonly Pick<FanInput, 'rows' | 'goals' | 'divide'>[]): [number, number] {
  const values = inputs.flatMap(({ rows, goals, divide }) =>
    [...rows.flatMap(({ p10, p90 }) => [p10, p90]), ...goals.map(({ value }) => value)].map((v) => v / divide),
  );
  return [Math.min(0, ...values), Math.max(1, ...values) * 1.06];
}

/** Drawn without a plotting library: there is one for each village, and all of them follow a slider. */
export function fan(input: FanInput): HTMLElement {
  const { years, rows, futures, colour, goals, divide, axis, width, height, tip, description } = input;
  const domain = input.domain ?? fanDomain([input]);
  const { xOf, yOf, line, band, left, right, axes } = yearScale({ years, domain, divide, axis, width, height });
  const column = (of: (row: Summary) => number) => rows.map(of);
  const area = (low: (row: Summary) => number, high: (row: Summary) => number, opacity: number) =>
    svg('path', { d: band(column(low), column(high)), fill: colour, 'fill-opacity': opacity });
  const medians = column(({ p50 }) => p50);
  const zero = yOf(0);
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...axes,
    area(
      ({ p10 }) => p10,
      ({ p90 }) => p90,
      0.18,
    ),
    area(
      ({ p25 }) => p25,
      ({ p75 }) => p75,
      0.28,
    ),
    ...futures.map((future) =>
      svg('path', { d: line(future), fill: 'none', stroke: colour, 'stroke-width': 0.6, 'stroke-opacity': 0.55 }),
    ),
    svg('line', { x1: left, x2: right, y1: zero, y2: zero, stroke: 'currentColor', 'stroke-opacity': 0.5 }),
    svg('path', { d: line(medians), fill: 'none', stroke: colour, 'stroke-width': 2.6, 'stroke-linejoin': 'round' }),
    ...medians.map((value, i) => svg('circle', { cx: xOf(i), cy: yOf(value), r: 3.2, fill: colour })),
    ...goals.flatMap(({ value, label }) => {
      const y = yOf(value);
      const words = { x: left + 4, y: y - 7, dy: '0.32em', fill: goalColour, 'font-weight': 600 };
      return [
        svg('line', {
          x1: left,
          x2: right,
          y1: y,
          y2: y,
          stroke: goalColour,
          'stroke-width': 1.4,
          'stroke-dasharray': '5 4',
        }),
        svg(
          'text',
          { ...words, stroke: haloColour, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
          label,
        ),
      ];
    }),
  );
  tipIn(
    chart,
    width,
    rows.map((row, i) => ({ x: xOf(i), y: yOf(row.p50), text: () => tip(years[i] ?? 0, row) })),
  );
  return figure(chart, description);
}
