/** Amounts by fund and year in; one bar for each with its amount beside it, the funds under one another on one scale, out. */
import { type ChartData, colourOf, figure, svg } from './style.ts';
import { namedYears } from './years.ts';

export interface SharesInput {
  readonly years: readonly number[];
  readonly funds: readonly {
    readonly label: string;
    /** A value a year, with its words, and more of them on hover. */
    readonly bars: readonly { readonly value: number; readonly text: string; readonly title: string }[];
  }[];
  readonly width: number;
  readonly description: string;
  readonly data: ChartData;
}

const [lineHeight, headHeight, left] = [20, 26, 46];
/** Room for an amount beside the longest bar. */
const amountWidth = 108;

/** More years than these are thinned out. */
export const mostBars = 12;

export function shares({ years, funds, width, description, data }: SharesInput): HTMLElement {
  // Of many years every fifth or tenth has a bar, and the last.
  const named = years.length > mostBars ? namedYears(years, mostBars, 1) : years;
  const drawn = years.flatMap((year, t) => (named.includes(year) || t === years.length - 1 ? [t] : []));
  const height = funds.length * (headHeight + drawn.length * lineHeight) + 4;
  const most = Math.max(0, ...funds.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const room = Math.max(20, width - left - amountWidth);
  const rows = funds.flatMap(({ label, bars }, i) => {
    const top = i * (headHeight + drawn.length * lineHeight);
    return [
      svg('text', { x: 0, y: top + 18, 'font-weight': 600 }, label),
      ...drawn.map((t, row) => {
        const { value, text, title } = bars[t] ?? { value: 0, text: '', title: '' };
        const y = top + headHeight + row * lineHeight;
        const long = most > 0 ? Math.max(1, (Math.max(0, value) / most) * room) : 1;
        return svg(
          'g',
          {},
          svg('title', {}, title),
          svg('text', { x: 4, y: y + 14, 'fill-opacity': 0.75 }, String(years[t] ?? '')),
          svg('rect', { x: left, y: y + 2, width: long, height: lineHeight - 5, rx: 2, fill: colourOf(i) }),
          svg('text', { x: left + long + 6, y: y + 14 }, text),
          // The whole line answers to the pointer, not the bar alone.
          svg('rect', { x: 0, y, width, height: lineHeight, fill: 'transparent' }),
        );
      }),
    ];
  });
  const chart = svg('svg', { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` }, ...rows);
  return figure(chart, description, data);
}
