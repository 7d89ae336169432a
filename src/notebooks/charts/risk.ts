/** What each plan brings on average and in a poor year in; a point a plan, the better ones up and to the right, out. */
import { brief, type ChartData, figure, svg } from './style.ts';
import { grouped, roundTicks } from './years.ts';

export interface RiskInput {
  readonly points: readonly {
    readonly label: string;
    readonly colour: string;
    readonly mean: number;
    readonly poor: number;
    readonly tip: string;
  }[];
  readonly divide: number;
  /** Names of the axes, with their unit. */
  readonly meanAxis: string;
  readonly poorAxis: string;
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly data: ChartData;
}

const margin = { top: 26, right: 24, bottom: 42, left: 56 };

/** A little more than what the values span. */
function around(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low) * 0.18 || Math.abs(high) * 0.05 || 1;
  return [low - air, high + air];
}

const lineHeight = 16;

/** Places of labels that would stand at `wanted`, one under the other within two ends: none over another. */
export function apart(wanted: readonly number[], low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places = [...wanted];
  // Down from the first, then up from the last where they ran over the end.
  let least = low;
  for (const i of order) {
    places[i] = Math.max(places[i] ?? 0, least);
    least = (places[i] ?? 0) + lineHeight;
  }
  let most = high;
  for (const i of order.reverse()) {
    places[i] = Math.min(places[i] ?? 0, most);
    most = (places[i] ?? 0) - lineHeight;
  }
  return places;
}

/** Of more points than these only some are named. */
export const mostNamed = 14;

/** Whether a point is named: of many, one that no other equals or beats both ways; the others tell their names under the mouse. */
function isNamed(points: readonly Pick<RiskInput['points'][number], 'mean' | 'poor'>[], i: number): boolean {
  const { mean, poor } = points[i] as (typeof points)[number];
  const isBeaten = points.some(
    (other, k) => other.mean >= mean && other.poor >= poor && (k < i || other.mean > mean || other.poor > poor),
  );
  return points.length <= mostNamed || !isBeaten;
}

export function risk(input: RiskInput): HTMLElement {
  const { points, divide, meanAxis, poorAxis, width, description, data } = input;
  const named = points.map((_, i) => isNamed(points, i));
  const height = Math.max(input.height, named.filter(Boolean).length * lineHeight + margin.top + margin.bottom);
  const [lowX, highX] = around(points.map(({ poor }) => poor / divide));
  const [lowY, highY] = around(points.map(({ mean }) => mean / divide));
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const x = (v: number) => margin.left + ((v - lowX) / (highX - lowX)) * (right - margin.left);
  const y = (v: number) => bottom - ((v - lowY) / (highY - lowY)) * (bottom - margin.top);
  const isLeft = (cx: number) => cx > (margin.left + right) / 2;
  const places: number[] = [];
  for (const side of [true, false]) {
    const those = points.flatMap(({ poor }, i) => (named[i] && isLeft(x(poor / divide)) === side ? [i] : []));
    const found = apart(
      those.map((i) => y((points[i]?.mean ?? 0) / divide)),
      margin.top,
      bottom,
    );
    for (const [n, i] of those.entries()) places[i] = found[n] ?? 0;
  }
  const faint = { stroke: 'currentColor', 'stroke-opacity': 0.1 };
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...roundTicks(lowY, highY, 4).flatMap((tick) => [
      svg('line', { x1: margin.left, x2: right, y1: y(tick), y2: y(tick), ...faint }),
      svg('text', { x: margin.left - 8, y: y(tick), dy: '0.32em', 'text-anchor': 'end' }, grouped(tick)),
    ]),
    ...roundTicks(lowX, highX, width < 420 ? 3 : 5).flatMap((tick) => [
      svg('line', { x1: x(tick), x2: x(tick), y1: margin.top, y2: bottom, ...faint }),
      svg('text', { x: x(tick), y: bottom + 15, 'text-anchor': 'middle' }, grouped(tick)),
    ]),
    svg('text', { x: 3, y: 10 }, meanAxis),
    svg('text', { x: right, y: height - 6, 'text-anchor': 'end' }, poorAxis),
    ...points.flatMap(({ label, colour, mean, poor, tip }, i) => {
      const [cx, cy] = [x(poor / divide), y(mean / divide)];
      const toLeft = isLeft(cx);
      const at = places[i] ?? cy;
      const moved = Math.abs(at - cy) > 3;
      const far = (moved ? 22 : 10) * (toLeft ? -1 : 1);
      const name = {
        x: cx + far,
        y: at,
        dy: '0.32em',
        'text-anchor': toLeft ? 'end' : 'start',
        fill: colour,
        'font-weight': 600,
      };
      return [
        ...(moved && named[i] ? [svg('path', { d: `M${cx},${cy}L${cx + far * 0.85},${at}`, fill: 'none', stroke: colour })] : []),
        svg('circle', { cx, cy, r: 6, fill: colour }, svg('title', {}, tip)),
        ...(named[i]
          ? [svg('text', name, brief(label, Math.floor(((toLeft ? cx : width - cx) - Math.abs(far) - 2) / 7.6)))]
          : []),
      ];
    }),
  );
  return figure(chart, description, data);
}
