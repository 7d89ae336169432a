/** A plan, other plans and a goal in; every venture that only the others have, as a candidate with its cost and what it adds, out. */
import type { Column, Goal, Plan, Scenario, Text } from '../base/nouns.ts';
import { fresh } from '../base/scratch.ts';
import { enoughFor, meanOf } from '../base/stats.ts';
import type { Draws } from '../chance/draws.ts';
import { add, fromColumn, subtract, toColumn, type Value } from '../formula/column.ts';
import { speaksOf } from '../goals/judge.ts';
import { type CompiledVillage, compileModel, type Model, summedOutputs, upTo } from '../projection/model.ts';
import { projectVillage } from '../projection/project.ts';
import { projectVenture } from '../projection/venture.ts';
import { contentOf } from './parts.ts';
import type { Candidate, PortfolioObjective, PortfolioTask } from './portfolio.ts';

export interface CandidateVenture extends Candidate {
  readonly title: Text;
  readonly place: { readonly village: string; readonly venture: string };
  /** The plan that has it. */
  readonly plan: string;
}

export interface Offer {
  readonly task: PortfolioTask;
  readonly candidates: readonly CandidateVenture[];
}

/** Whether a measure of a village is the sum over its ventures, so that what a venture adds can be told by itself. */
export function isAdditive(scenario: Scenario, measure: string): boolean {
  if (['income', ...summedOutputs].includes(measure)) return true;
  if (['sources', 'entities', 'fund', 'gap', 'support', 'loans'].includes(measure)) return false;
  return Object.values(scenario.strategies).some(({ measures }) => measures.includes(measure)) && measure in scenario.units;
}

/** A venture's measure in the last year, and the most that the fund has put into it by then, on average and less grants. */
function worthOf(model: Model, village: CompiledVillage, index: number, measure: string, draws: Draws) {
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const years = projectVenture(model, village, index, draws, paths, fresh);
  let [sum, most] = [0, 0];
  for (const year of years) {
    sum += meanOf(toColumn(fresh, subtract(fresh, year?.get('investment') ?? 0, year?.get('grant') ?? 0)));
    most = Math.max(most, sum);
  }
  return { brings: years.at(-1)?.get(measure) ?? (0 as Value), cost: most };
}

/**
 * Candidates are ventures of `others` that `plan` has not, or has with other figures; the latter replace the plan's own. Their cost is the largest sum that
 * the village's fund has put in, on average, up to the goal's year, less grants, and less what the venture that is replaced has cost. Villages are those
 * that the goal speaks of. The goal's measure must be additive. Throws what a projection throws.
 */
export function offerOf(
  scenario: Scenario,
  plan: Plan,
  others: readonly Plan[],
  goal: Goal,
  budget: number,
  objective: PortfolioObjective,
  draws: Draws,
): Offer {
  const own = upTo(goal.year, compileModel(scenario, plan));
  const ofTown = goal.who.kind === 'the town';
  const villages = own.villages.filter(({ village }) => ofTown || speaksOf(goal, village.id));
  const base = villages.map((village): Column => projectVillage(own, village, draws).measures[goal.measure]?.at(-1) ?? 0);
  const candidates: CandidateVenture[] = [];
  const seen = new Set<string>();
  for (const other of others) {
    const model = upTo(goal.year, compileModel(scenario, other));
    for (const [v, village] of villages.entries()) {
      const offered = model.villages.find(({ village: each }) => each.id === village.village.id);
      for (const [i, { venture }] of offered?.ventures.entries() ?? []) {
        const before = village.ventures.findIndex((each) => each.venture.id === venture.id);
        const key = `${village.village.id}/${venture.id}`;
        const same = `${key} ${contentOf(venture)}`;
        const old = village.ventures[before]?.venture;
        if (!offered || venture.start > goal.year || seen.has(same) || (old && contentOf(old) === contentOf(venture))) continue;
        seen.add(same);
        const now = worthOf(model, offered, i, goal.measure, draws);
        const replaced = old ? worthOf(own, village, before, goal.measure, draws) : { brings: 0, cost: 0 };
        candidates.push({
          id: candidates.some(({ id }) => id === key) ? `${key}@${other.id}` : key,
          village: v,
          cost: Math.max(0, now.cost - replaced.cost),
          adds: toColumn(fresh, subtract(fresh, now.brings, replaced.brings)),
          instead: venture.id,
          title: {
            en: `${village.village.title.en}: ${venture.title.en}`,
            zh: `${village.village.title.zh}：${venture.title.zh}`,
          },
          place: { village: village.village.id, venture: venture.id },
          plan: other.id,
        });
      }
    }
  }
  return { task: { runs: draws.runs, base, atLeast: enoughFor(goal.atLeast), candidates, budget, objective }, candidates };
}

/** The task of an offer whose chosen candidates are bought already, and nothing else is on offer. */
export function alreadyBought({ task, candidates }: Offer, chosen: readonly string[]): PortfolioTask {
  const bought = candidates.filter(({ id }) => chosen.includes(id));
  const base = task.base.map((column, v) =>
    toColumn(
      fresh,
      bought
        .filter(({ village }) => village === v)
        .reduce((sum, { adds }) => add(fresh, sum, fromColumn(adds)), fromColumn(column)),
    ),
  );
  return { ...task, base, candidates: [] };
}
