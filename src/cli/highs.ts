/** A linear program as text in; the values of its variables out, by the solver HiGHS, which is loaded when it is first needed. */
import type { Solve } from '../model/index.ts';

/** Seconds after which the best answer so far has to do. */
const seconds = 10;

/** Each program has an instance of its own, so that one that fails leaves nothing behind. Throws what HiGHS cannot read. */
export const solveWithHighs: Solve = async (program) => {
  const { default: load } = await import('highs');
  const highs = await load();
  const { Status, Columns } = highs.solve(program, { output_flag: false, time_limit: seconds });
  if (Status !== 'Optimal' && Status !== 'Time limit reached') return null;
  const values = Object.entries(Columns).map(
    ([name, column]) => [name, 'Primal' in column ? column.Primal : Number.NaN] as const,
  );
  return values.every(([, value]) => Number.isFinite(value)) ? new Map(values) : null;
};
