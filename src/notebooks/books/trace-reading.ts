/** How a figure is read off all futures of another in; that in words, with its figures to be opened, out. */
import type { Language } from '../../model/index.ts';
import type { FigureTable, Reading, TraceTarget } from '../runtime/notebook.ts';
import { word, wordOr } from '../words/words.ts';
import { el } from './parts.ts';
import { link } from './plain-table.ts';

function tablePart(
  { columns, rows, words, opens }: FigureTable,
  open: (target: TraceTarget) => void,
  language: Language,
): HTMLElement {
  const told = (value: string | number | null, row: number, column: number): string => {
    if (typeof value !== 'number') return value ?? '–';
    // Without words of its own the first column has years.
    return (
      words?.(value, row, column) ?? (column === 0 ? String(value) : value.toLocaleString('en-US', { maximumFractionDigits: 2 }))
    );
  };
  const cell = (value: string | number | null, row: number, column: number): HTMLElement => {
    const text = told(value, row, column);
    const target = value === null ? undefined : opens?.(row, column, text);
    const inside = target ? link(text, () => open(target)) : text;
    return column === 0 ? Object.assign(el('th', '', inside), { scope: 'row' }) : el('td', '', inside);
  };
  const named = (head: string) => head.replace(/^(p\d\d|mean)(?=\W|$)/u, (band) => wordOr(band, language));
  const heads = columns.map((head) => Object.assign(el('th', '', named(head)), { scope: 'col' }));
  const body = rows.map((row, i) => el('tr', '', ...row.map((value, j) => cell(value, i, j))));
  const table = el('table', 'plain', el('thead', '', el('tr', '', ...heads)), el('tbody', '', ...body));
  const scroll = el('div', 'scroll', table);
  scroll.tabIndex = 0;
  return scroll;
}

export function readingPart(
  { title, value, how, facts, alone, tells, table }: Reading,
  open: (target: TraceTarget) => void,
  language: Language,
): HTMLElement {
  const list = el('dl', 'trace-facts');
  for (const [name, words, target] of facts)
    list.append(el('dt', '', name), el('dd', '', target ? link(words, () => open(target)) : words));
  return el(
    'div',
    table ? 'trace-reading drawn' : 'trace-reading',
    el('h3', '', title),
    value ? el('p', 'trace-result', value) : '',
    el('p', '', how),
    list,
    table ? tablePart(table, open, language) : '',
    alone || tells ? '' : el('p', 'caption', word('readOn', language)),
  );
}
