/** Uncertain inputs with the outcome at their low and high ends in; bars around the mean outcome, the widest first, out. */

import { layRows, onScale, widthOf } from './rows.ts';
import { type ChartData, colourOf, figure, haloColour, svg } from './style.ts';
import { roundTicks } from './years.ts';

export interface TornadoEnd {
  readonly value: number;
  /** `low 1.4 million yuan`. */
  readonly label: string;
  /** The figure alone, in units of the axis, for a narrow chart. */
  readonly brief: string;
}

export interface TornadoInput {
  readonly rows: readonly {
    readonly name: string;
    readonly low: TornadoEnd;
    readonly high: TornadoEnd;
    readonly title: string;
    readonly onPick: () => void;
  }[];
  readonly centre: TornadoEnd;
  /** What the two colours mean, said above a narrow chart. */
  readonly lowKey: string;
  readonly highKey: string;
  /** Divides values for the axis. */
  readonly divide: number;
  readonly tick: (value: number) => string;
  readonly axis: string;
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

export function tornadoChart(input: TornadoInput): HTMLElement {
  const { rows, centre, lowKey, highKey, divide, tick, axis, width, description, data } = input;
  const narrow = width < 600;
  const words = ({ label, brief }: TornadoEnd) => (narrow ? brief : label);
  const laid = layRows(
    rows.map(({ name, onPick }) => ({ text: name, onPick })),
    width,
    { top: narrow ? 50 : 26 },
  );
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const values = [...ends, centre].map(({ value }) => value);
  const room = Math.max(...ends.map((end) => widthOf(words(end)))) + 10;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = onScale([low, high], [laid.left + room, laid.right - room]);
  const bar = (from: number, to: number, y: number, colour: string) =>
    svg('rect', {
      x: Math.min(x(from), x(to)),
      y: y - 9,
      width: Math.max(Math.abs(x(to) - x(from)), 1),
      height: 18,
      fill: colour,
      'fill-opacity': 0.8,
    });
  const label = (end: TornadoEnd, left: boolean, y: number, colour: string) =>
    svg(
      'text',
      { x: x(end.value) + (left ? -6 : 6), y: y + 4, 'text-anchor': left ? 'end' : 'start', fill: colour, 'font-weight': 600 },
      words(end),
    );
  const [orange, blue] = [colourOf(1), colourOf(0)];
  const key = (at: number, text: string, fill: string) => [
    svg('rect', { x: at, y: 3, width: 12, height: 12, fill, 'fill-opacity': 0.8 }),
    svg('text', { x: at + 17, y: 13 }, text),
  ];
  const bars = rows.map((row, i) => {
    const y = laid.middle(i);
    const lowLeft = row.low.value <= row.high.value;
    return svg(
      'g',
      {},
      svg('title', {}, row.title),
      bar(row.low.value, centre.value, y, orange),
      bar(row.high.value, centre.value, y, blue),
      label(row.low, lowLeft, y, orange),
      label(row.high, !lowLeft, y, blue),
    );
  });
  const height = laid.bottom + 34;
  const ticks = roundTicks(low / divide, high / divide, narrow ? 2 : 5).map((value) => {
    const at = x(value * divide);
    return svg(
      'g',
      {},
      svg('line', { x1: at, x2: at, y1: laid.top, y2: laid.bottom, stroke: 'currentColor', 'stroke-opacity': 0.1 }),
      svg('text', { x: at, y: laid.bottom + 14, 'text-anchor': 'middle' }, tick(value)),
    );
  });
  const middle = x(centre.value);
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...(narrow ? [...key(2, lowKey, orange), ...key(widthOf(lowKey) + 34, highKey, blue)] : []),
    ...ticks,
    svg('text', { x: (x(low) + x(high)) / 2, y: laid.bottom + 30, 'text-anchor': 'middle' }, axis),
    ...bars,
    svg('line', { x1: middle, x2: middle, y1: laid.top - 4, y2: laid.bottom, stroke: 'currentColor', 'stroke-width': 1.4 }),
    svg(
      'text',
      {
        x: middle,
        y: laid.top - 10,
        'text-anchor': 'middle',
        'font-weight': 600,
        stroke: haloColour,
        'stroke-width': 3,
        'paint-order': 'stroke',
      },
      centre.label,
    ),
    ...laid.names,
  );
  return figure(chart, description, data);
}
