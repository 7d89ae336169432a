/** The script of the page in one file. Its workers run the beginning of it, so that the engine is in it once: what they need comes first. */
import './runtime/older.ts';
import './runtime/own-worker.ts';

import { startPage } from './main.ts';
import { ownWorker } from './runtime/own-worker.ts';

startPage(ownWorker);
