/** How far the computation on the page is in; a box in the corner that tells it after a while, and lets it be cancelled, out. */
import type { Language } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

export interface ProgressBox {
  readonly element: HTMLElement;
  /** A share done, NaN where it is not known, null where nothing is computed. `note` stands beside it. */
  readonly tell: (share: number | null, language: Language, note?: string) => void;
}

/** What is done more quickly needs no word, in milliseconds. */
const patience = 300;
/** A county has hundreds of batches: they are told no more often than this, in milliseconds. */
const pause = 100;

export function progressBox(cancel: () => void): ProgressBox {
  const element = el('div', 'progress');
  element.hidden = true;
  let told = 0;
  let slow: ReturnType<typeof setTimeout> | undefined;
  return {
    element,
    tell: (share, language, note = '') => {
      if (share === null) {
        clearTimeout(slow);
        slow = undefined;
        element.hidden = true;
        return;
      }
      const now = performance.now();
      if (now - told < pause && slow) return;
      told = now;
      const bar = document.createElement('progress');
      bar.setAttribute('aria-label', word('computing', language));
      if (!Number.isNaN(share)) bar.value = share;
      const done = Number.isNaN(share) ? '' : ` ${Math.round(share * 100)}%`;
      element.replaceChildren(`${word('computing', language)}${done} ${note} `, bar, button(word('cancel', language), cancel));
      slow ??= setTimeout(() => {
        element.hidden = false;
      }, patience);
    },
  };
}
