import { beforeEach, expect, test } from 'vitest';
import { type KeepPlace, textPlace } from '../../src/notebooks/runtime/keep-places.ts';
import {
  type Farewell,
  type Farewells,
  type Keeper,
  type KeeperParts,
  type Keeping,
  makeKeeper,
} from '../../src/notebooks/runtime/keeper.ts';
import type { KeptWork, Work } from '../../src/notebooks/runtime/state.ts';

// Works kept in a browser that is none: its place is a map, the hand rests when the test says so.

let kept: Map<string, unknown>;
let fault: Error | null;
let resting: () => Promise<void>;
let time: number;
let told: Keeping[];
let clashes: KeptWork[];
beforeEach(() => {
  kept = new Map();
  fault = null;
  time = 0;
  told = [];
  clashes = [];
});

const place: KeepPlace = {
  keys: async () => [...kept.keys()],
  get: async (names) => names.map((name) => structuredClone(kept.get(name))),
  put: async (entries) => {
    if (fault) throw fault;
    for (const [key, value] of entries) kept.set(key, structuredClone(value));
  },
  remove: async (names) => {
    for (const name of names) kept.delete(name);
  },
};

async function keeperOf(more: Partial<KeeperParts> = {}): Promise<Keeper> {
  const keeper = makeKeeper({
    places: [async () => place],
    now: () => {
      time += 1;
      return time;
    },
    rest: (run) => {
      resting = async () => run();
    },
    mine: () => true,
    clash: (work) => {
      clashes.push(work);
      return true;
    },
    told: (keeping) => told.push(keeping),
    ...more,
  });
  await keeper.ready;
  return keeper;
}

const work = (id: string, text: string, more: Partial<KeptWork> = {}): KeptWork => ({
  id,
  name: 'a.yaml',
  original: 'first',
  text,
  plan: 'as-is',
  against: 'as-is',
  village: 'a',
  book: 'glance',
  view: {},
  writing: { encoding: 'utf-8', mark: false },
  title: { en: 'A', zh: '甲' },
  changes: text === 'first' ? 0 : 1,
  saved: text === 'first',
  ...more,
});
const written = async (keeper: Keeper, ...works: KeptWork[]) => {
  for (const one of works) {
    keeper.keep(one);
    await keeper.flush();
  }
};

test('nothing is written before the hand rests, and then the last of it, once', async () => {
  const keeper = await keeperOf();
  for (const text of ['one', 'two', 'three']) keeper.keep(work('x', text));
  expect([kept.size, keeper.keeping()]).toEqual([0, 'waiting']);
  await resting();
  await keeper.flush();
  await expect.poll(keeper.keeping).toBe('kept');
  expect((await keeper.get('x'))?.text).toBe('three');
  expect(told).toEqual(['kept', 'waiting', 'kept']);
});

test('another work does not push out one that waits', async () => {
  const keeper = await keeperOf();
  keeper.keep(work('x', 'one'));
  keeper.keep(work('y', 'two'));
  await keeper.flush();
  expect((await keeper.list()).map(({ id }) => id).sort()).toEqual(['x', 'y']);
});

test('the list tells the newest first, and a page that is turned is no change of the text', async () => {
  const keeper = await keeperOf();
  await written(keeper, work('x', 'one'), work('y', 'first', { name: 'b.yaml' }), work('x', 'one', { book: 'money' }));
  expect(await keeper.list()).toMatchObject([
    { id: 'x', name: 'a.yaml', title: { zh: '甲' }, changes: 1, changed: 1, used: 3, same: false, saved: false },
    { id: 'y', name: 'b.yaml', changes: 0, changed: 2, used: 2, same: true, saved: true },
  ]);
  // The same over a reload.
  const again = await keeperOf();
  const found = await again.open('x');
  if (!found) throw new Error('it is not kept');
  await written(again, { ...found, book: 'village' });
  expect(await again.list()).toMatchObject([{ id: 'x', changed: 1, used: 4 }, { id: 'y' }]);
});

test('work of a file is found by its text as it is now, then as it was opened; not what came by a link', async () => {
  const keeper = await keeperOf();
  await written(keeper, work('link', 'one', { from: 'link' }), work('x', 'two'), work('other', 'first', { name: 'b.yaml' }));
  expect((await keeper.find('a.yaml', 'two'))?.id).toBe('x');
  expect((await keeper.find('a.yaml', 'first'))?.id).toBe('x');
  expect((await keeper.find('a.yaml', 'one'))?.id).toBe('link');
  expect(await keeper.find('a.yaml', 'three')).toBeNull();
});

test('a copy is another work; what is taken away comes back the same', async () => {
  const keeper = await keeperOf();
  await written(keeper, work('x', 'one'));
  await keeper.copy('x');
  const [copy] = await keeper.list();
  expect(copy).toMatchObject({ name: 'a.yaml', from: 'copy', saved: false });
  expect(copy?.id).not.toBe('x');
  const before = new Map(kept);
  const back = await keeper.remove('x');
  expect((await keeper.list()).map(({ id }) => id)).toEqual([copy?.id]);
  await back();
  expect(new Map([...kept].sort())).toEqual(new Map([...before].sort()));
});

