/** The operators and functions a formula may use: one record each, with what it does to values and to units, and an example with its answer. */
import type { Dimension, Text } from '../base/nouns.ts';
import type { Scratch } from '../base/scratch.ts';
import {
  add,
  choose,
  divide,
  equal,
  exponential,
  larger,
  largerOrEqual,
  largest,
  logarithm,
  map1,
  multiply,
  negate,
  raise,
  smallest,
  subtract,
  unequal,
  type Value,
} from './column.ts';
import { fits, plain, same, sameThenPlain, type UnitOutcome, wholes } from './function-units.ts';
import { combine, isPlain, none, sameDimension } from './units.ts';

export interface FormulaFunction {
  readonly name: string;
  /** How it is written between or before its arguments, for operators. */
  readonly symbol?: string;
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  readonly sentence: Text;
  readonly example: readonly [formula: string, answer: number];
  readonly units: (args: readonly Dimension[], exponent?: number) => UnitOutcome;
  readonly kernel: (scratch: Scratch, ...args: Value[]) => Value;
}

const isTrue = (scratch: Scratch, a: Value) => unequal(scratch, a, 0);
const compare = (
  name: string,
  symbol: string,
  en: string,
  zh: string,
  example: [string, number],
  kernel: (scratch: Scratch, a: Value, b: Value) => Value,
): FormulaFunction => ({
  name,
  symbol,
  arity: [2, 2],
  sentence: { en, zh },
  example,
  units: sameThenPlain,
  kernel: (scratch, a, b) => kernel(scratch, a as Value, b as Value),
});
const fold =
  (f: (scratch: Scratch, a: Value, b: Value) => Value) =>
  (scratch: Scratch, first: Value, ...rest: Value[]) =>
    rest.reduce((a, b) => f(scratch, a, b), first);
const round = (x: number) => (x < 0 ? -Math.floor(0.5 - x) : Math.floor(x + 0.5));

