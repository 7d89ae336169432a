/** A linear program as text in; the values of its variables out, by the solver HiGHS, which is loaded when it is first needed. */
import type { Solve } from '../model/index.ts';

/** Branches after which the best answer so far has to do: counted, not timed, so that a slow computer gives the same answer. */
const nodes = 200;

/** Each program has an instance of its own, so that one that fails leaves nothing behind. Without a solution its values are no numbers. Throws what HiGHS cannot read. */
export const solveWithHighs: Solve = async (program) => {
  const { default: load } = await import('highs');
  const highs = await load();
  const { Columns } = highs.solve(program, { output_flag: false, mip_max_nodes: nodes });
  const values = Object.entries(Columns).map(
    ([name, column]) => [name, 'Primal' in column ? column.Primal : Number.NaN] as const,
  );
  return values.every(([, value]) => Number.isFinite(value)) ? new Map(values) : null;
};
