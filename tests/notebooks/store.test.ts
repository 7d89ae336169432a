import { beforeEach, expect, test } from 'vitest';
import { type Goal, goalChanged, readScenario, type Scenario } from '../../src/model/index.ts';
import type { KeptWork, Opening, Store } from '../../src/notebooks/runtime/state.ts';
import { makeStore as makeStoreWith } from '../../src/notebooks/runtime/store.ts';

// The page's state over reloads: each store made on the same storage is a page opened anew.

const file = (price: string, plans = '') => `format: furrow/1
title: t
years: {from: 2026, to: 2027}
drivers:
  price: {unit: yuan/kg, process: {kind: mean-reverting, start: 32 yuan/kg, level: ${price}, reversion: 15%, volatility: 14%}}
villages:
  a: {ventures: {cash: {strategy: steady-income, amount: 5 yuan/year}}}
${plans}`;
const at = ['drivers', 'price', 'process', 'level'];

let works: Map<string, KeptWork>;
beforeEach(() => {
  works = new Map();
});

/** A page that keeps its work at once. */
const makeStore = () => makeStoreWith((work) => works.set(work.id, structuredClone(work)), 'en');

/** Opens a file as a page does: work of it that was kept is taken up. */
function open(store: Store, name: string, text: string, opening: Opening = {}): boolean {
  const before = [...works.values()].find((work) => work.name === name && work.original === text);
  return store.open(name, text, undefined, { ...(before && { before }), ...opening });
}

test('moves of the hand give what reading the text anew gives, whatever came between', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  const same = () => expect(store.get().scenario).toEqual(readScenario(store.get().text).scenario);
  for (const price of [31, 32, 33]) {
    store.edit(at, `${price} yuan/kg`, false);
    same();
  }
  store.edit(at, '34 yuan/kg', true);
  store.edit(['villages', 'a', 'ventures', 'cash', 'amount'], '7 yuan/year', true);
  same();
  store.undo();
  same();
  store.edit(at, '36 yuan/kg', true);
  same();
  store.revert();
  same();
  store.edit(at, '37 yuan/kg', true);
  same();
  expect(store.get().text).toBe(file('37 yuan/kg'));
});

test('a move is one step of undo however many values it passes; a move of another figure is another step', () => {
  const store = makeStore();
  const heard: boolean[] = [];
  const texts = () => store.get().text;
  const amount = ['villages', 'a', 'ventures', 'cash', 'amount'];
  open(store, 'a.yaml', file('30 yuan/kg'));
  store.subscribe(({ moving }) => heard.push(moving));
  for (const price of [31, 32, 33]) store.edit(at, `${price} yuan/kg`, false);
  const { scenario } = store.get();
  store.edit(at, '33 yuan/kg', false);
  store.finish();
  store.finish();
  // What was moved to last is there already: only its text is written.
  expect(store.get().scenario).toBe(scenario);
  expect(heard).toEqual([true, true, true, true, false]);
  store.edit(at, '34 yuan/kg', false);
  store.edit(amount, '6 yuan/year', false);
  expect(texts()).toBe(file('34 yuan/kg').replace('5 yuan/year', '6 yuan/year'));
  store.undo();
  expect(texts()).toBe(file('34 yuan/kg'));
  store.undo();
  expect(texts()).toBe(file('33 yuan/kg'));
  store.undo();
  expect([texts(), store.get().canUndo]).toEqual([file('30 yuan/kg'), false]);
  store.redo();
  expect(texts()).toBe(file('33 yuan/kg'));
});

test('a move that is not finished is kept when another thing is chosen', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  store.edit(at, '31 yuan/kg', false);
  store.choose({ book: 'village' });
  const again = makeStore();
  open(again, 'a.yaml', file('30 yuan/kg'));
  expect([again.get().text, again.get().book]).toEqual([file('31 yuan/kg'), 'village']);
});

test('a value that no scenario can have leaves the last good one, after a reload too, and undo goes back to it', () => {
  const first = makeStore();
  open(first, 'a.yaml', file('30 yuan/kg'));
  first.edit(at, '31 yuan/kg', true);
  first.edit(at, '0 yuan/kg', true);
  const level = (store: typeof first) => {
    const process = store.get().scenario?.drivers[0]?.process;
    return process?.kind === 'mean-reverting' ? process.level : null;
  };
  expect([level(first), first.get().problems.length]).toEqual([31, 1]);
  const again = makeStore();
  open(again, 'a.yaml', file('30 yuan/kg'));
  expect([level(again), again.get().problems.length, again.get().plan]).toEqual([31, 1, 'as-is']);
  again.undo();
  expect([level(again), again.get().problems.length]).toEqual([31, 0]);
  again.redo();
  expect(again.get().problems.length).toBe(1);
});

