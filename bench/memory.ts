/** The text of a scenario on standard input, runs and threads as arguments in; the most memory this process held while it answered, in bytes, out. */
import { existsSync, readFileSync } from 'node:fs';
import { answerOnce, scenarioOf } from './engine.ts';

const status = '/proc/self/status';

/** In kilobytes. Linux hands the `maxRSS` of a process on to those it starts, but not this figure of its own. */
function peak(): number {
  const [, own] = (existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))) || [];
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}

const [runs, threads] = process.argv.slice(2).map(Number);
const scenario = scenarioOf(readFileSync(0, 'utf8'));
await answerOnce({ ...scenario, runs: runs ?? scenario.runs }, threads);
console.log(peak() * 1024);
