/** Shares by row in; for each a row of ten dots, as many of them full as in ten times, with its words, out. */
import { type ChartData, figure, svg } from './style.ts';

export interface OftenRow {
  readonly label: string;
  readonly share: number;
  readonly words: string;
  /** Set apart from the rows above it. */
  readonly strong?: boolean;
}

const step = 15;
const radius = 5.5;

/** The last full dot may be full in part: its left side. */
function dot(x: number, y: number, part: number, colour: string): SVGElement[] {
  const ring = svg('circle', { cx: x, cy: y, r: radius, fill: 'none', stroke: colour, 'stroke-width': 1.2 });
  if (part <= 0) return [ring];
  if (part >= 1) return [svg('circle', { cx: x, cy: y, r: radius, fill: colour }), ring];
  // The height at which a chord cuts the circle.
  const edge = -radius + 2 * radius * part;
  const half = Math.sqrt(Math.max(0, radius * radius - edge * edge));
  const large = part > 0.5 ? 1 : 0;
  return [
    svg('path', { d: `M${x + edge},${y - half}A${radius},${radius} 0 ${large} 0 ${x + edge},${y + half}Z`, fill: colour }),
    ring,
  ];
}

export function often(
  rows: readonly OftenRow[],
  colour: string,
  width: number,
  description: string,
  data: ChartData,
): HTMLElement {
  const left = 50;
  const rowHeight = 24;
  const lines = rows.map(({ label, share, words, strong }, i) => {
    const y = 14 + i * rowHeight + (strong ? 14 : 0);
    const dots = Array.from({ length: 10 }, (_, k) => dot(left + radius + k * step, y, share * 10 - k, colour)).flat();
    const weight = strong ? 650 : 400;
    // What is long goes on below its dots.
    return svg(
      'g',
      {},
      ...(strong ? [] : [svg('text', { x: 0, y, dy: '0.34em' }, label), ...dots]),
      ...(strong
        ? [svg('text', { x: 0, y, dy: '0.34em', 'font-weight': weight }, `${label} ${words}`)]
        : [svg('text', { x: left + 10 * step + 6, y, dy: '0.34em', 'font-weight': weight }, words)]),
    );
  });
  const height = 14 + rows.length * rowHeight + 14;
  const chart = svg('svg', { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` }, ...lines);
  return figure(chart, description, data);
}
