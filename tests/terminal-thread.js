// The `furrow` program in a thread that stays: its parts are loaded once, each command begins it anew. Used by terminal.ts.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { workerData } from 'node:worker_threads';
import { furrow } from '../bin/load.js';

/** @type {{ port: import('node:worker_threads').MessagePort, turn: Int32Array }} */
const { port, turn } = workerData;

/** What stands on standard input. */
let input = Buffer.of();
const read = fs.readFileSync;
/** @type {typeof fs.readFileSync} */
// @ts-expect-error: the overloads of readFileSync are one function.
fs.readFileSync = (path, how) => (path === 0 ? Buffer.from(input) : read(path, how));
syncBuiltinESMExports();

/** What was printed, on each of the two. */
const printed = { stdout: '', stderr: '' };
for (const stream of /** @type {const} */ (['stdout', 'stderr']))
  process[stream].write = (/** @type {string | Uint8Array} */ text) => {
    printed[stream] += typeof text === 'string' ? text : Buffer.from(text).toString();
    return true;
  };

port.on('message', async (/** @type {{ args: string[], input: string | Uint8Array }} */ asked) => {
  Object.assign(printed, { stdout: '', stderr: '' });
  input = Buffer.from(asked.input);
  process.argv = [process.argv0, 'furrow', ...asked.args];
  process.exitCode = 0;
  try {
    await furrow();
  } catch (error) {
    process.exitCode = 1;
    printed.stderr += error instanceof Error ? error.stack : String(error);
  }
  // Each beginning of the program listens anew.
  process.stdout.removeAllListeners('error');
  process.removeAllListeners('SIGINT');
  port.postMessage({ status: process.exitCode, ...printed });
  Atomics.store(turn, 0, 1);
  Atomics.notify(turn, 0);
});
