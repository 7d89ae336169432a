// `npm run bench`: bundles bench/ into dist/bench, since Node 20 runs no TypeScript, and starts it. Arguments are told by `--help`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'dist/bench');

// The command line and the page are timed as they are shipped.
const { status } = spawnSync(process.execPath, ['scripts/build.js', '--if-changed', 'cli', 'page'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
});
if (status !== 0) process.exit(status ?? 1);

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['tinybench', 'playwright-core', '@quri/squiggle-lang'], target: 'node' },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    copyPublicDir: false,
    rolldownOptions: {
      input: ['bench/main.ts', 'bench/alone.ts', 'bench/large.ts', 'src/cli/engine-worker.ts'].map((path) => join(root, path)),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

/** @type {{ main: (root: string, args: readonly string[]) => Promise<void> }} */
const { main } = await import(pathToFileURL(join(outDir, 'main.js')).href);
await main(root, process.argv.slice(2));
