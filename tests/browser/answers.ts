/** The bytes of a scenario in; its plans answered, as JSON, out. Bundled for a page, and called in Node, by the test of equal bytes. */
import { makePool } from '../../src/engine/pool.ts';
import { projectPlans } from '../../src/engine/project.ts';
import { makeWork } from '../../src/engine/work.ts';
import { readScenario } from '../../src/model/index.ts';

const limits = { draws: 2 ** 22, villages: 2 ** 24, batches: 2 ** 22 };

export async function answers(text: string): Promise<string> {
  const { scenario: read } = readScenario(text);
  if (!read) throw new Error('the scenario has problems');
  // The villages of a city are of a few kinds.
  const some = <Village>(villages: readonly Village[]) => villages.slice(0, 40);
  const plans = read.plans.map((plan) => ({ ...plan, villages: some(plan.villages) }));
  const scenario = { ...read, runs: Math.min(read.runs, 600), villages: some(read.villages), plans };
  const pool = makePool((hear) => ({ post: makeWork(hear, limits), end: () => {} }), 1);
  const projected = await projectPlans(pool, scenario, scenario.plans);
  return JSON.stringify(projected.ok ? projected.projections.map(({ outcome }) => outcome) : projected.finding);
}