test('a place that is forbidden gives way to the next; without one it is said', async () => {
  const forbidden = async () => {
    throw new Error('forbidden');
  };
  const keeper = await keeperOf({ places: [forbidden, async () => place] });
  await written(keeper, work('x', 'one'));
  expect([keeper.keeping(), kept.size]).toEqual(['kept', 2]);
  const none = await keeperOf({ places: [forbidden, forbidden] });
  none.keep(work('x', 'two'));
  await none.flush();
  expect([none.keeping(), await none.list(), await none.find('a.yaml', 'one')]).toEqual(['forbidden', [], null]);
});

test('a full place is said, and no longer once there is room', async () => {
  const keeper = await keeperOf();
  await written(keeper, work('x', 'one'));
  fault = new DOMException('no room', 'QuotaExceededError');
  await written(keeper, work('x', 'two'));
  expect([keeper.keeping(), (await keeper.get('x'))?.text]).toEqual(['full', 'one']);
  fault = null;
  await written(keeper, work('x', 'three'));
  expect([keeper.keeping(), (await keeper.get('x'))?.text]).toEqual(['kept', 'three']);
});

test('of works that were only looked at the newest stay; what was changed, came by a link or is in no file stays', async () => {
  const keeper = await keeperOf();
  const looked = Array.from({ length: 20 }, (_, i) => work(`looked-${i}`, 'first'));
  await written(
    keeper,
    work('changed', 'one'),
    work('link', 'first', { from: 'link' }),
    work('new', 'first', { saved: false }),
    ...looked,
  );
  const again = await keeperOf();
  const left = (await again.list()).map(({ id }) => id);
  expect(left.filter((id) => !id.startsWith('looked'))).toEqual(['new', 'link', 'changed']);
  expect(left.slice(0, -3)).toEqual(Array.from({ length: 12 }, (_, i) => `looked-${19 - i}`));
});

test('works of older pages are taken over once, and only then forgotten', async () => {
  let old: Work[] = ['two', 'first'].map((text) => {
    const { title: _, changes: __, saved: ___, id: ____, writing: _____, ...rest } = work('', text);
    return rest as Work;
  });
  const older = {
    works: () => old,
    forget: () => {
      old = [];
    },
  };
  fault = new DOMException('no room', 'QuotaExceededError');
  await keeperOf({ older });
  expect(old).toHaveLength(2);
  fault = null;
  const keeper = await keeperOf({ older });
  expect(old).toEqual([]);
  await keeperOf({ older });
  expect(await keeper.list()).toMatchObject([
    { name: 'a.yaml', same: false, changes: null },
    { name: 'a.yaml', same: true, changes: 0 },
  ]);
  expect((await keeper.find('a.yaml', 'two'))?.writing.encoding).toBe('utf-8');
});

test('what another tab has written since is not written over', async () => {
  const [one, other] = [await keeperOf(), await keeperOf()];
  await written(one, work('x', 'one'));
  const found = await other.open('x');
  if (!found) throw new Error('it is not kept');
  await written(other, { ...found, text: 'two' });
  // The first tab slept meanwhile.
  await written(one, work('x', 'three'));
  expect([(await one.get('x'))?.text, clashes.map(({ text }) => text)]).toEqual(['two', ['three']]);
  // Where nobody makes a copy of it, it is made here.
  const sleeper = await keeperOf({ clash: () => false });
  await written(sleeper, work('x', 'four'));
  const texts = await Promise.all((await one.list()).map(async ({ id }) => (await one.get(id))?.text));
  expect(texts.sort()).toEqual(['four', 'two']);
});

test('what another tab holds is not written', async () => {
  const keeper = await keeperOf({ mine: () => false });
  await written(keeper, work('x', 'one'));
  expect([kept.size, keeper.keeping()]).toEqual([0, 'kept']);
});

test("the browser's store for texts puts all of it or nothing", async () => {
  const texts = new Map<string, string>();
  let room = 200;
  const storage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('no room', 'QuotaExceededError');
      texts.set(key, value);
      Object.assign(storage, { [key]: value });
    },
    removeItem: (key: string) => {
      texts.delete(key);
      delete (storage as Record<string, unknown>)[key];
    },
  } as unknown as Storage;
  const small = await textPlace(storage);
  await small.put([
    ['a', { text: 'one' }],
    ['b', 1],
  ]);
  const full = { a: { text: 'two' }, b: 'x'.repeat(300) };
  await expect(small.put(Object.entries(full))).rejects.toThrow('no room');
  expect([await small.keys(), await small.get(['a', 'b', 'c'])]).toEqual([
    ['a', 'b'],
    [{ text: 'one' }, 1, undefined],
  ]);
  await small.remove(['a']);
  expect(await small.keys()).toEqual(['b']);
  room = 0;
  await expect(textPlace(storage)).rejects.toThrow('no room');
  await expect(textPlace(null)).rejects.toThrow('forbidden');
});

