/** A venture and its strategy in; the names that it may read, by a formula of the strategy or by a figure that follows a driver, out. */
import type { Strategy, Venture } from '../base/nouns.ts';
import { once } from '../base/once.ts';
import { namesRead } from '../formula/names-read.ts';

/** Names that a venture of a strategy may read, those of drivers among them. */
export const namesReadBy = once((strategy: Strategy) =>
  once(({ figures }: Venture): ReadonlySet<string> => {
    const followed = Object.values(figures).flatMap(({ values }) =>
      values.flatMap((value) => (value.kind === 'driver' ? value.driver : [])),
    );
    return new Set([...namesRead(strategy), ...followed]);
  }),
);
