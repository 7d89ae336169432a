/** What several places take in, and what each can promise, in; an interval for each with the promise marked, on one scale with the goal, out. */

import { layRows, onScale, widthOf } from './rows.ts';
import { type ChartData, figure, goalColour, haloColour, svg, wideHalo } from './style.ts';
import { grouped, roundTicks } from './years.ts';

export interface PromisesInput {
  readonly rows: readonly {
    readonly name: string;
    readonly colour: string;
    readonly band: {
      readonly p10: number;
      readonly p25: number;
      readonly p50: number;
      readonly p75: number;
      readonly p90: number;
    };
    readonly target: number;
    readonly label: string;
    readonly title: string;
  }[];
  /** Names of charts that stand below one another. */
  readonly names: readonly string[];
  readonly goal: { readonly value: number; readonly label: string } | null;
  readonly divide: number;
  readonly axis: string;
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

export function promisesChart({ rows, names, goal, divide, axis, width, description, data }: PromisesInput): HTMLElement {
  const room = Math.max(0, ...rows.map(({ label }) => widthOf(label))) + 24;
  const laid = layRows(
    rows.map(({ name }) => ({ text: name })),
    width,
    { top: goal ? 26 : 8, right: room, beside: names },
  );
  const values = [...rows.flatMap(({ band, target }) => [band.p10, band.p90, target]), ...(goal ? [goal.value] : [])];
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values) || divide];
  const x = onScale([low, high], [laid.left + 4, laid.right]);
  const strip = (from: number, to: number, y: number, colour: string, opacity: number) =>
    svg('rect', {
      x: x(from),
      y: y - 7,
      width: Math.max(x(to) - x(from), 1.5),
      height: 14,
      fill: colour,
      'fill-opacity': opacity,
    });
  const drawn = rows.map(({ band, target, label, title, colour }, i) => {
    const y = laid.middle(i);
    const upright = (at: number, half: number, thick: number) =>
      svg('line', { x1: x(at), x2: x(at), y1: y - half, y2: y + half, stroke: colour, 'stroke-width': thick });
    const at = x(target);
    return svg(
      'g',
      {},
      svg('title', {}, title),
      strip(band.p10, band.p90, y, colour, 0.2),
      strip(band.p25, band.p75, y, colour, 0.3),
      upright(band.p50, 7, 2),
      svg('path', {
        d: `M${at - 6},${y - 13}L${at + 6},${y - 13}L${at},${y - 3}Z`,
        fill: 'currentColor',
        stroke: haloColour,
        'stroke-width': 0.8,
      }),
      svg(
        'text',
        {
          x: Math.max(x(band.p90), at) + 9,
          y: y + 4,
          'font-weight': 650,
          ...wideHalo,
        },
        label,
      ),
    );
  });
  const ticks = roundTicks(low / divide, high / divide, width < 600 ? 3 : 6).map((tick) => {
    const at = x(tick * divide);
    return svg(
      'g',
      {},
      svg('line', {
        x1: at,
        x2: at,
        y1: laid.top,
        y2: laid.bottom,
        stroke: 'currentColor',
        'stroke-opacity': tick === 0 ? 0.5 : 0.1,
      }),
      svg('text', { x: at, y: laid.bottom + 14, 'text-anchor': 'middle' }, grouped(tick)),
    );
  });
  const height = laid.bottom + 34;
  const line = goal
    ? [
        svg('line', {
          x1: x(goal.value),
          x2: x(goal.value),
          y1: laid.top - 6,
          y2: laid.bottom,
          stroke: goalColour,
          'stroke-width': 1.4,
          'stroke-dasharray': '5 4',
        }),
        svg(
          'text',
          {
            x: x(goal.value),
            y: laid.top - 11,
            'text-anchor': x(goal.value) > width * 0.7 ? 'end' : 'middle',
            fill: goalColour,
            'font-weight': 600,
          },
          goal.label,
        ),
      ]
    : [];
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...ticks,
    svg('text', { x: (laid.left + laid.right) / 2, y: laid.bottom + 30, 'text-anchor': 'middle' }, axis),
    ...line,
    ...drawn,
    ...laid.names,
  );
  return figure(chart, description, data);
}
