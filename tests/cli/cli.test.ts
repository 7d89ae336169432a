import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'furrow-'));
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

const tenMistakes = `format: furrow/1
title: Ten
years: {from: 2020, to: 2022}
drivers:
  beef_price: {unit: yuan/kg, process: {kind: mean-reverting, start: 34 yuan/kg, level: 32 yuan/kg, reversion: 150%, volatility: 14%}}
strategies:
  own:
    parameters: {area: {unit: mu}, rent: {unit: yuan/mu}}
    formulas: {income: area * rent + are}
villages:
  a:
    ventures:
      lake: {strategy: resource-lese, area: 5 mu, rent: 3 yuan/mu}
      field: {strategy: resource-lease, area: 5 kg, rent: 3 yuan/mu}
      pond: {strategy: resource-lease, area: 5 mu, rent: 3 yuan/mu, esclation: 2%}
      yard: {strategy: resource-lease, area: 5 mu}
      shop: {strategy: steady-income, amount: {min: 5 yuan, likely: 2 yuan, max: 9 yuan}}
goal: {}
goals:
  g: {measure: income, at_least: 5 yuan, year: 2030}
allocation: {relief: 30%, development: 60%}
`;

describe('furrow check', () => {
  test('tells ten different mistakes in one go, each at its place', () => {
    const { status, stdout, stderr } = furrow(['check', file('ten.yaml', tenMistakes)]);
    expect(status).toBe(1);
    expect(stderr).toBe('');
    const places = [...stdout.matchAll(/ten\.yaml:(\d+):(\d+): (\S+?):/g)].map(
      ([, line, column, at]) => `${line}:${column} ${at}`,
    );
    expect(places).toEqual([
      '5:112 drivers.beef_price.process.reversion',
      '9:38 strategies.own.formulas.income',
      '13:24 villages.a.ventures.lake.strategy',
      '14:47 villages.a.ventures.field.area',
      '15:69 villages.a.ventures.pond.esclation',
      '16:7 villages.a.ventures.yard.rent',
      '17:69 villages.a.ventures.shop.amount.likely',
      '18:1 goal',
      '20:48 goals.g.year',
      '21:1 allocation',
    ]);
    expect(stdout).toContain('Did you mean resource-lease?');
    expect(stdout).toContain('Did you mean escalation?');
    expect(stdout).toContain('Did you mean goals?');
    const json = JSON.parse(furrow(['check', '--json', file('ten.yaml', tenMistakes)]).stdout);
    expect(
      z
        .strictObject({
          ok: z.literal(false),
          problems: z
            .array(
              z.strictObject({
                at: z.string(),
                line: z.number(),
                column: z.number(),
                say: z.string(),
                value: z.string().nullable(),
                hint: z.string(),
              }),
            )
            .length(10),
        })
        .safeParse(json).success,
    ).toBe(true);
  });

  test.each(['import("fs")', 'constructor', 'area[1]', 'area = 3', 'area["x"]', '"text"', 'area.constructor'])(
    'refuses %s in a formula with its place',
    (formula) => {
      const own = `format: furrow/1\ntitle: t\nyears: {from: 2020, to: 2020}\nstrategies:\n  own:\n    parameters: {area: {unit: mu}}\n    formulas:\n      income: '${formula}'\nvillages:\n  a: {}\n`;
      const { status, stdout } = furrow(['check', file('formula.yaml', own)]);
      expect(status).toBe(1);
      expect(stdout).toMatch(/formula\.yaml:8:\d+: strategies\.own\.formulas\.income: /);
    },
  );

  test('reads the scenarios that come with Furrow, and standard input', () => {
    expect(furrow(['check', town, 'scenarios/one-base.yaml']).status).toBe(0);
    expect(furrow(['check', '-'], 'format: furrow/9\ntitle: x\n')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('furrow/9'),
    });
    expect(furrow(['check', '-', '--lang', 'zh'], '').status).toBe(1);
  });
});

