import { beforeEach, expect, test } from 'vitest';
import type { Language, Scenario } from '../../src/model/index.ts';
import type { Actions } from '../../src/notebooks/runtime/notebook.ts';
import { makeStore } from '../../src/notebooks/runtime/store.ts';
import { storeActions } from '../../src/notebooks/runtime/store-actions.ts';
import { drawInputs } from './drawn.ts';

// What a field refuses, beside it and in plain words; nothing of it is written.

const text = `format: furrow/1
title: limits
years: {from: 2026, to: 2027}
drivers:
  drought: {process: {kind: event, chance: 15%}}
villages:
  a:
    ventures:
      winery: {strategy: shareholding, output: 100 t/year, price: 20 yuan/kg, share: 60%, guarantee: 10 万元/year}
      cash: {strategy: steady-income, amount: {min: 100 yuan/year, likely: 200 yuan/year, max: 300 yuan/year}}
`;

const store = makeStore(null, 'en');
const actions = {
  ...storeActions(store),
  setFigure: (path, value) => store.edit(path, value, false),
} as Partial<Actions> as Actions;

beforeEach(() => void store.open('limits.yaml', text));

function drawn(language: Language = 'en') {
  const inputs = drawInputs(store.get().scenario as Scenario, actions, language);
  return (id: string, typed: string) => {
    const { type, fault } = inputs(id);
    type(typed);
    return fault();
  };
}

test.each([
  ['villages.a.ventures.winery.share', '150', 'write 0% to 100%', '应在 0% 到 100% 之间'],
  ['villages.a.ventures.winery.share', '-5%', 'write 0% to 100%', '应在 0% 到 100% 之间'],
  ['villages.a.ventures.winery.arrears_chance', '120%', 'write 0% to 100%', '应在 0% 到 100% 之间'],
  ['drivers.drought.process.chance', '150', 'write 0% to 100%', '应在 0% 到 100% 之间'],
  ['villages.a.ventures.winery.guarantee', '-1', 'write 0 yuan/year or more', '应不小于 0 万元/年'],
  ['villages.a.ventures.winery.guarantee', '1e30', 'million million yuan/year (1e15)', '不超过一千万亿 元'],
  ['villages.a.ventures.cash.amount.min', '250', 'write 0 yuan/year to 200 yuan/year', '应在 0 元/年到 200 元/年之间'],
  ['villages.a.ventures.cash.amount.likely', '50', 'write 100 yuan/year to 300 yuan/year', '应在 100 元/年到 300 元/年之间'],
])('%s refuses %s', (id, typed, en, zh) => {
  expect(drawn('en')(id, typed)).toContain(en);
  expect(drawn('zh')(id, typed)).toContain(zh);
  expect([store.get().text, store.get().problems, store.get().canUndo]).toEqual([text, [], false]);
});

test('what is allowed is written, its ends too', () => {
  expect(drawn()('villages.a.ventures.winery.share', '100')).toBe('');
  expect(drawn()('drivers.drought.process.chance', '0')).toBe('');
  store.finish();
  expect(store.get().text).toContain('share: 100%');
  expect(store.get().text).toContain('chance: 0%');
});

test('a slider has room beyond a value at the end of the typical range', () => {
  drawn();
  const ends = (id: string) => {
    const { min, max } = document.getElementById(`f-villages.a.ventures.winery.${id}-slider`) as HTMLInputElement;
    return [Number(min), Number(max)];
  };
  // Typical: 16 to 40 yuan/kg; 0% to 60%; 200,000 to 300,000 yuan a year.
  expect(ends('price')).toEqual([16, 40]);
  expect(ends('share')).toEqual([0, 100]);
  expect(ends('guarantee')).toEqual([0, 300_000]);
});

test('in Chinese a sum of ten thousands is typed in 万元, a smaller one in 元, and the file keeps its unit', () => {
  store.open('sums.yaml', text.replace(/amount: \{.*?\}/, 'amount: 210000 yuan/year, setup: 5000 yuan'));
  const shown = (id: string) => {
    const field = document.getElementById(`f-villages.a.ventures.cash.${id}`) as HTMLInputElement;
    return `${field.value} ${field.nextElementSibling?.textContent}`;
  };
  const type = drawn('zh');
  expect([shown('amount'), shown('setup'), shown('grant_amount')]).toEqual(['21 万元/年', '5,000 元', '0 万元']);
  expect(type('villages.a.ventures.cash.amount', '25')).toBe('');
  expect(type('villages.a.ventures.cash.setup', '6000')).toBe('');
  expect(type('villages.a.ventures.cash.grant_amount', '3万')).toBe('');
  store.finish();
  expect(store.get().text).toMatch(/amount: 250000 yuan\/year, setup: 6000 yuan, grant_amount: 30000 yuan/);
  drawn('en');
  expect(shown('amount')).toBe('250,000 yuan/year');
});

test('in English a sum is typed in yuan, also where the file has 万元', () => {
  expect(drawn('en')('villages.a.ventures.winery.guarantee', '125000')).toBe('');
  store.finish();
  expect(store.get().text).toContain('guarantee: 12.5 万元/year');
});
