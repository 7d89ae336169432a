/** Villages as they are projected in; for each goal, how often it is reached, by whom and by how much it is missed, out. Judged run by run: a joint probability is counted, never multiplied. */
import type { Column, Goal } from '../base/nouns.ts';
import { blockSize, enoughFor, meanOf, type Reached, reachedBy, standardErrorOf } from '../base/stats.ts';
import { makeSum } from '../base/sum.ts';
import type { Columns } from '../projection/project.ts';

/** One village under a goal. */
export interface VillageJudgement {
  readonly id: string;
  readonly probability: number;
  readonly standardError: number;
  /** Mean of what is missing to the target, runs without a miss included. */
  readonly shortfall: number;
}

export interface Judgement {
  readonly id: string;
  readonly probability: number;
  /** Monte Carlo standard error of the probability. */
  readonly standardError: number;
  readonly confidence: number;
  readonly onTrack: boolean;
  /** Mean share of villages that reach it; null where the goal speaks of the town. */
  readonly expectedShare: number | null;
  readonly expectedShareError: number | null;
  readonly villages: readonly VillageJudgement[];
  /** Of the town, for the town's goals; null otherwise. */
  readonly shortfall: number | null;
}

/** The measure of a goal in its year; 0 where no strategy states it. */
export const goalColumn = (measures: Columns, goal: Goal, years: readonly number[]): Column =>
  measures[goal.measure]?.[years.indexOf(goal.year)] ?? 0;

/** Whether a goal speaks of a village by itself. */
export const speaksOf = ({ who }: Goal, village: string): boolean =>
  who.kind !== 'the town' && (who.kind !== 'list' || who.villages.includes(village));

/** How many of `villages` villages must reach the goal; rounding must not ask for one more than the share says. */
export const neededVillages = ({ who }: Goal, villages: number): number =>
  who.kind === 'share' ? Math.ceil(who.share * villages - 1e-9) : villages;

/** The same goal for one village by itself; a goal of the town's sum stays what it is. */
export const goalAlone = (goal: Goal, village: string): Goal =>
  goal.who.kind === 'the town' ? goal : { ...goal, who: { kind: 'list', villages: [village] } };

/** 1 in runs at or above the target, else 0, and what that comes to. */
function counted(column: Column, target: number): Omit<Reached, 'hits'> & { readonly hits: Uint8Array | number } {
  if (typeof column !== 'number') return reachedBy(column, target);
  const hit = column >= enoughFor(target) ? 1 : 0;
  return { hits: hit, share: hit, standardError: 0, missing: Math.max(0, target - column) };
}

/** 1 in runs at or above the target, else 0. */
export function reached(column: Column, target: number): Column {
  const { hits } = counted(column, target);
  return typeof hits === 'number' ? hits : new Float64Array(hits);
}

/** The largest standard error among the goals' probabilities. */
export const goalError = (judgements: readonly Judgement[]): number =>
  judgements.reduce((most, { standardError }) => Math.max(most, standardError), 0);

/**
 * How many runs it takes until the largest error is at most `wanted`: errors fall with the root of the runs. In whole blocks, a twentieth more than the
 * rule says, and at most four times as many as there were, since the error of a few runs is itself uncertain.
 */
export function runsUntil(runs: number, error: number, wanted: number): number {
  const needed = runs * (error / wanted) ** 2 * 1.05;
  return Math.ceil(Math.min(needed, 4 * runs) / blockSize) * blockSize;
}

/** A goal in some villages of a town. */
export interface Tally {
  /** How many of them reach it, run by run. */
  readonly counts: Column;
  readonly villages: readonly VillageJudgement[];
}

/** A village's measure that a goal asks for. */
export interface Judged {
  readonly id: string;
  readonly column: Column;
}

/** A column under a target: in which runs it reaches it, and what that comes to. */
interface Reaching {
  /** 1 where it does, else 0. */
  readonly hits: Uint8Array | number;
  readonly judgement: Omit<VillageJudgement, 'id'>;
}

function reachingOf(column: Column, target: number): Reaching {
  const { hits, share, standardError, missing } = counted(column, target);
  return { hits, judgement: { probability: share, standardError, shortfall: missing } };
}

export type Reachings = typeof reachingOf;

/** The same of columns that never change, each target judged once. */
export function makeReachings(): Reachings {
  const known = new WeakMap<Float64Array, Map<number, Reaching>>();
  return (column, target) => {
    if (typeof column === 'number') return reachingOf(column, target);
    const own = known.get(column) ?? new Map<number, Reaching>();
    // A target that a hand moves has many values.
    if (own.size >= mostTargets) own.clear();
    known.set(column, own);
    const found = own.get(target) ?? reachingOf(column, target);
    own.set(target, found);
    return found;
  };
}

const mostTargets = 20;

/** One village's measure after another in; what they come to together, out. */
export interface Tallying {
  readonly add: (village: Judged) => void;
  readonly tally: () => Tally;
}

/** Columns that were added may be written over. */
export function makeTally(goal: Goal, reaching: Reachings = reachingOf): Tallying {
  const villages: VillageJudgement[] = [];
  let always = 0;
  let sometimes: Float64Array | null = null;
  return {
    add: ({ id, column }) => {
      if (!speaksOf(goal, id)) return;
      const { hits, judgement } = reaching(column, goal.atLeast);
      villages.push({ id, ...judgement });
      if (typeof hits === 'number') always += hits;
      else {
        sometimes ??= new Float64Array(hits.length);
        addHits(sometimes, hits);
      }
    },
    tally: () => ({ counts: sometimes && always > 0 ? sometimes.map((hits) => hits + always) : (sometimes ?? always), villages }),
  };
}

function addHits(counts: Float64Array, hits: Uint8Array): void {
  for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] as number) + (hits[i] as number);
}

/** A goal judged from its tallies in all villages, in their order, and the town's measures. */
export function judge(goal: Goal, tallies: readonly Tally[], town: Columns, years: readonly number[]): Judgement {
  const ofTown = goal.who.kind === 'the town';
  const villages = tallies.flatMap((tally) => tally.villages);
  const sum = makeSum();
  for (const { counts } of tallies) sum.add(counts);
  const counts = sum.value();
  const column = ofTown ? goalColumn(town, goal, years) : counts;
  const {
    share: probability,
    standardError,
    missing,
  } = counted(column, ofTown ? goal.atLeast : neededVillages(goal, villages.length));
  const each = Math.max(villages.length, 1);
  return {
    id: goal.id,
    probability,
    standardError,
    confidence: goal.confidence,
    onTrack: probability >= goal.confidence,
    expectedShare: ofTown ? null : meanOf(counts) / each,
    expectedShareError: ofTown ? null : standardErrorOf(counts) / each,
    villages,
    shortfall: ofTown ? missing : null,
  };
}
