/** The reference scenario and a seed in; its formulas evaluated by mathjs, run by run, out. */
import { compile, type EvalFunction } from 'mathjs';
import type { Scenario } from '../../src/model/index.ts';
import type { Figures, Followed, Outcome } from '../figures.ts';
import { makeFutures } from './futures.ts';
import { outcomeOf } from './outcome.ts';

interface Own {
  readonly price: Followed;
  readonly scope: { [name: string]: number };
  readonly formulas: readonly { readonly id: string; readonly code: EvalFunction }[];
  readonly next: EvalFunction | null;
}

/** Its units are left out: all figures are in base units already. */
const plain = (formula: string) => compile(formula.replace(/ yuan\b/g, ''));

export function byMathjs(scenario: Scenario, figures: Figures, seed: number): Outcome {
  const { runs, levels } = figures;
  const ventures = (['crop', 'herd', 'lease', 'share'] as const).flatMap((kind): Own[] => {
    const strategy = scenario.strategies[kind];
    if (!strategy) throw new Error(`no strategy ${kind}`);
    const formulas = strategy.formulas.map(({ id, formula }) => ({ id, code: plain(formula.text) }));
    const [stock] = strategy.stocks;
    const next = stock ? plain(stock.next.text) : null;
    return figures[`${kind}s`].map((own) => ({ price: own, scope: { ...own }, formulas, next }));
  });
  const futures = makeFutures(figures, seed);
  const years = Array.from({ length: figures.years }, () => new Float64Array(runs));
  for (let run = 0; run < runs; run++) {
    futures.begin();
    for (const { scope } of ventures) if (scope.herd_at_start !== undefined) scope.herd = scope.herd_at_start;
    for (const column of years) {
      futures.nextYear();
      let total = 0;
      for (const { price, scope, formulas, next } of ventures) {
        scope.price = price.times * (futures.prices[price.price] as number);
        scope.harvest = futures.weather.harvest;
        scope.drought = futures.weather.drought;
        for (const { id, code } of formulas) scope[id] = code.evaluate(scope);
        total += scope.income ?? 0;
        if (next) scope.herd = next.evaluate(scope);
      }
      column[run] = total;
    }
  }
  return outcomeOf(years, levels);
}
