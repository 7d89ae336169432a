/** Shares of all futures in; a hundred squares, those under a rule apart from the others, and those that fail coloured, out. */
import { type ChartData, colourOf, figure, svg } from './style.ts';

export interface HundredInput {
  /** Share of all futures in which the rule applies, and of these in which what it tells happens. */
  readonly support: number;
  readonly density: number;
  /** Share of all futures in which it happens. */
  readonly all: number;
  /** Whether what it tells is bad. */
  readonly bad: boolean;
  readonly under: (cases: number, of: number) => string;
  readonly others: (cases: number, of: number) => string;
  readonly description: string;
  readonly data: ChartData;
}

const side = 13;
const tall = 5;

export function hundred({ support, density, all, bad, under, others, description, data }: HundredInput): HTMLElement {
  const inside = Math.min(100, Math.max(1, Math.round(support * 100)));
  const insideCases = Math.min(inside, Math.round(support * density * 100));
  const outside = 100 - inside;
  const outsideCases = Math.min(outside, Math.max(0, Math.round(all * 100) - insideCases));
  const colour = bad ? 'var(--goal)' : colourOf(2);
  const squares = (count: number, cases: number, from: number) =>
    Array.from({ length: count }, (_, i) =>
      svg('rect', {
        x: from + Math.floor(i / tall) * side,
        y: (i % tall) * side,
        width: side - 2.5,
        height: side - 2.5,
        rx: 1.5,
        fill: i < cases ? colour : 'currentColor',
        'fill-opacity': i < cases ? 0.9 : 0.16,
      }),
    );
  const wide = (count: number) => Math.ceil(count / tall) * side;
  const gap = 26;
  const second = wide(inside) + gap;
  const width = second + wide(outside);
  const height = tall * side;
  const chart = svg(
    'svg',
    { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    ...squares(inside, insideCases, 0),
    svg('line', {
      x1: second - gap / 2 - 1,
      x2: second - gap / 2 - 1,
      y1: 0,
      y2: height - 2.5,
      stroke: 'currentColor',
      'stroke-opacity': 0.5,
      'stroke-dasharray': '3 3',
    }),
    ...squares(outside, outsideCases, second),
  );
  const words = document.createElement('p');
  words.className = 'caption';
  words.textContent = `← ${under(insideCases, inside)} · ${others(outsideCases, outside)} →`;
  const whole = figure(chart, description, data);
  whole.firstElementChild?.after(words);
  return whole;
}
