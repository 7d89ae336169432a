/** What keeping needs of a browser: when the hand rests, what this tab had, works that older pages kept; and where the work is kept, in words. */
import type { Farewell, Farewells, Keeping } from '../runtime/keeper.ts';
import type { State, Work } from '../runtime/state.ts';
import { word } from '../words/words.ts';

/** A browser whose database never answers has none; an old disk takes seconds. In milliseconds. */
const longestWait = 8000;

export function within<T>(open: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const wait = setTimeout(() => reject(new Error('no answer')), longestWait);
    open()
      .finally(() => clearTimeout(wait))
      .then(resolve, reject);
  });
}

const restAfter = 400;
/** Calls once nothing has asked for it for a while. */
export function makeRest(): (run: () => void) => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  return (run) => {
    clearTimeout(resting);
    resting = setTimeout(run, restAfter);
  };
}

/** The work that this tab had on screen, and the one that its page brought along. */
interface TabWork {
  readonly work?: string;
  readonly given?: string;
  /** The scenario that its own was compared with. */
  readonly second?: { readonly name: string; readonly text: string };
}

const tabKey = 'furrow/tab';

export const session = {
  get: (): TabWork | null => {
    try {
      return JSON.parse(sessionStorage.getItem(tabKey) ?? 'null') as TabWork | null;
    } catch {
      return null;
    }
  },
  put: (more: TabWork): void => {
    try {
      sessionStorage.setItem(tabKey, JSON.stringify({ ...session.get(), ...more }));
    } catch {
      // The tab begins with the newest work then.
    }
  },
};

/** The browser's store, where it allows one. */
export function textStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const olderKey = 'furrow/work/1';

/** Works as pages before IndexedDB kept them. */
export function olderWorks(storage: Storage | null): { readonly works: () => readonly Work[]; readonly forget: () => void } {
  return {
    works: () => {
      try {
        const { works } = JSON.parse(storage?.getItem(olderKey) ?? '{}') as { works?: unknown };
        return Array.isArray(works)
          ? works.filter(
              (one: Partial<Work> | null) =>
                typeof one?.name === 'string' && typeof one.text === 'string' && typeof one.original === 'string',
            )
          : [];
      } catch {
        return [];
      }
    },
    forget: () => storage?.removeItem(olderKey),
  };
}

const farewellKey = 'furrow/farewell/';

/** The older store for texts writes before the page is gone. */
export function makeFarewells(storage: Storage | null): Farewells {
  const tried = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      // Forbidden or full: the database may have it nevertheless.
      return otherwise;
    }
  };
  return {
    put: (farewell) => tried(() => storage?.setItem(farewellKey + farewell.work.id, JSON.stringify(farewell)), undefined),
    all: () =>
      tried(() => {
        const names = Object.keys(storage ?? {}).filter((key) => key.startsWith(farewellKey));
        return names.map((key) => JSON.parse(storage?.getItem(key) ?? '') as Farewell);
      }, []),
    drop: (id) => tried(() => storage?.removeItem(farewellKey + id), undefined),
  };
}

const states = { saved: 'stateSaved', lost: 'stateLost', waiting: 'stateWaiting', kept: 'stateKept' } as const;

/** Where the work is kept, in words. */
export function tellKept(element: HTMLElement, { language, saved, same }: State, keeping: Keeping): void {
  const lost = keeping === 'forbidden' || keeping === 'full';
  const state = saved ? (same ? null : 'saved') : lost ? 'lost' : keeping === 'waiting' ? 'waiting' : 'kept';
  element.dataset.state = state ?? '';
  element.dataset.keeping = keeping;
  // Of an older format, or from a link: it is in no file, and the planner changed nothing.
  const untouched = state === 'kept' && same;
  const words = state ? `· ${word(untouched ? 'stateNoFile' : states[state], language)}` : '';
  if (element.textContent !== words) element.textContent = words;
  element.title = state === 'kept' ? word(untouched ? 'stateNoFileTitle' : 'stateKeptTitle', language) : '';
}
