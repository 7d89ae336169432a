import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'furrow-diff-'));
const town = 'scenarios/seven-villages.yaml';

function furrow(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/furrow.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    input,
    maxBuffer: 1e9,
    env: { ...process.env, LANG: 'C', LC_ALL: '' },
  });
  return { status, stdout, stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const text = readFileSync(join(root, town), 'utf8');
const dearer = text.replace('33.333333 yuan/mu/year, source: town-report', '320 yuan/mu/year, source: assumption');

describe('furrow diff', () => {
  test('tells figures first, then sources, in both languages', () => {
    const other = file('dearer.yaml', dearer);
    expect(furrow(['diff', town, other])).toEqual({
      status: 0,
      stderr: '',
      stdout: `${town} → ${other}: 1 difference
  Baganaur, 600 mu of alkali lake let privately (lease-private): rent 33.33 → 320 yuan/mu/year (+860%)
Sources and notes: 1
  Baganaur, 600 mu of alkali lake let privately (lease-private): rent: source Work report on the development of the rural collective economy of a town in Wushen Banner → assumption
`,
    });
    expect(furrow(['diff', town, '-', '--lang', 'zh'], dearer).stdout).toContain(
      `${town} → <stdin>：1 处不同\n  巴嘎淖尔 · 600亩碱湖租给个人（lease-private）：租金 33.33 → 320 元/亩/年（+860%）\n来源与说明：1\n`,
    );
  });

  test('prints one JSON document', () => {
    const { status, stdout, stderr } = furrow(['diff', '-', town, '--json'], dearer);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const of = z.strictObject({ file: z.string(), title: z.string(), sha256: z.string().length(64) });
    const change = z.strictObject({
      path: z.string(),
      kind: z.enum(['added', 'removed', 'changed']),
      place: z.string(),
      say: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    });
    const shape = z.strictObject({ a: of, b: of, identical: z.literal(false), changes: z.array(change).length(2) });
    const { changes } = shape.parse(JSON.parse(stdout));
    expect(changes[0]).toMatchObject({
      path: 'villages.baganaur.ventures.lease-private.rent',
      before: '320 yuan/mu/year',
      after: '33.333333 yuan/mu/year',
    });
  });

  test('says that nothing differs, or only the writing', () => {
    expect(furrow(['diff', town, '-'], text)).toEqual({
      status: 0,
      stderr: '',
      stdout: `${town} → <stdin>: the files are the same\n`,
    });
    const { status, stdout } = furrow(['diff', town, '-'], `${text}# a word more\n`);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `${town} → <stdin>: both mean the same; they differ only in how they are written\n`,
    });
    expect(furrow(['diff', town, '-', '--lang', 'zh'], `${text}# 一句话\n`).stdout).toContain('只是写法不同');
  });

  test('tells the problems of both files, and wrong use in one line', () => {
    const [one, two] = [file('one.yaml', 'format: furrow/9\n'), file('two.yaml', 'format: furrow/8\n')];
    const { status, stdout, stderr } = furrow(['diff', one, two, '--json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/one\.yaml:1:\d+: .*\n.*\n.*two\.yaml:1:\d+: /);
    expect(furrow(['diff', '-', '-'], text)).toMatchObject({
      status: 2,
      stderr: 'furrow: standard input can be read only once\n',
    });
    expect(furrow(['diff', town, 'none.yaml'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'furrow: none.yaml: there is no such file\n',
    });
    expect(furrow(['diff', town]).status).toBe(2);
  });
});

const goals = z.object({
  plans: z.array(z.object({ goals: z.array(z.object({ id: z.string(), probability: z.number() })).length(2) })).length(2),
});

describe('furrow new', () => {
  test.each(['en', 'zh'])('in %s is clean, and its goals are neither sure nor hopeless', (language) => {
    const { status, stdout, stderr } = furrow(['new', '--lang', language]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(furrow(['check', '-'], stdout)).toMatchObject({ status: 0, stderr: '' });
    const run = furrow(['run', '-', '--json', '--runs', '2000'], stdout);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    for (const plan of goals.parse(JSON.parse(run.stdout)).plans)
      for (const { probability } of plan.goals) {
        expect(probability).toBeGreaterThan(0.1);
        expect(probability).toBeLessThan(0.97);
      }
  });

  test('has every section of the format, and comments in one language', () => {
    const { stdout } = furrow(['new', '--lang', 'en']);
    const { properties } = JSON.parse(furrow(['schema']).stdout) as { properties: Record<string, unknown> };
    for (const section of Object.keys(properties)) expect(stdout).toMatch(new RegExp(`^(# )?${section}:`, 'm'));
    const comments = (language: string) => furrow(['new', '--lang', language]).stdout.match(/^ *#.*$/gm) ?? [];
    const sentences = (lines: readonly string[]) => lines.filter((line) => !/[{:]|^ *# +- /.test(line));
    expect(comments('en').join('\n')).not.toMatch(/#(en|zh)/);
    expect(sentences(comments('en')).filter((line) => /\p{Script=Han}/u.test(line))).toEqual([]);
    expect(sentences(comments('zh')).filter((line) => !/\p{Script=Han}/u.test(line))).toEqual([]);
  });

  // Each commented example of the starter is made part of it, and nothing is wrong with it.
  test('what is commented out can be put in', () => {
    const { stdout } = furrow(['new', '--lang', 'en']);
    const put = stdout
      .split('\n')
      .map((line) =>
        line.replace(/^( *)# (?=( *)(- \{|[a-z_]+: ?(\{|$)|(title|unit|process|parameters|formulas|based_on): ))/, '$1'),
      )
      .join('\n');
    expect(put).toMatch(/^correlations:\n {2}- \{between/m);
    expect(put).toMatch(/^strategies:\n {2}parking:\n {4}title/m);
    expect(put).toMatch(/^ {2}beef_price:\n {4}title/m);
    expect(put).toMatch(/^ {2}drought: /m);
    expect(put).toMatch(/^ {4}based_on: as-is/m);
    expect(furrow(['check', '-'], put)).toMatchObject({ status: 0, stderr: '' });
  });

  test('writes a new file whole, and no other', () => {
    const path = join(folder, 'ours.yaml');
    const { status, stdout } = furrow(['new', '-o', path, '--lang', 'zh']);
    expect({ status, stdout: stdout.startsWith(`${path}：`) }).toEqual({ status: 0, stdout: true });
    const written = readFileSync(path, 'utf8');
    expect(written).toBe(furrow(['new', '--lang', 'zh']).stdout);
    expect(furrow(['new', '-o', path, '--lang', 'en'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `furrow: ${path}: there is such a file already; --force replaces it\n`,
    });
    expect(readFileSync(path, 'utf8')).toBe(written);
    expect(furrow(['new', '-o', path, '--lang', 'en', '--force']).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(furrow(['new', '--lang', 'en']).stdout);
    expect(readdirSync(folder).filter((name) => name.startsWith('ours'))).toEqual(['ours.yaml']);
  });

  test('an unknown folder, and a folder itself, are told in one line', () => {
    const missing = join(folder, 'no-such', 'ours.yaml');
    expect(furrow(['new', '-o', missing])).toEqual({
      status: 2,
      stdout: '',
      stderr: `furrow: ${missing}: there is no such folder\n`,
    });
    const inFile = join(file('plain.txt', ''), 'ours.yaml');
    expect(furrow(['new', '-o', inFile])).toMatchObject({ status: 2, stderr: `furrow: ${inFile}: there is no such folder\n` });
    const here = join(folder, 'here');
    mkdirSync(here);
    expect(furrow(['new', '-o', here, '--force'])).toMatchObject({ status: 2, stderr: `furrow: ${here}: this is a folder\n` });
  });
});
