/** Dimensions of a function's arguments in; that of its answer, or which argument does not fit, out. */
import type { Dimension } from '../base/nouns.ts';
import { baseUnits, isPlain, none, sameDimension } from './units.ts';

/** What the units of the arguments make of the result: a dimension, or the two sides that do not fit. */
export type UnitOutcome =
  | { readonly ok: true; readonly dimension: Dimension }
  | { readonly ok: false; readonly needs: Dimension | 'plain' | 'counted' | 'same'; readonly argument: number };

export const fits = (dimension: Dimension): UnitOutcome => ({ ok: true, dimension });
const firstBad = (args: readonly Dimension[], good: (d: Dimension) => boolean) => args.findIndex((d) => !good(d));

export const same = (args: readonly Dimension[]): UnitOutcome => {
  const first = args[0] ?? none;
  const bad = firstBad(args, (d) => sameDimension(d, first));
  return bad < 0 ? fits(first) : { ok: false, needs: 'same', argument: bad };
};
export const sameThenPlain = (args: readonly Dimension[]): UnitOutcome => {
  const outcome = same(args);
  return outcome.ok ? fits(none) : outcome;
};
export const plain = (args: readonly Dimension[]): UnitOutcome => {
  const bad = firstBad(args, isPlain);
  return bad < 0 ? fits(none) : { ok: false, needs: 'plain', argument: bad };
};
const counted = baseUnits.flatMap((unit, i) =>
  ['yuan', 'head', 'person', 'household'].includes(unit) ? [baseUnits.map((_, j) => (i === j ? 1 : 0))] : [],
);
/** Rounding means something only for counted things: a whole mu is not a whole m2. */
export const wholes = (args: readonly Dimension[]): UnitOutcome => {
  const first = args[0] ?? none;
  return isPlain(first) || counted.some((d) => sameDimension(d, first))
    ? fits(first)
    : { ok: false, needs: 'counted', argument: 0 };
};
