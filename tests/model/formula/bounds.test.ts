import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fresh } from '../../../src/model/base/scratch.ts';
import * as column from '../../../src/model/formula/column.ts';

// What a value's bound promises holds for every value, whatever it is made of.

type Value = column.Value;

const makes: readonly ((a: Value, b: Value, c: Value) => Value)[] = [
  (a, b) => column.add(fresh, a, b),
  (a, b) => column.subtract(fresh, a, b),
  (a, b) => column.multiply(fresh, a, b),
  (a) => column.negate(a),
  (a, b) => column.divide(fresh, a, typeof b === 'number' ? b || 1 : column.add(fresh, column.multiply(fresh, b, b), 1)),
  (a, b) => column.larger(fresh, a, b),
  (a, b) => column.largerOrEqual(fresh, a, b),
  (a, b) => column.equal(fresh, a, b),
  (a, b) => column.unequal(fresh, a, b),
  (a, b) => column.largest(fresh, a, b),
  (a, b) => column.smallest(fresh, a, b),
  (a, b, c) => column.choose(fresh, a, b, c),
  (a, b, c) => column.total(fresh, [a, b, c, a]),
  (a, b, c) => column.countOf(fresh, [a, b, c], 1),
  (a) => column.missing(fresh, a),
  (a) => column.settled(fresh, a),
  (a, b, c) => column.pick(fresh, [b, c], a),
];

test('no value exceeds its bound', () => {
  const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  const columnOf = fc.array(number, { minLength: 4, maxLength: 4 }).map((values) => column.fromColumn(Float64Array.from(values)));
  const step = fc.tuple(fc.nat(makes.length - 1), fc.nat(99), fc.nat(99), fc.nat(99));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(number, columnOf), { minLength: 3, maxLength: 5 }),
      fc.array(step, { maxLength: 12 }),
      (given, steps) => {
        const values: Value[] = [...given];
        const at = (i: number) => values[i % values.length] as Value;
        for (const [make, i, j, k] of steps) values.push((makes[make] as (typeof makes)[number])(at(i), at(j), at(k)));
        for (const value of values) {
          const made = column.toColumn(fresh, value);
          const bound = column.boundOf(fresh, value);
          // Whoever asks looks at the values then.
          if (!Number.isFinite(bound)) continue;
          for (const x of typeof made === 'number' ? [made] : made) expect(Math.abs(x)).toBeLessThanOrEqual(bound * (1 + 1e-12));
        }
      },
    ),
    { numRuns: 2000 },
  );
});
