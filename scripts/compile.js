// Keeps what V8 compiles of the command line while it runs a plan: `bin/load.js` hands it back at each start.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiled, furrow, parts } from '../bin/load.js';

process.argv = [process.execPath, 'furrow', 'run', 'scenarios/seven-villages.yaml', '--plan', 'as-is', '--runs', '1000'];
await furrow();
mkdirSync(compiled, { recursive: true });
for (const [name, { script }] of parts) writeFileSync(join(compiled, name), script.createCachedData());
