/** Text of a formula in, our own tree out. mathjs only parses; a short list of node kinds is let through, and nothing of the text is ever evaluated. */
import type { Expression, Text } from '../base/nouns.ts';
import { functions, listFunctions } from './functions.ts';
import { type MathNode, makeParser } from './reader.ts';
import { arithmetic, refusals } from './refusals.ts';
import { halfWidth, unitNamed } from './units.ts';

/** What is wrong in a formula, and how many characters into its text. */
export interface FormulaFault {
  readonly offset: number;
  readonly say: Text;
  readonly value: string | null;
  readonly hint: Text;
}

export type Parsed = { readonly ok: true; readonly tree: Expression } | { readonly ok: false; readonly fault: FormulaFault };

const longest = 500;
const deepest = 32;
const mostNodes = 200;

/** Made at first use, since it costs some milliseconds. */
let made: ((text: string) => MathNode) | null = null;
function parser(): (text: string) => MathNode {
  made ??= makeParser();
  return made;
}

class Refused extends Error {
  readonly say: Text;
  readonly hint: Text;
  readonly word: string;
  constructor(say: Text, hint: Text, word: string) {
    super(say.en);
    this.say = say;
    this.hint = hint;
    this.word = word;
  }
}

function counter() {
  let nodes = 0;
  return () => {
    nodes += 1;
    if (nodes > mostNodes)
      throw new Refused(
        { en: `the formula has more than ${mostNodes} parts`, zh: `公式超过 ${mostNodes} 个部分` },
        { en: 'Split it into several named formulas.', zh: '请拆成几个有名称的公式。' },
        '',
      );
  };
}

/** Whether a unit may follow a `/` here: behind a number with its unit, also as the last factor of a product. */
const isUnitQuantity = (node: MathNode | undefined): boolean =>
  node?.type === 'OperatorNode' &&
  ((node.op === '*' && (node.implicit === true || isUnitQuantity(node.args?.[1]))) ||
    (node.op === '/' &&
      isUnitQuantity(node.args?.[0]) &&
      node.args?.[1]?.type === 'SymbolNode' &&
      unitNamed(node.args[1].name ?? '') !== undefined));

function translate(node: MathNode, count: () => void): Expression {
  count();
  const inner = (child: MathNode | undefined): Expression => translate(child as MathNode, count);
  switch (node.type) {
    case 'ConstantNode':
      if (typeof node.value !== 'number') {
        throw new Refused(
          { en: 'a text or word constant is not allowed in a formula', zh: '公式中不能出现文字或特殊常量' },
          arithmetic,
          String(node.value),
        );
      }
      if (!Number.isFinite(node.value))
        throw new Refused({ en: 'the number is too large', zh: '数字过大' }, arithmetic, String(node.value));
      return { kind: 'number', value: node.value };
    case 'SymbolNode': {
      const name = node.name as string;
      // `t` and `year` alone are the years; the units of that name stand behind a number.
      if (name !== 'year' && name !== 't' && unitNamed(name)) {
        throw new Refused(
          { en: `the unit ${name} stands without a number`, zh: `单位“${name}”前没有数字` },
          { en: `Write a number before it, such as 1 ${name}.`, zh: `请在前面写上数字，如 1 ${name}。` },
          name,
        );
      }
      return { kind: 'name', name };
    }
    case 'ParenthesisNode':
      return inner(node.content);
    case 'ConditionalNode':
      return { kind: 'call', fn: 'if', args: [inner(node.condition), inner(node.trueExpr), inner(node.falseExpr)] };
    case 'RelationalNode': {
      const params = node.params ?? [];
      const links = (node.conditionals ?? []).map(
        (fn, i): Expression => ({ kind: 'call', fn: known(fn, fn), args: [inner(params[i]), inner(params[i + 1])] }),
      );
      return links.reduce((a, b) => ({ kind: 'call', fn: 'and', args: [a, b] }));
    }
    case 'OperatorNode':
      return operator(node, count);
    case 'FunctionNode': {
      const name = (node.fn as MathNode | undefined)?.name;
      if (typeof name !== 'string' || (node.fn as MathNode).type !== 'SymbolNode')
        throw new Refused({ en: 'only functions of the table can be called', zh: '只能调用函数表中的函数' }, arithmetic, '');
      const args = node.args ?? [];
      const arity = functions.get(name)?.symbol === undefined || name === 'if' ? functions.get(name)?.arity : undefined;
      const listed = listFunctions.get(name);
      const [fewest, most] = arity ?? (listed ? [listed.arity, listed.arity] : [-1, -1]);
      if (most < 0) {
        const names = [...functions.values()]
          .flatMap((f) => (f.symbol === undefined || f.name === 'if' ? [f.name] : []))
          .concat([...listFunctions.keys()])
          .join(' ');
        throw new Refused(
          { en: `the function ${name} is not known`, zh: `没有函数“${name}”` },
          { en: `Functions: ${names}.`, zh: `可用的函数：${names}。` },
          name,
        );
      }
      if (args.length < fewest || args.length > most) {
        const wanted = fewest === most ? `${fewest}` : `${fewest}–${most}`;
        throw new Refused(
          {
            en: `${name} takes ${wanted} arguments, not ${args.length}`,
            zh: `${name} 需要 ${wanted} 个参数，这里有 ${args.length} 个`,
          },
          { en: (functions.get(name) ?? listed)?.sentence.en ?? '', zh: (functions.get(name) ?? listed)?.sentence.zh ?? '' },
          name,
        );
      }
      return { kind: 'call', fn: name, args: args.map(inner) };
    }
    default: {
      const [en, zh] = refusals[node.type] ?? ['this', '这种写法'];
      throw new Refused({ en: `${en} is not allowed in a formula`, zh: `公式中不允许使用${zh}` }, arithmetic, '');
    }
  }
}

