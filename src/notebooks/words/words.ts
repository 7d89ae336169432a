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

/** Words with their gaps filled: `{name}` gives way to `values.name`. */
export function word(key: Word, language: Language, values: { readonly [name: string]: string | number } = {}): string {
  return words[key][language].replace(/\{(\w+)\}/g, (gap: string, name: string) => String(values[name] ?? gap));
}

/** The words of a key that comes from a scenario or the model, or the key itself. */
export function wordOr(key: string, language: Language, other = key): string {
  return Object.hasOwn(words, key) ? words[key as Word][language] : other;
}
