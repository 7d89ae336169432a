import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffScenarios, readScenario } from '../../../src/model/index.ts';
import { open } from '../../../src/model/scenario/text.ts';
import { upgrade } from '../../../src/model/scenario/upgrade.ts';

const old = `# 我们镇 · our town
format: furrow/0   # 旧
name: {en: Our town, zh: 我们镇} # its name

# first and last year
years: [2026, 2028] # 三年

# how it is computed
runs: ２００ # few
villages:
  a:
    name: Village A   # first
    # one source
    ventures:
      wages: {strategy: steady-income, amount: 60_000 yuan}
seed: 7 # luck
plans:
  as-is: {name: As it is}
goals:
  # promised
  enough:
    name: Enough
    measure: income
    target: 50000 yuan # a year
    year: 2028
    certainty: 90%
`;
const now = `format: furrow/1
title: {en: Our town, zh: 我们镇}
years: {from: 2026, to: 2028}
simulation: {runs: 200, seed: 7}
villages:
  a: {title: Village A, ventures: {wages: {strategy: steady-income, amount: 60_000 yuan}}}
plans:
  as-is: {title: As it is}
goals:
  enough: {title: Enough, measure: income, at_least: 50000 yuan, year: 2028, confidence: 90%}
`;
const comments = (text: string) => (text.match(/#.*$/gm) ?? []).map((comment) => comment.trim()).sort();
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

describe('furrow/0', () => {
  test('means what the same scenario in furrow/1 means, with a notice at its format', () => {
    const [before, after] = [readScenario(old), readScenario(now)];
    expect(before.problems).toEqual([]);
    expect(plain(before.source?.data)).toEqual(plain({ ...(after.source?.data as object) }));
    if (!before.scenario || !after.scenario) throw new Error('not read');
    expect(diffScenarios(before.scenario, after.scenario)).toEqual([]);
    expect(before.scenario.runs).toBe(200);
    expect(before.notices).toHaveLength(1);
    expect(before.notices[0]).toMatchObject({ at: 'format', line: 2, column: 9 });
    expect(before.notices[0]?.say.en).toContain('older format furrow/0');
    expect([before.from, after.from]).toEqual(['furrow/0', null]);
    expect(after.notices).toEqual([]);
  });

  test('is written anew as furrow/1 with every comment', () => {
    const { opened, source } = readScenario(old);
    expect(source?.text).toBe(old);
    expect(opened?.text).toBe(`# 我们镇 · our town
format: furrow/1 # 旧
title: {en: Our town, zh: 我们镇} # its name

# first and last year
years: {from: 2026, to: 2028} # 三年

# how it is computed
simulation:
  runs: ２００ # few
  seed: 7 # luck
villages:
  a:
    title: Village A # first
    # one source
    ventures:
      wages: {strategy: steady-income, amount: 60_000 yuan}
plans:
  as-is: {title: As it is}
goals:
  # promised
  enough:
    title: Enough
    measure: income
    at_least: 50000 yuan # a year
    year: 2028
    confidence: 90%
`);
  });

  test('keeps CRLF, a mark and JSON', () => {
    const windows = `\uFEFF${old.replaceAll('\n', '\r\n')}`;
    const written = readScenario(windows).opened?.text ?? '';
    expect(written.startsWith('\uFEFF# 我们镇')).toBe(true);
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const json = JSON.stringify({ format: 'furrow/0', name: 't', years: [2026, 2027], runs: 5, villages: { a: {} } });
    expect(JSON.parse(readScenario(json).opened?.text ?? '')).toEqual({
      ...{ format: 'furrow/1', title: 't', years: { from: 2026, to: 2027 }, simulation: { runs: 5 }, villages: { a: {} } },
    });
  });

  test('has its problems where they stand in the file', () => {
    const places = (text: string) => readScenario(text).problems.map(({ at, line, column }) => `${line}:${column} ${at}`);
    const wrong = old
      .replace('[2026, 2028]', '[2029, 2028]')
      .replace('50000 yuan', '5 kg')
      .replace('seed: 7', 'seed: 1.5')
      .replace('name: Enough', 'name: [1]')
      .replace('measure: income', 'measure: incomes');
    expect(places(wrong)).toEqual([
      '6:15 years.to',
      '16:7 simulation.seed',
      '22:11 goals.enough.title',
      '23:14 goals.enough.measure',
    ]);
    expect(places(old.replace('50000 yuan', '5 kg'))).toEqual(['24:13 goals.enough.at_least']);
    expect(places(old.replace('certainty', 'certain'))).toEqual(['26:5 goals.enough.certain']);
  });

  test('with a key of both formats tells the older one as unknown, and a list of three years as no years', () => {
    expect(readScenario(old.replace('years:', 'title: T\nyears:')).problems.map(({ at }) => at)).toEqual(['name']);
    expect(readScenario(old.replace('2026, 2028', '2026, 2027, 2028')).problems.map(({ at }) => at)).toEqual(['years']);
  });

  test('with a fault of writing is told at its place, and not written anew', () => {
    const { problems, opened } = readScenario(old.replace('seed: 7', 'seed: 7\nseed: 8'));
    expect(problems.map(({ line, say }) => `${line} ${say.en}`)).toEqual(['17 this key is there twice']);
    expect(opened?.text).toContain('furrow/0');
  });

  test('keeps every comment and figure, wherever comments stand', () => {
    const lines = old
      .replace(/ *#.*$/gm, '')
      .split('\n')
      .filter((line) => line !== '');
    const layout = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), {
      minLength: lines.length,
      maxLength: lines.length,
    });
    const quoted = fc.constantFrom('runs: 200', 'runs: 0x10', 'runs: "5"', 'runs: １０', 'runs: 1e3 ');
    fc.assert(
      fc.property(layout, quoted, (where, runs) => {
        const text = lines
          .map((line, i) => {
            const [above, behind, gap] = where[i] ?? [];
            const margin = /^ */.exec(line)?.[0] ?? '';
            return `${gap ? '\n' : ''}${above ? `${margin}# above ${i}\n` : ''}${line}${behind ? ` # behind ${i}` : ''}\n`;
          })
          .join('')
          .replace('runs: ２００', runs);
        const upgraded = upgrade(open(text));
        const written = upgraded?.text() ?? '';
        expect(comments(written)).toEqual(comments(text));
        expect(plain(open(written).source?.data)).toEqual(plain(upgraded?.source.data));
        expect(upgrade(open(written))).toBe(null);
      }),
      { numRuns: 100 },
    );
  });
});

describe('other formats', () => {
  test.each(['furrow/2', 'furrow/10', 'furrow/1.5'])('%s is refused by name with what to do', (format) => {
    const { scenario, problems } = readScenario(old.replace('furrow/0', format));
    expect(scenario).toBe(null);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ at: 'format', line: 2, column: 9, value: format });
    expect(problems[0]?.say.en).toContain(`${format}, which is newer`);
    expect(problems[0]?.hint).toEqual({
      en: 'Use a newer Furrow, or ask for the file in furrow/1.',
      zh: '请使用新版垄亩，或请对方另存为 furrow/1。',
    });
  });
  test.each(['furrow/00', 'furrow/-1', 'Furrow/0', 'furrow', '7'])('%s is none of a scenario', (format) => {
    expect(readScenario(old.replace('furrow/0', format)).problems.map(({ say }) => say.en)).toEqual([
      'this is not a Furrow scenario',
    ]);
  });
});
