/** A figure's title and what opens the editor of its chance in; a small button, and a field with it beside its label, out. */
import type { Language } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';

export function shapeButton(id: string, text: string, title: string, language: Language, open: () => void): HTMLElement {
  const button = el('button', 'shape', text) as HTMLButtonElement;
  button.type = 'button';
  button.id = `shape-${id}`;
  button.title = word('editShape', language);
  button.setAttribute(
    'aria-label',
    `${word('editShape', language)} ${title}${text === word('shape', language) ? '' : ` ${text}`}`,
  );
  button.addEventListener('click', open);
  return button;
}

export function besideLabel(field: HTMLElement, button: HTMLElement): HTMLElement {
  const label = field.querySelector('label');
  const row = el('div', 'label-row');
  label?.replaceWith(row);
  if (label) row.append(label, button);
  return field;
}
