/** Mean income by venture and year in; stacked bars with their names beside the last one out. */
import * as Plot from '@observablehq/plot';
import { type ChartData, figure, frame } from './style.ts';
import { type Point, placeIn, tipIn } from './tip.ts';
import { grouped, namedYears } from './years.ts';

export interface StackInput {
  readonly years: readonly number[];
  readonly parts: readonly { readonly label: string; readonly colour: string; readonly values: readonly number[] }[];
  readonly divide: number;
  readonly axis: string;
  readonly width: number;
  readonly tip: (label: string, year: number, value: number) => string;
  readonly description: string;
  readonly data?: ChartData;
}

export function stack({ years, parts, divide, axis, width, tip, description, data: table }: StackInput): HTMLElement {
  const data = parts.flatMap(({ label, colour, values }) =>
    values.map((value, i) => ({ label, colour, year: years[i] as number, value: value / divide, raw: value })),
  );
  const chart = Plot.plot({
    ...frame,
    width,
    height: 260,
    marginLeft: 48,
    marginTop: 22,
    marginBottom: 24,
    x: {
      type: 'band',
      domain: [...years],
      ticks: namedYears(years, width - 64),
      tickFormat: (year: number) => String(year),
      label: null,
      padding: 0.35,
    },
    // An axis of nothing but zero would have ticks of many digits.
    y: {
      grid: true,
      label: axis,
      labelArrow: 'none',
      ticks: 5,
      tickFormat: grouped,
      ...(data.some(({ value }) => value !== 0) ? {} : { domain: [0, 1] }),
    },
    marks: [
      // Without any part there is nothing to stack.
      ...(data.length === 0
        ? []
        : [
            Plot.barY(
              data,
              Plot.stackY({
                x: 'year',
                y: 'value',
                fill: 'colour',
                insetTop: 0.5,
              }),
            ),
          ]),
      Plot.ruleY([0]),
    ],
  });
  const ends = new Map<string, number>();
  const points = data.map(({ label, year, value, raw }): Point => {
    // What is below zero is stacked downwards.
    const side = `${year} ${value < 0}`;
    const from = ends.get(side) ?? 0;
    ends.set(side, from + value);
    return {
      x: placeIn(chart, 'x', year),
      y: placeIn(chart, 'y', from + value / 2),
      text: () => tip(label, year, raw),
    };
  });
  tipIn(chart, width, () => points);
  const wrap = document.createElement('div');
  const names = document.createElement('ul');
  names.className = 'names';
  for (const { label, colour } of parts) {
    const item = document.createElement('li');
    const swatch = document.createElement('i');
    swatch.style.background = colour;
    item.append(swatch, label);
    names.append(item);
  }
  wrap.append(chart, names);
  return figure(wrap, description, table);
}
