/** How a figure is read off all futures of another in; that in words, with its figures to be opened, out. */
import type { Language } from '../../model/index.ts';
import type { Reading, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';
import { link } from './plain-table.ts';

export function readingPart(
  { title, value, how, facts, alone, tells }: Reading,
  open: (target: TraceTarget) => void,
  language: Language,
): HTMLElement {
  const list = el('dl', 'trace-facts');
  for (const [name, words, target] of facts)
    list.append(el('dt', '', name), el('dd', '', target ? link(words, () => open(target)) : words));
  return el(
    'div',
    'trace-reading',
    el('h3', '', title),
    el('p', 'trace-result', value),
    el('p', '', how),
    list,
    alone || tells ? '' : el('p', 'caption', word('readOn', language)),
  );
}
