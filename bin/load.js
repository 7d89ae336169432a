// Runs the built command line. V8 gets what it had compiled of it when it was built, so that a start need not compile it anew.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';

/** The folder of the built command line; `main` is the file that begins it. */
export const built = fileURLToPath(new URL('../dist/cli/', import.meta.url));
export const main = 'main.cjs';

/** Where compiled code lies: that of one Node serves no other. */
export const compiled = join(built, 'compiled', `${process.version}-${process.platform}-${process.arch}`);

const outside = createRequire(join(built, main));

/** What was loaded of the parts of the program, by name. @type {Map<string, { script: Script, module?: { exports: any } }>} */
export const parts = new Map();

/** The compiled code of a part; none where there is none, or an older one. @param {string} file @param {string} name */
function compiledCode(file, name) {
  const cache = join(compiled, name);
  const made = statSync(cache, { throwIfNoEntry: false });
  return made && made.mtimeMs >= statSync(file).mtimeMs ? readFileSync(cache) : undefined;
}

/** @param {string} name */
function scriptOf(name) {
  const filename = join(built, name);
  return new Script(`(function (exports, require, module, __filename) {${readFileSync(filename, 'utf8')}\n})`, {
    filename,
    cachedData: compiledCode(filename, name),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

/** A part of the program by `./name`, or a module of Node or of another package. @param {string} name @param {boolean} [anew] */
function load(name, anew = false) {
  if (!name.startsWith('./')) return outside(name);
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
export const furrow = () => load(`./${main}`, true).done;
