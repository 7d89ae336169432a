/** What happened to the work in; notices of it, each with what can be done about it, out. */
import { type Language, type Problem, say } from '../../model/index.ts';
import { Cancelled } from '../runtime/host.ts';
import type { Keeping } from '../runtime/keeper.ts';
import type { Store } from '../runtime/state.ts';
import type { Tabs } from '../runtime/tabs.ts';
import { word, wordText } from '../words/words.ts';
import type { Saying } from './file-text.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

/** The notebook that has the text of the file. */
const assumptions = 'assumptions';

/** What is wrong, and what to do. */
export type Words = Pick<Problem, 'say' | 'hint'>;

/** Something to be said once. */
export type Told =
  | { readonly kind: 'file'; readonly saying: Saying }
  | { readonly kind: 'fault'; readonly words: Words }
  | { readonly kind: 'opened' | 'notSaved'; readonly name: string }
  | { readonly kind: 'forked' };

export const sayWords = ({ say: what, hint }: Words, language: Language): string =>
  `${say(what, language)}${word('colon', language)}${say(hint, language)}`;

/** A mistake of the page itself, in words. */
export function faultWords(error: unknown): Words {
  const fault = error instanceof Error ? error.message : String(error);
  return { say: wordText('pageFault', { fault }), hint: wordText('pageFaultKept') };
}

/** Whatever the page runs into is told, each once: to whoever opened a file, silence looks as if it were open. */
export function hearFaults(tell: (words: Words) => void): void {
  let last = '';
  const hear = (error: unknown) => {
    if (!error || error instanceof Cancelled || String(error) === last) return;
    last = String(error);
    tell(faultWords(error));
  };
  addEventListener('error', ({ error }) => hear(error));
  addEventListener('unhandledrejection', ({ reason }) => hear(reason));
}

function notice(text: string, ...acts: readonly (readonly [string, () => void])[]): HTMLElement {
  const line = el('p', 'notice', text);
  for (const [label, run] of acts) line.append(' ', button(label, run));
  return line;
}

export function toldNotice(told: Told, language: Language, dismiss: () => void, saveCopy: () => void): HTMLElement | null {
  const away = [word('dismiss', language), dismiss] as const;
  switch (told.kind) {
    case 'file': {
      const box = told.saying(language);
      if (!box) return null;
      // It takes the focus when it comes, wherever the page stands, and gives it back.
      box.tabIndex = -1;
      box.addEventListener('close', () => {
        dismiss();
        document.getElementById('file-menu')?.focus({ preventScroll: true });
      });
      box.addEventListener('keydown', ({ key }) => key === 'Escape' && box.dispatchEvent(new Event('close')));
      return box;
    }
    case 'fault':
      return notice(sayWords(told.words, language), away);
    case 'opened':
      return notice(word('linkOpened', language, { name: told.name }), away);
    case 'notSaved':
      return notice(word('notSaved', language, { name: told.name }), [word('saveCopy', language), saveCopy], away);
    case 'forked':
      return notice(word('tabForked', language), away);
  }
}

export function lostNotice(keeping: Keeping, language: Language, take: () => void): HTMLElement | null {
  if (keeping !== 'full' && keeping !== 'forbidden') return null;
  return notice(word(keeping === 'full' ? 'notKeptFull' : 'notKeptForbidden', language), [word('downloadIt', language), take]);
}

export function tabNotice(tabs: Tabs, language: Language, take: () => void): HTMLElement | null {
  if (!tabs.holds()) return notice(word('tabSecond', language), [word('tabTake', language), take]);
  return tabs.others() > 0 ? notice(word('tabHolds', language)) : null;
}

/** On other pages than the one with the text: that what was typed there is not right yet. */
export function draftNotice(store: Store, language: Language): HTMLElement | null {
  const { view, book } = store.get();
  if (!view['assumptions.draft'] || book === assumptions) return null;
  const mend = () => {
    store.choose({ book: assumptions });
    document.querySelector('.text-editor')?.scrollIntoView();
  };
  return notice(word('assumptionsWaits', language), [word('assumptionsMend', language), mend]);
}
