/**
 * The only door of the model. Pure: no DOM, files, clock, console or chance of its own.
 *
 *   scenario file → check → Scenario ┐
 *                     Plan → Model   ├→ project → Projection → judge, compare, explain → notebook · CLI · report
 *          seed → streams → Draws    ┘
 *
 * People choose Plans; chance chooses Draws; a Run is one future.
 */
import type { Language, Scenario, Strategy, Text, Venture } from './base/nouns.ts';
import type { Tables } from './scenario/amount.ts';
import { type Assist, makeAssist } from './scenario/assist.ts';
import { type ReadScenario, readStrategies, readScenario as readWith } from './scenario/check.ts';
import { type Change, diffScenarios as diffWith } from './scenario/diff.ts';
import { type GuideAnswers, type Guided, guideDrivers, guidedText } from './scenario/guide.ts';
import { makeMemory } from './scenario/memory.ts';
import type { OpenText } from './scenario/text.ts';
import { type FormulaEdit, formulaEdit } from './scenario/venture-edits.ts';
import { builtInStrategies } from './strategies/built-in.ts';

export { type Adoption, adoptEdits, adoptedDriver, adoptedProcess } from './analysis/adopt.ts';
export { type Attribution, attribute } from './analysis/attribution.ts';
export { boughtPlan, supportIn } from './analysis/bought-plan.ts';
export type { RuleInput } from './analysis/box.ts';
export { type CalibratedSeries, type Calibration, calibrate, type PriceFile } from './analysis/calibrate.ts';
export { calibrationNotes, calibrationYaml, parameterWords } from './analysis/calibration-words.ts';
export { alreadyBought, isAdditive, type Offer, offerOf } from './analysis/candidates.ts';
export { irr, npv, payback } from './analysis/cashflow.ts';
export { commonGround, commonOutcomes, type Ground } from './analysis/common-ground.ts';
export { type Dependence, dependence, jointProbability } from './analysis/dependence.ts';
export { type Discovery, discover, leastCases } from './analysis/discovery.ts';
export { effectsOn } from './analysis/effects.ts';
export type { FitKind } from './analysis/fit.ts';
export {
  accountIncome,
  accounts,
  byGap,
  type Divided,
  type FundYear,
  fundYears,
  inheritedMoney,
  lastYears,
  moneyStory,
  paidVentures,
  townDivision,
  usualLastYear,
} from './analysis/flows.ts';
export { idleShare } from './analysis/idle.ts';
export type { Input } from './analysis/inputs.ts';
export {
  type DriverMove,
  type DriverOutlook,
  type Market,
  market,
  movesRuns,
  outlook,
  type Together,
} from './analysis/market.ts';
export {
  type FlowsOfOne,
  netOf,
  type PlanMoney,
  planMoney,
  type Spread,
  type VentureFlow,
  type VentureMoney,
} from './analysis/money.ts';
export { type KeptParts, keepParts } from './analysis/parts.ts';
export { fitPastValues, leastPastValues, metalogThrough, middleRange, valueAt } from './analysis/past-values.ts';
export type { Side } from './analysis/pieces.ts';
export {
  type Candidate,
  choosePortfolio,
  type Portfolio,
  type PortfolioObjective,
  type PortfolioOptions,
  type PortfolioTask,
  type Solve,
} from './analysis/portfolio.ts';
export { findRules, type Rule } from './analysis/prim.ts';
export { figureOf, movedFigure, type Seeking, type Sought, seek } from './analysis/seek.ts';
export { roundedAway, seekRange } from './analysis/seek-range.ts';
export {
  influenceOfSources,
  leastShareRuns,
  type SourceInfluence,
  sobolIndices,
  type TornadoBar,
  tornado,
} from './analysis/sensitivity.ts';
export { type Share, shareOf } from './analysis/shares.ts';
export { type SobolIndex, sobol } from './analysis/sobol.ts';
export {
  type Basis,
  basisOf,
  countByBasis,
  type StatedFigure,
  shareFrom,
  shareUndocumented,
  statedFigures,
} from './analysis/stated.ts';
export { isChance, scalesOf, stressEdits, stressed, stressOf, unstressed } from './analysis/stress.ts';
export { type Study, study } from './analysis/study.ts';
export { type ToldParts, toldParts } from './analysis/told-parts.ts';
export { trace } from './analysis/trace.ts';
export type { Trace, TraceKind, TraceNode, TracePiece, TracePlace, WhichFuture } from './analysis/trace-node.ts';
export { apportion } from './base/apportion.ts';
export { type BoundedMap, boundedMap, bytesOfColumns, keptIn } from './base/cache.ts';
export { crc32 } from './base/crc.ts';
export { distributionWords, figureWords, followsWords, quantityWords, rangeWords, writtenQuantity } from './base/figure-words.ts';
export type * from './base/nouns.ts';
export { atPath, isMap, withValue } from './base/own.ts';
export { readDate } from './base/past-date.ts';
export { dotted, type Finding, type Path, type Problem, problemWords } from './base/problem.ts';
export { meanOf, quantiles, type Summary, summarize } from './base/stats.ts';
export { didYouMean, nearest } from './base/suggest.ts';
export { ventureIn } from './base/venture-in.ts';
export {
  amount,
  asked,
  fundTitle,
  inTen,
  inYears,
  meansTogether,
  measured,
  measureTitles,
  minority,
  money,
  moneyAlike,
  moneyScale,
  percent,
  say,
  together,
  toldApart,
  unitWords,
} from './base/words.ts';
export { quantileOf } from './chance/distributions.ts';
export { type Draws, makeDraws } from './chance/draws.ts';
export { type Shape, shapeOf } from './chance/shape.ts';
export { formulaWords } from './formula/formula-words.ts';
export { halfWidth, percentUnit, plainUnit, readQuantity, readUnit, sameDimension } from './formula/units.ts';
export { type Answer, answer, gather, type KeptTowns, keepTowns, type PlanSummary, type Projection } from './goals/answer.ts';
export { type Batch, type Kept, keep, makeBatch } from './goals/batch.ts';
export { compareColumns, comparePlans, type Difference, differenceColumn, type Regret, regret } from './goals/compare.ts';
export { type FundingGap, fundingGaps } from './goals/gap.ts';
export { goalAdded, goalChanged, goalRemoved, goalTitle } from './goals/goal-edits.ts';
export { goalAlone, goalError, type Judgement, neededVillages, runsUntil, speaksOf } from './goals/judge.ts';
export {
  lessIsBetter,
  measureOf,
  measureTitle,
  type Outcome,
  outcomeText,
  ownerTitle,
  readOutcome,
  toldShort,
  unitOf,
} from './goals/outcome.ts';
export { type Promises, promises, roundedDown } from './goals/promises.ts';
export { retitled } from './goals/retitle.ts';
export { landmarks, lights, type Standing, standings } from './goals/standing.ts';
export { meanDifferences, meanIncomes, someYears } from './goals/tables.ts';
export { type Target, type TargetCurve, targetOf, targets } from './goals/targets.ts';
export { type VillageSummary, ventureSteps } from './goals/village-summary.ts';
export { batchesOf } from './projection/batches.ts';
export { compileModel, type Model } from './projection/model.ts';
export { projectVillage, type VillageProjection } from './projection/project.ts';
export { notFinite } from './projection/venture.ts';
export { mostAmount, plainSources, type Tables, tenThousandOf, wholeSum } from './scenario/amount.ts';
export type { Completion, Completions, Meaning } from './scenario/assist.ts';
export { type ChangedPlace, changedPlaces, editsBetween } from './scenario/changed.ts';
export type { ReadScenario } from './scenario/check.ts';
export { decode, encode as encodeText, seen, type Writing } from './scenario/decode.ts';
export { type Change, isRemark } from './scenario/diff.ts';
export { findDoubts } from './scenario/doubts.ts';
export { editText, withoutTables } from './scenario/edit.ts';
export { dataAfter, editAll, type FileEdit } from './scenario/edits.ts';
export type { FigureAmount } from './scenario/figure-amounts.ts';
export { type ListedFigure, listFigures, usualFigures } from './scenario/figures.ts';
export { shareMeant } from './scenario/goals.ts';
export type { GuideAnswers, Guided } from './scenario/guide.ts';
export { linkOf, maxLink, scenarioOfLink } from './scenario/link.ts';
export { type Carried, isPage, scenarioBlock, scenarioInPage, withScenario } from './scenario/page.ts';
export { type PlanSeed, planAdded, planRemoved, renamed, titleData, without } from './scenario/plan-edits.ts';
export { planDifferences } from './scenario/plan-words.ts';
export { type Former, withSources } from './scenario/provenance.ts';
export { referenceAdded, referenceKinds, referenceRemoved } from './scenario/reference-edits.ts';
export { reopen as reopenText } from './scenario/reopen.ts';
export { gapsIn, sentenceParts } from './scenario/sentence.ts';
export { type Settings, settingsChanged } from './scenario/settings-edits.ts';
export { type FigureFile, type ScenarioFile, type StrategyFile, scenarioSchema, type VentureFile } from './scenario/shape.ts';
export { starterScenario } from './scenario/starter.ts';
export { locate, type OpenText, open as openText, type SourceText } from './scenario/text.ts';
export { currentFormat } from './scenario/upgrade.ts';
export * from './scenario/usual.ts';
export { limitsOf } from './scenario/venture.ts';
export {
  changePath,
  type NewVenture,
  ventureAdded,
  ventureBack,
  ventureLeftOut,
  ventureSet,
  venturesLeftOut,
  venturesOf,
} from './scenario/venture-edits.ts';
export { villageAdded, villageRemoved } from './scenario/village-edits.ts';
export { bareData, distributionData, figureData, writtenAmount, writtenShare } from './scenario/write.ts';

