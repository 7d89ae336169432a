/** A driver and by how much it is better or worse in; the driver moved, and what the file then says, out. */

import type { Driver, Process } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { type ChangeAmount, withAmounts } from '../chance/distributions.ts';
import { percentUnit } from '../formula/units.ts';
import type { FileEdit } from '../scenario/edits.ts';
import { writtenAmount } from '../scenario/write.ts';

/** One figure of a process that a stress scales: its keys below `process`, its value in base units. */
export interface Scale {
  readonly keys: Path;
  readonly value: number;
}

/** Start and level of a price, the amounts of a distribution, the chance of an event; spreads that are shares stay. */
function changed(process: Process, change: ChangeAmount): Process {
  switch (process.kind) {
    case 'independent':
      return { ...process, distribution: withAmounts(process.distribution, change) };
    case 'event':
      return { ...process, chance: change(process.chance, ['chance']) };
    case 'mean-reverting':
      return { ...process, start: change(process.start, ['start']), level: change(process.level, ['level']) };
    default:
      return { ...process, start: change(process.start, ['start']) };
  }
}

export function scalesOf(process: Process): Scale[] {
  const scales: Scale[] = [];
  changed(process, (value, keys) => {
    scales.push({ keys, value });
    return value;
  });
  return scales;
}

/** Whether it is a chance, and so scaled at most to 1. */
export const isChance = ({ process }: Driver): boolean =>
  process.kind === 'event' || (process.kind === 'independent' && process.distribution.kind === 'chance');

const shapeOf = ({ process }: Driver): string => JSON.stringify([process.kind, scalesOf(process).map(({ keys }) => keys)]);

/** By how much a driver stands above or below another, as a share: −0.2 is 20% lower; null where it is no multiple of the other. */
export function stressOf(base: Driver, now: Driver): number | null {
  if (shapeOf(base) !== shapeOf(now)) return null;
  const after = scalesOf(now.process);
  const ratios = scalesOf(base.process).flatMap(({ value }, i) => {
    const own = after[i]?.value ?? Number.NaN;
    return value === 0 ? (own === 0 ? [] : [Number.NaN]) : [own / value];
  });
  const [first = 1] = ratios;
  // The file keeps ten figures.
  if (!ratios.every((ratio) => Math.abs(ratio - first) <= 1e-8 * first)) return null;
  return Math.abs(first - 1) < 1e-8 ? 0 : first - 1;
}

const moved = (driver: Driver, by: number) => (value: number) =>
  isChance(driver) ? Math.min(1, value * (1 + by)) : value * (1 + by);

/** A driver `by` so much higher, as a share. */
export const stressed = (driver: Driver, by: number): Driver => ({
  ...driver,
  process: changed(driver.process, moved(driver, by)),
});

/** A driver with what a stress scales as it is in another of the same shape. */
export function unstressed(now: Driver, base: Driver): Driver {
  const values = scalesOf(base.process).map(({ value }) => value);
  return { ...now, process: changed(now.process, () => values.shift() as number) };
}

/** What the file says of a driver that is `by` so much higher than `base`. */
export function stressEdits(base: Driver, by: number): FileEdit[] {
  const unit = isChance(base) ? percentUnit : base.unit;
  return scalesOf(stressed(base, by).process).map(({ keys, value }) => ({
    path: ['drivers', base.id, 'process', ...keys],
    value: writtenAmount(value, unit),
  }));
}
