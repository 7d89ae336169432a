/** The notebook on screen in; the browser's Back and Forward, which lead to the one before and not out of the page, out. */
import type { Store } from './state.ts';

export function followBack(store: Pick<Store, 'get' | 'subscribe' | 'choose'>): void {
  let { book } = store.get();
  history.replaceState({ book }, '');
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    const before: unknown = (state as { readonly book?: unknown } | null)?.book;
    if (typeof before !== 'string' || before === book) return;
    book = before;
    // A window stands above the notebook that is left.
    for (const open of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) open.close();
    store.choose({ book });
  });
  store.subscribe((state) => {
    if (state.book === book) return;
    book = state.book;
    // What the page opens with by itself is where one comes in.
    if (navigator.userActivation?.hasBeenActive === false) history.replaceState({ book }, '');
    else history.pushState({ book }, '');
  });
}