export { builtInStrategies };

/**
 * Reads and checks a scenario from its text, the bytes of its file, or a page that carries it (a report), with the built-in strategies at hand. `tables` gives the text or bytes of a table
 * beside it, by its name as written.
 */
export function readScenario(input: string | Uint8Array | OpenText, tables: Tables = () => null): ReadScenario {
  return readWith(input, builtInStrategies, tables);
}

/** So many texts, the newest ones, are at hand as they were read: as opened, as it is now, as typed. */
const atHand = 3;

/**
 * Reads one text after another as `readScenario` does; what stands in the next as it stood before is not read again, and is the very same object. An open
 * text is read as it stands, whatever its text. `given` is what reading it gave elsewhere, under an older format too.
 */
export function makeReader(): (input: string | OpenText, given?: ReadScenario) => ReadScenario {
  const memory = makeMemory();
  const known = new Map<string, ReadScenario>();
  return (input, given) => {
    const before = typeof input === 'string' ? (given ?? known.get(input)) : null;
    const read = before ?? readWith(input, builtInStrategies, () => null, memory);
    if (typeof input !== 'string') return read;
    known.delete(input);
    known.set(input, read);
    for (const [oldest] of known) if (known.size > atHand) known.delete(oldest);
    return read;
  };
}

/** What differs between two scenarios, in the planner's words and in the order of a file; empty where both mean the same. */
export function diffScenarios(a: Scenario, b: Scenario): Change[] {
  return diffWith(a, b, Object.keys(builtInStrategies));
}

