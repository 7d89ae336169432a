#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { built, furrow, main } from './load.js';

if (existsSync(join(built, main))) {
  await furrow();
} else {
  console.error('furrow is not built yet: run `npm install`, or `npm run build` if that is done, and try again.');
  process.exitCode = 2;
}
