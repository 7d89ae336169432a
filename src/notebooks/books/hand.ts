/** The store of the page in; keys for undo and redo heard, outside fields that have their own, presses on what is drawn anew or elsewhere meanwhile, and moves of a slider. */
import type { Problem } from '../../model/index.ts';
import type { Edit, Store } from '../runtime/state.ts';

/** Fields that take back themselves what is typed into them. */
const own = 'input[type=text], input[type=search], textarea';

function hearKeys(store: Store): void {
  // Whether something was typed since the field was entered, and is not in the file: else the field has nothing to take back, but the page has.
  let isTyped = false;
  const change = () => {
    const { scenario } = store.get();
    setTimeout(() => {
      if (store.get().scenario !== scenario) isTyped = false;
    });
  };
  document.addEventListener('change', change, true);
  document.addEventListener('input', () => (isTyped = true), true);
  document.addEventListener('focusin', () => (isTyped = false), true);
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    const isOwn = target.matches(own) && (isTyped || target.closest('dialog') !== null);
    if (!(event.ctrlKey || event.metaKey) || isOwn) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) store.redo();
    else store.undo();
  });
}

/** What is clicked, not typed into. */
const clickable = 'button, summary, label, a[href], input[type=checkbox], .pick, .opens';

/** What tells one from others. Figures and charts, which tell where they come from, may have become others by the next drawing. */
const lookOf = (element: Element): string => (/^(traced|opens)$/.test(element.className) ? element.className : element.outerHTML);

const alike = (place: Element, look: string): Element[] =>
  [...place.querySelectorAll(clickable)].filter((element) => lookOf(element) === look);

/**
 * A browser clicks only what was below the hand all the time. But a value that was typed is taken in when something
 * else is pressed, and then much is drawn anew and some of it elsewhere: what was pressed is clicked all the same.
 */
function hearPresses(): void {
  let pressed: {
    readonly element: Element;
    readonly box: DOMRect;
    readonly place: Element;
    readonly look: string;
    readonly all: Element[];
  } | null = null;
  const down = (event: MouseEvent) => {
    const element = event.button === 0 && (event.target as Element).closest(clickable);
    pressed = null;
    if (!element) return;
    const look = lookOf(element);
    const place = element.closest('.cell, body') as Element;
    pressed = { element, box: element.getBoundingClientRect(), place, look, all: alike(place, look) };
  };
  const up = ({ clientX: x, clientY: y }: MouseEvent) => {
    // A hand that is elsewhere when it lets go has thought better of it.
    const box = pressed?.box;
    if (box && (x < box.left || x > box.right || y < box.top || y > box.bottom)) pressed = null;
    // The browser's own click, if it comes, comes first.
    setTimeout(() => {
      if (!pressed) return;
      const { element, place, look, all } = pressed;
      pressed = null;
      const now = alike(place, look);
      const again = element.isConnected ? element : now.length === all.length ? now[all.indexOf(element)] : null;
      again?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
  };
  const click = ({ target }: MouseEvent) => {
    if (pressed?.element.contains(target as Node)) pressed = null;
  };
  addEventListener('mousedown', down, true);
  addEventListener('mouseup', up, true);
  addEventListener('click', click, true);
}

export function hearHand(store: Store): void {
  hearKeys(store);
  hearPresses();
}

/** Moves of the hand: the first in a frame is followed at once, of the others the last, in the next frame. */
export function followMoves(store: Store): (edits: readonly Edit[], done: boolean) => readonly Problem[] {
  let waiting: readonly Edit[] | null = null;
  let followed = false;
  return (edits, done) => {
    if (done) {
      waiting = null;
      const harm = store.move(edits, false);
      // The engine computes while the text is written.
      requestAnimationFrame(() => setTimeout(store.finish));
      return harm;
    }
    if (followed) {
      waiting = edits;
      return [];
    }
    followed = true;
    requestAnimationFrame(() => {
      followed = false;
      if (waiting) store.move(waiting, false);
      waiting = null;
    });
    return store.move(edits, false);
  };
}
