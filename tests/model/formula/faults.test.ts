import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fresh } from '../../../src/model/base/scratch.ts';
import { checkFormula, type Named, namesIn } from '../../../src/model/formula/check.ts';
import { compile } from '../../../src/model/formula/kernel.ts';
import { orderByNeeds } from '../../../src/model/formula/order.ts';
import { parseFormula } from '../../../src/model/formula/parse.ts';
import { dimensionText, none, readUnit } from '../../../src/model/formula/units.ts';

const dimension = (unit: string) => readUnit(unit)?.dimension ?? none;
const names: Record<string, Named> = {
  n: { dimension: none },
  area: { dimension: dimension('mu') },
  rent: { dimension: dimension('yuan/mu/year') },
  head_count: { dimension: dimension('head') },
  租金: { dimension: dimension('yuan') },
  l: { dimension: dimension('yuan'), list: true },
};
const check = (text: string) =>
  checkFormula(
    text,
    (name) => (Object.hasOwn(names, name) ? names[name] : undefined),
    () => ({ en: '', zh: '' }),
  );
const faults = (text: string) => {
  const checked = check(text);
  return checked.ok ? [] : checked.faults;
};

test('any formula is read or refused with a place inside it, and never throws', () => {
  const number = fc.constantFrom('0', '1', '2.5', '1 yuan', '3 kg', '2 mu', '5 yuan/mu', '1 亩', '0 head');
  const { tree } = fc.letrec<{ tree: string }>((tie) => {
    const inner = tie('tree');
    const two = (make: (x: string, y: string) => string) => fc.tuple(inner, inner).map(([x, y]) => make(x, y));
    return {
      tree: fc.oneof(
        { maxDepth: 4 },
        number,
        fc.constantFrom(
          'n',
          'area',
          'rent',
          'head_count',
          '租金',
          'l',
          'age',
          'year',
          't',
          'nobody',
          '没有',
          'yuan',
          'toString',
          'a$b',
          '$',
        ),
        fc
          .tuple(inner, fc.constantFrom('+', '-', '*', '/', '^', '<', '>=', '==', '!=', 'and', 'or', 'mod', '.*'), inner)
          .map((x) => x.join(' ')),
        inner.map((x) => `(${x})`),
        inner.map((x) => `-${x}`),
        inner.map((x) => `not ${x}`),
        two((x, y) => `n ? ${x} : ${y}`),
        two((x, y) => `${x} ? ${y} : 1`),
        fc
          .tuple(
            fc.constantFrom('min', 'clamp', 'if', 'exp', 'sqrt', 'floor', 'by_age', 'at', 'toString', 'sin'),
            fc.array(inner, { maxLength: 3 }),
          )
          .map(([f, args]) => `${f}(${args.join(', ')})`),
        inner.map((x) => `${x})`),
        inner.map((x) => `${x} n`),
      ),
    };
  });
  fc.assert(
    fc.property(tree, (text) => {
      const checked = check(text);
      if (checked.ok) {
        compile(checked.tree);
        return;
      }
      expect(checked.faults.length).toBeGreaterThan(0);
      for (const { offset, say, hint } of checked.faults) {
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
        for (const words of [say, hint]) expect(words).toEqual({ en: expect.any(String), zh: expect.any(String) });
        expect(say.zh).toMatch(/\p{Script=Han}/u);
      }
    }),
    { numRuns: 4000, seed: 11 },
  );
});

test('any text at all is read or refused, and never throws', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '1',
      'n',
      ' ',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '?',
      ':',
      ',',
      '.',
      '%',
      '=',
      '==',
      '!',
      '[',
      '{',
      '"',
      "'",
      ';',
      '\n',
      '#',
      '\\',
      '$',
      '@',
      '²',
      '√',
      'e5',
      '0x',
      '１',
      '（',
      '亩',
      'yuan',
    ),
    fc.string({ maxLength: 3, unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      const text = words.join('');
      for (const { offset } of faults(text)) {
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 3000, seed: 12 },
  );
});

