/** Columns for what is computed on the way to a village's figures: handed out one after another, and handed out again after a reset. What is to stay is copied. */

export interface Scratch {
  /** A column of any content, to be written in full. */
  readonly column: (runs: number) => Float64Array;
  /** Takes back every column that was handed out. */
  readonly reset: () => void;
}

/** Memory grows to what the largest village needs, and stays so. */
export function makeScratch(): Scratch {
  const columns: Float64Array[] = [];
  let used = 0;
  return {
    column: (runs) => {
      const found = columns[used];
      const given = found?.length === runs ? found : new Float64Array(runs);
      columns[used++] = given;
      return given;
    },
    reset: () => {
      used = 0;
    },
  };
}

/** Columns that are never handed out again, for whoever keeps what it makes. */
export const fresh: Scratch = { column: (runs) => new Float64Array(runs), reset: () => {} };
