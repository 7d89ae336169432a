/** Tables of past values as bytes in; a process with standard errors for each of their columns, and the correlations between them, or every problem, out. */
import { type PriceColumn, readPrices, yearlyMeans } from '../base/csv.ts';
import type { Process, Text, Unit } from '../base/nouns.ts';
import type { Problem } from '../base/problem.ts';
import { reservedNames } from '../formula/check.ts';
import { functions, listFunctions } from '../formula/functions.ts';
import { isPlain, readUnit, unitNames } from '../formula/units.ts';
import { decode } from '../scenario/decode.ts';
import { type Fit, type FitKind, fitProcess, type Residual } from './fit.ts';

export interface PriceFile {
  /** The file's name without folders; its words name the driver. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface CalibrateOptions {
  readonly process: FitKind;
  /** Instead of the unit that the table tells. */
  readonly unit: Unit | null;
  /** Years before it are left out. */
  readonly from: number | null;
}

/** One column calibrated. `fit` is in base units, `years` in `unit`; `count` is how many values a year has. */
export interface CalibratedSeries {
  readonly id: string;
  readonly title: string;
  /** Position of its table among the files. */
  readonly file: number;
  readonly unit: Unit | null;
  readonly years: readonly { readonly year: number; readonly value: number; readonly count: number }[];
  /** The comments of its table. */
  readonly origin: string;
  readonly fit: Fit;
}

/** Pearson's correlation of the scores of two series in the `n` steps that both have. */
export interface CalibratedCorrelation {
  readonly between: readonly [string, string];
  readonly is: number;
  readonly standardError: number;
  readonly n: number;
}

export interface Calibration {
  readonly process: FitKind;
  readonly series: readonly CalibratedSeries[];
  readonly correlations: readonly CalibratedCorrelation[];
}

/** What is wrong with, or to know of, each file, in their order. */
export interface FileProblems {
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
}

const leastYears = 5;
/** Below this many common steps a correlation is not told. */
export const leastCommon = 5;

const text = (en: string, zh: string): Text => ({ en, zh });

const oneUnit = [...unitNames].sort((a, b) => b.length - a.length).join('|');
const written = `(?<![A-Za-z/])(?:${oneUnit})(?:[/·*](?:${oneUnit}))*(?![A-Za-z0-9/])`;
const ratioRule = new RegExp(`(?<![A-Za-z/])(?:${oneUnit})(?:[/·*](?:${oneUnit}))+(?![A-Za-z0-9/])`, 'u');
const statedRule = new RegExp(`(?:unit|单位)\\s*[:：]\\s*(${written})`, 'iu');
const bracketRule = new RegExp(`[(（［[]\\s*(${written})\\s*[)）］\\]]`, 'u');

/** The unit that a header or comment tells: `单位：元`, `(yuan)`, or a ratio such as yuan/kg anywhere. */
function unitIn(typed: string): Unit | null {
  const words = typed.normalize('NFKC');
  const found = statedRule.exec(words)?.[1] ?? bracketRule.exec(words)?.[1] ?? ratioRule.exec(words)?.[0];
  const unit = found === undefined ? null : readUnit(found);
  // `year/year` and the like say how something changes, not in what it is counted.
  return unit && isPlain(unit.dimension) ? null : unit;
}

/** A name for a driver: letters, digits and _, none with a meaning of its own, and none twice. */
function driverName(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=\p{N})|^$/u, 'price_')
    .replace(/_$/, '')
    .slice(0, 60);
  const used = [reservedNames, functions, listFunctions, new Set(unitNames)].some((names) => names.has(plain));
  const name = used ? `${plain}_price` : plain;
  let id = name;
  for (let i = 2; taken.has(id); i++) id = `${name}_${i}`;
  return id;
}

function inBaseUnits(fit: Fit, factor: number): Fit {
  const process = { ...fit.process } as { start: number; level?: number };
  process.start *= factor;
  if (process.level !== undefined) process.level *= factor;
  const level = fit.standardErrors.level;
  return {
    ...fit,
    process: process as Process & typeof process,
    standardErrors: typeof level === 'number' ? { ...fit.standardErrors, level: level * factor } : fit.standardErrors,
  };
}

function problemOf({ line, column, name }: PriceColumn, say: Text, value: string, hint: Text): Problem {
  return { at: '', line, column, say: text(`${name}: ${say.en}`, `${name}：${say.zh}`), value, hint };
}

/** No value is larger in the unit of its table, so that it is an amount of a scenario in any unit. */
const mostValue = 1e11;

/** Whether a scenario can hold the process: finite figures, values that are amounts, a volatility up to 500% and a growth from −99% on. */
function isTame({ process, standardErrors }: Fit): boolean {
  const { growth = 0, volatility = 0, ...others } = process as unknown as { readonly [name: string]: number };
  const figures = Object.values({ ...others, ...standardErrors }).filter((x) => typeof x === 'number');
  const { start = 0, level = 0 } = others;
  const holds = Math.max(Math.abs(start), Math.abs(level)) <= mostValue && volatility <= 5 && growth >= -0.99;
  return holds && [growth, volatility, ...figures].every(Number.isFinite);
}