describe('units that do not fit are told where they stand, with both units', () => {
  test.each([
    ['1 yuan + 1 kg', 7, 'yuan', 'kg'],
    ['1 yuan > 2 head', 7, 'yuan', 'head'],
    ['n * 3 yuan + area', 0, 'yuan', 'mu'],
    ['n + (area + 1 kg)', 5, 'mu', 'kg'],
    ['max(1 yuan, 2 kg)', 0, 'yuan', 'kg'],
    ['租金 + 3', 0, 'yuan', '1'],
  ])('%s', (text, offset, first, second) => {
    const [fault, ...more] = faults(text);
    expect(more).toEqual([]);
    expect(fault?.offset).toBe(offset);
    for (const unit of [first, second]) expect(fault?.say.en).toMatch(new RegExp(`\\b${unit}\\b`));
  });

  test.each([
    '(1 kg) ^ (1 yuan)',
    '2 ^ 1 kg',
    'not 1 kg',
    '-(1 kg) + 1',
    'if(1 kg, 1, 2)',
    'if(n, 1 yuan, 2 kg)',
    'n ? 1 yuan : 2 kg',
    'exp(1 kg)',
    'floor(1 kg)',
    'at(l, 1 kg)',
    '1 kg and 1',
    'clamp(1 kg, 0, 5)',
  ])('%s is one fault', (text) => {
    expect(faults(text)).toHaveLength(1);
  });

  test('one wrong name is one fault, at its first place as a whole word', () => {
    expect(faults('n + nobody_else + nobody * nobody').map(({ offset, say }) => [offset, say.en])).toEqual([
      [4, 'the name nobody_else is not known here'],
      [18, 'the name nobody is not known here'],
    ]);
    expect(faults('租金 + 没有').map(({ offset }) => offset)).toEqual([5]);
  });
});

describe('the unit of a formula', () => {
  test.each([
    ['area * rent', 'yuan'],
    ['area * rent / area', 'yuan/mu'],
    ['1 / area', '1/mu'],
    ['6 yuan / 2 kg', 'yuan/kg'],
    ['5 yuan/t', 'yuan/kg'],
    ['3 亩 * (2 元/亩)', 'yuan'],
    ['area^2', 'mu^2'],
    ['area^-1', '1/mu'],
    ['(area * area)^0.5', 'mu'],
    ['sqrt(area)', 'mu^0.5'],
    ['area / area', '1'],
    ['head_count * 300 kg / (1 head)', 'kg'],
    ['by_age(l) + at(l, age)', 'yuan'],
    ['year - 2000 + t * age', '1'],
    ['ceil(head_count)', 'head'],
    ['area > 3 mu', '1'],
    ['n ? l_not : 1', null],
    ['5 yuan/year', null],
    ['5 yuan/mu/year * area', null],
    ['yuan', null],
    ['area ^ n', null],
    ['by_age(n)', null],
    ['by_age(l + l)', null],
    ['l', null],
  ])('%s', (text, unit) => {
    const checked = check(text);
    expect(checked.ok ? dimensionText(checked.dimension) : null).toBe(unit);
  });

  test('a number with a unit counts in base units', () => {
    const value = (text: string) => {
      const checked = check(text);
      return checked.ok ? compile(checked.tree)({ value: () => 0, list: () => [], scratch: fresh }) : null;
    };
    expect(value('2 万元 + 1 元')).toBe(20_001);
    expect(value('5 yuan/t')).toBeCloseTo(0.005, 12);
    expect(value('3 亩')).toBeCloseTo(2000, 9);
    expect(value('6 yuan / 2 jin')).toBeCloseTo(6, 12);
    expect(value('12 yuan / 2 kg / 3 kg')).toBeCloseTo(2, 12);
  });
});

