/** What was typed into the field of a parameter in; the figure as a file writes it, and what there is to say of it, out. */
import {
  isDoubted,
  isMap,
  type Language,
  type Parameter,
  type Problem,
  plausibleOf,
  problemWords,
  type Unit,
  writtenAmount,
} from '../../model/index.ts';
import { figureUnit, inBase, typedIn } from '../inputs/typed.ts';
import { word } from '../words/words.ts';

/** The unit beside the field of a parameter, by its usual value and its typical range. */
export const typedUnit = ({ unit, default: usual, range }: Parameter, language: Language): Unit =>
  figureUnit(
    { unit, values: [...(usual?.values ?? []), ...(range ?? []).map((value) => ({ kind: 'fixed' as const, value }))] },
    language,
  );

/** What was typed as the file writes it: a bare number has the unit beside its field; what cannot be read is left for the checker to tell. */
function typedFigure(text: string, parameter: Parameter, language: Language): unknown {
  const { unit, list } = parameter;
  const shown = typedUnit(parameter, language);
  const one = (piece: string): string | number => {
    const typed = typedIn(piece, shown);
    return typeof typed === 'number' ? writtenAmount(inBase(typed, shown), unit) : piece.normalize('NFKC').trim();
  };
  if (!list) return one(text);
  return text
    .split(/[,，、;；]/)
    .filter((piece) => piece.trim() !== '')
    .map(one);
}

/** `260~360` and `260 ~ 320 ~ 360 元/亩/年` are ranges; a unit behind the last number is that of all. */
export function typedRange(text: string, parameter: Parameter, language: Language): unknown {
  // Behind a figure a hyphen is meant as one of them, and no sign.
  const pieces = text.split(/\s*(?:[~～〜—–至到]|(?<=[\d０-９%％\p{Script=Han}]\s*)[-－]|\bto\b)\s*/u);
  if (parameter.list || pieces.length < 2 || pieces.length > 3) return typedFigure(text, parameter, language);
  const unit = /[^\d.,_\s][^\d]*$/u.exec(pieces.at(-1) ?? '')?.[0] ?? '';
  const [min, middle, last] = pieces.map((piece) =>
    typedFigure(/[^\d.,_\s+-]/u.test(piece) ? piece : `${piece}${unit}`, parameter, language),
  );
  return last === undefined ? { min, max: middle } : { min, likely: middle, max: last };
}

/** The numbers that were typed, in base units: the ends of a range, or each of a list; NaN for what is none. */
export function typedNumbers(text: string, parameter: Parameter, language: Language): readonly number[] {
  const { unit } = parameter;
  const typed = typedRange(text, parameter, language);
  const pieces = isMap(typed) ? Object.values(typed) : [typed].flat();
  return pieces.map((piece) => inBase(Number(typedIn(String(piece), unit)), unit));
}

/** Whether a number that was typed lies far from what is typical of its parameter. */
function isTypedFar(text: string, parameter: Parameter, language: Language): boolean {
  const plausible = plausibleOf(parameter.range, parameter.unit);
  return typedNumbers(text, parameter, language).some((number) => isDoubted(number, plausible));
}

/** What there is to say of the text in the field of a parameter: what is wrong with it, or that it is hardly meant. */
export function sayTyped(told: readonly Problem[], text: string, parameter: Parameter, language: Language): string {
  if (told.length > 0 && text.trim() === '') return word('formMissing', language);
  const wrong = [...new Set(told.map((problem) => problemWords(problem, language)))].join(' ');
  return wrong || (isTypedFar(text, parameter, language) ? word('doubted', language) : '');
}
