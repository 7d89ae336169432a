/** The name of a changed file and of the one to open in; what the planner chose in a dialog of the page out. */
import type { Language } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

export type Kept = 'save' | 'drop' | 'stay';

/** Escape stays. */
export function askToKeep(changed: string, next: string, language: Language): Promise<Kept> {
  return new Promise((resolve) => {
    const dialog = el('dialog', 'ask') as HTMLDialogElement;
    const choose = (label: string, choice: Kept) => button(label, () => dialog.close(choice));
    const title = el('h2', '', word('unsaved', language));
    title.id = 'ask-title';
    dialog.setAttribute('aria-labelledby', title.id);
    dialog.append(
      title,
      el('p', '', word('unsavedWhy', language, { changed, next })),
      el(
        'div',
        'buttons',
        choose(word('save', language), 'save'),
        choose(word('drop', language), 'drop'),
        choose(word('stay', language), 'stay'),
      ),
    );
    dialog.addEventListener('close', () => {
      const answer = dialog.returnValue;
      dialog.remove();
      resolve(answer === 'save' || answer === 'drop' ? answer : 'stay');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
