import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Answer, answer, keep, makeDraws, readScenario, type Scenario } from '../../src/model/index.ts';

// A village's columns are lent to whoever sums and judges them, kept for later questions, or handed out: the answer is the same, to the last bit.

function done<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));

test.each(files)('%s: columns that are lent, kept or handed out give the same answer', (name) => {
  const read = readScenario(readFileSync(`scenarios/${name}`, 'utf8')).scenario;
  const whole = { ...(read as Scenario), runs: 1100 };
  // The villages of a city are of a few kinds.
  const some = <Village>(villages: readonly Village[]) => villages.slice(0, 20);
  const plans = whole.plans.map((plan) => ({ ...plan, villages: some(plan.villages) }));
  const scenario = { ...whole, villages: some(whole.villages), plans };
  const told = (found: Answer) => JSON.stringify(found.ok ? [found.projection.outcome, found.projection.town] : found);
  for (const [i, plan] of scenario.plans.slice(0, 3).entries()) {
    // Whole blocks of a stream, and not.
    const draws = makeDraws(scenario.seed, i === 0 ? 1000 : scenario.runs);
    const lent = told(done(answer(scenario, plan, draws)));
    expect(told(done(answer(scenario, plan, draws, { kept: keep() })))).toBe(lent);
    const handedOut = done(answer(scenario, plan, draws, { columns: true }));
    expect(told(handedOut)).toBe(lent);
    if (handedOut.ok) expect(handedOut.projection.villages).toHaveLength(plan.villages.length);
  }
});
