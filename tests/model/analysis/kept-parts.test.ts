import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commonOutcomes, effectsOn, keepParts, makeDraws, type Outcome, type Scenario } from '../../../src/model/index.ts';
import { last, scenarioOf } from '../../helpers.ts';

// Villages kept between the outcomes of two files change no figure.

const text = readFileSync(new URL('../../independent/every-kind.yaml', import.meta.url), 'utf8');
test('each outcome of two files comes out the same with what the outcomes before it left, and one that nobody announced too', () => {
  const a = scenarioOf(text);
  const b: Scenario = {
    ...a,
    drivers: a.drivers.map((driver) =>
      driver.process.kind === 'mean-reverting'
        ? { ...driver, process: { ...driver.process, level: driver.process.level * 0.9 } }
        : driver,
    ),
    sourceThreshold: a.sourceThreshold * 2,
    goals: a.goals.map((goal) => ({ ...goal, atLeast: goal.atLeast * 0.9 })),
    plans: a.plans.map((plan) => ({
      ...plan,
      villages: plan.villages.map((village, i) => (i === 0 ? { ...village, ventures: village.ventures.slice(1) } : village)),
    })),
  };
  const [from, to] = [a, b].map((own) => ({ scenario: own, plan: own.plans[0] as Scenario['plans'][number] })) as [
    { scenario: Scenario; plan: Scenario['plans'][number] },
    { scenario: Scenario; plan: Scenario['plans'][number] },
  ];
  const draws = makeDraws(a.seed, 300);
  const { outcomes } = commonOutcomes(a, b);
  const formulas = a.measures.map(({ id }): Outcome => ({ kind: 'measure', measure: id, village: null, year: a.years.to }));
  const unannounced: Outcome = { kind: 'measure', measure: 'fund', village: null, year: a.years.from };
  const kept = keepParts([a, b], [...outcomes, ...formulas], 2 ** 26);
  expect(outcomes.length + formulas.length).toBeGreaterThan(3);
  for (const outcome of [...outcomes, ...formulas, unannounced, ...outcomes])
    expect(last(effectsOn(from, to, outcome, draws, kept))).toEqual(last(effectsOn(from, to, outcome, draws)));
});
