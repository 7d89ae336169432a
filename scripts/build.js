// Builds what is asked for: `node scripts/build.js [--if-changed] [cli] [site] [page]`, all three if none is named.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiled, main } from '../bin/load.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const made = {
  cli: 'dist/cli/main.cjs',
  thread: 'dist/cli/engine-worker.js',
  site: 'dist/site/index.html',
  page: 'dist/furrow.html',
};

/** The time of the newest change under a path; a folder's own time tells of files removed. @param {string} path @returns {number} */
function newest(path) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return 0;
  const below = info.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : [];
  return Math.max(info.mtimeMs, ...below);
}

const words = process.argv.slice(2);
// The command line and its threads go together, in this order.
if (words.includes('cli')) words.push('thread');
const named = Object.entries(made).filter(([mode]) => words.includes(mode));
const sources = ['src', 'scenarios', 'package.json', 'package-lock.json', 'vite.config.ts', 'scripts/lighter.ts'].map((name) =>
  newest(join(root, name)),
);
const changed = Math.max(...sources);
const vite = join(root, 'node_modules/vite/bin/vite.js');

for (const [mode, output] of named.length > 0 ? named : Object.entries(made)) {
  if (words.includes('--if-changed') && newest(join(root, output)) > changed) continue;
  if (!existsSync(vite)) {
    // npm asks for this before the packages are there (`npx furrow` in a fresh clone): the sentence is enough then.
    console.error(`${output} cannot be built without the development packages: run \`npm install\`.`);
    process.exitCode = words.includes('--if-changed') ? 0 : 1;
    break;
  }
  const { status } = spawnSync(process.execPath, [vite, 'build', '--mode', mode, '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
  console.log(`built ${output}`);
}

// The command line is built with its folder emptied, and another Node finds no compiled code of its own: it is made then, or the start is slower.
if (existsSync(join(root, made.thread)) && !existsSync(join(compiled, main)))
  spawnSync(process.execPath, ['scripts/compile.js'], { cwd: root, stdio: 'ignore' });
