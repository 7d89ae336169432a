/** Runs in; rows that answer a large scenario several times in a process of its own, and what they tell of memory and processors, out. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median, type Report } from './report.ts';
import type { Row } from './row.ts';

interface Large {
  /** In milliseconds, an answer each. */
  readonly times: readonly number[];
  readonly processor: readonly number[];
  readonly bytes: number;
}

const answers = 12;

/** Of the answers, counted from 1, those that a row tells the mean of. */
const parts = [
  { id: '', about: '', from: 1, to: 1 },
  { id: '-again', about: ', the fourth to sixth time', from: 4, to: 6 },
  { id: '-warm', about: ', the ninth to twelfth time', from: 9, to: answers },
] as const;

const [, , warm] = parts;

/** What follows the name of a row that tells another part. */
export const kinds = parts.map(({ id }) => id);

const meanOf = (all: readonly number[], { from, to }: { readonly from: number; readonly to: number }) =>
  all.slice(from - 1, to).reduce((sum, ms) => sum + ms / (to - from + 1), 0);

const execute = promisify(execFile);

/** The text of a scenario answered several times in a process of its own. */
async function answerLarge(text: string, runs: number, threads: number): Promise<Large> {
  const program = fileURLToPath(new URL('./large.js', import.meta.url));
  // V8 is told what the command line tells it.
  const options = ['--import', new URL('../../bin/load.js', import.meta.url).href];
  const started = execute(process.execPath, [...options, program, ...[runs, threads, answers].map(String)]);
  started.child.stdin?.end(text);
  return JSON.parse((await started).stdout);
}

/** Of processes at once: the mean time of an answer, and all their processor time and memory. */
function together(all: readonly Large[]): Large {
  const sums = (of: (one: Large) => readonly number[]) =>
    Array.from({ length: answers }, (_, k) => all.reduce((sum, one) => sum + (of(one)[k] ?? Number.NaN), 0));
  return {
    times: sums(({ times }) => times).map((ms) => ms / all.length),
    processor: sums(({ processor }) => processor),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

interface LargeRows {
  /** From nothing, and once the same threads have answered it several times; the scenario is given as its text, to one process or several at once. */
  readonly rows: (name: string, about: string, threads: number, text: () => string, processes?: number) => Row[];
  /** In medians of the rounds that were run. */
  readonly use: () => Report['use'];
}

export function makeLarge(runs: number): LargeRows {
  const made = new Map<string, Large[]>();
  return {
    rows: (name, about, threads, text, processes = 1) => {
      const rounds: Large[] = [];
      made.set(name, rounds);
      return parts.map((part) => ({
        id: `county/${name}${part.id}`,
        about: `${about}${part.about}`,
        alone: true,
        // Rows of a round tell of the same answers.
        run: async (turn) => {
          const round =
            rounds[turn] ??
            together(await Promise.all(Array.from({ length: processes }, () => answerLarge(text(), runs, threads))));
          rounds[turn] = round;
          return { ms: meanOf(round.times, part) };
        },
      }));
    },
    use: () =>
      [...made]
        .filter(([, rounds]) => rounds.length > 0)
        .map(([name, rounds]) => ({
          name,
          bytes: median(rounds.map(({ bytes }) => bytes)),
          busy: median(rounds.map(({ processor, times }) => meanOf(processor, warm) / meanOf(times, warm))),
        })),
  };
}
