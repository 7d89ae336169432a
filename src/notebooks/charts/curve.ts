/** Values of a figure with the probability that a goal is reached at each in; the curve with what is now, wanted and needed marked, out. */

import { onScale, widthOf } from './rows.ts';
import { type ChartData, colourOf, figure, goalColour, haloColour, svg } from './style.ts';
import { roundTicks } from './years.ts';

export interface CurveMark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface CurveInput {
  readonly points: readonly (readonly [value: number, probability: number])[];
  readonly wanted: { readonly value: number; readonly label: string };
  readonly now: CurveMark;
  /** What it takes, or where nothing does, the best. */
  readonly found: CurveMark | null;
  readonly reached: boolean;
  readonly divide: number;
  readonly axis: string;
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

const margin = { top: 50, right: 24, bottom: 44, left: 48 };

export function curve(input: CurveInput): HTMLElement {
  const { points, wanted, now, found, reached, divide, axis, width, description, data } = input;
  const height = 300;
  const xs = [...points.map(([value]) => value), now.x];
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const x = onScale([low, high], [margin.left, width - margin.right]);
  const y = onScale([0, 1], [height - margin.bottom, margin.top]);
  const right = width - margin.right;
  const ground = height - margin.bottom;
  const marks = found && Math.abs(x(found.x) - x(now.x)) < 4 ? [found] : [now, ...(found ? [found] : [])];
  const halo = { stroke: haloColour, 'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round' };
  // Names stand above the plot, one to a line, where no curve runs through them.
  const mark = (at: CurveMark, row: number) => {
    const colour = at === now ? 'currentColor' : reached ? colourOf(2) : colourOf(1);
    const [px, py] = [x(at.x), y(at.y)];
    const end = px + widthOf(at.label) + 12 > width;
    const top = 14 + row * 17;
    return svg(
      'g',
      {},
      svg('line', { x1: px, x2: px, y1: top - 9, y2: ground, stroke: colour, 'stroke-dasharray': '2 3' }),
      svg('circle', { cx: px, cy: py, r: 5, fill: colour, stroke: haloColour }),
      svg(
        'text',
        { x: px + (end ? -6 : 6), y: top, 'text-anchor': end ? 'end' : 'start', fill: colour, 'font-weight': 650, ...halo },
        at.label,
      ),
    );
  };
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...[0, 0.25, 0.5, 0.75, 1].map((share) =>
      svg(
        'g',
        {},
        svg('line', {
          x1: margin.left,
          x2: right,
          y1: y(share),
          y2: y(share),
          stroke: 'currentColor',
          'stroke-opacity': share === 0 ? 0.5 : 0.1,
        }),
        svg('text', { x: margin.left - 8, y: y(share), dy: '0.32em', 'text-anchor': 'end' }, `${share * 100}%`),
      ),
    ),
    ...roundTicks(low / divide, high / divide, width < 500 ? 3 : 6).map((tick) =>
      svg(
        'text',
        { x: x(tick * divide), y: ground + 16, 'text-anchor': 'middle' },
        tick.toLocaleString('en-US', { maximumSignificantDigits: 6 }),
      ),
    ),
    svg('text', { x: (margin.left + right) / 2, y: height - 8, 'text-anchor': 'middle' }, axis),
    svg('line', {
      x1: margin.left,
      x2: right,
      y1: y(wanted.value),
      y2: y(wanted.value),
      stroke: goalColour,
      'stroke-dasharray': '5 4',
    }),
    svg(
      'text',
      { x: right, y: y(wanted.value) - 6, 'text-anchor': 'end', fill: goalColour, 'font-weight': 600, ...halo },
      wanted.label,
    ),
    svg('path', {
      d: `M${points.map(([value, p]) => `${x(value)},${y(p)}`).join('L')}`,
      fill: 'none',
      stroke: colourOf(0),
      'stroke-width': 2.6,
      'stroke-linejoin': 'round',
    }),
    ...marks.map(mark),
  );
  return figure(chart, description, data);
}
