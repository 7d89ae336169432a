/** Candidate ventures, a budget and an objective in; what the budget should buy, what that is worth and how it was found, out. */
import type { Text } from '../base/nouns.ts';
import { meanOf, standardErrorOf } from '../base/stats.ts';
import { chosenIn, programOf, type Solve } from './portfolio-program.ts';
import { greedy, searched } from './portfolio-search.ts';
import { bestTail, grain } from './portfolio-tail.ts';
import {
  costOf,
  type Effort,
  type Market,
  marketOf,
  type Portfolio,
  type PortfolioTask,
  scoresOf,
  type Verdict,
} from './portfolio-task.ts';
import { bestByVillage, bestTogether } from './portfolio-villages.ts';

export type { Solve } from './portfolio-program.ts';
export type { Candidate, Portfolio, PortfolioObjective, PortfolioTask } from './portfolio-task.ts';

export interface PortfolioOptions {
  /** A solver of linear programs for what is too large to be proved; without one there is the search alone. */
  readonly solve?: Solve;
  /** False: search, even where a proof is within reach. */
  readonly prove?: boolean;
}

/** Passes over one value; about a second each. */
const proofEffort = 1e9;
const searchEffort = 1e9;

/** Runs and rows a solver is given at most. */
const sampleRuns = 200;
const sampleRows = 20_000;

/** The best choice, if going through all others takes no more than the effort; else the best met on the way. */
function proof(market: Market, effort: Effort): Verdict {
  const { objective } = market;
  const start = () => greedy(market, { left: searchEffort });
  if (objective.kind === 'mean less worst tenth') return bestTail(market, objective.weight, start(), effort);
  const byVillage = bestByVillage(market, { ...effort });
  if (!byVillage) return { chosen: start(), proved: false };
  // What is best village by village is also a good start for all of them together.
  return objective.kind === 'all villages' ? bestTogether(market, byVillage, effort) : { chosen: byVillage, proved: true };
}

/** Of what costs nothing, only what the value needs; in the order of the task. */
function needed(market: Market, members: readonly number[]): readonly number[] {
  let chosen = [...members].sort((a, b) => a - b);
  let value = meanOf(scoresOf(market, chosen));
  for (const j of chosen.filter((free) => market.cost[free] === 0)) {
    const others = chosen.filter((other) => other !== j);
    const without = meanOf(scoresOf(market, others));
    if (without < value - grain(value)) continue;
    chosen = others;
    value = without;
  }
  return chosen;
}

const exactly: Text = {
  en: 'every other choice within the budget is worth no more in these futures: proved by going through them all',
  zh: '逐一排查过预算内的其他选法，在这些模拟中没有更好的',
};

const roughly = (sample: number): Text =>
  sample > 0
    ? {
        en: `a solver chose on ${sample} futures, then a search over all of them improved the choice; a better one may exist`,
        zh: `先由求解器在 ${sample} 次模拟上选择，再在全部模拟上搜索改进；可能还有更好的选法`,
      }
    : {
        en: 'found by a search that adds, drops and exchanges ventures until nothing helps; a better choice may exist',
        zh: '通过反复增加、去掉、替换项目搜索得到，直到无法改进；可能还有更好的选法',
      };

/**
 * Which candidates a budget should buy. Of choices worth the same, the cheaper. Proved best where that takes about a second; otherwise a program over a
 * sample of runs (Rockafellar & Uryasev 2000 for the worst tenth), if there is a solver, and a search over all runs. As the choice is made on the very
 * runs that tell its value, the value flatters it a little (Smith & Winkler 2006): `error` is that of a choice fixed beforehand; draw other runs to judge.
 * Throws what is wrong with the task, and what the solver throws.
 */
export async function choosePortfolio(task: PortfolioTask, { solve, prove = true }: PortfolioOptions = {}): Promise<Portfolio> {
  const market = marketOf(task);
  const portfolio = (members: readonly number[], method: Portfolio['method'], how: Text): Portfolio => {
    const chosen = needed(market, members);
    const scores = scoresOf(market, chosen);
    const value = meanOf(scores);
    return {
      chosen: chosen.map((j) => task.candidates[j]?.id as string),
      cost: costOf(market, chosen),
      value,
      error: standardErrorOf(scores),
      method,
      how,
    };
  };
  const starts: (readonly number[])[] = [];
  if (prove) {
    const { chosen, proved } = proof(market, { left: proofEffort });
    if (proved) return portfolio(chosen, 'exact', exactly);
    starts.push(chosen);
  }
  const sample = Math.min(sampleRuns, market.runs, Math.ceil(sampleRows / market.base.length));
  const answer = solve ? await solve(programOf(market, sample)) : null;
  if (answer) starts.unshift(chosenIn(market, answer));
  return portfolio(searched(market, starts, { left: searchEffort }), 'searched', roughly(answer ? sample : 0));
}
