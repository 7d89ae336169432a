import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOutcome, type Scenario, toldParts } from '../../../src/model/index.ts';
import { scenarioOf } from '../../helpers.ts';

// Figures as they are shown add up, and none is lost beside larger ones.

const scenario = scenarioOf(readFileSync('scenarios/one-base.yaml', 'utf8'));

function told(from: number, values: readonly number[], standardError: number, most = 25) {
  const outcome = readOutcome('income@2024', scenario as Scenario);
  if (!outcome.ok) throw new Error(outcome.say.en);
  const parts = values.map((value, i) => ({ title: { en: `${i}`, zh: `${i}` }, value, standardError: 0 })) as never;
  const to = from + values.reduce((sum, value) => sum + value, 0);
  const found = { from, to, difference: to - from, standardError, parts, method: 'exact' } as const;
  return toldParts(scenario, outcome.outcome, found, 'zh', most);
}

test('each of 440 small changes of a large sum is told with three figures', () => {
  const values = Array.from({ length: 440 }, (_, i) => 30_675 + (i * 77) / 440);
  const { from, difference, parts, rest } = told(218_433_913, values, 6);
  expect(from.words).toBe('21,843.39 万元');
  for (const [i, { value, words }] of parts.entries()) {
    expect(words).toMatch(/^\+3\.0[678] 万元$/);
    expect(Math.abs(value - (values[i] as number))).toBeLessThanOrEqual(100);
  }
  expect(parts.reduce((sum, { value }) => sum + value, rest?.value ?? 0)).toBeCloseTo(difference.value, 6);
  expect(rest?.n).toBe(415);
});

test('no figure is told below the simulation error, and none where nothing moves', () => {
  expect(told(1_368_312, [95_712, 74_533], 2_310).parts.map(({ words }) => words)).toEqual(['+9.6 万元', '+7.5 万元']);
  expect(told(1_368_312, [95_712, 74_533], 67).parts.map(({ words }) => words)).toEqual(['+9.57 万元', '+7.46 万元']);
  expect(told(0, [0, 0], 0).difference.words).toBe('0 yuan'.replace('yuan', '元'));
});
