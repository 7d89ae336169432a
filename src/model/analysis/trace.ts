/** A figure of a plan and draws in; where it comes from, out: the figure and what it is computed from, with formulas, values in one future and bands over all, and sources. */
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import { makeSum } from '../base/sum.ts';
import type { Draws } from '../chance/draws.ts';
import { measureTitle, unitOf } from '../goals/outcome.ts';
import { type CompiledVillage, compileModel, type Model, upTo } from '../projection/model.ts';
import { projectVillage, townMeasures } from '../projection/project.ts';
import { type Draft, idOf, plainDraft, runOf, type Trace, type TracePlace, told, type WhichFuture } from './trace-node.ts';
import { calendarDraft, driverDraft, ventureDrafts } from './trace-venture.ts';
import { between, isVillageFigure, ownMeasure, rule, villageDrafts, villageFigure } from './trace-village.ts';

/** Yields after each village. Throws what a projection throws. */
export function* trace(
  scenario: Scenario,
  plan: Plan,
  place: TracePlace,
  which: WhichFuture,
  draws: Draws,
): Generator<number, Trace> {
  const model = upTo(place.year, compileModel(scenario, plan));
  const drafts = yield* draftsOf(scenario, model, place, draws);
  const [root] = drafts;
  if (!root) return { root: '', run: 0, runs: draws.runs, nodes: [] };
  const run = Math.min(runOf(root.column, which), draws.runs - 1);
  return { root: root.id, run: draws.from + run, runs: draws.runs, nodes: drafts.map((draft) => told(draft, run)) };
}

function* draftsOf(scenario: Scenario, model: Model, place: TracePlace, draws: Draws): Generator<number, Draft[]> {
  if (place.village === null) {
    const driver = model.drivers.find(({ id }) => id === place.name);
    if (!driver) return yield* townDrafts(scenario, model, place, draws);
    const paths = draws.drivers(model.drivers, model.correlations, model.years);
    return [driverDraft(driver, place.year, paths.get(driver.id)?.[model.years.indexOf(place.year)] ?? 0)];
  }
  const village = model.villages.find(({ village: { id } }) => id === place.village);
  if (!village) throw new Error(`a figure of an unknown village: ${place.village}`);
  if (place.venture === null) return villageDrafts(scenario, model, village, place, draws);
  const index = village.ventures.findIndex(({ venture }) => venture.id === place.venture);
  if (index < 0) throw new Error(`a figure of an unknown venture: ${place.venture}`);
  return ventureDrafts(scenario, model, village, index, place, draws);
}

function* townDrafts(scenario: Scenario, model: Model, place: TracePlace, draws: Draws): Generator<number, Draft[]> {
  const { name, year } = place;
  const t = model.years.indexOf(year);
  const measure = model.measures.find(({ id, town }) => id === name && town === 'formula');
  // The town's own measures are made together.
  const needed = measure ? Object.keys(scenario.units) : [name];
  const sums = new Map(needed.map((each) => [each, makeSum()]));
  const parts: Draft[] = [];
  for (const village of model.villages) {
    const { measures } = projectVillage(model, village, draws);
    for (const [each, sum] of sums) sum.add(measures[each]?.[t] ?? 0);
    if (!measure) parts.push(partOf(scenario, village, place, measures[name]?.[t] ?? 0));
    yield parts.length;
  }
  const totals = new Map([...sums].map(([each, sum]) => [each, sum.value()]));
  const town = (each: string, column: Column): Draft => {
    const own = { ...place, name: each };
    return {
      ...plainDraft,
      ...{ id: idOf(own), place: own, kind: 'sum', title: measureTitle(scenario, each), unit: unitOf(scenario, each), column },
    };
  };
  if (!measure) {
    const column = totals.get(name) ?? 0;
    const ids = parts.map(({ id }) => id);
    return [{ ...town(name, column), ...rule(between(ids, '+'), column) }, ...parts];
  }
  const made = townMeasures(model, draws, (each) => totals.get(each), t);
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const figure = (each: string) =>
    model.villages.reduce((sum, { village }) => {
      const { population, households, openingFund } = village;
      return sum + ({ population, households, opening_fund: openingFund }[each] ?? 0);
    }, 0);
  return ownMeasure(scenario, measure, place, made.get(name) ?? 0, (each) => {
    const driver = model.drivers.find(({ id }) => id === each);
    if (driver) return driverDraft(driver, year, paths.get(each)?.[t] ?? 0);
    const own = { ...place, name: each };
    if (isVillageFigure(each)) return villageFigure(own, figure(each));
    if (each === 'year' || each === 't') return calendarDraft(own, each === 'year' ? year : t);
    return { ...town(each, made.get(each) ?? totals.get(each) ?? 0), more: true };
  });
}

function partOf(scenario: Scenario, { village }: CompiledVillage, place: TracePlace, column: Column): Draft {
  const own = { ...place, village: village.id };
  return {
    ...plainDraft,
    ...{ id: idOf(own), place: own, kind: 'sum', title: village.title, unit: unitOf(scenario, place.name), column },
    note: village.note,
    more: true,
  };
}
