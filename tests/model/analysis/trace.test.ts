import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  answer,
  makeDraws,
  type Plan,
  readScenario,
  type Scenario,
  type Trace,
  type TraceNode,
  type TracePlace,
  trace,
  type WhichFuture,
} from '../../../src/model/index.ts';
import { last } from '../../helpers.ts';
import { inBaseUnits, math } from '../../independent/village.ts';

// Each formula that a trace tells is evaluated anew by mathjs, from nothing but the inputs that the trace tells with it.

const readTown = (name: string): Scenario => {
  const { scenario } = readScenario(readFileSync(join(import.meta.dirname, `../../../scenarios/${name}.yaml`)));
  if (!scenario) throw new Error(`${name} has problems`);
  return { ...scenario, runs: 400 };
};
const town = readTown('seven-villages');
const draws = makeDraws(town.seed, town.runs);
const ask = (plan: Plan, place: TracePlace, future: WhichFuture = 'middle', scenario = town): Trace =>
  last(trace(scenario, plan, place, future, draws));
const rootOf = ({ root, nodes }: Trace) => nodes.find(({ id }) => id === root) as TraceNode;
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What mathjs makes of a formula, given the values of its inputs by their names. */
function again(node: TraceNode, { nodes }: Trace): number {
  const inputs = node.inputs.map((id) => nodes.find((other) => other.id === id) as TraceNode);
  if (node.formula?.text != null) {
    const lists = Object.fromEntries(inputs.flatMap(({ place, list }) => (list ? [[place.name, list]] : [])));
    const scope = Object.fromEntries(inputs.map(({ place, value, list }) => [place.name, list ?? value]));
    const age = (node.kind === 'stock' ? (inputs[0]?.place.year ?? node.place.year) : node.place.year) - startOf(node);
    return Number(
      math.evaluate(inBaseUnits(node.formula.text), {
        ...scope,
        by_age: (list: number[]) => list[Math.min(age, list.length - 1)],
        ...lists,
      }),
    );
  }
  // A rule of the model: as it is spelled, with the values in the places of the figures.
  const spelled = (node.formula?.en ?? [])
    .map((piece) => (typeof piece === 'string' ? piece : `(${inputs.find(({ id }) => id === piece.id)?.value})`))
    .join('');
  return Number(math.evaluate(spelled.replaceAll('−', '-').replaceAll('×', '*').replaceAll('≥', '>=').replaceAll('≠', '!=')));
}

let plan: Plan;
const startOf = ({ place }: TraceNode) =>
  plan.villages.find(({ id }) => id === place.village)?.ventures.find(({ id }) => id === place.venture)?.start ?? 0;

describe.each(town.plans.map(({ id }) => id))('under %s', (id) => {
  plan = town.plans.find((known) => known.id === id) as Plan;
  const here = plan;
  const outcome = last(answer(town, here, draws, { columns: true }));
  if (!outcome.ok) throw new Error('no answer');
  const { projection } = outcome;
  const at = (column: number | Float64Array | undefined, run: number) => (typeof column === 'object' ? column[run] : column) ?? 0;

  test('every formula of every venture is what mathjs makes of the inputs told with it', () => {
    plan = here;
    let formulas = 0;
    for (const village of here.villages)
      for (const venture of village.ventures)
        for (const name of ['income', 'investment', 'turnover', 'grant', 'operating'].filter((each) =>
          town.strategies[venture.strategy]?.formulas.some(({ id: own }) => own === each),
        ))
          for (const year of [2020, 2021, 2022].filter((y) => y >= venture.start && y <= (venture.stop ?? y)))
            for (const future of ['poor', 7] as const) {
              const made = ask(here, { village: village.id, venture: venture.id, name, year }, future);
              for (const node of made.nodes) {
                expect(node.inputs.every((input) => made.nodes.some((other) => other.id === input))).toBe(true);
                if (!node.formula) continue;
                formulas++;
                expect(close(again(node, made), node.formula.result), `${node.id} ${node.formula.text}`).toBe(true);
                if (node.kind !== 'event') expect(node.formula.result).toBe(node.value);
              }
            }
    expect(formulas).toBeGreaterThan(100);
  });

  test('the parts of the town, its villages and their accounts make the whole, as projected', () => {
    plan = here;
    for (const name of ['income', 'sources', 'entities', 'fund', 'gap', 'investment'])
      for (const [t, year] of [2020, 2021, 2022].entries()) {
        const all = ask(here, { village: null, venture: null, name, year }, 11);
        const root = rootOf(all);
        expect(close(root.value, at(projection.town[name]?.[t], 11))).toBe(true);
        expect(close(again(root, all), root.value)).toBe(true);
        expect(root.inputs.length).toBe(here.villages.length);
        for (const [v, village] of here.villages.entries()) {
          const made = ask(here, { village: village.id, venture: null, name, year }, 11);
          const own = rootOf(made);
          expect(close(own.value, at(projection.villages[v]?.measures[name]?.[t], 11)), own.id).toBe(true);
          expect(close(again(own, made), own.value), own.id).toBe(true);
          expect(all.nodes.find(({ id: other }) => other === own.id)?.value).toBe(own.value);
          expect(own.band.p50).toBeCloseTo(projection.outcome.villages[v]?.measures[name]?.[t]?.p50 ?? 0, 6);
        }
      }
  });
});