const farewellsIn = (left: Map<string, Farewell>): Farewells => ({
  put: (farewell) => left.set(farewell.work.id, structuredClone(farewell)),
  all: () => [...left.values()],
  drop: (id) => left.delete(id),
});
const texts = async (keeper: Keeper) =>
  (await Promise.all((await keeper.list()).map(async ({ id, from }) => [(await keeper.get(id))?.text, from]))).sort();

test.each(['get', 'put'] as const)('a page that goes away while its %s is under way loses nothing', async (step) => {
  const left = new Map<string, Farewell>();
  let isGone = false;
  const never = new Promise<never>(() => {});
  const act = place[step] as (asked: unknown) => Promise<unknown>;
  const deaf: KeepPlace = { ...place, [step]: (asked: unknown) => (isGone ? never : act(asked)) };
  const page = await keeperOf({ places: [async () => deaf], farewells: farewellsIn(left) });
  await written(page, work('x', 'one'));
  isGone = true;
  page.keep(work('x', 'two'));
  void page.flush();
  await new Promise(setImmediate);
  void page.flush(true);
  await new Promise(setImmediate);
  isGone = false;
  const next = await keeperOf({ farewells: farewellsIn(left) });
  expect([left.size, await texts(next)]).toEqual([0, [['two', undefined]]]);
});

test.each([1, 2, 3])(
  'of writes that arrive with nobody left to hear of it, the first %i, none takes away what came after',
  async (arriving) => {
    const left = new Map<string, Farewell>();
    let puts = 0;
    /** Of the page that goes, so many writes arrive, and it hears of none of them. */
    const deaf: KeepPlace = {
      ...place,
      put: async (entries) => {
        puts += 1;
        if (puts <= arriving) await place.put(entries);
        await new Promise(() => {});
      },
    };
    await written(await keeperOf(), work('x', 'one'));
    const page = await keeperOf({ places: [async () => deaf], farewells: farewellsIn(left) });
    await page.open('x');
    // The same text: what was looked at is all that differs.
    for (const part of ['a', 'b', 'c']) {
      page.keep(work('x', 'one', { view: { part } }));
      void page.flush();
      await new Promise(setImmediate);
    }
    page.keep(work('x', 'one', { view: { part: 'd' } }));
    // As the page goes, and again as it is no longer seen.
    void page.flush(true);
    void page.flush(true);
    await new Promise(setImmediate);
    const next = await keeperOf({ farewells: farewellsIn(left) });
    expect([left.size, (await next.list()).length, (await next.get('x'))?.view]).toEqual([0, 1, { part: 'd' }]);
  },
);

test('of a work that is written twice at once the newer stays, also where the older arrives with nobody left to hear of it', async () => {
  const left = new Map<string, Farewell>();
  const asked: (() => void)[] = [];
  const slow: KeepPlace = { ...place, get: (names) => new Promise((done) => asked.push(() => done(place.get(names)))) };
  const page = await keeperOf({ places: [async () => place], farewells: farewellsIn(left) });
  await written(page, work('x', 'one'));
  const other = makeKeeper({
    places: [async () => ({ ...slow, keys: async () => [] })],
    now: () => 9,
    rest: () => {},
    mine: () => true,
    clash: () => true,
    told: () => {},
  });
  const opened = other.open('x');
  for (const answer of asked.splice(0)) answer();
  await opened;
  other.keep(work('x', 'two'));
  const first = other.flush();
  other.keep(work('x', 'three'));
  await other.flush(true);
  for (const answer of asked.splice(0)) answer();
  await first;
  expect(await texts(page)).toEqual([['three', undefined]]);
  // The older one arrived, and the newer one did not.
  await page.open('x');
  page.keep(work('x', 'four'));
  const flushed = page.flush();
  page.keep(work('x', 'five'));
  fault = new Error('the page is gone');
  const gone = page.flush(true);
  fault = null;
  await Promise.all([flushed, gone]);
  const next = await keeperOf({ farewells: farewellsIn(left) });
  expect(await texts(next)).toEqual([['five', undefined]]);
});

test('what was written as the page went away is there, whether the database got it or not', async () => {
  const left = new Map<string, Farewell>();
  const farewells = farewellsIn(left);
  const page = await keeperOf({ farewells });
  await written(page, work('x', 'one'));
  // It arrived: nothing is left over.
  page.keep(work('x', 'two'));
  await page.flush(true);
  expect([left.size, await texts(page)]).toEqual([0, [['two', undefined]]]);
  // It did not.
  fault = new Error('the page is gone');
  page.keep(work('x', 'three'));
  await page.flush(true);
  fault = null;
  expect(left.size).toBe(1);
  const next = await keeperOf({ farewells });
  expect([left.size, await texts(next)]).toEqual([0, [['three', undefined]]]);
  // Another tab has written since.
  fault = new Error('the page is gone');
  await next.open('x');
  next.keep(work('x', 'four'));
  await next.flush(true);
  fault = null;
  const other = await keeperOf();
  await other.open('x');
  await written(other, work('x', 'five'));
  const last = await keeperOf({ farewells });
  expect([left.size, await texts(last)]).toEqual([
    0,
    [
      ['five', undefined],
      ['four', 'copy'],
    ],
  ]);
});
