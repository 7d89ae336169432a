/** Two ways a thing can be and the changes between them in; how much of the difference each change makes, out. */
import { boundedMap } from '../base/cache.ts';
import type { Column, Plan, Scenario, Text, Village } from '../base/nouns.ts';
import { meanOf, standardErrorOf } from '../base/stats.ts';
import type { Draws } from '../chance/draws.ts';
import { concerns, type Outcome } from '../goals/outcome.ts';
import { addColumns, type Columns, contentOf, isTownFormula, type KeptParts, partsOf, type Sums } from './parts.ts';
import { shapley } from './shapley.ts';

/** One side of a comparison: a plan of a scenario. */
export interface Side {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

export interface Change {
  readonly name: string;
  readonly title: Text;
}

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

interface Piece extends Change {
  /** The village that a change belongs to; null for what all share. */
  readonly village: string | null;
  /** The other side's part laid into a side. */
  readonly apply: (side: Side) => Side;
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

const inVillage = (side: Side, id: string, change: (village: Village) => Village): Side => ({
  ...side,
  plan: { ...side.plan, villages: side.plan.villages.map((village) => (village.id === id ? change(village) : village)) },
});

function ventureTitle(village: Village, own: Text): Text {
  return { en: `${village.title.en}: ${own.en}`, zh: `${village.title.zh}：${own.zh}` };
}

/** Changes between two sides, each of which can be made alone. */
function pieces(a: Side, b: Side): Piece[] {
  const found: Piece[] = [];
  const villages = new Map(a.plan.villages.map((village) => [village.id, village]));
  for (const other of b.plan.villages) {
    const own = villages.get(other.id);
    if (!own) continue;
    const ids = [...new Set([...own.ventures, ...other.ventures].map(({ id }) => id))];
    for (const id of ids) {
      const [before, after] = [own, other].map(({ ventures }) => ventures.find((venture) => venture.id === id));
      if ((before && contentOf(before)) === (after && contentOf(after))) continue;
      found.push({
        name: `${other.id}/${id}`,
        title: ventureTitle(other, (after ?? before)?.title ?? { en: id, zh: id }),
        village: other.id,
        apply: (side) =>
          inVillage(side, other.id, (village) => ({
            ...village,
            ventures: after
              ? before
                ? village.ventures.map((venture) => (venture.id === id ? after : venture))
                : [...village.ventures, after]
              : village.ventures.filter((venture) => venture.id !== id),
          })),
      });
    }
    for (const key of ['population', 'households', 'openingFund'] as const)
      if (own[key] !== other[key])
        found.push({
          name: `${other.id}/${key}`,
          title: ventureTitle(
            other,
            {
              population: { en: 'population', zh: '人口' },
              households: { en: 'households', zh: '户数' },
              openingFund: { en: 'opening fund', zh: '期初资金' },
            }[key],
          ),
          village: other.id,
          apply: (side) => inVillage(side, other.id, (village) => ({ ...village, [key]: other[key] })),
        });
    for (const key of ['support', 'loans'] as const)
      if (differs(a.plan[key][other.id] ?? null, b.plan[key][other.id] ?? null))
        found.push({
          name: `${other.id}/${key}`,
          title: ventureTitle(other, key === 'support' ? { en: 'support', zh: '扶持资金' } : { en: 'loans', zh: '贷款' }),
          village: other.id,
          apply: (side) => {
            const { [other.id]: _old, ...rest } = side.plan[key] as Record<string, unknown>;
            const now = b.plan[key][other.id];
            return { ...side, plan: { ...side.plan, [key]: now === undefined ? rest : { ...rest, [other.id]: now } } };
          },
        });
  }
  return [...found, ...scenarioPieces(a.scenario, b.scenario)];
}

/** What all villages share. Drivers and strategies that only one side has are there on both: they move nothing by themselves. */
function scenarioPieces(a: Scenario, b: Scenario): Piece[] {
  if (a === b) return [];
  const found: Piece[] = [];
  const put = (name: string, title: Text, scenario: (s: Scenario) => Scenario) =>
    found.push({ name, title, village: null, apply: (side) => ({ ...side, scenario: scenario(side.scenario) }) });
  for (const driver of b.drivers) {
    const before = a.drivers.find(({ id }) => id === driver.id);
    if (before && differs(before.process, driver.process))
      put(driver.id, driver.title, (s) => ({ ...s, drivers: s.drivers.map((d) => (d.id === driver.id ? driver : d)) }));
  }
  for (const strategy of Object.values(b.strategies)) {
    const before = a.strategies[strategy.id];
    const content = (s: typeof strategy) => [
      s.entity,
      s.events.map(({ id, chance, lasts }) => [id, chance.tree, lasts]),
      s.stocks.map(({ id, start, next }) => [id, start.tree, next.tree]),
      s.formulas.map(({ id, formula }) => [id, formula.tree]),
      s.measures,
    ];
    if (before && differs(content(before), content(strategy)))
      put(`strategies/${strategy.id}`, strategy.title, (s) => ({
        ...s,
        strategies: { ...s.strategies, [strategy.id]: strategy },
      }));
  }
  const whole: readonly [keyof Scenario, Text][] = [
    ['correlations', { en: 'correlations', zh: '相关系数' }],
    ['allocation', { en: 'allocation of income', zh: '收益分配' }],
    ['sourceThreshold', { en: 'threshold of a source', zh: '渠道门槛' }],
    ['countSources', { en: 'how sources are counted', zh: '渠道计数方式' }],
    ['measures', { en: 'measures', zh: '指标' }],
  ];
  const valued = (s: Scenario, key: keyof Scenario) =>
    key === 'measures' ? s.measures.map(({ id, formula, town }) => [id, formula.tree, town]) : s[key];
  for (const [key, title] of whole)
    if (differs(valued(a, key), valued(b, key))) put(key, title, (s) => ({ ...s, [key]: b[key] }));
  return found;
}

/** Changes of one village taken as one, where there are too many to tell apart. */
function byVillage(list: readonly Piece[], plan: Plan): Piece[] {
  const groups = new Map<string, Piece[]>();
  for (const piece of list) {
    const key = piece.village ?? piece.name;
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  return [...groups].map(([key, members]) => {
    const [only] = members as [Piece, ...Piece[]];
    if (members.length === 1) return only;
    const village = plan.villages.find(({ id }) => id === key);
    return {
      name: key,
      title: village?.title ?? only.title,
      village: key,
      apply: (side) => members.reduce((now, piece) => piece.apply(now), side),
    };
  });
}

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
    sides
      .map(
        (side) => side.villages.find(({ id }) => id === village)?.ventures.find(({ id }) => id === venture)?.figures[parameter],
      )
      .find((figure) => figure !== undefined);
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
  return (made: readonly number[]): Float64Array => {
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
