/** The thread of a worker of the command line: requests of a pool in, replies out. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeWork, toSend } from '../engine/work.ts';

if (!parentPort) throw new Error('this file runs as a worker');
const port = parentPort;
port.on(
  'message',
  makeWork((reply) => port.postMessage(...toSend(reply)), workerData),
);
