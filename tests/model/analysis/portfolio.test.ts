import { describe, expect, test } from 'vitest';
import { solveWithHighs } from '../../../src/cli/highs.ts';
import { chosenIn, programOf } from '../../../src/model/analysis/portfolio-program.ts';
import { greedy } from '../../../src/model/analysis/portfolio-search.ts';
import { marketOf, scoresOf } from '../../../src/model/analysis/portfolio-task.ts';
import { type Candidate, choosePortfolio, type PortfolioObjective, type PortfolioTask } from '../../../src/model/index.ts';

/** Numbers from 0 to 1 (Lehmer 1951, with the multiplier of Park & Miller 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

interface Size {
  readonly villages: number;
  readonly each: number;
  readonly runs: number;
  readonly share: number;
  readonly instead?: boolean;
}

/** A town whose villages need some help to reach 50,000: candidates add and sometimes lose, with good and bad years in common. */
function town(
  seed: number,
  objective: PortfolioObjective,
  { villages, each, runs, share, instead = false }: Size,
): PortfolioTask {
  const u = numbers(seed);
  const years = Array.from({ length: runs }, u);
  const base = Array.from({ length: villages }, () => {
    const middle = 20_000 + 30_000 * u();
    return Float64Array.from(years, (year) => middle * (0.4 + 0.8 * u() + 0.4 * year));
  });
  const candidates = base.flatMap((_, village) =>
    Array.from({ length: each }, (_, c): Candidate => {
      const cost = Math.round(20 + 200 * u()) * 1000;
      const yearly = cost * (0.05 + 0.15 * u());
      const adds = c === 0 ? yearly : Float64Array.from(years, (year) => yearly * (2 * u() + year - 0.5));
      return { id: `${village}-${c}`, village, cost, adds, ...(instead && c < 3 ? { instead: 'land' } : {}) };
    }),
  );
  const budget = share * candidates.reduce((sum, { cost }) => sum + cost, 0);
  return { runs, base, atLeast: 50_000, candidates, budget, objective };
}

const at = (column: number | Float64Array, i: number) => (typeof column === 'number' ? column : (column[i] as number));

/** What a choice is worth, from the words of the objective alone. Runs must be a multiple of ten. */
function worthOf({ runs, base, atLeast, objective }: PortfolioTask, chosen: readonly Candidate[]): number {
  const rows = Array.from({ length: runs }, (_, i) =>
    base.map((b, v) => chosen.reduce((sum, c) => sum + (c.village === v ? at(c.adds, i) : 0), at(b, i))),
  );
  const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  if (objective.kind === 'expected villages') return mean(rows.map((row) => row.filter((x) => x >= atLeast).length));
  if (objective.kind === 'all villages') return mean(rows.map((row) => (row.every((x) => x >= atLeast) ? 1 : 0)));
  const totals = rows.map((row) => row.reduce((sum, x) => sum + x, 0)).sort((a, b) => a - b);
  return mean(totals) - objective.weight * (mean(totals) - mean(totals.slice(0, runs / 10)));
}

const priceOf = (chosen: readonly Candidate[]) => chosen.reduce((sum, { cost }) => sum + cost, 0);

function allowed({ budget }: PortfolioTask, chosen: readonly Candidate[]): boolean {
  const words = chosen.flatMap(({ village, instead }) => (instead ? [`${village} ${instead}`] : []));
  return priceOf(chosen) <= budget && new Set(words).size === words.length;
}

/** The best of all sets of candidates, one after the other; of equal ones the cheapest. */
function enumerated(task: PortfolioTask): { value: number; cost: number } {
  let best = { value: Number.NEGATIVE_INFINITY, cost: 0 };
  for (let mask = 0; mask < 2 ** task.candidates.length; mask++) {
    const chosen = task.candidates.filter((_, j) => mask & (1 << j));
    if (!allowed(task, chosen)) continue;
    const value = worthOf(task, chosen);
    const cost = priceOf(chosen);
    if (value > best.value + 1e-6 || (value > best.value - 1e-6 && cost < best.cost)) best = { value, cost };
  }
  return best;
}

