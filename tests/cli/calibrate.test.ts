import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { furrow as command } from '../terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'furrow-'));

/** A table is given by its path; what is printed names it as beside the reader. */
function furrow(args: readonly string[], input: string | Uint8Array = '') {
  const bare = (text: string) => text.replaceAll(join(folder, '/'), '');
  const paths = args.map((word) => (word.endsWith('.csv') ? join(folder, word) : word));
  const { status, stdout, stderr } = command(paths, input);
  return { status, stdout: bare(stdout), stderr: bare(stderr) };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

// Changes of the logarithm of a random walk by hand: 0.1, 0.3, −0.1, 0.5.
const walk = [1, 1.1, 1.4, 1.3, 1.8].map((x) => Math.exp(x));
const cattle = file('cattle.csv', `# 单位：元/斤\n日期,价格\n${walk.map((x, i) => `${2020 + i}年,${x}`).join('\n')}\n`);
const beef = file(
  'beef.csv',
  `# yuan/kg\ndate;value\n${[30, 34, 31, 38, 36, 40, 37, 35].map((x, i) => `${2018 + i}-06;${x}`).join('\n')}\n`,
);

const error = z.number().positive();
const fitted = {
  process: z.strictObject({
    kind: z.literal('mean-reverting'),
    start: z.number(),
    level: z.number(),
    reversion: z.number(),
    volatility: z.number(),
  }),
  standardErrors: z.strictObject({ level: error.nullable(), reversion: error.nullable(), volatility: error.nullable() }),
  n: z.int(),
};

describe('furrow calibrate', () => {
  test('a decimal comma is told where it stands, whatever the column is called', () => {
    const { status, stderr } = furrow(['calibrate', file('comma.csv', '年份,牛价\n2019,"27,5"\n2020,"28,5"\n'), '--lang', 'zh']);
    expect(status).toBe(1);
    expect(stderr).toContain('2:6: 这不是数 [27,5]');
    expect(stderr).not.toContain('没有数值列');
  });

  test('prints JSON with the process, its standard errors and the correlations', () => {
    const { status, stdout, stderr } = furrow([
      'calibrate',
      beef,
      file('copy.csv', `date,value\n${[9, 8, 7, 9, 8, 7, 8, 9].map((x, i) => `${2018 + i},${x}`).join('\n')}\n`),
      '--json',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const read = z
      .strictObject({
        ...fitted,
        correlations: z.array(
          z.strictObject({
            between: z.tuple([z.literal('beef'), z.literal('copy')]),
            is: z.number(),
            standardError: error,
            n: z.literal(7),
          }),
        ),
        series: z.array(
          z.strictObject({
            ...fitted,
            id: z.string(),
            title: z.string(),
            file: z.string(),
            unit: z.string().nullable(),
            origin: z.string(),
            years: z.array(z.strictObject({ year: z.int(), value: z.number(), count: z.int() })).length(8),
            evidence: z.strictObject({
              statistic: z.number(),
              critical: z.number(),
              range: z.tuple([z.number(), z.number()]),
              bias: z.number(),
              held: z.boolean(),
            }),
          }),
        ),
        notes: z.array(z.string()),
        yaml: z.string(),
      })
      .parse(JSON.parse(stdout));
    expect(read.process).toEqual(read.series[0]?.process);
    expect(read.n).toBe(7);
    expect(read.correlations).toHaveLength(1);
  });

  test('gives figures in base units, whatever the unit of the table', () => {
    const { stdout } = furrow(['calibrate', cattle, '--process', 'random-walk', '--json']);
    const { process: is, standardErrors, n, correlations, yaml } = JSON.parse(stdout);
    // 元/斤 is 2 yuan/kg; the other figures as worked by hand: σ² = 0.05, drift 0.2.
    expect(is).toMatchObject({ kind: 'random-walk' });
    expect(is.start).toBeCloseTo(2 * Math.exp(1.8), 10);
    expect(is.growth).toBeCloseTo(Math.exp(0.225) - 1, 10);
    expect(is.volatility).toBeCloseTo(Math.sqrt(0.05), 10);
    expect(standardErrors.volatility).toBeCloseTo(Math.sqrt(0.05 / 8), 10);
    expect({ n, correlations }).toEqual({ n: 4, correlations: [] });
    expect(yaml).toContain('start: 6.05 元/斤');
    expect(JSON.parse(furrow(['calibrate', cattle, '--unit', 'yuan/t', '--json']).stdout).process.start).toBeCloseTo(
      Math.exp(1.8) / 1000,
      10,
    );
  });

  test.each(['mean-reverting', 'random-walk', 'trend'])('prints YAML of a %s that a scenario takes', (kind) => {
    for (const lang of ['en', 'zh']) {
      const { status, stdout } = furrow(['calibrate', beef, cattle, '--process', kind, '--lang', lang]);
      expect(status).toBe(0);
      const yaml = stdout.slice(stdout.indexOf('drivers:\n'));
      const scenario = `format: furrow/1\ntitle: t\nyears: {from: 2026, to: 2027}\nvillages: {a: {}}\n${yaml}`;
      expect(furrow(['check', '-'], scenario)).toMatchObject({ status: 0 });
    }
  });

  test('tells people in their language what was found and how sure it is', () => {
    const en = furrow(['calibrate', beef]).stdout;
    expect(en).toMatch(/beef +35 yuan\/kg \(2025\)/);
    expect(en).toContain('± is one standard error');
    expect(en).toContain('8 years with values, 2018 to 2025, in 7 pairs');
    expect(en).toContain('Dickey–Fuller');
    const zh = furrow(['calibrate', beef, '--lang', 'zh', '--from', '2020']).stdout;
    expect(zh).toContain('2020 至 2025 年中有 6 年有数据');
    expect(zh).toContain('标准误');
  });

  test('reads standard input, and tells old encodings on standard error', () => {
    const bytes = Buffer.concat([
      Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbc, 0xdb, 0xb8, 0xf1, 0x0a]),
      Buffer.from('2020,3\n2021,4\n2022,3\n2023,5\n2024,4\n'),
    ]);
    const { status, stdout, stderr } = furrow(['calibrate', '-', '--lang', 'en'], bytes);
    expect(status).toBe(0);
    expect(stderr).toContain('<stdin>:1:1: read as GB18030');
    expect(stdout).toContain('  price:\n');
  });

  test('tells every problem of every table at its place, exit status 1', () => {
    const bad = file('bad.csv', 'date,value\n2020,1\n2020,2\n2021,-3\nsoon,x\n');
    const { status, stdout, stderr } = furrow(['calibrate', bad, beef, '-'], 'a,b\n');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.match(/^\S.*$/gm)).toEqual([
      'bad.csv:3:1: the same date stands on line 2 already [2020]',
      'bad.csv:4:6: the value is not above zero [-3]',
      'bad.csv:5:1: this is not a date [soon]',
      'bad.csv:5:6: this is not a number [x]',
      '<stdin>:1:1: there is no column with dates [a,b]',
      '<stdin>:1:1: there is no column with numbers [a,b]',
    ]);
    expect(stderr.match(/^ {4}\S/gm)).toHaveLength(6);
    expect(furrow(['calibrate', bad, '--lang', 'zh']).stderr).toContain('bad.csv:4:6: 数值须大于零 [-3]');
  });

  test.each([
    [['calibrate'], 'missing required argument'],
    [['calibrate', 'none.csv'], 'none.csv: there is no such file'],
    [['calibrate', beef, '--unit', 'yuan/kilo'], '--unit yuan/kilo: this is no unit'],
    [['calibrate', beef, '--process', 'event'], 'Allowed choices are mean-reverting, random-walk, trend'],
    [['calibrate', beef, 'scenarios/one-base.yaml'], 'one-base.yaml: this is a scenario, no table of past values'],
    [['calibrate', '-', '-'], 'standard input can be read only once'],
    [['calibrate', beef, '--proces', 'trend'], 'Did you mean --process?'],
  ])('%j is wrong use, exit status 2', (args, say) => {
    const { status, stderr } = furrow(args, '');
    expect(status).toBe(2);
    expect(stderr).toContain(say);
  });
});
