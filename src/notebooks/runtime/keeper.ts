/** Works in; kept in the browser once the hand rests, listed, found again and taken away, out. The place, the clock and the rest of the hand are handed in. */
import type { KeepPlace } from './keep-places.ts';
import type { KeptWork, Work } from './state.ts';
import { newId, plain } from './work.ts';

/** What the list of kept works tells; their texts are read only where one is opened. */
export interface KeptAbout
  extends Pick<KeptWork, 'id' | 'name' | 'title' | 'changes' | 'saved'>,
    Partial<Pick<KeptWork, 'from'>> {
  /** When the text was changed last, and when the work was on screen last; milliseconds since 1970. */
  readonly changed: number;
  readonly used: number;
  /** Whether the text is as it was opened. */
  readonly same: boolean;
  /** Another one each time it is written: a tab that slept notices that another one has written since. */
  readonly stamp: string;
}

/** `waiting`: not written yet. `forbidden`, `full`: it is not kept. */
export type Keeping = 'kept' | 'waiting' | 'forbidden' | 'full';

export interface Keeper {
  /** Resolves once it is known whether the browser keeps anything. */
  readonly ready: Promise<void>;
  readonly keeping: () => Keeping;
  /** Newest first. */
  readonly list: () => Promise<readonly KeptAbout[]>;
  readonly get: (id: string) => Promise<KeptWork | null>;
  /** The same, to go on with it here. */
  readonly open: (id: string) => Promise<KeptWork | null>;
  /** To go on with here: work of that file: as it is now, else as it was opened. */
  readonly find: (name: string, text: string) => Promise<KeptWork | null>;
  /** To be written when the hand rests. */
  readonly keep: (work: KeptWork) => void;
  /** Writes what waits; `atOnce` as the page goes away, when there is no time to look whether another tab has written. */
  readonly flush: (atOnce?: boolean) => Promise<void>;
  /** Writes a work as another one on the list. */
  readonly copy: (id: string) => Promise<void>;
  /** Takes a work away; what brings it back comes out. */
  readonly remove: (id: string) => Promise<() => Promise<void>>;
}

export interface KeeperParts {
  /** The first that opens is taken. */
  readonly places: readonly (() => Promise<KeepPlace>)[];
  /** Works that older pages kept: taken over once, then `forget` is called. */
  readonly older?: { readonly works: () => readonly Work[]; readonly forget: () => void };
  /** Where what is written as the page goes away stays until it is known to have arrived: a database may drop it. */
  readonly farewells?: Farewells;
  readonly now: () => number;
  /** Calls when the hand has rested; a later call takes the place of the one before. */
  readonly rest: (run: () => void) => void;
  /** Whether it may be written: another tab may hold it. */
  readonly mine: (id: string) => boolean;
  /** Another tab has written the work since this one read it, so it is not written over. Whether this tab makes a copy of its own; else it is made here. */
  readonly clash: (work: KeptWork) => boolean;
  readonly told: (keeping: Keeping) => void;
}

/** A work on its way, and the stamps of what it is to be written over. */
export interface Farewell {
  readonly work: KeptWork;
  readonly over: readonly string[];
}
export interface Farewells {
  readonly put: (farewell: Farewell) => void;
  readonly all: () => readonly Farewell[];
  readonly drop: (id: string) => void;
}

/** Works that were only looked at: so many of the newest stay. */
const mostUntouched = 12;

/** No file holds it. */
const copyOf = ({ file: _, ...work }: KeptWork): KeptWork => ({ ...work, id: newId(), from: 'copy', saved: false });

const aboutKey = (id: string) => `about/${id}`;
const workKey = (id: string) => `work/${id}`;

