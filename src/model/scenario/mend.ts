/**
 * A text with full-width signs where ASCII is meant, and brackets that close nothing, and where these stand, in; the text as it is meant, and its places
 * as places of the text that was written, out. So one such sign neither hides what else is wrong nor makes all behind it look wrong.
 */
import { halfWidth } from '../formula/units.ts';
import { isGroup } from './wide.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Mended {
  readonly text: string;
  readonly placeOf: <P extends Place>(place: P) => P;
}

/** Colons and commas have a blank behind them; a comma that groups thousands goes, and so does a bracket. */
function meant(text: string, at: number): string {
  if (/[\]}]/.test(text[at] ?? '')) return '';
  const sign = halfWidth(text[at] ?? '');
  const rest = text.slice(at + 1);
  if (sign === ',' && /\d/u.test(text[at - 1] ?? '') && isGroup.test(rest)) return '';
  return /[:,]/u.test(sign) && /^\S/u.test(rest) ? `${sign} ` : sign;
}

/** `signs` are offsets of single signs. */
export function mended(text: string, signs: readonly number[]): Mended {
  const shifts: (Place & { readonly by: number })[] = [];
  let out = '';
  let from = 0;
  let line = 1;
  for (const at of [...new Set(signs)].sort((a, b) => a - b)) {
    const piece = meant(text, at);
    const next = text.slice(from, at) + piece;
    out += next;
    from = at + 1;
    line += next.split('\n').length - 1;
    const own = out.slice(out.lastIndexOf('\n') + 1);
    if (piece.length !== 1) shifts.push({ line, column: [...own].length + 1, by: piece.length - 1 });
  }
  return {
    text: out + text.slice(from),
    placeOf: (place) => {
      const before = shifts.filter(({ line, column }) => line === place.line && column <= place.column);
      return { ...place, column: place.column - before.reduce((sum, { by }) => sum + by, 0) };
    },
  };
}
