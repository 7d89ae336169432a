/** A sum of money that belongs to the view, not to the file, in; a slider and a field for it out. */
import { type Language, money, mostAmount, readUnit, type Unit, unitWords } from '../../model/index.ts';
import { numberInput } from '../inputs/number.ts';
import { inBase, inUnit, typedIn, unitTyped } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';

/** Money, as it is typed in this language. */
export const moneyTyped = (language: Language): Unit => unitTyped(readUnit('yuan') as Unit, language);

/** `otherwise` is what it is before anybody chose, null where a reset means nothing; `most` is the right end of the slider; all in yuan. `refused` says why a sum does not fit. */
export function sumInput(
  key: string,
  label: string,
  value: number,
  otherwise: number | null,
  note: string,
  actions: Actions,
  language: Language,
  most = Math.max(2 * (otherwise ?? 0), value),
  refused: (sum: number) => string | null = () => null,
): HTMLElement {
  const unit = moneyTyped(language);
  const shown = (yuan: number) => Number(inUnit(yuan, unit).toPrecision(6));
  return numberInput({
    id: `v-${key}`,
    label,
    value: shown(value),
    original: otherwise === null ? null : shown(otherwise),
    unit: unitWords(unit, language),
    low: 0,
    high: shown(most),
    note,
    resetLabel: word('reset', language),
    read: (text) => {
      const typed = typedIn(text, unit);
      if (typeof typed !== 'number') return word('notASum', language, { text, example: money(otherwise ?? value, language) });
      if (typed < 0) return word('refusedBelow', language, { text, low: 0 });
      const isTooMuch = inBase(typed, unit) > mostAmount;
      return isTooMuch ? word('refusedAbove', language, { text, high: money(mostAmount, language) }) : typed;
    },
    language,
    onInput: (x, done) => refused(x * unit.factor) ?? (done && actions.look(key, x * unit.factor)),
    onReset: () => actions.look(key, otherwise ?? value),
  });
}
