/** A seed and a range of runs in; every stream and driver as columns, made when first asked for and then kept, out. Apart from all decisions. */
import { boundedMap, bytesOfColumns, type Keeping, keptIn } from '../base/cache.ts';
import { blockSize } from '../base/loops.ts';
import type { Column, Correlation, Distribution, Driver } from '../base/nouns.ts';
import { scratch } from '../base/scratch.ts';
import { draw } from './distributions.ts';
import { normalScores } from './normal.ts';
import { driverPaths } from './processes.ts';
import { uniforms } from './stream.ts';

export interface Draws {
  readonly seed: string;
  readonly runs: number;
  /** The first run, counted from 0. */
  readonly from: number;
  /** The same draws in windows of fewer runs, one after another; only these, where the runs are few. */
  readonly windows: () => readonly Draws[];
  /** The same draws, whose streams and values are scratch: for whoever asks for each once. */
  readonly lent: () => Draws;
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

/** Whole blocks of a stream: a column of so many runs has 80 kB. */
const windowRuns = 20 * blockSize;

/** The values of a figure among those that are kept. */
const valueIn = (kept: Keeping<Column>, name: string, distribution: Distribution, make: () => Column): Column =>
  distribution.kind === 'fixed' ? distribution.value : keptIn(kept, `${name} ${JSON.stringify(distribution)}`, make);

/** Keeps streams, and values of figures, up to `mostBytes` of each; what was not asked for longest is made anew when it is asked for again. */
export function makeDraws(seed: string, runs: number, from = 0, mostBytes = 64 * 2 ** 20): Draws {
  const streams = boundedMap<Float64Array>(mostBytes, ({ byteLength }) => byteLength);
  const values = boundedMap<Column>(mostBytes, (column) => bytesOfColumns([column]));
  // Of drivers alone: a level that moves asks for the scores of before.
  const mostScores = mostBytes / 4;
  const scores = boundedMap<Float64Array>(mostScores, ({ byteLength }) => byteLength);
  const driverColumns = new Map<string, { readonly key: string; readonly columns: readonly Column[] }>();
  let paths: { asked: readonly unknown[]; key: string; value: ReadonlyMap<string, readonly Column[]> } | null = null;
  const stream = (name: string) => keptIn(streams, name, () => uniforms(seed, name, runs, from));
  const onScratch = (name: string) => streams.get(name) ?? uniforms(seed, name, runs, from, scratch.column(runs));
  const keptScores = (name: string) =>
    keptIn(scores, name, () => scratch.within(() => scratch.lasting(runs, (out) => normalScores(onScratch(name), out))));
  const lentScores = (name: string) => normalScores(onScratch(name), scratch.column(runs));
  let windows: readonly Draws[] | null = null;
  const own: Draws = {
    seed,
    runs,
    from,
    windows: () => {
      const count = Math.floor(runs / windowRuns);
      windows ??= Array.from({ length: count }, (_, k) => {
        const begin = k * windowRuns;
        return makeDraws(seed, k === count - 1 ? runs - begin : windowRuns, from + begin, mostBytes / count);
      });
      return count < 2 ? [own] : windows;
    },
    lent: () => {
      const lentValues = new Map<string, Column>();
      const value = (name: string, distribution: Distribution) =>
        valueIn(lentValues, name, distribution, () => draw(distribution, () => onScratch(name), scratch.column(runs)));
      return { ...own, uniforms: onScratch, values: value };
    },
    uniforms: stream,
    values: (name, distribution) => valueIn(values, name, distribution, () => draw(distribution, () => stream(name))),
    drivers: (drivers, correlations, years) => {
      const [asked, last] = [[drivers, correlations, years], paths];
      // Mostly another village of the same model.
      if (last && asked.every((one, i) => one === last.asked[i])) return last.value;
      const key = JSON.stringify([drivers.map(({ id, process }) => [id, process]), correlations, years]);
      if (last?.key === key) {
        paths = { ...last, asked };
        return last.value;
      }
      // Which drivers there are decides how correlated ones are mixed; else a driver's columns are its own process's.
      const shared = JSON.stringify([drivers.map(({ id }) => id), correlations, years]);
      const known = ({ id, process }: Driver, make: () => readonly Column[]) => {
        const own = `${shared} ${JSON.stringify(process)}`;
        const found = driverColumns.get(id);
        const columns = found?.key === own ? found.columns : make();
        driverColumns.set(id, { key: own, columns });
        return columns;
      };
      // Where not all scores find room, one lets go of the other before it is asked for again.
      const isKept = drivers.length * years.length * runs * 8 <= mostScores;
      const [streamOf, scoresOf] = isKept ? [stream, keptScores] : [onScratch, lentScores];
      const value = driverPaths(drivers, correlations, years, streamOf, { known, scoresOf });
      paths = { asked, key, value };
      return value;
    },
  };
  return own;
}
