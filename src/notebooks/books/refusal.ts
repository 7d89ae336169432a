/** A text that was typed and why it does not fit in; the words that refuse it out. */
import { type Language, problemWords } from '../../model/index.ts';
import type { TypedFault } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import type { Edit } from '../runtime/state.ts';
import { word } from '../words/words.ts';

/** What is wrong with what was typed, and what to type instead: the value there now, alone and with its unit. */
export function refusal(fault: TypedFault, text: string, now: string, unit: string, language: Language): string {
  if (text.trim() === '') return word('formMissing', language);
  const whole = unit === '%' ? `${now}%` : unit && `${now} ${unit}`;
  const key = fault === 'number' ? 'refusedNumber' : fault === 'comma' ? 'refusedComma' : unit ? 'refusedUnit' : 'refusedAnyUnit';
  const why = word(key, language, { text, unit });
  return word(whole ? 'refusedOr' : 'refused', language, { why, now, whole });
}

/** What a panel needs to change a scenario. */
export type Changing = Pick<Actions, 'change' | 'tried'>;

/** Puts edits, or says what is wrong with them; then nothing is written. */
export function attempt(edits: readonly Edit[], actions: Changing, language: Language): string | null {
  const [problem] = actions.tried(edits).problems;
  if (problem) return problemWords(problem, language);
  actions.change(edits);
  return null;
}
