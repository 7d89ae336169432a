/** What the command line says where there is little to say, or where a command was meant otherwise. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { furrow } from '../terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'furrow-plain-'));

const head = 'format: furrow/1\ntitle: Plain\nyears: {from: 2026, to: 2028}\nsimulation: {runs: 400}\n';
const path = join(folder, 'plain.yaml');
writeFileSync(
  path,
  `${head}drivers: {luck: {process: {kind: independent, min: 0, max: 1}}}
strategies:
  bet: {parameters: {stake: {unit: yuan}, part: {unit: "%", default: 50%}}, formulas: {income: luck * stake * part}}
villages:
  east: {ventures: {x: {strategy: bet, stake: 40 万元}}}
  west: {ventures: {x: {strategy: steady-income, amount: 10 万元}}}
goals:
  late: {measure: income, at_least: 10 万元, year: 2028, who: [east]}
  low: {measure: income, at_least: 1 yuan, year: 2028, who: [west]}
  high: {measure: income, at_least: 100 万元, year: 2028, who: [west]}
`,
);
const part = ['--figure', 'east/x/part'];

describe('seek', () => {
  test('a bare share is read as in a file: 0.1 is 10%, and 30 is refused with the remedy', () => {
    const { low, high } = JSON.parse(
      furrow(['seek', path, '--goal', 'late', ...part, '--low', '0.1', '--high', '90%', '--json']).stdout,
    );
    expect([low, high]).toEqual([0.1, 0.9]);
    const { status, stderr } = furrow(['seek', path, '--goal', 'late', ...part, '--low', '30']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'furrow: --low 30: write a share, such as 10% or 0.1\n' });
  });
  test('says that a figure does not move the goal, and names no best value', () => {
    const args = ['seek', path, '--goal', 'high', ...part];
    const { stdout } = furrow(args);
    expect(stdout).toContain('this figure does not move the goal: at every value tried it is reached in 0% of futures');
    expect(stdout).not.toContain('the best is');
    expect(JSON.parse(furrow([...args, '--json']).stdout)).toMatchObject({ value: null, best: null });
    expect(furrow([...args, '--lang', 'zh']).stdout).toContain('这个数不影响该目标');
  });
  test('in Chinese large sums are in 万元', () => {
    const { stdout } = furrow(['seek', path, '--goal', 'late', '--figure', 'east/x/stake', '--lang', 'zh']);
    // luck·stake·50% ≥ 100,000 yuan in 80% of futures: stake = 100,000/(20% · 50%) = 1,000,000 yuan.
    expect(stdout).toContain('现为 40 万元');
    expect(stdout).toMatch(/需要 (9|10)\d(\.\d+)? 万元/);
  });
});

describe('sensitivity', () => {
  test('what has no effect is counted, not listed', () => {
    const other = join(folder, 'other.yaml');
    writeFileSync(
      other,
      readFileSync(path, 'utf8').replace('drivers: {', 'drivers: {rain: {process: {kind: independent, min: 0, max: 1}}, '),
    );
    const { stdout } = furrow(['sensitivity', other, '--outcome', 'east.income@2028']);
    expect(stdout).toMatch(/luck .*\n {2}and 1 without effect\n/);
    expect(stdout).not.toContain('rain');
    expect(furrow(['sensitivity', other, '--outcome', 'west.income@2028', '--lang', 'zh']).stdout).toMatch(
      /不确定的因素有 2 项，没有一项影响这一结果。\n$/,
    );
  });
});

describe('discover', () => {
  test('none, all and too few are said plainly', () => {
    expect(furrow(['discover', path, '--outcome', 'low']).stdout).toContain('It fails in none of the 400 futures');
    expect(furrow(['discover', path, '--outcome', 'high']).stdout).toContain('It fails in all of the 400 futures');
    const few = ['discover', path, '--outcome', 'east.income@2028', '--below', '2000'];
    expect(furrow(few).stdout).toMatch(/Only \d of 400 futures fail: too few/);
    expect(furrow([...few, '--lang', 'zh']).stdout).toMatch(/只有 \d 次失败/);
  });
});

describe('run', () => {
  test('--require-goals is not content where no goal was judged', () => {
    const { status, stderr } = furrow(['run', path, '--to', '2027', '--require-goals']);
    expect(status).toBe(1);
    expect(stderr).toBe('3 goals lie after 2027 and are left out\n--require-goals: no goal was judged\n');
  });
  test('one run has no simulation error', () => {
    const { stdout } = furrow(['run', path, '--runs', '1']);
    expect(stdout).not.toContain('±');
    expect(stdout).toMatch(/ – {2}/);
  });
  test('the error of a probability is told in points, and digits of a Chinese keyboard are read', () => {
    expect(furrow(['run', path, '--runs', '４００']).stdout).toMatch(/ ±\d\.\d points /);
    expect(furrow(['run', path, '--lang', 'zh']).stdout).toMatch(/ ±\d\.\d 个百分点 /);
    expect(furrow(['run', path, '--runs', '４００头']).status).toBe(2);
  });
  test('no plan named', () => {
    const { status, stderr } = furrow(['run', path, '--plan', ',']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'furrow: no plan is named in ","; there are: as-is\n' });
  });
  test('a plan named twice is told once', () => {
    const once = furrow(['run', path, '--plan', 'as-is', '--csv']);
    expect(furrow(['run', path, '--plan', 'as-is, as-is', '--csv'])).toEqual(once);
  });
  test('a scenario from standard input is told where its tables are looked for', () => {
    const text = `${head}drivers: {p: {process: {kind: history, table: prices.csv}}}\nvillages: {v: {}}\n`;
    const { status, stderr } = furrow(['run', '-'], text);
    expect(status).toBe(1);
    expect(stderr).toContain(
      'A table is a file beside the scenario file; of a scenario from standard input, in the current folder.',
    );
  });
});

describe('outcomes', () => {
  test.each([
    ['income@2027@2028', 'it names both 2027 and 2028'],
    ['east.west', 'it names both east and west'],
    ['income,fund', 'it names both income and fund'],
    ['east.town', 'it names both the village east and all villages together'],
  ])('%s', (outcome, words) => {
    const { status, stderr } = furrow(['sensitivity', path, '--outcome', outcome]);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });
  test.each(['the.town', '全县', '各村合计'])('%s alone is no fault', (all) => {
    expect(furrow(['sensitivity', path, '--outcome', all]).status).toBe(0);
  });
});

test('of two files, the one without the plan is named', () => {
  const { stderr } = furrow(['explain', path, path, '--outcome', 'income', '--plans', 'as-is,other']);
  expect(stderr).toBe(`furrow: ${path}: there is no plan other; there are: as-is\n`);
});

test('check counts one village as one', () => {
  const { stdout } = furrow(['check', '-'], `${head}villages: {v: {}}\n`);
  expect(stdout).toBe('<stdin>: no problems (Plain: 1 village, 1 plan, 0 goals)\n');
});

test('money names the rate as a share', () => {
  const text = `${head}villages: {v: {opening_fund: 10 yuan, ventures: {p: {strategy: contracted-out, value: 60 万元, paid_in: 60 万元}}}}\n`;
  expect(furrow(['money', '-', '--rate', '0.08'], text).stdout).toContain('NPV at 8% ');
});

test('a problem of the file is told before the notebooks are asked for', () => {
  const { status, stderr } = furrow(['open', join(folder, 'none.yaml'), '--no-browser']);
  expect({ status, stderr }).toEqual({ status: 2, stderr: `furrow: ${join(folder, 'none.yaml')}: there is no such file\n` });
});

test('no address that is asked for ends the server of the notebooks, and none leads out of them', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const server = spawn(process.execPath, ['bin/furrow.js', 'open', path, '--no-browser', '--lang', 'en'], { cwd: root });
  try {
    const [first] = (await once(server.stdout, 'data')) as [Buffer];
    const port = Number(/:(\d+)\//.exec(String(first))?.[1]);
    const asked = (address: string, host = `127.0.0.1:${port}`) =>
      new Promise<number | undefined>((resolve, reject) =>
        get({ port, path: address, headers: { host } }, ({ statusCode }) => resolve(statusCode)).on('error', reject),
      );
    const odd = ['//', '//x', '/%', '/../../package.json', '/%2e%2e/%2e%2e/package.json', 'http://127.0.0.1/', '/%00'];
    for (const address of odd)
      expect([address, await asked(address)]).toEqual([address, ['//', '/%'].includes(address) ? 200 : 404]);
    expect(await asked('/', 'elsewhere.example')).toBe(403);
    expect(await asked('/?x#y')).toBe(200);
  } finally {
    server.kill();
  }
});

test('a measure with the name of what every object knows is told by diff as it is', () => {
  const of = (least: string) => `${head}strategies:
  own: {formulas: {income: 5 yuan, toLocaleString: 7 yuan}, measures: [toLocaleString]}
villages: {v: {ventures: {x: {strategy: own}}}}
goals: {g: {measure: ${least === '' ? 'income' : 'toLocaleString'}, at_least: 5 yuan, year: 2028}}
allocation: {toString: 100%}
`;
  const [a, b] = ['a.yaml', 'b.yaml'].map((name) => join(folder, name)) as [string, string];
  writeFileSync(a, of(''));
  writeFileSync(b, of('x').replace('toString', 'valueOf'));
  const { status, stdout, stderr } = furrow(['diff', a, b]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('toLocaleString');
  expect(stdout).not.toMatch(/undefined|native code|\[object/);
});

test.each([
  ['east/x 有：stake、part', ['seek', path, '--goal', 'late', '--figure', 'east/x']],
  ['各村是：east、west', ['seek', path, '--goal', 'late', '--figure', 'nowhere']],
  ['请写比例', ['seek', path, '--goal', 'late', ...part, '--low', '30']],
  ['请写 --high，要高于 50%', ['seek', path, '--goal', 'late', ...part, '--low', '50%', '--high', '20%']],
  ['只有一个方案', ['compare', path]],
  ['--below 用于指标', ['discover', path, '--outcome', 'late', '--below', '3']],
  ['--below few：请写', ['discover', path, '--outcome', 'income@2028', '--below', 'few']],
  ['--seed：请写一个词或一个数', ['run', path, '--seed', ' ']],
  ['--until 0：请写大于 0%、小于 100% 的比例，如 0.5%', ['run', path, '--until', '0']],
  ['--rate 1：请写不小于 0%、小于 100% 的比例，如 8%', ['money', path, '--rate', '1']],
  ['请写 2026 到 2028 之间的年份', ['targets', path, '--year', '2040']],
  ['只能用一个', ['run', path, '--json', '--csv']],
  ['不是单位', ['calibrate', path, '--unit', 'nothing at all']],
  ['工作簿要写进文件', ['new', '--xlsx']],
  ['缺少必需的选项：--goal <id>', ['seek', path]],
  ['没有这个选项：--bogus', ['run', path, '--bogus']],
  ['没有这个命令：foo', ['foo']],
  ['的值“0”不对：请写 1 到 1000000 的整数。', ['run', path, '--runs', '0']],
  ['“run”的参数太多：应有 1 个，写了 2 个。', ['run', path, path]],
  ['用法：furrow diff [options] <old> <new>', ['diff', path]],
  ['有 3 个目标在 2027 年之后，不计', ['run', path, '--to', '2027']],
])('a wrong use is told in Chinese: %s', (words, args) => {
  const { stderr } = furrow([...args, '--lang', 'zh']);
  expect(stderr).toContain(words);
});
