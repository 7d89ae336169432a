/** A plan and what it brings in; what goes into and out of a village's fund or all of them, and income by line of the accounts, year by year, out. */
import type { Account, Plan, Scenario } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import type { PlanSummary } from '../goals/answer.ts';
import { type FundingGap, fundingGaps } from '../goals/gap.ts';
import { paidBack } from '../projection/accounts.ts';
import type { PlanMoney, VentureMoney } from './money.ts';

/** Means of a year, yuan, all of them positive: what the fund receives, what it pays, and what is in it at the end. */
export interface FundYear {
  readonly year: number;
  /** What is in it at the start. */
  readonly opening: number;
  /** The share of income that is kept for development. */
  readonly kept: number;
  readonly support: number;
  readonly grants: number;
  readonly drawn: number;
  readonly invested: number;
  readonly repaid: number;
  readonly fund: number;
}

/** `village` null: all villages together. At the end of each year the fund is that of the year before, more by what it receives and less by what it pays. */
export function fundYears({ plans }: Scenario, outcome: PlanSummary, village: string | null): FundYear[] {
  const plan = plans.find(({ id }) => id === outcome.plan);
  const chosen = outcome.villages.filter(({ id }) => village === null || id === village);
  const openings = new Map(plan?.villages.map(({ id, openingFund }) => [id, openingFund]));
  return outcome.years.map((year, t) => {
    const sum = (of: (one: (typeof chosen)[number]) => number | undefined) =>
      chosen.reduce((total, one) => total + (of(one) ?? 0), 0);
    const measure = (name: string) => sum(({ measures }) => measures[name]?.[t]?.mean);
    const loans = chosen.flatMap(({ id }) => (plan && ownOf(plan.loans, id)) || []);
    return {
      year,
      opening: t > 0 ? sum(({ measures }) => measures.fund?.[t - 1]?.mean) : sum(({ id }) => openings.get(id)),
      kept: sum(({ allocation }) => allocation.development?.[t]?.mean),
      support: measure('support'),
      grants: measure('grant'),
      drawn: loans.reduce((total, { from, amount }) => total + (from === year ? amount : 0), 0),
      invested: measure('investment'),
      repaid: loans.reduce((total, loan) => total + paidBack(loan, year), 0),
      fund: measure('fund'),
    };
  });
}

/** What of a plan is said in one sentence: sums over villages and years, and the village that lacks money most often. */
export interface MoneyStory {
  readonly invested: number;
  readonly support: number;
  readonly drawn: number;
  /** The serious gap with the greatest probability, and how many villages have one. */
  readonly gap: FundingGap | null;
  readonly gaps: number;
}

const most = <T>(list: readonly T[], of: (one: T) => number): T | null => [...list].sort((a, b) => of(b) - of(a))[0] ?? null;

export function moneyStory(scenario: Scenario, outcome: PlanSummary): MoneyStory {
  const years = fundYears(scenario, outcome, null);
  const sum = (of: (year: FundYear) => number) => years.reduce((total, year) => total + of(year), 0);
  const serious = fundingGaps(outcome).filter((gap) => gap.serious);
  return {
    invested: sum(({ invested }) => invested),
    support: sum(({ support }) => support),
    drawn: sum(({ drawn }) => drawn),
    gap: most(serious, ({ probability }) => probability),
    gaps: serious.length,
  };
}

/** Ventures that need money of a village, the dearest first. */
export const paidVentures = ({ ventures }: PlanMoney): VentureMoney[] =>
  ventures.filter(({ invested }) => invested > 0).sort((a, b) => b.invested - a.invested);

/** What a fund of the allocation receives in a year: its mean, and what 8 of 10 runs lie between. */
export interface Divided {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}

/** What all villages together give each fund, in the years of the scenario. A fund has its share in every run, and so of each quantile. */
export function townDivision(
  { allocation, years }: Scenario,
  { divided }: PlanMoney,
): { readonly [fund: string]: readonly Divided[] } {
  const within = divided.filter(({ year }) => year <= years.to);
  const of = (share: number) => within.map(({ mean, p10, p90 }) => ({ mean: mean * share, p10: p10 * share, p90: p90 * share }));
  return Object.fromEntries(Object.entries(allocation).map(([fund, share]) => [fund, of(share)]));
}

/** The lines of the accounts in the order in which they are handed in. */
export const accounts: readonly Account[] = ['operating', 'contracting-out', 'investment', 'subsidy', 'other'];

/** Mean income by line of the accounts: yuan by year, in the order of `accounts`; `village` null: all villages together. */
export function accountIncome(
  { strategies }: Scenario,
  outcome: PlanSummary,
  village: string | null,
): { readonly account: Account; readonly years: readonly number[] }[] {
  const ventures = outcome.villages.filter(({ id }) => village === null || id === village).flatMap((one) => one.ventures);
  return accounts.map((account) => {
    const own = ventures.filter(({ strategy }) => strategies[strategy]?.account === account);
    return { account, years: outcome.years.map((_, t) => own.reduce((sum, { income }) => sum + (income[t]?.mean ?? 0), 0)) };
  });
}

/** Villages, those with a serious gap first, the most probable gap leading; others stay in their order. */
export function byGap(outcome: PlanSummary): readonly FundingGap[] {
  const gaps = new Map(fundingGaps(outcome).map((gap) => [gap.village, gap]));
  const none = { year: 0, probability: 0, mean: 0, serious: false };
  return outcome.villages
    .map(({ id }) => gaps.get(id) ?? { ...none, village: id })
    .sort((a, b) => Number(b.serious) - Number(a.serious) || b.probability - a.probability);
}

/** Longest time that is looked at, in years. */
const longest = 60;

/** Years that may be counted until: from the last one of the plan on. */
export const lastYears = ({ years: { from, to } }: Scenario): number[] =>
  Array.from({ length: Math.max(1, Math.min(longest, Math.max(to - from, 20) + 1) - (to - from)) }, (_, i) => to + i);

/** So many villages are answered at once; of more, years beyond the plan are counted only when they are asked for. */
const atOnce = 100;

/** What is put in is rarely paid back within a plan: ten years after its first one are counted, unless the plan is longer. */
export const usualLastYear = ({ years: { from, to }, villages }: Scenario): number =>
  villages.length > atOnce ? to : Math.max(to, from + 10);

/** The loans and the support that a plan has from the one it is based on. */
export function inheritedMoney({ plans }: Scenario, plan: Plan): Pick<Plan, 'support' | 'loans'> {
  return plans.find(({ id }) => id === plan.basedOn) ?? { support: {}, loans: {} };
}
