import fc from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { fresh } from '../../../src/model/base/scratch.ts';
import { checkFormula } from '../../../src/model/formula/check.ts';
import { fromColumn, toColumn, type Value } from '../../../src/model/formula/column.ts';
import { functions } from '../../../src/model/formula/functions.ts';
import { compile } from '../../../src/model/formula/kernel.ts';
import { none } from '../../../src/model/formula/units.ts';

// Values over runs: numbers, columns and lazy products must agree with mathjs and with each other.

const math = create(all as never, { relTol: 1e-15, absTol: 0 });
const list = [2, -3, 5];

/** A formula over numbers and columns; `l` is a list. */
function evaluate(text: string, values: Record<string, number | Float64Array>): number | Float64Array {
  const checked = checkFormula(
    text,
    (name) => (name === 'l' ? { dimension: none, list: true } : Object.hasOwn(values, name) ? { dimension: none } : undefined),
    () => ({ en: '', zh: '' }),
  );
  if (!checked.ok) throw new Error(`${text}: ${checked.faults.map(({ say }) => say.en).join('; ')}`);
  return toColumn(
    fresh,
    compile(checked.tree)({ value: (name) => fromColumn(values[name] as number), list: () => list, scratch: fresh }),
  );
}
const run = (column: number | Float64Array, i: number) => (typeof column === 'number' ? column : (column[i] as number));

describe('every operator and function, over every mix of numbers and columns, run by run', () => {
  const xs = [1.5, -2, 0.25, 7];
  const ys = [-0.5, 3, 2.5, 4];
  const one = [
    'abs(x)',
    'exp(x)',
    'floor(x)',
    'ceil(x)',
    '-x',
    'not x',
    'min(x)',
    'sqrt(abs(x))',
    'log(abs(x))',
    'x^3',
    'x^-2',
    'x^0',
  ];
  const two = [
    'x + y',
    'x - y',
    'x * y',
    'x / y',
    'abs(x) ^ y',
    'x < y',
    'x <= y',
    'x > y',
    'x >= y',
    'x == y',
    'x != y',
    'x and y',
    'x or y',
  ];
  const more = [
    'min(x, y, 1)',
    'max(y, x, 0)',
    'x > y ? x : y',
    'x < y < 5',
    'x + 2 * y - x / y',
    '(x + 1) * (y - 1) * x * y * x * y',
    '2 ^ x ^ 2',
    '-x ^ 2',
    'x - y - 1',
    'x / y / 2',
  ];
  test.each([...one, ...two, ...more])('%s', (text) => {
    const compiled = math.compile(text);
    const ways: Record<string, [number | Float64Array, number | Float64Array]> = {
      columns: [Float64Array.from(xs), Float64Array.from(ys)],
      left: [Float64Array.from(xs), ys[0] as number],
      right: [xs[0] as number, Float64Array.from(ys)],
      numbers: [xs[0] as number, ys[0] as number],
    };
    for (const [way, [x, y]] of Object.entries(ways)) {
      const ours = evaluate(text, { x, y });
      for (let i = 0; i < xs.length; i++) {
        const theirs = Number(compiled.evaluate({ x: run(x, i), y: run(y, i) }));
        expect(Math.abs(run(ours, i) - theirs), `${way} ${i}`).toBeLessThanOrEqual(1e-12 * Math.abs(theirs));
      }
    }
  });

  test('rounding goes away from zero at halves, as in mathjs', () => {
    for (const x of [0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, -2.6])
      expect(evaluate('round(x)', { x }) as number).toBeCloseTo(math.round(x), 12);
  });

  test('clamp holds a value, run by run', () => {
    expect(evaluate('clamp(x, -1, 2)', { x: Float64Array.from(xs) })).toEqual(Float64Array.of(1.5, -1, 0.25, 2));
    expect(evaluate('clamp(3, x, y)', { x: Float64Array.of(1, 4, 0), y: Float64Array.of(2, 9, 5) })).toEqual(
      Float64Array.of(2, 4, 3),
    );
  });

  test('an entry of a list at a position that differs by run', () => {
    expect(evaluate('at(l, x)', { x: Float64Array.of(-1, 0, 0.99, 1, 2, 2.5, 99) })).toEqual(
      Float64Array.of(2, 2, 2, -3, 5, 5, 5),
    );
    expect([-1, 0.5, 1, 7].map((x) => evaluate('at(l, x)', { x }))).toEqual([2, 2, -3, 5]);
  });
});

describe('what is no number is not hidden', () => {
  const bad = Float64Array.of(Number.NaN, 1);
  test.each([
    'min(2, x)',
    'max(x, 2)',
    'clamp(x, 0, 5)',
    'clamp(2, x, 5)',
    'clamp(2, 0, x)',
    'at(l, x)',
    'x * 0',
    '0 * x',
    'x - x',
    'abs(x)',
    'x ^ 2',
    'floor(x)',
    'round(x)',
  ])('%s', (text) => {
    expect(run(evaluate(text, { x: bad }), 0)).toBeNaN();
    expect(run(evaluate(text, { x: bad }), 1)).not.toBeNaN();
    expect(evaluate(text, { x: Number.NaN })).toBeNaN();
  });
});

test('lazy sums and products give what is computed step by step, and change no column they read', () => {
  const leaf = fc.constantFrom('a', 'b', 'c', 'd', '3', '0.5');
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree')).map(([x, op, y]) => `(${x} ${op} ${y})`),
      tie('tree').map((x) => `(${x} / 4)`),
      tie('tree').map((x) => `-(${x})`),
    ),
  }));
  // Small whole numbers, so that every order of adding and multiplying is exact.
  const values = {
    a: Float64Array.of(1, -2, 3),
    b: Float64Array.of(2, 0, -1),
    c: Float64Array.of(-1, 4, 2),
    d: 2,
  };
  const before = structuredClone(values);
  fc.assert(
    fc.property(tree, (text) => {
      fc.pre(text.length < 400);
      const ours = evaluate(text, values);
      const compiled = math.compile(text);
      for (let i = 0; i < 3; i++) {
        const theirs = Number(compiled.evaluate({ a: values.a[i], b: values.b[i], c: values.c[i], d: 2 }));
        if (Math.abs(theirs) < 1e9)
          expect(Math.abs(run(ours, i) - theirs), text).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));
      }
    }),
    { numRuns: 500, seed: 7 },
  );
  expect(values).toEqual(before);
});

test('kernels leave the arguments they were given as they were', () => {
  for (const { kernel, arity, name } of functions.values()) {
    const columns = Array.from({ length: Math.min(arity[1], 3) }, (_, i) => Float64Array.of(1 + i, 2, 0.5));
    const copies = columns.map((column) => column.slice());
    toColumn(fresh, kernel(fresh, ...(columns.map(fromColumn) as Value[])));
    expect(columns, name).toEqual(copies);
  }
});
