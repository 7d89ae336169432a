/** Values of windows of runs in, one window after another; columns of all runs out. */
import type { Column } from '../base/nouns.ts';

export interface Whole {
  /** Values in the same places each time, of the `length` runs from `from` on. */
  readonly put: (values: readonly Column[], from: number, length: number) => void;
  readonly columns: () => readonly Column[];
}

/** Places whose values are one column in every window have one column in the end, and those with one number in all of them that number. */
export function makeWhole(runs: number): Whole {
  const whole: Column[] = [];
  return {
    put: (values, from, length) => {
      // What was written of this window, by the column that it was written to.
      const written = new Map<Float64Array, Column>();
      const shared = new Map<Column, Float64Array>();
      for (const [i, value] of values.entries()) {
        const before = whole[i];
        if (typeof value === 'number' && (before === undefined || before === value)) {
          whole[i] = value;
          continue;
        }
        const own = before === undefined ? shared.get(value) : before;
        let target = own;
        const isTaken = typeof own === 'object' && written.has(own) && written.get(own) !== value;
        if (typeof target !== 'object' || isTaken) {
          target = new Float64Array(runs);
          if (typeof before === 'object') target.set(before.subarray(0, from));
          else if (before !== undefined) target.fill(before, 0, from);
        }
        if (!written.has(target)) {
          if (typeof value === 'number') target.fill(value, from, from + length);
          else target.set(value, from);
          written.set(target, value);
        }
        shared.set(value, target);
        whole[i] = target;
      }
    },
    columns: () => whole,
  };
}
