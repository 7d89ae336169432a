/** A scenario, one plan and draws in; what the plan brings to each village and the town, summarized, and its goals judged, out. */

import { type BoundedMap, boundedMap, bytesOfColumns } from '../base/cache.ts';
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { makeNames, type NameOf, sameColumn } from '../base/same.ts';
import { makeSummaries, type Summary } from '../base/stats.ts';
import { makeSumTable, type Summed } from '../base/sum.ts';
import type { Draws } from '../chance/draws.ts';
import { batchesOf, inOrder } from '../projection/batches.ts';
import { compileModel, type Model } from '../projection/model.ts';
import { type Columns, townMeasures, type VillageProjection } from '../projection/project.ts';
import { NotFinite } from '../projection/venture.ts';
import { type Batch, type Kept, makeBatch } from './batch.ts';
import { goalColumn, type Judgement, judge, type Tally } from './judge.ts';
import { futuresOf, type Summaries, summariesAsked, type VillageSummary } from './village-summary.ts';

export interface PlanSummary {
  readonly plan: string;
  readonly years: readonly number[];
  readonly runs: number;
  readonly villages: readonly VillageSummary[];
  readonly town: Summaries;
  readonly goals: readonly Judgement[];
  /** The town's income in the first runs: a row a run, with a figure a year. */
  readonly futures: readonly (readonly number[])[];
}

/** A plan's summary with the columns it was made of. */
export interface Projection {
  readonly outcome: PlanSummary;
  /** Empty unless they were asked for. */
  readonly villages: readonly VillageProjection[];
  readonly town: Columns;
}

export type Answer = { readonly ok: true; readonly projection: Projection } | { readonly ok: false; readonly finding: Finding };

/** Batches of a plan, in their order, in; its answer, once all are there, out. */
export interface Gathering {
  readonly add: (batch: Batch) => void;
  readonly finish: (villages?: readonly VillageProjection[]) => Answer;
}

/** A town that was answered before, with what its sums were made of and its goals by what they judged. */
interface KeptTown {
  readonly projection: Projection;
  readonly summed: Summed;
  readonly judgements: ReadonlyMap<string, Judgement>;
}

/** Answers of before, by a plan's name. */
export interface KeptTowns {
  readonly towns: BoundedMap<KeptTown>;
  readonly nameOf: NameOf;
  readonly summarize: (column: Column) => Summary;
}

/** Keeps up to so many bytes of the towns' columns. */
export const keepTowns = (mostBytes: number): KeptTowns => ({
  towns: boundedMap(mostBytes, ({ projection }) => bytesOfColumns(Object.values(projection.town).flat())),
  nameOf: makeNames(),
  summarize: makeSummaries(),
});

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

/** The projection before, where nothing in it is another. */
function sameProjection(before: Projection | undefined, now: Projection): Projection {
  if (!before || before.outcome.runs !== now.outcome.runs || !sameItems(before.outcome.years, now.outcome.years)) return now;
  const [names, namesBefore] = [Object.keys(now.town), Object.keys(before.town)];
  const isSame =
    sameItems(names, namesBefore) &&
    names.every((name) => sameItems(before.town[name] ?? [], now.town[name] ?? [])) &&
    sameItems(before.outcome.villages, now.outcome.villages) &&
    sameItems(before.outcome.goals, now.outcome.goals);
  return isSame ? before : now;
}

/** What is known from `kept` is not made again; without it everything is made. */
export function gather(scenario: Scenario, model: Model, draws: Draws, kept: KeptTowns = keepTowns(0)): Gathering {
  const { nameOf } = kept;
  const place = JSON.stringify([draws.seed, draws.runs, model.plan.id]);
  const before = kept.towns.get(place);
  const sums = makeSumTable(nameOf, before?.summed);
  const villages: VillageSummary[] = [];
  const tallies: (readonly Tally[])[] = [];
  const judgeGoals = (town: Columns): Map<string, Judgement> =>
    new Map(
      scenario.goals.map((goal, i) => {
        const own = tallies.flatMap((batch) => batch[i] ?? []);
        const ofTown = goal.who.kind === 'the town' ? goalColumn(town, goal, model.years) : 0;
        const key = JSON.stringify([goal.id, goal.who, goal.atLeast, goal.confidence, nameOf(ofTown), own.map(nameOf)]);
        const known = before?.judgements.get(key);
        if (known) return [key, known];
        const judged = judge(goal, own, town, model.years);
        return [key, { ...judged, villages: inOrder(scenario, judged.villages, ({ id }) => id) }];
      }),
    );
  const finish = (projections: readonly VillageProjection[]): Projection => {
    const summed = sums.value();
    const town: { [name: string]: Column[] } = Object.fromEntries(
      Object.entries(summed.columns).map(([name, years]) => [name, [...years]]),
    );
    for (const t of model.years.keys())
      for (const [name, column] of townMeasures(model, draws, (measure) => town[measure]?.[t], t))
        (town[name] as Column[])[t] = sameColumn(before?.projection.town[name]?.[t], column);
    const judgements = judgeGoals(town);
    const outcome = {
      plan: model.plan.id,
      years: model.years,
      runs: draws.runs,
      villages: inOrder(scenario, villages, ({ id }) => id),
      town: summariesAsked(town, kept.summarize),
      goals: [...judgements.values()],
      futures: futuresOf(town.income ?? [], draws.runs),
    };
    const projection = sameProjection(before?.projection, {
      outcome,
      villages: inOrder(scenario, projections, ({ id }) => id),
      town,
    });
    kept.towns.set(place, { projection, summed, judgements });
    return projection;
  };
  return {
    add: (batch) => {
      sums.add(batch.sums);
      villages.push(...batch.villages);
      tallies.push(batch.goals);
    },
    finish: (projections = []) => {
      try {
        return { ok: true, projection: finish(projections) };
      } catch (error) {
        if (!(error instanceof NotFinite)) throw error;
        return { ok: false, finding: error.finding };
      }
    },
  };
}

/**
 * Yields how many villages were projected after each one, and returns the answer. With `columns` those of every village stay; without, a
 * village's columns are let go once they are summarized, so memory does not grow with villages × runs.
 */
export function* answer(
  scenario: Scenario,
  plan: Plan,
  draws: Draws,
  { columns = false, kept }: { columns?: boolean; kept?: Kept } = {},
): Generator<number, Answer> {
  const model = compileModel(scenario, plan);
  const gathering = gather(scenario, model, draws);
  const projections: VillageProjection[] = [];
  let done = 0;
  for (let index = 0; index < batchesOf(scenario).length; index++) {
    const steps = makeBatch(scenario, model, draws, index, { columns, kept });
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      if (step.value && columns) projections.push(step.value);
      yield ++done;
    }
    if (!step.value.ok) return step.value;
    gathering.add(step.value.batch);
  }
  return gathering.finish(projections);
}
