/** Heads and rows in; a table that can be scrolled sideways and taken along, out. */
import type { Language } from '../../model/index.ts';
import { scrolling } from '../charts/matrix.ts';
import { type ChartData, taking } from '../charts/style.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';

/** The first cell of a row is its name. Figures stand to the right. */
export function plainTable(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (Node | string)[])[],
  data: ChartData,
  language: Language,
): HTMLElement {
  const table = el(
    'table',
    'plain',
    el('caption', '', caption),
    el('thead', '', el('tr', '', ...heads.map((head) => Object.assign(el('th', '', head), { scope: 'col' })))),
    el(
      'tbody',
      '',
      ...rows.map(([name = '', ...cells]) =>
        el('tr', '', Object.assign(el('th', '', name), { scope: 'row' }), ...cells.map((cell) => el('td', '', cell))),
      ),
    ),
  );
  const element = scrolling(table as HTMLTableElement, caption, word('scrolls', language));
  element.classList.add('takable');
  element.append(taking(table, caption, data));
  return element;
}

/** A name that leads to a place. */
export function link(label: string, onClick: () => void): HTMLElement {
  const element = el('button', 'link', label) as HTMLButtonElement;
  element.type = 'button';
  element.addEventListener('click', onClick);
  return element;
}
