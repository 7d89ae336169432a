/** The folder of the project in; every row of the bench, ready to be timed, out. What is not on this machine is told instead. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../src/model/index.ts';
import { countyText, countyVillages } from './county.ts';
import { firstRuns, once, openSession, scenarioOf } from './engine.ts';
import { figuresOf } from './figures.ts';
import { makeLarge } from './large-rows.ts';
import { type Move, moveFigure, moveGoal, moveLevel } from './moves.ts';
import { movesInSweep, type OpenPage, openPage, type Sweep } from './page.ts';
import { numpy, type Outside, scalarC } from './peers/outside.ts';
import { median, type Report } from './report.ts';
import type { Row, Turn } from './row.ts';

export interface Rows {
  readonly rows: readonly Row[];
  /** What a peer was made with, or why it is missing. */
  readonly remarks: readonly string[];
  /** What the rows of the county that were run tell of memory and processors, in medians of the rounds. */
  readonly use: () => Report['use'];
}

const countyRuns = 10_000;

/** Starts a command and tells how long it took, from a process as small as a terminal: this one's memory takes long to fork. */
const starter = `
  const { spawnSync } = require('node:child_process');
  const [command, ...words] = process.argv.slice(1);
  const start = performance.now();
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  console.log(ms);
`;

interface Slider {
  readonly move: Move;
  /** Moves of a turn. */
  readonly moves: number;
}

/** As many as a hand makes on the page. */
const hand = (move: Move): Slider => ({ move, moves: movesInSweep });

/** Each turn a hand over a slider: its moves one after another, each to a place where it never was; the median of their times. */
function sliders(
  group: string,
  scenario: () => Scenario,
  threads: number,
  names: { readonly [name: string]: Slider },
  rest = 'all else kept',
): Row[] {
  let opened: ReturnType<typeof openSession> | null = null;
  const session = () => {
    opened ??= openSession(threads);
    return opened;
  };
  return Object.entries(names).map(([name, { move, moves }]) => ({
    id: `slider/${group}-${name}`,
    about: `${group}: ${name} moved, ${rest}${threads > 1 ? `, ${threads} threads` : ''}`,
    run: async (turn) => {
      // The state before is that of no move, as on a page that was opened and looked at: another slider's moves are taken back.
      await session().answer(scenario());
      const times: number[] = [];
      for (let k = 1; k <= moves; k++) {
        const moved = move(scenario(), (turn * moves + k) / 1000);
        const start = performance.now();
        await session().answer(moved);
        times.push(performance.now() - start);
      }
      return { ms: median(times) };
    },
    end: () => {
      opened?.end();
      opened = null;
    },
  }));
}

/** What a page takes to open, and a sweep of the hand over a slider. */
function pageRows(page: OpenPage): Row[] {
  const row = (name: string, about: string, of: (sweep: Sweep) => number): Row => ({
    id: `page/${name}`,
    about,
    page: true,
    run: async () => ({ ms: of(await page.sweep()) }),
    end: page.end,
  });
  return [
    {
      ...row('rested', 'the same moves after a minute of rest in which other programs ran', ({ moves }) => median(moves)),
      page: false,
    },
    {
      id: 'page/open',
      about: 'page opened → first figures on the screen',
      page: true,
      run: async () => ({ ms: await page.open() }),
      end: page.end,
    },
    row('slider', 'slider of a price under a moving hand: a move → new charts on the screen', ({ moves }) => median(moves)),
    row('first-move', 'the first of these moves, after a pause', ({ moves }) => moves[0] ?? Number.NaN),
    row('frame', 'the longest time between two frames of these moves', ({ frame }) => frame),
  ];
}

