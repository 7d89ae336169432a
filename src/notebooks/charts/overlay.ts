/** Yearly summaries of a few plans in; their bands and medians in one drawing, each named beside its end, out. */
import type { Summary } from '../../model/index.ts';
import { drawn } from './shape.ts';
import { type ChartData, figure, goalColour, halo, svg } from './style.ts';
import { type Point, tipIn } from './tip.ts';
import { yearScale } from './years.ts';

export interface OverlayInput {
  readonly years: readonly number[];
  readonly series: readonly { readonly name: string; readonly colour: string; readonly rows: readonly Summary[] }[];
  readonly goal: { readonly value: number; readonly label: string } | null;
  readonly divide: number;
  readonly axis: string;
  readonly width: number;
  readonly height: number;
  /** The words of a year. */
  readonly tip: (index: number) => string;
  readonly description: string;
  readonly data: ChartData;
}

/** Names that would lie over each other are moved apart, downwards. */
function apart(places: readonly number[], least: number): number[] {
  const order = places.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const moved = [...places];
  let before = Number.NEGATIVE_INFINITY;
  for (const { y, i } of order) {
    before = Math.max(y, before + least);
    moved[i] = before;
  }
  return moved;
}

export function overlay({ years, series, goal, divide, axis, width, height, tip, description, data }: OverlayInput): HTMLElement {
  const values = [...series.flatMap(({ rows }) => rows.flatMap(({ p10, p90 }) => [p10, p90])), goal?.value ?? 0].map(
    (v) => v / divide,
  );
  const low = Math.min(...values);
  // Where nothing comes in, the axis still has a length.
  const high = Math.max(...values, low + 1);
  // The plans differ within their bands: the scale need not begin at zero to show it, but says where it begins.
  const from = low > 0 && low > high * 0.4 ? low - (high - low) * 0.15 : Math.min(0, low);
  const room = Math.min(170, width * 0.32);
  const scale = yearScale({ years, domain: [from, high + (high - from) * 0.06], divide, axis, width, height, room });
  const { xOf, yOf, line, band, left, right, axes } = scale;
  const last = years.length - 1;
  const ends = apart(
    series.map(({ rows }) => yOf(rows[last]?.p50 ?? 0)),
    15,
  );
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...axes.map(drawn),
    ...series.map(({ colour, rows }) =>
      svg('path', {
        d: band(
          rows.map(({ p10 }) => p10),
          rows.map(({ p90 }) => p90),
        ),
        fill: colour,
        'fill-opacity': 0.2,
      }),
    ),
    ...series.map(({ colour, rows }) =>
      svg('path', {
        d: line(rows.map(({ p50 }) => p50)),
        fill: 'none',
        stroke: colour,
        'stroke-width': 2.6,
        'stroke-linejoin': 'round',
      }),
    ),
    ...series.flatMap(({ colour, rows }) =>
      rows.map(({ p50 }, i) => svg('circle', { cx: xOf(i), cy: yOf(p50), r: 3.2, fill: colour })),
    ),
    ...series.map(({ name, colour }, i) =>
      svg('text', { x: xOf(last) + 9, y: ends[i] ?? 0, dy: '0.32em', fill: colour, 'font-weight': 650 }, name),
    ),
  );
  if (goal) {
    const y = yOf(goal.value);
    chart.append(
      svg('line', { x1: left, x2: right, y1: y, y2: y, stroke: goalColour, 'stroke-width': 1.4, 'stroke-dasharray': '5 4' }),
      svg('text', { x: left + 4, y: y - 7, dy: '0.32em', fill: goalColour, 'font-weight': 600, ...halo }, goal.label),
    );
  }
  const points = years.map((_, i): Point => ({ x: xOf(i), y: yOf(series[0]?.rows[i]?.p50 ?? 0), text: () => tip(i) }));
  tipIn(chart, width, () => points);
  return figure(chart, description, data);
}
