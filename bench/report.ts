/** What was measured in; a table for the screen, and one in Markdown for bench/README.md, out. */
import { quantiles } from '../src/model/index.ts';

export interface Measured {
  readonly id: string;
  readonly about: string;
  /** Of the whole work, a round each, in milliseconds. */
  readonly samples: readonly number[];
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Times the median of scalar C and of JavaScript by hand; null where the work is another, or the peer is not here. */
  readonly toC: number | null;
  readonly toByHand: number | null;
}

export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly rounds: number;
  readonly rows: readonly Measured[];
  /** How far a peer's mean lies from Furrow's, in standard errors. */
  readonly agreement: readonly { readonly id: string; readonly standardErrors: number }[];
  /** Four times the work, in multiples of the time. */
  readonly growth: readonly { readonly id: string; readonly ratio: number }[];
  /** Two threads, in multiples of one, and what two processes of one thread do in the same time: what the machine gives at most. */
  readonly threads: readonly { readonly id: string; readonly ratio: number; readonly ceiling: number | null }[];
  /** Peak memory of the county, or less of it, in a process of its own, and the processors that its ninth to twelfth answers kept busy. */
  readonly use: readonly { readonly name: string; readonly bytes: number; readonly busy: number }[];
  /** What peers were made with, and what is missing. */
  readonly remarks: readonly string[];
}

export const median = (samples: readonly number[]): number => quantiles(Float64Array.from(samples), [0.5])[0] ?? Number.NaN;

export function measured(
  rows: readonly { readonly id: string; readonly about: string; readonly samples: readonly number[] }[],
): Measured[] {
  const medians = new Map(rows.map(({ id, samples }) => [id, median(samples)]));
  return rows.map(({ id, about, samples }) => {
    const own = median(samples);
    const to = (peer: string) => {
      const theirs = medians.get(peer);
      return id.startsWith('reference/') && theirs !== undefined ? own / theirs : null;
    };
    const [low, high] = [Math.min(...samples), Math.max(...samples)];
    return { id, about, samples, median: own, low, high, toC: to('reference/c'), toByHand: to('reference/by-hand') };
  });
}

const ms = (x: number) => (x < 10 ? x.toFixed(1) : Math.round(x).toLocaleString('en-US'));
const ratio = (x: number | null) => (x === null ? '' : x.toPrecision(x < 100 ? 2 : 3));

const head = ['', 'ms', 'min–max', '÷ C', '÷ by hand'];
const cells = (row: Measured) => [ms(row.median), `${ms(row.low)}–${ms(row.high)}`, ratio(row.toC), ratio(row.toByHand)];

function notes({ agreement, growth, threads, use, remarks }: Report): string[] {
  return [
    ...growth.map(({ id, ratio: times }) => `${id}: four times the work takes ${times.toFixed(2)} times as long`),
    ...threads.map(
      ({ id, ratio: times, ceiling }) =>
        `${id}: ${times.toFixed(2)} times as fast as one thread${ceiling === null ? '' : `; two processes at once do ${ceiling.toFixed(2)} times the work of one`}`,
    ),
    ...use.map(
      ({ name, bytes, busy }) =>
        `county/${name}: ${Math.round(bytes / 2 ** 20)} MB at most; from the ninth time on ${busy.toFixed(2)} processors are busy`,
    ),
    ...agreement.map(({ id, standardErrors }) => `${id}: its mean is ${standardErrors.toFixed(1)} standard errors from Furrow's`),
    ...remarks,
  ];
}

const under = ({ machine, date, rounds }: Report) =>
  `${machine}; ${date}; medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`;

export function text(report: Report): string {
  const lines = [head, ...report.rows.map((row) => [`${row.id}  ${row.about}`, ...cells(row)])];
  const widths = head.map((_, k) => Math.max(...lines.map((line) => line[k]?.length ?? 0)));
  const padded = lines.map((line) =>
    line.map((cell, k) => (k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0))).join('  '),
  );
  return `${under(report)}\n\n${padded.join('\n')}\n\n${notes(report).join('\n')}\n`;
}

export function markdown(report: Report): string {
  const line = (cellsOf: readonly string[]) => `| ${cellsOf.join(' | ')} |`;
  return [
    `${under(report)}.`,
    '',
    line(head),
    '|---|---:|---:|---:|---:|',
    ...report.rows.map((row) => line([`\`${row.id}\` ${row.about}`, ...cells(row)])),
    '',
    ...notes(report).map((note) => `- ${note}`),
  ].join('\n');
}
