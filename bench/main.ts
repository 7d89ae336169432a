/** Arguments in; every row timed in rounds that take turns, peers checked against Furrow, and a table or JSON, out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Bench } from 'tinybench';
import type { Outcome } from './figures.ts';
import { kinds } from './large-rows.ts';
import { markdown, measured, type Report, text } from './report.ts';
import type { Row } from './row.ts';
import { makeRows } from './rows.ts';

const usage = `npm run bench -- [options]
  --only NAME   rows whose name begins so: reference, county, slider/town, reference/c …; more than one with commas
  --rounds N    rounds that are counted (5)
  --quick       two rounds
  --no-page     without the rows in a browser
  --json        one JSON document instead of the table
  --write       the table also goes into bench/README.md
`;

/** Beyond so many standard errors a peer computes something else. */
const mostErrors = 4;

const machine = (): string => {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${first?.model.trim()}, ${cpus().length} threads, ${memory} GB, ${platform()} ${release()}, Node ${process.versions.node}`;
};

/** Each row is warmed up for so long, and at least once; in milliseconds. */
const warmTime = 500;

/** A round of all rows, one after the other; milliseconds by row. */
async function timeRound(rows: readonly Timed[], round: number): Promise<Map<string, number>> {
  const bench = new Bench({ iterations: 1, time: round === 0 ? warmTime : 0, warmup: false, throws: true });
  const tell = (id: string) => process.stderr.write(`\r\x1b[K${round === 0 ? 'warming up' : `round ${round}`}: ${id}`);
  for (const { row, run } of rows) {
    const work = async () => {
      const ms = await run();
      return ms === undefined ? {} : { overriddenDuration: ms };
    };
    bench.add(row.id, work, {
      async: true,
      beforeAll: () => {
        if (process.stderr.isTTY) tell(row.id);
      },
    });
  }
  await bench.run();
  return new Map(
    rows.map(({ row: { id } }) => {
      const result = bench.getTask(id)?.result;
      if (!result || !('latency' in result)) throw new Error(`${id} was not timed`);
      return [id, result.latency.mean];
    }),
  );
}

/** A row that knows how often it was run, and tells what it came to. */
interface Timed {
  readonly row: Row;
  readonly run: () => Promise<number | undefined>;
}

function timed(row: Row, outcomes: Map<string, Outcome[]>): Timed {
  let turn = 0;
  const run = async () => {
    const { ms, outcome } = await row.run(turn++);
    if (outcome) outcomes.set(row.id, [...(outcomes.get(row.id) ?? []), outcome]);
    return ms;
  };
  return { row, run };
}

/** Rounds have random numbers of their own: all of them together say more. */
function together(rounds: readonly Outcome[]): { readonly mean: number; readonly standardError: number } {
  const n = rounds.length;
  return {
    mean: rounds.reduce((sum, { mean }) => sum + mean / n, 0),
    standardError: Math.hypot(...rounds.map(({ standardError }) => standardError / n)),
  };
}

/** Of peers, against Furrow. Throws where one is too far away. */
function agreementOf(outcomes: ReadonlyMap<string, readonly Outcome[]>): Report['agreement'] {
  const furrow = outcomes.get('reference/furrow');
  if (!furrow) return [];
  const ours = together(furrow);
  const peers = [...outcomes].filter(([id]) => id.startsWith('reference/') && id !== 'reference/furrow');
  return peers.map(([id, rounds]) => {
    const { mean, standardError } = together(rounds);
    const standardErrors = Math.abs(mean - ours.mean) / Math.hypot(standardError, ours.standardError);
    if (!(standardErrors <= mostErrors))
      throw new Error(`${id} computes something else: its mean is ${mean}, Furrow's ${ours.mean} (${standardErrors} errors)`);
    return { id, standardErrors };
  });
}

function writeTable(root: string, table: string): void {
  const path = join(root, 'bench/README.md');
  const [begin, end] = ['<!-- made by npm run bench -- --write -->', '<!-- end -->'];
  const [before, rest] = readFileSync(path, 'utf8').split(begin);
  const behind = rest?.split(end)[1];
  if (before === undefined || behind === undefined) throw new Error(`${path} has no place for the table`);
  writeFileSync(path, `${before}${begin}\n${table}\n${end}${behind}`);
}

/** What is asked for; what cannot be read is told in a sentence. */
function asked(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', default: '' },
        rounds: { type: 'string', default: '5' },
        quick: { type: 'boolean', default: false },
        'no-page': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const rounds = values.quick ? 2 : Number(values.rounds);
    if (Number.isInteger(rounds) && rounds >= 1) return { ...values, rounds };
    return `--rounds ${values.rounds}: a whole number from 1 is needed`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export async function main(root: string, args: readonly string[]): Promise<void> {
  const values = asked(args);
  if (typeof values === 'string') {
    process.stderr.write(`${values}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const { rounds } = values;
  const only = values.only.split(',').filter((name) => name !== '');
  const wanted = (id: string) =>
    (only.length === 0 || only.some((name) => id.startsWith(name))) && !(values['no-page'] && id.startsWith('page/'));

  const { rows, remarks, use } = await makeRows(root, wanted);
  const samples = new Map(rows.map(({ id }): [string, number[]] => [id, []]));
  const outcomes = new Map<string, Outcome[]>();
  /** Rows that take turns with one another. */
  const timeRows = async (own: readonly Row[]): Promise<void> => {
    const all = own.map((row) => timed(row, outcomes));
    for (let round = 0; round <= rounds; round++) {
      const times = await timeRound(round === 0 ? all.filter(({ row }) => !row.alone) : all, round);
      if (round > 0) for (const [id, ms] of times) samples.get(id)?.push(ms);
    }
  };
  const ofPage = ({ id }: Row): boolean => id.startsWith('page/');
  const endAll = async (own: readonly Row[]): Promise<void> => {
    for (const { end } of own) await end?.();
  };
  try {
    try {
      await timeRows(rows.filter(({ page }) => !page));
    } finally {
      await endAll(rows.filter((row) => !ofPage(row)));
    }
    await timeRows(rows.filter(({ page }) => page));
  } finally {
    await endAll(rows.filter(ofPage));
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
  const all = measured(rows.map(({ id, about }) => ({ id, about, samples: samples.get(id) ?? [] })));
  const median = (id: string) => all.find((row) => row.id === id)?.median;
  /** How many times as long a row takes as another one; nothing where one of them was not run. */
  const against = (id: string, other: string) => {
    const [own, others] = [median(id), median(other)];
    return own === undefined || others === undefined ? [] : [{ id, ratio: own / others }];
  };
  const report: Report = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    rounds,
    rows: all,
    agreement: agreementOf(outcomes),
    growth: [
      ...['linear/runs', 'linear/ventures'].flatMap((id) => against(id, 'reference/furrow')),
      ...kinds.flatMap((kind) => against(`county/one-thread${kind}`, `county/quarter${kind}`)),
    ],
    threads: kinds.flatMap((kind) => {
      const one = `county/one-thread${kind}`;
      const [ceiling] = against(`county/two-at-once${kind}`, one);
      return against(`county/two-threads${kind}`, one).map(({ id, ratio }) => ({
        id,
        ratio: 1 / ratio,
        ceiling: ceiling ? 2 / ceiling.ratio : null,
      }));
    }),
    use: use(),
    remarks: rows.length > 0 ? remarks : [`no row's name begins with ${only.join(' or ')}`],
  };
  if (values.write) writeTable(root, markdown(report));
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : text(report));
}
