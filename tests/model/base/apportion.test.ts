import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion } from '../../../src/model/base/apportion.ts';

test('apportion(values, total, step) shows values that add up, worked by hand', () => {
  // Thirds of 10: 3.33 each, one of them rounded up.
  expect(apportion([10 / 3, 10 / 3, 10 / 3], 10, 1)).toEqual([4, 3, 3]);
  expect(apportion([0.26, 0.26, 0.48], 10, 0.1)).toEqual([3, 2, 5]);
  expect(apportion([-0.26, 1.26], 10, 0.1)).toEqual([-3, 13]);
  expect(apportion([0, 0.4, 0.4], 1, 1)).toEqual([0, 1, 0]);
  expect(apportion([], 0, 1)).toEqual([]);
});

test('what is shown adds up, each within a step of its value', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }), (values) => {
      fc.pre(values.some((value) => value !== 0));
      const total = Math.round(values.reduce((sum, value) => sum + value, 0) / 10) + 0;
      const shown = apportion(values, total, 10);
      expect(shown.reduce((sum, steps) => sum + steps, 0)).toBe(total);
      for (const [i, steps] of shown.entries()) expect(Math.abs(steps - (values[i] as number) / 10)).toBeLessThanOrEqual(1.001);
    }),
  );
});
