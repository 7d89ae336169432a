/** Draws and what is to differ in them in; draws that share all else, run by run, out. */
import type { Column, Correlation, Driver } from '../base/nouns.ts';
import { draw } from './distributions.ts';
import type { Draws } from './draws.ts';
import { driverPaths } from './processes.ts';

export interface Variation {
  /** Other uniforms of a stream, or null where it stays as it is. */
  readonly uniforms: (stream: string) => Float64Array | null;
  /** Whether streams of drivers are among those that differ. */
  readonly drivers: boolean;
  /** Other columns of a driver, in place of those that its streams give. */
  readonly columns?: (driver: string, years: readonly Column[]) => readonly Column[] | null;
}

export function variant(draws: Draws, { uniforms, drivers, columns }: Variation): Draws {
  const of = (stream: string) => uniforms(stream) ?? draws.uniforms(stream);
  let paths: { key: string; value: ReadonlyMap<string, readonly Column[]> } | null = null;
  const pathsOf = (list: readonly Driver[], correlations: readonly Correlation[], years: readonly number[]) => {
    const made = drivers ? driverPaths(list, correlations, years, of) : draws.drivers(list, correlations, years);
    return columns ? new Map([...made].map(([id, path]) => [id, columns(id, path) ?? path])) : made;
  };
  const own: Draws = {
    seed: draws.seed,
    runs: draws.runs,
    from: draws.from,
    windows: () => [own],
    lent: () => own,
    uniforms: of,
    values: (stream, distribution) => {
      const other = distribution.kind === 'fixed' ? null : uniforms(stream);
      return other ? draw(distribution, () => other) : draws.values(stream, distribution);
    },
    drivers: (list, correlations, years) => {
      const key = JSON.stringify([list.map(({ id, process }) => [id, process]), correlations, years]);
      if (paths?.key !== key) paths = { key, value: pathsOf(list, correlations, years) };
      return paths.value;
    },
  };
  return own;
}
