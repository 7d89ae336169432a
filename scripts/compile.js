// Keeps what V8 compiles of the command line while it runs a plan: `bin/load.js` hands it back at each start.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, compiled, furrow, parts, seal } from '../bin/load.js';

process.argv = [process.execPath, 'furrow', 'run', 'scenarios/seven-villages.yaml', '--plan', 'as-is', '--runs', '1000'];
await furrow();
mkdirSync(compiled, { recursive: true });
for (const [name, { script }] of parts) {
  const code = script.createCachedData();
  writeFileSync(join(compiled, name), Buffer.concat([seal(readFileSync(join(built, name)), code), code]));
}
