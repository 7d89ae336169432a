import { beforeEach, expect, test } from 'vitest';
import { makeTabs, type TabMessage, type Tabs } from '../../src/notebooks/runtime/tabs.ts';

// Tabs of one browser, without a browser: what one says all others hear.

interface Tab extends Tabs {
  readonly log: string[];
  /** The tab is closed hard: it says and hears nothing more. */
  readonly die: () => void;
}

let listeners: { readonly owner: string; readonly hear: (message: TabMessage) => void }[];
let dead: Set<string>;
let patience: (() => void)[];
let time: number;
beforeEach(() => {
  listeners = [];
  dead = new Set();
  patience = [];
  time = 0;
});

function tab(name: string): Tab {
  const log: string[] = [];
  const tabs = makeTabs({
    line: {
      send: (message) => {
        for (const { owner, hear } of listeners) if (owner !== name && !dead.has(owner)) hear(structuredClone(message));
      },
      hear: (hear) => listeners.push({ owner: name, hear }),
    },
    tab: name,
    now: () => {
      time += 1;
      return time;
    },
    patience: (run) => patience.push(run),
    giveUp: async () => {
      log.push('gave up');
    },
    told: () => log.push('told'),
    inherited: () => log.push('inherited'),
  });
  return { ...tabs, log, die: () => dead.add(name) };
}
const holds = (...tabs: Tab[]) => tabs.map((one) => [one.holds(), one.others()]);
const wait = () => {
  for (const run of patience.splice(0)) run();
};

test('of two tabs with the same work the first holds it, and both know', () => {
  const [one, two, three] = [tab('one'), tab('two'), tab('three')];
  one.enter('x');
  two.enter('y');
  expect(holds(one, two)).toEqual([
    [true, 0],
    [true, 0],
  ]);
  two.enter('x');
  three.enter('x');
  expect(holds(one, two, three)).toEqual([
    [true, 2],
    [false, 2],
    [false, 2],
  ]);
  expect([one.log, two.log]).toEqual([
    ['told', 'told'],
    ['told', 'told'],
  ]);
});

test('who is left behind holds it, and reads it again', () => {
  const [one, two] = [tab('one'), tab('two')];
  one.enter('x');
  two.enter('x');
  one.enter('y');
  expect(holds(one, two)).toEqual([
    [true, 0],
    [true, 0],
  ]);
  expect(two.log).toContain('inherited');
});

test('on a click the second takes over, once the first has written', async () => {
  const [one, two] = [tab('one'), tab('two')];
  one.enter('x');
  two.enter('x');
  await two.take();
  expect(holds(one, two)).toEqual([
    [false, 1],
    [true, 1],
  ]);
  expect(one.log).toContain('gave up');
  await one.take();
  expect(holds(one, two).map(([held]) => held)).toEqual([true, false]);
});

test('a tab that is gone without a word is found out', async () => {
  const [one, two] = [tab('one'), tab('two')];
  one.enter('x');
  two.enter('x');
  two.ask();
  wait();
  expect([two.holds(), two.log.includes('inherited')]).toEqual([false, false]);
  one.die();
  two.ask();
  wait();
  expect([two.holds(), two.others(), two.log.includes('inherited')]).toEqual([true, 0, true]);
});

test('to take over from a tab that is gone needs a moment', async () => {
  const [one, two] = [tab('one'), tab('two')];
  one.enter('x');
  two.enter('x');
  one.die();
  const taken = two.take();
  expect(two.holds()).toBe(false);
  wait();
  await taken;
  expect(two.holds()).toBe(true);
});

test('who gave it does not take it back by being looked at, and has it again where the other leaves', async () => {
  const [one, two] = [tab('one'), tab('two')];
  one.enter('x');
  two.enter('x');
  await two.take();
  expect([one.holds(), two.holds()]).toEqual([false, true]);
  one.ask();
  expect([one.holds(), two.holds()]).toEqual([false, true]);
  two.leave();
  expect(one.holds()).toBe(true);
  // As the one that was there first.
  const three = tab('three');
  three.enter('x');
  expect([one.holds(), three.holds()]).toEqual([true, false]);
});

test('of two hands on the same button both are answered', async () => {
  const [one, two] = [tab('one'), tab('two')];
  one.enter('x');
  two.enter('x');
  await Promise.all([two.take(), two.take()]);
  expect([one.holds(), two.holds()]).toEqual([false, true]);
});
