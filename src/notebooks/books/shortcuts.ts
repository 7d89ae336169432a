/** The store of the page in; the keys for undo and redo, outside fields that have their own, heard. */
import type { Store } from '../runtime/state.ts';

export function hearKeys(store: Store): void {
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
