/** What holds a row or a tile for each village, and how many they are, in; where these are very many, most of them folded away and a button that shows all, out. */
import type { Language } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

/** With so many, nothing is folded away. */
const fewEnough = 36;

/** So many stay of more; the style folds the others. */
export const mostFolded = 24;

export const isFolded = (holder: Element): boolean => holder.classList.contains('folded');

/** Of the rows or tiles of a holder that is made. */
export function foldAway(holder: Element, villages: number): void {
  holder.classList.toggle('folded', villages > fewEnough);
}

/** `shown` is called once all are shown. */
export function foldButton(holder: Element, villages: number, language: Language, shown = () => {}): HTMLElement | '' {
  if (!isFolded(holder)) return '';
  const line = el('p', '');
  const show = () => {
    holder.classList.remove('folded');
    line.remove();
    shown();
  };
  const all = button(word('showAll', language, { n: villages }), show);
  // Slides show it too: it says that these are not all.
  all.className = 'unfold';
  line.append(all);
  return line;
}
