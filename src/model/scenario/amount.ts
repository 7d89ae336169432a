/** One quantity or source as written in; its value in base units, checked against the place where it stands, out. */
import type { Text, Unit } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { readQuantity, sameDimension, unitNames } from '../formula/units.ts';
import type { Reporter } from './report.ts';

/** The text or bytes of a table beside the scenario, by its name as written; null where there is none. */
export type Tables = (name: string) => string | Uint8Array | null;

/** What figures are checked against. */
export interface Known {
  readonly out: Reporter;
  readonly references: ReadonlySet<string>;
  /** Units of the drivers a figure may follow. */
  readonly drivers: ReadonlyMap<string, Unit>;
  readonly tables: Tables;
}

/** Labels that stand for a source where there is no document. */
export const plainSources: readonly string[] = ['assumption', 'estimate', 'inferred', 'stated'];

export const unitText = (unit: Unit): Text =>
  unit.text === '' ? { en: 'a plain number', zh: '不带单位的数' } : { en: unit.text, zh: unit.text };

export function tellUnit(out: Reporter, path: Path, word: string, value: unknown): void {
  out.report(path, { en: `${word} is not a unit`, zh: `“${word}”不是单位` }, value, didYouMean(word, unitNames));
}

/** One quantity in base units, checked against the unit its place asks for; null after telling what is wrong. */
export function readAmount(
  written: string | number,
  unit: Unit,
  path: Path,
  out: Reporter,
): { value: number; unit: Unit } | null {
  const read = readQuantity(written);
  if (!read.ok) {
    if (read.fault === 'full-width')
      out.report(path, { en: 'full-width characters stand where a number is meant', zh: '数字处使用了全角字符' }, written, {
        en: `Type ${read.word} with half-width keys.`,
        zh: `请用半角输入：${read.word}`,
      });
    else if (read.fault === 'number')
      out.report(path, { en: 'this is not a number with a unit', zh: '这里不是带单位的数' }, written, {
        en: `Write a number${unit.text ? ` and the unit ${unit.text}` : ''}, such as ${example(unit)}.`,
        zh: `请写数字${unit.text ? `和单位 ${unit.text}` : ''}，如 ${example(unit)}。`,
      });
    else tellUnit(out, path, read.word.split(/[/*·]/u).find((word) => !unitNames.includes(word.trim())) ?? read.word, written);
    return null;
  }
  if (!sameDimension(read.unit.dimension, unit.dimension)) {
    const has: Text =
      read.unit.text === ''
        ? { en: 'has no unit', zh: '没有单位' }
        : { en: `has the unit ${read.unit.text}`, zh: `的单位是 ${read.unit.text}` };
    const needs = unitText(unit);
    out.report(
      path,
      {
        en: `the figure ${has.en}, its place needs ${needs.en}`,
        zh: `该数值${has.zh}，此处需要${unit.text === '' ? needs.zh : ` ${needs.zh}`}`,
      },
      written,
      {
        en: `Write it in ${unit.text || 'plain numbers'}, such as ${example(unit)}.`,
        zh: `请按${unit.text || '不带单位的数'}填写，如 ${example(unit)}。`,
      },
    );
    return null;
  }
  if (unit.text === '%' && read.unit.text === '' && Math.abs(read.value) > 1) {
    out.report(
      path,
      { en: `${read.value} would mean ${read.value * 100}%`, zh: `${read.value} 的意思是 ${read.value * 100}%` },
      written,
      {
        en: `Write ${read.value}% if that is meant, or ${read.value * 100}%.`,
        zh: `如果是百分之 ${read.value}，请写 ${read.value}%；否则写 ${read.value * 100}%。`,
      },
    );
    return null;
  }
  return { value: read.value, unit: read.unit.text === '' ? unit : read.unit };
}

function example(unit: Unit): string {
  return unit.text === '%' ? '6%' : unit.text ? `100 ${unit.text}` : '1';
}

export function checkSource(source: string | undefined, path: Path, known: Known): string | null {
  if (source === undefined) return null;
  if (!known.references.has(source) && !plainSources.includes(source)) {
    known.out.report(
      [...path, 'source'],
      { en: `the source ${source} is not among the references`, zh: `“参考资料”中没有“${source}”` },
      source,
      didYouMean(source, [...known.references, ...plainSources]),
    );
  }
  return source;
}