const chosenOf = (task: PortfolioTask, ids: readonly string[]) => task.candidates.filter(({ id }) => ids.includes(id));

const objectives: PortfolioObjective[] = [
  { kind: 'expected villages' },
  { kind: 'all villages' },
  { kind: 'mean less worst tenth', weight: 0.7 },
];
const twelve = { villages: 3, each: 4, runs: 40, share: 0.4 };

describe.each(objectives)('of twelve candidates, for $kind,', (objective) => {
  test.each([1, 2, 3])('the proved choice is the one that enumeration finds (town %i)', async (seed) => {
    for (const instead of [false, true]) {
      const task = town(seed, objective, { ...twelve, instead });
      const best = enumerated(task);
      const found = await choosePortfolio(task);
      expect(found.method).toBe('exact');
      expect(found.value).toBeCloseTo(best.value, 6);
      expect(found.cost).toBe(best.cost);
      expect(allowed(task, chosenOf(task, found.chosen))).toBe(true);
      expect(found.value).toBeCloseTo(worthOf(task, chosenOf(task, found.chosen)), 6);
    }
  });

  test.each([1, 2, 3, 4])('the search comes within 2% of it and keeps the rules (town %i)', async (seed) => {
    for (const instead of [false, true]) {
      const task = town(seed, objective, { ...twelve, instead });
      const found = await choosePortfolio(task, { prove: false });
      expect(found.method).toBe('searched');
      expect(found.value).toBeGreaterThanOrEqual(0.98 * enumerated(task).value);
      expect(allowed(task, chosenOf(task, found.chosen))).toBe(true);
    }
  });

  test('the program over all runs has the same best choice', async () => {
    const task = town(5, objective, { ...twelve, instead: true });
    const market = marketOf(task);
    const answer = await solveWithHighs(programOf(market, task.runs));
    const chosen = chosenIn(market, answer ?? new Map()).map((j) => task.candidates[j] as Candidate);
    expect(allowed(task, chosen)).toBe(true);
    const best = enumerated(task).value;
    expect(Math.abs(worthOf(task, chosen) - best)).toBeLessThanOrEqual(1e-4 * best);
  });

  test('of thirty candidates, a solver and the search do at least as well as greed', async () => {
    const task = town(6, objective, { villages: 6, each: 5, runs: 50, share: 0.3 });
    const market = marketOf(task);
    const greed = worthOf(
      task,
      greedy(market, { left: 1e9 }).map((j) => task.candidates[j] as Candidate),
    );
    const found = await choosePortfolio(task, { prove: false, solve: solveWithHighs });
    expect(found.how.en).toContain('50 futures');
    expect(found.value).toBeGreaterThanOrEqual(greed - 1e-9);
    expect(allowed(task, chosenOf(task, found.chosen))).toBe(true);
  });

  test('no money buys what is free and helps, and nothing else', async () => {
    const free = (id: string, adds: number): Candidate => ({ id, village: 0, cost: 0, adds });
    const candidates = [free('good', 30_000), free('bad', -30_000), { ...free('dear', 30_000), cost: 1 }];
    const task = { ...town(1, objective, { ...twelve, villages: 1, each: 1 }), base: [25_000], candidates, budget: 0 };
    for (const prove of [true, false]) expect((await choosePortfolio(task, { prove })).chosen).toEqual(['good']);
  });

  test('of equals the cheaper is bought, and nothing that does not help', async () => {
    const either = (id: string, cost: number): Candidate => ({ id, village: 0, cost, adds: 30_000, instead: 'mill' });
    const idle = { id: 'idle', village: 0, cost: 5, adds: 0 };
    const task = {
      ...town(1, objective, { ...twelve, villages: 1, each: 1 }),
      base: [25_000],
      candidates: [either('a', 90), either('b', 80), either('c', 85), idle],
      budget: 1000,
    };
    for (const prove of [true, false]) {
      const { chosen, cost, error } = await choosePortfolio(task, { prove });
      expect({ chosen, cost, error }).toEqual({ chosen: ['b'], cost: 80, error: 0 });
    }
  });
});

