// Says in one line how the tests went, by vitest's own JSON report: `node scripts/tally.js REPORT`.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
if (!success) process.exitCode = 1;