function known(fn: string, symbol: string): string {
  if (functions.has(fn)) return fn;
  throw new Refused(
    { en: `the operator ${symbol} is not allowed in a formula`, zh: `公式中不允许使用运算符“${symbol}”` },
    arithmetic,
    symbol,
  );
}

function operator(node: MathNode, count: () => void): Expression {
  const [left, right] = node.args ?? [];
  if (node.isPercentage || node.op === '%') {
    throw new Refused(
      { en: 'a percent sign is not allowed in a formula', zh: '公式中不能用百分号' },
      { en: 'Write 0.05 for 5%.', zh: '5% 请写成 0.05。' },
      '%',
    );
  }
  if (node.implicit) {
    const unit = right?.type === 'SymbolNode' ? unitNamed(right.name ?? '') : undefined;
    // A sign belongs to the number before the unit.
    const sign = left?.fn === 'unaryMinus' ? -1 : 1;
    const number = sign < 0 ? left?.args?.[0] : left;
    if (unit && number?.type === 'ConstantNode' && typeof number.value === 'number')
      return quantity(sign * number.value, right?.name as string);
    throw new Refused(
      { en: 'a multiplication sign is missing', zh: '缺少乘号' },
      {
        en: 'Write * between the two; only a unit may follow one number directly, else put both in brackets: 3 / (2 yuan).',
        zh: '请在两者之间写 *；只有单位可以直接跟在一个数字后面，否则请加括号：3 / (2 yuan)。',
      },
      right?.name ?? '',
    );
  }
  if (node.op === '/' && isUnitQuantity(left) && right?.type === 'SymbolNode' && unitNamed(right.name ?? '')) {
    if (right.name === 'year') {
      throw new Refused(
        { en: 'in a formula, year is the calendar year and not a unit', zh: '在公式里 year 是公历年份，不是单位' },
        { en: 'Leave /year out: the step of the model is one year.', zh: '请去掉 /year：模型每步就是一年。' },
        'year',
      );
    }
    count();
    return { kind: 'call', fn: 'divide', args: [translate(left as MathNode, count), quantity(1, right.name as string)] };
  }
  if (typeof node.fn !== 'string' || node.fn === 'unaryPlus') return known(String(node.fn), node.op ?? '') as never;
  return { kind: 'call', fn: known(node.fn, node.op ?? ''), args: (node.args ?? []).map((arg) => translate(arg, count)) };
}

/** A literal with its unit travels as a call, so that the unit check can see it; the compiler reads it as a number. */
function quantity(value: number, unit: string): Expression {
  return {
    kind: 'call',
    fn: 'unit',
    args: [
      { kind: 'number', value },
      { kind: 'name', name: unit },
    ],
  };
}

function deepestBracket(text: string): number {
  let depth = 0;
  let most = 0;
  for (const c of text) {
    if ('([{'.includes(c)) most = Math.max(most, ++depth);
    if (')]}'.includes(c)) depth -= 1;
  }
  return most;
}

/** A number whose thousands a wide comma parts, without commas; null between brackets, where a comma parts arguments. */
function groupedAt(text: string, at: number, letter: string): string | null {
  const before = text.slice(0, at);
  if (before.split('(').length > before.split(')').length) return null;
  const grouped = /[\d０-９]+(，[\d０-９]{3})+(?!\d)/u.exec(text)?.[0];
  return grouped?.includes(letter) ? grouped.normalize('NFKC').replaceAll(',', '') : null;
}

