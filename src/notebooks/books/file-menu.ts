/** Entries in; a button of the top bar with a menu of them, worked by mouse or keyboard, out. */
import type { Language } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';

export interface MenuEntry {
  readonly label: string;
  readonly title: string;
  readonly run: () => void;
  readonly disabled?: boolean;
}

export interface FileMenu {
  /** Stays the same element over all drawings, so that a menu that is open stays open. */
  readonly element: HTMLElement;
  readonly draw: (language: Language) => void;
}

export function makeFileMenu(entries: (language: Language) => readonly MenuEntry[]): FileMenu {
  const opener = el('button', 'menu-opener') as HTMLButtonElement;
  opener.type = 'button';
  opener.id = 'file-menu';
  opener.dataset.key = 'file-menu';
  opener.setAttribute('aria-haspopup', 'menu');
  const list = el('div', 'menu-list');
  list.id = 'file-menu-list';
  list.setAttribute('role', 'menu');
  list.setAttribute('aria-labelledby', opener.id);
  opener.setAttribute('aria-controls', list.id);
  const element = el('div', 'menu', opener, list);
  let drawn: Language | null = null;

  const items = () => [...list.children].filter((item) => !(item as HTMLButtonElement).disabled) as HTMLElement[];
  const show = (open: boolean) => {
    list.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
  };
  const close = () => {
    const inside = list.contains(document.activeElement);
    show(false);
    if (inside) opener.focus();
  };
  const fill = (language: Language) => {
    list.replaceChildren(
      ...entries(language).map(({ label, title, run, disabled = false }, i) => {
        const item = el('button', '', label) as HTMLButtonElement;
        item.type = 'button';
        item.title = title;
        item.disabled = disabled;
        item.tabIndex = -1;
        item.dataset.key = `file-menu-${i}`;
        item.setAttribute('role', 'menuitem');
        item.addEventListener('click', () => {
          close();
          run();
        });
        return item;
      }),
    );
  };
  const open = (end: 'first' | 'last') => {
    fill(drawn ?? 'en');
    show(true);
    items()
      .at(end === 'first' ? 0 : -1)
      ?.focus();
  };

  opener.addEventListener('click', () => (list.hidden ? open('first') : close()));
  element.addEventListener('keydown', (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = (i: number) => all[(i + all.length) % all.length]?.focus();
    const { key } = event;
    if (list.hidden) {
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      open(key === 'ArrowDown' ? 'first' : 'last');
    } else if (key === 'ArrowDown') to(at + 1);
    else if (key === 'ArrowUp') to(at < 0 ? all.length - 1 : at - 1);
    else if (key === 'Home') to(0);
    else if (key === 'End') to(all.length - 1);
    else if (key === 'Escape') close();
    else if (key === 'Tab') {
      close();
      return;
    } else return;
    event.preventDefault();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!list.hidden && !element.contains(event.target as Node)) show(false);
  });

  show(false);
  return {
    element,
    draw: (language) => {
      if (drawn === language) return;
      drawn = language;
      opener.textContent = `${word('file', language)} ▾`;
      opener.title = word('fileTitle', language);
      if (!list.hidden) fill(language);
    },
  };
}