/** The years of a column and their fit, or why there is none. */
function fitColumn(
  column: PriceColumn,
  { process, from }: CalibrateOptions,
): { readonly fit: Fit; readonly years: CalibratedSeries['years'] } | Problem {
  const years = yearlyMeans(column.observations).filter(({ year }) => from === null || year >= from);
  if (years.length < leastYears)
    return problemOf(
      column,
      text(`values in fewer than ${leastYears} years`, `有数值的年份不足 ${leastYears} 年`),
      `${years.length}`,
      text(
        'Add earlier years. With so few, write the process by hand and call it an assumption.',
        '请补充更早的年份。年份太少时，请自行填写参数并注明是假设。',
      ),
    );
  const fit = fitProcess(years, process);
  if (fit && isTame(fit)) return { fit, years };
  if (fit)
    return problemOf(
      column,
      text('the values jump further than any process of a scenario can', '数值跳动太大，情景中的随机因素无法表示'),
      years
        .slice(-3)
        .map(({ value }) => String(Number(value.toPrecision(4))))
        .join(', '),
      text(
        'Look for a misplaced decimal point or unit; or leave out the years before.',
        '请检查小数点和单位；或去掉较早的年份。',
      ),
    );
  return problemOf(
    column,
    text('the values follow a rule without any chance', '数值完全按固定规律变化，没有随机波动'),
    years
      .slice(-3)
      .map(({ value }) => String(Number(value.toPrecision(4))))
      .join(', '),
    text('Use a trend, or a plain figure instead of a driver.', '请用趋势，或直接写一个数，不设随机因素。'),
  );
}

function correlationOf(a: CalibratedSeries, b: CalibratedSeries): CalibratedCorrelation | null {
  const key = ({ year, gap }: Residual) => `${year} ${gap}`;
  const other = new Map(b.fit.residuals.map((residual) => [key(residual), residual.score]));
  const pairs = a.fit.residuals.flatMap((residual) => {
    const score = other.get(key(residual));
    return score === undefined ? [] : [[residual.score, score] as const];
  });
  const n = pairs.length;
  if (n < leastCommon) return null;
  const mean = (of: (pair: readonly [number, number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / n;
  const [x, y] = [mean(([left]) => left), mean(([, right]) => right)];
  const product = mean(([left, right]) => (left - x) * (right - y));
  const r = product / Math.sqrt(mean(([left]) => (left - x) ** 2) * mean(([, right]) => (right - y) ** 2));
  if (!Number.isFinite(r)) return null;
  const is = Math.min(Math.max(r, -1), 1);
  return { between: [a.id, b.id], is, standardError: (1 - is * is) / Math.sqrt(n - 3), n };
}

const tooLarge = {
  say: text('the file is larger than 2 MB', '文件超过 2 MB'),
  hint: text('Keep only the dates and the values, one row a month at most.', '请只保留日期和数值，最多每月一行。'),
};

/**
 * Calibrates every column of values of the tables. `calibration` is null where a file has problems. A standard error of a correlation is
 * (1 − r²)/√(n − 3) (Fisher's z by the delta method; Kendall & Stuart, The Advanced Theory of Statistics 1, 16.29).
 */
export function calibrate(
  files: readonly PriceFile[],
  options: CalibrateOptions,
): { readonly calibration: Calibration | null; readonly files: readonly FileProblems[] } {
  const series: CalibratedSeries[] = [];
  const told = files.map(({ name, bytes }, file): FileProblems => {
    const decoded = decode(bytes);
    if (!decoded.ok)
      return { problems: decoded.problems.map((p) => (bytes.length > 2_000_000 ? { ...p, ...tooLarge } : p)), notices: [] };
    const { table, problems } = readPrices(decoded.text);
    const found: Problem[] = [...problems];
    const origin = table?.comments.join(' ') ?? '';
    for (const column of table?.columns ?? []) {
      const fitted = fitColumn(column, options);
      if ('say' in fitted) {
        found.push(fitted);
        continue;
      }
      const unit = options.unit ?? unitIn(column.name) ?? unitIn(origin);
      const title = table?.columns.length === 1 ? name.replace(/\.[^.]*$/, '') : column.name.replace(/\s*[([（［].*$/u, '');
      const id = driverName(title, new Set(series.map((other) => other.id)));
      const fit = inBaseUnits(fitted.fit, unit?.factor ?? 1);
      series.push({ id, title, file, unit, years: fitted.years, origin, fit });
    }
    return { problems: found, notices: decoded.notices };
  });
  if (told.some(({ problems }) => problems.length > 0)) return { calibration: null, files: told };
  const correlations = series.flatMap((a, i) =>
    series.slice(i + 1).flatMap((b): CalibratedCorrelation[] => {
      const correlation = correlationOf(a, b);
      return correlation ? [correlation] : [];
    }),
  );
  return { calibration: { process: options.process, series, correlations }, files: told };
}
