/** Drivers, their correlations and streams of uniforms in; each driver's value, year by year as columns over runs, out. */
import type { Column, Correlation, Driver } from '../base/nouns.ts';
import { quantileOf } from './distributions.ts';
import { inverseNormal, normalCdf } from './normal.ts';

/** Uniforms of a stream by its name. */
export type Uniforms = (name: string) => Float64Array;

/** Lower triangle L with L·Lᵀ = the matrix, or null where it is not positive definite (Golub & Van Loan, algorithm 4.2.1). */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower: number[][] = matrix.map(() => []);
  for (const [i, row] of matrix.entries()) {
    const left = lower[i] as number[];
    for (let j = 0; j <= i; j++) {
      const other = lower[j] as number[];
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (left[k] ?? 0) * (other[k] ?? 0);
      if (i === j && sum <= 1e-10) return null;
      left[j] = i === j ? Math.sqrt(sum) : sum / (other[j] ?? 1);
    }
  }
  return lower;
}

/** The correlation matrix of the drivers that are named in correlations, in their order in the file. */
export function correlationMatrix(
  drivers: readonly Driver[],
  correlations: readonly Correlation[],
): { readonly ids: readonly string[]; readonly matrix: number[][] } {
  const named = new Set(correlations.flatMap(({ between }) => between));
  const ids = drivers.flatMap(({ id }) => (named.has(id) ? [id] : []));
  const matrix = ids.map((_, i) => ids.map((_, j) => (i === j ? 1 : 0)));
  for (const {
    between: [a, b],
    is,
  } of correlations) {
    const [i, j] = [ids.indexOf(a), ids.indexOf(b)];
    if (i < 0 || j < 0) continue;
    (matrix[i] as number[])[j] = is;
    (matrix[j] as number[])[i] = is;
  }
  return { ids, matrix };
}

/** Values of one driver in the years given its normal scores of each year. */
function path(
  driver: Driver,
  years: readonly number[],
  scores: (year: number) => Float64Array,
  uniforms: (year: number) => Float64Array,
): Column[] {
  const { process } = driver;
  switch (process.kind) {
    case 'trend': {
      let x = process.start;
      return years.map(() => {
        x *= 1 + process.growth;
        return x;
      });
    }
    case 'independent': {
      if (process.distribution.kind === 'fixed') return years.map(() => (process.distribution as { value: number }).value);
      const quantile = quantileOf(process.distribution);
      return years.map((year) => uniforms(year).map(quantile));
    }
    case 'event': {
      let left: Float64Array | null = null;
      return years.map((year) => {
        const u = uniforms(year);
        const before = left;
        const now = new Float64Array(u.length);
        const next = new Float64Array(u.length);
        for (let i = 0; i < u.length; i++) {
          const running = before === null ? 0 : (before[i] as number);
          const happens = running > 0 || (u[i] as number) > 1 - process.chance;
          now[i] = happens ? 1 : 0;
          next[i] = running > 0 ? running - 1 : happens ? process.lasts - 1 : 0;
        }
        left = next;
        return now;
      });
    }
    case 'random-walk':
    case 'mean-reverting': {
      // ln xₜ = keep·ln xₜ₋₁ + shift + σ·εₜ for both.
      const keep = process.kind === 'mean-reverting' ? 1 - process.reversion : 1;
      const shift =
        process.kind === 'mean-reverting'
          ? process.reversion * Math.log(process.level)
          : Math.log(1 + process.growth) - process.volatility ** 2 / 2;
      let log: Column = Math.log(process.start);
      return years.map((year) => {
        if (process.volatility === 0) {
          log = keep * (log as number) + shift;
          return Math.exp(log);
        }
        const z = scores(year);
        const last: Column = log;
        const now = new Float64Array(z.length);
        for (let i = 0; i < z.length; i++)
          now[i] = keep * (typeof last === 'number' ? last : (last[i] as number)) + shift + process.volatility * (z[i] as number);
        log = now;
        return now.map(Math.exp);
      });
    }
  }
}

/** Whether chance moves the driver at all; only then can it be correlated. */
export function isUncertain({ process }: Driver): boolean {
  return process.kind !== 'trend' && !(process.kind === 'independent' && process.distribution.kind === 'fixed');
}

/**
 * Every driver's columns, one a year. Stream of a driver's year: `driver/<id>/<year>`. Correlated drivers mix their own normal scores with those
 * of correlated drivers before them in the file (Gaussian copula), so a driver without correlations moves no other.
 */
export function driverPaths(
  drivers: readonly Driver[],
  correlations: readonly Correlation[],
  years: readonly number[],
  uniforms: Uniforms,
): Map<string, readonly Column[]> {
  const { ids, matrix } = correlationMatrix(drivers, correlations);
  const lower = cholesky(matrix);
  if (!lower) throw new Error('the correlations are not positive definite');
  const kept = new Map<string, Float64Array>();
  const keep = (key: string, make: () => Float64Array) => {
    const found = kept.get(key) ?? make();
    kept.set(key, found);
    return found;
  };
  const ownUniforms = (id: string, year: number) => keep(`u ${id} ${year}`, () => uniforms(`driver/${id}/${year}`));
  const ownScores = (id: string, year: number) => keep(`z ${id} ${year}`, () => ownUniforms(id, year).map(inverseNormal));
  const scores = (id: string, year: number) => {
    const weights = lower[ids.indexOf(id)];
    if (!weights || weights.slice(0, -1).every((w) => w === 0)) return ownScores(id, year);
    return keep(`mixed ${id} ${year}`, () => {
      const out = new Float64Array(ownScores(id, year).length);
      for (const [k, weight] of weights.entries()) {
        if (weight === 0) continue;
        const z = ownScores(ids[k] as string, year);
        for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + weight * (z[i] as number);
      }
      return out;
    });
  };
  const mixedUniforms = (id: string, year: number) =>
    ids.includes(id) && scores(id, year) !== ownScores(id, year) ? scores(id, year).map(normalCdf) : ownUniforms(id, year);
  return new Map(
    drivers.map((driver) => [
      driver.id,
      path(
        driver,
        years,
        (year) => scores(driver.id, year),
        (year) => mixedUniforms(driver.id, year),
      ),
    ]),
  );
}
