/** The script of the served page: the page, whose workers are scripts of their own. */
import './runtime/older.ts';

import { startPage } from './main.ts';
import EngineWorker from './runtime/engine-worker.ts?worker&inline';

startPage(() => new EngineWorker());
