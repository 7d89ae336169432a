import { describe, expect, test } from 'vitest';
import { findRules, type Rule, type RuleInput } from '../../../src/model/analysis/prim.ts';
import { uniforms } from '../../../src/model/chance/stream.ts';

const n = 5000;
const input = (name: string, values = uniforms('prim', name, n), event = false): RuleInput => ({ name, values, event });
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const plain = names.map((name) => input(name));
const noise = uniforms('prim', 'noise', n);
const at = (name: string, i: number) => uniformsOf.get(name)?.[i] as number;
const uniformsOf = new Map(plain.map(({ name, values }) => [name, values]));
const casesOf = (is: (i: number) => boolean, flip = 0) =>
  Uint8Array.from({ length: n }, (_, i) => Number(is(i) !== (noise[i] as number) < flip));

/** The figures of a rule, counted anew. */
function recount(rules: readonly Rule[], which: number, inputs: readonly RuleInput[], cases: Uint8Array) {
  const applies = (rule: Rule | undefined, i: number) =>
    rule?.limits.every(({ name, above, below }) => {
      const x = inputs.find((each) => each.name === name)?.values[i] as number;
      return (above === null || x >= above) && (below === null || x < below);
    });
  let [runs, hits, all] = [0, 0, 0];
  for (let i = 0; i < cases.length; i++) {
    all += cases[i] as number;
    const inside = applies(rules[which], i) && !rules.slice(0, which).some((rule) => applies(rule, i));
    if (!inside) continue;
    runs++;
    hits += cases[i] as number;
  }
  return { density: hits / runs, coverage: hits / all, support: runs / cases.length };
}

describe('rules', () => {
  test('a planted box is found, with 5% noise and six inputs that do not matter', () => {
    const cases = casesOf((i) => at('b', i) < 0.4 && at('e', i) > 0.55, 0.05);
    const rules = findRules(plain, cases);
    const [rule] = rules;
    expect(rule?.limits.map(({ name }) => name)).toEqual(['b', 'e']);
    expect(Math.abs((rule?.limits[0]?.below ?? 0) - 0.4)).toBeLessThan(0.02);
    expect(Math.abs((rule?.limits[1]?.above ?? 0) - 0.55)).toBeLessThan(0.02);
    expect(rule?.limits[0]?.above).toBeNull();
    expect(rule?.density).toBeGreaterThan(0.92);
    expect(rule?.coverage).toBeGreaterThan(0.75);
    expect(rules).toHaveLength(1);
    expect(rule).toMatchObject(recount(rules, 0, plain, cases));
  });

  test('two planted boxes are found one after the other', () => {
    const cases = casesOf((i) => (at('a', i) < 0.25 && at('b', i) < 0.5) || (at('c', i) > 0.8 && at('d', i) > 0.5));
    const rules = findRules(plain, cases);
    expect(rules.slice(0, 2).map(({ limits }) => limits.map(({ name }) => name).join())).toEqual(['a,b', 'c,d']);
    for (const [i, rule] of rules.entries()) expect(rule).toMatchObject(recount(rules, i, plain, cases));
  });

  test('an event and a price', () => {
    const drought = input(
      'drought',
      uniforms('prim', 'drought', n).map((u) => (u > 0.8 ? 1 : 0)),
      true,
    );
    const price = input(
      'price',
      uniforms('prim', 'price', n).map((u) => 20 + 15 * u),
    );
    const cases = casesOf((i) => drought.values[i] === 1 && (price.values[i] as number) < 27);
    const [rule] = findRules([...plain, drought, price], cases);
    expect(rule?.limits.find(({ name }) => name === 'drought')).toEqual({ name: 'drought', above: 0.5, below: null });
    expect(Math.abs((rule?.limits.find(({ name }) => name === 'price')?.below ?? 0) - 27)).toBeLessThan(0.5);
    expect(rule?.limits).toHaveLength(2);
  });

  test('a rule with a floor and a ceiling, in three digits', () => {
    const cases = casesOf((i) => at('a', i) > 0.3 && at('a', i) < 0.6);
    const [rule] = findRules(plain, cases);
    expect(rule?.limits).toHaveLength(1);
    expect(Math.abs((rule?.limits[0]?.above ?? 0) - 0.3)).toBeLessThan(0.02);
    expect(Math.abs((rule?.limits[0]?.below ?? 0) - 0.6)).toBeLessThan(0.02);
    expect(String(rule?.limits[0]?.above).length).toBeLessThanOrEqual(5);
  });

  test('nothing to tell where all or none fail, where nothing varies, and where only noise decides', () => {
    expect(
      findRules(
        plain,
        casesOf(() => false),
      ),
    ).toEqual([]);
    expect(
      findRules(
        plain,
        casesOf(() => true),
      ),
    ).toEqual([]);
    expect(
      findRules(
        [input('flat', new Float64Array(n))],
        casesOf((i) => i % 2 === 0),
      ),
    ).toEqual([]);
    expect(
      findRules(
        plain,
        casesOf((i) => (noise[i] as number) < 0.3),
      ),
    ).toEqual([]);
    expect(
      findRules(
        [],
        casesOf((i) => i % 2 === 0),
      ),
    ).toEqual([]);
  });
});
