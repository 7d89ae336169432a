/** A village's ventures year by year in; its income, sources, entities, what is divided, and fund as values over runs out. */
import { power } from '../base/elementary.ts';
import type { Column, Loan } from '../base/nouns.ts';
import type { Scratch } from '../base/scratch.ts';
import { enoughFor } from '../base/stats.ts';
import { add, countOf, largest, missing, multiply, subtract, total, unequal, type Value } from '../formula/column.ts';
import { ownMeasures } from './measures.ts';
import type { CompiledVillage, ModelBase } from './model.ts';
import type { VentureYear } from './venture.ts';

/** A fund has a gap where more than this is missing, in yuan: half a fen is rounding. */
export const leastGap = 0.005;

export interface Accounts {
  /** By measure, then year. */
  readonly measures: Map<string, Value[]>;
  /** What is divided among the funds of the allocation, a year: income, or 0 after a loss. */
  readonly divided: Value[];
}

/** The level yearly payment of a loan: amount · r / (1 − (1 + r)⁻ⁿ) (annuity formula). */
function loanPayment({ amount, rate, years }: Loan): number {
  return rate === 0 ? amount / years : (amount * rate) / (1 - power(1 + rate, -years));
}

/** What is paid back in a year, interest with it: from the year after the loan on. */
export const paidBack = (loan: Loan, year: number): number =>
  year > loan.from && year <= loan.from + loan.years ? loanPayment(loan) : 0;

/** Drawn less paid back in a year. */
const loanFlow = (loan: Loan, year: number): number => (year === loan.from ? loan.amount : 0) - paidBack(loan, year);

export function accountsOf(
  base: ModelBase,
  village: CompiledVillage,
  ventures: readonly (readonly (VentureYear | null)[])[],
  paths: ReadonlyMap<string, readonly Column[]>,
  scratch: Scratch,
): Accounts {
  const sum = (values: readonly Value[]) => total(scratch, values);
  const own = base.measures.map(({ id }) => id);
  const measures = new Map<string, Value[]>(
    ['income', 'sources', 'entities', 'fund', 'gap', ...base.outputs, ...base.flows, ...own].map((name) => [name, []]),
  );
  const { population, households, openingFund } = village.village;
  const allDivided: Value[] = [];
  let fund: Value = openingFund;
  const threshold = enoughFor(base.sourceThreshold);
  for (const [t, year] of base.years.entries()) {
    const put = (name: string, value: Value) => measures.get(name)?.push(value);
    const output = (name: string) => sum(ventures.map((years) => years[t]?.get(name) ?? 0));
    const income = output('income');
    put('income', income);

    const sources = new Map<string, Value>();
    for (const [i, { venture, strategy }] of village.ventures.entries()) {
      const outputs = ventures[i]?.[t];
      if (!outputs) continue;
      const key = base.countSources === 'ventures' ? `${i} ${venture.id}` : strategy.strategy.id;
      sources.set(key, add(scratch, sources.get(key) ?? 0, outputs.get('income') ?? 0));
    }
    put('sources', countOf(scratch, [...sources.values()], threshold));

    const working = village.ventures.map(({ strategy }, i): Value => {
      const outputs = ventures[i]?.[t];
      if (!outputs || !strategy.strategy.entity) return 0;
      return unequal(scratch, outputs.get('operating') ?? 1, 0);
    });
    put('entities', sum(working));
    for (const name of base.outputs) put(name, output(name));

    const divided = largest(scratch, income, 0);
    allDivided.push(divided);
    const support = village.support[year] ?? 0;
    const loans = village.loans.reduce((flow, loan) => flow + loanFlow(loan, year), 0);
    put('support', support);
    put('loans', loans);
    fund = sum([
      fund,
      multiply(scratch, base.allocation.development ?? 0, divided),
      support + loans,
      subtract(scratch, output('grant'), output('investment')),
    ]);
    put('fund', fund);
    put('gap', missing(scratch, fund));
    const figures = { population, households, opening_fund: openingFund };
    const standard = (name: string) => measures.get(name)?.[t];
    for (const [name, value] of ownMeasures(base, paths, figures, standard, t, village.village.id, scratch)) put(name, value);
  }
  return { measures, divided: allDivided };
}
