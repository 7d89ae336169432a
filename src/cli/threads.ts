/** How many threads are wanted in; a pool of so many workers out. What one thread does not need of Node is not loaded. */
import { makePool, type Pool, type Spawn } from '../engine/pool.ts';
import { type Limits, makeWork } from '../engine/work.ts';

const megabyte = 2 ** 20;

/** Enough for what plans share, while a county goes by. */
export const shared: Limits = { draws: 4 * megabyte, villages: 32 * megabyte, batches: 8 * megabyte };

/** One plan asks for no village twice. */
const once: Limits = { ...shared, villages: 0, batches: 0 };

/** A worker in a thread of its own. */
const threadWith =
  (limits: Limits): Spawn =>
  (hear, died) => {
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const worker = new Worker(new URL('./engine-worker.js', import.meta.url), { workerData: limits });
    worker.on('message', hear);
    worker.on('error', (error) => died(error.message));
    worker.on('exit', (status) => died(`a thread ended with ${status}`));
    return { post: (request) => worker.postMessage(request), end: () => void worker.terminate() };
  };

/** The same in this thread: signals are heard between two villages. */
const hereWith =
  (limits: Limits): Spawn =>
  (hear) => ({ post: makeWork(hear, limits), end: () => {} });

/** Below so many villages, over all plans, a second thread takes longer to start than it saves. */
const worthThreads = 60;

/** Without a wish, as many threads as there are processors where the work is worth it; at most 8. This thread is the last of them, so that the others begin before it is busy. */
export function poolFor(plans: number, villages: number, threads?: number): Pool {
  const size =
    threads ?? (plans * villages < worthThreads ? 1 : Math.min(process.getBuiltinModule('node:os').availableParallelism(), 8));
  const limits = plans > 1 ? shared : once;
  const [here, thread] = [hereWith(limits), threadWith(limits)];
  return makePool((hear, died, place) => (place === size - 1 ? here : thread)(hear, died, place), size);
}
