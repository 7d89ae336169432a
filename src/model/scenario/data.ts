/** A node of a document in; its data out, and what may not stand there as problems. */
import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { Path } from '../base/problem.ts';
import { halfWidth } from '../formula/units.ts';
import { type Add, both, excerpt, hiddenIn, type Words, words } from './decode.ts';
import { figureMeant, isGroup, isProse } from './wide.ts';

const dangerous = new Set(['__proto__', 'constructor', 'prototype']);
const keyWords = words(both('this name may not be a key', '不能用这个词作名称'), both('choose another name', '请换一个名称'));
const mergeWords = words(
  both('merge keys (<<) are not allowed', '不允许使用合并键 <<'),
  both('write the values out', '请把各项直接写出来'),
);
const finiteWords = words(
  both('not a finite number', '不是有限的数'),
  both('write a number such as 1500, or put text in "quotes"', '请写普通数字，例如 1500；若是文字请加英文双引号 ""'),
);
const exactWords = words(
  both('a whole number too large to be kept exactly (beyond 2^53)', '整数太大，无法精确保存（超过 2^53）'),
  both('write a smaller number, or put a name in "quotes"', '请改用较小的数；若是编号请加英文双引号 ""'),
);
export const twiceWords = words(
  both('this key is there twice', '这个名称重复出现'),
  both('keep one and delete the other', '请只保留一个，删除另一个'),
);

/** A number in decimals, as YAML's core schema reads one. */
const decimal = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

/** A number between brackets that its own commas divide: `{rent: 120,000 yuan}` has the entries `rent: 120` and `000 yuan`. */
function tellDivided(node: unknown, path: Path, written: string, add: Add): void {
  const meant = halfWidth(written).replaceAll(',', '');
  const said = words(
    both('the commas of a number divide it between brackets', '括号里的逗号把一个数断成了几项'),
    both(`write it without commas: ${meant}`, `数字中间不要加逗号，请写成 ${meant}`),
  );
  add(() => ({ start: (isScalar(node) && node.range?.[0]) || 0, path, value: written, ...said }));
}

/** How many of the entries behind one are the rest of its number, and the number as written. */
function groupsBehind(first: unknown, rest: readonly unknown[]): { count: number; written: string } {
  const digits = isScalar(first) && first.type === 'PLAIN' ? (first.source ?? '') : '';
  let [count, written, end] = [0, digits, isScalar(first) ? (first.range?.[1] ?? 0) : 0];
  for (const next of rest) {
    if (!/^[+-]?[\d０-９]{1,3}(,[\d０-９]{3})*$/u.test(written) || !isScalar(next) || next.type !== 'PLAIN') break;
    if (next.range?.[0] !== end + 1 || !isGroup.test(next.source ?? '')) break;
    written += `,${next.source}`;
    [count, end] = [count + 1, next.range[1]];
  }
  return { count, written };
}

/** Data of a node, without prototypes; what may not stand there is added as a problem. */
export function plain(node: unknown, path: Path, add: Add, outerFlow = false): unknown {
  const flow = outerFlow || ((isMap(node) || isSeq(node)) && node.flow === true);
  if (isMap(node)) {
    const out: Record<string, unknown> = Object.create(null);
    const seen = new Set<string>();
    let left = 0;
    for (const [i, { key, value }] of node.items.entries()) {
      if (left-- > 0 || !isScalar(key)) continue;
      const name = String(key.value ?? '');
      const [start, end] = key.range ?? [0, 0];
      const at = [...path, name];
      const tell = (said: Words) => add(() => ({ start, end, path: at, value: excerpt(name), ...said }));
      if (seen.has(name)) {
        tell(twiceWords);
        continue;
      }
      seen.add(name);
      if (name === '<<' && key.type === 'PLAIN') tell(mergeWords);
      else if (dangerous.has(name)) tell(keyWords);
      else {
        checkHidden(key, at, add);
        // A full-width colon is told already; what follows is read as it was meant.
        const [, meant = '', held = ''] = (value === null && /^([a-z_]+)\s*：\s*(.+)$/u.exec(name)) || [];
        const divided = flow
          ? groupsBehind(
              value,
              node.items.slice(i + 1, i + 6).map((one) => (one.value === null ? one.key : null)),
            )
          : null;
        left = divided?.count ?? 0;
        if (divided && left > 0) {
          tellDivided(value, at, divided.written, add);
          out[name] = divided.written;
        } else if (meant && key.type === 'PLAIN' && !(meant in out)) out[meant] = /^-?\d+$/.test(held) ? Number(held) : held;
        else out[name] = plain(value, at, add, flow);
      }
    }
    return out;
  }
  if (isSeq(node))
    return node.items.map((item, i) => {
      const written = flow ? groupsBehind(item, node.items.slice(i + 1, i + 6)).written : '';
      // In a list a comma may as well stand between two numbers, but none of those begins with a zero.
      if (/,[0０]/u.test(written)) tellDivided(item, [...path, i], written, add);
      return plain(item, [...path, i], add, flow);
    });
  if (!isScalar(node)) return null;
  const { range } = node;
  const key = path.findLast((step) => typeof step === 'string');
  const meant = node.type === 'PLAIN' && !isProse(key) ? figureMeant(String(node.value), flow) : null;
  const source = meant ?? node.source ?? '';
  const value = meant === null ? node.value : decimal.test(meant) ? Number(meant) : meant;
  const wrong =
    typeof value !== 'number'
      ? null
      : !Number.isFinite(value)
        ? finiteWords
        : /^([-+]?\d+|0[xo].*)$/.test(source) && !Number.isSafeInteger(value)
          ? exactWords
          : null;
  if (wrong) add(() => ({ start: range?.[0] ?? 0, path, value: excerpt(source), ...wrong }));
  checkHidden(node, path, add);
  return value ?? null;
}

/** Hidden characters that were written as escapes. */
function checkHidden(node: Scalar, path: Path, add: Add): void {
  if (node.type !== 'QUOTE_DOUBLE' || typeof node.value !== 'string' || node.value === node.source?.slice(1, -1)) return;
  for (const { say, hint } of hiddenIn(node.value)) add(() => ({ start: node.range?.[0] ?? 0, path, value: null, say, hint }));
}
