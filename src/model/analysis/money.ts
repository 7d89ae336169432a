/** A plan, a discount rate and draws in; what each venture is worth to its village, run by run, and whether each village's fund holds, out. */
import type { Column, Plan, Scenario, Text } from '../base/nouns.ts';
import { fresh } from '../base/scratch.ts';
import { meanOf, nearestTo, quantiles, standardErrorOf } from '../base/stats.ts';
import { makeSumTable } from '../base/sum.ts';
import type { Draws } from '../chance/draws.ts';
import { add, subtract, toColumn } from '../formula/column.ts';
import { leastGap } from '../projection/accounts.ts';
import { compileModel } from '../projection/model.ts';
import { projectVillage } from '../projection/project.ts';
import { at, projectVenture } from '../projection/venture.ts';
import { irr, npv, payback } from './cashflow.ts';

/** A figure over runs; of rates and paybacks, over the runs that have one, `share` of all. */
export interface Spread {
  readonly share: number;
  readonly mean: number;
  readonly standardError: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** What a venture brings in a year and what goes into it, in one future or on average. */
export interface VentureFlow {
  readonly year: number;
  readonly income: number;
  readonly grant: number;
  readonly investment: number;
}

/** What is left of a year's income and grants once the investments are paid. */
export const netOf = ({ income, grant, investment }: VentureFlow): number => income + grant - investment;

/** One future: its number, from 0, a figure in it, and the flows by year that the figure is made of. */
export interface FlowsOfOne {
  readonly run: number;
  readonly value: number;
  readonly flows: readonly VentureFlow[];
}

export interface VentureMoney {
  readonly village: string;
  readonly venture: string;
  readonly title: Text;
  readonly from: number;
  readonly to: number;
  /** The most that the village's fund has put in by the end of any year, on average and less grants. */
  readonly invested: number;
  /** On average, by year. */
  readonly flows: readonly VentureFlow[];
  /** Yuan, discounted to the venture's first year in the plan. */
  readonly npv: Spread;
  /** Share of runs in which the net present value is above zero. */
  readonly worthIt: number;
  /** A year; null where no run has one. */
  readonly irr: Spread | null;
  /** Years; null where no run has one. */
  readonly payback: Spread | null;
  /** The futures in which these two are nearest to their medians. */
  readonly middle: { readonly irr: FlowsOfOne | null; readonly payback: FlowsOfOne | null };
}

export interface VillageMoney {
  readonly village: string;
  /** By year: mean of the fund at the end, share of runs with a gap, and mean gap over all runs. */
  readonly years: readonly { readonly year: number; readonly fund: number; readonly gapShare: number; readonly gap: number }[];
  /** Share of runs with a gap in any year, its standard error, and the mean over all runs of the largest gap. */
  readonly gapShare: number;
  readonly gapError: number;
  readonly largestGap: number;
}

export interface PlanMoney {
  readonly plan: string;
  readonly rate: number;
  readonly ventures: readonly VentureMoney[];
  readonly villages: readonly VillageMoney[];
  /** What all villages together divide among the funds of the allocation, by year; a fund has its share of it in every run. */
  readonly divided: readonly {
    readonly year: number;
    readonly mean: number;
    readonly p10: number;
    readonly p50: number;
    readonly p90: number;
  }[];
}

function spreadOf(values: Float64Array): Spread | null {
  const sound = values.filter((x) => Number.isFinite(x));
  if (sound.length === 0) return null;
  const mean = meanOf(sound);
  const [p10, p50, p90] = quantiles(sound, [0.1, 0.5, 0.9]) as [number, number, number];
  return { share: sound.length / values.length, mean, standardError: standardErrorOf(sound), p10, p50, p90 };
}

/** One value a run from its flows; where chance plays no part, one for all. */
function each(flows: readonly Column[], of: (flows: readonly number[]) => number): Float64Array {
  const runs = flows.reduce<number>((n, column) => (typeof column === 'number' ? n : column.length), 1);
  const ofRun = new Array<number>(flows.length);
  return Float64Array.from({ length: runs }, (_, i) => {
    for (const [t, column] of flows.entries()) ofRun[t] = at(column, i);
    return of(ofRun);
  });
}

function middleOf(values: Float64Array, spread: Spread | null, flowsIn: (run: number) => VentureFlow[]): FlowsOfOne | null {
  if (!spread) return null;
  const run = nearestTo(values, spread.p50);
  return { run, value: values[run] as number, flows: flowsIn(run) };
}

/**
 * Flows of a venture are its income and grants less its investments, as the village has them, from its first year in the plan to the last year of the
 * scenario. What the venture still is worth after that is not counted. Yields how many villages are done. Throws what a projection throws.
 */
export function* planMoney(scenario: Scenario, plan: Plan, rate: number, draws: Draws): Generator<number, PlanMoney> {
  const model = compileModel(scenario, plan);
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  const ventures: VentureMoney[] = [];
  const villages: VillageMoney[] = [];
  const sums = makeSumTable();
  for (const village of model.villages) {
    for (const [i, { venture }] of village.ventures.entries()) {
      const years = projectVenture(model, village, i, draws, paths, fresh);
      const active = years.flatMap((year, t) => (year ? [{ year, t }] : []));
      const [first, last] = [active[0], active.at(-1)];
      if (!first || !last) continue;
      const put = (name: string, t: number) => years[t]?.get(name) ?? 0;
      const invested = active.map(({ t }) => toColumn(fresh, subtract(fresh, put('investment', t), put('grant', t))));
      let [sum, peak] = [0, 0];
      for (const column of invested) {
        sum += meanOf(column);
        peak = Math.max(peak, sum);
      }
      const flows = active.map(({ t }) =>
        toColumn(fresh, subtract(fresh, add(fresh, put('income', t), put('grant', t)), put('investment', t))),
      );
      const flowsBy = (of: (column: Column) => number): VentureFlow[] =>
        active.map(({ t }) => {
          const told = (name: string) => of(toColumn(fresh, put(name, t)));
          return {
            year: model.years[t] as number,
            income: told('income'),
            grant: told('grant'),
            investment: told('investment'),
          };
        });
      const middle = (own: Float64Array, spread: Spread | null) =>
        middleOf(own, spread, (run) => flowsBy((column) => at(column, run)));
      const values = each(flows, (run) => npv(run, rate));
      const [returns, paybacks] = [each(flows, irr), each(flows, payback)];
      const [irrs, backs] = [spreadOf(returns), spreadOf(paybacks)];
      ventures.push({
        village: village.village.id,
        venture: venture.id,
        title: venture.title,
        from: model.years[first.t] as number,
        to: model.years[last.t] as number,
        invested: peak,
        flows: flowsBy(meanOf),
        npv: spreadOf(values) as Spread,
        worthIt: meanOf(values.map((x) => (x > 0 ? 1 : 0))),
        irr: irrs,
        payback: backs,
        middle: { irr: middle(returns, irrs), payback: middle(paybacks, backs) },
      });
    }
    const { measures, divided } = projectVillage(model, village, draws);
    sums.add({ divided });
    const gaps = measures.gap ?? [];
    const largest = each(gaps, (run) => Math.max(...run));
    const any = largest.map((x) => (x > leastGap ? 1 : 0));
    villages.push({
      village: village.village.id,
      years: model.years.map((year, t) => {
        const gap = gaps[t] ?? 0;
        const has = typeof gap === 'number' ? Number(gap > leastGap) : meanOf(gap.map((x) => (x > leastGap ? 1 : 0)));
        return { year, fund: meanOf(measures.fund?.[t] ?? 0), gapShare: has, gap: meanOf(gap) };
      }),
      gapShare: meanOf(any),
      gapError: standardErrorOf(any),
      largestGap: meanOf(largest),
    });
    yield villages.length;
  }
  const total = sums.value().columns.divided;
  const divided = model.years.map((year, t) => {
    const column = total?.[t] ?? 0;
    const [p10, p50, p90] = quantiles(column, [0.1, 0.5, 0.9]) as [number, number, number];
    return { year, mean: meanOf(column), p10, p50, p90 };
  });
  return { plan: plan.id, rate, ventures, villages, divided };
}