/** Help with writing a scenario's text: what may stand at a place, and what stands there means; null where no scenario could be read yet. */
export function assistFor(scenario: Scenario | null): Assist {
  let made: readonly Strategy[] | null = null;
  // The strategies are read at the first question, which most editors never ask.
  const assist = () => {
    made ??= readStrategies(scenario ?? { strategies: {}, drivers: [], references: [] }, builtInStrategies);
    return makeAssist(scenario, made);
  };
  return {
    completionsAt: (text, offset) => assist().completionsAt(text, offset),
    meaningAt: (text, offset) => assist().meaningAt(text, offset),
  };
}

/** Strategies that a venture of this scenario may have: those of its own first, then the built-in ones. */
export const strategiesFor = (scenario: Scenario): Strategy[] => readStrategies(scenario, builtInStrategies);

/** The strategies that a new scenario may begin with. */
export const guideStrategies = (): Strategy[] =>
  readStrategies({ strategies: {}, references: [], drivers: guideDrivers }, builtInStrategies);

/** A new scenario from a planner's answers. */
export const guided = (answers: GuideAnswers, language: Language): Guided => guidedText(answers, language, guideStrategies());

/** The edits that give a venture another formula; `changed` is the title of the scenario's own copy of a built-in strategy. */
export const formulaChange = (
  data: unknown,
  venture: Venture,
  village: string,
  formula: string,
  text: string,
  changed: (title: Text) => Text,
): FormulaEdit => formulaEdit(data, venture, village, formula, text, builtInStrategies, changed);
