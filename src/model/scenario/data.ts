/** A node of a document in; its data out, and what may not stand there as problems. */
import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { Path } from '../base/problem.ts';
import { type Add, both, excerpt, hiddenIn, type Words, words } from './decode.ts';
import { figureMeant, isProse } from './scan.ts';

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
const twiceWords = words(
  both('this key is there twice', '这个名称重复出现'),
  both('keep one and delete the other', '请只保留一个，删除另一个'),
);

/** A number in decimals, as YAML's core schema reads one. */
const decimal = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

/** Data of a node, without prototypes; what may not stand there is added as a problem. */
export function plain(node: unknown, path: Path, add: Add, outerFlow = false): unknown {
  const flow = outerFlow || ((isMap(node) || isSeq(node)) && node.flow === true);
  if (isMap(node)) {
    const out: Record<string, unknown> = Object.create(null);
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
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
        if (meant && key.type === 'PLAIN' && !(meant in out)) out[meant] = /^-?\d+$/.test(held) ? Number(held) : held;
        else out[name] = plain(value, at, add, flow);
      }
    }
    return out;
  }
  if (isSeq(node)) return node.items.map((item, i) => plain(item, [...path, i], add, flow));
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
