/** The probability of a goal by how much of the villages' risk is in common in; the curve, with what was simulated on it, out. */
import * as Plot from '@observablehq/plot';
import { type ChartData, figure, frame, goalColour, haloColour } from './style.ts';
import { grouped } from './years.ts';

export interface SharedRiskInput {
  readonly points: readonly { readonly shared: number; readonly probability: number }[];
  /** Where the simulated probability lies on the curve, if anywhere. */
  readonly here: { readonly shared: number; readonly probability: number; readonly label: string } | null;
  readonly wanted: { readonly probability: number; readonly label: string };
  readonly axes: { readonly x: string; readonly y: string };
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

const percents = (share: number): string => `${grouped(share * 100)}%`;

export function sharedRisk({ points, here, wanted, axes, width, description, data }: SharedRiskInput): HTMLElement {
  const most = Math.max(...points.map(({ probability }) => probability), here?.probability ?? 0);
  // A chance of few in a hundred would lie flat on a scale to all.
  const top = most < 0.4 ? most * 1.4 : 1;
  const shown = wanted.probability <= top ? [wanted] : [];
  const chart = Plot.plot({
    ...frame,
    width,
    height: 230,
    marginLeft: 48,
    marginTop: 24,
    marginBottom: 40,
    marginRight: 20,
    x: {
      domain: [0, 1],
      ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
      tickFormat: percents,
      label: axes.x,
      labelArrow: 'none',
      labelAnchor: 'center',
    },
    y: { domain: [0, top], ticks: 5, tickFormat: percents, grid: true, label: axes.y, labelArrow: 'none' },
    marks: [
      Plot.ruleY(shown, { y: 'probability', stroke: goalColour, strokeDasharray: '5 4', strokeWidth: 1.4 }),
      Plot.text(shown, {
        x: 0.02,
        y: 'probability',
        text: 'label',
        textAnchor: 'start',
        dy: -9,
        fill: goalColour,
        fontWeight: 600,
        stroke: haloColour,
        strokeWidth: 3,
      }),
      Plot.line(points, { x: 'shared', y: 'probability', stroke: 'var(--c0)', strokeWidth: 2.6 }),
      ...(here
        ? [
            Plot.dot([here], { x: 'shared', y: 'probability', r: 5, fill: 'var(--c1)' }),
            Plot.text([here], {
              x: 'shared',
              y: 'probability',
              text: 'label',
              // Above the curve where it rises, below it at its beginning.
              textAnchor: here.shared > 0.25 ? 'end' : 'start',
              dx: here.shared > 0.25 ? -8 : 10,
              dy: here.shared > 0.25 && here.probability < 0.85 * top ? -10 : 14,
              fontWeight: 600,
              fill: 'var(--c1)',
              stroke: haloColour,
              strokeWidth: 3,
            }),
          ]
        : []),
      Plot.ruleY([0]),
    ],
  });
  chart.classList.add('chart');
  return figure(chart, description, data);
}