const row = z.strictObject({
  year: z.number(),
  mean: z.number(),
  sd: z.number(),
  p5: z.number(),
  p10: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p90: z.number(),
  p95: z.number(),
});
const rows = z.array(row).length(3);
const measures = z.object({ income: rows, sources: rows, entities: rows, fund: rows }).catchall(rows);
const contract = z.strictObject({
  furrow: z.string(),
  scenario: z.strictObject({ title: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  runs: z.literal(10_000),
  seed: z.string(),
  years: z.tuple([z.literal(2020), z.literal(2021), z.literal(2022)]),
  plans: z.array(
    z.strictObject({
      id: z.string(),
      villages: z
        .array(
          z.strictObject({
            id: z.string(),
            measures,
            ventures: z.array(z.strictObject({ id: z.string(), income: rows })),
            allocation: z.record(z.string(), rows),
          }),
        )
        .length(7),
      town: z.strictObject({ measures }),
      goals: z.array(
        z.strictObject({
          id: z.string(),
          probability: z.number(),
          confidence: z.number(),
          onTrack: z.boolean(),
          expectedShare: z.number().optional(),
          standardError: z.number(),
          villages: z.array(z.strictObject({ id: z.string(), probability: z.number(), shortfall: z.number() })),
        }),
      ),
    }),
  ),
});

describe('furrow run', () => {
  test('prints the JSON of the contract, twice the same bytes', () => {
    const [first, second] = [furrow(['run', town, '--json']), furrow(['run', town, '--json', '--threads', '2'])];
    expect(first.status).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    const parsed = contract.safeParse(JSON.parse(first.stdout));
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(parsed.data?.plans[0]?.id).toBe('as-is');
  });

  test('takes a plan, runs, seed and last year, and prints CSV', () => {
    const { stdout, status, stderr } = furrow([
      'run',
      town,
      '--plan',
      'as-is',
      '--runs',
      '50',
      '--seed',
      'x',
      '--to',
      '2021',
      '--csv',
    ]);
    expect(status).toBe(0);
    expect(stderr).toContain('left out');
    const lines = stdout.trim().split('\r\n');
    expect(lines[0]).toBe('plan,village,venture,measure,year,mean,sd,p5,p10,p25,p50,p75,p90,p95');
    expect(lines.slice(1).every((line) => line.split(',').length === 14 && /^as-is,/.test(line))).toBe(true);
    expect(stdout).not.toContain(',2022,');
  });

  test('a formula without a finite answer is told with village, venture, year and inputs', () => {
    const own = `format: furrow/1\ntitle: t\nyears: {from: 2020, to: 2021}\nstrategies:\n  own:\n    parameters: {x: {unit: ''}}\n    formulas: {income: 5 yuan / (x - t)}\nvillages:\n  a:\n    ventures:\n      bad: {strategy: own, x: 1}\n`;
    const { status, stdout, stderr } = furrow(['run', file('zero.yaml', own), '--json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/zero\.yaml:11:12: .*income.*2021.*village a, venture bad/);
    expect(stderr).toContain('x = 1, t = 1');
  });

  test('exit status 1 with --require-goals where a goal is not on track', () => {
    expect(furrow(['run', 'scenarios/one-base.yaml', '--runs', '200', '--require-goals']).status).toBe(1);
  });
});

describe('wrong use', () => {
  test.each([
    [['run', town, '--jsn'], '--json'],
    [['rnu', town], 'run'],
    [['run', town, '--runs', 'many'], 'whole number'],
    [['run', town, '--plan', 'winery-frist'], 'did you mean winery-first?'],
    [['run', 'nowhere.yaml'], 'no such file'],
    [['check', 'scenarios'], 'folder'],
    [['run', town, '--json', '--csv'], 'exclude'],
    [['run'], 'missing required argument'],
  ])('%j is told in a line, with status 2', (args, words) => {
    const { status, stdout, stderr } = furrow(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('help and schema are there, and a closed pipe is quiet', () => {
    expect(furrow(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('schema') });
    expect(JSON.parse(furrow(['schema']).stdout)).toMatchObject({ type: 'object', properties: { villages: {} } });
    if (process.platform !== 'win32')
      expect(
        execFileSync('sh', ['-c', `"${process.execPath}" bin/furrow.js run ${town} --runs 100 --json 2>&1 | head -n 1`], {
          cwd: root,
          encoding: 'utf8',
        }),
      ).toBe('{\n');
  });
});
