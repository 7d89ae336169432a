/** What was typed into a field, and the unit of its figure, in; the value in that unit out. */
import { readQuantity, sameDimension, type Unit } from '../../model/index.ts';

/** A value in base units, in the unit shown. */
export const inUnit = (value: number, unit: Unit) => (unit.text === '%' ? value * 100 : value / unit.factor);

/** A bare number, or an amount of any unit of the same kind, in the figure's own unit; null where it is neither. */
export function typedIn(text: string, unit: Unit): number | null {
  const plain = text.normalize('NFKC').replace('−', '-').trim();
  // Ten thousands without their unit are of money alone.
  const read = readQuantity(unit.text === 'yuan' || unit.text === '元' ? plain.replace(/万$/, '万元') : plain);
  if (!read.ok) return null;
  if (read.unit.text === '') return read.value;
  const same = sameDimension(read.unit.dimension, unit.dimension);
  const share = (of: Unit) => of.text === '%';
  // A percentage of a figure that is no share, and a share with a unit, mean nothing.
  return same && (share(read.unit) === share(unit) || unit.text === '') ? inUnit(read.value, unit) : null;
}
