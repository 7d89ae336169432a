/** A plan in; what it changes against what it is based on, each change in a sentence, out. */
import type { Plan, Scenario, Text, Venture, Village } from '../base/nouns.ts';
import { isRemark } from './diff.ts';
import { moneyAspects, planStart, ventureChanges } from './diff-villages.ts';
import { aspectChanges, type Change } from './difference.ts';

const ventures = (villages: readonly Village[], id: string): readonly Venture[] =>
  villages.find((village) => village.id === id)?.ventures ?? [];

const titleOf = (things: readonly { readonly id: string; readonly title: Text }[] | undefined, id: string): Text | undefined =>
  things?.find((thing) => thing.id === id)?.title;

/** In the order of the villages, then outside money; what is only said of figures is left out. `path` of each is a place in the plan. */
export function planDifferences(scenario: Scenario, plan: Plan): Change[] {
  const files = [scenario, scenario] as const;
  const base = planStart(plan, scenario);
  const start = base?.villages ?? scenario.villages;
  const ofVillage = ({ id, title }: Village): Change[] => {
    const place = `plans.${plan.id}.changes.${id}`;
    const [before, now] = [ventures(start, id), ventures(plan.villages, id)];
    return ventureChanges(place, title, [before, now], [[], []], files).map((change) => {
      const venture = change.path.slice(place.length + 1).split('.')[0] ?? '';
      const { en, zh } = titleOf(now, venture) ?? titleOf(before, venture) ?? change.place;
      return { ...change, place: { en: `${title.en}, ${en}`, zh: `${title.zh} · ${zh}` } };
    });
  };
  const money = aspectChanges(
    `plans.${plan.id}`,
    { en: 'Money', zh: '资金' },
    moneyAspects(base, scenario),
    moneyAspects(plan, scenario),
  );
  return [...scenario.villages.flatMap(ofVillage), ...money].filter((change) => !isRemark(change));
}
