/** The sentence of a strategy, with `{parameter}` gaps, in; its words and its gaps in turn, out. */
import type { Text } from '../base/nouns.ts';

/** Words, and between them the parameters that stand there: an odd entry is a parameter. */
export const sentenceParts = (sentence: string): string[] => sentence.split(/\{([^{}]*)\}/);

/** The parameters that a sentence names in either language. */
export const gapsIn = (sentence: Text | null): string[] =>
  sentence ? [sentence.en, sentence.zh].flatMap((words) => sentenceParts(words).filter((_, i) => i % 2 === 1)) : [];