export async function makeRows(root: string, wanted: (id: string) => boolean): Promise<Rows> {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const remarks: string[] = [];
  const reference = scenarioOf(read('bench/reference.yaml'));
  const figures = figuresOf(reference);
  const town = once(() => scenarioOf(read('scenarios/seven-villages.yaml')));
  const written = (villages: number) => once(() => countyText(read('bench/reference.yaml'), villages));
  const writtenCounty = written(countyVillages);
  const { rows: large, use } = makeLarge(countyRuns);
  const county = once(() => ({ ...scenarioOf(writtenCounty()), runs: countyRuns }));
  const [firstPlan] = town().plans;

  const outside = (id: string, about: string, make: () => Outside | null, lacks: string): Row[] => {
    if (!wanted(id)) return [];
    const peer = make();
    if (!peer) {
      remarks.push(`${id} is left out: ${lacks}`);
      return [];
    }
    remarks.push(`${id}: ${peer.about}`);
    return [{ id, about, alone: true, run: (turn) => peer.run(turn + 1), end: peer.end }];
  };
  const alone = (id: string, about: string): Row => ({
    id,
    about,
    alone: true,
    run: (turn): Turn => {
      const program = fileURLToPath(new URL('./alone.js', import.meta.url));
      const args = [program, id.split('/')[1] ?? '', String(100 * turn + 1), root];
      return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    },
  });
  const hasSquiggle = existsSync(join(root, 'node_modules/@quri/squiggle-lang'));
  if (wanted('reference/squiggle') && !hasSquiggle)
    remarks.push('reference/squiggle is left out: @quri/squiggle-lang is not installed');
  const page = ['page/rested', 'page/open', 'page/slider', 'page/first-move', 'page/frame'].some(wanted)
    ? await openPage(join(root, 'dist/furrow.html'))
    : null;
  if (typeof page === 'string') remarks.push(`page is left out: ${page}`);

  const command = (id: string, ...args: string[]): Row => ({
    id: `start/${id}`,
    about: `\`furrow ${args.join(' ')}\` as a whole process`,
    run: () => {
      const words = ['-e', starter, process.execPath, 'bin/furrow.js', ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
      if (status !== 0) throw new Error(`furrow ${args.join(' ')}: ${stderr}`);
      return { ms: Number(stdout) };
    },
  });

  const rows: Row[] = [
    alone('reference/furrow', 'Furrow, the same work as the peers'),
    alone('reference/answer', 'Furrow, the whole answer a page needs'),
    alone('reference/by-hand', 'JavaScript by hand'),
    ...outside(
      'reference/c',
      'scalar C',
      () => scalarC(join(root, 'bench/peers/reference.c'), figures),
      'there is no C compiler',
    ),
    ...outside(
      'reference/numpy',
      'numpy',
      () => numpy(join(root, 'bench/peers/reference_numpy.py'), figures),
      'there is no Python with numpy',
    ),
    alone('reference/mathjs', 'mathjs run by run, a twentieth of the runs, time × 20'),
    ...(hasSquiggle ? [alone('reference/squiggle', 'Squiggle, one program over sets of samples')] : []),
    alone('linear/runs', 'Furrow, the same work with 40,000 runs'),
    alone('linear/ventures', 'Furrow, the same work with 112 ventures'),
    alone('read/town', 'the file of the town, read and checked'),
    alone('read/county', 'the file of the county, read and checked'),
    alone('town/plans', `the town, ${town().plans.length} plans`),
    alone('town/plan', `the town, one plan (${firstPlan?.id})`),
    ...large('quarter', 'a quarter of its villages, one thread', 1, written(countyVillages / 4)),
    ...large('one-thread', 'the county, one thread', 1, writtenCounty),
    ...large('two-threads', 'the county, two threads', 2, writtenCounty),
    ...large('two-at-once', 'the county twice at once, in two processes of one thread', 1, writtenCounty, 2),
    ...sliders('reference', () => reference, 1, {
      figure: hand(moveFigure('east', 'wheat', 'area')),
      driver: hand(moveLevel('beef_price')),
      goal: hand(moveGoal),
    }),
    ...sliders('town', town, 1, {
      figure: hand(moveFigure('wushenzhao', 'meat-plant', 'value')),
      driver: hand(moveLevel('beef_price')),
      goal: hand(moveGoal),
    }),
    ...sliders(
      'shown',
      once(() => ({ ...town(), plans: town().plans.slice(0, 1) })),
      1,
      { figure: hand(moveFigure('wushenzhao', 'meat-plant', 'value')), driver: hand(moveLevel('beef_price')) },
      'the one plan of the town that is on screen',
    ),
    ...sliders('county', county, 2, {
      figure: hand(moveFigure('v1', county().villages[0]?.ventures[0]?.id ?? '', 'area')),
      driver: { move: moveLevel('beef_price'), moves: 5 },
      goal: hand(moveGoal),
    }),
    ...sliders(
      'county-first',
      once(() => ({ ...county(), runs: firstRuns })),
      2,
      { driver: { move: moveLevel('beef_price'), moves: 5 } },
      `the first ${firstRuns.toLocaleString('en')} futures, which a page shows until all are there`,
    ),
    command('help', '--help'),
    command('run', 'run', 'scenarios/seven-villages.yaml', '--plan', firstPlan?.id ?? '', '--runs', '1000'),
    ...(page && typeof page !== 'string' ? pageRows(page) : []),
  ];
  return { rows: rows.filter(({ id }) => wanted(id)), remarks, use };
}
