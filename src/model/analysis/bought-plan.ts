/** A plan and ventures of other plans that a budget buys in; the plan that has them, as a file writes it, out. */
import type { Plan, Scenario, Text } from '../base/nouns.ts';
import { ventureIn } from '../base/venture-in.ts';
import { leastGap } from '../projection/accounts.ts';
import { ventureData } from '../scenario/write.ts';

export interface BoughtVenture {
  readonly village: string;
  readonly venture: string;
  /** The plan that has it. */
  readonly plan: string;
  /** Yuan. */
  readonly cost: number;
}

export interface WrittenPlan {
  readonly id: string;
  readonly data: { readonly [key: string]: unknown };
}

/** All outside money of a plan, yuan. */
export const supportIn = ({ support }: Plan): number =>
  Object.values(support)
    .flatMap((byYear) => Object.values(byYear))
    .reduce((sum, yuan) => sum + yuan, 0);

/** The budget is outside money: what a venture costs is paid into its village's fund in the year it starts. */
export function boughtPlan(scenario: Scenario, plan: Plan, bought: readonly BoughtVenture[], title: Text): WrittenPlan {
  const { from, to } = scenario.years;
  const changes: Record<string, Record<string, unknown>> = {};
  const support: Record<string, Record<number, number>> = {};
  for (const { village, venture: id, plan: other, cost } of bought) {
    const giver = scenario.plans.find((each) => each.id === other);
    const venture = giver ? ventureIn(giver.villages, village, id) : null;
    if (!venture) throw new Error(`no such venture to buy: ${other}/${village}/${id}`);
    const data = ventureData(venture, ventureIn(plan.villages, village, id), to, scenario.drivers);
    changes[village] = { ...changes[village], [id]: data };
    if (cost === 0) continue;
    const year = Math.max(from, venture.start);
    const before = support[village]?.[year] ?? plan.support[village]?.[year] ?? 0;
    support[village] = { ...support[village], [year]: before + cost };
  }
  const sums = Object.entries(support).map(([village, byYear]) => [
    village,
    Object.fromEntries(Object.entries(byYear).map(([year, yuan]) => [year, `${Math.ceil(yuan - leastGap)} yuan`])),
  ]);
  const taken = new Set(scenario.plans.map(({ id }) => id));
  let id = 'bought';
  for (let n = 2; taken.has(id); n++) id = `bought-${n}`;
  const supported = sums.length > 0 ? { support: Object.fromEntries(sums) } : {};
  return { id, data: { title, based_on: plan.id, changes, ...supported } };
}
