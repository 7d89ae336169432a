/**
 * The only door of the model. Pure: no DOM, files, clock, console or chance of its own.
 *
 *   scenario file → check → Scenario ┐
 *                     Plan → Model   ├→ project → Projection → judge, compare, explain → notebook · CLI · report
 *          seed → streams → Draws    ┘
 *
 * People choose Plans; chance chooses Draws; a Run is one future.
 */
import type { Scenario } from './base/nouns.ts';
import type { Tables } from './scenario/amount.ts';
import { type ReadScenario, readScenario as readWith } from './scenario/check.ts';
import { type Change, diffScenarios as diffWith } from './scenario/diff.ts';
import type { OpenText } from './scenario/text.ts';
import { builtInStrategies } from './strategies/built-in.ts';

export { type Attribution, attribute, type Side } from './analysis/attribution.ts';
export {
  type CalibratedSeries,
  type CalibrateOptions,
  type Calibration,
  calibrate,
  type FileProblems,
  type PriceFile,
} from './analysis/calibrate.ts';
export { calibrationNotes, calibrationYaml, parameterWords } from './analysis/calibration-words.ts';
export { alreadyBought, type CandidateVenture, isAdditive, type Offer, offerOf } from './analysis/candidates.ts';
export { irr, npv, payback } from './analysis/cashflow.ts';
export { type Dependence, dependence, jointProbability } from './analysis/dependence.ts';
export { type Discovery, discover, leastCases } from './analysis/discovery.ts';
export type { FitKind } from './analysis/fit.ts';
export type { Input } from './analysis/inputs.ts';
export { type PlanMoney, planMoney, type Spread, type VentureMoney, type VillageMoney } from './analysis/money.ts';
export {
  type Candidate,
  choosePortfolio,
  type Portfolio,
  type PortfolioObjective,
  type PortfolioOptions,
  type PortfolioTask,
  type Solve,
} from './analysis/portfolio.ts';
export { findRules, type Rule, type RuleInput } from './analysis/prim.ts';
export { figureOf, type Seeking, type Sought, seek } from './analysis/seek.ts';
export {
  influenceOfSources,
  type SourceInfluence,
  sobolIndices,
  type TornadoBar,
  tornado,
} from './analysis/sensitivity.ts';
export { type SobolIndex, type SobolSample, sobol } from './analysis/sobol.ts';
export { type Study, study } from './analysis/study.ts';
export { type BoundedMap, boundedMap } from './base/cache.ts';
export type * from './base/nouns.ts';
export type { Finding, Path, Problem } from './base/problem.ts';
export { dotted } from './base/problem.ts';
export { meanOf, quantiles, type Summary, summarize } from './base/stats.ts';
export { didYouMean, nearest } from './base/suggest.ts';
export { amount, inTen, measured, money, moneyScale, percent, say, unitWords } from './base/words.ts';
export { quantileOf } from './chance/distributions.ts';
export { type Draws, makeDraws } from './chance/draws.ts';
export { type Quantity, readQuantity, readUnit, sameDimension } from './formula/units.ts';
export {
  type Answer,
  answer,
  type Gathering,
  gather,
  type KeptTowns,
  keepTowns,
  type PlanSummary,
  type Projection,
} from './goals/answer.ts';
export {
  type Batch,
  type Batched,
  batchSize,
  type Kept,
  keep,
  makeBatch,
  type Summaries,
  type VillageSummary,
} from './goals/batch.ts';
export {
  compareColumns,
  comparePlans,
  type Difference,
  differenceColumn,
  type PlanComparison,
  type Regret,
  regret,
} from './goals/compare.ts';
export { type FundingGap, fundingGaps } from './goals/gap.ts';
export { goalError, type Judgement, neededVillages, runsUntil } from './goals/judge.ts';
export { lessIsBetter, measureTitle, type Outcome, outcomeText, type ReadOutcome, readOutcome, unitOf } from './goals/outcome.ts';
export { type Target, targetOf, targets } from './goals/targets.ts';
export { compileModel, type Model, yearsOf } from './projection/model.ts';
export { projectVillage, type VillageProjection } from './projection/project.ts';
export { notFinite } from './projection/venture.ts';
export { currentFormat, type ReadScenario } from './scenario/check.ts';
export { type Change, isRemark } from './scenario/diff.ts';
export { edit as editOpened, editText, withoutTables } from './scenario/edit.ts';
export { scenarioSchema } from './scenario/shape.ts';
export { starterScenario } from './scenario/starter.ts';
export { locate, type OpenText, open as openText, type SourceText } from './scenario/text.ts';

/**
 * Reads and checks a scenario from its text or the bytes of its file, with the built-in strategies at hand. `tables` gives the text or bytes of a table
 * beside it, by its name as written.
 */
export function readScenario(input: string | Uint8Array | OpenText, tables: Tables = () => null): ReadScenario {
  return readWith(input, builtInStrategies, tables);
}

/** What differs between two scenarios, in the planner's words and in the order of a file; empty where both mean the same. */
export function diffScenarios(a: Scenario, b: Scenario): Change[] {
  return diffWith(a, b, Object.keys(builtInStrategies));
}
