/** A table of past prices as text and what was chosen for it in; what was read, what fits it, and what it would make of a driver, out. */
import {
  type Adoption,
  adoptedProcess,
  type CalibratedSeries,
  type Calibration,
  calibrate,
  type Driver,
  type DriverOutlook,
  makeDraws,
  outlook,
  type Problem,
  type Process,
  plainUnit,
  type Scenario,
  sameDimension,
  type Unit,
} from '../../model/index.ts';

export type Kind = 'mean-reverting' | 'random-walk' | 'history';
export const kinds = ['mean-reverting', 'random-walk', 'history'] as const satisfies readonly Kind[];

export interface Choices {
  readonly table: string;
  readonly name: string;
  readonly kind: Kind;
  /** The first year; 0: all. */
  readonly from: number;
  readonly column: number;
  /** A driver's id; empty: a new one. */
  readonly into: string;
  /** Whether level and last value are taken too, where nothing forces one or the other. */
  readonly take: 'auto' | 'all' | 'swing';
}

export interface Reading {
  readonly problems: readonly Problem[];
  readonly read: Read | null;
}

export interface Read {
  readonly calibration: Calibration;
  readonly series: CalibratedSeries;
  /** Every year of the table, for the choice of a first one. */
  readonly allYears: readonly number[];
  readonly into: Driver | null;
  readonly adoption: Adoption;
  /** What may be taken of the table by this driver. */
  readonly takes: readonly ('all' | 'swing')[];
  /** The unit of the table itself; null where it tells none. */
  readonly tableUnit: Unit | null;
  /** null: a history with missing years, or nothing may be taken. */
  readonly process: Process | null;
  /** The past in base units, as it joins the fan. */
  readonly past: readonly { readonly year: number; readonly value: number }[];
  readonly ahead: DriverOutlook | null;
  readonly aheadYears: readonly number[];
}

const hasStart = ({ process }: Driver): boolean => 'start' in process;

function takesOf(into: Driver | null, unit: Unit | null): Read['takes'] {
  if (!into) return ['all'];
  const fits = unit === null || sameDimension(unit.dimension, into.unit.dimension);
  const takes = fits ? (['all', 'swing'] as const) : (['swing'] as const);
  return takes.filter((take) => take === 'all' || hasStart(into));
}

/** Futures of the preview. */
const previewRuns = 2000;

function ahead(driver: Driver, last: number, { from, to }: Scenario['years']) {
  const years = Array.from({ length: to - from + 1 }, (_, i) => last + 1 + i);
  const [found] = outlook([driver], [], years, makeDraws('preview', previewRuns));
  return { found: found ?? null, years };
}

export function readTable(choices: Choices, scenario: Scenario): Reading | null {
  if (choices.table.trim() === '') return null;
  const into = scenario.drivers.find(({ id }) => id === choices.into) ?? null;
  const table = [{ name: `${choices.name}.csv`, bytes: new TextEncoder().encode(choices.table) }];
  const process = choices.kind === 'history' ? 'mean-reverting' : choices.kind;
  const fitted = (from: number | null, unit: Unit | null) => calibrate(table, { process, unit, from });
  const first = fitted(choices.from || null, null);
  const problems = first.files.flatMap((file) => file.problems);
  const own = first.calibration?.series[choices.column] ?? first.calibration?.series[0];
  if (!first.calibration || !own) return { problems, read: null };
  const takes = takesOf(into, own.unit);
  const wanted = choices.take === 'auto' ? (own.unit === null && into && hasStart(into) ? 'swing' : 'all') : choices.take;
  const take = takes.includes(wanted) ? wanted : takes[0];
  // A table without a unit is in that of the driver.
  const calibration =
    own.unit === null && into && take === 'all' && into.unit.text !== ''
      ? (fitted(choices.from || null, into.unit).calibration ?? first.calibration)
      : first.calibration;
  const index = first.calibration.series.indexOf(own);
  const series = calibration.series[index] ?? own;
  const adoption: Adoption = {
    calibration,
    index,
    as: choices.kind === 'history' ? 'history' : 'fitted',
    into,
    level: take !== 'swing',
    table: choices.name,
  };
  const made = take === undefined ? null : adoptedProcess(adoption);
  const end = series.years.at(-1);
  const scale = made && 'start' in made && end ? made.start / end.value : (series.unit?.factor ?? 1);
  const driver = {
    ...(into ?? { id: 'new', title: { en: '', zh: '' }, source: null, note: null }),
    unit: into?.unit ?? series.unit ?? plainUnit,
  };
  const seen = made && end ? ahead({ ...driver, process: made }, end.year, scenario.years) : null;
  const all = choices.from ? fitted(null, null).calibration?.series[index]?.years : own.years;
  return {
    problems,
    read: {
      calibration,
      series,
      allYears: (all ?? own.years).map(({ year }) => year),
      into,
      adoption,
      takes,
      tableUnit: own.unit,
      process: made,
      past: series.years.map(({ year, value }) => ({ year, value: value * scale })),
      ahead: seen?.found ?? null,
      aheadYears: seen?.years ?? [],
    },
  };
}
