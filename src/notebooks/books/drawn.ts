/** The figures of a drawing, or of what was tried, in; as a table of which each opens where it comes from, out. */
import { type Language, percent, type Scenario, type Summary } from '../../model/index.ts';
import type { FigureTable, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { exactly } from './parts.ts';
import { aloneTarget } from './readings.ts';
import { shareGaps, shownTarget } from './shown.ts';

/** The figures of a drawing, each of which may open where it comes from. */
export interface Drawn extends FigureTable {
  /** Of the drawing, and of its files. */
  readonly name: string;
}

/** What a figure is of, but for its year. */
export type Of = Omit<TraceTarget, 'year' | 'reading' | 'future'>;

export const quantiles = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;
const bands = [...quantiles, 'mean'] as const;
export type Band = (typeof bands)[number];

/** A band of a year, or its mean, opens the figure that it is read off. */
export const bandTarget = (
  scenario: Scenario,
  of: Of,
  year: number,
  band: Band | undefined,
  words: string,
  language: Language,
): TraceTarget => {
  const how = band === 'mean' ? 'readMean' : band === 'p50' ? 'readMedian' : 'readQuantile';
  const target = shownTarget(scenario, { ...of, year }, words, how, language, { share: `${band?.slice(1)}%` });
  return how === 'readQuantile' ? { ...target, future: Number(band?.slice(1)) < 50 ? 'poor' : 'good' } : target;
};

/** The bands of a fan as a table, in yuan; `head` tells of one what it is. */
export const bandsData = (
  name: string,
  of: Of,
  years: readonly number[],
  rows: readonly Summary[],
  scenario: Scenario,
  language: Language,
  head: (band: Band) => string = (band) => (band === 'mean' ? word('mean', language) : band),
): Drawn => ({
  name,
  columns: [word('year', language), ...bands.map(head)],
  rows: rows.map((row, i) => [years[i] ?? null, ...bands.map((band) => row[band])]),
  words: (value, _, column) => (column === 0 ? String(value) : exactly(value, language)),
  opens: (i, column, words) =>
    column === 0 ? undefined : bandTarget(scenario, of, years[i] ?? 0, bands[column - 1], words, language),
});

/** A share of all futures, told as their number. */
export const shareTarget = (place: TraceTarget, title: string, share: number, runs: number, language: Language): TraceTarget => ({
  ...place,
  reading: () => ({ title, value: percent(share), how: word('readShare', language, shareGaps(share, runs)), facts: [] }),
});

/** All figures of a drawing. */
export const drawnTarget = (data: Drawn, language: Language): TraceTarget =>
  aloneTarget({ title: data.name, value: '', how: data.how ?? word('readDrawn', language), facts: [], table: data });
