/** A plan in; what it changes against what it is based on, each change in a sentence, out. */
import type { Plan, Scenario, Venture, Village } from '../base/nouns.ts';
import { moneyAspects, planStart, ventureChanges } from './diff-villages.ts';
import { aspectChanges, type Change } from './difference.ts';

const ventures = (villages: readonly Village[], id: string): readonly Venture[] =>
  villages.find((village) => village.id === id)?.ventures ?? [];

/** In the order of the villages, then outside money. `path` of each is a place in the plan. */
export function planDifferences(scenario: Scenario, plan: Plan): Change[] {
  const files = [scenario, scenario] as const;
  const base = planStart(plan, scenario);
  const start = base?.villages ?? scenario.villages;
  return [
    ...scenario.villages.flatMap(({ id, title }) =>
      ventureChanges(
        `plans.${plan.id}.changes.${id}`,
        title,
        [ventures(start, id), ventures(plan.villages, id)],
        [[], []],
        files,
      ),
    ),
    ...aspectChanges(`plans.${plan.id}`, { en: 'Money', zh: '资金' }, moneyAspects(base, scenario), moneyAspects(plan, scenario)),
  ];
}
