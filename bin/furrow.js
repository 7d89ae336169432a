#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(main)) {
  await import(main.href);
} else {
  console.error('furrow is not built yet: run `npm install`, or `npm run build` if that is done, and try again.');
  process.exitCode = 2;
}
