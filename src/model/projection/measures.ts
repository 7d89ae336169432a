/** The standard measures of a village, or of the town, in; the scenario's own measures, as formulas over them, out. */
import type { Column } from '../base/nouns.ts';
import type { Scratch } from '../base/scratch.ts';
import { namesIn } from '../formula/check.ts';
import { fromColumn, toColumn, type Value } from '../formula/column.ts';
import type { ModelBase } from './model.ts';
import { at, badInputs, firstBad, NotFinite, toldIn } from './venture.ts';

/** Figures beside the measures that a formula may use; of the town: sums. */
export interface MeasureFigures {
  readonly population: number | null;
  readonly households: number | null;
  readonly opening_fund: number;
}

/** Values of one own measure after another in a year; each may use those before it. What `standard` gives is taken as it is. `who` names the village in a fault. */
export function ownMeasures(
  base: ModelBase,
  paths: ReadonlyMap<string, readonly Column[]>,
  figures: MeasureFigures,
  standard: (name: string) => Value | undefined,
  t: number,
  who: string,
  scratch: Scratch,
): Map<string, Value> {
  const made = new Map<string, Value>();
  const year = base.years[t] as number;
  const value = (name: string): Value => {
    const found = made.get(name) ?? standard(name);
    if (found !== undefined) return found;
    const figure = figures[name as keyof MeasureFigures];
    if (figure !== undefined && figure !== null) return figure;
    const driver = paths.get(name);
    if (driver) return fromColumn(driver[t] ?? 0);
    if (name === 'year') return year;
    if (name === 't') return t;
    // A measure that no strategy or plan states.
    return 0;
  };
  const list = (name: string): never => {
    throw new Error(`a list in a checked measure: ${name}`);
  };
  for (const { id, kernel, formula } of base.measures) {
    const given = standard(id);
    if (given !== undefined) {
      made.set(id, given);
      continue;
    }
    const result = kernel({ value, list, scratch });
    const column = toColumn(scratch, result);
    const run = firstBad(column);
    if (run >= 0) {
      const inputs = [...new Set(namesIn(formula.tree))].map((name) => `${name} = ${toldIn(value(name), run)}`);
      throw new NotFinite({
        path: ['measures', id],
        say: {
          en: `the measure ${id} has no finite answer in ${year} (${who}, run ${run + 1})`,
          zh: `指标 ${id} 在 ${year} 年没有有限的结果（${who}，第 ${run + 1} 次模拟）`,
        },
        value: String(at(column, run)),
        hint: badInputs(inputs.join(', ')),
      });
    }
    made.set(id, result);
  }
  return made;
}
