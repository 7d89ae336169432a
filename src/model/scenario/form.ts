/** Plain data of a file in; a file of the right form, with every fault of form told and cut out so that the rest can still be checked, out. */
import type { z } from 'zod';
import type { Text } from '../base/nouns.ts';
import { atPath, isMap } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { halfWidth } from '../formula/units.ts';
import { likelyKind } from './drivers.ts';
import { keysAt, patternAt, takesMap } from './form-schema.ts';
import type { Reporter } from './report.ts';
import { type ScenarioFile, scenarioFile } from './shape.ts';

type Issue = z.core.$ZodIssue;
/** Unknown keys of one map that are told each; a map with more of them is no scenario. */
const mostKeys = 50;

const kinds: Record<string, Text> = {
  string: { en: 'a text', zh: '文字' },
  number: { en: 'a number', zh: '数字' },
  int: { en: 'a whole number', zh: '整数' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  array: { en: 'a list', zh: '列表' },
  object: { en: 'a map of keys and values', zh: '“键: 值”的映射' },
  record: { en: 'a map of keys and values', zh: '“键: 值”的映射' },
};

/** Issues of a union: those of the branch that fits best, or one that says what is expected. */
function inner(issue: Issue): { issues: Issue[]; whole: boolean } {
  if (issue.code !== 'invalid_union') return { issues: [issue], whole: true };
  const deep = issue.errors.filter(
    (branch) => !branch.some((i) => i.path.length === 0 && (i.code === 'invalid_type' || i.code === 'invalid_union')),
  );
  const [best] = deep.sort((a, b) => a.length - b.length);
  return best
    ? { issues: best.flatMap((i) => inner({ ...i, path: [...issue.path, ...i.path] } as Issue).issues), whole: false }
    : { issues: [issue], whole: true };
}

/** The number that `10，000`, `2028年`, `1万` and `3-6` hold; null where what stands behind it may change it, as in `60个月`. */
function numberMeant(value: unknown): number | null {
  const written = typeof value === 'string' ? halfWidth(value).replace(/[,_\s]/g, '') : '';
  const [, digits, rest = ''] = /^(\d+(?:\.\d+)?)(.*)$/su.exec(written) ?? [];
  if (digits === undefined) return null;
  if (/^万[年次]?$/u.test(rest)) return Number(digits) * 1e4;
  return /^(?:[年次岁]?|[-~～—–至到.].*|年[初底末度])$/u.test(rest) ? Number(digits) : null;
}

/** How the map or the list at a path is written, with what stands there now where it is clear what that means: `2026-2028`, or a name. */
function patternFor(path: Path, value: unknown): string | null {
  const pattern = patternAt(path);
  if (!pattern || typeof value !== 'string') return pattern;
  const [, from, to] = /^(\d{4})年?\s*(?:[-~～—–至到]|\.{2})\s*(\d{4})年?$/u.exec(value) ?? [];
  if (from && to && path[0] === 'years') return `{from: ${from}, to: ${to}}`;
  return pattern.startsWith('{title: …') && /^\p{L}[^:{}[\],#]{0,40}$/u.test(value) ? `{title: ${value}}` : pattern;
}

function tell(issue: Issue, data: unknown, out: Reporter): void {
  const path = issue.path as Path;
  const value = atPath(data, path);
  if (value === undefined && issue.code !== 'unrecognized_keys') {
    const name = String(path.at(-1) ?? '');
    const written = `${name}: ${patternAt(path) ?? '…'}`;
    out.report(path, { en: `the key ${name} is missing`, zh: `缺少“${name}”` }, undefined, {
      en: `Add ${written}`,
      zh: `请补上 ${written}`,
    });
    return;
  }
  const kindOf = (expected: string): Text => kinds[expected] ?? { en: expected, zh: expected };
  if (value === null && issue.code !== 'unrecognized_keys') {
    const needed = issue.code === 'invalid_type' ? kindOf(issue.expected) : { en: 'a figure or a text', zh: '数值或文字' };
    const name = typeof path.at(-1) === 'string' ? String(path.at(-1)) : '';
    out.report(
      path,
      {
        en: name ? `the value of ${name} is missing` : 'the value is missing',
        zh: name ? `“${name}”后面没有写值` : '这里没有写值',
      },
      null,
      {
        en: `Write ${needed.en} behind the colon, or delete ${name || 'it'}.`,
        zh: `请在冒号后写上${needed.zh}；用不到就删去这一项。`,
      },
    );
    return;
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys.slice(0, mostKeys)) {
        const [, name = '', rest = ''] = /^([\w-]+)[:：](\S.*)$/u.exec(key) ?? [];
        out.report(
          [...path, key],
          { en: `the key ${key} is not known here`, zh: `这里没有“${key}”这一项` },
          atPath(data, [...path, key]),
          keysAt(path).includes(name)
            ? { en: `Put a blank behind the colon: ${name}: ${rest}`, zh: `冒号后面要空一格：${name}: ${rest}` }
            : didYouMean(key, keysAt(path)),
          { key: true },
        );
      }
      if (issue.keys.length > mostKeys) {
        const others = issue.keys.length - mostKeys;
        const first = String(issue.keys[mostKeys]);
        out.report(
          [...path, first],
          { en: `${others} more keys are not known here`, zh: `这里还有 ${others} 项不认识` },
          first,
          didYouMean(first, keysAt(path)),
          { key: true },
        );
      }
      return;
    case 'invalid_type': {
      const kind = kindOf(issue.expected);
      const number = /^(number|int)$/.test(issue.expected) ? numberMeant(value) : null;
      const pattern = /^(object|record|array)$/.test(issue.expected) ? patternFor(path, value) : null;
      out.report(
        path,
        { en: `this must be ${kind.en}`, zh: `这里应为${kind.zh}` },
        value,
        number !== null
          ? { en: `Write one number alone, such as ${number}.`, zh: `请只写一个数，如 ${number}。` }
          : pattern !== null
            ? { en: `Write it as ${pattern}.`, zh: `请写成 ${pattern}。` }
            : { en: `Write ${kind.en} here.`, zh: `请改写为${kind.zh}。` },
      );
      return;
    }
    case 'invalid_value': {
      const names = issue.values.map(String);
      out.report(
        path,
        { en: 'this word is not one of those allowed', zh: '此处的词不在可选范围内' },
        value,
        didYouMean(String(value), names),
      );
      return;
    }
    case 'too_small':
    case 'too_big': {
      const limit = String(issue.code === 'too_small' ? issue.minimum : issue.maximum);
      const [en, zh] = issue.code === 'too_small' ? ['at least', '至少'] : ['at most', '最多'];
      if (issue.origin === 'array') {
        out.report(path, { en: `this list must have ${limit} entries`, zh: `此列表须有 ${limit} 项` }, value, {
          en: `Write ${limit} entries.`,
          zh: `请写 ${limit} 项。`,
        });
        return;
      }
      out.report(path, { en: `this must be ${en} ${limit}`, zh: `此值${zh}为 ${limit}` }, value, {
        en: `Write a value of ${en} ${limit}.`,
        zh: `请写${zh} ${limit} 的值。`,
      });
      return;
    }
    default:
      if (typeof value === 'object' && !Array.isArray(value) && !takesMap(path)) {
        out.report(path, { en: 'one figure or word is needed here, not a map', zh: '这里应写一个数或词，不能写成映射' }, value, {
          en: 'Write the value itself, without keys and {}.',
          zh: '请直接写值，不要写键和 {}。',
        });
        return;
      }
      out.report(path, { en: 'this is neither a figure nor a text that fits here', zh: '此处应为数值或文字' }, value, {
        en: 'Write a number with its unit, a text, or a map such as {min: 1, max: 2}.',
        zh: '请写带单位的数、文字，或 {min: 1, max: 2} 这样的映射。',
      });
  }
}

/** What stands in for a needed section that had to be cut out, so that the rest can still be checked. */
const standIns: Record<string, unknown> = { title: '-', years: { from: 1900, to: 2200 }, villages: {} };

function cut(data: unknown, path: Path): void {
  const parent = atPath(data, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof parent !== 'object' || parent === null || last === undefined) return;
  const value = (parent as Record<string, unknown>)[last];
  delete (parent as Record<string, unknown>)[last];
  // The rest of a driver can be checked if its process has some kind.
  if (path[0] === 'drivers' && path[2] === 'process' && last === 'kind' && typeof value === 'string')
    (parent as Record<string, unknown>)[last] = likelyKind(value, Object.keys(parent));
  if (path.length === 1 && Object.hasOwn(standIns, last))
    (parent as Record<string, unknown>)[last] = structuredClone(standIns[last]);
}

/** A section left empty is read as null: it is the same as no section. */
export function dropEmpty(data: unknown): void {
  const entries = (value: unknown) => (isMap(value) ? Object.entries(value) : []);
  const tidy = (holder: unknown) => {
    for (const [key, value] of entries(holder)) if (value === null) delete (holder as Record<string, unknown>)[key];
  };
  tidy(data);
  for (const [section, holder] of entries(data)) {
    if (section !== 'villages' && section !== 'plans') continue;
    for (const [id, value] of entries(holder)) {
      if (value === null) (holder as Record<string, unknown>)[id] = {};
      else tidy(value);
    }
  }
}

/** Plans, measures and formulas may each need others: of so many at most, any chain of them can be followed. */
const mostInChain = 500;

/** Sections with more of them. */
function crowded(data: unknown): Path[] {
  const strategies = Object.keys((isMap(data) && isMap(data.strategies) && data.strategies) || {});
  const sections = strategies.flatMap((id) => ['formulas', 'stocks', 'events'].map((part) => ['strategies', id, part]));
  return [['plans'], ['measures'], ...sections].filter((path) => {
    const section = atPath(data, path);
    return isMap(section) && Object.keys(section).length > mostInChain;
  });
}

/** Loans of a plan that are one loan, without its village. */
const loansAsOne = (data: unknown): Path[] =>
  Object.keys((isMap(data) && isMap(data.plans) && data.plans) || {})
    .map((plan) => ['plans', plan, 'loans'])
    .filter((path) => {
      const loans = atPath(data, path);
      return isMap(loans) && Object.hasOwn(loans, 'amount') && !Array.isArray(loans.amount);
    });

/** Checks the form; `broken` are the paths that were cut out. */
export function readForm(data: unknown, out: Reporter): { readonly file: ScenarioFile | null; readonly broken: readonly Path[] } {
  const copy = structuredClone(data);
  dropEmpty(copy);
  const broken: Path[] = [];
  const told = new Set<string>();
  const drop = (path: Path, say: Text, hint: Text) => {
    out.report(path, say, atPath(copy, path), hint);
    told.add(path.join('.'));
    broken.push(path);
    cut(copy, path);
  };
  for (const path of crowded(copy)) {
    const count = Object.keys(atPath(copy, path) as object).length;
    const hint = { en: `Keep ${mostInChain} at most.`, zh: `请保留至多 ${mostInChain} 项。` };
    drop(path, { en: `there are ${count} of them`, zh: `共有 ${count} 项` }, hint);
  }
  for (const path of loansAsOne(copy)) {
    const pattern = patternAt(path) ?? '';
    drop(
      path,
      { en: 'a loan stands where villages with their loans are needed', zh: '这里应按村分列贷款，却直接写了一笔贷款' },
      { en: `Write it as ${pattern}.`, zh: `请写成 ${pattern}。` },
    );
  }
  for (let round = 0; round < 16; round++) {
    const parsed = scenarioFile.safeParse(copy);
    if (parsed.success) {
      for (const path of broken) out.spoil(path);
      return { file: parsed.data, broken };
    }
    const cuts: Path[] = [];
    for (const outer of parsed.error.issues) {
      for (const issue of inner(outer).issues) {
        const path = issue.path as Path;
        const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
        let fresh = false;
        for (const one of paths) {
          // A place that is still wrong after its value was cut out is needed by what holds it: that goes too, without another word.
          const again = told.has(one.join('.'));
          // Entries of a list go with the whole list, or those behind them would be told at the wrong place.
          const whole = again || typeof one.at(-1) === 'number' ? one.slice(0, -1) : one;
          told.add(whole.join('.'));
          cuts.push(whole);
          fresh ||= !again;
        }
        if (fresh) tell(issue, copy, out);
      }
    }
    if (cuts.some((path) => path.length === 0)) return { file: null, broken };
    for (const path of [...cuts].sort((a, b) => b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)))) cut(copy, path);
    for (const path of cuts) broken.push(path);
  }
  return { file: null, broken };
}
