import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { furrow } from '../terminal.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'furrow-'));
const town = 'scenarios/seven-villages.yaml';

/** As a process of its own: how it starts, reads its streams and ends. */
function started(args: readonly string[], input?: string) {
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
    const { status, stdout, stderr } = started(['check', file('ten.yaml', tenMistakes)]);
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

  test('a file cannot steer the terminal, nor fill it with one line', () => {
    const steering = `format: furrow/1\ntitle: t\nyears: {from: 2020, to: 2021}\nvillages:\n  "a\\x1b]0;x\\x07\\u202e": 5\n  b: {${'x'.repeat(9000)}: 5}\n`;
    const { status, stdout } = furrow(['check', file('steering.yaml', steering)]);
    expect(status).toBe(1);
    expect(stdout).toContain('villages.aU+001B]0;xU+0007U+202E: ');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(1004);
  });

  test('reads the scenarios that come with Furrow, and standard input', () => {
    expect(started(['check', town, 'scenarios/one-base.yaml']).status).toBe(0);
    expect(started(['check', '-'], 'format: furrow/9\ntitle: x\n')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('furrow/9'),
    });
    expect(started(['check', '-', '--lang', 'zh'], '').status).toBe(1);
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
  standardError: z.number(),
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
          villages: z.array(
            z.strictObject({ id: z.string(), probability: z.number(), shortfall: z.number(), standardError: z.number() }),
          ),
        }),
      ),
    }),
  ),
});