test('a file left with a problem is found again beside its last good scenario', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  store.edit(at, '0 yuan/kg', true);
  open(store, 'b.yaml', file('20 yuan/kg'));
  expect([store.get().name, store.get().problems.length, store.get().canUndo]).toEqual(['b.yaml', 0, false]);
  open(store, 'a.yaml', file('30 yuan/kg'));
  expect([store.get().name, store.get().problems.length, store.get().scenario?.plans.length]).toEqual(['a.yaml', 1, 1]);
});

test('a file that was never good does not push out the one on screen', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  expect(open(store, 'bad.yaml', file('0 yuan/kg'))).toBe(false);
  expect([store.get().name, store.get().problems]).toEqual(['a.yaml', []]);
});

test('two different plans are compared, whichever are chosen', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg', 'plans: {x: {}, y: {}, z: {}}\n'));
  const pair = () => [store.get().plan, store.get().against];
  expect(pair()).toEqual(['x', 'y']);
  store.choose({ plan: 'y' });
  expect(pair()).toEqual(['y', 'x']);
  store.choose({ against: 'y' });
  expect(pair()).toEqual(['x', 'y']);
  store.choose({ against: 'z' });
  expect(pair()).toEqual(['x', 'z']);
});

test('a goal that is changed and brought back has its title in both languages and its source again', () => {
  const store = makeStore();
  const goal = `references: {std: {title: s}}
goals:
  g: {title: {en: "Std: above 20,000 yuan", zh: 标准：超过2万元}, measure: income, at_least: 20000 yuan, year: 2027, source: std}
`;
  open(store, 'a.yaml', file('30 yuan/kg', goal));
  const now = () => store.get().scenario?.goals[0] as Goal;
  const put = (value: number) => {
    const { scenario } = store.get();
    store.change(goalChanged(scenario as Scenario, now(), { ...now(), value, atLeast: `${value} yuan` }));
    return [now().title.zh, now().title.en, now().source];
  };
  expect(put(10_000)).toEqual(['标准（已改）：超过1万元', 'Std (changed): above 10,000 yuan', 'assumption']);
  expect(put(30_000)).toEqual(['标准（已改）：超过3万元', 'Std (changed): above 30,000 yuan', 'assumption']);
  expect(put(20_000)).toEqual(['标准：超过2万元', 'Std: above 20,000 yuan', 'std']);
  expect(store.changes()).toBe(0);
});

test('undo brings back the plan on screen with the plan, and goes back from one that goes', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg', 'plans: {x: {}, y: {}, z: {}}\n'));
  const on = () => store.get().plan;
  const remove = (id: string) => store.change([{ path: ['plans', id], value: undefined }]);
  remove('x');
  expect(on()).toBe('y');
  store.undo();
  expect(on()).toBe('x');
  store.choose({ plan: 'z' });
  store.choose({ village: 'v' });
  remove('z');
  store.choose({ book: 'village' });
  remove('x');
  expect(on()).toBe('y');
  store.undo();
  store.undo();
  expect(on()).toBe('z');
  store.change([{ path: ['plans', 'new'], value: {} }]);
  store.choose({ plan: 'new' });
  store.undo();
  expect(on()).toBe('z');
  store.redo();
  expect(on()).toBe('new');
  // Over a reload too.
  remove('new');
  const again = makeStore();
  open(again, 'a.yaml', file('30 yuan/kg', 'plans: {x: {}, y: {}, z: {}}\n'));
  expect(again.get().plan).toBe('z');
  again.undo();
  expect(again.get().plan).toBe('new');
});

test('what is kept tells its title, how many figures differ, and whether a file holds it', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  const told = () => {
    const { title, changes, saved, from } = [...works.values()].at(-1) as KeptWork;
    return [title?.en, changes, saved, from];
  };
  expect(told()).toEqual(['t', 0, true, undefined]);
  store.edit(at, '31 yuan/kg', true);
  expect(told()).toEqual(['t', 1, false, undefined]);
  store.saved(store.get().text, 'b.yaml');
  expect([told(), store.get().name]).toEqual([['t', 1, true, undefined], 'b.yaml']);
  store.undo();
  expect([told()[2], store.get().saved]).toEqual([false, false]);
  store.redo();
  expect(store.get().saved).toBe(true);
  open(store, 'c.yaml', file('20 yuan/kg'), { from: 'link' });
  expect(told()).toEqual(['t', 0, false, 'link']);
});

