/** The words of the interface: one file a notebook, both languages side by side; and how they are said. */
import type { Language, Text } from '../../model/index.ts';
import { assumptionsWords } from './assumptions.ts';
import { commonWords } from './common.ts';
import { compareWords } from './compare.ts';
import { editWords } from './edit.ts';
import { editorWords } from './editor.ts';
import { filesWords } from './files.ts';
import { glanceWords } from './glance.ts';
import { keepWords } from './keep.ts';
import { marketWords } from './market.ts';
import { mattersWords } from './matters.ts';
import { moneyWords } from './money.ts';
import { readingWords } from './readings.ts';
import { reportWords } from './report.ts';
import { startWords } from './start.ts';
import { targetsWords } from './targets.ts';
import { traceWords } from './trace.ts';
import { villageWords } from './village.ts';

export const words = {
  ...commonWords,
  ...glanceWords,
  ...villageWords,
  ...compareWords,
  ...marketWords,
  ...mattersWords,
  ...targetsWords,
  ...moneyWords,
  ...assumptionsWords,
  ...reportWords,
  ...traceWords,
  ...readingWords,
  ...editWords,
  ...startWords,
  ...filesWords,
  ...editorWords,
  ...keepWords,
} as const satisfies Record<string, Text>;

export type Word = keyof typeof words;

const wide = /[\p{Script=Han}，。；：、！？（）“”‘’]/u;

/**
 * Words with their gaps filled: `{name}` gives way to `values.name`. Chinese has no blank inside, so that of a gap stays only beside a figure; and
 * quotation marks of a value in quotation marks are single.
 */
export function word(key: Word, language: Language, values: { readonly [name: string]: string | number } = {}): string {
  const text = words[key][language];
  return text.replace(/( ?)(\**)\{(\w+)\}(\**)( ?)/g, (...found) => {
    const [gap, before, strong, name, ends, after, at] = found as [string, string, string, string, string, string, number];
    const [left = '', right = ''] = [text[at - 1], text[at + gap.length]];
    const given = String(values[name] ?? `{${name}}`);
    const value = left === '“' && before === '' ? given.replaceAll('“', '‘').replaceAll('”', '’') : given;
    const plain = value.replaceAll('*', '');
    const blank = (kept: string, a: string, b: string) => (wide.test(a) && wide.test(b) ? '' : kept);
    return blank(before, left, plain.slice(0, 1)) + strong + value + ends + blank(after, plain.slice(-1), right);
  });
}

/** The same in both languages. */
export const wordText = (key: Word, values: { readonly [name: string]: string | number } = {}): Text => ({
  en: word(key, 'en', values),
  zh: word(key, 'zh', values),
});

/** The words of a key that comes from a scenario or the model, or the key itself. */
export function wordOr(key: string, language: Language, other = key): string {
  return Object.hasOwn(words, key) ? words[key as Word][language] : other;
}
