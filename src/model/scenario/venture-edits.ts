/** Plain data of a file and what a planner wants of a village's ventures in; the edits of the file that make it so, out. */
import type { Plan, Scenario, Strategy, Text, Venture } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { formulaMeant } from '../formula/parse.ts';
import { pricesOf, pricesTogether } from './cattle-prices.ts';
import { planStart } from './diff-villages.ts';
import type { FileEdit } from './edits.ts';
import { freeId, titleData, without } from './plan-edits.ts';
import type { ScenarioFile, StrategyFile } from './shape.ts';

/** Where a plan holds its change of a venture. */
export const changePath = (plan: string, village: string, venture: string): Path => ['plans', plan, 'changes', village, venture];

/** A venture as a form gives it; figures are data of the file, those that are left out take the strategy's default. */
export interface NewVenture {
  readonly title: Text;
  readonly strategy: string;
  readonly start: number;
  readonly figures: { readonly [parameter: string]: unknown };
}

/** Prices of cattle that a strategy reads and the file has not, as assumptions. */
function pricesAdded({ drivers = {}, correlations = [] }: ScenarioFile, strategy: Strategy) {
  const missing = pricesOf([strategy]).filter(([id]) => !Object.hasOwn(drivers, id));
  const pair = { between: missing.map(([id]) => id), is: pricesTogether, source: 'assumption' };
  return {
    prices: missing.map(([, { title }]) => title),
    edits: [
      ...missing.map(([id, value]): FileEdit => ({ path: ['drivers', id], value })),
      ...(missing.length > 1 ? [{ path: ['correlations'], value: [...correlations, pair] }] : []),
    ],
  };
}

/** Puts a venture into a village: in this plan alone, or with null in every plan; with the prices that a built-in strategy, given whole, needs beside it. */
export function ventureAdded(
  data: unknown,
  village: string,
  plan: string | null,
  { title, strategy, start, figures }: NewVenture,
  whole?: Strategy,
): { readonly id: string; readonly path: Path; readonly edits: readonly FileEdit[]; readonly prices: readonly Text[] } {
  const { villages, plans } = data as ScenarioFile;
  const needed = whole ? pricesAdded(data as ScenarioFile, whole) : { prices: [], edits: [] };
  // The same id in another plan would have the same future: a new venture has its own.
  const taken = [
    ...Object.keys(villages[village]?.ventures ?? {}),
    ...Object.values(plans ?? {}).flatMap(({ changes }) => Object.keys(changes?.[village] ?? {})),
  ];
  const id = freeId(title, taken, strategy);
  const path = plan === null ? ['villages', village, 'ventures', id] : changePath(plan, village, id);
  const named = titleData(title);
  const value = { ...(named === '' ? {} : { title: named }), strategy, start, ...figures };
  return { id, path, edits: [...needed.edits, { path, value }], prices: needed.prices };
}

/** Leaves a venture out of a plan: nothing of it stays where the plan itself had added it. */
export function ventureLeftOut(data: unknown, scenario: Scenario, plan: Plan, village: string, venture: string): FileEdit[] {
  const path = changePath(plan.id, village, venture);
  const from = planStart(plan, scenario)?.villages ?? scenario.villages;
  const there = from.find(({ id }) => id === village)?.ventures.some(({ id }) => id === venture);
  return [there ? { path, value: null } : without(data, path, 3)];
}

/** Takes back what the plan says of a venture: it is again as in what the plan is based on. */
export const ventureBack = (data: unknown, plan: string, village: string, venture: string): FileEdit[] => [
  without(data, changePath(plan, village, venture), 3),
];

/** Ventures that a plan leaves out of a village, as they are in what it is based on. */
export function venturesLeftOut(scenario: Scenario, plan: Plan, village: string): readonly Venture[] {
  const of = (villages: Scenario['villages']) => villages.find(({ id }) => id === village)?.ventures ?? [];
  const kept = new Set(of(plan.villages).map(({ id }) => id));
  return of(planStart(plan, scenario)?.villages ?? scenario.villages).filter(({ id }) => !kept.has(id));
}

/** Writes one key of a venture (its title, its last year): in this plan alone, or where the venture was first written. */
export const ventureSet = (venture: Venture, village: string, plan: string | null, key: string, value: unknown): FileEdit[] => [
  { path: [...(plan === null ? venture.at : changePath(plan, village, venture.id)), key], value },
];

/** Where the formula of a venture's strategy is, or would be, written; and the edits that put another text there. */
export interface FormulaEdit {
  readonly path: Path;
  readonly strategy: string;
  readonly edits: readonly FileEdit[];
}

/**
 * Another formula for a venture. A strategy of the file is changed in its place, for all its ventures; of a built-in one the scenario gets
 * its own copy, to which this venture alone then points.
 */
export function formulaEdit(
  data: unknown,
  venture: Venture,
  village: string,
  formula: string,
  text: string,
  builtIn: { readonly [id: string]: unknown },
  changed: (title: Text) => Text,
): FormulaEdit {
  const file = data as ScenarioFile;
  const meant = formulaMeant(text);
  const keyOf = ({ formulas }: StrategyFile, id: string): Path =>
    typeof formulas[formula] === 'object'
      ? ['strategies', id, 'formulas', formula, 'is']
      : ['strategies', id, 'formulas', formula];
  const own = file.strategies?.[venture.strategy];
  if (own) {
    const path = keyOf(own, venture.strategy);
    return { path, strategy: venture.strategy, edits: [{ path, value: meant }] };
  }
  const copied = structuredClone(builtIn[venture.strategy]) as StrategyFile;
  const title = copied.title as Text;
  const id = freeId(
    { en: `${venture.strategy}-${venture.id}`, zh: '' },
    [...Object.keys(builtIn), ...Object.keys(file.strategies ?? {})],
    'own',
  );
  const old = copied.formulas[formula];
  const formulas = { ...copied.formulas, [formula]: typeof old === 'object' ? { ...old, is: meant } : meant };
  return {
    path: keyOf(copied, id),
    strategy: id,
    edits: [
      { path: ['strategies', id], value: { ...copied, title: changed(title), formulas } },
      ...namings(file, venture, village).map((path) => ({ path, value: id })),
    ],
  };
}

/** Every place that names the strategy of this venture: where it is first written, and plans above that name it again. */
function namings({ plans = {} }: ScenarioFile, venture: Venture, village: string): Path[] {
  const [section, first] = venture.at;
  const builtOn = (plan: string, road: readonly string[] = []): boolean => {
    if (section === 'villages' || plan === first) return true;
    const below = plans[plan]?.based_on;
    return below !== undefined && !road.includes(plan) && builtOn(below, [...road, plan]);
  };
  const again = Object.entries(plans).flatMap(([plan, { changes }]): Path[] => {
    const change = changes?.[village]?.[venture.id];
    return builtOn(plan) && change?.strategy === venture.strategy ? [[...changePath(plan, village, venture.id), 'strategy']] : [];
  });
  const own = [...venture.at, 'strategy'];
  return [own, ...again.filter((path) => path.join('.') !== own.join('.'))];
}

/** How many ventures of how many villages a strategy has, over all plans: whom a change of it would reach. */
export function venturesOf({ plans }: Scenario, strategy: Strategy['id']): number {
  const found = new Set(
    plans.flatMap(({ villages }) =>
      villages.flatMap(({ id, ventures }) => ventures.filter((v) => v.strategy === strategy).map((v) => `${id}.${v.id}`)),
    ),
  );
  return found.size;
}
