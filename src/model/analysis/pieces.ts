/** Two sides of a comparison in; the changes between them, each of which can be made alone, out. */
import type { Plan, Scenario, Text, Village } from '../base/nouns.ts';
import { contentOf } from './parts.ts';

/** One side of a comparison: a plan of a scenario. */
export interface Side {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

export interface Change {
  readonly name: string;
  readonly title: Text;
}

export interface Piece extends Change {
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
export function pieces(a: Side, b: Side): Piece[] {
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
export function byVillage(list: readonly Piece[], plan: Plan): Piece[] {
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