describe('limits', () => {
  test.each([
    ['500 characters', '1'.padEnd(500, ' '), true],
    ['501 characters', '1'.padEnd(501, ' '), false],
    ['32 brackets', `${'('.repeat(32)}1${')'.repeat(32)}`, true],
    ['33 brackets', `${'('.repeat(33)}1${')'.repeat(33)}`, false],
    ['brackets that never close', '('.repeat(499), false],
    ['a hundred conditions', `${'n ? 1 : '.repeat(62)}2`, true],
    ['signs in a row', `${'-'.repeat(499)}1`, false],
    ['nots in a row', `${'not '.repeat(124)}1`, true],
    ['powers of powers', `2${'^2'.repeat(240)}`, false],
    ['chains in chains', `${'1 < ('.repeat(12)}n${' < 9) < 9'.repeat(12)}`, false],
  ])('%s', (_, text, good) => {
    expect(check(text).ok).toBe(good);
  });

  test('a number too large is refused, the largest is not', () => {
    expect(check('1e308').ok).toBe(true);
    expect(check('1e309').ok).toBe(false);
    expect(check('-1e999').ok).toBe(false);
  });
});

test('full-width signs are refused with the sign to type instead', () => {
  for (const [text, offset, sign] of [
    ['（1）', 0, '('],
    ['n ＋ 1', 2, '+'],
    ['１', 0, '1'],
    ['min(n，1)', 5, ','],
    ['n ？ 1 : 2', 2, '?'],
    ['n × 2', 2, '*'],
    ['n ÷ 2', 2, '/'],
    ['n − 2', 2, '-'],
    ['n\u3000* 2', 1, 'a plain blank'],
  ] as const) {
    const [fault] = faults(text);
    expect([fault?.offset, fault?.hint.en]).toEqual([offset, `Type ${sign} instead.`]);
  }
  const hints = (text: string) => faults(text).map(({ hint }) => hint.zh);
  expect(hints('area * min(n, 2) * 1，200')).toEqual(['数字中间不要加逗号，请写 1200。']);
  expect(hints('min(1，200) * n')).toEqual(['请改用半角“,”。']);
  expect(hints('n\u3000* 2')).toEqual(['请改用半角空格。']);
  expect(faults('8％ * n')).toEqual(faults('8% * n').map((fault) => ({ ...fault, value: expect.anything() })));
  expect(faults('n × 2')[0]?.say.zh).toBe('公式中有符号“×”');
});

test('the names of a formula are those written, not its functions or units', () => {
  const parsed = parseFormula('min(租金, area * 3 mu) + (age > n ? by_age(l) : 0 yuan)');
  expect(parsed.ok ? namesIn(parsed.tree) : []).toEqual(['租金', 'area', 'age', 'n', 'l']);
});

describe('order', () => {
  const order = (needs: Record<string, string[]>) => orderByNeeds(new Map(Object.entries(needs)));

  test('every need comes before its user, on random needs without loops', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 12 }), (rows) => {
        // Entry i may only need later ones, so there is no loop.
        const needs = Object.fromEntries(rows.map((row, i) => [`x${i}`, row.filter((j) => j > i).map((j) => `x${j}`)]));
        const ordered = order(needs);
        if (!ordered.ok) throw new Error(`a loop in ${JSON.stringify(needs)}`);
        expect([...ordered.names].sort()).toEqual(Object.keys(needs).sort());
        for (const [name, list] of Object.entries(needs))
          for (const need of list)
            if (Object.hasOwn(needs, need)) expect(ordered.names.indexOf(need)).toBeLessThan(ordered.names.indexOf(name));
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test('the loop that is shown goes round and leaves out the road to it', () => {
    expect(order({ a: ['b'], b: ['c'], c: ['d'], d: ['b'] })).toEqual({ ok: false, loop: ['b', 'c', 'd', 'b'] });
    expect(order({ a: ['a'] })).toEqual({ ok: false, loop: ['a', 'a'] });
  });
});
