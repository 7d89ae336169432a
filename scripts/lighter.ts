/** The modules that Furrow is built of in; what no page and no command needs, left out of them, and what can be finished at the build, finished. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { moduleBytes } from '../src/model/loops/module-bytes.ts';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

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
      /^ {2}(?:selectChild|selectChildren|datum|filter|property|exit|join|merge|order|sort|nodes|size|empty|classed|html|raise|lower|insert|remove|clone|on|dispatch): selection_\w+,\n/gm,
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
};

/** Functions that no chart and no notebook here comes to, by their modules: those that a browser did not run in all tests of the page. */
const uncalled: Record<string, string> = {
  '/plot/src/scales/quantitative.js':
    'createScaleSqrt createScalePow createScaleLog createScaleSymlog createScaleQuantile createScaleQuantize createScaleThreshold createScaleIdentity inferZeroDomain inferRadialRange inferLengthRange inferLogDomain inferQuantileDomain isOrdered interpolatePiecewise maybeInterpolator',
  '/plot/src/scales/ordinal.js': 'createScaleOrdinal createScalePoint inferDomain inferHint inferSymbolHint inferSymbolRange',
  '/plot/src/scales.js': 'outerDimensions innerDimensions asOrdinalType inferScaleOrder coerceSymbols',
  '/plot/src/options.js':
    'numberInterval maybeNiceInterval maybeTypedArrowify coerceDate coerceDates keyof maybeTake take named isArrowVector vectorToArray subarray',
  '/plot/src/dimensions.js': 'autoHeight aspectRatioLength',
  '/plot/src/plot.js': 'actualDimensions outerRange inheritScaleLabels derive lineOptions',
  '/plot/src/style.js': 'getGeoClip applyHref applyText applyTextGroup getClipId',
  '/plot/src/mark.js': 'composeRender maybeChannels',
  '/plot/src/marks/frame.js': 'frame',
  '/plot/src/marks/rect.js': 'applyRoundedRect',
  '/plot/src/marks/line.js': 'sphereLine',
  '/plot/src/marks/axis.js': 'gridX gridKx',
  '/plot/src/transforms/basic.js': 'sortData filterTransform reverseTransform',
  '/plot/src/transforms/inset.js': 'maybeInsetX maybeInsetY maybeInset',
  '/d3-array.mjs': 'quickselect sort compareDefined quantile median permute',
  '/d3-path.mjs': 'arc arcTo append bezierCurveTo quadraticCurveTo rect',
  '/d3-scale.mjs': 'tickFormat polymap pointish clamper',
  '/d3-selection.mjs': 'bindKey attrFunctionNS textFunction attrConstantNS attrRemoveNS',
  '/runtime/src/module.js': 'module_derive module_value module_redefine module_revalue module_import module_builtin',
  '/runtime/src/runtime.js': 'runtime_dispose variable_intersector',
  '/runtime/src/variable.js': 'variable_import variable_duplicate',
  '/yaml/browser/dist/visit.js': 'visitAsync visitAsync_',
  '/yaml/browser/dist/nodes/Alias.js': 'resolve getAliasCount',
  '/mathjs/lib/esm/utils/array.js': 'deepMap',
  '/mathjs/lib/esm/utils/collection.js': 'deepMap',
};

/** The code without the bodies of its functions and methods of these names; a call of one is a mistake, and says so. */
const withoutBodies = (code: string, names: string): string =>
  names.split(' ').reduce((before, name) => {
    const head = `(?:export )?(?:default )?(?:async )?function ${name}\\(|${name}\\((?=[^()]*\\) \\{$)`;
    // It ends where a bracket stands under its beginning.
    const whole = new RegExp(`^( *)(${head})(?!.*\\}$)[^]*?\\n\\1\\}`, 'm');
    const less = before.replace(whole, '$1$2) { throw Error("left out"); }');
    if (less === before) throw new Error(`there is no function ${name} that could be left out`);
    return less;
  }, code);

/** Leaves out of libraries what no page here uses; one that names its modules or functions otherwise fails the build. */
function lessLibraries(): Plugin {
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
    name: 'furrow:less-libraries',
    enforce: 'pre',
    resolveId: (id, from) => {
      const name = id.split('/').at(-1) ?? '';
      return /@observablehq\/plot|\/d3(-scale)?\//.test(from ?? '') && instead[name]
        ? at(`src/notebooks/charts/${instead[name]}`)
        : undefined;
    },
    transform: (code, id) => {
      const of = <T>(all: Record<string, T>) => Object.entries(all).find(([end]) => id.endsWith(end))?.[1];
      const [make, names] = [of(lessOf), of(uncalled)];
      const less = make?.(code);
      if (less === code) throw new Error(`${id} is written otherwise: what no chart uses would all be in the page`);
      return names ? withoutBodies(less ?? code, names) : less;
    },
  };
}

/** Leaves out of yaml what only YAML 1.1 has, as a scenario is read as YAML 1.2, whose core knows no dates, sets or binaries; and what nobody asks for. */
export function lessYaml(): Plugin {
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
        /^\.\.?\/(?:doc\/)?(addPairToJSMap|anchors|applyReviver|foldFlowLines)\.js$/.test(id) ||
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
export function assembled(): Plugin {
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

/** Leaves out of the command line what begins commands that are programs of their own: there are none, and Node takes milliseconds to load it. */
export function lessCommander(): Plugin {
  return {
    name: 'furrow:less-commander',
    enforce: 'pre',
    transform: (code, id) => {
      if (!id.endsWith('/commander/lib/command.js')) return undefined;
      const less = code.replace(/^const childProcess = require\(.*\n/m, '');
      if (less === code) throw new Error(`${id} is written otherwise: programs that nobody begins would be loaded`);
      return less;
    },
  };
}

/** Puts libraries side by side, and modules of a room after each other, as far as what they need lets them: the page in one file packs to 5 kB less so. */
export function sideBySide(): Plugin {
  const engine = ['yaml', 'zod/mini', 'fflate', 'mathjs/number', 'seedrandom/lib/alea.js'];
  const page = ['@observablehq/plot', '@observablehq/runtime', 'saxen', 'idb-keyval'];
  const rooms = ['notebooks/words', 'sheets', 'notebooks/runtime', 'notebooks/charts', 'notebooks/inputs'];
  // What stands in for a part of Plot, and what begins by itself, is imported where it is wanted.
  const isOwn = (name: string) => /^(?!no-|older|engine-worker).*(?<!\.d)\.ts$/.test(name);
  const modulesOf = (room: string) =>
    readdirSync(at(`src/${room}`))
      .filter(isOwn)
      .sort()
      .map((name) => `../${room}/${name}`);
  const imported = (names: readonly string[]) => names.map((name) => `import '${name}';`).join(' ');
  return {
    name: 'furrow:side-by-side',
    enforce: 'pre',
    transform: (code, id) => {
      if (!id.endsWith('/notebooks/one-file.ts')) return undefined;
      const first = /^import '.*own-worker.*';$/m;
      if (!first.test(code)) throw new Error(`${id} is written otherwise: its modules would stand as they come`);
      // What the engine needs comes before its end, the rest behind it.
      return code.replace(first, (own) => `${imported(engine)} ${own} ${imported([...page, ...rooms.flatMap(modulesOf)])}`);
    },
  };
}

/** What the served page and the page in one file leave out, or have finished, alike. */
export const lighter = (): Plugin[] => [assembled(), lessYaml(), lessLibraries(), lessForm()];
