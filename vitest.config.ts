import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const browser = 'tests/browser/**/*.test.ts';

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [browser],
          testTimeout: 60_000,
          // The model is read once a worker, not once a file: it keeps no state that a test could leave behind.
          isolate: false,
          pool: 'threads',
        },
      },
      // So here: each file has a browser of its own.
      {
        extends: true,
        test: { name: 'browser', include: [browser], testTimeout: 120_000, hookTimeout: 120_000, isolate: false },
      },
    ],
  },
});
