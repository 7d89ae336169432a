/** Probabilities by row and column in; a table of shaded cells out. The number is always written: shade alone tells nothing. */
import { listen, ownState } from '../runtime/renew.ts';
import { taking } from './style.ts';

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

export function matrix({ caption, scrolls, corner, columns, rows, onRow }: MatrixInput): HTMLElement {
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
  for (const { id, label, strong, cells } of rows) {
    const row = body.insertRow();
    row.dataset.row = id;
    if (strong) row.className = 'strong';
    const name = document.createElement('th');
    name.scope = 'row';
    if (onRow && id) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'link';
      button.textContent = label;
      listen(button, 'click', () => onRow(id));
      name.append(button);
    } else name.textContent = label;
    row.append(name);
    for (const { probability, text, sure, title: hint, press } of cells) {
      const cell = row.insertCell();
      if (press) {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'traced';
        button.textContent = text;
        listen(button, 'click', press);
        cell.append(button);
      } else cell.textContent = text;
      cell.title = hint;
      if (probability !== null) cell.style.background = shade(probability);
      cell.className = sure ? 'sure' : '';
    }
  }
  const data = {
    name: caption,
    columns: [corner, ...columns.map(({ label, note }) => (note ? `${label} (${note})` : label))],
    rows: rows.map(({ label, cells }) => [label, ...cells.map(({ probability, text }) => probability ?? text)]),
  };
  const whole = scrolling(table, caption, scrolls);
  whole.classList.add('takable');
  whole.append(taking(table, caption, data));
  return whole;
}

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
  for (const element of [scroll, hint]) ownState(element);
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
