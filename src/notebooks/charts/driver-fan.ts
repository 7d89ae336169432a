/** A driver's known values and its yearly summaries in; the known line, then its fan with bands, median and single futures, named at its end, out. */
import * as Plot from '@observablehq/plot';
import type { Summary } from '../../model/index.ts';
import { type ChartData, figure, frame, haloColour } from './style.ts';
import { placeIn, tipIn } from './tip.ts';
import { grouped, mostDots, namedYears } from './years.ts';

export type Band = Pick<Summary, 'p10' | 'p25' | 'p50' | 'p75' | 'p90'>;

export interface DriverFanInput {
  /** Values that are known, the oldest first; the fan begins at the last one. */
  readonly known: readonly { readonly year: number; readonly value: number }[];
  readonly years: readonly number[];
  readonly rows: readonly Band[];
  readonly futures: readonly (readonly number[])[];
  readonly colour: string;
  /** Divides base units for the axis. */
  readonly divide: number;
  readonly axis: string;
  readonly width: number;
  readonly height: number;
  readonly tell: (value: number) => string;
  readonly tip: (year: number, row: Band) => string;
  readonly description: string;
  readonly data: ChartData;
}

/** Names at the end of the fan do not lie over each other. */
function apart(ends: readonly { readonly y: number; readonly text: string }[], least: number) {
  const kept: { readonly y: number; readonly text: string }[] = [];
  for (const end of ends) if (kept.every(({ y }) => Math.abs(y - end.y) >= least)) kept.push(end);
  return kept;
}

export function driverFan(input: DriverFanInput): HTMLElement {
  const { known, years, rows, futures, colour, divide, axis, width, height, tell, tip, description, data } = input;
  const last = known.at(-1);
  const sure = (value: number): Band => ({ p10: value, p25: value, p50: value, p75: value, p90: value });
  const fan = [
    ...(last ? [{ year: last.year, row: sure(last.value) }] : []),
    ...years.map((year, i) => ({ year, row: rows[i] as Band })),
  ];
  const lines = futures.flatMap((future, run) => [
    ...(last ? [{ run, year: last.year, value: last.value }] : []),
    ...future.map((value, i) => ({ run, year: years[i] as number, value })),
  ]);
  const all = [
    ...known.map(({ value }) => value),
    ...rows.flatMap(({ p10, p90 }) => [p10, p90]),
    ...lines.map(({ value }) => value),
  ];
  const [low, high] = [Math.min(0, ...all) / divide, (Math.max(0, ...all) * 1.04) / divide];
  const span = high - low || 1;
  const end = rows.at(-1);
  const names = end
    ? apart(
        [end.p50, end.p90, end.p10].map((value) => ({ y: value / divide, text: tell(value) })),
        (span / height) * 17,
      )
    : [];
  const first = known[0]?.year ?? years[0] ?? 0;
  const final = years.at(-1) ?? first;
  const ticks = namedYears(
    Array.from({ length: final - first + 1 }, (_, i) => first + i),
    width - 90,
    42,
  );
  const crowded = fan.length > mostDots;
  type Fan = (typeof fan)[number];
  const year = (d: { readonly year: number }) => d.year;
  const area = (from: keyof Band, to: keyof Band, fillOpacity: number) =>
    Plot.areaY(fan, {
      x: year,
      y1: (d: Fan) => d.row[from] / divide,
      y2: (d: Fan) => d.row[to] / divide,
      fill: colour,
      fillOpacity,
    });
  const points = [...known.slice(0, -1).map(({ year: at, value }) => ({ year: at, row: sure(value) })), ...fan];
  const chart = Plot.plot({
    ...frame,
    width,
    height,
    marginLeft: 44,
    marginRight: 46,
    marginTop: 24,
    marginBottom: 24,
    x: { type: 'linear', domain: [first - 0.1, final + 0.1], ticks, tickFormat: String, label: null },
    y: { domain: [low, high || 1], grid: true, ticks: 5, tickFormat: grouped, label: axis, labelArrow: 'none' },
    marks: [
      area('p10', 'p90', 0.18),
      area('p25', 'p75', 0.28),
      Plot.line(crowded ? lines.filter(({ run }) => run < 4) : lines, {
        x: 'year',
        y: (d: (typeof lines)[number]) => d.value / divide,
        z: 'run',
        stroke: colour,
        strokeWidth: 0.6,
        strokeOpacity: 0.55,
      }),
      Plot.ruleY([0]),
      ...(known.length > 1
        ? [
            Plot.line(known, {
              x: 'year',
              y: (d: (typeof known)[number]) => d.value / divide,
              stroke: 'currentColor',
              strokeWidth: 2,
            }),
          ]
        : []),
      Plot.line(fan, { x: year, y: (d: Fan) => d.row.p50 / divide, stroke: colour, strokeWidth: 2.6 }),
      Plot.dot(crowded ? [] : fan.slice(last ? 1 : 0), { x: year, y: (d: Fan) => d.row.p50 / divide, r: 3.2, fill: colour }),
      ...(last ? [Plot.dot([last], { x: 'year', y: last.value / divide, r: 3.6, fill: 'currentColor' })] : []),
      Plot.text(names, {
        x: () => final,
        y: 'y',
        text: 'text',
        textAnchor: 'start',
        dx: 8,
        fontWeight: 600,
        fill: colour,
        stroke: haloColour,
        strokeWidth: 3,
      }),
    ],
  });
  tipIn(chart, width, () =>
    points.map(({ year: at, row }) => ({
      x: placeIn(chart, 'x', at),
      y: placeIn(chart, 'y', row.p50 / divide),
      text: () => tip(at, row),
    })),
  );
  chart.classList.add('chart');
  return figure(chart, description, data);
}
