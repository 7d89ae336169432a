import { describe, expect, test } from 'vitest';
import type { RuleInput } from '../../../src/model/analysis/box.ts';
import { findRules, type Limit, type Rule } from '../../../src/model/analysis/prim.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';

const one = { factor: 1 };
const input = (name: string, values: Float64Array, event = false, unit = one): RuleInput => ({ name, unit, values, event });

/** Inputs a, b, c … (or as many as wanted), uniform over 0 to 1, and cases where `is` holds, a share of them turned round. */
function world(seed: string, runs: number, many: number, is: (at: Record<string, number>) => boolean, flip = 0) {
  const names = Array.from({ length: many }, (_, k) => (k < 26 ? String.fromCharCode(97 + k) : `z${k}`));
  const inputs = names.map((name) => input(name, uniforms(seed, name, runs)));
  const noise = uniforms(seed, 'noise', runs);
  const cases = Uint8Array.from({ length: runs }, (_, i) => {
    const at = Object.fromEntries(inputs.map(({ name, values }) => [name, values[i] as number]));
    return Number(is(at) !== (noise[i] as number) < flip);
  });
  return { inputs, cases };
}

const inside = (limits: readonly Limit[], inputs: readonly RuleInput[], i: number) =>
  limits.every(({ name, above, below }) => {
    const x = inputs.find((each) => each.name === name)?.values[i] as number;
    return (above === null || x >= above) && (below === null || x < below);
  });

/** The figures of a rule, counted anew. */
function recount(rules: readonly Rule[], which: number, inputs: readonly RuleInput[], cases: Uint8Array) {
  let [runs, hits, all] = [0, 0, 0];
  for (let i = 0; i < cases.length; i++) {
    all += cases[i] as number;
    if (rules.findIndex(({ limits }) => inside(limits, inputs, i)) !== which) continue;
    runs++;
    hits += cases[i] as number;
  }
  const density = hits / runs;
  const densityError = Math.sqrt((density * (1 - density)) / runs);
  return { density, densityError, coverage: hits / all, support: runs / cases.length };
}

function expectRecounted(rules: readonly Rule[], inputs: readonly RuleInput[], cases: Uint8Array) {
  for (const [which, rule] of rules.entries()) {
    const figures = recount(rules, which, inputs, cases);
    for (const [name, figure] of Object.entries(figures)) expect(rule[name as keyof typeof figures]).toBeCloseTo(figure, 12);
  }
}

const namesOf = (rule: Rule | undefined) => rule?.limits.map(({ name }) => name).join();
/** Harmonic mean of coverage and of how far density is on the way from the usual one to 1. */
const worth = (density: number, coverage: number, usual: number) =>
  density > usual ? 2 / ((1 - usual) / (density - usual) + 1 / coverage) : 0;

