/** A scenario and one of its plans in; the plan compiled, ready to be projected on any draws, out. */
import type { Correlation, Driver, Loan, Measure, Plan, Scenario, Strategy, Venture, Village } from '../base/nouns.ts';
import { once } from '../base/once.ts';
import { ownOf } from '../base/own.ts';
import { compile, type Kernel } from '../formula/kernel.ts';

/** A strategy with its formulas as kernels. */
export interface CompiledStrategy {
  readonly strategy: Strategy;
  readonly events: readonly { readonly id: string; readonly chance: Kernel; readonly lasts: number }[];
  readonly stocks: ReadonlyMap<string, { readonly start: Kernel; readonly next: Kernel }>;
  readonly formulas: ReadonlyMap<string, Kernel>;
}

export interface CompiledVillage {
  readonly village: Village;
  readonly ventures: readonly { readonly venture: Venture; readonly strategy: CompiledStrategy }[];
  readonly support: { readonly [year: number]: number };
  readonly loans: readonly Loan[];
}

/** What every village of a model shares. */
export interface ModelBase {
  readonly years: readonly number[];
  readonly drivers: readonly Driver[];
  readonly correlations: readonly Correlation[];
  readonly allocation: { readonly [fund: string]: number };
  readonly sourceThreshold: number;
  readonly countSources: 'strategies' | 'ventures';
  /** Outputs beyond income that some strategy of the scenario states, strategies' own measures among them. */
  readonly outputs: readonly string[];
  /** Whether a plan of the scenario brings support, or loans. */
  readonly flows: readonly ('support' | 'loans')[];
  readonly measures: readonly (Measure & { readonly kernel: Kernel })[];
}

export interface Model extends ModelBase {
  readonly plan: Plan;
  readonly villages: readonly CompiledVillage[];
}

/** Outputs of strategies that add up over the ventures of a village. */
export const summedOutputs = ['turnover', 'household_income', 'jobs', 'investment', 'grant'] as const;

export function yearsOf(scenario: Scenario): number[] {
  const { from, to } = scenario.years;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** A model that ends with a year: what comes after it cannot reach it. */
export const upTo = (year: number, model: Model): Model => ({ ...model, years: model.years.filter((y) => y <= year) });

const compileStrategy = once((strategy: Strategy): CompiledStrategy => {
  return {
    strategy,
    events: strategy.events.map(({ id, chance, lasts }) => ({ id, chance: compile(chance.tree), lasts })),
    stocks: new Map(strategy.stocks.map(({ id, start, next }) => [id, { start: compile(start.tree), next: compile(next.tree) }])),
    formulas: new Map(strategy.formulas.map(({ id, formula }) => [id, compile(formula.tree)])),
  };
});

const compileMeasure = once((measure: Measure) => ({ ...measure, kernel: compile(measure.formula.tree) }));

/** Whether a measure is stated by strategies alone: no standard one, and of one unit. */
const isOwn = (scenario: Scenario, name: string) =>
  Object.hasOwn(scenario.units, name) &&
  !['income', 'sources', 'entities', 'fund', 'gap', 'support', 'loans', ...summedOutputs].includes(name);

export function compileModel(scenario: Scenario, plan: Plan): Model {
  const strategies = new Map(Object.values(scenario.strategies).map((strategy) => [strategy.id, compileStrategy(strategy)]));
  const strategyOf = (venture: Venture): CompiledStrategy => {
    const found = strategies.get(venture.strategy);
    if (!found) throw new Error(`unknown strategy in a checked scenario: ${venture.strategy}`);
    return found;
  };
  return {
    years: yearsOf(scenario),
    drivers: scenario.drivers,
    correlations: scenario.correlations,
    allocation: scenario.allocation,
    sourceThreshold: scenario.sourceThreshold,
    countSources: scenario.countSources,
    outputs: [
      ...summedOutputs.filter((output) =>
        Object.values(scenario.strategies).some((s) => s.formulas.some(({ id }) => id === output)),
      ),
      // One name for different units in two strategies cannot be summed, and has no unit.
      ...new Set(Object.values(scenario.strategies).flatMap(({ measures }) => measures.filter((name) => isOwn(scenario, name)))),
    ],
    flows: (['support', 'loans'] as const).filter((flow) => scenario.plans.some((p) => Object.keys(p[flow]).length > 0)),
    measures: scenario.measures.map(compileMeasure),
    plan,
    villages: plan.villages.map((village) => ({
      village,
      ventures: village.ventures.map((venture) => ({ venture, strategy: strategyOf(venture) })),
      support: ownOf(plan.support, village.id) ?? {},
      loans: ownOf(plan.loans, village.id) ?? [],
    })),
  };
}
