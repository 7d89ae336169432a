/** The store of the page in; keys for undo and redo heard, outside fields that have their own, and presses on buttons that are drawn anew meanwhile. */
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

/**
 * A browser clicks only what was below the hand all the time. But a value that was typed is taken in when something
 * else is pressed, and buttons are drawn anew for it: one that looks as before is clicked all the same.
 */
function hearPresses(): void {
  const buttonAt = (target: EventTarget | null) => (target instanceof Element ? target.closest('button') : null);
  let pressed: HTMLButtonElement | null = null;
  const down = ({ target }: MouseEvent) => {
    pressed = buttonAt(target);
  };
  addEventListener('mousedown', down, true);
  addEventListener(
    'mouseup',
    ({ target }) => {
      const released = buttonAt(target);
      if (pressed && !pressed.isConnected && released?.isEqualNode(pressed)) released.click();
      pressed = null;
    },
    true,
  );
}

export function hearHand(store: Store): void {
  hearKeys(store);
  hearPresses();
}
