/** The thread of a worker of the page, as a script of its own. */
import './older.ts';

import { startWorker } from './engine-thread.ts';

startWorker();
