import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { assembled, lessCommander, lessYaml, lighter, sideBySide } from './scripts/lighter.ts';
import { shortWords } from './scripts/short-words.ts';

// Outputs: `vite build --mode site` (served), `--mode page` (one file that opens from a folder), `--mode cli` and, for its threads, `--mode thread`.
// `vite --mode site` serves the notebooks while they are written.

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function policy(rules: Record<string, string>): Plugin {
  return {
    name: 'furrow:policy',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { server }) =>
        html.replace(/<meta charset[^>]*>/, (charset) => {
          const all = server ? { ...rules, 'connect-src': "'self' ws:" } : rules;
          const content = Object.entries(all).map(([name, sources]) => `${name} ${sources}`);
          return `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${content.join('; ')}">`;
        }),
    },
  };
}

const common = {
  'default-src': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'worker-src': "'self' blob:",
  'connect-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
};

/** Text that cannot end the element it is put into, as the browser will read it. */
const shielded = (text: string, bracket: RegExp, code: string) =>
  `\n${text.replaceAll('\r\n', '\n').trim().replace(bracket, code)}\n`;

/** Puts the script and the style into the page itself, and the script's hash into the page's policy. */
function oneFile(): Plugin {
  return {
    name: 'furrow:one-file',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = Object.values(bundle).find((file) => file.fileName.endsWith('.html'));
        if (page?.type !== 'asset') throw new Error('the build made no page');
        const hashes: string[] = [];
        let html = String(page.source);
        for (const file of Object.values(bundle)) {
          if (file === page) continue;
          const name = file.fileName.replaceAll('.', '\\.');
          const tag = new RegExp(`<(script|link)\\b[^>]*(?:src|href)="\\./${name}"[^>]*>(?:</script>)?`);
          if (!tag.test(html)) throw new Error(`${file.fileName} is not in the page: one file is all it may be`);
          if (file.type === 'chunk') {
            const code = shielded(file.code, /<(?=\/?script)/gi, '\\x3C');
            hashes.push(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
            html = html.replace(tag, () => `<script type="module">${code}</script>`);
          } else {
            const style = shielded(String(file.source), /<(?=\/style)/gi, '\\3C ');
            html = html.replace(tag, () => `<style>${style}</style>`);
          }
          delete bundle[file.fileName];
        }
        page.fileName = 'furrow.html';
        page.source = html.replace('FURROW_SCRIPTS', hashes.join(' '));
      },
    },
  };
}

/** The page in one file starts from a script that its workers run too. */
function oneScript(): Plugin {
  return {
    name: 'furrow:one-script',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace('./entry.ts', './one-file.ts') },
  };
}

const site: UserConfig = {
  root: at('src/notebooks'),
  base: './',
  plugins: [...lighter(), policy({ ...common, 'script-src': "'self' 'wasm-unsafe-eval'" })],
  build: {
    outDir: at('dist/site'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
};

const page: UserConfig = {
  ...site,
  plugins: [
    oneScript(),
    shortWords(),
    sideBySide(),
    ...lighter(),
    policy({
      ...common,
      'script-src': "FURROW_SCRIPTS 'wasm-unsafe-eval'",
      'style-src': "'unsafe-inline'",
      'worker-src': 'blob:',
    }),
    oneFile(),
  ],
  build: {
    ...site.build,
    outDir: at('dist'),
    emptyOutDir: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    // No module is kept only because it looks at a property of another.
    rolldownOptions: { output: { codeSplitting: false }, treeshake: { propertyReadSideEffects: false } },
  },
};

const cli: UserConfig = {
  plugins: [assembled(), lessYaml(), lessCommander()],
  // HiGHS finds its WebAssembly beside itself, so it stays a package.
  ssr: { noExternal: true, external: ['highs'], target: 'node' },
  build: {
    ssr: true,
    outDir: at('dist/cli'),
    emptyOutDir: true,
    target: 'node20',
    copyPublicDir: false,
    rolldownOptions: {
      input: at('src/cli/main.ts'),
      // Scripts of the older kind: of these V8 takes compiled code back, of modules it does not (bin/load.js).
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
};

// A thread of the command line loads only what it computes with.
const thread: UserConfig = {
  ...cli,
  build: {
    ...cli.build,
    emptyOutDir: false,
    rolldownOptions: { input: at('src/cli/engine-worker.ts'), output: { entryFileNames: '[name].js', codeSplitting: false } },
  },
};

export default defineConfig(({ mode }) => ({ page, cli, thread })[mode] ?? site);
