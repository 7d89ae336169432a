/** The browser in; the store of the page with everything around it: work kept and found again, other tabs, files, links, and what is to be said of them, out. */
import { type Language, type Problem, readScenario, say, scenarioOfLink } from '../../model/index.ts';
import { databasePlace, textPlace } from '../runtime/keep-places.ts';
import { makeKeeper } from '../runtime/keeper.ts';
import type { KeptWork, Store } from '../runtime/state.ts';
import { makeStore } from '../runtime/store.ts';
import { makeTabs, openLine } from '../runtime/tabs.ts';
import { newId } from '../runtime/work.ts';
import { word } from '../words/words.ts';
import { type FileMenu, type MenuEntry, makeFileMenu } from './file-menu.ts';
import { type Files, makeFiles } from './files.ts';
import { button, problemBox } from './frame.ts';
import { olderWorks, rest, session, within } from './keeping.ts';
import { linkIn, viewOf } from './link.ts';
import { el } from './parts.ts';
import { openPaste, openShare } from './share.ts';
import { openShelf } from './shelf.ts';

/** A scenario that the page brings along. */
export interface Given {
  readonly name: string;
  readonly text: string;
  /** Whether somebody put it in; else it is the one that comes with Furrow, and gives way to work that was kept. */
  readonly meant: boolean;
}

export interface Desk {
  readonly store: Store;
  readonly files: Files;
  readonly menu: FileMenu;
  /** Where the work is kept, in words. */
  readonly kept: HTMLElement;
  readonly notices: (language: Language) => HTMLElement[];
  /** Opens what the address, this tab, the page or the browser has. */
  readonly start: (given: Given) => Promise<void>;
}

/** What is wrong, and what to do. */
type Words = Pick<Problem, 'say' | 'hint'>;

/** Something to be said once. */
type Told =
  | { readonly kind: 'problems'; readonly name: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'fault'; readonly words: Words }
  | { readonly kind: 'opened' | 'notSaved'; readonly name: string }
  | { readonly kind: 'forked' };

const sayWords = ({ say: what, hint }: Words, language: Language): string =>
  `${say(what, language)}${word('colon', language)}${say(hint, language)}`;

