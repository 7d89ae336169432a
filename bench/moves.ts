/** A scenario and a share in; the scenario after a slider was moved by that share, all else the same, out. */
import type { Figure, Scenario, Village } from '../src/model/index.ts';

export type Move = (scenario: Scenario, share: number) => Scenario;

/** A fixed figure of one venture, in every plan that has it. */
export const moveFigure =
  (village: string, venture: string, parameter: string): Move =>
  (scenario, share) => {
    const moved = (figure: Figure): Figure => ({
      ...figure,
      values: figure.values.map((value) => (value.kind === 'fixed' ? { ...value, value: value.value * (1 + share) } : value)),
    });
    const inVillages = (villages: readonly Village[]): Village[] =>
      villages.map((own) =>
        own.id === village
          ? {
              ...own,
              ventures: own.ventures.map((each) => {
                const figure = each.figures[parameter];
                if (each.id !== venture || !figure) return each;
                return { ...each, figures: { ...each.figures, [parameter]: moved(figure) } };
              }),
            }
          : own,
      );
    return {
      ...scenario,
      villages: inVillages(scenario.villages),
      plans: scenario.plans.map((plan) => ({ ...plan, villages: inVillages(plan.villages) })),
    };
  };

/** The long-run level of a mean-reverting driver. */
export const moveLevel =
  (driver: string): Move =>
  (scenario, share) => ({
    ...scenario,
    drivers: scenario.drivers.map((own) =>
      own.id === driver && own.process.kind === 'mean-reverting'
        ? { ...own, process: { ...own.process, level: own.process.level * (1 + share) } }
        : own,
    ),
  });

/** What the first goal asks for. */
export const moveGoal: Move = (scenario, share) => ({
  ...scenario,
  goals: scenario.goals.map((goal, i) => (i === 0 ? { ...goal, atLeast: goal.atLeast * (1 + share) } : goal)),
});

/** The same villages so many times, each under an id of its own. */
export function times(scenario: Scenario, factor: number): Scenario {
  const more = (villages: readonly Village[]) =>
    Array.from({ length: factor }, (_, k) => villages.map((own) => ({ ...own, id: k === 0 ? own.id : `${own.id}-${k}` }))).flat();
  return {
    ...scenario,
    villages: more(scenario.villages),
    plans: scenario.plans.map((plan) => ({ ...plan, villages: more(plan.villages) })),
  };
}
