/** The notebook on screen in; a line that is not seen, which tells a screen reader what came out once the figures have settled, out. */
import type { Language } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';

export interface Spoken {
  readonly element: HTMLElement;
  /** The figures are all there. */
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
        const lead = main.querySelector('.sentence')?.textContent ?? '';
        element.textContent = word('computed', language, { lead });
      }, pause);
    },
  };
}
