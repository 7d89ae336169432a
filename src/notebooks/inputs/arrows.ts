/** What is moved by a hand in; arrow and page keys heard on it, out: steps while a key is held, and the end of the move once it is let go. */

const steps: { readonly [key: string]: number } = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** What is drawn anew under a key that is held would not hear all of it, so `letGo` is called for the last step alone. */
export function hearArrows(element: HTMLElement, step: (by: number) => void, letGo: () => void): void {
  let held = false;
  const end = () => {
    if (!held) return;
    held = false;
    letGo();
  };
  element.addEventListener('keydown', (event) => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    held = true;
    step(by);
  });
  element.addEventListener('keyup', end);
  element.addEventListener('blur', end);
}
