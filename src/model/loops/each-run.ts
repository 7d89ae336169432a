/** Loops that make a column of columns, two runs at a time. */
import { type Code, f64, get, i32, loop, type Routine, routine, set, tee, two64, v128, whole32 } from './assemble.ts';
import { less, next, twice } from './pieces.ts';

const { add, any, both, choose, divide, greater, greaterOrEqual, larger, load, multiply, notEqual, or, smaller, store, and } =
  two64;

const one: Code = twice(1);
const zero: Code = twice(0);

/** As many of them as a loop has. */
type Operands = readonly [Code, Code, Code, Code];
type Numbers = readonly [Code, Code, Code];

/**
 * `out` and what is read are places in the memory; after two runs each goes on by its step, which is 16, or 0 where all runs have one number.
 * `pairs` is half the runs. Numbers come last.
 */
function eachRun(name: string, operands: number, numbers: number, body: (x: Operands, c: Numbers) => Code): Routine {
  const named = (count: number, letter: string, type: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${letter}${i}`, type]));
  const params = {
    out: i32,
    pairs: i32,
    ...named(operands, 'at', i32),
    ...named(operands, 'step', i32),
    ...named(numbers, 'c', f64),
  };
  return routine(name, params, named(numbers, 'v', v128), (local: { readonly [name: string]: number }) => {
    const of = (letter: string, i: number) => local[`${letter}${i}`] as number;
    const range = (count: number) => Array.from({ length: count }, (_, i) => i);
    return [
      range(numbers).map((i) => set(of('v', i), both(get(of('c', i))))),
      loop(
        store(
          0,
          get(local.out as number),
          body(
            range(operands).map((i) => load(0, get(of('at', i)))) as unknown as Operands,
            range(numbers).map((i) => get(of('v', i))) as unknown as Numbers,
          ),
        ),
        next(local.out as number, 16),
        range(operands).map((i) => set(of('at', i), whole32.add(get(of('at', i)), get(of('step', i))))),
        less(local.pairs as number),
      ),
    ];
  });
}

/** The larger or the smaller of two, and whether it is anywhere another than the first. */
const chosen = (name: string, choice: typeof larger): Routine =>
  routine(
    name,
    { out: i32, pairs: i32, x: i32, y: i32, xStep: i32, yStep: i32 },
    { value: v128, made: v128, others: v128 },
    ({ out, pairs, x, y, xStep, yStep, value, made, others }) => [
      loop(
        set(value, load(0, get(x))),
        store(0, get(out), tee(made, choice(get(value), load(0, get(y))))),
        set(others, or(get(others), notEqual(get(made), get(value)))),
        next(out, 16),
        set(x, whole32.add(get(x), get(xStep))),
        set(y, whole32.add(get(y), get(yStep))),
        less(pairs),
      ),
      any(get(others)),
    ],
    i32,
  );

/** The smallest values of even and of odd places, at most 0, at `out`. */
const least: Routine = routine('least', { out: i32, pairs: i32, at: i32 }, { found: v128 }, ({ out, pairs, at, found }) => [
  loop(set(found, smaller(get(found), load(0, get(at)))), next(at, 16), less(pairs)),
  store(0, get(out), get(found)),
]);

/** The largest absolute values of even and of odd places, at `out`; returns whether one is no number. */
const size: Routine = routine(
  'size',
  { out: i32, pairs: i32, at: i32 },
  { x: v128, found: v128, bad: v128 },
  ({ out, pairs, at, x, found, bad }) => [
    loop(
      set(x, load(0, get(at))),
      set(bad, or(get(bad), notEqual(get(x), get(x)))),
      set(found, two64.highest(get(found), two64.absolute(get(x)))),
      next(at, 16),
      less(pairs),
    ),
    store(0, get(out), get(found)),
    any(get(bad)),
  ],
  i32,
);

export const eachRunLoops: readonly Routine[] = [
  eachRun('scaled', 1, 2, ([x], [k, plus]) => add(multiply(k, x), plus)),
  eachRun('product', 2, 2, ([x, y], [k, plus]) => add(multiply(k, multiply(x, y)), plus)),
  eachRun('products', 4, 2, ([x, y, z, w], [k, plus]) => add(multiply(k, multiply(multiply(multiply(x, y), z), w)), plus)),
  eachRun('sum', 2, 3, ([x, y], [k, l, plus]) => add(add(multiply(k, x), multiply(l, y)), plus)),
  eachRun('sumOfProducts', 4, 3, ([x, x2, y, y2], [k, l, plus]) =>
    add(add(multiply(k, multiply(x, x2)), multiply(l, multiply(y, y2))), plus),
  ),
  eachRun('add', 2, 0, ([x, y]) => add(x, y)),
  eachRun('divide', 2, 0, ([x, y]) => divide(x, y)),
  eachRun('larger', 2, 0, ([x, y]) => and(greater(x, y), one)),
  eachRun('largerOrEqual', 2, 0, ([x, y]) => and(greaterOrEqual(x, y), one)),
  eachRun('equal', 2, 0, ([x, y]) => and(two64.equal(x, y), one)),
  eachRun('choose', 3, 0, ([where, x, y]) => choose(x, y, notEqual(where, zero))),
  eachRun('count', 2, 1, ([counts, x], [border]) => add(counts, and(greaterOrEqual(x, border), one))),
  chosen('largest', larger),
  chosen('smallest', smaller),
  least,
  size,
];