describe('furrow run', () => {
  test('prints the JSON of the contract, twice the same bytes', () => {
    const [first, second] = [started(['run', town, '--json']), started(['run', town, '--json', '--threads', '2'])];
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

  test('of sixty years the table shows some, and says so; the report too', () => {
    const long = file(
      'long.yaml',
      'format: furrow/1\ntitle: t\nyears: {from: 2026, to: 2085}\nsimulation: {runs: 20}\nvillages: {v: {ventures: {x: {strategy: steady-income, amount: 9 yuan}}}}\n',
    );
    const zh = furrow(['run', long, '--lang', 'zh']).stdout;
    expect(zh).toMatch(/集体收入（平均） +2026 +2034 .* 2077 +2085 /);
    expect(zh).toContain('\n共 60 年，表中列出 8 年；加 --csv 可得到各年数字。\n');
    expect(Math.max(...zh.split('\n').map((line) => line.length))).toBeLessThan(130);
    expect(furrow(['run', long]).stdout).toContain('8 of 60 years are shown; --csv gives them all.');
    expect(furrow(['run', long, '--to', '2033']).stdout).not.toContain('are shown');
    const report = (...options: string[]) => furrow(['report', long, '-o', '-', ...options]).stdout;
    expect(report('--lang', 'zh')).toMatch(/所在的范围（.*元）；共 60 年，列出其中 5 年/);
    expect(report()).toContain('; 5 of 60 years are shown');
    expect(report('--to', '2030')).not.toContain('are shown');
  });

  test('a formula without a finite answer is told with village, venture, year and inputs', () => {
    const own = `format: furrow/1\ntitle: t\nyears: {from: 2020, to: 2021}\nstrategies:\n  own:\n    parameters: {x: {unit: ''}}\n    formulas: {income: 5 yuan / (x - t)}\nvillages:\n  a:\n    ventures:\n      bad: {strategy: own, x: 1}\n`;
    const { status, stdout, stderr } = furrow(['run', file('zero.yaml', own), '--json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/zero\.yaml:11:12: .*a, bad: the formula .*income.*2021/);
    expect(stderr).toContain('x = 1, t = 1');
  });

  test('exit status 1 with --require-goals where a goal is not on track', () => {
    expect(started(['run', 'scenarios/one-base.yaml', '--runs', '200', '--require-goals']).status).toBe(1);
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
    const { status, stdout, stderr } = started(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test.runIf(existsSync('/dev/full'))('a full disk is told in a line', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" bin/furrow.js run ${town} --runs 50 > /dev/full`], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C', LC_ALL: '' },
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'furrow: the disk is full\n' });
    const device = started(['new', '-o', '/dev/full', '--force']);
    expect(device).toMatchObject({ status: 2, stderr: 'furrow: /dev/full: this is no file\n' });
  });

  test('a workbook is told as one, with what to do', () => {
    const book = join(folder, 'book.xlsx');
    expect(started(['export', 'scenarios/one-base.yaml', '-o', book]).status).toBe(0);
    expect(started(['run', book])).toEqual({
      status: 2,
      stdout: '',
      stderr: `furrow: ${book}: this is a workbook: \`furrow import\` makes a scenario of it\n`,
    });
    const text = file('letters.csv', 'PK,price\n2020,1\n');
    expect(started(['calibrate', text]).stderr).not.toContain('workbook');
    expect(started(['calibrate', book, '--lang', 'zh']).stderr).toBe(`furrow: ${book}：这是电子表格，请先把表另存为 CSV\n`);
  });

  test('help and schema are there, and a closed pipe is quiet', () => {
    expect(started(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('schema') });
    expect(JSON.parse(started(['schema']).stdout)).toMatchObject({ type: 'object', properties: { villages: {} } });
    if (process.platform !== 'win32')
      expect(
        execFileSync('sh', ['-c', `"${process.execPath}" bin/furrow.js run ${town} --runs 100 --json 2>&1 | head -n 1`], {
          cwd: root,
          encoding: 'utf8',
        }),
      ).toBe('{\n');
  });
});

const small = `format: furrow/1
title: {en: "A village, \\"small\\"", zh: 小村}
years: {from: 2021, to: 2022}
simulation: {runs: 40, seed: 7}
villages:
  东村: {ventures: {shop: {strategy: steady-income, amount: {min: 1000 yuan/year, max: 3000 yuan/year}}}}
plans:
  as-is: {}
  none: {changes: {东村: {shop: null}}}
goals:
  g: {measure: income, at_least: 1000 yuan, year: 2022}
`;

describe('the figures that are printed', () => {
  const json = (args: readonly string[], input = small) => {
    const { status, stdout, stderr } = furrow(['run', '-', '--json', ...args], input);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout);
  };

  test('JSON, CSV and standard input say the same, to the last digit', () => {
    const document = json([]);
    expect(document).toMatchObject({ scenario: { title: 'A village, "small"' }, runs: 40, seed: '7', years: [2021, 2022] });
    const csv = furrow(['run', file('small.yaml', small), '--csv']).stdout;
    const lines = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const [columns, ...rows] = lines as [string[], ...string[][]];
    let compared = 0;
    for (const plan of document.plans)
      for (const village of plan.villages)
        for (const [measure, list] of Object.entries(village.measures) as [string, Record<string, number>[]][])
          for (const summary of list) {
            const line = rows.find(
              (r) => r[0] === plan.id && r[1] === village.id && r[2] === '' && r[3] === measure && r[4] === String(summary.year),
            );
            for (const [i, name] of columns.entries()) if (i > 4) expect(Number(line?.[i])).toBe(summary[name]);
            compared++;
          }
    // Two plans, four measures, two years.
    expect(compared).toBeGreaterThanOrEqual(16);
  });

  test('7 and "7" are one seed, another is not; --seed and --runs stand above the file', () => {
    const [first, quoted, other] = [json([]), json([], small.replace('seed: 7', 'seed: "7"')), json(['--seed', '8'])];
    expect(quoted.plans).toEqual(first.plans);
    expect(other.plans).not.toEqual(first.plans);
    expect(json(['--seed', '7'], small.replace('seed: 7', 'seed: x')).plans).toEqual(first.plans);
    expect(json(['--runs', '9']).runs).toBe(9);
  });

  test('a plan alone has the figures it has among others, and an earlier end those of its years', () => {
    const all = json([]);
    expect(json(['--plan', 'none']).plans).toEqual([all.plans[1]]);
    expect(json(['--plan', 'none,as-is']).plans).toEqual([all.plans[1], all.plans[0]]);
    const short = furrow(['run', '-', '--json', '--to', '2021'], small);
    expect(short.stderr).toContain('2021');
    const income = (document: typeof all) => document.plans[0].villages[0].measures.income;
    expect(income(JSON.parse(short.stdout))).toEqual([income(all)[0]]);
  });

  test('twice the runs hold the first ones: the mean moves by less than half of what the new runs can differ', () => {
    // All values lie in [1000, 3000] and the first 1,000 of 2,000 runs are the same, so the sums obey this in any case.
    const sum = (n: number) => n * json(['--runs', String(n)]).plans[0].villages[0].measures.income[0].mean;
    const [less, more] = [sum(1000), sum(2000)];
    expect(more - less).toBeGreaterThan(1_000_000);
    expect(more - less).toBeLessThan(3_000_000);
    // One run more adds one value of that range.
    const one = sum(1001) - less;
    expect(one).toBeGreaterThan(999.99);
    expect(one).toBeLessThan(3000.01);
  });

  test('a run alone has no spread, and no number is lost on the way', () => {
    const { sd, mean, p5, p95 } = json(['--runs', '1']).plans[0].villages[0].measures.income[0];
    expect([sd, p5, p95]).toEqual([0, mean, mean]);
    expect(furrow(['run', '-', '--json'], small).stdout).not.toMatch(/: null|NaN|Infinity/);
  });
});

describe('faults that only a run can find', () => {
  const own = `format: furrow/1
title: t
years: {from: 2020, to: 2021}
strategies:
  own:
    parameters: {x: {unit: ''}}
    formulas: {income: 'x > 0 ? 5 yuan / x : 5 yuan / (x - x)'}
villages:
  a: {}
plans:
  as-is: {}
  adds:
    changes:
      a:
        bad: {strategy: own, x: {chance: 90%}}
`;

  test('in some runs of one plan: its place, the first such run, no output', () => {
    for (const form of ['--json', '--csv', '--lang=en']) {
      const { status, stdout, stderr } = furrow(['run', file('some.yaml', own), form]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/some\.yaml:15:\d+: plans\.adds\.changes\.a\.bad: a, bad: the formula income .* 2020 \(run \d+\)/);
      expect(stderr).toContain('x = 0');
    }
    expect(furrow(['run', file('some.yaml', own), '--plan', 'as-is']).status).toBe(0);
  });

  test('a position that is no number', () => {
    const list = own.replace(
      /parameters:.*\n.*\n/,
      "parameters: {x: {unit: ''}, l: {unit: yuan, list: true, default: [1 yuan]}}\n    formulas: {income: 'at(l, log(x - 2))'}\n",
    );
    expect(furrow(['run', file('position.yaml', list)])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('no finite answer'),
    });
  });
});

test('a mistake of units between two numbers is a problem with its place, no crash', () => {
  const { status, stdout, stderr } = furrow(
    ['check', '-'],
    small.replace('villages:', 'strategies: {own: {formulas: {income: 1 yuan + 1 kg}}}\nvillages:'),
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toMatch(/^<stdin>:5:46: strategies\.own\.formulas\.income: .*yuan.*kg/);
});

test.each([
  [['check'], 'missing required argument'],
  [['run', '-', '--runs', '0'], 'whole number'],
  [['run', '-', '--runs', '1.5'], 'whole number'],
  [['run', '-', '--runs', '-5'], '--runs'],
  [['run', '-', '--to', '2019'], '2021'],
  [['run', '-', '--to', '3000'], '2021'],
  [['run', '-', '--plan', ''], 'as-is'],
  [['run', '-', '--plan', 'toString'], 'there is no plan toString'],
  [['run', '-', 'more.yaml'], 'too many arguments'],
  [['run', '-', '--lang', 'fr'], 'en, zh'],
  [['schema', 'x'], 'too many arguments'],
  [['chek', '-'], 'check'],
  [['help', 'chek'], 'check'],
  [['help', 'chek', '--lang', 'zh'], '没有这个命令：chek'],
  [['seek', '-'], "'--goal <id>' not specified\nerror: required option '--figure"],
])('%j is wrong use: status 2, nothing on standard output, no stack', (args, words) => {
  const { status, stdout, stderr } = furrow(args, small);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/\n\s+at |Error:/);
});

test('a file that is not there does not keep the others from being checked', () => {
  const { status, stdout, stderr } = furrow(['check', 'nowhere.yaml', 'scenarios/one-base.yaml', '--json']);
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toEqual({ ok: false, problems: [] });
  expect(stderr).toMatch(/^furrow: nowhere\.yaml: there is no such file\n$/);
});
