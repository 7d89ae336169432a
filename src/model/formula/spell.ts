/** A checked tree in; the formula as people write it, in pieces of text and the names between them, out. */
import type { Expression, Language } from '../base/nouns.ts';

/** Text, or a name that stands in the formula. */
export type Piece = string | { readonly name: string };

interface Operator {
  readonly sign: string;
  readonly level: number;
  /** Whether the right side needs brackets where it binds as much. */
  readonly left?: boolean;
}

const operators: { readonly [fn: string]: Operator } = {
  or: { sign: 'or', level: 2 },
  and: { sign: 'and', level: 3 },
  larger: { sign: '>', level: 4, left: true },
  largerEq: { sign: '≥', level: 4, left: true },
  smaller: { sign: '<', level: 4, left: true },
  smallerEq: { sign: '≤', level: 4, left: true },
  equal: { sign: '=', level: 4, left: true },
  unequal: { sign: '≠', level: 4, left: true },
  add: { sign: '+', level: 5 },
  subtract: { sign: '−', level: 5, left: true },
  multiply: { sign: '×', level: 6 },
  divide: { sign: '÷', level: 6, left: true },
  pow: { sign: '^', level: 8, left: true },
};

const ownWords: { readonly [word: string]: string } = { or: '或', and: '且' };

const join = (parts: readonly (readonly Piece[])[], between: string): Piece[] =>
  parts.flatMap((part, i) => (i === 0 ? part : [between, ...part]));

/** Numbers are in base units. Neighbouring texts are not joined. */
export function spell(tree: Expression, language: Language): Piece[] {
  const zh = language === 'zh';
  /** With brackets where it binds less than `level` asks for. */
  const part = (expression: Expression, level: number): Piece[] => {
    const [own, pieces] = walk(expression);
    return own < level ? ['(', ...pieces, ')'] : pieces;
  };
  const walk = (expression: Expression): readonly [level: number, pieces: Piece[]] => {
    if (expression.kind === 'number') return [expression.value < 0 ? 7 : 9, [String(Number(expression.value.toPrecision(12)))]];
    if (expression.kind === 'name') return [9, [{ name: expression.name }]];
    const { fn, args } = expression;
    const [a, b, c] = args as [Expression, Expression, Expression];
    const operator = operators[fn];
    if (operator) {
      const { sign, level, left } = operator;
      const shown = zh ? (ownWords[sign] ?? sign) : sign;
      const [first, second] = [part(a, fn === 'pow' ? level + 1 : level), part(b, left ? level + 1 : level)];
      return [level, [...first, ` ${shown} `, ...second]];
    }
    if (fn === 'unaryMinus') return [7, ['−', ...part(a, 7)]];
    if (fn === 'not') return [7, [zh ? '非 ' : 'not ', ...part(a, 7)]];
    if (fn === 'if') {
      const [where, yes, no] = [part(a, 2), part(b, 2), part(c, 1)];
      return [
        1,
        zh ? ['若 ', ...where, ' 则 ', ...yes, '，否则 ', ...no] : ['if ', ...where, ' then ', ...yes, ', else ', ...no],
      ];
    }
    // The entry for the age of the venture is what the list comes to in the year.
    if (fn === 'by_age') return walk(a);
    return [
      9,
      [
        `${fn}(`,
        ...join(
          args.map((arg) => part(arg, 0)),
          ', ',
        ),
        ')',
      ],
    ];
  };
  return walk(tree)[1];
}
