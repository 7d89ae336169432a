/** Two ways a thing can be and the changes between them in; how much of the difference each change makes, out. */
import { boundedMap } from '../base/cache.ts';
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import { meanOf, standardErrorOf } from '../base/stats.ts';
import { ventureIn } from '../base/venture-in.ts';
import type { Draws } from '../chance/draws.ts';
import { concerns, type Outcome } from '../goals/outcome.ts';
import { addColumns, type Columns, isTownFormula, type KeptParts, partsOf, type Sums } from './parts.ts';
import { byVillage, type Change, type Piece, pieces, type Side } from './pieces.ts';
import { shapley } from './shapley.ts';

export interface Attribution {
  /** Mean outcome of the two sides. */
  readonly from: number;
  readonly to: number;
  readonly difference: number;
  readonly standardError: number;
  /** They add up to the difference. */
  readonly parts: readonly (Change & { readonly value: number; readonly standardError: number })[];
  /** Exact over all orders, or over as many orders as were drawn. */
  readonly method: 'exact' | 'sampled';
}

/** Above this many changes, orders are drawn. */
const exactChanges = 8;

/** The first side with what only the other has added, so that any mix of both can be projected. */
function joined(a: Side, b: Side): Side {
  if (a.scenario === b.scenario) return a;
  const drivers = b.scenario.drivers.filter(({ id }) => a.scenario.drivers.every((driver) => driver.id !== id));
  return {
    ...a,
    scenario: {
      ...a.scenario,
      drivers: [...a.scenario.drivers, ...drivers],
      strategies: { ...b.scenario.strategies, ...a.scenario.strategies },
      units: { ...b.scenario.units, ...a.scenario.units },
      // What any plan brings counts on both sides.
      plans: [...a.scenario.plans, ...b.scenario.plans],
    },
  };
}

/** Figures that a strategy of one side needs and a venture of the other has not: those of either side, else the strategy's own. */
function completed(scenario: Scenario, plan: Plan, sides: readonly Plan[]): Plan {
  const other = (village: string, venture: string, parameter: string) =>
    sides.map((side) => ventureIn(side.villages, village, venture)?.figures[parameter]).find((figure) => figure !== undefined);
  return {
    ...plan,
    villages: plan.villages.map((village) => ({
      ...village,
      ventures: village.ventures.map((venture) => {
        const lacking = (scenario.strategies[venture.strategy]?.parameters ?? []).flatMap((parameter) => {
          if (venture.figures[parameter.id]) return [];
          const figure = other(village.id, venture.id, parameter.id) ?? parameter.default;
          return figure ? [[parameter.id, figure] as const] : [];
        });
        return lacking.length === 0 ? venture : { ...venture, figures: { ...Object.fromEntries(lacking), ...venture.figures } };
      }),
    })),
  };
}

/** Bytes of villages' states that are kept. */
const mostBytes = 256 * 2 ** 20;

/**
 * The outcome with some of the changes made. A village depends on its own changes and those that all share, so each of its states is projected once,
 * and from one set of changes to the next only villages in another state are taken away and added.
 */
function worthOf(a: Side, b: Side, changes: readonly Piece[], outcome: Outcome, draws: Draws, kept?: KeptParts) {
  const start = joined(a, b);
  const shared = new Set(b.plan.villages.map(({ id }) => id));
  const villages = start.plan.villages.filter(({ id }) => shared.has(id)).map(({ id }) => id);
  const only = (side: Side, ids: readonly string[]): Side => ({
    ...side,
    plan: { ...side.plan, villages: side.plan.villages.filter(({ id }) => ids.includes(id)) },
  });
  const known = boundedMap<Columns>(mostBytes, (columns) => columns.size * draws.runs * 8);
  const states = new Map<string, { readonly state: string; readonly columns: Columns }>();
  const sums: Sums = new Map();
  const isCommon = (i: number) => changes[i]?.village === null;
  const stateOf = (village: string, common: string, made: ReadonlyMap<string, string>) =>
    `${village} | ${common} | ${made.get(village) ?? ''}`;
  const columnsOf = (village: string, state: string, made: readonly number[]): Columns => {
    const found = known.get(state);
    if (found) return found;
    const own = made.filter((i) => isCommon(i) || changes[i]?.village === village);
    const { scenario, plan } = own.reduce((now, i) => (changes[i] as Piece).apply(now), only(start, [village]));
    const parts = partsOf(scenario, completed(scenario, plan, [b.plan, a.plan]), outcome, kept);
    const [here] = parts.model.villages;
    const columns = here ? parts.of(here, draws) : new Map<string, Column>();
    known.set(state, columns);
    return columns;
  };
  // A formula over the town may read what a change moves in any village: people, funds.
  const whole = only(start, villages);
  const steady = [a, b].some(({ scenario }) => isTownFormula(scenario, outcome))
    ? null
    : partsOf(whole.scenario, whole.plan, outcome);
  return (given: readonly number[]): Float64Array => {
    // In the order of their list: what is known of a set does not depend on the way to it.
    const made = [...given].sort((one, other) => one - other);
    // Few sums are made anew, so that what moves nothing is 0 to the last bit.
    if (changes.length <= exactChanges) {
      sums.clear();
      states.clear();
    }
    const common = made.filter(isCommon).join();
    const own = new Map<string, string>();
    for (const i of made) {
      const village = changes[i]?.village;
      if (village != null) own.set(village, `${own.get(village) ?? ''},${i}`);
    }
    for (const village of villages) {
      const state = stateOf(village, common, own);
      const before = states.get(village);
      if (before?.state === state) continue;
      const columns = columnsOf(village, state, made);
      if (before) addColumns(sums, before.columns, -1, draws.runs);
      addColumns(sums, columns, 1, draws.runs);
      states.set(village, { state, columns });
    }
    if (steady) return steady.whole(sums, draws);
    const side = made.reduce((now, i) => (changes[i] as Piece).apply(now), only(start, villages));
    return partsOf(side.scenario, side.plan, outcome).whole(sums, draws);
  };
}

/**
 * The difference of an outcome between two sides, shared among the changes on the same draws (Shapley values): for each change the mean, over all
 * orders in which the changes can be made, of what it adds. Up to eight changes all orders count; with more, those of a village go together, and if
 * still more than eight remain, orders are drawn in opposite pairs from the scenario's seed. The parts add up to the difference in every run.
 * Villages that only one side has are left out of both. Where several outcomes are asked of the same sides, `kept` spares projecting a village in the
 * same state twice. Yields after each combination. Throws what a projection throws.
 */
export function* attribute(a: Side, b: Side, outcome: Outcome, draws: Draws, kept?: KeptParts): Generator<number, Attribution> {
  const single = pieces(a, b).filter(({ village }) => village === null || concerns(outcome, village));
  const changes = single.length > exactChanges ? byVillage(single, b.plan) : single;
  const worth = worthOf(a, b, changes, outcome, draws, kept);
  const { from, to, parts, drawn, method } = yield* shapley(changes.length, worth, draws, exactChanges);
  const difference = to.map((x, i) => x - (from[i] as number));
  const [before, after] = [meanOf(from), meanOf(to)];
  return {
    from: before,
    to: after,
    difference: after - before,
    standardError: standardErrorOf(difference),
    parts: parts
      .map((column, i) => {
        const { name, title } = changes[i] as Piece;
        const value = meanOf(column);
        // Futures are drawn, and perhaps orders too.
        return { name, title, value, standardError: Math.hypot(standardErrorOf(column), drawn[i] ?? 0) };
      })
      .sort((x, y) => Math.abs(y.value) - Math.abs(x.value)),
    method,
  };
}
