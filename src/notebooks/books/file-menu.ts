/** Entries that do something with files in; a menu of the top bar that shows them, out. */
import { el } from './parts.ts';

export interface MenuEntry {
  readonly label: string;
  readonly title?: string;
  readonly run: () => void;
  readonly disabled?: boolean;
}

/** It closes when an entry is taken, on Escape, and when something else is pressed or reached. */
export function fileMenu(label: string, entries: readonly MenuEntry[]): HTMLElement {
  const menu = el('details', 'file-menu') as HTMLDetailsElement;
  const summary = el('summary', '', label);
  summary.dataset.key = 'file-menu';
  const list = el('div', 'file-entries');
  const close = () => {
    menu.open = false;
  };
  for (const { label: name, title = name, run, disabled = false } of entries) {
    const entry = el('button', '', name) as HTMLButtonElement;
    entry.type = 'button';
    entry.title = title;
    entry.disabled = disabled;
    entry.addEventListener('click', () => {
      close();
      run();
    });
    list.append(entry);
  }
  menu.append(summary, list);
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    close();
    summary.focus();
  });
  const outside = ({ target }: Event) => {
    if (!menu.isConnected) document.removeEventListener('pointerdown', outside);
    else if (!menu.contains(target as Node)) close();
  };
  document.addEventListener('pointerdown', outside);
  return menu;
}
