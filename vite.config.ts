import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { moduleBytes } from './src/model/loops/module-bytes.ts';

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

const unused = 'scaleLog, scalePow, scaleQuantile, scaleSymlog, scaleThreshold';

/** Modules of Plot and D3 without what no chart here uses and no build takes for unused. */
const lessOf: Record<string, (code: string) => string> = {
  // Straight lines and round dots are all that is drawn; d3-shape puts its other curves together by assignments and calls.
  '/d3-shape.mjs': (code) => {
    const less = code
      .replace(/^(?!Linear\b)\w+\.prototype = \{[\s\S]*?^\};?$/gm, '')
      .replace(/(?<== )(?=\(function custom\(|curveRadial\()/g, '/* @__PURE__ */ ')
      .replace(/(?<=^const symbols\w+ = \[)[^\]]*/gm, 'circle');
    // Most of it is curves: were they still there, they would all be in the page.
    return less.length > 0.8 * code.length ? code : less;
  },
  '/d3-array.mjs': (code) => code.replace(/(?<= = )(?=(Blur2|shuffler)\()/g, '/* @__PURE__ */ '),
  // Of what a selection can do, what Plot asks of it.
  '/d3-selection.mjs': (code) =>
    code.replace(
      /^ {2}(?:selectChild|exit|join|merge|order|sort|nodes|size|empty|classed|html|raise|lower|insert|remove|clone|on|dispatch): selection_\w+,\n/gm,
      '',
    ),
  // What is stacked stands in the order of its data, from zero.
  '/plot/src/transforms/stack.js': (code) => code.replace(/^ {2}(?:offset|order) = maybe.*\n/gm, ''),
  // One panel without a title, a legend or a caption of Plot's own.
  '/plot/src/plot.js': (code) =>
    code
      .replace(/^ {2}maybe(?:Grid|Axis)\(axes, f.*\n/gm, '')
      .replace(/^ {2}if \(figured\) \{[\s\S]*?^ {2}\}\n/m, '')
      .replace(/^ {2}const w = consumeWarnings[\s\S]*?^ {2}\}\n/m, '')
      .replace(/^ {2}figure\.legend = .*\n/gm, '')
      .replace(/^ {2}const legends = .*\n/m, '')
      .replace(/^(?= {2}const \{figure: figured = .*legends)/m, '//'),
  // Words are neither wrapped nor cut, and of one size.
  '/plot/src/marks/text.js': (code) =>
    code
      .replace('maybeTextOverflow(textOverflow);', 'null;')
      .replace('maybeFontSizeChannel(fontSize);', '[undefined, fontSize];')
      .replace('splitter(this);', '(text) => text.split(/\\r\\n?|\\n/g);')
      .replace('clipper(this);', '(line) => line;'),
  // Nor is a scale sorted by a mark, or cut into intervals.
  '/plot/src/channel.js': (code) => code.replace(/^(export function channelDomain)[\s\S]*?^}/m, '$1() {}'),
  '/plot/src/transforms/interval.js': (code) =>
    code
      .replace(/^ {2}let D1, V1;[\s\S]*?^}/m, '}')
      .replace(/^(function maybeIntervalMidK)[\s\S]*?^}/m, '$1(k, inset, options) { return options; }'),
  '/plot/src/scales/quantitative.js': (code) =>
    `import {${unused}} from '${at('src/notebooks/charts/no-scales.ts')}';${code.replace(new RegExp(`^ +(${unused.replaceAll(', ', '|')}),\n`, 'gm'), '')}`,
};

/** Leaves out of Plot what no chart here uses; a Plot that names its modules otherwise fails the build. */
function lessPlot(): Plugin {
  const instead: Record<string, string> = {
    'projection.js': 'no-maps.ts',
    'bin.js': 'no-bins.ts',
    'curve.js': 'no-curves.ts',
    'symbol.js': 'no-symbols.ts',
    'marker.js': 'no-markers.ts',
    'schemes.js': 'no-schemes.ts',
    'diverging.js': 'no-diverging.ts',
    'legends.js': 'no-globe.ts',
    'd3-interpolate': 'no-blends.ts',
    'd3-geo': 'no-globe.ts',
    'format.js': 'no-formats.ts',
    'd3-format': 'no-numbers.ts',
    'facet.js': 'no-facets.ts',
    'tip.js': 'no-tips.ts',
    'pointer.js': 'no-tips.ts',
    'd3-time': 'no-dates.ts',
    'd3-time-format': 'no-dates.ts',
    'time.js': 'no-times.ts',
    'temporal.js': 'no-times.ts',
  };
  return {
    name: 'furrow:less-plot',
    enforce: 'pre',
    resolveId: (id, from) => {
      const name = id.split('/').at(-1) ?? '';
      return /@observablehq\/plot|\/d3(-scale)?\//.test(from ?? '') && instead[name]
        ? at(`src/notebooks/charts/${instead[name]}`)
        : undefined;
    },
    transform: (code, id) => {
      const less = Object.entries(lessOf).find(([end]) => id.endsWith(end))?.[1](code);
      if (less === code) throw new Error(`${id} is written otherwise: what no chart uses would all be in the page`);
      return less;
    },
  };
}

/** Leaves out of yaml what only YAML 1.1 has, as a scenario is read as YAML 1.2, whose core knows no dates, sets or binaries; and what nobody asks for. */
function lessYaml(): Plugin {
  const core = 'core/schema.js';
  const less = 'less-yaml.ts';
  const instead: Record<string, string> = {
    './json/schema.js': core,
    './yaml-1.1/schema.js': core,
    ...Object.fromEntries(['binary', 'merge', 'omap', 'pairs', 'set', 'timestamp'].map((tag) => [`./yaml-1.1/${tag}.js`, less])),
  };
  return {
    name: 'furrow:less-yaml',
    enforce: 'pre',
    resolveId: (id, from = '') => {
      const isUnused =
        /^\.\.?\/(?:doc\/)?(addPairToJSMap|applyReviver|foldFlowLines)\.js$/.test(id) ||
        (id === './cst-visit.js' && from.endsWith('/parse/cst.js'));
      const found = isUnused ? less : /\/yaml\/.*\/schema\/tags\.js$/.test(from) ? instead[id] : undefined;
      return found === core ? from.replace('tags.js', core) : found && at(`src/model/scenario/${found}`);
    },
    // Data are taken out of the nodes by `plain`, and of a whole document only what edits ask of it is there.
    transform: (code, id) => {
      const [, name] = /\/yaml\/.*\/(Document|Alias|Collection|Node|Pair|Scalar|YAMLMap|YAMLSeq)\.js$/.exec(id) ?? [];
      if (!name) return undefined;
      const unused =
        name === 'Document'
          ? 'add|addIn|createAlias|createPair|delete|getIn|has|hasIn|set|toJS|toJSON'
          : 'getIn|hasIn|toJS|toJSON';
      const less = code.replace(new RegExp(`^ {4}(?:${unused})\\([^)]*\\) \\{\\n[\\s\\S]*?^ {4}\\}\\n`, 'gm'), '');
      if (less === code) throw new Error(`${id} is written otherwise: what nobody asks for would all be in the page`);
      return less;
    },
  };
}

/** Leaves out what the form of a file says of its keys: the JSON Schema alone tells it, which a page does not write. */
function lessForm(): Plugin {
  return {
    name: 'furrow:less-form',
    enforce: 'pre',
    transform: (code, id) => {
      if (!id.endsWith('/scenario/shape.ts')) return undefined;
      const less = code.replace(/\.check\(z\.describe\((?:'[^'\n]*'|"[^"\n]*")\)\)/g, '');
      if (less.includes('describe('))
        throw new Error('the form of a file describes a key in a way that the page cannot leave out');
      return less;
    },
  };
}

/** Puts the finished bytes of the loops of vector instructions in the place of what assembles them. */
function assembled(): Plugin {
  return {
    name: 'furrow:assembled',
    load: (id) => {
      if (!id.endsWith('/loops/module-bytes.ts')) return undefined;
      // In hexadecimal the same bytes are the same letters, so that a page packs to 1 kB less than in base64.
      const bytes = Buffer.from(moduleBytes()).toString('hex');
      return `export const moduleBytes = () => Uint8Array.from('${bytes}'.match(/../g), (byte) => Number.parseInt(byte, 16));`;
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

/** What the served page and the page in one file leave out, or have finished, alike. */
const lighter = (): Plugin[] => [assembled(), lessYaml(), lessPlot(), lessForm()];

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
  plugins: [assembled(), lessYaml()],
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
