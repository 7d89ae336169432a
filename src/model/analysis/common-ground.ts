/** Two scenarios in; what of them can be compared on the same futures, or why nothing can, out. */
import type { Goal, Plan, Scenario, Village } from '../base/nouns.ts';
import type { Outcome } from '../goals/outcome.ts';

/** What can be told of both: each goal that both have, and the income of the town in the last year of both; and goals of one alone. */
export function commonOutcomes(
  a: Scenario,
  b: Scenario,
): { readonly outcomes: readonly Outcome[]; readonly alone: readonly Goal[] } {
  const shared = a.goals.filter(({ id }) => b.goals.some((goal) => goal.id === id));
  const year = Math.min(a.years.to, b.years.to);
  return {
    outcomes: [
      ...shared.map((goal): Outcome => ({ kind: 'goal', goal })),
      { kind: 'measure', measure: 'income', village: null, year },
    ],
    alone: [...a.goals, ...b.goals].filter(({ id }) => shared.every((goal) => goal.id !== id)),
  };
}

export type Ground =
  | {
      readonly ok: true;
      /** Of the first scenario. */
      readonly plans: readonly Plan[];
      /** Villages of one alone, which are left out of both. */
      readonly villagesOfOne: readonly Village[];
      readonly goalsOfOne: readonly Goal[];
    }
  | { readonly ok: false; readonly lack: 'years' | 'plans' | 'villages' };

export function commonGround(a: Scenario, b: Scenario): Ground {
  if (a.years.from !== b.years.from) return { ok: false, lack: 'years' };
  const has = (all: readonly { readonly id: string }[], id: string) => all.some((one) => one.id === id);
  const plans = a.plans.filter(({ id }) => has(b.plans, id));
  if (plans.length === 0) return { ok: false, lack: 'plans' };
  if (!a.villages.some(({ id }) => has(b.villages, id))) return { ok: false, lack: 'villages' };
  const only = (mine: Scenario, other: Scenario) => mine.villages.filter(({ id }) => !has(other.villages, id));
  return { ok: true, plans, villagesOfOne: [...only(a, b), ...only(b, a)], goalsOfOne: commonOutcomes(a, b).alone };
}
