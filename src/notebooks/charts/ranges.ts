/** A few summaries on one scale in; for each its 80% and 50% ranges with the median, one under the other, out. */
import type { Summary } from '../../model/index.ts';
import { type ChartData, figure, svg } from './style.ts';

export interface Ranged {
  readonly label: string;
  readonly colour: string;
  readonly row: Summary;
}

/** Room for each: its name, and its bar below. */
const room = 46;

export function ranges(
  rows: readonly Ranged[],
  tell: (value: number) => string,
  width: number,
  description: string,
  data: ChartData,
): HTMLElement {
  const values = rows.flatMap(({ row }) => [row.p10, row.p90]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = 6;
  const xOf = (value: number) => margin + (high > low ? (value - low) / (high - low) : 0.5) * (width - 2 * margin);
  const drawn = rows.flatMap(({ label, colour, row }, i) => {
    const y = i * room + 20;
    const bar = (from: number, to: number, opacity: number) =>
      svg('rect', {
        x: xOf(from),
        width: Math.max(xOf(to) - xOf(from), 1),
        y,
        height: 16,
        fill: colour,
        'fill-opacity': opacity,
        rx: 2,
      });
    const at = xOf(row.p50);
    return [
      svg('text', { x: margin, y: y - 7 }, label),
      svg('text', { x: width - margin, y: y - 7, 'text-anchor': 'end', 'font-weight': 600 }, tell(row.p50)),
      bar(row.p10, row.p90, 0.22),
      bar(row.p25, row.p75, 0.38),
      svg('rect', { x: at - 1.5, width: 3, y: y - 2, height: 20, fill: colour }),
    ];
  });
  const bottom = rows.length * room + 4;
  const ends = [
    svg('text', { x: margin, y: bottom + 8 }, tell(low)),
    svg('text', { x: width - margin, y: bottom + 8, 'text-anchor': 'end' }, tell(high)),
  ];
  const height = bottom + 14;
  return figure(
    svg('svg', { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` }, ...drawn, ...ends),
    description,
    data,
  );
}
