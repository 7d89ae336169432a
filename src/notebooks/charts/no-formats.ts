/** Stands in the built pages for Plot's module of formats, which makes one at once, also in a worker that draws nothing. */
import { leftOut } from './left-out.ts';
import { grouped } from './years.ts';

const none = leftOut('no dates: the build leaves them out');

/** Numbers with their thousands apart, other values as they are written. */
export function formatDefault(value: unknown): unknown {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : grouped(value);
  return value === null || value === undefined ? value : String(value);
}

export { none as formatIsoDate, none as formatMonth, none as formatNumber, none as formatWeekday };
