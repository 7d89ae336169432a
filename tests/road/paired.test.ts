import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Figure, Plan } from '../../src/model/index.ts';
import { projectedPlan, scenarioOf } from '../helpers.ts';

// A change of figures is seen five times sharper on the same draws than on independent ones, for every plan of the town.

const scenario = scenarioOf(readFileSync('scenarios/seven-villages.yaml', 'utf8'));

const spread = (column: Float64Array): number => {
  const mean = column.reduce((a, b) => a + b, 0) / column.length;
  return Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (column.length - 1));
};

function raised(plan: Plan, parameter: string, factor: number): Plan {
  const more = (figure: Figure): Figure => ({
    ...figure,
    values: figure.values.map((value) => (value.kind === 'fixed' ? { ...value, value: value.value * factor } : value)),
  });
  return {
    ...plan,
    villages: plan.villages.map((village) => ({
      ...village,
      ventures: village.ventures.map((venture) => {
        const figure = venture.figures[parameter];
        return figure ? { ...venture, figures: { ...venture.figures, [parameter]: more(figure) } } : venture;
      }),
    })),
  };
}

test.each(scenario.plans.map((plan) => [plan.id, plan] as const))('%s', (id, plan) => {
  const income = (p: Plan) => projectedPlan({ ...scenario, plans: [p] }, id, { runs: 2000 }).town.income?.at(-1) as Float64Array;
  const before = income(plan);
  for (const [parameter, factor] of [
    ['rent', 1.1],
    ['places', 1.2],
    ['guarantee', 1.1],
  ] as const) {
    const after = income(raised(plan, parameter, factor));
    const paired = spread(before.map((x, i) => (after[i] as number) - x));
    expect(paired).toBeGreaterThan(0);
    expect(Math.hypot(spread(before), spread(after)) / paired).toBeGreaterThan(5);
  }
});
