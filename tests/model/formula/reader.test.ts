import fc from 'fast-check';
import { parse as whole } from 'mathjs/number';
import { describe, expect, test } from 'vitest';
import { type MathNode, makeParser } from '../../../src/model/formula/reader.ts';
import { builtInStrategies, type StrategyFile } from '../../../src/model/index.ts';

// The parser with plain nodes reads what mathjs reads, and fails where mathjs fails.

const ours = makeParser();

/** A tree as text, by what our translation looks at. */
const told = (node: MathNode | undefined): unknown =>
  node && {
    type: node.type,
    value: node.type === 'ConstantNode' ? node.value : undefined,
    name: node.type === 'SymbolNode' ? node.name : undefined,
    op: node.op,
    fn: typeof node.fn === 'object' ? told(node.fn as MathNode) : node.fn,
    implicit: node.implicit === true,
    percent: node.isPercentage === true,
    args: node.args?.map(told),
    content: told(node.content),
    choice: [node.condition, node.trueExpr, node.falseExpr].map((each) => each && told(each)),
    conditionals: node.conditionals,
    params: node.type === 'RelationalNode' ? node.params?.map(told) : undefined,
  };

function attempt(parse: (text: string) => unknown, text: string): unknown {
  try {
    return told(parse(text) as MathNode);
  } catch (error) {
    return (error as Error).message;
  }
}

function same(text: string): void {
  expect(attempt(ours, text), text).toEqual(attempt(whole as unknown as (text: string) => MathNode, text));
}

describe('the reader of formulas', () => {
  test('reads every formula of the built-in strategies as mathjs does', () => {
    const strategies = Object.values(builtInStrategies) as StrategyFile[];
    const formulas = strategies.flatMap((strategy) =>
      Object.values(strategy.formulas).map((formula) => String(typeof formula === 'object' ? formula.is : formula)),
    );
    expect(formulas.length).toBeGreaterThan(20);
    for (const formula of formulas) same(formula);
  });

  test.each([
    '1 + 2 * 3 ^ -2',
    '-x ^ 2',
    'a < b <= c',
    'not a and b or c xor d',
    'a ? b : c ? d : e',
    '2 yuan / kg * 3 kg',
    '-2.5e-3 mu',
    '3 (a + b)',
    '5% + 1',
    'max(a, min(b, 2))',
    'a.b',
    'a[1]',
    'f(x) = x',
    'x = 2',
    '1:2:3',
    '{a: 1}',
    '[1, 2; 3, 4]',
    'a; b',
    '"text"',
    "a'",
    '5!',
    'true and null',
    'NaN + Infinity',
    '0x1F + 0b11',
    '1..2',
    '1e999',
    '(1 + 2',
    'a +',
    '* a',
    '',
    '2 in',
    'a mod b',
    'x to y',
    'a ?? b',
    'a?.b',
  ])('reads %j as mathjs does', same);

  test('reads any row of pieces as mathjs does', () => {
    const piece = fc.constantFrom(
      ...['a', 'year', 'kg', '2', '0.5', '1e3', '+', '-', '*', '/', '^', '(', ')', ',', '?', ':', '<', '>=', '==', '%'],
      ...['not', 'and', 'or', 'max(', ' ', '.', 'true', '!=', '\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => same(pieces.join(' '))),
      { numRuns: 2000 },
    );
  });

  test('takes Chinese letters in names', () => {
    expect(told(ours('租金 * 面积'))).toMatchObject({ op: '*', args: [{ name: '租金' }, { name: '面积' }] });
  });
});
