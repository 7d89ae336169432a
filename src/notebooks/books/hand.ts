/** The store of the page in; keys for undo and redo heard, outside fields that have their own, and presses on what is drawn anew meanwhile. */
import type { Store } from '../runtime/state.ts';

function hearKeys(store: Store): void {
  document.addEventListener('keydown', (event) => {
    const own = 'input[type=text], input[type=search], textarea';
    if (!(event.ctrlKey || event.metaKey) || (event.target as HTMLElement).matches(own)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) store.redo();
    else store.undo();
  });
}

/** What is clicked, not typed into. */
const clickable = 'button, summary, label, a[href], input[type=checkbox]';

/** A figure may have become another one: to ask where it comes from changes nothing. */
const isSame = (now: Element, before: Element): boolean =>
  now.isEqualNode(before) || (now.className === 'traced' && before.className === 'traced');

/**
 * A browser clicks only what was below the hand all the time. But a value that was typed is taken in when something
 * else is pressed, and much is drawn anew for it: what looks as before is clicked all the same.
 */
function hearPresses(): void {
  const at = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>(clickable) : null);
  let pressed: HTMLElement | null = null;
  const down = ({ target }: MouseEvent) => {
    pressed = at(target);
  };
  const up = ({ target }: MouseEvent) => {
    const released = at(target);
    if (pressed && !pressed.isConnected && released && isSame(released, pressed)) released.click();
    pressed = null;
  };
  addEventListener('mousedown', down, true);
  addEventListener('mouseup', up, true);
}

export function hearHand(store: Store): void {
  hearKeys(store);
  hearPresses();
}