test('a walk from the town ends at sources, drivers and figures of the file', () => {
  plan = town.plans.find(({ id }) => id === 'cattle-bases') as Plan;
  const seen = new Map<string, TraceNode>();
  const walk = (place: TracePlace) => {
    const made = ask(plan, place, 3);
    for (const node of made.nodes) {
      const first = !seen.has(node.id);
      if (first || !node.more) seen.set(node.id, node);
      if (first && node.more) walk(node.place);
    }
  };
  walk({ village: null, venture: null, name: 'fund', year: 2022 });
  const leaves = [...seen.values()].filter(({ inputs, more }) => inputs.length === 0 && !more);
  expect(new Set(leaves.map(({ kind }) => kind))).toEqual(new Set(['figure', 'driver', 'calendar', 'sum', 'plan', 'stock']));
  const beef = seen.get('//beef_price/2022');
  expect(beef?.source).toBe('live-cattle-prices');
  expect(beef?.told?.zh).toContain('14%');
  const places = seen.get('buridu/cattle/places/2022');
  expect(places?.at).toContain('places');
  for (const { title, kind, formula } of seen.values()) {
    expect(title.en && title.zh).toBeTruthy();
    if (kind === 'formula' && formula) expect(formula.en.length).toBeGreaterThan(0);
  }
});

test('the future told is the one with that share of the figure', () => {
  const [first] = town.plans as [Plan];
  plan = first;
  const place = { village: 'wushenzhao', venture: null, name: 'income', year: 2022 };
  for (const [future, level] of [
    ['poor', 'p10'],
    ['middle', 'p50'],
    ['good', 'p90'],
  ] as const) {
    const root = rootOf(ask(first, place, future));
    expect(Math.abs(root.value - root.band[level])).toBeLessThan(0.02 * root.band.p50);
  }
});

test('measures of the scenario are told with their formulas, for a village and for the town', () => {
  const source = `format: furrow/1
title: two
years: {from: 2020, to: 2021}
simulation: {runs: 50, seed: x}
drivers: {p: {unit: yuan/kg, process: {kind: independent, min: 1 yuan/kg, max: 3 yuan/kg}}}
measures:
  per_head: {is: income / population, title: {en: each, zh: 人均}}
  twice: {is: per_head * 2 + t * 1 yuan/person, title: {en: twice, zh: 两倍}}
villages:
  a: {population: 10 person, ventures: {x: {strategy: steady-income, amount: {min: 10 yuan, max: 30 yuan}}}}
  b: {population: 30 person, ventures: {x: {strategy: steady-income, amount: 50 yuan}}}
`;
  const { scenario, problems } = readScenario(source);
  if (!scenario) throw new Error(JSON.stringify(problems));
  const own = makeDraws(scenario.seed, scenario.runs);
  plan = scenario.plans[0] as Plan;
  for (const village of ['a', null])
    for (const name of ['per_head', 'twice']) {
      const made = last(trace(scenario, plan, { village, venture: null, name, year: 2021 }, 5, own));
      const root = rootOf(made);
      expect(close(again(root, made), root.value)).toBe(true);
      expect(root.inputs.length).toBe(2);
    }
  const average = rootOf(last(trace(scenario, plan, { village: null, venture: null, name: 'per_head', year: 2021 }, 5, own)));
  const income = last(trace(scenario, plan, { village: null, venture: null, name: 'income', year: 2021 }, 5, own));
  expect(average.value).toBeCloseTo(rootOf(income).value / 40, 12);
});
