import { describe, expect, test } from 'vitest';
import { calibrate, type PriceFile } from '../../../src/model/analysis/calibrate.ts';
import { calibrationNotes, calibrationYaml } from '../../../src/model/analysis/calibration-words.ts';
import { dickeyFullerCritical, type Fit, fitProcess, type YearValue } from '../../../src/model/analysis/fit.ts';
import { readScenario } from '../../../src/model/index.ts';

/** Normal scores by Box and Muller over mulberry32: none of the model's own chance. */
function normals(seed: number): () => number {
  let state = seed * 7919 + 17;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function reverting(score: () => number, n: number, { reversion = 0.3, level = 30, volatility = 0.15 } = {}): YearValue[] {
  const m = Math.log(level);
  let x = m + (volatility / Math.sqrt(1 - (1 - reversion) ** 2)) * score();
  return Array.from({ length: n }, (_, i) => {
    if (i > 0) x += reversion * (m - x) + volatility * score();
    return { year: 1000 + i, value: Math.exp(x) };
  });
}

const truth = { reversion: 0.3, level: 30, volatility: 0.15 };
const fitted = (years: readonly YearValue[], kind: 'mean-reverting' | 'random-walk' | 'trend' = 'mean-reverting'): Fit => {
  const fit = fitProcess(years, kind);
  if (!fit) throw new Error('no fit');
  return fit;
};
const numbers = ({ process, standardErrors }: Fit) => ({
  is: process as unknown as { [name: string]: number },
  error: standardErrors as { [name: string]: number },
});
/** How often each parameter lies beyond two standard errors. */
function misses(fits: readonly Fit[]): { [name: string]: number } {
  return Object.fromEntries(
    Object.entries(truth).map(([name, x]) => [
      name,
      fits.filter((fit) => {
        const { is, error } = numbers(fit);
        return !(Math.abs((is[name] as number) - x) <= 2 * (error[name] as number));
      }).length,
    ]),
  );
}
const seeds = Array.from({ length: 100 }, (_, i) => i + 1);
const logs = (list: readonly number[], from = 2000): YearValue[] => list.map((x, i) => ({ year: from + i, value: Math.exp(x) }));

describe('a mean-reverting process', () => {
  test('is recovered from 400 years, within two standard errors nearly always', () => {
    const fits = seeds.map((seed) => fitted(reverting(normals(seed), 400)));
    for (const [, missed] of Object.entries(misses(fits))) expect(missed).toBeLessThanOrEqual(15);
    const mean = (name: string) => fits.reduce((sum, fit) => sum + (numbers(fit).is[name] as number), 0) / fits.length;
    expect(mean('level')).toBeCloseTo(30, 0);
    expect(mean('volatility')).toBeCloseTo(0.15, 2);
    expect(mean('reversion')).toBeCloseTo(0.3, 1);
  });

  test('is recovered where four years in ten are missing', () => {
    const fits = seeds.map((seed) => {
      const score = normals(seed + 1000);
      const all = reverting(score, 400);
      return fitted(all.filter((_, i) => i === 0 || score() > -0.25));
    });
    for (const [, missed] of Object.entries(misses(fits))) expect(missed).toBeLessThanOrEqual(15);
  });

  test('without gaps is the regression of each logarithm on the one before', () => {
    const years = reverting(normals(5), 37);
    const x = years.map(({ value }) => Math.log(value));
    const [before, after] = [x.slice(0, -1), x.slice(1)];
    const n = before.length;
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    const [mx, my] = [sum(before) / n, sum(after) / n];
    const sxx = sum(before.map((b) => (b - mx) ** 2));
    const slope = sum(before.map((b, i) => (b - mx) * ((after[i] as number) - my))) / sxx;
    const intercept = my - slope * mx;
    const squares = sum(before.map((b, i) => ((after[i] as number) - intercept - slope * b) ** 2));
    const variance = squares / n;
    const { is, error } = numbers(fitted(years));
    expect(is.reversion).toBeCloseTo(1 - slope, 10);
    expect(is.level).toBeCloseTo(Math.exp(intercept / (1 - slope)), 8);
    expect(is.volatility).toBeCloseTo(Math.sqrt(variance), 10);
    expect(error.reversion).toBeCloseTo(Math.sqrt(variance / sxx), 7);
    expect(error.volatility).toBeCloseTo(Math.sqrt(variance / (2 * n)), 7);
    // Delta method for exp(a/(1 − b)) with the covariances of least squares.
    const [vaa, vab, vbb] = [variance * (1 / n + mx ** 2 / sxx), (-variance * mx) / sxx, variance / sxx];
    const [da, db] = [1 / (1 - slope), intercept / (1 - slope) ** 2];
    const level = Math.exp(intercept / (1 - slope)) * Math.sqrt(da * da * vaa + 2 * da * db * vab + db * db * vbb);
    expect(error.level).toBeCloseTo(level, 5);
    const t = (slope - 1) / Math.sqrt(squares / (n - 2) / sxx);
    expect(fitted(years).evidence?.statistic).toBeCloseTo(t, 7);
  });

  test('with gaps has the highest likelihood of a filter that lives through the missing years', () => {
    const score = normals(77);
    const years = reverting(score, 60).filter((_, i) => i === 0 || score() > -0.3);
    const values = new Map(years.map(({ year, value }) => [year, Math.log(value)]));
    const last = years.at(-1)?.year as number;
    // Level, reversion and volatility themselves; one year at a time (Kalman filter with missing observations).
    const likelihood = ([level, reversion, volatility]: readonly number[]) => {
      let [mean, spread, total] = [Math.log(years[0]?.value as number), 0, 0];
      for (let year = (years[0]?.year as number) + 1; year <= last; year++) {
        mean += (reversion as number) * (Math.log(level as number) - mean);
        spread = (1 - (reversion as number)) ** 2 * spread + (volatility as number) ** 2;
        const seen = values.get(year);
        if (seen === undefined) continue;
        total -= (Math.log(spread) + (seen - mean) ** 2 / spread) / 2;
        [mean, spread] = [seen, 0];
      }
      return total;
    };
    const fit = fitted(years);
    const { is, error } = numbers(fit);
    const names = ['level', 'reversion', 'volatility'];
    const at = names.map((name) => is[name] as number);
    const step = names.map((name) => 1e-3 * (error[name] as number));
    const moved = (...by: [number, number][]) =>
      likelihood(at.map((x, i) => by.reduce((sum, [k, times]) => (k === i ? sum + times * (step[i] as number) : sum), x)));
    const h = names.map((_, i) =>
      names.map(
        (_, j) =>
          -(moved([i, 1], [j, 1]) - moved([i, 1], [j, -1]) - moved([i, -1], [j, 1]) + moved([i, -1], [j, -1])) /
          (4 * (step[i] as number) * (step[j] as number)),
      ),
    ) as [number[], number[], number[]];
    for (const i of [0, 1, 2]) {
      const slope = (moved([i, 1]) - moved([i, -1])) / 0.002;
      expect(Math.abs(slope)).toBeLessThan(1e-5);
      expect(likelihood(at)).toBeGreaterThan(moved([i, 200]));
      expect(likelihood(at)).toBeGreaterThan(moved([i, -200]));
      const [j, k] = [(i + 1) % 3, (i + 2) % 3];
      const of = (a: number, b: number) => h[a as 0][b as 0] as number;
      const whole = (a: number, b: number, c: number) => of(0, a) * of(1, b) * of(2, c);
      const determinant = whole(0, 1, 2) + whole(1, 2, 0) + whole(2, 0, 1) - whole(2, 1, 0) - whole(1, 0, 2) - whole(0, 2, 1);
      const variance = (of(j, j) * of(k, k) - of(j, k) ** 2) / determinant;
      expect((error[names[i] as string] as number) / Math.sqrt(variance)).toBeCloseTo(1, 3);
    }
  });

  test('is held at 0% where the values run away, and at 100% where they alternate', () => {
    const away = fitted(logs([0, 0.1, 0.21, 0.35, 0.52, 0.7, 0.95, 1.3]));
    expect(away.process).toMatchObject({ reversion: 0 });
    expect(away.standardErrors.level).toBeNull();
    expect(away.evidence).toMatchObject({ held: true });
    const mean = [0, 0.1, 0.21, 0.35, 0.52, 0.7, 0.95, 1.3].reduce((a, b) => a + b) / 8;
    expect(numbers(away).is.level).toBeCloseTo(Math.exp(mean), 10);
    // Without drift: the root mean square of the changes.
    const changes = [0.1, 0.11, 0.14, 0.17, 0.18, 0.25, 0.35];
    expect(numbers(away).is.volatility).toBeCloseTo(Math.sqrt(changes.reduce((a, b) => a + b * b, 0) / 7), 10);
    const turns = fitted(logs([0, 1.1, 0.1, 0.9, -0.1, 1, 0.2, 1.05]));
    expect(turns.process).toMatchObject({ reversion: 1 });
    // Each year for itself: level and volatility are those of the years after the first.
    const rest = [1.1, 0.1, 0.9, -0.1, 1, 0.2, 1.05];
    const middle = rest.reduce((a, b) => a + b) / 7;
    expect(numbers(turns).is.level).toBeCloseTo(Math.exp(middle), 10);
    expect(numbers(turns).is.volatility).toBeCloseTo(Math.sqrt(rest.reduce((a, b) => a + (b - middle) ** 2, 0) / 7), 10);
  });

  test('stays finite where years lie far apart, or two apart and alternate', () => {
    // At φ = 0 the likelihood of years two apart depends on φ² alone.
    const alternate = [0, 1.1, 0.1, 0.9, -0.1, 1, 0.2].map((x, i) => ({ year: 2000 + 2 * i, value: Math.exp(x) }));
    const far = logs([0, 0.3, 0.1, 0.4, 0.2, 0.5]).map((one, i) => ({ ...one, year: i + (i < 3 ? 1000 : 9000) }));
    for (const years of [alternate, far]) {
      const { process, standardErrors, evidence } = fitted(years);
      const figures = [...Object.values(process), ...Object.values(standardErrors), ...(evidence?.range ?? [])];
      for (const x of [...figures, evidence?.statistic]) if (typeof x === 'number') expect(Number.isFinite(x)).toBe(true);
    }
    expect(fitted(alternate).process).toMatchObject({ reversion: 1 });
  });

  test('is told from a random walk by critical values near those of Fuller 1976', () => {
    const fuller = { 25: -3, 50: -2.93, 100: -2.89, 250: -2.88, 500: -2.87 };
    for (const [n, value] of Object.entries(fuller))
      expect(Math.abs(dickeyFullerCritical(Number(n)) - value)).toBeLessThan(0.016);
    const walks = Array.from({ length: 400 }, (_, seed) => {
      const score = normals(seed + 5000);
      let x = 0;
      return fitted(
        logs(
          Array.from({ length: 41 }, () => {
            x += 0.1 * score();
            return x;
          }),
        ),
      ).evidence;
    });
    const told = walks.filter((evidence) => evidence && evidence.statistic < evidence.critical).length;
    expect(told).toBeGreaterThanOrEqual(8);
    expect(told).toBeLessThanOrEqual(32);
    const sure = fitted(reverting(normals(3), 200, { reversion: 0.6 })).evidence;
    expect(sure?.statistic).toBeLessThan(sure?.critical as number);
    expect(sure?.range[0]).toBeGreaterThan(0.3);
  });

  test('is as much too high in few years as Kendall says', () => {
    const fits = Array.from({ length: 500 }, (_, seed) => fitted(reverting(normals(seed + 9000), 41)));
    const mean = (of: (fit: Fit) => number) => fits.reduce((sum, fit) => sum + of(fit), 0) / fits.length;
    const high = mean((fit) => numbers(fit).is.reversion as number) - 0.3;
    expect(Math.abs(high - (1 + 3 * 0.7) / 40)).toBeLessThan(0.02);
    expect(mean((fit) => fit.evidence?.bias as number)).toBeCloseTo(high, 1);
  });
});

describe('other processes', () => {
  test('a random walk has the mean and the spread of its changes', () => {
    // Changes 0.1, 0.3, −0.1, 0.5: mean 0.2, squares 0.01 + 0.01 + 0.09 + 0.09 over 4.
    const { is, error } = numbers(fitted(logs([1, 1.1, 1.4, 1.3, 1.8]), 'random-walk'));
    expect(is.volatility).toBeCloseTo(Math.sqrt(0.05), 12);
    expect(is.growth).toBeCloseTo(Math.exp(0.225) - 1, 12);
    expect(is.start).toBeCloseTo(Math.exp(1.8), 12);
    expect(error.volatility).toBeCloseTo(Math.sqrt(0.05 / 8), 12);
    expect(error.growth).toBeCloseTo(Math.exp(0.225) * Math.sqrt(0.05 / 4 + 0.0025 / 8), 12);
  });

  test('a random walk across gaps weighs each step by its years', () => {
    // Steps of 1, 4, 1, 2 years by 0.1, 0.8, 0.3, 0: drift 1.2/8 = 0.15; squares 0.0025 + 0.04/4 + 0.0225 + 0.09/2 over 4.
    const years = [0, 1, 5, 6, 8].map((after, i) => ({
      year: 2000 + after,
      value: Math.exp([0, 0.1, 0.9, 1.2, 1.2][i] as number),
    }));
    const { is } = numbers(fitted(years, 'random-walk'));
    expect(is.volatility).toBeCloseTo(Math.sqrt(0.08 / 4), 12);
    expect(is.growth).toBeCloseTo(Math.exp(0.15 + 0.01) - 1, 12);
  });

  test('a trend is the straight line through the logarithms', () => {
    const steady = fitted(logs([0, 1, 2, 3, 4].map((t) => t * Math.log(1.03))), 'trend');
    expect(numbers(steady).is.growth).toBeCloseTo(0.03, 12);
    expect(numbers(steady).error.growth).toBeCloseTo(0, 12);
    // Symmetric about the middle year: slope 0, variance 0.24, and 10 is the sum of squared years.
    const { is, error } = numbers(fitted(logs([0, 1, 0, 1, 0]), 'trend'));
    expect(is.growth).toBeCloseTo(0, 12);
    expect(error.growth).toBeCloseTo(Math.sqrt(0.024), 12);
  });

  test('values without chance have no volatility to estimate', () => {
    expect(fitProcess(logs([2, 2, 2, 2, 2]), 'mean-reverting')).toBeNull();
    expect(fitProcess(logs([0, 0.1, 0.2, 0.3, 0.4]), 'random-walk')).toBeNull();
    expect(fitProcess(logs([2, 2, 2, 2, 2]), 'trend')?.process).toMatchObject({ growth: 0 });
  });
});

const file = (text: string, name = 'beef.csv'): PriceFile => ({ name, bytes: new TextEncoder().encode(text) });
const plainly = { process: 'mean-reverting', unit: null, from: null } as const;
const csv = (years: readonly YearValue[], head = 'date,value') =>
  `${head}\n${years.map(({ year, value }) => `${year},${value}`).join('\n')}\n`;

describe('several series', () => {
  const pairOf = (seed: number, rho: number) => {
    const score = normals(seed);
    const shocks = Array.from({ length: 200 }, () => {
      const [a, b] = [score(), score()];
      return [a, rho * a + Math.sqrt(1 - rho ** 2) * b] as const;
    });
    const walk = (which: 0 | 1) => {
      let t = 0;
      return reverting(() => shocks[t++]?.[which] as number, 200, { reversion: which === 0 ? 0.2 : 0.4 });
    };
    return [file(csv(walk(0)), 'beef.csv'), file(csv(walk(1)), '羊肉.csv')];
  };

  test('have the correlation of their scores in common years', () => {
    const found = seeds.map((seed) => calibrate(pairOf(seed, 0.6), plainly).calibration?.correlations[0]);
    expect(found[0]).toMatchObject({ between: ['beef', '羊肉'], n: 199 });
    const missed = found.filter((one) => !(one && Math.abs(one.is - 0.6) <= 2 * one.standardError)).length;
    expect(missed).toBeLessThanOrEqual(15);
    expect(found.reduce((sum, one) => sum + (one?.is ?? 0), 0) / 100).toBeCloseTo(0.6, 1);
    const [one] = found;
    expect(one?.standardError).toBeCloseTo((1 - (one?.is ?? 0) ** 2) / Math.sqrt(196), 12);
  });

  test('that contradict each other are written as the nearest that can hold', () => {
    const swing = [0.3, -0.2, 0.5, -0.4, 0.1, 0.6, -0.5, 0.2, -0.1, 0.4];
    const span = (from: number, sign = 1) => swing.map((x, i) => ({ year: from + i, value: Math.exp(sign * x) }));
    const files = [
      file(csv([...span(2000), ...span(2020)]), 'a.csv'),
      file(csv([...span(2000), ...span(2010)]), 'b.csv'),
      file(csv([...span(2010), ...span(2020, -1)]), 'c.csv'),
    ];
    const { calibration } = calibrate(files, plainly);
    expect(calibration?.correlations.map(({ n }) => n)).toEqual([9, 9, 9]);
    if (!calibration) throw new Error('no calibration');
    const yaml = calibrationYaml(calibration, 'en');
    expect(yaml).toContain('cannot hold together');
    expect(pasted(yaml).problems).toEqual([]);
  });
});

const pasted = (yaml: string) =>
  readScenario(`format: furrow/1\ntitle: t\nyears: {from: 2026, to: 2028}\nvillages: {a: {}}\n${yaml}`);

describe('a table', () => {
  const months = (year: number, low: number) =>
    Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')},${low + i}`).join('\n');

  test('of months is averaged by the year', () => {
    const text = `# 全国活牛价格，元/公斤\ndate,value,kind\n${[20, 25, 21, 24, 30].map((low, i) => months(2019 + i, low)).join('\n')}\n2024-01,40,stated\n2024-02,44,\n`;
    const { calibration } = calibrate([file(text)], plainly);
    const [one] = calibration?.series ?? [];
    // low + (0 + … + 11)/12
    expect(one?.years.map(({ year, value, count }) => [year, value, count])).toEqual([
      [2019, 25.5, 12],
      [2020, 30.5, 12],
      [2021, 26.5, 12],
      [2022, 29.5, 12],
      [2023, 35.5, 12],
      [2024, 42, 2],
    ]);
    expect(one?.fit.process).toMatchObject({ start: 42 });
    expect(one?.unit?.text).toBe('元/公斤');
    expect(one?.id).toBe('beef');
    expect(calibrate([file(text)], { ...plainly, from: 2020 }).calibration?.series[0]?.years).toHaveLength(5);
  });

  const values = ['1,020.5', '1,100', '980', '1,250', '1,180'];
  const dates = ['2020年3月', '2021/3', '2022-03-18', '2023', '2024年'];
  const rows = (sign: string, quote = true) =>
    dates.map((date, i) => `${date}${sign}${quote ? `"${values[i]}"` : values[i]}`).join('\n');
  test.each([
    ['commas', `date,value\n${rows(',')}`],
    ['semicolons, CRLF and a mark', `\uFEFFdate;value;note\n${rows(';')}\n`.replaceAll('\n', '\r\n')],
    ['tabs without quotes', `日期\t价格\n${rows('\t', false)}\n\n`],
    [
      'notes with line ends in quotes',
      `note,date,value\n${dates.map((date, i) => `"a ""b""\nc",${date},"${values[i]}"`).join('\n')}`,
    ],
  ])('may be written with %s', (_, text) => {
    const { calibration, files } = calibrate([file(text)], plainly);
    expect(files[0]?.problems).toEqual([]);
    expect(calibration?.series[0]?.years.map(({ value }) => value)).toEqual([1020.5, 1100, 980, 1250, 1180]);
  });

  test('may have several columns and units in its header, and old Chinese encoding', () => {
    const text = `year,beef (yuan/jin),kind,mutton,kg\n2019,10,a,30,1\n2020,12,b,33,2\n2021,11,c,32,1\n2022,14,d,,2\n2023,13,e,36,1\n2024,12,f,39,3\n`;
    const { calibration } = calibrate([file(text)], plainly);
    expect(calibration?.series.map(({ id, unit, years }) => [id, unit?.text, years.length])).toEqual([
      ['beef', 'yuan/jin', 6],
      ['mutton', undefined, 5],
      ['kg_price', undefined, 6],
    ]);
    // 12 yuan a jin are 24 yuan a kg.
    expect(calibration?.series[0]?.fit.process).toMatchObject({ start: 24 });
    const head = [0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbc, 0xdb, 0xb8, 0xf1, 0x0a];
    const body = [...new TextEncoder().encode('2020,10\n2021,12\n2022,11\n2023,13\n2024,12\n')];
    const old = calibrate([{ name: '24头.csv', bytes: Uint8Array.from([...head, ...body]) }], plainly);
    expect(old.files[0]?.notices).toHaveLength(1);
    expect(old.calibration?.series[0]?.id).toBe('price_24头');
  });

  const five = '2020,1\n2021,2\n2022,1\n2023,2\n2024,3\n';
  test.each<[string, string, string, string[]]>([
    ['nothing', '# only a comment\n', 'the table is empty', ['1:1 null']],
    ['no dates', `when,value\n${five}`, 'there is no column with dates', ['1:1 when,value']],
    ['no numbers', 'date,kind\n2020,a\n', 'there is no column with numbers', ['1:1 date,kind']],
    ['twice a name', `date,a,a\n2020,1,1\n`, 'two columns have the same name', ['1:8 a']],
    ['zero and less', `date,value\n${five}2025,0\n2026,-3\n`, 'the value is not above zero', ['7:6 0', '8:6 -3']],
    ['no number', `date,value\n${five}2025,n/a\n2026,"1,23"\n`, 'this is not a number', ['7:6 n/a', '8:6 1,23']],
    [
      'bad dates',
      `date,value\n${five}2024-13,1\n2023-02-29,1\n３月,2\n,4\n`,
      'this is not a date',
      ['7:1 2024-13', '8:1 2023-02-29', '9:1 ３月', '10:1 '],
    ],
    ['a date twice', `# 价格\n日期,价格\n2020-01,1\n2020-1,2\n`, 'the same date stands on line 3 already', ['4:1 2020-1']],
    ['commas without quotes', `date,value\n${five}2025,1,200\n`, 'the row has more cells than the header', ['7:8 200']],
    ['an open quote', `date,value\n${five}2025,"3\n`, 'a quotation mark is not closed', ['7:6 "3\n']],
    ['text behind a quote', `date,value\n${five}2025,"3"4\n`, 'text stands behind a closing quotation mark', ['7:6 "3"4']],
    ['few years', 'date,牛,羊\n2020,1,1\n2021,2,1\n2022,3,\n2023,4,\n2024,2,\n', '羊: values in fewer than 5 years', ['1:8 2']],
    [
      'no chance',
      'date,value\n2020,3\n2021,3\n2022,3\n2023,3\n2024,3\n',
      'value: the values follow a rule without any chance',
      ['1:6 3, 3, 3'],
    ],
    ['too many columns', `date${',a'.repeat(300)}\n`, 'the table has more than 200 columns', ['1:404 301']],
  ])('with %s is told with its place', (_, text, say, places) => {
    const { calibration, files } = calibrate([file(text)], plainly);
    expect(calibration).toBeNull();
    const told = (files[0]?.problems ?? []).filter((problem) => problem.say.en === say);
    expect(told.map(({ line, column, value }) => `${line}:${column} ${value}`)).toEqual(places);
    for (const problem of files[0]?.problems ?? [])
      for (const { en, zh } of [problem.say, problem.hint]) {
        expect(en).not.toBe('');
        expect(zh).toMatch(/\p{Script=Han}/u);
      }
  });

  test('tells at most a thousand problems and counts the rest, and refuses what is no text or too large', () => {
    const many = calibrate([file(`date,value\n${'x,y\n'.repeat(1200)}`)], plainly).files[0]?.problems ?? [];
    expect(many.filter(({ say }) => say.en.startsWith('and '))).toHaveLength(1);
    expect(many.length).toBeLessThan(1003);
    const large = calibrate([{ name: 'a.csv', bytes: new Uint8Array(2_000_001).fill(49) }], plainly).files[0]?.problems;
    expect(large?.map(({ hint }) => hint.en)).toEqual(['Keep only the dates and the values, one row a month at most.']);
    expect(calibrate([{ name: 'a.csv', bytes: Uint8Array.of(0xff, 0x00, 0xff) }], plainly).files[0]?.problems).toHaveLength(1);
  });
});

describe('what is told', () => {
  const made = (kind: 'mean-reverting' | 'random-walk' | 'trend', years = reverting(normals(12), 30)) => {
    const text = `# 某县 "牛" 价: 'x' #1 \u200b{a}, yuan/kg\n${csv(years)}`;
    const { calibration } = calibrate([file(text, '2024 t.csv'), file(csv(reverting(normals(13), 30)))], {
      ...plainly,
      process: kind,
    });
    if (!calibration) throw new Error('no calibration');
    return calibration;
  };

  test.each(['mean-reverting', 'random-walk', 'trend'] as const)('the YAML of a %s is a scenario without problems', (kind) => {
    const calibration = made(kind);
    for (const language of ['en', 'zh'] as const) {
      const { scenario, problems } = pasted(calibrationYaml(calibration, language));
      expect(problems).toEqual([]);
      expect(scenario?.drivers.map(({ id, unit }) => [id, unit.text])).toEqual([
        ['price_2024_t', 'yuan/kg'],
        ['beef', ''],
      ]);
      for (const [i, driver] of (scenario?.drivers ?? []).entries()) {
        const want = calibration.series[i]?.fit.process as unknown as { [name: string]: number };
        for (const [name, value] of Object.entries(driver.process))
          if (typeof value === 'number') expect(value / (want[name] as number)).toBeCloseTo(1, 1.5);
      }
      expect(scenario?.correlations).toHaveLength(kind === 'trend' ? 0 : 1);
    }
  });

  test('says plainly whether reversion can be told, and what would be taken off', () => {
    const open = calibrationNotes(made('mean-reverting', reverting(normals(12), 15))).map(({ en, zh }) => `${en}\n${zh}`);
    expect(
      open.some((note) => /^price_2024_t: Dickey–Fuller.*cannot be told.*15%/.test(note) && note.includes('不足以区分')),
    ).toBe(true);
    expect(open.some((note) => note.includes('Kendall 1954') && note.includes('未作扣除'))).toBe(true);
    const sure = calibrationNotes(made('mean-reverting', reverting(normals(3), 200, { reversion: 0.6 })));
    expect(sure.some(({ en }) => /^price_2024_t: .*can be told from a random walk/.test(en))).toBe(true);
    const away = logs([0, 0.1, 0.21, 0.35, 0.52, 0.7, 0.95, 1.3]);
    expect(calibrationNotes(made('mean-reverting', away)).some(({ en }) => en.includes('held at 0%'))).toBe(true);
    expect(pasted(calibrationYaml(made('mean-reverting', away), 'zh')).problems).toEqual([]);
  });
});
