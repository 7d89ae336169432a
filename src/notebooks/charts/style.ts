/** What all charts share: colours, fonts, margins, and how a figure with a text alternative is made. */

/** Colour-blind-safe (Okabe & Ito), with AA contrast in light and dark; the values stand in styles/theme.css. */
const colours = 8;

/** A village, a plan or a venture keeps its colour everywhere. */
export const colourOf = (index: number): string => `var(--c${index % colours})`;

export const goalColour = 'var(--goal)';
/** Behind letters that stand on lines. */
export const haloColour = 'var(--card)';
/** Words that can be read on lines. */
export const halo = { stroke: haloColour, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
/** Around words through which a line passes. */
export const wideHalo = { ...halo, 'stroke-width': 6 };

export type Attributes = { readonly [name: string]: string | number };

/** An element of a drawing with its attributes and contents. */
export function svg(tag: string, attributes: Attributes, ...contents: (Node | string)[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...contents);
  return element;
}

/** A name as a chart has room for it, in letters; a Chinese one counts as two. */
export function brief(name: string, most = 32): string {
  let room = most;
  const letters = [...name];
  const end = letters.findIndex((letter) => {
    room -= /[\u2e80-\uffef]/.test(letter) ? 2 : 1;
    return room < 0;
  });
  return end < 0 ? name : `${letters.slice(0, end - 1).join('')}…`;
}

/** The figures of a chart or table as rows, to be taken along; numbers in the units that the heads name. */
export interface ChartData {
  /** The name of a file, without its ending. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** For whoever hears `furrow:figures`: how the figures came about, how one is told, and where it comes from. */
  readonly how?: string;
  readonly words?: (value: number, row: number, column: number) => string;
  readonly opens?: (row: number, column: number, words: string) => unknown;
}

/** What each chart's menu is made of, for whoever hears `furrow:take`. */
export interface Taken {
  readonly kind: 'svg' | 'png' | 'csv' | 'xlsx';
  readonly chart: Element;
  readonly description: string;
  readonly data: ChartData | null;
}

const kinds = (chart: Element, data: ChartData | null): Taken['kind'][] => [
  ...(chart instanceof SVGElement || chart.querySelector('svg') ? (['svg', 'png'] as const) : []),
  ...(data ? (['csv', 'xlsx'] as const) : []),
];

/** A chart with its words for screen readers, and a menu to take it along. */
export function figure(chart: Element, description: string, data: ChartData | null = null): HTMLElement {
  const element = document.createElement('figure');
  const image = document.createElement('div');
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', description);
  chart.setAttribute('aria-hidden', 'true');
  image.append(chart);
  const menu = taking(chart, description, data);
  if (data) image.classList.add('opens');
  // A name within the drawing that leads somewhere does only that.
  image.addEventListener('click', ({ target }) => (target as Element).closest('.pick') || askFigures(menu));
  element.append(image, menu);
  return element;
}

/** Other words and figures of the drawing in a figure, which can be taken along in the same ways. */
export function describe(element: HTMLElement, description: string, data: ChartData | null = null): void {
  const [image, menu] = element.children;
  if (image?.getAttribute('aria-label') !== description) image?.setAttribute('aria-label', description);
  if (menu) offer(menu, description, data);
}

/** What the menus on the page offer now. */
const offered = new WeakMap<Element, Pick<Taken, 'description' | 'data'>>();

/** A menu that is there offers other figures in the same ways. */
export const offer = (menu: Element, description: string, data: ChartData | null): void =>
  void offered.set(menu, { description, data });

/** Asks the page for the figures of the drawing that has this menu, for whoever hears `furrow:figures`. */
function askFigures(menu: HTMLElement): void {
  const detail = offered.get(menu);
  if (detail?.data) menu.dispatchEvent(new CustomEvent('furrow:figures', { bubbles: true, detail }));
}

/** Buttons that ask the page for the figures of a drawing, and for a chart or table as a file. */
export function taking(chart: Element, description: string, data: ChartData | null): HTMLElement {
  const menu = document.createElement('div');
  menu.className = 'taking';
  offer(menu, description, data);
  const entry = (label: string, act: () => void): HTMLElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.setAttribute('aria-label', `${label}: ${data?.name ?? description.slice(0, 60)}`);
    button.addEventListener('click', act);
    menu.append(button);
    return button;
  };
  const all = kinds(chart, data);
  // As the keys of a telephone that lead to figures; the others are named in no language either.
  if (data && all.includes('svg')) entry('123', () => askFigures(menu)).setAttribute('aria-haspopup', 'dialog');
  for (const kind of all)
    entry(kind.toUpperCase(), () => {
      const detail: Taken = { kind, chart, description, data, ...offered.get(menu) };
      menu.dispatchEvent(new CustomEvent('furrow:take', { bubbles: true, detail }));
    });
  return menu;
}

/** Margins and font of a plot. */
export const frame = { style: { fontFamily: 'inherit', fontSize: '12px', background: 'transparent', overflow: 'visible' } };
