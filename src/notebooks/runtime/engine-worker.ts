/** The thread of a worker of the page: requests of the pool in, replies out. */
import { type Limits, makeWork } from '../../engine/work.ts';

const megabyte = 2 ** 20;

/** All of a town, and of a county what a slider needs. */
const limits: Limits = { draws: 64 * megabyte, villages: 128 * megabyte, batches: 192 * megabyte };

const work = makeWork((reply) => self.postMessage(reply), limits);
self.onmessage = ({ data }) => work(data);
