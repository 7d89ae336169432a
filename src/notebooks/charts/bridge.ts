/** A sum, the changes that lead from it, and the sum they lead to, in; one bar under another from the first to the last (a waterfall on its side) out. */
import { inLines, nameLines, rowTops, widthOf } from './rows.ts';
import { type ChartData, figure, goalColour, svg, wideHalo } from './style.ts';
import { grouped, roundTicks } from './years.ts';

export interface BridgeRow {
  readonly label: string;
  /** A sum, or what a change adds. */
  readonly value: number;
  readonly isSum: boolean;
  readonly words: string;
  readonly colour: string;
}

export interface BridgeInput {
  readonly rows: readonly BridgeRow[];
  readonly goal: { readonly value: number; readonly label: string } | null;
  readonly divide: number;
  readonly axis: string;
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

const bar = 18;
const top = 24;

export function bridge({ rows, goal, divide, axis, width, description, data }: BridgeInput): HTMLElement {
  let sum = 0;
  const spans = rows.map(({ value, isSum }) => {
    const from = isSum ? 0 : sum;
    sum = isSum ? value : sum + value;
    return [from / divide, sum / divide] as const;
  });
  const edges = [...spans.flat(), ...(goal ? [goal.value / divide] : [])];
  const [low, high] = [Math.min(0, ...edges), Math.max(0, ...edges)];
  const labels = Math.min(230, Math.round(width * (width < 420 ? 0.33 : 0.36)));
  // A bold word is a little wider.
  const right = width - Math.max(...rows.map(({ words }) => widthOf(words))) * 1.08 - 10;
  const x = (value: number) => Math.round((labels + ((value - low) / (high - low || 1)) * (right - labels)) * 100) / 100;
  const lines = rows.map(({ label }) => inLines(label, labels - 8));
  const { tops, bottom: end } = rowTops(lines, top, 28);
  const height = end + 26;
  const bottom = height - 24;
  const ends = spans.map(([from, to]) => ({ to: x(to), start: Math.min(x(from), x(to)), end: Math.max(x(from), x(to)) }));
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...roundTicks(low, high, Math.min(5, Math.max(1, Math.round((right - labels) / 55)))).flatMap((tick) => [
      svg('line', {
        x1: x(tick),
        x2: x(tick),
        y1: top - 6,
        y2: bottom,
        stroke: 'currentColor',
        'stroke-opacity': tick === 0 ? 0.5 : 0.1,
      }),
      svg('text', { x: x(tick), y: bottom + 14, 'text-anchor': 'middle' }, grouped(tick)),
    ]),
    svg('text', { x: labels - 6, y: bottom + 14, 'text-anchor': 'end', 'fill-opacity': 0.75 }, axis),
    ...rows.flatMap(({ label, isSum, colour }, i) => {
      const y = tops[i] ?? 0;
      const { to, start, end } = ends[i] as (typeof ends)[number];
      const name = nameLines(label, lines[i] ?? [], labels - 8, y + bar / 2, {
        'text-anchor': 'end',
        'font-weight': isSum ? 650 : 400,
      });
      const next = tops[i + 1] ?? y + bar;
      return [
        name,
        svg('line', { x1: to, x2: to, y1: y, y2: next, stroke: 'currentColor', 'stroke-opacity': 0.35 }),
        svg('rect', {
          x: start,
          y,
          width: Math.max(end - start, 1),
          height: bar,
          fill: colour,
          'fill-opacity': isSum ? 0.9 : 0.7,
          rx: 2,
        }),
      ];
    }),
    ...(goal
      ? [
          svg('line', {
            x1: x(goal.value / divide),
            x2: x(goal.value / divide),
            y1: top - 8,
            y2: bottom,
            stroke: goalColour,
            'stroke-width': 1.4,
            'stroke-dasharray': '5 4',
          }),
          svg(
            'text',
            { x: x(goal.value / divide), y: 10, 'text-anchor': 'middle', fill: goalColour, 'font-weight': 600 },
            goal.label,
          ),
        ]
      : []),
    // Above the goal's line, which may pass through them.
    ...rows.map(({ value, isSum, words }, i) => {
      const at = { x: (ends[i]?.end ?? 0) + 6, y: (tops[i] ?? 0) + bar / 2, dy: '0.32em', 'font-weight': isSum ? 650 : 500 };
      return svg('text', { ...at, fill: !isSum && value < 0 ? goalColour : 'currentColor', ...wideHalo }, words);
    }),
  );
  return figure(chart, description, data);
}
