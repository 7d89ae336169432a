/** A parsed tree and the names it may use in; its dimension, and the same tree with every unit turned into base units, out. */
import type { Dimension, Expression, Text } from '../base/nouns.ts';
import { withTitle } from '../base/suggest.ts';
import { functions, listFunctions } from './functions.ts';
import { type FormulaFault, parseFormula } from './parse.ts';
import { dimensionText, dimensionWords, none, sameDimension, unitNamed } from './units.ts';

/** What a name stands for in a formula. */
export interface Named {
  readonly dimension: Dimension;
  readonly list?: boolean;
  /** What it is called in Chinese, to be said beside the name. */
  readonly title?: string | undefined;
}

export type Checked =
  | { readonly ok: true; readonly tree: Expression; readonly dimension: Dimension }
  | { readonly ok: false; readonly faults: readonly FormulaFault[] };

/** Words a formula gives a meaning of its own; no parameter or driver may have them. */
export const reservedNames: ReadonlySet<string> = new Set([
  'year',
  't',
  'age',
  'and',
  'or',
  'not',
  'xor',
  'mod',
  'to',
  'in',
  'true',
  'false',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  'end',
]);

const plainNames = new Set(['year', 't', 'age']);

/** All names in a tree. */
export function namesIn(tree: Expression): string[] {
  if (tree.kind === 'name') return [tree.name];
  if (tree.kind === 'number' || tree.fn === 'unit') return [];
  return tree.args.flatMap(namesIn);
}

const wanted: Record<string, Text> = {
  plain: { en: 'a plain number', zh: '不带单位的数' },
  counted: {
    en: 'a plain number or something counted (yuan, head, person, household)',
    zh: '不带单位的数，或可以数的量（元、头、人、户）',
  },
};

const dimensionZh = (dimension: Dimension): string => (sameDimension(dimension, none) ? '无单位' : dimensionWords(dimension));

/** Where in the text a name first stands as a whole word, or a sign anywhere. */
function position(text: string, name: string): number {
  if (!/^[\p{L}_$]/u.test(name)) return Math.max(text.indexOf(name), 0);
  const found = new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[$^]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'u').exec(text);
  return found?.index ?? 0;
}

