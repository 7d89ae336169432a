import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataAfter, withValue } from '../../../src/model/index.ts';

// Many values put at once come to the same as one after another, each into data of its own; what they are put into stays as it was.

const keys = fc.constantFrom('a', 'b', 'c', '__proto__');
const data = fc.dictionary(
  keys,
  fc.dictionary(keys, fc.oneof(fc.integer(), fc.array(fc.integer(), { maxLength: 3 })), { noNullPrototype: false }),
  { noNullPrototype: false },
);
const edits = fc.array(
  fc.record({
    path: fc.tuple(keys, keys, fc.constantFrom('a', 0, 1)).chain((path) => fc.constantFrom(path, path.slice(0, 2))),
    value: fc.oneof(fc.integer(), fc.constant([7, 8]), fc.constant({ a: 1 })),
  }),
  { maxLength: 8 },
);
const copied = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(copied)
    : typeof value === 'object' && value !== null
      ? Object.assign(
          Object.create(null),
          Object.fromEntries(Object.keys(value).map((key) => [key, copied((value as Record<string, unknown>)[key])])),
        )
      : value;

test('values put at once are those put one after another', () => {
  fc.assert(
    fc.property(data, edits, (before, all) => {
      const kept = JSON.stringify([before, all]);
      const oneByOne = all.reduce<unknown>((now, { path, value }) => copied(withValue(copied(now), path, copied(value))), before);
      expect(JSON.stringify(dataAfter(before, all))).toBe(JSON.stringify(oneByOne));
      expect(JSON.stringify([before, all])).toBe(kept);
    }),
  );
});