const records: readonly FormulaFunction[] = [
  {
    name: 'add',
    symbol: '+',
    arity: [2, 2],
    sentence: { en: 'The sum.', zh: '相加。' },
    example: ['2 + 3', 5],
    units: same,
    kernel: (scratch, a, b) => add(scratch, a as Value, b as Value),
  },
  {
    name: 'subtract',
    symbol: '-',
    arity: [2, 2],
    sentence: { en: 'The difference.', zh: '相减。' },
    example: ['2 - 3', -1],
    units: same,
    kernel: (scratch, a, b) => subtract(scratch, a as Value, b as Value),
  },
  {
    name: 'multiply',
    symbol: '*',
    arity: [2, 2],
    sentence: { en: 'The product; units multiply.', zh: '相乘，单位也相乘。' },
    example: ['2 * 3', 6],
    units: ([a, b]) => fits(combine(a as Dimension, b as Dimension)),
    kernel: (scratch, a, b) => multiply(scratch, a as Value, b as Value),
  },
  {
    name: 'divide',
    symbol: '/',
    arity: [2, 2],
    sentence: { en: 'The quotient; units divide.', zh: '相除，单位也相除。' },
    example: ['3 / 2', 1.5],
    units: ([a, b]) => fits(combine(a as Dimension, b as Dimension, -1)),
    kernel: (scratch, a, b) => divide(scratch, a as Value, b as Value),
  },
  {
    name: 'pow',
    symbol: '^',
    arity: [2, 2],
    sentence: { en: 'The power; a base with a unit needs a number as exponent.', zh: '乘方；底数带单位时，指数须是数字。' },
    example: ['2 ^ 10', 1024],
    units: ([a, b], exponent) =>
      !isPlain(b as Dimension)
        ? { ok: false, needs: 'plain', argument: 1 }
        : isPlain(a as Dimension)
          ? fits(none)
          : exponent === undefined
            ? { ok: false, needs: 'plain', argument: 0 }
            : fits(combine(none, a as Dimension, exponent)),
    kernel: (scratch, a, b) => raise(scratch, a as Value, b as Value),
  },
  {
    name: 'unaryMinus',
    symbol: '-',
    arity: [1, 1],
    sentence: { en: 'The negative.', zh: '取负。' },
    example: ['-(2)', -2],
    units: same,
    kernel: (_, a) => negate(a as Value),
  },
  compare('larger', '>', '1 if larger, else 0.', '大于为 1，否则为 0。', ['3 > 2', 1], larger),
  compare('largerEq', '>=', '1 if larger or equal, else 0.', '大于或等于为 1，否则为 0。', ['2 >= 2', 1], largerOrEqual),
  compare('smaller', '<', '1 if smaller, else 0.', '小于为 1，否则为 0。', ['3 < 2', 0], (scratch, a, b) =>
    larger(scratch, b, a),
  ),
  compare('smallerEq', '<=', '1 if smaller or equal, else 0.', '小于或等于为 1，否则为 0。', ['2 <= 2', 1], (scratch, a, b) =>
    largerOrEqual(scratch, b, a),
  ),
  compare('equal', '==', '1 if exactly equal, else 0.', '完全相等为 1，否则为 0。', ['2 == 2', 1], equal),
  compare('unequal', '!=', '1 if not equal, else 0.', '不相等为 1，否则为 0。', ['2 != 2', 0], unequal),
  {
    name: 'and',
    symbol: 'and',
    arity: [2, 2],
    sentence: { en: '1 if neither is 0, else 0.', zh: '两者都不为 0 时为 1，否则为 0。' },
    example: ['1 and 0', 0],
    units: plain,
    kernel: (scratch, a, b) => multiply(scratch, isTrue(scratch, a as Value), isTrue(scratch, b as Value)),
  },
  {
    name: 'or',
    symbol: 'or',
    arity: [2, 2],
    sentence: { en: '1 if either is not 0, else 0.', zh: '有一个不为 0 时为 1，否则为 0。' },
    example: ['1 or 0', 1],
    units: plain,
    kernel: (scratch, a, b) => largest(scratch, isTrue(scratch, a as Value), isTrue(scratch, b as Value)),
  },
  {
    name: 'not',
    symbol: 'not',
    arity: [1, 1],
    sentence: { en: '1 if it is 0, else 0.', zh: '为 0 时得 1，否则得 0。' },
    example: ['not 0', 1],
    units: plain,
    kernel: (scratch, a) => equal(scratch, a as Value, 0),
  },
  {
    name: 'if',
    symbol: '?',
    arity: [3, 3],
    sentence: {
      en: 'The second where the first is not 0, else the third: if(c, a, b) or c ? a : b.',
      zh: '第一项不为 0 时取第二项，否则取第三项：if(c, a, b) 或 c ? a : b。',
    },
    example: ['if(2 > 1, 5, 7)', 5],
    units: ([c, a, b]) =>
      isPlain(c as Dimension)
        ? sameDimension(a as Dimension, b as Dimension)
          ? fits(a as Dimension)
          : { ok: false, needs: 'same', argument: 2 }
        : { ok: false, needs: 'plain', argument: 0 },
    kernel: (scratch, c, a, b) => choose(scratch, c as Value, a as Value, b as Value),
  },
  {
    name: 'min',
    arity: [1, 30],
    sentence: { en: 'The smallest.', zh: '最小值。' },
    example: ['min(3, 1, 2)', 1],
    units: same,
    kernel: fold(smallest),
  },
  {
    name: 'max',
    arity: [1, 30],
    sentence: { en: 'The largest.', zh: '最大值。' },
    example: ['max(3, 1, 2)', 3],
    units: same,
    kernel: fold(largest),
  },
  {
    name: 'clamp',
    arity: [3, 3],
    sentence: {
      en: 'x held between low and high: clamp(x, low, high).',
      zh: '把 x 限制在下限和上限之间：clamp(x, 下限, 上限)。',
    },
    example: ['clamp(7, 0, 5)', 5],
    units: same,
    kernel: (scratch, x, low, high) => smallest(scratch, largest(scratch, x as Value, low as Value), high as Value),
  },
  {
    name: 'abs',
    arity: [1, 1],
    sentence: { en: 'Without its sign.', zh: '绝对值。' },
    example: ['abs(-2)', 2],
    units: same,
    kernel: (scratch, a) => largest(scratch, a as Value, negate(a as Value)),
  },
  {
    name: 'exp',
    arity: [1, 1],
    sentence: { en: 'e to the power of x.', zh: 'e 的 x 次方。' },
    example: ['exp(0)', 1],
    units: plain,
    kernel: (scratch, a) => exponential(scratch, a as Value),
  },
  {
    name: 'log',
    arity: [1, 1],
    sentence: { en: 'The natural logarithm.', zh: '自然对数。' },
    example: ['log(1)', 0],
    units: plain,
    kernel: (scratch, a) => logarithm(scratch, a as Value),
  },
  {
    name: 'sqrt',
    arity: [1, 1],
    sentence: { en: 'The square root; units too.', zh: '平方根，单位也开方。' },
    example: ['sqrt(9)', 3],
    units: ([a]) => fits(combine(none, a as Dimension, 0.5)),
    kernel: (scratch, a) => map1(scratch, a as Value, Math.sqrt),
  },
  {
    name: 'floor',
    arity: [1, 1],
    sentence: { en: 'Rounded down.', zh: '向下取整。' },
    example: ['floor(2.7)', 2],
    units: wholes,
    kernel: (scratch, a) => map1(scratch, a as Value, Math.floor),
  },
  {
    name: 'ceil',
    arity: [1, 1],
    sentence: { en: 'Rounded up.', zh: '向上取整。' },
    example: ['ceil(2.2)', 3],
    units: wholes,
    kernel: (scratch, a) => map1(scratch, a as Value, Math.ceil),
  },
  {
    name: 'round',
    arity: [1, 1],
    sentence: { en: 'Rounded to the nearest whole, halves away from zero.', zh: '四舍五入到整数。' },
    example: ['round(2.5)', 3],
    units: wholes,
    kernel: (scratch, a) => map1(scratch, a as Value, round),
  },
];

export const functions: ReadonlyMap<string, FormulaFunction> = new Map(records.map((record) => [record.name, record]));

/** `by_age(list)` and `at(list, i)` read a parameter that is a list; the compiler treats them itself. */
export const listFunctions: ReadonlyMap<string, { readonly arity: number; readonly sentence: Text }> = new Map([
  [
    'by_age',
    {
      arity: 1,
      sentence: {
        en: 'The entry of the list for the age of the venture; the last one holds after its end.',
        zh: '按项目年龄取列表中的一项；超出后取最后一项。',
      },
    },
  ],
  [
    'at',
    {
      arity: 2,
      sentence: {
        en: 'The entry at a position, counted from 0 and held inside the list.',
        zh: '取列表中的第几项（从 0 数起，不超出列表）。',
      },
    },
  ],
]);