test('nothing is kept in the middle of a move', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  const texts = () => [...works.values()].map(({ text }) => text);
  store.edit(at, '31 yuan/kg', false);
  expect(texts()).toEqual([file('30 yuan/kg')]);
  store.finish();
  expect(texts()).toEqual([file('31 yuan/kg')]);
});

test('a scenario that comes by a link or is copied leaves what was kept of its name', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  store.edit(at, '31 yuan/kg', true);
  store.open('a.yaml', file('30 yuan/kg'), undefined, { from: 'link' });
  store.edit(at, '32 yuan/kg', true);
  store.fork();
  store.edit(at, '33 yuan/kg', true);
  expect([...works.values()].map(({ text, from }) => [text, from])).toEqual([
    [file('31 yuan/kg'), undefined],
    [file('32 yuan/kg'), 'link'],
    [file('33 yuan/kg'), 'copy'],
  ]);
  // To undo goes back within the copy.
  store.undo();
  expect(store.get().text).toBe(file('32 yuan/kg'));
});

test('the encoding of a file stays with its work', () => {
  const store = makeStore();
  const writing = { encoding: 'utf-16le', mark: true } as const;
  open(store, 'a.yaml', file('30 yuan/kg'), { writing });
  const again = makeStore();
  open(again, 'a.yaml', file('30 yuan/kg'));
  expect(again.kept().writing).toEqual(writing);
  open(again, 'b.yaml', file('30 yuan/kg'));
  expect(again.kept().writing).toEqual({ encoding: 'utf-8', mark: false });
});

test('undo goes on where it was when another scenario was opened meanwhile', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  for (const price of [31, 32, 33]) store.edit(at, `${price} yuan/kg`, true);
  store.undo();
  open(store, 'b.yaml', file('20 yuan/kg'));
  expect([store.get().canUndo, store.get().canRedo]).toEqual([false, false]);
  open(store, 'a.yaml', file('30 yuan/kg'));
  store.redo();
  expect(store.get().text).toBe(file('33 yuan/kg'));
  while (store.get().canUndo) store.undo();
  expect([store.get().text, store.get().same, store.get().saved]).toEqual([file('30 yuan/kg'), true, true]);
});

test('to look whether a move is saved writes no text', () => {
  const store = makeStore();
  open(store, 'a.yaml', file('30 yuan/kg'));
  store.edit(at, '31 yuan/kg', false);
  const { saved, same } = store.get();
  expect([saved, same]).toEqual([false, false]);
  expect(store.get().scenario).not.toBeNull();
});

test('a page opened anew undoes and redoes what was done before', () => {
  const first = makeStore();
  open(first, 'a.yaml', file('30 yuan/kg'));
  for (const price of [31, 32, 33]) first.edit(at, `${price} yuan/kg`, true);
  first.undo();
  const again = makeStore();
  open(again, 'a.yaml', file('30 yuan/kg'));
  const text = () => again.get().text;
  expect([text(), again.get().canUndo, again.get().canRedo]).toEqual([file('32 yuan/kg'), true, true]);
  again.redo();
  expect([text(), again.get().canRedo]).toEqual([file('33 yuan/kg'), false]);
  for (const price of [32, 31, 30]) {
    again.undo();
    expect(text()).toBe(file(`${price} yuan/kg`));
  }
  expect(again.get().canUndo).toBe(false);
  // Another file has nothing to undo.
  open(again, 'b.yaml', file('40 yuan/kg'));
  expect([again.get().canUndo, again.get().canRedo]).toEqual([false, false]);
});

test('a page opened anew knows what the file holds', () => {
  const first = makeStore();
  open(first, 'a.yaml', file('30 yuan/kg'));
  first.edit(at, '31 yuan/kg', true);
  const again = makeStore();
  open(again, 'a.yaml', file('30 yuan/kg'));
  expect(again.get().saved).toBe(false);
  again.undo();
  expect([again.get().text, again.get().saved]).toEqual([file('30 yuan/kg'), true]);
  // Made in the page, it is in no file, whatever is undone.
  const guided = makeStore();
  open(guided, 'new.yaml', file('40 yuan/kg'), { unsaved: true });
  guided.edit(at, '41 yuan/kg', true);
  const later = makeStore();
  open(later, 'new.yaml', file('40 yuan/kg'));
  later.undo();
  expect([later.get().text, later.get().saved]).toEqual([file('40 yuan/kg'), false]);
});
