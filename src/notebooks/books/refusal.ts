/** A text that was typed and why it does not fit in; the words that refuse it out. */
import type { Language } from '../../model/index.ts';
import type { TypedFault } from '../inputs/typed.ts';
import { word } from '../words/words.ts';

/** What is wrong with what was typed, and what to type instead: the value there now, alone and with its unit. */
export function refusal(fault: TypedFault, text: string, now: string, unit: string, language: Language): string {
  const whole = unit === '%' ? `${now}%` : unit && `${now} ${unit}`;
  const key = fault === 'number' ? 'refusedNumber' : fault === 'comma' ? 'refusedComma' : unit ? 'refusedUnit' : 'refusedAnyUnit';
  const why = word(key, language, { text, unit });
  return word(whole ? 'refusedOr' : 'refused', language, { why, now, whole });
}