test('seven villages with four candidates each are proved for every objective', async () => {
  for (const objective of objectives) {
    const task = town(7, objective, { villages: 7, each: 4, runs: 300, share: 0.4 });
    const found = await choosePortfolio(task);
    const searched = await choosePortfolio(task, { prove: false });
    expect(found.method).toBe('exact');
    expect(found.value).toBeGreaterThanOrEqual(searched.value - 1e-9);
    expect(allowed(task, chosenOf(task, found.chosen))).toBe(true);
  }
});

test('a tenth of the runs that is no whole number counts the last of them in part', () => {
  const totals = Float64Array.from({ length: 25 }, (_, i) => ((i * 7) % 25) ** 2);
  const task: PortfolioTask = {
    runs: 25,
    base: [totals],
    atLeast: 0,
    candidates: [],
    budget: 0,
    objective: { kind: 'mean less worst tenth', weight: 1 },
  };
  const scores = scoresOf(marketOf(task), []);
  // 0, 1 and half of 4, over 2.5 runs.
  expect(scores.reduce((sum, x) => sum + x, 0) / 25).toBeCloseTo((0 + 1 + 4 / 2) / 2.5, 12);
});

describe('the error', () => {
  test('of expected villages is that of a mean', async () => {
    const task = { ...town(8, { kind: 'expected villages' }, twelve), budget: 0 };
    const { value, error } = await choosePortfolio(task);
    const counts = Array.from({ length: task.runs }, (_, i) => task.base.filter((b) => at(b, i) >= task.atLeast).length);
    const squares = counts.reduce((sum, n) => sum + (n - value) ** 2, 0);
    expect(error).toBeCloseTo(Math.sqrt(squares / (task.runs - 1) / task.runs), 12);
  });

  test('of the worst tenth is the spread of values over samples', async () => {
    const u = numbers(9);
    const found = [];
    for (let sample = 0; sample < 300; sample++) {
      const base = [Float64Array.from({ length: 400 }, () => Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u()))];
      const objective: PortfolioObjective = { kind: 'mean less worst tenth', weight: 0.5 };
      found.push(await choosePortfolio({ runs: 400, base, atLeast: 0, candidates: [], budget: 0, objective }));
    }
    const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
    const value = mean(found.map((each) => each.value));
    const spread = Math.sqrt(mean(found.map((each) => (each.value - value) ** 2)));
    // The mean of the worst tenth of a standard normal is −φ(1.2816)/0.1 = −1.755.
    expect(value).toBeCloseTo(-1.755 / 2, 1);
    const ratio = mean(found.map(({ error }) => error)) / spread;
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });
});

test('what is wrong with a task is thrown', async () => {
  const task = town(1, { kind: 'expected villages' }, twelve);
  const [first] = task.candidates as [Candidate];
  const wrong = (change: Partial<PortfolioTask>) => expect(choosePortfolio({ ...task, ...change })).rejects;
  await wrong({ candidates: [first, first] }).toThrow('same id');
  await wrong({ candidates: [{ ...first, village: 9 }] }).toThrow('no such village: 9');
  await wrong({ candidates: [{ ...first, cost: -1 }] }).toThrow('no such cost: -1');
  await wrong({ candidates: [{ ...first, adds: new Float64Array(3) }] }).toThrow('3 runs instead of 40');
  await wrong({ budget: Number.NaN }).toThrow('no such budget');
  await wrong({ objective: { kind: 'mean less worst tenth', weight: -1 } }).toThrow('no such weight');
});
