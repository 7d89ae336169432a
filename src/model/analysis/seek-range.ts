/** A figure and its parameter in; between which values it is sought, and a found one as people write it, out. */
import type { Figure, Parameter } from '../base/nouns.ts';
import { quantileOf } from '../chance/distributions.ts';

/** From zero, or the least typical value, up to four times the value of now or twice the largest typical one; of shares, to 100%. In base units. */
export function seekRange({ values }: Figure, { unit, range }: Parameter): readonly [low: number, high: number] {
  const middle = (value: Figure['values'][number]) =>
    value.kind === 'driver' ? 0 : value.kind === 'chance' ? value.chance : Math.abs(quantileOf(value)(0.5));
  const now = Math.max(...values.map(middle));
  const [least, most] = range ?? [0, 0];
  return [Math.min(0, least, now), unit.text === '%' ? Math.max(1, now) : Math.max(4 * Math.abs(now), 2 * most)];
}

/** A value of four digits in its unit that lies no nearer to the one of now. */
export function roundedAway(value: number, now: number, factor: number): number {
  if (value === 0 || value === now) return value;
  const own = value / factor;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(own))) - 3);
  const round = value > now ? Math.ceil(own / step - 1e-9) : Math.floor(own / step + 1e-9);
  return Number((round * step).toPrecision(12)) * factor;
}
