/** A strategy in; the names that its formulas read, those of drivers among them, out. */
import type { Strategy } from '../base/nouns.ts';
import { namesIn } from './check.ts';

export const namesRead = ({ formulas, events, stocks }: Strategy): string[] =>
  [
    ...formulas.map(({ formula }) => formula),
    ...events.map(({ chance }) => chance),
    ...stocks.flatMap(({ start, next }) => [start, next]),
  ].flatMap(({ tree }) => namesIn(tree));
