/** A scenario, one plan and draws in; what the plan brings to each village and the town, summarized, and its goals judged, out. */
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { makeSumTable } from '../base/sum.ts';
import type { Draws } from '../chance/draws.ts';
import { compileModel, type Model } from '../projection/model.ts';
import { type Columns, townMeasures, type VillageProjection } from '../projection/project.ts';
import { NotFinite } from '../projection/venture.ts';
import {
  type Batch,
  batchesOf,
  futuresOf,
  type Kept,
  makeBatch,
  type Summaries,
  summaries,
  type VillageSummary,
} from './batch.ts';
import { type Judgement, judge, type Tally } from './judge.ts';

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

export function gather(scenario: Scenario, model: Model, draws: Draws): Gathering {
  const sums = makeSumTable();
  const villages: VillageSummary[] = [];
  const tallies: (readonly Tally[])[] = [];
  const finish = (projections: readonly VillageProjection[]): Projection => {
    const town: { [name: string]: Column[] } = sums.value();
    for (const t of model.years.keys())
      for (const [name, column] of townMeasures(model, draws, (measure) => town[measure]?.[t], t))
        (town[name] as Column[])[t] = column;
    const outcome = {
      plan: model.plan.id,
      years: model.years,
      runs: draws.runs,
      villages,
      town: summaries(town),
      goals: scenario.goals.map((goal, i) =>
        judge(
          goal,
          tallies.flatMap((batch) => batch[i] ?? []),
          town,
          model.years,
        ),
      ),
      futures: futuresOf(town.income ?? [], draws.runs),
    };
    return { outcome, villages: projections, town };
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
  for (let index = 0; index < batchesOf(model); index++) {
    const steps = makeBatch(model, scenario.goals, draws, index, { columns, kept });
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      if (columns) projections.push(step.value);
      yield ++done;
    }
    if (!step.value.ok) return step.value;
    gathering.add(step.value.batch);
  }
  return gathering.finish(projections);
}
