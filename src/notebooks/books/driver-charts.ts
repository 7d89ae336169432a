/** What chance does to one driver in; its drawing out: a fan, or for an event how often it happens. */
import {
  amount,
  type Driver,
  type DriverOutlook,
  type Language,
  type Market,
  percent,
  say,
  type Unit,
  unitWords,
} from '../../model/index.ts';
import { type Band, driverFan } from '../charts/driver-fan.ts';
import { often } from '../charts/often.ts';
import type { ChartData } from '../charts/style.ts';
import type { TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { type Band as Quantile, quantiles } from './drawn.ts';
import { bracketed } from './parts.ts';

/** Without its unit, which stands beside it. */
export const bareAmount = (value: number, unit: Unit, language: Language) =>
  amount(value, unit.text === '%' ? unit : { ...unit, text: '' }, language, 3);

export function bandTip(year: number, row: Band, unit: Unit, language: Language): string {
  const told = (value: number) => amount(value, unit, language);
  return row.p10 === row.p90
    ? word('marketKnown', language, { year, value: told(row.p50) })
    : word('marketTip', language, {
        year,
        p10: told(row.p10),
        p25: told(row.p25),
        p50: told(row.p50),
        p75: told(row.p75),
        p90: told(row.p90),
      });
}

/** Where a driver's figure of a year comes from. */
export type Asking = (year: number, words: string, band?: Quantile) => TraceTarget;

export function eventChart(
  { event }: DriverOutlook,
  years: readonly number[],
  title: string,
  colour: string,
  width: number,
  asked: Asking,
  language: Language,
) {
  const shares = event?.shares ?? [];
  const once = word('marketOnce', language, {
    from: years[0] ?? '',
    to: years.at(-1) ?? '',
    once: percent(event?.once ?? 0),
  });
  const rows = [
    ...years.map((year, i) => ({ label: String(year), share: shares[i] ?? 0, words: percent(shares[i] ?? 0) })),
    ...(years.length > 1 ? [{ label: once, share: event?.once ?? 0, words: '', strong: true }] : []),
  ];
  const data: ChartData = {
    name: title,
    columns: [word('marketCsvYear', language), word('marketCsvShare', language)],
    rows: [...years.map((year, i) => [year, shares[i] ?? null]), [`${years[0]}–${years.at(-1)}`, event?.once ?? null]],
    words: (value, _, column) => (column === 0 ? String(value) : percent(value)),
    opens: (row, column, words) => (column === 1 ? asked(years[row] ?? years.at(-1) ?? 0, words) : undefined),
  };
  const description = `${title}: ${rows.map(({ label, words }) => `${label} ${words}`).join('; ')}`;
  return often(rows, colour, width, description, data);
}

export function driverChart(
  own: DriverOutlook,
  { years }: Market,
  driver: Driver,
  colour: string,
  width: number,
  asked: Asking,
  language: Language,
) {
  const { unit } = driver;
  const title = say(driver.title, language);
  const head = unitWords(unit, language);
  return driverFan({
    known: own.start === null ? [] : [{ year: (years[0] ?? 0) - 1, value: own.start }],
    years,
    rows: own.years,
    futures: own.futures,
    colour,
    divide: unit.factor,
    axis: head,
    width,
    height: 210,
    tell: (value) => bareAmount(value, unit, language),
    tip: (year, row) => bandTip(year, row, unit, language),
    description: `${title}: ${own.years.map((row, i) => bandTip(years[i] ?? 0, row, unit, language).replaceAll('\n', ', ')).join('; ')}`,
    data: {
      name: title,
      columns: [word('marketCsvYear', language), ...quantiles.map((q) => (head ? bracketed(q, head, language) : q))],
      rows: own.years.map((row, i) => [years[i] ?? null, ...quantiles.map((q) => Number((row[q] / unit.factor).toPrecision(6)))]),
      opens: (row, column, words) => (column > 0 ? asked(years[row] ?? 0, words, quantiles[column - 1]) : undefined),
    },
  });
}
