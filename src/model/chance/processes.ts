/** Drivers, their correlations and streams of uniforms in; each driver's value, year by year as columns over runs, out. */

import { exp, expOf, log as ln } from '../base/elementary.ts';
import type { Column, Correlation, Driver } from '../base/nouns.ts';
import { scratch } from '../base/scratch.ts';
import { cholesky, correlationMatrix } from './correlation.ts';
import { draw } from './distributions.ts';
import { normalCdfOf, normalScores } from './normal.ts';

/** Uniforms of a stream by its name. */
export type Uniforms = (name: string) => Float64Array;

/** Values of one driver in so many years given its normal scores, or its uniforms, of each, counted from 0; what is made on the way is scratch. */
function path(
  { process }: Driver,
  count: number,
  scores: (t: number) => Float64Array,
  uniforms: (t: number) => Float64Array,
): Column[] {
  const years = Array.from({ length: count }, (_, t) => t);
  switch (process.kind) {
    case 'trend': {
      let x = process.start;
      return years.map(() => {
        x *= 1 + process.growth;
        return x;
      });
    }
    case 'independent': {
      return years.map((t) => draw(process.distribution, () => uniforms(t)));
    }
    case 'event': {
      let left: Float64Array | null = null;
      return years.map((t) => {
        const u = uniforms(t);
        if (process.lasts === 1) {
          return scratch.lasting(u.length, (now) => scratch.loops.larger(now, u, 1 - process.chance));
        }
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
    case 'history': {
      // Each block begins anywhere in the past, round from its end to its beginning.
      const { changes, block } = process;
      let log: Float64Array | null = null;
      return years.map((t) => {
        const first = uniforms(t - (t % block));
        const before = log;
        const now = first.map((u, i) => {
          const past = (Math.floor(u * changes.length) + (t % block)) % changes.length;
          return (before === null ? ln(process.start) : (before[i] as number)) + (changes[past] as number);
        });
        log = now;
        return expOf(now);
      });
    }
    case 'random-walk':
    case 'mean-reverting': {
      // ln xₜ = keep·ln xₜ₋₁ + shift + σ·εₜ for both.
      const keep = process.kind === 'mean-reverting' ? 1 - process.reversion : 1;
      const shift =
        process.kind === 'mean-reverting'
          ? process.reversion * ln(process.level)
          : ln(1 + process.growth) - (process.volatility * process.volatility) / 2;
      let log: Column = ln(process.start);
      return years.map((t) => {
        if (process.volatility === 0) {
          log = keep * (log as number) + shift;
          return exp(log);
        }
        const now = stepped(log, keep, shift, process.volatility, scores(t));
        log = now;
        return scratch.lasting(now.length, (value) => scratch.loops.exp(value, now));
      });
    }
  }
}

/** keep·ln xₜ₋₁ + shift + volatility·ε, run by run; on scratch. */
function stepped(last: Column, keep: number, shift: number, volatility: number, z: Float64Array): Float64Array {
  const now = scratch.column(z.length);
  if (typeof last === 'number') scratch.loops.term(now, volatility, [z], keep * last + shift);
  else scratch.loops.sum(now, keep, last, 1, volatility, z, 1, shift);
  return now;
}

/** The sum of columns times their weights, those of 0 left out; on scratch. */
function mixed(weights: readonly number[], columnOf: (k: number) => Float64Array): Float64Array {
  let sum: Float64Array | null = null;
  for (const [k, weight] of weights.entries()) {
    if (weight === 0) continue;
    const column = columnOf(k);
    if (sum) scratch.loops.sum(sum, 1, sum, 1, weight, column, 1, 0);
    else {
      sum = scratch.column(column.length);
      scratch.loops.term(sum, weight, [column], 0);
    }
  }
  return sum as Float64Array;
}

/** Name of the stream of a driver's year; histories drawn together share theirs. */
const streamOf = ({ id, process }: Driver, year: number) =>
  process.kind === 'history' && process.together !== null ? `history/${process.together}/${year}` : `driver/${id}/${year}`;

/** Whether the driver has normal scores of its own years; only then can it be correlated. */
export function isCorrelatable({ process }: Driver): boolean {
  if (process.kind === 'trend' || process.kind === 'history') return false;
  return !(process.kind === 'independent' && process.distribution.kind === 'fixed');
}

/** What was made before, or else is made now. */
export interface Known {
  readonly known: (driver: Driver, make: () => readonly Column[]) => readonly Column[];
  /** Normal scores of a stream by its name; they may be scratch. */
  readonly scoresOf: (name: string) => Float64Array;
}

/**
 * Every driver's columns, one a year. Stream of a driver's year: `driver/<id>/<year>`, or `history/<together>/<year>`. Correlated drivers mix their own normal scores with those
 * of correlated drivers before them in the file (Gaussian copula), so a driver without correlations moves no other.
 */
export function driverPaths(
  drivers: readonly Driver[],
  correlations: readonly Correlation[],
  years: readonly number[],
  uniforms: Uniforms,
  { known, scoresOf }: Known = { known: (_, make) => make(), scoresOf: (name) => normalScores(uniforms(name)) },
): Map<string, readonly Column[]> {
  const { ids, matrix } = correlationMatrix(drivers, correlations);
  const lower = cholesky(matrix);
  if (!lower) throw new Error('the correlations are not positive definite');
  const named = new Map(drivers.map((driver) => [driver.id, driver]));
  const streamsOf = (driver: Driver) => years.map((year) => streamOf(driver, year));
  return scratch.within(() => {
    // Made before any driver's path, so that they are there for those after it too.
    const mixable = ids.map((id) => streamsOf(named.get(id) as Driver).map(scoresOf));
    const made = (driver: Driver): readonly Column[] => {
      const streams = streamsOf(driver);
      const k = ids.indexOf(driver.id);
      const weights = lower[k] ?? [];
      const mixes = weights.slice(0, -1).some((w) => w !== 0);
      const own = (t: number) => mixable[k]?.[t] ?? scoresOf(streams[t] as string);
      const scores = (t: number) => (mixes ? mixed(weights, (j) => mixable[j]?.[t] as Float64Array) : own(t));
      const ownUniforms = (t: number) => (mixes ? normalCdfOf(scores(t)) : uniforms(streams[t] as string));
      return path(driver, years.length, scores, ownUniforms);
    };
    return new Map(drivers.map((driver) => [driver.id, known(driver, () => scratch.within(() => made(driver)))]));
  });
}
