/** What all charts share: colours, fonts, margins, and how a figure with a text alternative is made. */

/** Colour-blind-safe (Okabe & Ito), darkened where AA contrast on white needs it; a village keeps its colour everywhere. */
export const palette = ['#0072b2', '#b25c00', '#00785a', '#a8438c', '#7a6a00', '#3a6ea5', '#8c2d04', '#4d4d4d'] as const;

export function colourOf(index: number): string {
  return palette[index % palette.length] as string;
}

export const inkColour = '#1f2a1c';
export const goalColour = '#b3261e';

/** An element of a drawing with its attributes and contents. */
export function svg(
  tag: string,
  attributes: { readonly [name: string]: string | number },
  ...contents: (Node | string)[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...contents);
  return element;
}

/** A chart with its caption for screen readers. */
export function figure(chart: Element, description: string): HTMLElement {
  const element = document.createElement('figure');
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', description);
  chart.setAttribute('aria-hidden', 'true');
  element.append(chart);
  return element;
}

/** Margins and font of a plot. */
export const frame = { style: { fontFamily: 'inherit', fontSize: '12px', background: 'transparent', overflow: 'visible' } };
