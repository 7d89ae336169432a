import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { withScenario } from '../../src/model/index.ts';
import { furrow } from '../terminal.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'furrow-diff-'));
const town = 'scenarios/seven-villages.yaml';

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

describe('furrow diff --effects', () => {
  // Fixed figures, so that each effect can be worked out by hand.
  const small = `format: furrow/1
title: t
years: {from: 2026, to: 2027}
simulation: {runs: 500}
villages:
  a: {title: A, ventures: {x: {strategy: steady-income, amount: 1000 yuan}, y: {strategy: steady-income, amount: 500 yuan}}}
  b: {title: B, ventures: {z: {strategy: steady-income, amount: 400 yuan}}}
plans:
  one: {}
  two: {changes: {b: {z: {amount: 100 yuan}}}}
goals:
  much: {title: Much, measure: income, at_least: 2000 yuan, year: 2027, who: the town}
  all: {title: All, measure: income, at_least: 300 yuan, year: 2027}
`;
  const changed = small
    .replace('amount: 1000 yuan', 'amount: 1333 yuan')
    .replace('amount: 500 yuan', 'amount: 250 yuan')
    .replace('at_least: 2000', 'at_least: 1900');
  const [a, b] = [file('small.yaml', small), file('changed.yaml', changed)];

  // Of 2,000: 1,900, with x 2,233, with y 1,650, with both 1,983. So x brings it in one of two orders, and y takes it away again in the same one.
  test('tells what each change brings, that of the goal itself last', () => {
    const { status, stdout, stderr } = furrow(['diff', a, b, '--effects']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n\n').slice(1).join('\n\n')).toBe(`What the changes do under the plan one:

goal: Much: 0.0% → 100.0%
  change                  brings   sim. error
  A: x              +50.0 points  ±0.0 points
  A: y              −50.0 points  ±0.0 points
  the goal itself  +100.0 points  ±0.0 points
  together         +100.0 points  ±0.0 points

goal: All: 100.0% → 100.0%
None of the changes moves it.

income of all villages together in 2027: 1,900 yuan → 1,983 yuan
  change       brings  sim. error
  A: x      +333 yuan     ±0 yuan
  A: y      −250 yuan     ±0 yuan
  together   +83 yuan     ±0 yuan
`);
  });

  test('of the outcomes and the plan that are asked for, in Chinese too', () => {
    const asked = ['--effects', '--plan', 'two', '--outcome', 'income@2026', '--outcome', 'b.income@2027', '--lang', 'zh'];
    const { stdout, status } = furrow(['diff', a, b, ...asked]);
    expect(status).toBe(0);
    expect(stdout).toContain('方案“two”下，这些改动带来的影响：\n\n各村合计 2026 年的集体收入：1,600 元 → 1,683 元\n');
    expect(stdout).toMatch(/合计 +\+83 元/);
    expect(stdout.endsWith('B 2027 年的集体收入：100 元 → 100 元\n没有影响它的改动。\n')).toBe(true);
  });

  test('as JSON, whose parts sum to the difference', () => {
    const { stdout, status } = furrow(['diff', town, file('dear.yaml', dearer), '--effects', '--json']);
    expect(status).toBe(0);
    const part = z.strictObject({ name: z.string(), title: z.string(), value: z.number(), standardError: z.number() });
    const whole = { from: z.number(), to: z.number(), difference: z.number(), standardError: z.number() };
    const effect = z.strictObject({
      ...{ outcome: z.string(), title: z.string(), ...whole, method: z.enum(['exact', 'sampled']), parts: z.array(part) },
    });
    const shape = z.looseObject({ changes: z.array(z.unknown()), plan: z.literal('as-is'), effects: z.array(effect).min(7) });
    for (const { from, to, difference, parts } of shape.parse(JSON.parse(stdout)).effects) {
      expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(difference, 6);
      expect(to - from).toBeCloseTo(difference, 6);
    }
  });

  test('tells wrong use', () => {
    const other = file('other.yaml', small.replaceAll('one:', 'uno:').replaceAll('two:', 'due:'));
    const later = file('later.yaml', small.replace('from: 2026', 'from: 2027'));
    const apart = file(
      'apart.yaml',
      small
        .replace('  a: {title', '  c: {title')
        .replace('  b: {title', '  d: {title')
        .replace(/changes.*(?=})/, ''),
    );
    for (const [args, said, zh] of [
      [[a, b, '--plan', 'one'], 'write --effects too', '请同时写上 --effects'],
      [[a, b, '--effects', '--plan', 'three'], 'there is no plan three', '没有方案“three”；可选：one、two'],
      [[a, other, '--effects'], 'no plan in common', '两个文件没有相同的方案'],
      [[a, later, '--effects'], 'cannot be compared', '无法比较'],
      [[a, apart, '--effects'], 'no village in common', '两个文件没有相同的村'],
      [[a, b, '--effects', '--outcome', 'x'], 'Write a goal (much, all)', '可写目标（much, all）'],
      [[a, 'none.yaml'], 'none.yaml: there is no such file', 'none.yaml：没有这个文件'],
    ] as const) {
      const { status, stderr } = furrow(['diff', ...args]);
      expect(status).toBe(2);
      expect(stderr).toContain(said);
      const chinese = furrow(['diff', ...args, '--lang', 'zh']);
      expect([chinese.status, chinese.stderr.includes(zh)]).toEqual([2, true]);
      expect(furrow(['diff', '--lang=zh', ...args]).stderr).toBe(chinese.stderr);
    }
  });
});

describe('furrow upgrade', () => {
  const old = '\uFEFF# 说明\r\nformat: furrow/0\r\nname: t # 名称\r\nyears: [2026, 2027]\r\nvillages: {a: {}}\r\n';
  const wanted = '\uFEFF# 说明\r\nformat: furrow/1\r\ntitle: t # 名称\r\nyears: {from: 2026, to: 2027}\r\nvillages: {a: {}}\r\n';

  test('writes the current format with its comments, line ends and mark, and every command reads the older one', () => {
    const [from, to] = [file('old.yaml', old), join(folder, 'upgraded.yaml')];
    expect(furrow(['upgrade', from, '-o', to])).toEqual({
      status: 0,
      stdout: '',
      stderr: `${from}: furrow/0 is written as furrow/1\n`,
    });
    expect(readFileSync(to, 'utf8')).toBe(wanted);
    expect(furrow(['upgrade', from, '-o', to]).status).toBe(2);
    expect(furrow(['upgrade', '-', '--lang', 'zh'], old)).toEqual({
      status: 0,
      stdout: wanted.slice(1),
      stderr: '<stdin>：已由 furrow/0 改写为 furrow/1\n',
    });
    const { status, stdout, stderr } = furrow(['check', from]);
    expect([status, stdout]).toEqual([0, `${from}: no problems (t: 1 village, 1 plan, 0 goals)\n`]);
    expect(stderr).toContain(`${from}:2:9: format: this file has the older format furrow/0`);
    expect(furrow(['diff', from, to]).stdout).toContain('both mean the same');
    expect(furrow(['run', from, '--json', '--runs', '10']).status).toBe(0);
  });

  test('leaves the current format as it is, and refuses what it cannot read by name', () => {
    expect(furrow(['upgrade', town])).toEqual({
      status: 0,
      stdout: text,
      stderr: `${town}: it is furrow/1 already, and is written as it is\n`,
    });
    // 七村 as old Chinese Windows wrote it.
    const gb = file('gb.yaml', '');
    writeFileSync(
      gb,
      Buffer.from('format: furrow/1\ntitle: \xc6\xdf\xb4\xe5\nyears: {from: 2026, to: 2027}\nvillages: {a: {}}\n', 'latin1'),
    );
    const made = join(folder, 'gb-upgraded.yaml');
    const chinese = furrow(['upgrade', gb, '-o', made, '--lang', 'zh']);
    expect(chinese.stderr).toContain('文件按 GB18030（旧版中文 Windows）读取，不是 UTF-8');
    expect(chinese.stderr).toContain(`${gb}：已是 furrow/1，文字未改，编码由 GB18030 改为 UTF-8\n`);
    expect(readFileSync(made, 'utf8')).toContain('\uFEFFformat: furrow/1\ntitle: 七村\n');
    expect(furrow(['upgrade', gb]).stderr).toContain(
      'it is furrow/1 already, and its words are written as they are, in UTF-8 instead of GB18030',
    );
    const newer = furrow(['upgrade', '-'], old.replace('furrow/0', 'furrow/2'));
    expect([newer.status, newer.stdout]).toEqual([1, '']);
    expect(newer.stderr).toContain('furrow/2, which is newer');
    expect(furrow(['upgrade', '-'], `${old}name: u\r\n`).stderr).toContain('this key is there twice');
  });
});

test('a report is read as the scenario that it carries', () => {
  const page = withScenario(readFileSync(join(root, 'src/notebooks/index.html'), 'utf8'), { name: 'dear.yaml', text: dearer });
  const report = file('report.html', page ?? '');
  const note = 'the scenario in this page is read: dear.yaml';
  expect(furrow(['check', report])).toMatchObject({ status: 0, stderr: expect.stringContaining(note) });
  expect(furrow(['diff', report, file('dearer.yaml', dearer)]).stdout).toContain('both mean the same');
  expect(furrow(['upgrade', report]).stdout).toBe(dearer);
  expect(furrow(['check', file('empty.html', '<!doctype html><p>x')])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('it carries no scenario'),
  });
});
