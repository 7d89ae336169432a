/** The notebook on screen in; a line that is not seen, which tells a screen reader what came out once the figures have settled, out. */
import type { Language } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';

export interface Spoken {
  readonly element: HTMLElement;
  /** Figures, or the words about them, may be others now. */
  readonly settled: (language: Language) => void;
}

/** While a hand moves, figures come and go: they are told once they have stood for so long, in milliseconds. */
const pause = 1000;

export function makeSpoken(main: HTMLElement): Spoken {
  const element = el('p', 'spoken');
  element.setAttribute('role', 'status');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    settled: (language) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        // Once they are all there it is asked again.
        if (document.body.classList.contains('computing')) return;
        const lead = main.querySelector('.sentence')?.textContent ?? '';
        const words = word('computed', language, { lead });
        if (element.textContent !== words) element.textContent = words;
      }, pause);
    },
  };
}
