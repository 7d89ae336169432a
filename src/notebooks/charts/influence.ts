/** Names with the share of the uncertainty that each makes alone, and only together with others, in; a bar for each out. */
import { layRows, onScale, widthOf } from './rows.ts';
import { type ChartData, colourOf, figure, svg } from './style.ts';

export interface InfluenceInput {
  readonly rows: readonly {
    readonly name: string;
    /** From 0 to 1. */
    readonly alone: number;
    readonly together: number;
    readonly label: string;
    readonly title: string;
    readonly onPick?: () => void;
  }[];
  readonly alone: string;
  readonly together: string;
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

export function influenceChart({ rows, alone, together, width, description, data }: InfluenceInput): HTMLElement {
  const laid = layRows(
    rows.map(({ name, onPick }) => ({ text: name, onPick })),
    width,
    { top: 26 },
  );
  const room = Math.max(0, ...rows.map(({ label }) => widthOf(label))) + 16;
  const most = Math.max(0.01, ...rows.map((row) => row.alone + row.together));
  const x = onScale([0, most], [laid.left, laid.right - room]);
  const blue = colourOf(0);
  const part = (from: number, to: number, y: number, opacity: number) =>
    svg('rect', { x: x(from), y: y - 9, width: Math.max(x(to) - x(from), 0), height: 18, fill: blue, 'fill-opacity': opacity });
  const bars = rows.map((row, i) => {
    const y = laid.middle(i);
    const end = row.alone + row.together;
    return svg(
      'g',
      {},
      svg('title', {}, row.title),
      part(0, row.alone, y, 0.85),
      part(row.alone, end, y, 0.3),
      svg('text', { x: x(end) + 7, y: y + 4, 'font-weight': 600 }, row.label),
    );
  });
  // The two shades are named above the first bar.
  const key = (at: number, text: string, opacity: number) => [
    svg('rect', { x: at, y: 5, width: 12, height: 12, fill: blue, 'fill-opacity': opacity }),
    svg('text', { x: at + 17, y: 15 }, text),
  ];
  const height = laid.bottom + 6;
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...key(laid.left, alone, 0.85),
    ...key(laid.left + widthOf(alone) + 36, together, 0.3),
    svg('line', { x1: laid.left, x2: laid.left, y1: laid.top, y2: laid.bottom, stroke: 'currentColor', 'stroke-opacity': 0.5 }),
    ...bars,
    ...laid.names,
  );
  return figure(chart, description, data);
}
