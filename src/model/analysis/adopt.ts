/** A calibrated series and the driver that is to take it in; the driver's process, and the edits that put it into the file, out. */

import { log } from '../base/elementary.ts';
import type { Driver, Process, Scenario, Text } from '../base/nouns.ts';
import { plainUnit } from '../formula/units.ts';
import type { FileEdit } from '../scenario/edits.ts';
import { open } from '../scenario/text.ts';
import { writtenAmount } from '../scenario/write.ts';
import type { CalibratedSeries, Calibration } from './calibrate.ts';
import { calibrationYaml } from './calibration-words.ts';

export interface Adoption {
  readonly calibration: Calibration;
  /** Position among its series. */
  readonly index: number;
  /** `fitted`: the process that was fitted; `history`: the years themselves, over again. */
  readonly as: 'fitted' | 'history';
  /** The driver that takes it in; null: a new one. */
  readonly into: Driver | null;
  /** Whether level and last value come from the table too; else only how it swings does, and the driver keeps its own. */
  readonly level: boolean;
  /** What the table is called. */
  readonly table: string;
}

/** What is written of a driver in a file. */
export interface Adopted {
  readonly title?: unknown;
  readonly unit?: unknown;
  readonly process: { readonly kind: string; readonly [key: string]: unknown };
  readonly source: string;
  readonly note: Text;
}

const seriesOf = ({ calibration, index }: Adoption): CalibratedSeries => {
  const found = calibration.series[index];
  if (!found) throw new Error(`no series ${index}`);
  return found;
};

const startOf = (driver: Driver): number | null => ('start' in driver.process ? driver.process.start : null);
const levelOf = ({ process }: Driver): number | null => (process.kind === 'mean-reverting' ? process.level : null);

/** Yearly values in base units; where only the swing is taken, so scaled that they end at the driver's own start. null where years are missing. */
function pastOf(adoption: Adoption): number[] | null {
  const { years, unit } = seriesOf(adoption);
  if (years.some(({ year }, i) => i > 0 && year !== (years[i - 1]?.year ?? 0) + 1)) return null;
  const own = adoption.into && !adoption.level ? startOf(adoption.into) : null;
  const factor = own === null ? (unit?.factor ?? 1) : own / (years.at(-1)?.value ?? 1);
  return years.map(({ value }) => value * factor);
}

/** The process that the driver would have, in base units; null for a history with missing years. */
export function adoptedProcess(adoption: Adoption): Process | null {
  const { into, level, as } = adoption;
  if (as === 'history') {
    const past = pastOf(adoption);
    if (!past) return null;
    const changes = past.slice(1).map((value, i) => log(value / (past[i] as number)));
    return { kind: 'history', start: past.at(-1) as number, changes, block: 1, together: null };
  }
  const { process } = seriesOf(adoption).fit;
  const start = into && !level ? startOf(into) : null;
  if (start === null || !('start' in process)) return process;
  if (process.kind !== 'mean-reverting') return { ...process, start };
  return { ...process, start, level: (into && levelOf(into)) ?? start };
}

const historyNote = ({ years, origin }: CalibratedSeries): Text => {
  const [first, last] = [years[0]?.year, years.at(-1)?.year];
  const from = origin.trim().slice(0, 200);
  return {
    en: `The yearly changes of ${first} to ${last}, drawn over again.${from ? ` Data: ${from}` : ''}`,
    zh: `重现 ${first} 至 ${last} 年各年的涨跌。${from ? `数据：${from}` : ''}`,
  };
};

/** What the file would say of the driver; null for a history with missing years. */
export function adoptedDriver(adoption: Adoption): Adopted | null {
  const series = seriesOf(adoption);
  const { into, level, table } = adoption;
  const data = open(calibrationYaml(adoption.calibration, 'en')).source?.data as { readonly drivers: { [id: string]: Adopted } };
  const fitted = data.drivers[series.id] as Adopted;
  const process = adoptedProcess(adoption);
  if (!process) return null;
  const unit = into && !level ? into.unit : (series.unit ?? into?.unit ?? plainUnit);
  const told = ({ en, zh }: Text): Text => ({
    en: `${en}${into && !level ? ' Only how it swings is taken; level and start are as they were.' : ''} Table: ${table}.`,
    zh: `${zh}${into && !level ? '只取其波动方式，水平和上年数值不变。' : ''}表格：${table}。`,
  });
  if (process.kind === 'history')
    return {
      ...fitted,
      process: {
        kind: 'history',
        values: (pastOf(adoption) ?? []).map((value) => writtenAmount(Number(value.toPrecision(5)), unit)),
      },
      note: told(historyNote(series)),
    };
  const own = Object.entries(into && !level ? process : {}).flatMap(([key, value]) =>
    key === 'start' || key === 'level' ? [[key, writtenAmount(Number(value), unit)] as const] : [],
  );
  return { ...fitted, process: { ...fitted.process, ...Object.fromEntries(own) }, note: told(fitted.note) };
}

/** A name for a new driver that is not taken. */
function freeName(wanted: string, taken: (name: string) => boolean): string {
  let name = wanted;
  for (let i = 2; taken(name); i++) name = `${wanted}_${i}`;
  return name;
}

/**
 * The edits that put it into the file, and the id of its driver; `written` tells what stands at a path. A process that cannot be correlated
 * takes its driver's correlations with it. null for a history with missing years.
 */
export function adoptEdits(
  adoption: Adoption,
  { drivers, correlations, strategies }: Scenario,
  written: (path: readonly (string | number)[]) => unknown,
): { readonly id: string; readonly edits: readonly FileEdit[] } | null {
  const made = adoptedDriver(adoption);
  if (!made) return null;
  const { into } = adoption;
  if (!into) {
    const parameters = new Set(Object.values(strategies).flatMap((strategy) => strategy.parameters.map(({ id }) => id)));
    const taken = (name: string) => drivers.some(({ id }) => id === name) || parameters.has(name);
    const id = freeName(seriesOf(adoption).id, taken);
    return { id, edits: [{ path: ['drivers', id], value: made }] };
  }
  const at = ['drivers', into.id];
  const old = Object.keys((written([...at, 'process']) ?? {}) as object);
  const process = Object.entries(made.process);
  const set = (key: string, value: unknown): FileEdit[] => {
    const path = [...at, 'process', key];
    // A list in place of another is written anew, so that the lines around it stay.
    return [...(typeof value === 'object' && old.includes(key) ? [{ path, value: undefined }] : []), { path, value }];
  };
  const correlatable = made.process.kind !== 'history' && made.process.kind !== 'trend';
  const gone = correlatable ? [] : correlations.flatMap(({ between }, i) => (between.includes(into.id) ? [i] : []));
  const correlated: FileEdit[] =
    gone.length === correlations.length && gone.length > 0
      ? [{ path: ['correlations'], value: undefined }]
      : gone.reverse().map((i) => ({ path: ['correlations', i], value: undefined }));
  return {
    id: into.id,
    edits: [
      ...process.flatMap(([key, value]) => set(key, value)),
      ...old.filter((key) => !(key in made.process)).map((key) => ({ path: [...at, 'process', key], value: undefined })),
      { path: [...at, 'source'], value: made.source },
      { path: [...at, 'note'], value: undefined },
      { path: [...at, 'note'], value: made.note },
      ...correlated,
    ],
  };
}
