/** The thread of a worker of the page: requests of the pool in, replies out. */
import { makeWork } from '../../engine/work.ts';

/** What it keeps of draws, villages and batches, each: all of a town, and of a county what a slider needs. */
const mostBytes = 128 * 2 ** 20;

const work = makeWork((reply) => self.postMessage(reply), mostBytes);
self.onmessage = ({ data }) => work(data);
