/** A scenario, a plan and draws in; what chance does to each driver year by year, how drivers move together, and what each does to the town, out. */
import { log } from '../base/elementary.ts';
import type { Column, Correlation, Driver, Plan, Scenario } from '../base/nouns.ts';
import { meanOf, type Summary, summarize } from '../base/stats.ts';
import { type Draws, makeDraws } from '../chance/draws.ts';
import { inverseNormal } from '../chance/normal.ts';
import { futuresOf } from '../goals/village-summary.ts';
import { driversRead } from '../projection/kept.ts';
import { yearsOf } from '../projection/model.ts';
import { tornado } from './sensitivity.ts';
import { study } from './study.ts';

/** One driver over the years of a plan, in base units. */
export interface DriverOutlook {
  readonly id: string;
  /** Last year's known value; null where the process has none. */
  readonly start: number | null;
  readonly years: readonly Summary[];
  /** The first runs: a row a run, with a figure a year. */
  readonly futures: readonly (readonly number[])[];
  /** Of an event: the share of runs in which it happens, a year, and in which it happens at least once. */
  readonly event: { readonly shares: readonly number[]; readonly once: number } | null;
}

/** Two drivers that move together; `stated` is null where the file says nothing, `simulated` where chance does not move them both. */
export interface Together {
  readonly between: readonly [string, string];
  readonly stated: number | null;
  readonly simulated: number | null;
}

/** What one driver does to the town's income of a year: its mean with the driver low and high in every run, all else as it falls. */
export interface DriverMove {
  readonly id: string;
  /** How many villages depend on it under the plan. */
  readonly villages: number;
  readonly low: number;
  readonly high: number;
}

export interface Market {
  readonly years: readonly number[];
  readonly drivers: readonly DriverOutlook[];
  readonly together: readonly Together[];
  readonly moves: readonly DriverMove[];
}

type Paths = ReadonlyMap<string, readonly Column[]>;

function onceOf(years: readonly Column[], runs: number): number {
  const happened = new Float64Array(runs);
  for (const column of years)
    for (let i = 0; i < runs; i++) if ((typeof column === 'number' ? column : (column[i] as number)) > 0) happened[i] = 1;
  return meanOf(happened);
}

/** Each driver on these draws. */
export function outlook(
  drivers: readonly Driver[],
  correlations: readonly Correlation[],
  years: readonly number[],
  draws: Draws,
): DriverOutlook[] {
  const paths = draws.drivers(drivers, correlations, years);
  return drivers.map(({ id, process }) => {
    const columns = paths.get(id) ?? [];
    return {
      id,
      start: 'start' in process ? process.start : null,
      years: columns.map(summarize),
      futures: futuresOf(columns, draws.runs),
      event: process.kind === 'event' ? { shares: columns.map(meanOf), once: onceOf(columns, draws.runs) } : null,
    };
  });
}

/** Normal scores of the ranks of a column (van der Waerden), values that are equal sharing theirs; null where all are. */
function rankScores(values: Float64Array): Float64Array | null {
  const sorted = values.slice().sort();
  const n = values.length;
  if (sorted[0] === sorted[n - 1]) return null;
  /** How many values lie below x, or at most at it. */
  const count = (x: number, atMost: boolean) => {
    let [low, high] = [0, n];
    while (low < high) {
      const half = (low + high) >> 1;
      const y = sorted[half] as number;
      if (y < x || (atMost && y === x)) low = half + 1;
      else high = half;
    }
    return low;
  };
  return values.map((x) => inverseNormal((count(x, false) + count(x, true)) / 2 / n));
}

/** What a driver does in a year: the change of its logarithm from the year before where it goes on from there, else its value. */
function moveOf({ process }: Driver, years: readonly Column[], t: number): Float64Array | null {
  const now = years[t];
  if (now === undefined || typeof now === 'number') return null;
  if (process.kind === 'independent' || process.kind === 'event' || process.kind === 'trend') return now;
  const before = t === 0 ? process.start : (years[t - 1] as Column);
  return now.map((x, i) => log(x / (typeof before === 'number' ? before : (before[i] as number))));
}

function pearson(a: Float64Array, b: Float64Array): number {
  const [x, y] = [meanOf(a), meanOf(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [(a[i] as number) - x, (b[i] as number) - y];
    ab += p * q;
    aa += p * p;
    bb += q * q;
  }
  return ab / Math.sqrt(aa * bb);
}

/** The correlation of the scores of two drivers' moves, the mean over the years. */
function simulated(pair: readonly [Driver, Driver], paths: Paths, years: number): number | null {
  const found = Array.from({ length: years }, (_, t) => {
    const [a, b] = pair.map((driver) => {
      const move = moveOf(driver, paths.get(driver.id) ?? [], t);
      return move && rankScores(move);
    });
    return a && b ? pearson(a, b) : null;
  }).filter((r) => r !== null);
  return found.length === 0 ? null : found.reduce((sum, r) => sum + r, 0) / found.length;
}

/** The pairs that the file correlates, and histories that meet the same past years. */
function pairsOf({
  drivers,
  correlations,
}: Scenario): { readonly pair: readonly [Driver, Driver]; readonly stated: number | null }[] {
  const named = new Map(drivers.map((driver) => [driver.id, driver]));
  const stated = correlations.flatMap(({ between: [a, b], is }) => {
    const pair = [named.get(a), named.get(b)] as const;
    return pair[0] && pair[1] ? [{ pair: [pair[0], pair[1]] as const, stated: is }] : [];
  });
  const word = ({ process }: Driver) => (process.kind === 'history' ? process.together : null);
  const histories = drivers.flatMap((a, i) =>
    drivers
      .slice(i + 1)
      .flatMap((b) => (word(a) !== null && word(a) === word(b) ? [{ pair: [a, b] as const, stated: null }] : [])),
  );
  return [...stated, ...histories];
}

/** Runs that tell what a driver does to the town: means need no more. */
export const movesRuns = 1000;

/** Yields how many drivers are done. Throws what a projection throws. */
export function* market(scenario: Scenario, plan: Plan, year: number, draws: Draws): Generator<number, Market> {
  const { drivers, correlations } = scenario;
  const years = yearsOf(scenario);
  const paths = draws.drivers(drivers, correlations, years);
  const together = pairsOf(scenario).map(({ pair, stated }): Together => {
    const [a, b] = pair;
    return { between: [a.id, b.id], stated, simulated: simulated(pair, paths, years.length) };
  });
  const outcome = { kind: 'measure', measure: 'income', village: null, year } as const;
  const made = study(scenario, plan, outcome, makeDraws(draws.seed, Math.min(draws.runs, movesRuns)));
  const read = made.model.villages.map(driversRead);
  const bars = yield* tornado({ ...made, inputs: made.inputs.filter((input) => input.drivers.length > 0) });
  const moves = bars.flatMap(({ input, low, high }) =>
    input.drivers.map((id): DriverMove => ({ id, villages: read.filter((names) => names.has(id)).length, low, high })),
  );
  return { years, drivers: outlook(drivers, correlations, years, draws), together, moves };
}
