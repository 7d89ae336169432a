import { describe, expect, test } from 'vitest';
import { cholesky } from '../../../src/model/chance/correlation.ts';
import { driverPaths } from '../../../src/model/chance/processes.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';
import type { Column, Correlation, Driver } from '../../../src/model/index.ts';

// Paths of drivers year by year at 100,000 runs, within four standard errors; the first moments stand in closed-forms.test.ts.

const runs = 100_000;
const years = [2020, 2021, 2022];
const unit = { text: '', factor: 1, dimension: [0, 0, 0, 0, 0, 0, 0] };
const driver = (id: string, process: Driver['process']): Driver => ({
  id,
  title: { en: id, zh: id },
  unit,
  process,
  source: null,
  note: null,
});
const paths = (drivers: readonly Driver[], correlations: readonly Correlation[] = [], over = years, n = runs, from = 0) =>
  driverPaths(drivers, correlations, over, (name) => uniforms('processes', name, n, from));
const array = (column: Column | undefined): Float64Array => {
  if (!(column instanceof Float64Array)) throw new Error('no column');
  return column;
};
const of = (made: ReadonlyMap<string, readonly Column[]>, id: string) => (made.get(id) ?? []).map(array);
const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length;
const share = (x: Float64Array, p: number) => expect(Math.abs(mean(x) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / x.length));
/** Correlation of two columns of standard normal scores, against ρ; its standard error is (1 − ρ²)/√n. */
function correlated(a: Float64Array, b: Float64Array, rho: number): void {
  const [ma, mb] = [mean(a), mean(b)];
  const cov = a.reduce((sum, x, i) => sum + (x - ma) * ((b[i] as number) - mb), 0);
  const va = a.reduce((sum, x) => sum + (x - ma) ** 2, 0);
  const vb = b.reduce((sum, x) => sum + (x - mb) ** 2, 0);
  expect(Math.abs(cov / Math.sqrt(va * vb) - rho)).toBeLessThan((4 * (1 - rho * rho)) / Math.sqrt(a.length));
}
const phi = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
/** Φ by the trapezoid rule, independent of the model's. */
function cdf(z: number): number {
  const n = 4000;
  const h = (z + 9) / n;
  let sum = 0.5 * (phi(-9) + phi(z));
  for (let i = 1; i < n; i++) sum += phi(-9 + i * h);
  return sum * h;
}
/** P(X > a and Y > b) of a bivariate normal, by integration over X. */
function orthant(a: number, b: number, rho: number): number {
  const n = 400;
  const h = (9 - a) / n;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const x = a + (i + 0.5) * h;
    sum += phi(x) * (1 - cdf((b - rho * x) / Math.sqrt(1 - rho * rho)));
  }
  return sum * h;
}

