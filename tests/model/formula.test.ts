import fc from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { fresh } from '../../src/model/base/scratch.ts';
import { checkFormula, type Named } from '../../src/model/formula/check.ts';
import { fromColumn, toColumn } from '../../src/model/formula/column.ts';
import { functions } from '../../src/model/formula/functions.ts';
import { compile } from '../../src/model/formula/kernel.ts';
import { orderByNeeds } from '../../src/model/formula/order.ts';
import { dimensionText, none, readQuantity, readUnit } from '../../src/model/formula/units.ts';
import { readScenario } from '../../src/model/index.ts';

// Comparisons and floors as near to exact, as ours are, as mathjs allows; the seed keeps ties away.
const math = create(all as never, { relTol: 1e-15, absTol: 0 });
const hint = () => ({ en: '', zh: '' });
const dimension = (unit: string) => readUnit(unit)?.dimension ?? none;
const check = (text: string, names: Record<string, Named> = {}) =>
  checkFormula(text, (name) => (Object.hasOwn(names, name) ? names[name] : undefined), hint);

function evaluate(text: string, values: Record<string, number | Float64Array> = {}): number | Float64Array {
  const checked = check(text, Object.fromEntries(Object.keys(values).map((name) => [name, { dimension: none }])));
  if (!checked.ok) throw new Error(`${text}: ${checked.faults.map(({ say }) => say.en).join('; ')}`);
  return toColumn(
    fresh,
    compile(checked.tree)({ value: (name) => fromColumn(values[name] ?? Number.NaN), list: () => [], scratch: fresh }),
  );
}

test.each([...functions.values()].map(({ name, example }) => [name, ...example] as const))(
  'the example of %s: %s = %s',
  (_, text, answer) => {
    expect(evaluate(text)).toBeCloseTo(answer, 12);
  },
);

/** Texts of formulas over a, b and c that stay in the reals. */
const { formula } = fc.letrec<{ formula: string }>((tie) => {
  const leaf = fc.oneof(
    fc.constantFrom('a', 'b', 'c'),
    fc.integer({ min: 1, max: 9000 }).map((x) => (x / 1000).toFixed(3)),
  );
  const inner = tie('formula');
  const two = (make: (x: string, y: string) => string) => fc.tuple(inner, inner).map(([x, y]) => make(x, y));
  return {
    formula: fc.oneof(
      { maxDepth: 4 },
      leaf,
      two((x, y) => `(${x} + ${y})`),
      two((x, y) => `(${x} - ${y})`),
      two((x, y) => `${x} * (${y})`),
      two((x, y) => `(${x}) / (1 + abs(${y}))`),
      two((x, y) => `min(${x}, ${y})`),
      two((x, y) => `max(${x}, ${y}, 0.5)`),
      two((x, y) => `((${x}) > (${y}) ? ${x} : 1 - (${y}))`),
      two((x, y) => `((${x}) > 1 and (${y}) < 2 ? 3 : 4)`),
      inner.map((x) => `-(${x})`),
      inner.map((x) => `(${x})^2`),
      inner.map((x) => `sqrt(abs(${x}))`),
      inner.map((x) => `exp(min(${x}, 3))`),
      inner.map((x) => `log(1 + abs(${x}))`),
      inner.map((x) => `floor(${x})`),
    ),
  };
});

test('kernels over columns agree with the evaluation of mathjs, run by run', () => {
  const value = fc.integer({ min: -5120, max: 5120 }).map((x) => x / 1024);
  fc.assert(
    fc.property(
      formula,
      value,
      fc.array(value, { minLength: 4, maxLength: 4 }),
      fc.array(value, { minLength: 4, maxLength: 4 }),
      (text, a, b, c) => {
        fc.pre(text.length < 500);
        const ours = evaluate(text, { a, b: Float64Array.from(b), c: Float64Array.from(c) });
        const parsed = math.parse(text);
        for (let i = 0; i < 4; i++) {
          const theirs = Number(parsed.evaluate({ a, b: b[i], c: c[i] }));
          const own = typeof ours === 'number' ? ours : (ours[i] as number);
          if (Math.abs(theirs) > 1e150) continue;
          expect(Math.abs(own - theirs), text).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));
        }
      },
    ),
    { numRuns: 400, seed: 135 },
  );
});

test('a unit may be a quotient at the end of a product, not behind a division', () => {
  const income = (formula: string) => scenarioText(formula).problems.map(({ say }) => say.en);
  const scenarioText = (formula: string) =>
    readScenario(
      `format: furrow/1\ntitle: U\nyears: {from: 2021, to: 2021}\nstrategies: {s: {parameters: {area: {unit: mu}}, events: {e: {chance: 10%}}, formulas: {income: "${formula}"}}}\nvillages: {v: {ventures: {x: {strategy: s, area: 3 mu}}}}\n`,
    );
  expect(income('area * 300 kg/mu * 2 yuan/kg')).toEqual([]);
  expect(income('area * (300 kg/mu) * (2 yuan/kg) + e * 5 yuan')).toEqual([]);
  expect(income('area / 2 mu/yuan')).not.toEqual([]);
  expect(income('max(-5 yuan, 0 yuan) + area * -2 yuan/mu')).toEqual([]);
  expect(income('3 / 2 yuan')).toEqual(['a multiplication sign is missing']);
});

