/** A scenario, one plan and draws in; what the plan brings to each village and the town, summarized, and its goals judged, out. */
import type { Column, Plan, Scenario } from '../base/nouns.ts';
import type { Finding } from '../base/problem.ts';
import { type Summary, summarize } from '../base/stats.ts';
import type { Draws } from '../chance/draws.ts';
import { compileModel } from '../projection/model.ts';
import {
  addToTown,
  type Columns,
  type ProjectionCache,
  project,
  townMeasures,
  type VillageProjection,
} from '../projection/project.ts';
import { NotFinite } from '../projection/venture.ts';
import { type Judgement, judge } from './judge.ts';

/** A summary a year, by name. */
export type Summaries = { readonly [name: string]: readonly Summary[] };

export interface VillageSummary {
  readonly id: string;
  readonly measures: Summaries;
  readonly ventures: readonly { readonly id: string; readonly strategy: string; readonly income: readonly Summary[] }[];
  readonly allocation: Summaries;
}

export interface PlanSummary {
  readonly plan: string;
  readonly years: readonly number[];
  readonly runs: number;
  readonly villages: readonly VillageSummary[];
  readonly town: Summaries;
  readonly goals: readonly Judgement[];
}

/** An outcome with the columns it was made of, where they were asked for. */
export interface Projection {
  readonly outcome: PlanSummary;
  readonly villages: readonly VillageProjection[];
  readonly town: Columns;
}

export type Answer = { readonly ok: true; readonly projection: Projection } | { readonly ok: false; readonly finding: Finding };

const summaries = (columns: Columns): Summaries =>
  Object.fromEntries(Object.entries(columns).map(([name, years]) => [name, years.map(summarize)]));

function summaryOf(village: VillageProjection, cache: ProjectionCache | undefined): VillageSummary {
  const found = cache?.summaries.get(village) as VillageSummary | undefined;
  if (found) return found;
  const made: VillageSummary = {
    id: village.id,
    measures: summaries(village.measures),
    ventures: village.ventures.map(({ id, strategy, outputs }) => ({
      id,
      strategy,
      income: (outputs.income ?? []).map(summarize),
    })),
    allocation: summaries(village.allocation),
  };
  cache?.summaries.set(village, made);
  return made;
}

/**
 * Yields how many villages are done after each one, and returns the answer. With `keep` the columns of every village stay; without it a
 * village's columns are let go once they are summarized, so memory does not grow with villages × runs.
 */
export function* answer(
  scenario: Scenario,
  plan: Plan,
  draws: Draws,
  { keep = false, cache }: { keep?: boolean; cache?: ProjectionCache } = {},
): Generator<number, Answer> {
  const model = compileModel(scenario, plan);
  const judging = judge(scenario.goals, model.years, draws.runs);
  const town = new Map<string, Column[]>();
  const kept: VillageProjection[] = [];
  const villages: VillageSummary[] = [];
  for (const projected of project(model, draws, cache)) {
    if (!projected.ok) return projected;
    const { village } = projected;
    addToTown(town, village);
    judging.add(village);
    villages.push(summaryOf(village, cache));
    if (keep) kept.push(village);
    yield villages.length;
  }
  try {
    for (const t of model.years.keys())
      for (const [name, column] of townMeasures(model, draws, (measure) => town.get(measure)?.[t], t))
        (town.get(name) as Column[])[t] = column;
  } catch (error) {
    if (!(error instanceof NotFinite)) throw error;
    return { ok: false, finding: error.finding };
  }
  const totals = Object.fromEntries(town);
  const outcome = {
    plan: plan.id,
    years: model.years,
    runs: draws.runs,
    villages,
    town: summaries(totals),
    goals: judging.finish(totals),
  };
  return { ok: true, projection: { outcome, villages: kept, town: totals } };
}
