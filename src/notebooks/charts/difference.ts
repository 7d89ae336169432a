/** A histogram of differences between two plans in; bars either side of zero, or where that is far away, on one side of it; with what each side means, out. */
import * as Plot from '@observablehq/plot';
import { type ChartData, figure, frame, haloColour } from './style.ts';
import { grouped } from './years.ts';

export interface DifferenceInput {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly divide: number;
  readonly axis: string;
  readonly ahead: { readonly label: string; readonly colour: string };
  readonly behind: { readonly label: string; readonly colour: string };
  readonly mean: { readonly value: number; readonly label: string };
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

/** Bars that take less than this share of an axis with zero on it have an axis without it. */
const leastShare = 0.15;

/** What differs by nothing that could be seen has one bar, beside zero. */
const isCertain = (low: number, high: number): boolean => high - low <= 1e-3 * Math.abs(low);

/** The ends of the axis. */
function domainOf(low: number, high: number): [number, number] {
  const [from, to] = [Math.min(low, 0), Math.max(high, 0)];
  if (high - low >= leastShare * (to - from) || isCertain(low, high)) return [from, to];
  const room = (high - low || Math.abs(low) / 10) / 2;
  return [low - room, high + room];
}

/** Bars at the ends are as wide as the others, however far they reach out. */
function drawnEdges(edges: readonly number[]): number[] {
  const [, a, b] = edges;
  const [y, z] = edges.slice(-3);
  if (edges.length < 4 || a === undefined || b === undefined || y === undefined || z === undefined) return [...edges];
  return edges.map((edge, i) =>
    i === 0 ? Math.max(edge, a - (b - a)) : i === edges.length - 1 ? Math.min(edge, z + (z - y)) : edge,
  );
}

/** The farthest difference that lies beyond the bars; null where none does. */
export function beyond(edges: readonly number[]): number | null {
  const drawn = drawnEdges(edges);
  const [low, high] = [(drawn[0] ?? 0) - (edges[0] ?? 0), (edges.at(-1) ?? 0) - (drawn.at(-1) ?? 0)];
  const width = (drawn[2] ?? 0) - (drawn[1] ?? 0);
  if (Math.max(low, high) <= width / 2) return null;
  return (low > high ? edges[0] : edges.at(-1)) ?? null;
}

export function differenceChart({
  edges,
  counts,
  divide,
  axis,
  ahead,
  behind,
  mean,
  width,
  description,
  data,
}: DifferenceInput): HTMLElement {
  const total = counts.reduce((a, b) => a + b, 0);
  const places = drawnEdges(edges).map((edge) => edge / divide);
  const bars = counts.map((count, i) => ({ x1: places[i] as number, x2: places[i + 1] as number, share: count / total }));
  const [low, high] = [places[0] as number, places.at(-1) as number];
  const domain = domainOf(low, high);
  const middle = mean.value / divide;
  const span = domain[1] - domain[0];
  if (isCertain(low, high)) bars.splice(0, bars.length, { x1: middle - span / 60, x2: middle + span / 60, share: 1 });
  const place = (middle - domain[0]) / span;
  const most = Math.max(...bars.map(({ share }) => share));
  // The two labels stand under each other where they would run into each other.
  const narrow = width < 520;
  const chart = Plot.plot({
    ...frame,
    width,
    height: 280,
    marginTop: narrow ? 56 : 44,
    marginBottom: 40,
    marginLeft: 16,
    x: { tickFormat: grouped, label: axis, labelArrow: 'none', labelAnchor: 'center', domain },
    y: { axis: null, domain: [0, most * 1.1] },
    marks: [
      Plot.rectY(bars, {
        x1: 'x1',
        x2: 'x2',
        y: 'share',
        fill: (d: (typeof bars)[number]) => ((d.x1 + d.x2) / 2 >= 0 ? ahead.colour : behind.colour),
        fillOpacity: 0.75,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      Plot.ruleY([0]),
      Plot.ruleX(domain[0] * domain[1] <= 0 ? [0] : [], { strokeWidth: 1.5 }),
      Plot.ruleX([middle], { strokeDasharray: '4 3', y1: 0, y2: most }),
      Plot.text([middle], {
        x: (d: number) => d,
        y: most,
        text: () => mean.label,
        dy: -9,
        textAnchor: place > 0.8 ? 'end' : place < 0.2 ? 'start' : 'middle',
        fontWeight: 600,
        stroke: haloColour,
        strokeWidth: 3,
        fill: 'currentColor',
      }),
      Plot.text([ahead.label], {
        frameAnchor: 'top-right',
        dy: narrow ? -40 : -34,
        text: (d: string) => d,
        fill: ahead.colour,
        fontWeight: 600,
      }),
      Plot.text([behind.label], {
        frameAnchor: 'top-left',
        dy: narrow ? -20 : -34,
        text: (d: string) => d,
        fill: behind.colour,
        fontWeight: 600,
      }),
    ],
  });
  return figure(chart, description, data);
}
