/** A chart on the page, or its figures, in; the file to take along (SVG, PNG or CSV) out. */
import type { ChartData } from './style.ts';
import { svg } from './style.ts';

/** What a style sheet may say of a drawing, so that it looks the same without one. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
] as const;

/** The drawing of a chart with every style written into it, on the ground of the page. */
export function drawingOf(chart: Element, description: string): SVGElement | null {
  const original = chart instanceof SVGElement ? chart : chart.querySelector('svg');
  if (!(original instanceof SVGElement)) return null;
  const copy = original.cloneNode(true) as SVGElement;
  const [from, to] = [original, copy].map((root) => [root, ...root.querySelectorAll('*')]) as [Element[], Element[]];
  for (const [i, element] of from.entries()) {
    const style = getComputedStyle(element);
    const target = to[i] as SVGElement;
    for (const property of properties) target.style.setProperty(property, style.getPropertyValue(property));
    target.removeAttribute('class');
    // Said by the style now, without the page's own names.
    for (const name of ['fill', 'stroke'] as const)
      if (target.getAttribute(name)?.startsWith('var(')) target.removeAttribute(name);
  }
  for (const own of copy.querySelectorAll('style')) own.remove();
  const { width, height } = original.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('aria-hidden');
  copy.style.color = getComputedStyle(original).color;
  copy.style.overflow = 'visible';
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--card').trim() || 'white';
  const [left, top, boxWidth, boxHeight] = (copy.getAttribute('viewBox') ?? '').split(/[\s,]+/);
  const back = { x: left ?? 0, y: top ?? 0, width: boxWidth ?? width, height: boxHeight ?? height, fill: ground };
  copy.prepend(svg('title', {}, description), svg('rect', back));
  return copy;
}

const textOf = (drawing: SVGElement) => new XMLSerializer().serializeToString(drawing);

export const svgFile = (drawing: SVGElement): Blob => new Blob([textOf(drawing)], { type: 'image/svg+xml' });

/** Twice as many points as on the screen: enough for a printed page. */
export async function pngFile(drawing: SVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(drawing))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser made no picture of the chart');
  return blob;
}

/** A text that a spreadsheet could take for a formula gets an apostrophe before it. */
const guarded = (text: string) => (/^\s*[=+\-@|\t＝＋－＠｜]/u.test(text) ? `'${text}` : text);

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** With a mark at its beginning by which spreadsheets know that it is UTF-8. */
export const csvFile = ({ columns, rows }: ChartData): Blob =>
  new Blob([`\ufeff${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`], { type: 'text/csv' });
