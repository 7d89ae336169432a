/** A title and what stands under it in; a dialog of the page, with its way out, out. */
import type { Language } from '../../model/index.ts';
import { focusIn } from '../runtime/host.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

/** Enter in a field does what the main button does; while a word is still being composed, as Chinese is typed, it only ends the word. */
export function onEnter(element: HTMLElement, act: () => void): void {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || (event.target as Element).tagName !== 'INPUT') return;
    event.preventDefault();
    act();
  });
}

export interface Panel {
  readonly close: () => void;
  /** Puts other contents in, and keeps the focus where it was. */
  readonly show: (...contents: (Node | string)[]) => void;
}

/** Escape closes it. `onClose` hears of every way out. */
export function openPanel(title: string, className: string, language: Language, onClose: () => void = () => {}): Panel {
  const dialog = el('dialog', `panel-dialog ${className}`) as HTMLDialogElement;
  const heading = el('h2', '', title);
  // A panel may open over another one.
  heading.id = `panel-title-${document.querySelectorAll('dialog').length}`;
  dialog.setAttribute('aria-labelledby', heading.id);
  const body = el('div', 'panel-body');
  const out = button('×', () => dialog.close(), false, word('panelClose', language));
  out.setAttribute('aria-label', word('panelClose', language));
  out.className = 'panel-close';
  dialog.append(el('header', '', heading, out), body);
  const opener = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    // The browser gives the focus back to what opened it, unless that was drawn anew meanwhile.
    if (opener?.id && !opener.isConnected) document.getElementById(opener.id)?.focus({ preventScroll: true });
    onClose();
  });
  document.body.append(dialog);
  dialog.showModal();
  return {
    close: () => dialog.close(),
    show: (...contents) => {
      const again = focusIn(body);
      const { scrollTop } = dialog;
      body.replaceChildren(...contents);
      dialog.scrollTop = scrollTop;
      again();
    },
  };
}

/** Something that a panel lists, with what can be done with it. */
export interface PanelRow {
  readonly title: string;
  readonly note: string;
  readonly buttons: readonly HTMLButtonElement[];
}

export function panelRows(rows: readonly PanelRow[]): HTMLElement {
  const items = rows.map(({ title, note, buttons }) => {
    for (const button of buttons) button.setAttribute('aria-label', `${button.textContent} ${title}`);
    const told = el('div', '', el('b', '', title), note === '' ? '' : el('small', '', note));
    return el('li', '', told, el('div', 'buttons', ...buttons));
  });
  return el('ul', 'panel-rows', ...items);
}
