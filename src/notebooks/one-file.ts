/** The script of the page in one file, which is its workers' script too, so that the engine is in it once: the page or a worker, as it is started. */
import './runtime/older.ts';

import { startPage } from './main.ts';
import { startWorker } from './runtime/engine-thread.ts';
import { ownWorker } from './runtime/own-worker.ts';

if (typeof document === 'undefined') startWorker();
else startPage(ownWorker);
