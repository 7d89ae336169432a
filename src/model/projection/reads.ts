/** A venture and its strategy in; the names that it may read, by a formula of the strategy or by a figure that follows a driver, out. */
import type { Expression, Strategy, Venture } from '../base/nouns.ts';
import { once } from '../base/once.ts';
import { namesIn } from '../formula/check.ts';

/** Every name in the formulas of a strategy. */
const namesRead = ({ formulas, events, stocks }: Strategy): string[] => {
  const trees: Expression[] = [
    ...formulas.map(({ formula }) => formula.tree),
    ...events.map(({ chance }) => chance.tree),
    ...stocks.flatMap(({ start, next }) => [start.tree, next.tree]),
  ];
  return trees.flatMap((tree) => [...namesIn(tree)]);
};

/** Names that a venture of a strategy may read, those of drivers among them. */
export const namesReadBy = once((strategy: Strategy) =>
  once(({ figures }: Venture): ReadonlySet<string> => {
    const followed = Object.values(figures).flatMap(({ values }) =>
      values.flatMap((value) => (value.kind === 'driver' ? value.driver : [])),
    );
    return new Set([...namesRead(strategy), ...followed]);
  }),
);
