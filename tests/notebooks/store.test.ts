import { beforeEach, expect, test } from 'vitest';
import { readScenario } from '../../src/model/index.ts';
import { makeStore } from '../../src/notebooks/runtime/store.ts';

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

let storage: Storage;
beforeEach(() => {
  const kept = new Map<string, string>();
  storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  } as Partial<Storage> as Storage;
});

test('moves of the hand give what reading the text anew gives, whatever came between', () => {
  const store = makeStore(storage, 'en');
  store.open('a.yaml', file('30 yuan/kg'));
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
  const store = makeStore(storage, 'en');
  const heard: boolean[] = [];
  const texts = () => store.get().text;
  const amount = ['villages', 'a', 'ventures', 'cash', 'amount'];
  store.open('a.yaml', file('30 yuan/kg'));
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
  const store = makeStore(storage, 'en');
  store.open('a.yaml', file('30 yuan/kg'));
  store.edit(at, '31 yuan/kg', false);
  store.choose({ book: 'village' });
  const again = makeStore(storage, 'en');
  again.open('a.yaml', file('30 yuan/kg'));
  expect([again.get().text, again.get().book]).toEqual([file('31 yuan/kg'), 'village']);
});

test('a value that no scenario can have leaves the last good one, after a reload too, and undo goes back to it', () => {
  const first = makeStore(storage, 'en');
  first.open('a.yaml', file('30 yuan/kg'));
  first.edit(at, '31 yuan/kg', true);
  first.edit(at, '0 yuan/kg', true);
  const level = (store: typeof first) => {
    const process = store.get().scenario?.drivers[0]?.process;
    return process?.kind === 'mean-reverting' ? process.level : null;
  };
  expect([level(first), first.get().problems.length]).toEqual([31, 1]);
  const again = makeStore(storage, 'en');
  again.open('a.yaml', file('30 yuan/kg'));
  expect([level(again), again.get().problems.length, again.get().plan]).toEqual([31, 1, 'as-is']);
  again.undo();
  expect([level(again), again.get().problems.length]).toEqual([31, 0]);
  again.redo();
  expect(again.get().problems.length).toBe(1);
});

test('a file left with a problem is found again beside its last good scenario', () => {
  const store = makeStore(storage, 'en');
  store.open('a.yaml', file('30 yuan/kg'));
  store.edit(at, '0 yuan/kg', true);
  store.open('b.yaml', file('20 yuan/kg'));
  expect([store.get().name, store.get().problems.length, store.get().canUndo]).toEqual(['b.yaml', 0, false]);
  store.open('a.yaml', file('30 yuan/kg'));
  expect([store.get().name, store.get().problems.length, store.get().scenario?.plans.length]).toEqual(['a.yaml', 1, 1]);
});

test('a file that was never good does not push out the one on screen', () => {
  const store = makeStore(storage, 'en');
  store.open('a.yaml', file('30 yuan/kg'));
  store.open('bad.yaml', file('0 yuan/kg'));
  expect([store.get().name, store.get().problemsOf]).toEqual(['a.yaml', 'bad.yaml']);
});

test('two different plans are compared, whichever are chosen', () => {
  const store = makeStore(storage, 'en');
  store.open('a.yaml', file('30 yuan/kg', 'plans: {x: {}, y: {}, z: {}}\n'));
  const pair = () => [store.get().plan, store.get().against];
  expect(pair()).toEqual(['x', 'y']);
  store.choose({ plan: 'y' });
  expect(pair()).toEqual(['y', 'x']);
  store.choose({ against: 'y' });
  expect(pair()).toEqual(['x', 'y']);
  store.choose({ against: 'z' });
  expect(pair()).toEqual(['x', 'z']);
});
