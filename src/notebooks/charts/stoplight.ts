/** For each plan the share of futures below a floor, between, and from a target on, in; one divided bar a plan out. */
import { inLines, nameLines, rowTops } from './rows.ts';
import { type ChartData, figure, svg } from './style.ts';

export interface StoplightInput {
  readonly rows: readonly { readonly label: string; readonly shares: readonly [below: number, between: number, above: number] }[];
  /** What the three parts mean, and each share in words. */
  readonly names: readonly [string, string, string];
  readonly words: (share: number) => string;
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

const bar = 24;
const top = 30;
const fills = ['var(--unlikely)', 'var(--between)', 'var(--likely)'] as const;

export function stoplight({ rows, names, words, width, description, data }: StoplightInput): HTMLElement {
  const labels = Math.min(220, Math.round(width * 0.34));
  const room = width - labels - 4;
  const lines = rows.map(({ label }) => inLines(label, labels - 8));
  const { tops, bottom: end } = rowTops(lines, top, 34);
  const height = end;
  const anchors = ['start', 'middle', 'end'] as const;
  // Where three names have no room side by side, the middle one goes without.
  const narrow = width < 520;
  const shown = narrow ? [0, 2] : [0, 1, 2];
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...shown.map((i) =>
      svg(
        'text',
        {
          x: i === 0 && narrow ? 0 : labels + (room * i) / 2,
          y: 12,
          'text-anchor': anchors[i] ?? 'middle',
          'font-weight': 600,
        },
        names[i] ?? '',
      ),
    ),
    ...rows.flatMap(({ label, shares }, i) => {
      const y = tops[i] ?? 0;
      let from = 0;
      return [
        nameLines(label, lines[i] ?? [], labels - 8, y + bar / 2, { 'text-anchor': 'end' }),
        ...shares.flatMap((share, part) => {
          const start = labels + from * room;
          from += share;
          if (share === 0) return [];
          const wide = share * room;
          return [
            svg('rect', { x: start, y, width: wide, height: bar, fill: fills[part] ?? 'none' }),
            ...(wide > 34
              ? [
                  svg(
                    'text',
                    { x: start + wide / 2, y: y + bar / 2, dy: '0.32em', 'text-anchor': 'middle', 'font-weight': 600 },
                    words(share),
                  ),
                ]
              : []),
          ];
        }),
      ];
    }),
  );
  return figure(chart, description, data);
}
