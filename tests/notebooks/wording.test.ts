import { expect, test } from 'vitest';
import { type Goal, minority, type Scenario } from '../../src/model/index.ts';
import { goalNote, inFutures } from '../../src/notebooks/books/parts.ts';
import { brief } from '../../src/notebooks/charts/style.ts';

// Chances, counts and names as planners read them.

test.each([
  [1, 'in all futures simulated', '在每次模拟中都'],
  [0, 'in none of the futures simulated', '在任何一次模拟中都不'],
  [0.24, 'in 24% of futures (about 2 in 10 futures)', '在 24% 的模拟中（十次里约有 2 次）'],
  [0.9999, 'in >99% of futures (nearly all futures)', '在 >99% 的模拟中（十次里几乎十次）'],
])('a share of %s', (share, en, zh) => {
  expect([inFutures(share, 'en'), inFutures(share, 'zh')].map((text) => text.replaceAll('**', ''))).toEqual([en, zh]);
});

test('what fewer than half have is never told as a half', () => {
  expect([0.44, 0.4949, 0.496, 0.4999].map(minority)).toEqual(['44%', '49%', '<50%', '<50%']);
});

test('a few villages are named, more are counted', () => {
  const goal = (villages: string[]) =>
    goalNote(
      {
        measures: [],
        strategies: {},
        villages: [{ id: 'a', title: { en: 'East', zh: '东村' } }],
      } as unknown as Partial<Scenario> as Scenario,
      {
        measure: 'income',
        atLeast: 1,
        unit: { text: '', factor: 1, dimension: [] },
        year: 2026,
        who: { kind: 'list', villages },
        confidence: 0.8,
      } as Partial<Goal> as Goal,
      'en',
    );
  expect(goal(['a'])).toMatch(/ · East · 80% sure$/);
  expect(goal(['a', 'b'])).toMatch(/ · East, b · /);
  expect(goal(['a', 'b', 'c', 'd'])).toMatch(/ 4 villages · /);
});

test('a long name is cut to the room there is', () => {
  expect(brief('As it is', 10)).toBe('As it is');
  expect(brief('Everything remains', 10)).toBe('Everythin…');
  expect(brief('一切照旧什么都不改变', 10)).toBe('一切照旧…');
});