describe('findRules(inputs, cases)', () => {
  test('finds a planted box, with 5% noise and six inputs that do not matter', () => {
    const { inputs, cases } = world('box', 5000, 8, ({ b = 0, e = 0 }) => b < 0.4 && e > 0.55, 0.05);
    const rules = findRules(inputs, cases);
    const [rule] = rules;
    expect(rules).toHaveLength(1);
    expect(namesOf(rule)).toBe('b,e');
    const [b, e] = (rule as Rule).limits as [Limit, Limit];
    expect([b.above, e.below]).toEqual([null, null]);
    expect(Math.abs((b.below as number) - 0.4)).toBeLessThan(0.02);
    expect(Math.abs((e.above as number) - 0.55)).toBeLessThan(0.02);
    // In the box 95% are cases: 0.4 × 0.45 × 0.95 of all runs, and 0.82 × 0.05 lie outside.
    expect(rule?.density).toBeGreaterThan(0.92);
    expect(Math.abs((rule?.coverage ?? 0) - 0.171 / (0.171 + 0.041))).toBeLessThan(0.04);
    expectRecounted(rules, inputs, cases);
  });

  test('finds it among sixty inputs in 400 runs, and no other input', () => {
    for (let seed = 0; seed < 8; seed++) {
      const { inputs, cases } = world(`few ${seed}`, 400, 60, ({ b = 0, e = 0 }) => b < 0.4 && e > 0.55, 0.05);
      expect(findRules(inputs, cases).map(namesOf)).toEqual(['b,e']);
    }
  });

  test('finds a rule of three inputs in 500 noisy runs nearly always', () => {
    const is = ({ b = 0, e = 0, h = 0 }) => b < 0.5 && e > 0.55 && h > 0.3;
    const found = Array.from({ length: 12 }, (_, seed) => {
      const { inputs, cases } = world(`three ${seed}`, 500, 20, is, 0.1);
      return namesOf(findRules(inputs, cases)[0]);
    });
    expect(found.filter((names) => names === 'b,e,h').length).toBeGreaterThanOrEqual(11);
  });

  test('what a coarse peel takes too much is pasted back', () => {
    // The first peel leaves the lower 70%, of cases in the lower 80%.
    const { inputs, cases } = world('coarse', 5000, 8, ({ a = 0 }) => a < 0.8);
    const coverage = (paste: number) => findRules(inputs, cases, { peel: 0.3, paste })[0]?.coverage ?? 0;
    expect(coverage(0.01)).toBeGreaterThan(0.98);
    // A paste of everything only ever drops a side.
    expect(coverage(1e9)).toBeLessThan(0.9);
  });

  test('what makes cases only a little more frequent is no rule', () => {
    const { inputs } = world('little', 10_000, 4, () => false);
    const chance = uniforms('little', 'chance', 10_000);
    const a = inputs[0]?.values as Float64Array;
    const often = (much: number) => Uint8Array.from(chance, (u, i) => Number(u < ((a[i] as number) < 0.5 ? much : 0.3)));
    expect(findRules(inputs, often(0.4))).toEqual([]);
    expect(findRules(inputs, often(0.8)).map(namesOf)).toEqual(['a']);
  });

  test('finds two planted boxes one after the other', () => {
    const is = ({ a = 0, b = 0, c = 0, d = 0 }) => (a < 0.25 && b < 0.5) || (c > 0.8 && d > 0.5);
    const { inputs, cases } = world('two', 5000, 8, is);
    const rules = findRules(inputs, cases);
    expect(rules.map(namesOf)).toEqual(['a,b', 'c,d']);
    expect(rules.reduce((sum, { coverage }) => sum + coverage, 0)).toBeGreaterThan(0.95);
    expectRecounted(rules, inputs, cases);
  });

  test('an event and a price', () => {
    const drought = input(
      'drought',
      uniforms('event', 'drought', 5000).map((u) => (u > 0.8 ? 1 : 0)),
      true,
    );
    const price = input(
      'price',
      uniforms('event', 'price', 5000).map((u) => 20 + 15 * u),
    );
    const plain = world('event', 5000, 8, () => false).inputs;
    const when = (happens: number) => Uint8Array.from(price.values, (x, i) => Number(drought.values[i] === happens && x < 27));
    const [dry] = findRules([...plain, drought, price], when(1));
    expect(dry?.limits).toEqual([
      { name: 'drought', above: 0.5, below: null },
      { name: 'price', above: null, below: 27 },
    ]);
    expect(dry).toMatchObject({ density: 1, densityError: 0, coverage: 1 });
    expect(findRules([...plain, drought, price], when(0))[0]?.limits).toEqual([
      { name: 'drought', above: null, below: 0.5 },
      { name: 'price', above: null, below: 27 },
    ]);
  });

  test('a rule with a floor and a ceiling', () => {
    const { inputs, cases } = world('between', 5000, 8, ({ a = 0 }) => a > 0.3 && a < 0.6);
    expect(findRules(inputs, cases).map(({ limits }) => limits)).toEqual([[{ name: 'a', above: 0.3, below: 0.6 }]]);
  });

  test('is about as good as the best of all boxes, where these can be counted', () => {
    const runs = 1500;
    const levels = [0, 1, 2, 3, 4];
    const spans = levels.flatMap((above) => levels.map((top) => [above, top + 1] as const)).filter(([low, high]) => low < high);
    for (let seed = 0; seed < 6; seed++) {
      const column = (name: string) => uniforms(`all ${seed}`, name, runs);
      const [a, b, c] = [column('a'), column('b'), column('c')].map((u) => u.map((x) => Math.floor(5 * x)));
      const inputs = [input('a', a as Float64Array), input('b', b as Float64Array), input('c', c as Float64Array)];
      const at = (i: number) => inputs.map(({ values }) => values[i] as number) as [number, number, number];
      // More often the smaller a and the larger b: no box is the truth.
      const cases = Uint8Array.from(column('chance'), (u, i) => Number(u < 0.9 / (5 + at(i)[0] - at(i)[1])));
      const all = cases.reduce((sum, x) => sum + x, 0);
      // Runs and cases of each of the 125 points; a box is a sum of points.
      const points = new Map<string, [number, number]>();
      for (let i = 0; i < runs; i++) {
        const [n, hits] = points.get(at(i).join()) ?? [0, 0];
        points.set(at(i).join(), [n + 1, hits + (cases[i] as number)]);
      }
      let best = 0;
      for (const x of spans)
        for (const y of spans)
          for (const z of spans) {
            let [n, hits] = [0, 0];
            for (let i = x[0]; i < x[1]; i++)
              for (let j = y[0]; j < y[1]; j++)
                for (let k = z[0]; k < z[1]; k++) {
                  const point = points.get(`${i},${j},${k}`) ?? [0, 0];
                  [n, hits] = [n + point[0], hits + point[1]];
                }
            if (hits > 0) best = Math.max(best, worth(hits / n, hits / all, all / runs));
          }
      const rules = findRules(inputs, cases);
      const [{ density, coverage }] = rules as [Rule];
      const found = worth(density, coverage, all / runs);
      expect(found).toBeLessThanOrEqual(best + 1e-12);
      expect(found).toBeGreaterThan(best - 0.03);
      expectRecounted(rules, inputs, cases);
    }
  });

  test('limits are round numbers of the unit, and never round their runs away', () => {
    const u = uniforms('round', 'u', 2000);
    const rulesOf = (values: Float64Array, is: (x: number) => boolean, unit = one) =>
      findRules(
        [input('x', values, false, unit)],
        Uint8Array.from(values, (x) => Number(is(x))),
      );
    const thirds = u.map((x) => Math.floor(3 * x) / 3);
    expect(rulesOf(thirds, (x) => x > 0.6)).toMatchObject([{ limits: [{ above: 0.6, below: null }], density: 1, coverage: 1 }]);
    const narrow = u.map((x) => 1000 + 10 * x);
    expect(rulesOf(narrow, (x) => x < 1004)).toMatchObject([{ limits: [{ above: null, below: 1004 }], density: 1, coverage: 1 }]);
    const mu = 10000 / 15;
    const [land] = rulesOf(
      u.map((x) => 100 * x * mu),
      (x) => x >= 40 * mu,
      { factor: mu },
    );
    expect(land?.limits[0]?.above).toBeCloseTo(40 * mu, 6);
    const minus = u.map((x) => -5 - 2 * x);
    expect(rulesOf(minus, (x) => x < -6)[0]?.limits).toEqual([{ name: 'x', above: null, below: -6 }]);
  });

  test('at most four limits and three rules, or as many as are wanted', () => {
    const six = world('six', 5000, 8, ({ a = 0, b = 0, c = 0, d = 0, e = 0, f = 0 }) => Math.max(a, b, c, d, e, f) < 0.75);
    for (const rule of findRules(six.inputs, six.cases)) expect(rule.limits.length).toBeLessThanOrEqual(4);
    expect(namesOf(findRules(six.inputs, six.cases, { mostLimits: 6 })[0])).toBe('a,b,c,d,e,f');
    const corners = world('corners', 5000, 8, ({ a = 0, b = 0, c = 0, d = 0 }) => Math.min(a, b, c, d) < 0.08);
    expect(findRules(corners.inputs, corners.cases)).toHaveLength(3);
    const four = findRules(corners.inputs, corners.cases, { mostRules: 9 });
    expect(four.map(namesOf).sort()).toEqual(['a', 'b', 'c', 'd']);
    expectRecounted(four, corners.inputs, corners.cases);
  });

  test('no rule where only luck decides, few cases or many', () => {
    for (let seed = 0; seed < 4; seed++)
      for (const [runs, often] of [
        [500, 0.05],
        [500, 0.3],
        [2000, 0.02],
        [2000, 0.5],
      ] as const) {
        const { inputs, cases } = world(`luck ${seed}`, runs, 40, () => false, often);
        expect(findRules(inputs, cases)).toEqual([]);
      }
  });

  test('no rule where none or all fail, nothing varies, or nothing is known', () => {
    const { inputs, cases } = world('none', 500, 4, ({ a = 0 }) => a < 0.2);
    expect(findRules(inputs, new Uint8Array(500))).toEqual([]);
    expect(findRules(inputs, new Uint8Array(500).fill(1))).toEqual([]);
    expect(findRules([input('flat', new Float64Array(500))], cases)).toEqual([]);
    expect(findRules([], cases)).toEqual([]);
    expect(findRules([], new Uint8Array(0))).toEqual([]);
    expect(namesOf(findRules([input('flat', new Float64Array(500)), ...inputs], cases)[0])).toBe('a');
  });

  test('of sixty inputs over five thousand runs the rules that were put in are found, the same each time', () => {
    const is = ({ b = 0, e = 0, h = 0, j = 0, r = 0 }) => (b < 0.3 && e > 0.5) || (h > 0.8 && j > 0.6) || r > 0.9;
    const { inputs, cases } = world('fast', 5000, 60, is, 0.05);
    const rules = findRules(inputs, cases);
    expect(rules.map(namesOf).sort()).toEqual(['b,e', 'h,j', 'r']);
    expect(findRules(inputs, cases)).toEqual(rules);
  });
});
