import { expect, test } from 'vitest';
import { boundedMap } from '../../src/model/base/cache.ts';

test('a bounded map lets go of the oldest first', () => {
  const map = boundedMap<string>(10, (value) => value.length);
  map.set('a', 'xxxx');
  map.set('b', 'xxxx');
  map.set('c', 'xxxx');
  expect(['a', 'b', 'c'].map(map.get)).toEqual([undefined, 'xxxx', 'xxxx']);
  map.set('b', 'x');
  map.set('d', 'xxxx');
  expect(['b', 'c', 'd'].map(map.get)).toEqual(['x', 'xxxx', 'xxxx']);
  map.set('huge', 'x'.repeat(50));
  expect(['b', 'c', 'd', 'huge'].map(map.get)).toEqual([undefined, undefined, undefined, 'x'.repeat(50)]);
  map.clear();
  expect(map.get('huge')).toBeUndefined();
});

test('so many fit as find room where each is as large as the largest', () => {
  const map = boundedMap<string>(10, (value) => value.length);
  expect(map.fits(1000)).toBe(true);
  map.set('a', 'xxxxx');
  map.set('b', 'x');
  expect([2, 3].map(map.fits)).toEqual([true, false]);
});

test('what is deleted leaves its room', () => {
  const map = boundedMap<string>(10, (value) => value.length);
  map.set('a', 'xxxxx');
  map.set('b', 'xxxxx');
  map.delete('b');
  map.delete('never there');
  map.set('c', 'xxxxx');
  expect(['a', 'b', 'c'].map(map.get)).toEqual(['xxxxx', undefined, 'xxxxx']);
});
