#!/usr/bin/env node
const { built, furrow } = require('./load.js');

furrow().catch((error) => {
  const { path, code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!path?.startsWith(built)) throw error;
  console.error(
    `furrow is not built yet, or not whole (${path}: ${code}): run \`npm install\`, or \`npm run build\`, and try again.`,
  );
  process.exitCode = 2;
});
