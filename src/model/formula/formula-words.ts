/** A checked formula and the titles of its names in; the formula in words out: `rent received − yearly cost to the village`. */
import type { Expression, Language } from '../base/nouns.ts';

/** How tightly each operator binds; higher is tighter. */
const strength: { readonly [fn: string]: number } = {
  if: 0,
  or: 1,
  and: 2,
  larger: 3,
  largerEq: 3,
  smaller: 3,
  smallerEq: 3,
  equal: 3,
  unequal: 3,
  add: 4,
  subtract: 4,
  multiply: 5,
  divide: 5,
  unaryMinus: 6,
  not: 6,
  pow: 7,
};

const signs: { readonly [fn: string]: readonly [en: string, zh: string] } = {
  or: ['or', '或'],
  and: ['and', '且'],
  larger: ['>', '>'],
  largerEq: ['≥', '≥'],
  smaller: ['<', '<'],
  smallerEq: ['≤', '≤'],
  equal: ['=', '='],
  unequal: ['≠', '≠'],
  add: ['+', '+'],
  subtract: ['−', '−'],
  multiply: ['×', '×'],
  divide: ['÷', '÷'],
};

/** Functions as a phrase; `…` is where the arguments stand, in turn. */
const phrases: { readonly [fn: string]: readonly [en: string, zh: string] } = {
  min: ['the smallest of (…)', '（…）中最小的'],
  max: ['the largest of (…)', '（…）中最大的'],
  abs: ['the size of (…)', '（…）的绝对值'],
  exp: ['e to the power of (…)', 'e 的（…）次方'],
  log: ['the logarithm of (…)', '（…）的对数'],
  sqrt: ['the square root of (…)', '（…）的平方根'],
  floor: ['(…) rounded down', '（…）向下取整'],
  ceil: ['(…) rounded up', '（…）向上取整'],
  round: ['(…) rounded', '（…）四舍五入'],
  by_age: ["this year's … ", '当年的…'],
  at: ['the entry of (…)', '（…）中的一项'],
};

/** `title` gives the words of a name; null where it has none. */
export function formulaWords(tree: Expression, language: Language, title: (name: string) => string | null): string {
  const zh = language === 'zh';
  const of = ([en, chinese]: readonly [string, string]) => (zh ? chinese : en);
  const inner = (expression: Expression, least: number): string => {
    const words = walk(expression);
    const loose = expression.kind === 'call' && expression.fn === 'clamp' && !zh;
    const isBelow = expression.kind === 'number' && expression.value < 0;
    const own = loose ? 0 : expression.kind === 'call' ? (strength[expression.fn] ?? 9) : isBelow ? 6 : 9;
    return own < least ? (zh ? `（${words}）` : `(${words})`) : words;
  };
  const walk = (expression: Expression): string => {
    if (expression.kind === 'number') return `${Number(expression.value.toPrecision(8))}`.replace(/^-/, '−');
    if (expression.kind === 'name') return title(expression.name) ?? expression.name;
    const { fn, args } = expression;
    const [first, second, third] = args as [Expression, Expression, Expression];
    if (fn === 'if') {
      const [when, then, otherwise] = [inner(first, 1), inner(second, 1), inner(third, 1)];
      return zh ? `若 ${when}，则为 ${then}，否则为 ${otherwise}` : `${then} if ${when}, otherwise ${otherwise}`;
    }
    if (fn === 'clamp') {
      const [value, low, high] = [inner(first, 4), inner(second, 4), inner(third, 4)];
      return zh ? `${value}（不低于 ${low}，不高于 ${high}）` : `${value}, but at least ${low} and at most ${high}`;
    }
    if (fn === 'pow') return `${inner(first, 8)} ^ ${inner(second, 8)}`;
    if (fn === 'not') return zh ? `非${inner(first, 6)}` : `not ${inner(first, 6)}`;
    if (fn === 'unaryMinus') return `−${inner(first, 6)}`;
    const sign = signs[fn];
    const own = strength[fn] ?? 9;
    // What is taken away or divided by keeps its brackets: a − (b − c).
    if (sign && second) return `${inner(first, own)} ${of(sign)} ${inner(second, own + 1)}`;
    const list = args.map((arg) => inner(arg, 1)).join(zh ? '、' : ', ');
    const phrase = phrases[fn];
    // Of a list by years one is meant.
    const told = fn === 'by_age' ? list.replace(/^各年|, by year$/g, '') : list;
    return phrase
      ? of(phrase)
          .replace('…', () => told)
          .trim()
      : `${fn}(${list})`;
  };
  return walk(tree);
}
