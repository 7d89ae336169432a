/** Yearly summaries in; a fan chart with its median, 50% and 80% bands, single futures and the goal out. */
import type { Summary } from '../../model/index.ts';
import { drawn, redraw, type Shape, shape } from './shape.ts';
import { type Attributes, type ChartData, describe, figure, goalColour, halo } from './style.ts';
import { tipIn } from './tip.ts';
import { mostDots, roundRange, type YearScale, yearScale } from './years.ts';

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

/** The range that holds all fans, single futures and goals given, for charts on one scale. Its ends are round, so that it holds still under a moving hand. */
export function fanDomain(inputs: readonly Pick<FanInput, 'rows' | 'futures' | 'goals' | 'divide'>[]): [number, number] {
  const values = inputs.flatMap(({ rows, futures, goals, divide }) =>
    [...rows.flatMap(({ p10, p90 }) => [p10, p90]), ...futures.flat(), ...goals.map(({ value }) => value)].map((v) => v / divide),
  );
  return roundRange(Math.min(0, ...values), Math.max(1, ...values) * 1.03);
}

const haloed = (at: Attributes, words: string): Shape => shape('text', { ...at, ...halo }, words);

/** Drawn without a plotting library: there is one for each village, and all of them follow a slider. */
function shapeOf(input: FanInput, scale: YearScale): Shape {
  const { years, rows, futures, colour, goals, width, height, lack } = input;
  const { xOf, yOf, line, cut, band, left, right, top, bottom, axes } = scale;
  const column = (of: (row: Summary) => number) => rows.map(of);
  const area = (lower: number[], upper: number[], opacity: number, fill = colour) =>
    shape('path', { d: band(lower, upper), fill, 'fill-opacity': opacity });
  const p10 = column(({ p10: value }) => value);
  const p90 = column(({ p90: value }) => value);
  const medians = column(({ p50 }) => p50);
  const crowded = years.length > mostDots;
  const zero = yOf(0);
  // What is said of it stands above or below, where the middle years lie farther away.
  const room = (y: number) => Math.min(...medians.map((value) => Math.abs(yOf(value) - y)));
  const apart = () => (room(bottom - 6) > room(top + 8) ? bottom - 6 : top + 8);
  // A drawing within the drawing cuts off what lies above zero.
  const below = lack
    ? [
        shape(
          'svg',
          {
            x: left,
            y: zero,
            width: right - left,
            height: Math.max(0, bottom - zero),
            viewBox: `${left} ${zero} ${right - left} ${Math.max(0.01, bottom - zero)}`,
            overflow: 'hidden',
          },
          area(p10, p90, 0.55, goalColour),
        ),
      ]
    : [];
  return shape(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...axes,
    area(p10, p90, 0.18),
    area(
      column(({ p25 }) => p25),
      column(({ p75 }) => p75),
      0.28,
    ),
    ...below,
    // All of them are one path, which takes a twentieth of the time.
    shape('path', {
      d: futures
        .slice(0, crowded ? 4 : futures.length)
        .map(cut)
        .join(''),
      fill: 'none',
      stroke: colour,
      'stroke-width': 0.6,
      'stroke-opacity': 0.55,
    }),
    shape('line', { x1: left, x2: right, y1: zero, y2: zero, stroke: 'currentColor', 'stroke-opacity': 0.5 }),
    shape('path', { d: line(medians), fill: 'none', stroke: colour, 'stroke-width': 2.6, 'stroke-linejoin': 'round' }),
    ...(crowded ? [] : medians).map((value, i) => shape('circle', { cx: xOf(i), cy: yOf(value), r: 3.2, fill: colour })),
    ...goals.flatMap(({ value, label }) => {
      const y = yOf(value);
      // The unit stands on the left above the scale.
      const place = y < top + 12 ? { x: right, 'text-anchor': 'end' } : { x: left + 4, 'text-anchor': 'start' };
      return [
        shape('line', {
          x1: left,
          x2: right,
          y1: y,
          y2: y,
          stroke: goalColour,
          'stroke-width': 1.4,
          'stroke-dasharray': '5 4',
        }),
        haloed({ ...place, y: y - 7, dy: '0.32em', fill: goalColour, 'font-weight': 600 }, label),
      ];
    }),
    ...(lack ? [haloed({ x: left + 4, y: apart(), fill: goalColour, 'font-weight': 600 }, lack)] : []),
  );
}

export interface FanChart {
  readonly element: HTMLElement;
  /** Other figures in the same element. */
  readonly draw: (input: FanInput) => void;
}

export function fanChart(first: FanInput): FanChart {
  const scaleOf = (input: FanInput) => yearScale({ ...input, domain: input.domain ?? fanDomain([input]) });
  let now = { input: first, scale: scaleOf(first) };
  const chart = drawn(shapeOf(now.input, now.scale));
  const element = figure(chart, first.description, first.data);
  tipIn(chart, first.width, () => {
    const { input, scale } = now;
    const { years, rows, tip } = input;
    return rows.map((row, i) => ({ x: scale.xOf(i), y: scale.yOf(row.p50), text: () => tip(years[i] ?? 0, row) }));
  });
  return {
    element,
    draw: (input) => {
      now = { input, scale: scaleOf(input) };
      redraw(chart, shapeOf(input, now.scale));
      describe(element, input.description, input.data);
    },
  };
}

export const fan = (input: FanInput): HTMLElement => fanChart(input).element;
