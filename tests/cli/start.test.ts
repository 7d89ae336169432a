import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { built, compiled, main } from '../../bin/load.js';

const root = join(import.meta.dirname, '../..');
const town = join(root, 'scenarios/seven-villages.yaml');
const node = (cwd: string, ...args: string[]) => spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });

/** Runs the program and tells of how many of its parts V8 took compiled code, and of how many it did not. */
const counting = `
import { furrow, parts } from './bin/load.js';
process.argv = [process.execPath, 'run', ${JSON.stringify(town)}, '--runs', '50', '--csv'];
await furrow();
const taken = [...parts.values()].filter(({ script }) => script.cachedDataRejected === false).length;
console.error(JSON.stringify([taken, parts.size - taken]));
`;

const counted = (cwd: string) => {
  const { stdout, stderr } = node(cwd, '--input-type=module', '-e', counting);
  return { stdout, parts: JSON.parse(stderr) };
};

/** A copy of the program, without one piece of it. */
function copied(without: string): string {
  const bare = mkdtempSync(join(tmpdir(), 'furrow-start-'));
  cpSync(join(root, 'bin'), join(bare, 'bin'), { recursive: true });
  cpSync(built, join(bare, 'dist/cli'), { recursive: true, filter: (path) => !path.endsWith(without) });
  cpSync(join(root, 'package.json'), join(bare, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(bare, 'node_modules'), 'junction');
  return bare;
}

test('a start takes the compiled code of all that a run needs, and figures are those without it', () => {
  const { stdout, parts } = counted(root);
  expect(parts).toEqual([expect.any(Number), 0]);
  expect(stdout.split('\n').length).toBeGreaterThan(100);

  const bare = copied('compiled');
  expect(counted(bare)).toEqual({ stdout, parts: [0, expect.any(Number)] });

  // Compiled code of another text, cut off or spoiled is left alone: V8 would run it, or end.
  const kept = join(bare, 'dist/cli', compiled.slice(built.length));
  cpSync(compiled, kept, { recursive: true });
  const part = join(bare, 'dist/cli', main);
  const said = 'display help for command';
  writeFileSync(part, readFileSync(part, 'utf8').replaceAll(said, said.toUpperCase()));
  const [large = '', other = ''] = readdirSync(kept)
    .filter((name) => name !== main)
    .sort((a, b) => statSync(join(kept, b)).size - statSync(join(kept, a)).size);
  const code = readFileSync(join(kept, large));
  writeFileSync(join(kept, large), code.fill(0, code.length >> 1));
  writeFileSync(join(kept, other), 'cut');
  expect(counted(bare)).toEqual({ stdout, parts: [parts[0] - 3, 3] });
  expect(node(bare, 'bin/furrow.js', '--help').stdout).toContain(said.toUpperCase());
});

test('what is not built, or not whole, says so without a stack', () => {
  const bare = mkdtempSync(join(tmpdir(), 'furrow-start-'));
  cpSync(join(root, 'bin'), join(bare, 'bin'), { recursive: true });
  writeFileSync(join(bare, 'package.json'), '{"type": "module"}');
  const part = join(bare, 'dist/cli', main);
  const said = (why: string) => {
    const { status, stdout, stderr } = node(bare, 'bin/furrow.js', '--help');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^furrow is not built yet, or not whole [^\\n]*main\\.cjs: ${why}[^\\n]*\\n$`));
  };
  said('ENOENT');
  mkdirSync(join(bare, 'dist/cli'), { recursive: true });
  for (const [text, why] of [
    ['', 'empty'],
    ['exports.done = (', 'SyntaxError'],
  ] as const) {
    writeFileSync(part, text);
    said(why);
  }
});

test('threads without the file they begin with end in a line', () => {
  const bare = copied('engine-worker.js');
  for (const [lang, said] of [
    ['en', 'furrow: the engine stopped: '],
    ['zh', 'furrow: 计算引擎已停止：'],
  ] as const) {
    const { status, stdout, stderr } = node(bare, 'bin/furrow.js', 'run', town, '--threads', '2', '--lang', lang);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^${said}[^\\n]*engine-worker\\.js[^\\n]*\\n$`));
  }
});
