/** Rows of texts in; a table that scrolls sideways where it must, with its figures to take along, out. */
import { pressed, scrolling } from './matrix.ts';
import { type ChartData, taking } from './style.ts';

export interface LedgerCell {
  readonly text: string;
  /** On hover: the exact figure. */
  readonly title?: string;
  readonly isLacking?: boolean;
  /** Called when the figure is pressed. */
  readonly press?: (() => void) | undefined;
}

export interface LedgerInput {
  readonly caption: string;
  readonly scrolls: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly note?: string;
    readonly strong?: boolean;
    readonly cells: readonly LedgerCell[];
  }[];
  readonly data: ChartData;
}

export function ledger({ caption, scrolls, columns, rows, data }: LedgerInput): HTMLElement {
  const table = document.createElement('table');
  table.className = 'matrix ledger';
  const words = document.createElement('span');
  words.textContent = caption;
  table.createCaption().append(words);
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = column;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { label, note, strong, cells } of rows) {
    const row = body.insertRow();
    if (strong) row.className = 'strong';
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = label;
    if (note) {
      const small = document.createElement('small');
      small.textContent = note;
      name.append(small);
    }
    row.append(name);
    for (const { text, title, isLacking, press } of cells) {
      const cell = row.insertCell();
      if (press) cell.append(pressed(text, press));
      else cell.textContent = text;
      if (title) cell.title = title;
      if (isLacking) cell.className = 'lacking';
    }
  }
  const whole = document.createElement('div');
  whole.className = 'takable';
  whole.append(scrolling(table, caption, scrolls), taking(table, caption, data));
  return whole;
}
