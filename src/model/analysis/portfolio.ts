/** Candidate ventures, a budget and an objective in; what the budget should buy, what that is worth and how it was found, out. */
import type { Text } from '../base/nouns.ts';
import { meanOf, standardErrorOf } from '../base/stats.ts';
import { chosenIn, programOf, type Solve } from './portfolio-program.ts';
import { greedy, searched } from './portfolio-search.ts';
import { bestTail } from './portfolio-tail.ts';
import { costOf, type Effort, type Market, marketOf, type Portfolio, type PortfolioTask, scoresOf } from './portfolio-task.ts';
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

/** The best choice and a proof of it by going through all others, or null where that is too much work. */
function proved(market: Market, known: () => readonly number[], effort: Effort): readonly number[] | null {
  const { objective } = market;
  if (objective.kind === 'expected villages') return bestByVillage(market, effort);
  if (objective.kind === 'all villages') return bestTogether(market, known(), effort);
  return bestTail(market, objective.weight, greedy(market, effort), effort);
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
    const chosen = [...members].sort((a, b) => a - b);
    const scores = scoresOf(market, chosen);
    const value = meanOf(scores);
    return {
      chosen: chosen.map((j) => task.candidates[j]?.id as string),
      cost: costOf(market, chosen),
      value,
      error: standardErrorOf(scores, value),
      method,
      how,
    };
  };
  // The best for expected villages is a good start for all villages.
  const byVillage = market.objective.kind === 'all villages' ? bestByVillage(market, { left: proofEffort / 4 }) : null;
  const starts = byVillage ? [byVillage] : [];
  let found: number[] | null = null;
  const search = () => {
    found ??= searched(market, starts, { left: searchEffort });
    return found;
  };
  if (prove) {
    const best = proved(market, search, { left: proofEffort });
    if (best) return portfolio(best, 'exact', exactly);
  }
  const sample = Math.min(sampleRuns, market.runs, Math.ceil(sampleRows / market.base.length));
  const answer = solve ? await solve(programOf(market, sample)) : null;
  if (!answer) return portfolio(search(), 'searched', roughly(0));
  const better = searched(market, [search(), chosenIn(market, answer)], { left: searchEffort });
  return portfolio(better, 'searched', roughly(sample));
}