/** `redraw` is called when something else is to be said. */
export function makeDesk(storage: Storage | null, browserLanguage: string, redraw: () => void): Desk {
  let told: Told | null = null;
  /** The work of this tab, and its text when another tab was known to hold it. */
  let entered = '';
  let seen = '';
  const kept = el('span', 'kept');
  kept.id = 'kept';

  const store = makeStore((work) => keep(work), browserLanguage, storage);
  const keeper = makeKeeper({
    places: [() => within(databasePlace), () => textPlace(storage)],
    older: olderWorks(storage),
    now: Date.now,
    rest,
    mine: (id) => id !== entered || tabs.holds(),
    told: (keeping) => {
      drawKept();
      if (keeping !== 'waiting') redraw();
    },
  });
  const tabs = makeTabs({
    line: openLine(storage),
    tab: newId(),
    now: Date.now,
    patience: (run) => void setTimeout(run, 400),
    giveUp: async () => {
      store.finish();
      await keeper.flush();
      seen = store.get().text;
    },
    told: redraw,
    inherited: () => void reread(),
  });

  function keep(work: KeptWork): void {
    drawKept();
    if (work.id !== entered) {
      entered = work.id;
      seen = work.text;
      tabs.enter(work.id);
      session.put({ work: work.id });
    } else if (!tabs.holds()) {
      if (work.text === seen) return;
      store.fork();
      told = { kind: 'forked' };
      keep(store.kept());
      return;
    }
    keeper.keep(work);
  }

  /** What the tab before has written last. */
  async function reread(): Promise<void> {
    const work = await keeper.get(entered);
    const { text } = store.get();
    if (work && work.id === entered && work.text !== text && text === seen) resume(work);
  }

  const resume = (before: KeptWork): boolean => {
    const isOpen = store.open(before.name, before.original, undefined, { before });
    if (isOpen) told = null;
    seen = store.get().text;
    redraw();
    return isOpen;
  };

  function drawKept(): void {
    const { language, saved, text, original } = store.get();
    const keeping = keeper.keeping();
    const lost = keeping === 'forbidden' || keeping === 'full';
    const key = saved
      ? text === original
        ? null
        : 'stateSaved'
      : lost
        ? 'stateLost'
        : keeping === 'waiting'
          ? 'stateWaiting'
          : 'stateKept';
    kept.dataset.state = key ?? '';
    kept.textContent = key ? ` · ${word(key, language)}` : '';
    kept.title = key === 'stateKept' ? word('stateKeptTitle', language) : '';
  }

  /** Null once it is open, else what to say. Work that is on screen stays kept, whatever comes. */
  async function followLink(link: string): Promise<Words | null> {
    const read = scenarioOfLink(link);
    if (!read.ok) return read;
    const { name, text } = read.carried;
    const scenario = readScenario(text);
    const whole = scenario.opened?.text ?? text;
    store.finish();
    await keeper.flush();
    const same = await keeper.find(name, whole);
    if (same?.text === whole) resume(same);
    else if (!scenario.scenario || !store.open(name, whole, scenario, { from: 'link' })) {
      const [first] = scenario.problems;
      const both = { en: word('linkBad', 'en'), zh: word('linkBad', 'zh') };
      return { say: both, hint: first?.say ?? both };
    }
    told = { kind: 'opened', name };
    const { plan, book } = viewOf(link);
    store.choose({
      ...(plan && store.get().scenario?.plans.some(({ id }) => id === plan) && { plan }),
      ...(book && { book }),
    });
    redraw();
    return null;
  }
  const openLink = async (link: string): Promise<void> => {
    const words = await followLink(link);
    if (words) told = { kind: 'fault', words };
    redraw();
  };

  const files = makeFiles({
    store,
    keeper,
    openLink,
    unread: (name, problems) => {
      told = { kind: 'problems', name, problems };
      redraw();
    },
    opened: () => {
      told = null;
      redraw();
    },
    notSaved: (name) => {
      told = { kind: 'notSaved', name };
      redraw();
    },
  });

  const entries = (language: Language): MenuEntry[] => {
    const entry = (key: 'openFile' | 'openLink' | 'saveFile' | 'saveCopy' | 'share' | 'shelf', run: () => void) => ({
      label: word(key, language),
      title: word(`${key}Title`, language),
      run,
      disabled: ['saveFile', 'saveCopy', 'share'].includes(key) && store.get().scenario === null,
    });
    return [
      entry('openFile', files.pick),
      entry('openLink', () =>
        openPaste(language, async (link) => {
          const words = await followLink(link);
          return words && sayWords(words, language);
        }),
      ),
      entry('saveFile', files.save),
      entry('saveCopy', files.saveCopy),
      entry('share', () => openShare(store, files.take)),
      entry('shelf', () => openShelf({ keeper, current: () => entered, open: openKept }, language)),
    ];
  };
  const openKept = async (id: string): Promise<void> => {
    store.finish();
    await keeper.flush();
    const work = await keeper.get(id);
    if (work) resume(work);
  };

  /** A notice with what can be done about it. */
  const notice = (text: string, ...acts: readonly (readonly [string, () => void])[]): HTMLElement => {
    const line = el('p', 'notice', text);
    for (const [label, run] of acts) line.append(' ', button(label, run));
    return line;
  };
  const once = (language: Language): HTMLElement | null => {
    const dismiss = [
      word('dismiss', language),
      () => {
        told = null;
        redraw();
      },
    ] as const;
    switch (told?.kind) {
      case 'problems':
        return problemBox(told.name, told.problems, language);
      case 'fault':
        return notice(sayWords(told.words, language), dismiss);
      case 'opened':
        return notice(word('linkOpened', language, { name: told.name }), dismiss);
      case 'notSaved':
        return notice(word('notSaved', language, { name: told.name }), [word('saveCopy', language), files.saveCopy], dismiss);
      case 'forked':
        return notice(word('tabForked', language), dismiss);
      case undefined:
        return null;
    }
  };
  const standing = (language: Language): (HTMLElement | null)[] => {
    const keeping = keeper.keeping();
    const lost = keeping === 'full' ? 'notKeptFull' : keeping === 'forbidden' ? 'notKeptForbidden' : null;
    return [
      lost && notice(word(lost, language), [word('downloadIt', language), files.take]),
      !tabs.holds()
        ? notice(word('tabSecond', language), [word('tabTake', language), () => void tabs.take().then(reread)])
        : tabs.others() > 0
          ? notice(word('tabHolds', language))
          : null,
    ];
  };
  const notices = (language: Language): HTMLElement[] => {
    drawKept();
    return [once(language), ...standing(language)].filter((one) => one !== null);
  };

  const start = async (given: Given): Promise<void> => {
    await keeper.ready;
    const link = linkIn(location.hash);
    const before = session.get();
    const mine = given.meant ? ((await keeper.find(given.name, given.text)) ?? null) : null;
    const [newest] = given.meant ? [] : await keeper.list();
    // A tab that is loaded again goes on where it was, unless its page brings another scenario now.
    const again = before && (!given.meant || before.given === mine?.id) ? before.work : (mine?.id ?? newest?.id);
    const work = again === undefined ? null : ((await keeper.get(again)) ?? mine);
    if (!work || !resume(work)) store.open(given.name, given.text);
    if (given.meant) session.put({ given: mine?.id ?? store.kept().id });
    if (link) await openLinkOfAddress(link);
  };
  const openLinkOfAddress = async (link: string): Promise<void> => {
    // Loaded again, the page shows the work as it is then, not as it was sent.
    history.replaceState(null, '', location.href.replace(/#.*$/s, ''));
    await openLink(link);
  };

  addEventListener('hashchange', () => {
    const link = linkIn(location.hash);
    if (link) void openLinkOfAddress(link);
  });
  addEventListener('pagehide', () => {
    store.finish();
    void keeper.flush();
    tabs.leave();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && entered) tabs.enter(entered);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void keeper.flush();
    else tabs.ask();
  });
  addEventListener('beforeunload', (event) => {
    if (['forbidden', 'full'].includes(keeper.keeping()) && !store.get().saved && store.get().scenario) event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || document.querySelector('dialog')) return;
    const act = { s: files.save, o: files.pick }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    void act();
  });

  return { store, files, menu: makeFileMenu(entries), kept, notices, start };
}