describe('units', () => {
  const names: Record<string, Named> = {
    area: { dimension: dimension('mu') },
    rent: { dimension: dimension('yuan/mu') },
    cows: { dimension: dimension('head') },
    wet: { dimension: none },
    list: { dimension: none, list: true },
  };
  test.each([
    ['area * rent', 'yuan'],
    ['rent', 'yuan/mu'],
    ['sqrt(area * area)', 'mu'],
    ['cows / (1 head)', '1'],
    ['wet ? area * rent : 0 yuan', 'yuan'],
    ['320 yuan/mu * area', 'yuan'],
    ['area ^ 2 / area', 'mu'],
    ['floor(cows)', 'head'],
    ['by_age(list) + at(list, 2)', '1'],
    ['1 < wet < 2', '1'],
  ])('%s is in %s', (text, unit) => {
    const checked = check(text, names);
    expect(checked.ok ? dimensionText(checked.dimension) : checked.faults).toBe(unit);
  });
  test.each([
    'area + rent',
    'wet ? area : 0',
    'area > 3',
    'exp(area)',
    'floor(area)',
    'area ^ wet',
    'max(area, 1)',
    'list + 1',
    'by_age(wet)',
    'not area',
    '100 yuan/year',
  ])('%s is refused', (text) => {
    expect(check(text, names).ok).toBe(false);
  });
  test('a mu is 2000/3 m2 and a jin half a kg', () => {
    for (const [text, value] of [
      ['3 亩', 2000],
      ['5 斤', 2.5],
      ['43.8万元', 438_000],
      ['6%', 0.06],
      ['4_380_000 yuan', 4_380_000],
      ['1,422,000 yuan', 1_422_000],
      ['200 t/year', 200_000],
      ['５００ yuan', 500],
      ['－３．５　万元／年', -35_000],
      ['1，422，000 元', 1_422_000],
      ['６％', 0.06],
    ] as const) {
      const read = readQuantity(text);
      expect(read.ok && read.value, text).toBeCloseTo(value, 9);
    }
    for (const text of [
      '1，5 yuan',
      '５００ yaun',
      'five yuan',
      '5 yaun',
      '1,42 yuan',
      '',
      '5 6 yuan',
      'NaN',
      'Infinity',
      '1e999',
    ])
      expect(readQuantity(text).ok, text).toBe(false);
  });
});

describe('what is no arithmetic is refused with its place', () => {
  test.each([
    ['1 + import("fs")', 11],
    ['constructor', 0],
    ['1 + constructor', 4],
    ['a["x"]', 1],
    ['a[1]', 1],
    ['a = 3', 2],
    ['1 + "text"', 4],
    ["'x'", 0],
    ['f(x) = x', 5],
    ['a.b', 1],
    ['5% + 1', 1],
    ['2 a', 2],
    ['a; a', 1],
    ['1 + foo(2)', 4],
    ['（1）', 0],
    ['cos(1)', 0],
    ['a!', 1],
    ['[1, 2]', 0],
    ['{x: 1}', 0],
    ['evaluate(1)', 0],
    ['__proto__', 0],
  ])('%s', (text, offset) => {
    const checked = check(text, { a: { dimension: none } });
    expect(checked.ok ? null : checked.faults[0]?.offset).toBe(offset);
  });
  test.each([
    '1:3',
    '',
    ' ',
    '1 +',
    '((1)',
    `${'('.repeat(40)}1${')'.repeat(40)}`,
    `1${'+1'.repeat(260)}`,
    `1${'+1'.repeat(220)}`,
    '1e999',
    'a mod 2',
    'a to a',
    'true',
    'null',
    'i',
    'e',
    'random()',
  ])('%s', (text) => {
    expect(check(text, { a: { dimension: none } }).ok).toBe(false);
  });
});

test('names may be Chinese, chains compare pairwise, powers bind before the minus', () => {
  expect(evaluate('租金 * 面积', { 租金: 3, 面积: 7 })).toBe(21);
  expect(evaluate('1 < a < 3', { a: Float64Array.of(0, 2, 4) })).toEqual(Float64Array.of(0, 1, 0));
  expect(evaluate('-a^2', { a: 3 })).toBe(-9);
});

test('a loop of needs is shown', () => {
  expect(
    orderByNeeds(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
      ]),
    ),
  ).toEqual({ ok: false, loop: ['a', 'b', 'c', 'a'] });
  expect(
    orderByNeeds(
      new Map([
        ['a', ['b', 'x']],
        ['b', []],
      ]),
    ),
  ).toEqual({ ok: true, names: ['b', 'a'] });
});
