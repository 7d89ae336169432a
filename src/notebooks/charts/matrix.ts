/** Probabilities by row and column in; a table of shaded cells out. The number is always written: shade alone tells nothing. */
import { type ChartData, offer, taking } from './style.ts';

export interface MatrixCell {
  readonly probability: number | null;
  readonly text: string;
  readonly sure: boolean;
  readonly title: string;
  /** Called when the number is pressed. */
  readonly press?: () => void;
}

export interface MatrixInput {
  readonly caption: string;
  /** Said below the table where it is wider than its place. */
  readonly scrolls: string;
  readonly corner: string;
  readonly columns: readonly { readonly label: string; readonly note: string }[];
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly strong?: boolean;
    readonly cells: readonly MatrixCell[];
  }[];
  /** Called with a row's id when its name is pressed. */
  readonly onRow?: (id: string) => void;
}

/** Pale to deep green from likely on, pale to warm sand below: text keeps AA contrast on all of them, light and dark. */
function shade(probability: number): string {
  const p = Math.min(Math.max(probability, 0), 1);
  return p >= 0.5
    ? `color-mix(in oklab, var(--likely) ${Math.round(20 + (p - 0.5) * 120)}%, var(--shade))`
    : `color-mix(in oklab, var(--unlikely) ${Math.round(20 + (0.5 - p) * 130)}%, var(--shade))`;
}

interface MatrixTable {
  readonly element: HTMLElement;
  /** Other numbers in the same element; false where rows or columns are others. */
  readonly draw: (input: MatrixInput) => boolean;
}

/** All that does not change with the numbers. */
const frameOf = ({ caption, corner, columns, rows }: MatrixInput): string =>
  JSON.stringify([caption, corner, columns, rows.map(({ id, label, cells }) => [id, label, cells.map(({ press }) => !press)])]);

function put(cell: HTMLTableCellElement, holder: HTMLElement, { probability, text, sure, title }: MatrixCell): void {
  if (holder.textContent !== text) holder.textContent = text;
  if (cell.title !== title) cell.title = title;
  const background = probability === null ? '' : shade(probability);
  if (cell.dataset.shade !== background) {
    cell.dataset.shade = background;
    cell.style.background = background;
  }
  const name = sure ? 'sure' : '';
  if (cell.className !== name) cell.className = name;
}

const dataOf = ({ caption, corner, columns, rows }: MatrixInput): ChartData => ({
  name: caption,
  columns: [corner, ...columns.map(({ label, note }) => (note ? `${label} (${note})` : label))],
  rows: rows.map(({ label, cells }) => [label, ...cells.map(({ probability, text }) => probability ?? text)]),
});

/** A figure that opens where it comes from. */
export function pressed(text: string, press: () => void): HTMLButtonElement {
  const made = button('traced', press);
  made.textContent = text;
  return made;
}

function button(className: string, hear: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.addEventListener('click', hear);
  return made;
}

function matrixTable(first: MatrixInput): MatrixTable {
  const { caption, scrolls, corner, columns, rows, onRow } = first;
  let now = first;
  const table = document.createElement('table');
  table.className = 'matrix';
  const title = table.createCaption();
  const words = document.createElement('span');
  words.textContent = caption;
  title.append(words);
  const head = table.createTHead().insertRow();
  const headCell = (label: string, note = '') => {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = label;
    if (note) {
      const small = document.createElement('small');
      small.textContent = note;
      cell.append(small);
    }
    head.append(cell);
  };
  headCell(corner);
  for (const { label, note } of columns) headCell(label, note);
  const body = table.createTBody();
  const places = rows.map(({ id, label, strong, cells }, i) => {
    const row = body.insertRow();
    row.dataset.row = id;
    if (strong) row.className = 'strong';
    const name = document.createElement('th');
    name.scope = 'row';
    if (onRow && id) {
      const own = button('link', () => now.onRow?.(id));
      own.textContent = label;
      name.append(own);
    } else name.textContent = label;
    row.append(name);
    return cells.map((given, j) => {
      const cell = row.insertCell();
      if (!given.press) return { cell, holder: cell as HTMLElement };
      const holder = button('traced', () => now.rows[i]?.cells[j]?.press?.());
      cell.append(holder);
      return { cell, holder };
    });
  });
  const element = scrolling(table, caption, scrolls);
  element.classList.add('takable');
  const menu = taking(table, caption, dataOf(first));
  element.append(menu);
  const frame = frameOf(first);
  const draw = (input: MatrixInput) => {
    if (frameOf(input) !== frame) return false;
    now = input;
    offer(menu, caption, dataOf(input));
    for (const [i, row] of places.entries())
      for (const [j, { cell, holder }] of row.entries()) {
        const given = input.rows[i]?.cells[j];
        if (given) put(cell, holder, given);
      }
    return true;
  };
  draw(first);
  return { element, draw };
}

/** Draws into the table before, where its rows and columns are the same. */
export function matrices(): (input: MatrixInput) => HTMLElement {
  let table: MatrixTable | null = null;
  return (input) => {
    if (!table?.draw(input)) table = matrixTable(input);
    return table.element;
  };
}

export const matrix = (input: MatrixInput): HTMLElement => matrixTable(input).element;

/** A table that may be wider than its place: it scrolls sideways, and says so. */
export function scrolling(table: HTMLTableElement, caption: string, scrolls: string): HTMLElement {
  const scroll = document.createElement('div');
  scroll.className = 'scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', caption);
  scroll.append(table);
  const hint = document.createElement('p');
  hint.className = 'caption';
  hint.textContent = scrolls;
  hint.hidden = true;
  // The right edge fades where more lies beyond it.
  const mark = () => {
    scroll.classList.toggle('more', scroll.scrollLeft + scroll.clientWidth < scroll.scrollWidth - 1);
    hint.hidden = scroll.scrollWidth <= scroll.clientWidth + 1;
  };
  scroll.addEventListener('scroll', mark, { passive: true });
  if (typeof ResizeObserver !== 'undefined') new ResizeObserver(mark).observe(scroll);
  const whole = document.createElement('div');
  whole.append(scroll, hint);
  return whole;
}
