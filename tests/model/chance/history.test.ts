import { describe, expect, test } from 'vitest';
import {
  cholesky,
  correlationsThatHold,
  eigen,
  nearestCorrelationMatrix,
  remedyFor,
} from '../../../src/model/chance/correlation.ts';
import { driverPaths } from '../../../src/model/chance/processes.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';
import { type Driver, readScenario, withoutTables } from '../../../src/model/index.ts';

const past = [10, 12, 9, 11, 15, 14];
const changes = past.slice(1).map((x, i) => Math.log(x / (past[i] as number)));
const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027];
const runs = 1000;
const driver = (id: string, block: number, together: string | null = null, of = changes): Driver => ({
  id,
  title: { en: id, zh: id },
  unit: { text: '', factor: 1, dimension: [0, 0, 0, 0, 0, 0, 0] },
  process: { kind: 'history', start: 14, changes: of, block, together },
  source: null,
  note: null,
});
const paths = (drivers: readonly Driver[]) => driverPaths(drivers, [], years, (name) => uniforms('h', name, runs));

describe('history', () => {
  test.each([1, 2, 3, 5])('blocks of %i years: the walk that an independent short loop makes', (block) => {
    const columns = paths([driver('beef', block)]).get('beef') as Float64Array[];
    for (let run = 0; run < runs; run++) {
      let x = 14;
      let first = 0;
      for (const [t, year] of years.entries()) {
        if (t % block === 0) first = Math.floor((uniforms('h', `driver/beef/${year}`, runs)[run] as number) * 5);
        x *= Math.exp(changes[(first + (t % block)) % 5] as number);
        expect(columns[t]?.[run]).toBeCloseTo(x, 9);
      }
    }
  });

  test('the mean change of the logarithm is that of the past, and each past change is met equally often', () => {
    const columns = paths([driver('beef', 2)]).get('beef') as Float64Array[];
    const met = new Map<string, number>();
    for (const x of columns[0] as Float64Array)
      met.set(Math.log(x / 14).toFixed(6), (met.get(Math.log(x / 14).toFixed(6)) ?? 0) + 1);
    // Stratified: exactly a fifth of the runs each.
    expect([...met.values()]).toEqual([200, 200, 200, 200, 200]);
  });

  test('histories drawn together meet the same years, others do not', () => {
    const twice = changes.map((x) => 2 * x);
    const made = paths([driver('a', 2, 'prices'), driver('b', 2, 'prices', twice), driver('c', 2)]);
    const at = (id: string, t: number, i: number) => Math.log((made.get(id) as Float64Array[])[t]?.[i] ?? 0) - Math.log(14);
    let apart = 0;
    for (let i = 0; i < runs; i++) {
      expect(at('b', 6, i)).toBeCloseTo(2 * at('a', 6, i), 9);
      if (Math.abs(at('c', 6, i) - at('a', 6, i)) > 1e-9) apart++;
    }
    expect(apart).toBeGreaterThan(runs / 2);
  });

  const file = (process: string, more = '') =>
    readScenario(`format: furrow/1
title: H
years: {from: 2021, to: 2022}
drivers:
  beef: {unit: yuan/kg, process: ${process}}
${more}villages: {v: {ventures: {x: {strategy: steady-income, amount: 1 yuan}}}}
`);
  test('is read with its unit, and starts from the last value', () => {
    const { scenario, problems } = file(
      '{kind: history, values: [10 yuan/kg, 6 yuan/jin, 9 yuan/kg, 11 yuan/kg, 15 yuan/kg, 14 yuan/kg], block: 2 year}',
    );
    expect(problems).toEqual([]);
    const process = scenario?.drivers[0]?.process;
    expect(process).toMatchObject({ kind: 'history', start: 14, block: 2, together: null });
    if (process?.kind === 'history')
      for (const [i, change] of process.changes.entries()) expect(change).toBeCloseTo(changes[i] as number, 12);
  });
  test.each([
    ['{kind: history}', 'needs past values'],
    ['{kind: history, values: [1 yuan/kg, 2 yuan/kg]}', 'at least 5 years'],
    ['{kind: history, values: [1 yuan/kg, 2 yuan/kg, 0 yuan/kg, 2 yuan/kg, 2 yuan/kg]}', 'not above zero'],
    ['{kind: history, values: [1 yuan/kg, 2 yuan/kg, 1 yuan/kg, 2 yuan/kg, 2 yuan/kg], block: 5}', 'whole number of years'],
    ['{kind: history, values: [1 kg, 2 yuan/kg, 1 yuan/kg, 2 yuan/kg, 2 yuan/kg]}', 'needs yuan/kg'],
    ['{kind: history, table: none.csv}', 'no such table'],
    ['{kind: history, values: [1 yuan/kg], table: none.csv}', 'given twice'],
    ['{kind: history, values: [1 yuan/kg, 2 yuan/kg, 1 yuan/kg, 2 yuan/kg, 2 yuan/kg], volatility: 3%}', 'has no volatility'],
  ])('%s is refused', (process, say) => {
    const { problems } = file(process);
    expect(problems.map((p) => p.say.en).join('; ')).toContain(say);
    expect(problems).toHaveLength(1);
  });
  test('a table beside the scenario: yearly means in the unit of the driver', () => {
    const csv = '# from a bulletin\ndate,value,kind\n2018,5,a\n2019-01,5,a\n2019-07,7,a\n2020,4,b\n2021,8,b\n2022,9,b\n';
    const read = (process: string, table = csv) =>
      readScenario(
        `format: furrow/1\ntitle: T\nyears: {from: 2021, to: 2022}\ndrivers: {beef: {unit: yuan/jin, process: ${process}}}\nvillages: {v: {ventures: {x: {strategy: steady-income, amount: 1 yuan}}}}\n`,
        (name) => (name === 'p/beef.csv' ? table : null),
      );
    const { scenario, problems } = read('{kind: history, table: p/beef.csv}');
    expect(problems).toEqual([]);
    const process = scenario?.drivers[0]?.process;
    // 5, 6, 4, 8, 9 yuan/jin; a jin is half a kilogram.
    expect(process?.kind === 'history' && [process.start, ...process.changes.map((x) => Number(Math.exp(x).toFixed(9)))]).toEqual(
      [18, 1.2, 0.666666667, 2, 1.125],
    );
    const say = (process: string, table?: string) => read(process, table).problems.map((p) => p.say.en);
    for (const name of ['../secret.csv', '/etc/passwd.csv', 'C:/x.csv', 'p/beef.txt', 'p/../../x.csv'])
      expect(say(`{kind: history, table: '${name}'}`)).toEqual(['a table is a CSV file beside the scenario']);
    expect(say('{kind: history, table: p/beef.csv, column: price}')).toEqual(['the table has no such column of figures']);
    expect(say('{kind: history, table: p/beef.csv}', csv.replace('2021,8,b\n', ''))).toEqual([
      'the table has no value of 2021; a history needs every year',
    ]);
    expect(say('{kind: history, table: p/beef.csv}', 'date,value\n2018,x\n')[0]).toMatch(/^p\/beef\.csv, line /);
  });
  test('a text without its tables means the same', () => {
    const text = (process: string) =>
      `format: furrow/1\ntitle: T # kept\nyears: {from: 2021, to: 2022}\ndrivers: {beef: {unit: yuan/jin, process: ${process}}}\nvillages: {v: {ventures: {x: {strategy: steady-income, amount: 1 yuan}}}}\n`;
    const written = text('{kind: history, table: p.csv, block: 2, together: prices}');
    const { scenario } = readScenario(written, () => 'date,value\n2018,5\n2019,6\n2020,4\n2021,8\n2022,9\n');
    if (!scenario) throw new Error();
    const alone = withoutTables(written, scenario);
    expect(alone).toContain('# kept');
    const read = readScenario(alone).scenario?.drivers[0]?.process;
    const before = scenario.drivers[0]?.process;
    if (read?.kind !== 'history' || before?.kind !== 'history') throw new Error();
    expect([read.start, read.block, read.together]).toEqual([before.start, 2, 'prices']);
    for (const [i, change] of read.changes.entries()) expect(change).toBeCloseTo(before.changes[i] as number, 12);
    // Nothing to do where there is no table.
    expect(withoutTables(alone, scenario)).toBe(alone);
  });
  test('together needs as many years; a correlation is refused with a remedy', () => {
    const of = (n: number, word: string) =>
      `{kind: history, values: [${Array.from({ length: n }, (_, i) => `${i + 5} yuan/kg`).join(', ')}]${word}}`;
    expect(
      file(of(6, ', together: x'), `  calf: {unit: yuan/kg, process: ${of(7, ', together: x')}}\n`).problems.map((p) => p.at),
    ).toEqual(['drivers.calf.process.together']);
    const { problems } = file(
      of(6, ''),
      `  rain: {process: {kind: event, chance: 10%}}\ncorrelations: [{between: [beef, rain], is: 0.5}]\n`,
    );
    expect(problems.map((p) => [p.at, p.hint.en.includes('together')])).toEqual([['correlations.0.between.0', true]]);
  });
});