describe('prices', () => {
  test('a mean-reverting price in each year: mean and deviation of its logarithm', () => {
    const [start, level, k, sigma] = [50, 30, 0.25, 0.2];
    const columns = of(paths([driver('p', { kind: 'mean-reverting', start, level, reversion: k, volatility: sigma })]), 'p');
    for (const [i, column] of columns.entries()) {
      const t = i + 1;
      const log = column.map(Math.log);
      const expected = Math.log(level) + (1 - k) ** t * (Math.log(start) - Math.log(level));
      let variance = 0;
      for (let j = 0; j < t; j++) variance += sigma ** 2 * (1 - k) ** (2 * j);
      const m = mean(log);
      expect(Math.abs(m - expected)).toBeLessThan(4 * Math.sqrt(variance / runs));
      const s2 = log.reduce((sum, x) => sum + (x - m) ** 2, 0) / (runs - 1);
      expect(Math.abs(s2 - variance)).toBeLessThan(4 * variance * Math.sqrt(2 / runs));
    }
  });

  test('without volatility both kinds are one number a year, by hand', () => {
    const made = paths([
      driver('full', { kind: 'mean-reverting', start: 50, level: 30, reversion: 1, volatility: 0 }),
      driver('half', { kind: 'mean-reverting', start: 64, level: 4, reversion: 0.5, volatility: 0 }),
      driver('walk', { kind: 'random-walk', start: 100, growth: -0.1, volatility: 0 }),
    ]);
    const rounded = (id: string) => made.get(id)?.map((x) => Number((x as number).toFixed(9)));
    expect(rounded('full')).toEqual([30, 30, 30]);
    // Half way in the logarithm each year: 64 = 4·2⁴, 4·2², 4·2, 4·√2.
    expect(rounded('half')).toEqual([16, 8, Number((4 * Math.SQRT2).toFixed(9))]);
    expect(rounded('walk')).toEqual([90, 81, 72.9]);
  });

  test('the median of a random walk falls behind its mean by half the variance', () => {
    const columns = of(paths([driver('w', { kind: 'random-walk', start: 10, growth: 0.05, volatility: 0.3 })]), 'w');
    for (const [i, column] of columns.entries()) {
      const median = 10 * 1.05 ** (i + 1) * Math.exp(-0.045 * (i + 1));
      share(
        column.map((x) => (x > median ? 1 : 0)),
        0.5,
      );
    }
  });

  test('yearly innovations are independent of each other', () => {
    const columns = of(paths([driver('w', { kind: 'random-walk', start: 1, growth: 0, volatility: 0.3 })]), 'w').map((c) =>
      c.map(Math.log),
    );
    const step = (t: number) => array(columns[t]).map((x, i) => x - (t ? (columns[t - 1]?.[i] as number) : 0));
    correlated(step(0), step(1), 0);
    correlated(step(1), step(2), 0);
  });

  test('an independent driver is drawn afresh each year', () => {
    const columns = of(paths([driver('i', { kind: 'independent', distribution: { kind: 'normal', mean: 5, sd: 2 } })]), 'i');
    for (const column of columns) {
      const m = mean(column);
      expect(Math.abs(m - 5)).toBeLessThan(8 / Math.sqrt(runs));
    }
    correlated(array(columns[0]), array(columns[1]), 0);
  });
});

describe('events', () => {
  test.each([
    [0.15, 1],
    [0.15, 2],
    [0.3, 3],
    [1, 2],
    [0, 2],
  ])('with chance %d lasting %d years: each year by a chain over the years that are left', (chance, lasts) => {
    const over = [2020, 2021, 2022, 2023, 2024];
    const columns = of(paths([driver('e', { kind: 'event', chance, lasts })], [], over), 'e');
    // left[k]: chance of having k more years to go after this one.
    let left = [1, ...Array.from({ length: lasts - 1 }, () => 0)];
    for (const column of columns) {
      const begins = (left[0] as number) * chance;
      const on = begins + left.slice(1).reduce((a, b) => a + b, 0);
      if (on === 0 || on === 1) expect(mean(column)).toBe(on);
      else share(column, on);
      const next = left.map((_, k) => left[k + 1] ?? 0);
      next[0] = (next[0] ?? 0) + (left[0] as number) * (1 - chance);
      next[lasts - 1] = (next[lasts - 1] ?? 0) + begins;
      left = next;
    }
  });

  test('at least once in three years', () => {
    const columns = of(paths([driver('e', { kind: 'event', chance: 0.15, lasts: 1 })]), 'e');
    share(
      array(columns[0]).map((x, i) => Math.max(x, columns[1]?.[i] as number, columns[2]?.[i] as number)),
      1 - 0.85 ** 3,
    );
  });
});