/** Reads a formula whole: form, names, units. `suggest` gives the nearest known name. */
export function checkFormula(text: string, named: (name: string) => Named | undefined, suggest: (name: string) => Text): Checked {
  const parsed = parseFormula(text);
  if (!parsed.ok) return { ok: false, faults: [parsed.fault] };
  const faults: FormulaFault[] = [];
  const fault = (word: string, say: Text, hint: Text) => {
    if (!faults.some((f) => f.say.en === say.en))
      faults.push({ offset: position(text, word), say, hint, value: text.slice(0, 80) });
  };
  /** null where a fault below makes the unit unknowable, so that one mistake is told once. */
  const walk = (tree: Expression): { tree: Expression; dimension: Dimension | null } => {
    if (tree.kind === 'number') return { tree, dimension: none };
    if (tree.kind === 'name') {
      const known = plainNames.has(tree.name) ? { dimension: none } : named(tree.name);
      if (!known) {
        fault(tree.name, { en: `the name ${tree.name} is not known here`, zh: `这里没有名称“${tree.name}”` }, suggest(tree.name));
        return { tree, dimension: null };
      }
      if (known.list) {
        fault(
          tree.name,
          {
            en: `${tree.name} is a list and needs by_age(${tree.name}) or at(${tree.name}, i)`,
            zh: `${withTitle(tree.name, known.title)}是列表，须写成 by_age(${tree.name}) 或 at(${tree.name}, i)`,
          },
          { en: `Write by_age(${tree.name}).`, zh: `请写 by_age(${tree.name})。` },
        );
      }
      return { tree, dimension: known.dimension };
    }
    if (tree.fn === 'unit') {
      const [number, unit] = tree.args as [{ kind: 'number'; value: number }, { kind: 'name'; name: string }];
      const { factor, dimension } = unitNamed(unit.name) as { factor: number; dimension: Dimension };
      return { tree: { kind: 'number', value: number.value * factor }, dimension };
    }
    if (listFunctions.has(tree.fn)) {
      const [list, ...rest] = tree.args as [Expression, ...Expression[]];
      const known = list.kind === 'name' ? named(list.name) : undefined;
      if (list.kind === 'name' && !known && !plainNames.has(list.name)) walk(list);
      else if (!known?.list)
        fault(
          tree.fn,
          { en: `${tree.fn} needs the name of a parameter that is a list`, zh: `${tree.fn} 的第一项须是列表参数的名称` },
          { en: `Give the parameter list: true, or leave ${tree.fn} out.`, zh: `请把该参数设为 list: true，或去掉 ${tree.fn}。` },
        );
      const others = rest.map(walk);
      for (const other of others)
        if (other.dimension && !sameDimension(other.dimension, none))
          fault(
            tree.fn,
            {
              en: `the position in ${tree.fn} has the unit ${dimensionText(other.dimension)}`,
              zh: `${tree.fn} 中的位置带有单位 ${dimensionZh(other.dimension)}`,
            },
            { en: 'Give a plain number.', zh: '请用不带单位的数。' },
          );
      return { tree: { ...tree, args: [list, ...others.map((o) => o.tree)] }, dimension: known?.dimension ?? null };
    }
    const record = functions.get(tree.fn);
    if (!record) throw new Error(`unknown function in a checked tree: ${tree.fn}`);
    const args = tree.args.map(walk);
    const folded: Expression = { ...tree, args: args.map((arg) => arg.tree) };
    if (args.some((arg) => arg.dimension === null)) return { tree: folded, dimension: null };
    const last = args.at(-1)?.tree;
    const exponent =
      last?.kind === 'number'
        ? last.value
        : last?.kind === 'call' && last.fn === 'unaryMinus' && last.args[0]?.kind === 'number'
          ? -last.args[0].value
          : undefined;
    const dimensions = args.map((arg) => arg.dimension as Dimension);
    const outcome = record.units(dimensions, exponent);
    if (outcome.ok) return { tree: folded, dimension: outcome.dimension };
    const symbol = record.symbol ?? record.name;
    /** An argument in Chinese: its unit, and its name where it is one. */
    const toldZh = (i: number): string => {
      const arg = tree.args[i];
      const name = arg?.kind === 'name' ? `${withTitle(arg.name, named(arg.name)?.title)}：` : '';
      return `“${name}${dimensionZh(dimensions[i] ?? none)}”`;
    };
    const bad = dimensionText(dimensions[outcome.argument] ?? none);
    const firstName = tree.args.flatMap(namesIn)[0] ?? symbol;
    if (outcome.needs === 'same') {
      const at = record.name === 'if' ? 1 : 0;
      const first = dimensionText(dimensions[at] ?? none);
      fault(
        firstName,
        {
          en: `the units do not fit: ${first} and ${bad} in ${symbol === '?' ? 'the two branches of a condition' : symbol}`,
          zh: `单位不一致：${symbol === '?' ? '条件的两个分支' : symbol} 中有${toldZh(at)}和${toldZh(outcome.argument)}`,
        },
        {
          en:
            first === '1' || bad === '1'
              ? `Give the plain number its unit, such as 0 ${first === '1' ? bad : first}.`
              : 'Give both the same unit.',
          zh:
            first === '1' || bad === '1'
              ? `请给不带单位的数写上单位，如 0 ${first === '1' ? bad : first}。`
              : '请让两边单位相同。',
        },
      );
    } else {
      const need =
        typeof outcome.needs === 'string'
          ? (wanted[outcome.needs] as Text)
          : { en: dimensionText(outcome.needs), zh: dimensionZh(outcome.needs) };
      fault(
        firstName,
        {
          en: `${symbol} needs ${need.en}, here it has the unit ${bad}`,
          zh: `${symbol} 需要${need.zh}，这里是${toldZh(outcome.argument)}`,
        },
        { en: 'Divide by one unit first, such as x / (1 kg).', zh: '请先除以一个单位，如 x / (1 kg)。' },
      );
    }
    return { tree: folded, dimension: null };
  };
  const { tree, dimension } = walk(parsed.tree);
  return faults.length > 0 || dimension === null ? { ok: false, faults } : { ok: true, tree, dimension };
}