describe('the nearest correlations', () => {
  test('eigenvalues of a matrix known by hand', () => {
    // 1 with r off the diagonal: 1 + 2r, and 1 − r twice.
    const { values, vectors } = eigen([
      [1, 0.5, 0.5],
      [0.5, 1, 0.5],
      [0.5, 0.5, 1],
    ]);
    expect([...values].sort().map((x) => Number(x.toFixed(12)))).toEqual([0.5, 0.5, 2]);
    for (let i = 0; i < 3; i++) expect(vectors.reduce((sum, row) => sum + (row[i] ?? 0) ** 2, 0)).toBeCloseTo(1, 12);
  });
  test("Higham's example of 2002", () => {
    const near = nearestCorrelationMatrix([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ]);
    // Published to four digits.
    expect(near[0]?.[1]).toBeCloseTo(0.7607, 4);
    expect(near[0]?.[2]).toBeCloseTo(0.1573, 4);
    expect(near[1]?.[2]).toBeCloseTo(0.7607, 4);
  });
  test('what the message offers can hold, and hardly moves', () => {
    const matrix = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    expect(cholesky(matrix)).toBeNull();
    const { list, factor } = correlationsThatHold(['a', 'b', 'c'], matrix);
    expect(factor).toBeNull();
    const of = (x: string, y: string) => list.find(({ between }) => between.includes(x) && between.includes(y))?.is ?? 0;
    expect(
      cholesky([
        [1, of('a', 'b'), of('a', 'c')],
        [of('a', 'b'), 1, of('b', 'c')],
        [of('a', 'c'), of('b', 'c'), 1],
      ]),
    ).not.toBeNull();
    // By symmetry all three move alike, towards ±0.5, where the matrix is singular.
    expect([of('a', 'b'), of('b', 'c'), of('a', 'c')].map(Math.abs).every((x) => x > 0.45 && x <= 0.5)).toBe(true);
  });
  test('those that contradict each other are named, and the others left as they are where they can be', () => {
    const ids = Array.from({ length: 25 }, (_, i) => `d${i}`);
    const matrix = ids.map((_, i) => ids.map((_, j) => (i === j ? 1 : 0.1)));
    const put = (i: number, j: number, is: number) => {
      (matrix[i] as number[])[j] = is;
      (matrix[j] as number[])[i] = is;
    };
    put(3, 7, 0.9);
    put(7, 19, 0.9);
    put(3, 19, -0.9);
    const { members, list, factor } = remedyFor(ids, matrix);
    expect(members).toEqual(['d3', 'd7', 'd19']);
    expect(factor).toBeNull();
    for (const { between, is } of list) {
      const [i = 0, j = 0] = between.map((id) => ids.indexOf(id));
      put(i, j, is);
    }
    expect(list).toHaveLength(3);
    expect(cholesky(matrix)).not.toBeNull();
  });
  test('of many drivers all are lowered by one factor, as near to the border as hundredths are', () => {
    // A star: one driver is tied to n others that know nothing of each other. Its least eigenvalue is 1 − r·√n.
    const n = 99;
    const ids = Array.from({ length: n + 1 }, (_, i) => `d${i}`);
    const star = ids.map((_, i) => ids.map((_, j) => (i === j ? 1 : i === 0 || j === 0 ? 0.9 : 0)));
    const { list, factor } = correlationsThatHold(ids, star);
    expect(factor).toBe(Math.floor(100 / (0.9 * Math.sqrt(n))) / 100);
    expect(list).toHaveLength(n);
    expect(new Set(list.map(({ is }) => is))).toEqual(new Set([Math.round(90 * (factor ?? 0)) / 100]));
  });
});
