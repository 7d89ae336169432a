/**
 * The text of a scenario on standard input, runs, threads and a number of answers as arguments in; how long each answer took, with a seed of its own and by
 * the same threads, and how long processors worked for it, in milliseconds, and the most memory this process held by the end of the first, in bytes, as JSON, out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { openCommand, scenarioOf } from './engine.ts';

const status = '/proc/self/status';

/** In bytes. Linux hands the `maxRSS` of a process on to those it starts, but not this figure of its own. */
function peak(): number {
  const [, own] = (existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))) || [];
  return 1024 * (own === undefined ? process.resourceUsage().maxRSS : Number(own));
}

const [runs = 0, threads, answers = 1] = process.argv.slice(2).map(Number);
const scenario = { ...scenarioOf(readFileSync(0, 'utf8')), runs };
let bytes = 0;
const times: number[] = [];
/** Of all threads together. */
const processor: number[] = [];
const session = openCommand(scenario, threads);
for (let k = 1; k <= answers; k++) {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await session.answer({ ...scenario, seed: String(k) });
  times.push(performance.now() - start);
  const { user, system } = process.cpuUsage(used);
  processor.push((user + system) / 1000);
  if (k === 1) bytes = peak();
}
session.end();
console.log(JSON.stringify({ times, processor, bytes }));
