/** A seed and a range of runs in; every stream and driver as columns, made when first asked for and then kept, out. Apart from all decisions. */
import type { Column, Correlation, Distribution, Driver } from '../base/nouns.ts';
import { draw } from './distributions.ts';
import { driverPaths } from './processes.ts';
import { uniforms } from './stream.ts';

export interface Draws {
  readonly seed: string;
  readonly runs: number;
  /** The first run, counted from 0. */
  readonly from: number;
  /** Uniforms of a stream. */
  readonly uniforms: (name: string) => Float64Array;
  /** Values of a distribution on a stream. */
  readonly values: (name: string, distribution: Distribution) => Column;
  /** Columns of every driver, one a year. */
  readonly drivers: (
    drivers: readonly Driver[],
    correlations: readonly Correlation[],
    years: readonly number[],
  ) => ReadonlyMap<string, readonly Column[]>;
}

/** At most this many values of figures are kept; beyond it, all are dropped and made anew. */
const mostKept = 4000;

export function makeDraws(seed: string, runs: number, from = 0): Draws {
  const streams = new Map<string, Float64Array>();
  const values = new Map<string, Column>();
  let paths: { key: string; value: ReadonlyMap<string, readonly Column[]> } | null = null;
  const stream = (name: string) => {
    const found = streams.get(name);
    if (found) return found;
    if (streams.size >= mostKept) streams.clear();
    const made = uniforms(seed, name, runs, from);
    streams.set(name, made);
    return made;
  };
  return {
    seed,
    runs,
    from,
    uniforms: stream,
    values: (name, distribution) => {
      if (distribution.kind === 'fixed') return distribution.value;
      const key = `${name} ${JSON.stringify(distribution)}`;
      const found = values.get(key);
      if (found !== undefined) return found;
      if (values.size >= mostKept) values.clear();
      const made = draw(distribution, () => stream(name));
      values.set(key, made);
      return made;
    },
    drivers: (drivers, correlations, years) => {
      const key = JSON.stringify([drivers.map(({ id, process }) => [id, process]), correlations, years]);
      if (paths?.key !== key) paths = { key, value: driverPaths(drivers, correlations, years, stream) };
      return paths.value;
    },
  };
}
