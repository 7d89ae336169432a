/** Yearly summaries in; a fan chart with its median, 50% and 80% bands, single futures and the goal out. */
import * as Plot from '@observablehq/plot';
import type { Summary } from '../../model/index.ts';
import { figure, frame, goalColour } from './style.ts';

export interface FanInput {
  readonly years: readonly number[];
  readonly rows: readonly Summary[];
  readonly futures: readonly (readonly number[])[];
  readonly colour: string;
  /** Goal lines in base units with their labels. */
  readonly goals: readonly { readonly year: number; readonly value: number; readonly label: string }[];
  /** Divides base units for the axis. */
  readonly divide: number;
  readonly axis: string;
  readonly domain?: readonly [number, number];
  readonly width: number;
  readonly height: number;
  readonly tip: (year: number, row: Summary) => string;
  readonly description: string;
}

/** The range that holds all fans and goals given, for charts on one scale. */
export function fanDomain(inputs: readonly Pick<FanInput, 'rows' | 'goals' | 'divide'>[]): [number, number] {
  const values = inputs.flatMap(({ rows, goals, divide }) =>
    [...rows.flatMap(({ p10, p90 }) => [p10, p90]), ...goals.map(({ value }) => value)].map((v) => v / divide),
  );
  return [Math.min(0, ...values), Math.max(1, ...values) * 1.06];
}

export function fan({
  years,
  rows,
  futures,
  colour,
  goals,
  divide,
  axis,
  domain,
  width,
  height,
  tip,
  description,
}: FanInput): HTMLElement {
  const data = rows.map((row, i) => ({ year: years[i] as number, row }));
  const scaled = (f: (row: Summary) => number) => (d: { row: Summary }) => f(d.row) / divide;
  const lines = futures.flatMap((future, run) =>
    future.map((value, i) => ({ run, year: years[i] as number, value: value / divide })),
  );
  const first = years[0] as number;
  const last = years.at(-1) as number;
  const chart = Plot.plot({
    ...frame,
    width,
    height,
    marginLeft: 48,
    marginRight: 16,
    marginBottom: 24,
    marginTop: 22,
    x: { domain: [first - 0.15, last + 0.15], ticks: [...years], tickFormat: (year: number) => String(year), label: null },
    y: {
      grid: true,
      label: axis,
      labelArrow: 'none',
      ticks: 5,
      clamp: true,
      domain: [...(domain ?? fanDomain([{ rows, goals, divide }]))],
    },
    marks: [
      Plot.areaY(data, { x: 'year', y1: scaled((r) => r.p10), y2: scaled((r) => r.p90), fill: colour, fillOpacity: 0.18 }),
      Plot.areaY(data, { x: 'year', y1: scaled((r) => r.p25), y2: scaled((r) => r.p75), fill: colour, fillOpacity: 0.28 }),
      Plot.lineY(lines, { x: 'year', y: 'value', z: 'run', stroke: colour, strokeWidth: 0.6, strokeOpacity: 0.55, clip: true }),
      Plot.ruleY([0], { strokeOpacity: 0.5 }),
      Plot.lineY(data, { x: 'year', y: scaled((r) => r.p50), stroke: colour, strokeWidth: 2.6 }),
      Plot.dot(data, { x: 'year', y: scaled((r) => r.p50), fill: colour, r: 3.2 }),
      Plot.link(goals, {
        x1: first - 0.15,
        x2: last + 0.15,
        y1: (g) => g.value / divide,
        y2: (g) => g.value / divide,
        stroke: goalColour,
        strokeDasharray: '5 4',
        strokeWidth: 1.4,
      }),
      Plot.text(goals, {
        x: first - 0.15,
        y: (g) => g.value / divide,
        text: 'label',
        fill: goalColour,
        textAnchor: 'start',
        dy: -7,
        dx: 4,
        stroke: 'white',
        strokeWidth: 3,
        fontWeight: 600,
      }),
      Plot.tip(
        data,
        Plot.pointerX({ x: 'year', y: scaled((r) => r.p50), title: (d: { year: number; row: Summary }) => tip(d.year, d.row) }),
      ),
    ],
  });
  return figure(chart, description);
}
