/** A drawing and its points in; the words of the point nearest to the pointer, in a box beside it, out. */
import type { Plot } from '@observablehq/plot';
import { haloColour, svg } from './style.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Lines of text. */
  readonly text: () => string;
}

const lineHeight = 14.4;
const padding = 8;

/** `width` is that of the drawing, in its own units; `pointsNow` gives the points when they are needed. Without points nothing is ever shown. */
export function tipIn(chart: Element, width: number, pointsNow: () => readonly Point[]): void {
  let shown: { readonly point: Point; readonly box: SVGElement } | null = null;
  const hide = () => {
    shown?.box.remove();
    shown = null;
  };
  chart.addEventListener('pointermove', (event) => {
    const { clientX, clientY } = event as PointerEvent;
    const drawn = chart.getBoundingClientRect();
    const scale = width / drawn.width;
    const [x, y] = [(clientX - drawn.left) * scale, (clientY - drawn.top) * scale];
    const points = pointsNow();
    const [first] = points;
    if (!first) return;
    // Of those that stand above each other, the nearest in height.
    const point = points.reduce((best, other) => {
      const nearer = Math.abs(best.x - x) - Math.abs(other.x - x);
      return nearer > 0 || (nearer === 0 && Math.abs(other.y - y) < Math.abs(best.y - y)) ? other : best;
    }, first);
    if (shown?.point === point) return;
    hide();
    const lines = point.text().split('\n');
    const words = svg('text', {}, ...lines.map((line, i) => svg('tspan', { x: 0, y: i * lineHeight }, line)));
    const frame = svg('rect', { fill: haloColour, stroke: 'currentColor', 'stroke-opacity': 0.35, rx: 3 });
    const box = svg('g', { class: 'tip', 'pointer-events': 'none' }, frame, words);
    chart.append(box);
    const size = (words as SVGTextElement).getBBox();
    const place = {
      x: size.x - padding,
      y: size.y - padding,
      width: size.width + 2 * padding,
      height: size.height + 2 * padding,
    };
    for (const [name, value] of Object.entries(place)) frame.setAttribute(name, String(value));
    // Above the point, beside it on the side with more room, and not beyond the drawing.
    const beside = point.x > width / 2 ? point.x - place.width - 10 : point.x + 10;
    const left = Math.max(Math.min(beside, width - place.width), 0);
    box.setAttribute('transform', `translate(${left - place.x}, ${point.y - place.height - place.y - 6})`);
    shown = { point, box };
  });
  chart.addEventListener('pointerleave', hide);
}

/** Where a value stands in a plotted drawing, along its x or its y; in a band, in its middle. */
export function placeIn(chart: Plot, along: 'x' | 'y', value: number): number {
  const scale = chart.scale(along);
  return scale ? Number(scale.apply(value)) + (scale.bandwidth ?? 0) / 2 : 0;
}
