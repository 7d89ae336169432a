import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const browser = ['tests/browser/**/*.test.ts'];
/** What needs the elements of a page, and no browser. */
const page = ['tests/notebooks/**/*.test.ts', 'tests/model/scenario/page.test.ts'];

/** The model is read once a worker, not once a file: it keeps no state that a test could leave behind. */
const plain = { testTimeout: 60_000, isolate: false, pool: 'threads' } as const;

export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // One kind after another: a worker of one kind is no use to the next, and would read everything anew.
    projects: [
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has a browser of its own.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { ...plain, name: 'page', include: page, environment: 'jsdom', sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          ...plain,
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...browser, ...page],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
