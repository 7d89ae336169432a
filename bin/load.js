// Runs the built command line. V8 gets what it had compiled of it when it was built, so that a start need not compile it anew.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { constants, Script } = require('node:vm');
const { crc32 } = require('node:zlib');

// V8 of Node 20 optimizes each function that ran for a while, which most commands do not outlive: later is sooner. It comes before any
// code is handed back, as code that was compiled under other options is not taken. Later versions of V8 have another compiler in between.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');

/** The folder of the built command line; `main` is the file that begins it. */
const built = join(__dirname, '../dist/cli/');
const main = 'main.cjs';

/** Where compiled code lies: that of one Node serves no other. */
const compiled = join(built, 'compiled', `${process.version}-${process.platform}-${process.arch}`);

/** What was loaded of the parts of the program, by name. @type {Map<string, { script: Script, module?: { exports: any } }>} */
const parts = new Map();

/** V8 runs compiled code as it finds it: what is older than its part, or was not written whole, would end the program. @param {Buffer} text @param {Buffer} code */
function seal(text, code) {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(code, crc32(text)));
  return sum;
}

/** The compiled code of a part, if it is that of this very text: its seal and what V8 made. @param {Buffer} text @param {string} name */
function compiledCode(text, name) {
  try {
    const kept = readFileSync(join(compiled, name));
    const [sum, code] = [kept.subarray(0, 4), kept.subarray(4)];
    return seal(text, code).equals(sum) ? code : undefined;
  } catch {
    // There is none, or it may not be read: V8 compiles the text as it does without.
    return undefined;
  }
}

/** Fails as a part that is missing does. @param {string} path @param {string} code */
const notWhole = (path, code) => Object.assign(new Error(`${path}: ${code}`), { path, code });

/** @param {string} name */
function scriptOf(name) {
  const filename = join(built, name);
  const text = readFileSync(filename);
  try {
    return new Script(`(function (exports, require, module, __filename) {${text}\n})`, {
      filename,
      cachedData: compiledCode(text, name),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
  } catch (error) {
    throw notWhole(filename, String(error));
  }
}

/** A part of the program by `./name`, or a module of Node or of another package. @param {string} name @param {boolean} [anew] */
function load(name, anew = false) {
  if (!name.startsWith('./')) return require(name);
  const file = name.slice(2);
  const part = parts.get(file) ?? { script: scriptOf(file) };
  parts.set(file, part);
  if (part.module && !anew) return part.module.exports;
  const module = { exports: {} };
  part.module = module;
  part.script.runInThisContext()(module.exports, load, module, join(built, file));
  return module.exports;
}

/** Begins the program, with the words of `process.argv`; settled when it is done. What it consists of is loaded once. @returns {Promise<void>} */
async function furrow() {
  const { done } = load(`./${main}`, true);
  if (!done) throw notWhole(join(built, main), 'empty');
  await done;
}

module.exports = { built, main, compiled, parts, seal, furrow };