describe('correlations', () => {
  const price = (id: string) => driver(id, { kind: 'mean-reverting', start: 1, level: 1, reversion: 0.2, volatility: 0.2 });
  const scores = (columns: readonly Float64Array[], t: number) =>
    array(columns[t]).map((x, i) => (Math.log(x) - (t ? 0.8 * Math.log(columns[t - 1]?.[i] as number) : 0)) / 0.2);

  test('three prices in every year, and none across years', () => {
    const made = paths(
      [price('a'), price('b'), price('c')],
      [
        { between: ['b', 'a'], is: 0.8 },
        { between: ['b', 'c'], is: -0.4 },
      ],
    );
    const [a, b, c] = ['a', 'b', 'c'].map((id) => of(made, id)) as [Float64Array[], Float64Array[], Float64Array[]];
    for (const t of [0, 1, 2]) {
      correlated(scores(a, t), scores(b, t), 0.8);
      correlated(scores(b, t), scores(c, t), -0.4);
      correlated(scores(a, t), scores(c, t), 0);
      for (const x of [a, b, c]) {
        const z = scores(x, t);
        expect(Math.abs(mean(z))).toBeLessThan(4 / Math.sqrt(runs));
        expect(Math.abs(z.reduce((sum, v) => sum + v * v, 0) / runs - 1)).toBeLessThan(4 * Math.sqrt(2 / runs));
      }
    }
    correlated(scores(a, 0), scores(b, 1), 0);
  });

  test.each([0.6, -0.6])('of a rare event and a price at %d, by the bivariate normal', (rho) => {
    const event = driver('e', { kind: 'event', chance: 0.15, lasts: 1 });
    for (const order of [
      [event, price('p')],
      [price('p'), event],
    ]) {
      const made = paths(order, [{ between: ['e', 'p'], is: rho }]);
      const [e, p] = [of(made, 'e')[0], of(made, 'p')[0]];
      share(array(e), 0.15);
      // Both at once: the score of the event above Φ⁻¹(0.85) = 1.0364333894937898, that of the price above 0.
      const both = orthant(1.0364333894937898, 0, rho);
      share(
        array(e).map((x, i) => (x === 1 && (p?.[i] as number) > 1 ? 1 : 0)),
        both,
      );
      expect(both > 0.075).toBe(rho > 0);
    }
  });

  test('an independent driver keeps its distribution under a correlation', () => {
    const uniform = driver('u', { kind: 'independent', distribution: { kind: 'uniform', min: 0, max: 1 } });
    const made = paths([price('p'), uniform], [{ between: ['p', 'u'], is: 0.9 }]);
    const u = array(of(made, 'u')[1]);
    for (const q of [0.05, 0.5, 0.9])
      share(
        u.map((x) => (x < q ? 1 : 0)),
        q,
      );
  });

  test('the first of two correlated drivers, and all others, are as without the correlation', () => {
    const drivers = [price('a'), price('b'), driver('e', { kind: 'event', chance: 0.2, lasts: 2 })];
    const [alone, together] = [paths(drivers), paths(drivers, [{ between: ['a', 'b'], is: 0.8 }])];
    for (const id of ['a', 'e']) expect(together.get(id)).toEqual(alone.get(id));
    expect(together.get('b')).not.toEqual(alone.get('b'));
  });

  test('a driver without correlations moves no other, wherever it stands; nor do further years', () => {
    const [a, b, e] = [price('a'), price('b'), driver('e', { kind: 'event', chance: 0.2, lasts: 2 })];
    const link: Correlation[] = [{ between: ['a', 'b'], is: 0.8 }];
    const before = paths([a, b, e], link, years, 1500);
    const more = driver('new', { kind: 'independent', distribution: { kind: 'chance', chance: 0.5 } });
    for (const drivers of [
      [more, a, b, e],
      [a, more, b, e],
      [e, a, b, more],
    ]) {
      const after = paths(drivers, link, years, 1500);
      for (const id of ['a', 'b', 'e']) expect(after.get(id)).toEqual(before.get(id));
    }
    const longer = paths([a, b, e], link, [...years, 2023], 1500);
    for (const id of ['a', 'b', 'e']) expect(longer.get(id)?.slice(0, 3)).toEqual(before.get(id));
    const slice = paths([a, b, e], link, years, 700, 600);
    for (const id of ['a', 'b', 'e'])
      expect(slice.get(id)?.map(array)).toEqual(before.get(id)?.map((c) => array(c).slice(600, 1300)));
  });

  test('the factor of a matrix, by hand, and none where there is none', () => {
    // [[4, 2], [2, 5]] = L·Lᵀ with L = [[2], [1, 2]].
    expect(
      cholesky([
        [4, 2],
        [2, 5],
      ]),
    ).toEqual([[2], [1, 2]]);
    expect(
      cholesky([
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ]),
    ).toBeNull();
  });
});
