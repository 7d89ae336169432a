/** The name of a work, a seed and the folder of the project as arguments in; after a warm-up, how long it took and what it came to, as JSON, out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countyText, countyVillages } from './county.ts';
import { answerOnce, once, referenceWork, scenarioFile, scenarioOf } from './engine.ts';
import { figuresOf, type Outcome } from './figures.ts';
import { times } from './moves.ts';
import { byHand } from './peers/by-hand.ts';
import { byMathjs } from './peers/mathjs.ts';
import { squiggle } from './peers/squiggle.ts';

// What shares a process shares its heap and what the compiler learned: in a process of its own, no row slows another.

/** mathjs does a twentieth of the runs. */
const part = 20;

/** In milliseconds, and at least two turns; four times the work has four times as long, so that it has had as many turns. */
const warmUp = (name: string) => (name === 'runs' || name === 'ventures' ? 4 : 1) * 2000;

/** In milliseconds: the mean of so many turns is told, so that memory that is cleared in some of them is counted in all. */
const counted = 1000;

const [name = '', given = '1', root = '.'] = process.argv.slice(2);
const reference = scenarioFile(join(root, 'bench/reference.yaml'));
const figures = figuresOf(reference);

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const townText = once(() => read('scenarios/seven-villages.yaml'));
const town = once(() => scenarioOf(townText()));
const writtenCounty = once(() => countyText(read('bench/reference.yaml'), countyVillages));

const works: { readonly [name: string]: (seed: number) => Outcome | Promise<unknown> } = {
  furrow: (seed) => referenceWork({ ...reference, seed: String(seed) }),
  answer: () => answerOnce(reference),
  'by-hand': (seed) => byHand(figures, seed),
  mathjs: (seed) => byMathjs(reference, { ...figures, runs: figures.runs / part }, seed),
  squiggle: (seed) => squiggle(figures, seed),
  runs: () => referenceWork({ ...reference, runs: 4 * reference.runs }),
  ventures: () => referenceWork(times(reference, 4)),
  town: async () => scenarioOf(townText()),
  plans: () => answerOnce(town()),
  plan: () => answerOnce({ ...town(), plans: town().plans.slice(0, 1) }),
  county: async () => scenarioOf(writtenCounty()),
};
const work = works[name];
if (!work) throw new Error(`unknown work: ${name}`);

let seed = Number(given);
const begun = performance.now();
for (let turns = 0; turns < 2 || performance.now() - begun < warmUp(name); turns++) await work(seed++);
let outcome: unknown;
let turns = 0;
const start = performance.now();
for (; turns === 0 || performance.now() - start < counted; turns++) outcome = await work(seed++);
const ms = ((performance.now() - start) / turns) * (name === 'mathjs' ? part : 1);
console.log(JSON.stringify({ ms, outcome: typeof outcome === 'object' && outcome && 'mean' in outcome ? outcome : null }));
