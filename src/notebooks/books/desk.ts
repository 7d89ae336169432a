/** The browser in; the store of the page with everything around it: work kept and found again, other tabs, files, links, and what is to be said of them, out. */
import { type Language, readScenario, scenarioOfLink } from '../../model/index.ts';
import { databasePlace, textPlace } from '../runtime/keep-places.ts';
import { makeKeeper } from '../runtime/keeper.ts';
import type { KeptWork, Store } from '../runtime/state.ts';
import { makeStore } from '../runtime/store.ts';
import { makeTabs, openLine } from '../runtime/tabs.ts';
import { newId } from '../runtime/work.ts';
import { type Word, word, wordText } from '../words/words.ts';
import type { Given } from './examples.ts';
import { type FileMenu, type MenuEntry, makeFileMenu } from './file-menu.ts';
import { type Files, makeFiles } from './files.ts';
import { filesCompare } from './files-compare.ts';
import type { LeftGuide } from './guide.ts';
import { makeFarewells, makeRest, olderWorks, session, tellKept, textStore, within } from './keeping.ts';
import { linkIn, viewOf } from './link.ts';
import {
  draftNotice,
  faultWords,
  hearFaults,
  lostNotice,
  sayWords,
  type Told,
  tabNotice,
  toldNotice,
  type Words,
} from './notices.ts';
import { el } from './parts.ts';
import { makeSecondFile, type SecondFile } from './second-file.ts';
import { openPaste, openShare } from './share.ts';
import { openShelf } from './shelf.ts';
import { openStart } from './start.ts';

export interface Desk {
  readonly store: Store;
  readonly files: Files;
  readonly menu: FileMenu;
  readonly second: SecondFile;
  /** Where the work is kept, in words. */
  readonly kept: HTMLElement;
  readonly notices: (language: Language) => HTMLElement[];
  /** Opens what the address, this tab, the page or the browser has. */
  readonly start: (given: Given) => Promise<void>;
}

/** `redraw` is called when something else is to be said, `compared` when there is another second file. */
export function makeDesk(browserLanguage: string, redraw: () => void, compared: () => void): Desk {
  const storage = textStore();
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
    farewells: makeFarewells(storage),
    now: Date.now,
    rest: makeRest(),
    clash: (work) => {
      const isHere = work.id === entered;
      if (isHere) fork();
      return isHere;
    },
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
      if (work.text !== seen) fork();
      return;
    }
    keeper.keep(work);
  }
  /** What is changed here becomes a copy: another tab has the work itself. */
  function fork(): void {
    store.fork();
    told = { kind: 'forked' };
    keep(store.kept());
    redraw();
  }

  /** What the tab before has written last. */
  async function reread(): Promise<void> {
    const work = await keeper.open(entered);
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
    tellKept(kept, store.get(), keeper.keeping());
  }

  /** Works are opened one after the other: of two that come at once, the later one is on screen and spoken of. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act, act);
    last = mine;
    return mine;
  };

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
      const bad = wordText('linkBad');
      return { say: bad, hint: first?.say ?? bad };
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
  const fault = (words: Words | null): void => {
    if (words) told = { kind: 'fault', words };
    redraw();
  };
  const openLink = (link: string): Promise<void> => inTurn(async () => fault(await followLink(link)));

  const files = makeFiles({
    store,
    keeper,
    openLink,
    tell: (saying) => {
      told = saying && { kind: 'file', saying };
      redraw();
      document.querySelector<HTMLElement>('.notices > [tabindex="-1"]')?.focus();
    },
    notSaved: (name) => {
      told = { kind: 'notSaved', name };
      redraw();
    },
  });

  const left: LeftGuide = { draft: null };
  const entries = (language: Language): MenuEntry[] => {
    const entry = (label: Word, title: Word, run: () => void, disabled = false): MenuEntry => ({
      label: word(label, language),
      title: word(title, language),
      run,
      disabled,
    });
    const { scenario, problems } = store.get();
    const none = scenario === null;
    const paste = async (link: string) => {
      const words = await inTurn(() => followLink(link));
      return words && sayWords(words, language);
    };
    return [
      entry('fileNew', 'fileNewTitle', () => openStart(store, files, left)),
      entry('openFile', 'openFileTitle', files.pick),
      entry('openLink', 'openLinkTitle', () => openPaste(language, paste)),
      entry('saveFile', 'saveFileTitle', files.save, none),
      entry('saveCopy', 'saveCopyTitle', files.saveCopy, none),
      entry('fileSaveBook', 'fileSaveBookTitle', files.saveBook, none),
      entry('share', 'shareTitle', () => openShare(store, files.take), none || problems.length > 0),
      entry('filesCompare', 'filesCompareTitle', () => store.choose({ book: filesCompare.id }), none),
      entry('shelf', 'shelfTitle', () => openShelf({ keeper, current: () => entered, open: openKept }, language)),
    ];
  };
  const openKept = (id: string): Promise<void> =>
    inTurn(async () => {
      store.finish();
      await keeper.flush();
      const work = await keeper.open(id);
      if (work) resume(work);
    });

  const notices = (language: Language): HTMLElement[] => {
    drawKept();
    const dismiss = () => {
      told = null;
      redraw();
    };
    return [
      told && toldNotice(told, language, dismiss, files.saveCopy),
      lostNotice(keeper.keeping(), language, files.take),
      tabNotice(tabs, language, () => void tabs.take().then(reread)),
      draftNotice(store, language),
    ].filter((one) => one !== null);
  };

  /** What this tab had, what its page brings along, what was on screen last, or the scenario that comes with Furrow. */
  const openUsual = async (given: Given): Promise<void> => {
    const before = session.get();
    const mine = given.meant ? await keeper.find(given.name, given.text) : null;
    const [newest] = given.meant ? [] : await keeper.list();
    // A tab that is loaded again goes on where it was, unless its page brings another scenario now.
    const again = before && (!given.meant || before.given === mine?.id) ? before.work : (mine?.id ?? newest?.id);
    const work = again === undefined ? null : ((await keeper.open(again)) ?? mine);
    if (!work || !resume(work)) store.open(given.name, given.text);
    if (given.meant) session.put({ given: mine?.id ?? store.kept().id });
  };
  /** The link in the address, which then goes out of it: loaded again, the page shows the work as it is then, not as it was sent. */
  const linkOfAddress = (): string | null => {
    const link = linkIn(location.hash);
    if (link) history.replaceState(history.state, '', location.href.replace(/#.*$/s, ''));
    return link;
  };
  const start = (given: Given): Promise<void> =>
    inTurn(async () => {
      await keeper.ready;
      const link = linkOfAddress();
      const words = link ? await followLink(link) : null;
      if (link && !words) return;
      try {
        await openUsual(given);
        fault(words);
      } catch (error) {
        // What the browser kept may be broken.
        store.open(given.name, given.text);
        fault(faultWords(error));
      }
    });

  hearFaults(fault);
  addEventListener('hashchange', () => {
    const link = linkOfAddress();
    if (link) void openLink(link);
  });
  addEventListener('pagehide', () => {
    // What is being typed is taken in, as when its field is left.
    (document.activeElement as HTMLElement | null)?.blur();
    store.finish();
    void keeper.flush(true);
    tabs.leave();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && entered) tabs.enter(entered);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void keeper.flush(true);
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
    // What is being typed belongs to it.
    const typing = document.activeElement as HTMLElement | null;
    typing?.blur();
    typing?.focus({ preventScroll: true });
    void act();
  });

  const second = makeSecondFile(keeper, () => entered, compared);
  return { store, files, second, menu: makeFileMenu(entries), kept, notices, start };
}
