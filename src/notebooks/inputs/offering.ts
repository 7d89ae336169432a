/** A plain text area and what may be written in it, in; a list of offers at its cursor, chosen from by keyboard or mouse, out. */
import { fitting, type Help, type Offer, type Offers } from './writing.ts';

export interface Offering {
  readonly list: HTMLElement;
  /** Looks what fits at the cursor; `asked` by the keyboard, also where nothing is typed yet. */
  readonly look: (asked: boolean) => void;
  readonly close: () => void;
}

const mostShown = 12;

/** Puts a text into an area so that its own undo takes it back. */
function put(area: HTMLTextAreaElement, { from, to }: Offers, text: string): void {
  area.focus();
  area.setSelectionRange(from, to);
  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, from, to, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Where the cursor stands in the box of an area, in pixels. */
function cursorIn(area: HTMLTextAreaElement, offset: number): { readonly left: number; readonly top: number } {
  const style = getComputedStyle(area);
  const before = area.value.slice(0, offset).split('\n');
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `${style.fontSize} ${style.fontFamily}`;
  const width = pen?.measureText(before.at(-1) ?? '').width ?? 0;
  const height = Number.parseFloat(style.lineHeight) || 20;
  return {
    left: area.offsetLeft + Number.parseFloat(style.paddingLeft) + width - area.scrollLeft,
    top: area.offsetTop + Number.parseFloat(style.paddingTop) + before.length * height - area.scrollTop,
  };
}

export function makeOffering(area: HTMLTextAreaElement, help: Help): Offering {
  const list = document.createElement('ul');
  list.className = 'offers';
  list.id = `${area.id}-offers`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', area.getAttribute('aria-label') ?? '');
  list.hidden = true;
  area.setAttribute('aria-autocomplete', 'list');
  area.setAttribute('aria-controls', list.id);
  let found: Offers | null = null;
  let shown: readonly Offer[] = [];
  let chosen = 0;

  const close = () => {
    found = null;
    list.hidden = true;
    area.removeAttribute('aria-activedescendant');
  };
  const choose = (n: number) => {
    chosen = (n + shown.length) % shown.length;
    for (const [i, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(i === chosen));
    area.setAttribute('aria-activedescendant', `${list.id}-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const accept = (n: number) => {
    const [offers, offer] = [found, shown[n]];
    close();
    if (offers && offer) put(area, offers, offer.insert);
    close();
  };
  const itemOf = ({ label, detail, about }: Offer, i: number): HTMLElement => {
    const item = document.createElement('li');
    item.id = `${list.id}-${i}`;
    item.setAttribute('role', 'option');
    for (const [name, text] of [
      ['code', label],
      ['span', detail],
      ['small', about],
    ] as const) {
      if (text === '') continue;
      const part = document.createElement(name);
      part.textContent = text;
      item.append(part, ' ');
    }
    item.addEventListener('mousedown', (event) => {
      event.preventDefault();
      accept(i);
    });
    return item;
  };
  const look = (asked: boolean) => {
    const at = area.selectionStart;
    found = area.selectionEnd === at ? help.offers(area.value, at) : null;
    const typed = found ? area.value.slice(found.from, at) : '';
    shown = found && (asked || /\p{L}/u.test(typed)) ? fitting(found.options, typed).slice(0, asked ? 60 : mostShown) : [];
    if (!found || shown.length === 0 || (!asked && shown.length === 1 && shown[0]?.label === typed)) {
      close();
      return;
    }
    list.replaceChildren(...shown.map(itemOf));
    list.hidden = false;
    const { left, top } = cursorIn(area, found.from);
    const room = list.offsetParent instanceof HTMLElement ? list.offsetParent : area;
    list.style.left = `${Math.max(0, Math.min(left, room.clientWidth - list.offsetWidth - 4))}px`;
    const below = room.clientHeight - top;
    // Below the line where there is room, else above it.
    list.style.top = `${below > list.offsetHeight || below > top ? top : top - list.offsetHeight - 22}px`;
    choose(0);
  };
  const keys: { readonly [key: string]: () => void } = {
    ArrowDown: () => choose(chosen + 1),
    ArrowUp: () => choose(chosen - 1),
    Enter: () => accept(chosen),
    Escape: close,
  };
  area.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      look(true);
      return;
    }
    const act = list.hidden ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  area.addEventListener('blur', close);
  area.addEventListener('click', close);
  return { list, look, close };
}