export function makeKeeper({ places, older, farewells, now, rest, mine, clash, told }: KeeperParts): Keeper {
  let keeping: Keeping = 'waiting';
  let waiting: KeptWork | null = null;
  let place: KeepPlace | null = null;
  /** When a text was changed, by the work: to choose another page is no change of it. */
  const last = new Map<string, { readonly text: string; readonly changed: number }>();
  /** What the place may hold of a work from here: the stamp that was read or written last, and those that set out since. */
  const stamps = new Map<string, readonly string[]>();

  /** The newest of each work that is on its way into the place: a page that goes away meanwhile takes it along. */
  const going = new Map<string, { readonly work: KeptWork; readonly about: KeptAbout }>();

  const tell = (next: Keeping) => {
    if (keeping === next) return;
    keeping = next;
    told(next);
  };
  const failed = (error: unknown) => tell((error as Error | null)?.name === 'QuotaExceededError' ? 'full' : 'forbidden');

  const aboutOf = ({ id, name, title, changes, saved, from, text, original }: KeptWork): KeptAbout => {
    const before = last.get(id);
    const used = now();
    const changed = before?.text === text ? before.changed : used;
    const stamp = newId();
    return { id, name, title, changes, saved, ...(from && { from }), changed, used, same: text === original, stamp };
  };
  const write = async (work: KeptWork, about = aboutOf(work)): Promise<boolean> => {
    if (!place) return false;
    const { id, text } = work;
    const { stamp, changed } = about;
    const ours = () => stamps.get(id) ?? [];
    stamps.set(id, [...ours(), stamp]);
    try {
      await place.put([
        [aboutKey(id), about],
        [workKey(id), work],
      ]);
      last.set(id, { text, changed });
      stamps.set(id, ours().slice(ours().indexOf(stamp)));
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  };
  /** What is read there; where it cannot be read any more, nothing. */
  const read = async (names: (place: KeepPlace) => Promise<readonly string[]>): Promise<readonly unknown[]> => {
    if (!place) return [];
    try {
      return await place.get(await names(place));
    } catch (error) {
      failed(error);
      return [];
    }
  };
  const list = async (): Promise<readonly KeptAbout[]> => {
    const found = await read(async ({ keys }) => (await keys()).filter((key) => key.startsWith('about/')));
    const abouts = found.filter((one) => one !== undefined) as KeptAbout[];
    return abouts.sort((a, b) => b.used - a.used);
  };
  const get = async (id: string): Promise<KeptWork | null> => {
    const [work] = (await read(async () => [workKey(id)])) as [KeptWork?];
    return work ?? null;
  };
  const open = async (id: string): Promise<KeptWork | null> => {
    const [work, about] = (await read(async () => [workKey(id), aboutKey(id)])) as [KeptWork?, KeptAbout?];
    if (!work) return null;
    if (about) {
      last.set(id, { text: work.text, changed: about.changed });
      stamps.set(id, [about.stamp]);
    }
    return work;
  };
  /** Whether another tab has written it since this one did. */
  const isNewer = async (id: string): Promise<boolean> => {
    const [about] = (await read(async () => [aboutKey(id)])) as [KeptAbout?];
    return about !== undefined && !stamps.get(id)?.includes(about.stamp);
  };
  const tidy = async (): Promise<void> => {
    const looked = (await list()).filter(({ same, saved, from }) => same && saved && !from).slice(mostUntouched);
    if (looked.length > 0) await place?.remove(looked.flatMap(({ id }) => [aboutKey(id), workKey(id)]));
  };
  const takeOver = async (): Promise<void> => {
    const works = older?.works() ?? [];
    const written = await Promise.all(
      works.map((work, i) => {
        const same = work.text === work.original;
        const whole: KeptWork = { ...work, id: newId(), writing: plain, title: null, changes: same ? 0 : null, saved: same };
        // The newest came first.
        const used = now() - 1 - i;
        const { id, name, title, changes, saved } = whole;
        return write(whole, { id, name, title, changes, saved, changed: used, used, same, stamp: id });
      }),
    );
    if (works.length > 0 && written.every(Boolean)) older?.forget();
  };
  /** What a page wrote as it went away: put in where it did not arrive, as a copy where another tab has written since. */
  const arrive = async ({ work, over }: Farewell): Promise<void> => {
    const [about, before] = (await read(async () => [aboutKey(work.id), workKey(work.id)])) as [KeptAbout?, KeptWork?];
    // Older pages named one stamp or none.
    const isAlone = !about || [over].flat().includes(about.stamp);
    // Written since by this page itself, or by another tab with nothing else in it.
    const isThere = !isAlone && before?.text === work.text;
    if (isThere || (await write(isAlone ? work : copyOf(work)))) farewells?.drop(work.id);
  };
  const ready = (async () => {
    let why: unknown;
    for (const open of places) {
      try {
        place = await open();
        break;
      } catch (error) {
        why = error;
      }
    }
    if (!place) {
      failed(why);
      return;
    }
    try {
      await takeOver();
      for (const farewell of farewells?.all() ?? []) await arrive(farewell);
      await tidy();
      tell('kept');
    } catch (error) {
      failed(error);
    }
  })();

  /** Writes one work, unless a newer one of it has set out meanwhile. */
  const send = async (work: KeptWork, atOnce: boolean): Promise<void> => {
    const about = aboutOf(work);
    const isNewest = () => going.get(work.id)?.about === about;
    going.set(work.id, { work, about });
    if (atOnce) farewells?.put({ work, over: stamps.get(work.id) ?? [] });
    const clashes = !atOnce && (await isNewer(work.id));
    if (!isNewest()) return;
    if (clashes) {
      going.delete(work.id);
      if (!clash(work)) await write(copyOf(work));
      return;
    }
    const isWritten = await write(work, about);
    if (!isNewest()) return;
    going.delete(work.id);
    if (!isWritten) return;
    if (atOnce) farewells?.drop(work.id);
    if (!waiting && going.size === 0) tell('kept');
  };
  const flush = async (atOnce = false): Promise<void> => {
    const work = waiting;
    if (!place) return;
    waiting = null;
    const isMine = work !== null && mine(work.id);
    if (work && !isMine) tell('kept');
    const again = atOnce ? [...going.values()].map((one) => one.work).filter(({ id }) => id !== work?.id) : [];
    await Promise.all([...(isMine ? [work] : []), ...again].map((one) => send(one, atOnce)));
  };

  return {
    ready,
    keeping: () => keeping,
    list,
    get,
    open,
    find: async (name, text) => {
      const named = (await list()).filter((about) => about.name === name);
      const works = (await Promise.all(named.map(({ id }) => get(id)))).filter((work) => work !== null);
      const found = works.find((work) => work.text === text) ?? works.find(({ original, from }) => original === text && !from);
      return found ? open(found.id) : null;
    },
    keep: (work) => {
      if (!place) return;
      // Another work does not push out what waits.
      if (waiting && waiting.id !== work.id) void flush(true);
      waiting = work;
      if (keeping === 'kept') tell('waiting');
      rest(() => void flush());
    },
    flush,
    copy: async (id) => {
      const work = await get(id);
      if (work) await write(copyOf(work));
    },
    remove: async (id) => {
      const names = [aboutKey(id), workKey(id)];
      const values = (await place?.get(names)) ?? [];
      await place?.remove(names);
      return async () => {
        const entries = names.map((name, i) => [name, values[i]] as const);
        await place?.put(entries);
      };
    },
  };
}