const printed: { readonly [sign: string]: string } = { '×': '*', '÷': '/', '−': '-' };

/** A formula as it is meant where its signs were typed in full width or copied from print; as long as the text. */
export const formulaMeant = (text: string): string => halfWidth(text).replace(/[×÷−]/g, (sign) => printed[sign] as string);

/** Parses and checks the form of a formula; names and units are checked by `checkFormula`, loops by `orderByNeeds`. */
export function parseFormula(text: string): Parsed {
  const refuse = (offset: number, say: Text, hint: Text, value: string | null = text.slice(0, 80)): Parsed => ({
    ok: false,
    fault: { offset, say, hint, value },
  });
  if (text.length > longest)
    return refuse(
      0,
      { en: `the formula is longer than ${longest} characters`, zh: `公式超过 ${longest} 个字符` },
      { en: 'Split it into several named formulas.', zh: '请拆成几个有名称的公式。' },
    );
  if (text.trim() === '') return refuse(0, { en: 'the formula is empty', zh: '公式是空的' }, arithmetic);
  const wide = /[（）＋－＊／，．０-９？：＞＜＝！\u3000×÷−]/u.exec(text);
  if (wide) {
    const narrow = formulaMeant(wide[0]);
    const number = groupedAt(text, wide.index, wide[0]);
    const kind = printed[wide[0]] ? { en: 'sign', zh: '符号' } : { en: 'full-width character', zh: '全角字符' };
    return refuse(
      wide.index,
      { en: `the ${kind.en} ${wide[0]} stands in a formula`, zh: `公式中有${kind.zh}“${wide[0]}”` },
      number === null
        ? {
            en: `Type ${narrow === ' ' ? 'a plain blank' : narrow} instead.`,
            zh: `请改用半角${narrow === ' ' ? '空格' : `“${narrow}”`}。`,
          }
        : { en: `Write the number without commas: ${number}.`, zh: `数字中间不要加逗号，请写 ${number}。` },
      wide[0],
    );
  }
  const forbidden = /["'`;[\]{}#\\]|(?<![=<>!])=(?!=)|(?<=[\p{L}\p{N}_)])\s*\.\s*(?=\p{L})|\.[*/^]|[&|~]|!(?!=)/u.exec(text);
  if (forbidden) {
    const [c] = forbidden;
    const named = /["'`]/.test(c)
      ? ['a text', '文字']
      : c.includes('[') || c.includes(']')
        ? ['an index or a list', '下标或列表']
        : c === '='
          ? ['an assignment', '赋值']
          : c.includes('.')
            ? ['access to a property', '属性访问']
            : [`the character ${c}`, `字符“${c}”`];
    return refuse(
      forbidden.index,
      { en: `${named[0]} is not allowed in a formula`, zh: `公式中不允许使用${named[1]}` },
      arithmetic,
    );
  }
  if (deepestBracket(text) > deepest)
    return refuse(
      0,
      { en: `brackets are nested more than ${deepest} deep`, zh: `括号嵌套超过 ${deepest} 层` },
      { en: 'Split it into several named formulas.', zh: '请拆成几个有名称的公式。' },
    );
  if ((text.match(/[?^]|(?<=[-+*/^(?:,<>=]|not|^)\s*[-+]/g) ?? []).length > mostNodes)
    return refuse(0, { en: 'the formula is too long', zh: '公式过长' }, arithmetic);
  try {
    return { ok: true, tree: translate(parser()(text.replaceAll('％', '%')), counter()) };
  } catch (error) {
    if (error instanceof Refused) {
      const found = error.word ? halfWidth(text).indexOf(error.word) : -1;
      return refuse(Math.max(found, 0), error.say, error.hint);
    }
    const at = /\(char (\d+)\)/.exec(error instanceof Error ? error.message : '')?.[1];
    const offset = at ? Math.min(Number(at) - 1, text.length - 1) : 0;
    return refuse(
      offset,
      { en: 'the formula cannot be read', zh: '公式无法读取' },
      {
        en: `Look near “${text.slice(Math.max(0, offset - 8), offset + 8)}”: an operator, a name or a bracket is missing.`,
        zh: `请检查“${text.slice(Math.max(0, offset - 8), offset + 8)}”附近：缺少运算符、名称或括号。`,
      },
    );
  }
}
