// `npm start`: builds what is missing or old, then opens the first scenario. What follows `--` goes on to `furrow open`.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string[]} args */
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

const given = process.argv.slice(2);
// `npm start --no-open`, without the `--`, reaches us as a setting of npm's.
if (process.env.npm_config_open === '' && !given.includes('--no-open')) given.push('--no-open');
const files = given.some((word) => /\.(ya?ml|json)$/.test(word)) ? [] : ['scenarios/seven-villages.yaml'];

process.exitCode = node('scripts/build.js', '--if-changed') || node('bin/furrow.js', 'open', ...files, ...given);
