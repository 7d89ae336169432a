import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patched, patchOf } from '../../src/engine/patch.ts';

const across = (before: unknown, now: unknown): unknown => {
  const patch = patchOf(before, now);
  // As it goes to a worker.
  return patch ? patched(before, structuredClone(patch)) : before;
};

test('what is patched is the data of now, whatever stood there before', () => {
  const data = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(data, data, (before, now) => {
      expect(across(before, now)).toEqual(now);
    }),
  );
});

test('one other value is all that is sent, and all else stays the very same', () => {
  const before = {
    years: [2026, 2027],
    villages: [
      { id: 'a', figures: { area: 1 } },
      { id: 'b', figures: { area: 2 } },
    ],
  };
  const now = structuredClone(before);
  (now.villages[1] as { figures: { area: number } }).figures.area = 3;
  expect(patchOf(before, now)).toEqual({
    under: [['villages', { under: [['1', { under: [['figures', { under: [['area', { value: 3 }]] }]] }]] }]],
  });
  const made = across(before, now) as typeof before;
  expect(made).toEqual(now);
  expect(made.years).toBe(before.years);
  expect(made.villages[0]).toBe(before.villages[0]);
  expect(before.villages[1]?.figures.area).toBe(2);
});

test('nothing is sent of equal data, and a key less or in another order is another', () => {
  expect(patchOf({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBeNull();
  expect(across({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(Object.keys(across({ a: 1, b: 2 }, { b: 2, a: 1 }) as object)).toEqual(['b', 'a']);
  expect(across([1, 2, 3], [1, 2])).toEqual([1, 2]);
});
