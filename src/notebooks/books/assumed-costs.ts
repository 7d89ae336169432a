/**
 * A strategy in; the costs that its forms fill in with their typical range, out: the usual value is nothing, with which all of a price would be profit. And
 * what is said of prices that come with it.
 */
import { type Language, type Strategy, say, type Text } from '../../model/index.ts';
import { inUnit } from '../inputs/typed.ts';
import { word } from '../words/words.ts';

const costs: { readonly [strategy: string]: string } = { shareholding: 'unit_cost' };

/** What the fields of a strategy begin with, by parameter. */
export const begun = (strategy: Strategy): ReadonlyMap<string, string> =>
  new Map(
    strategy.parameters.flatMap((one) =>
      one.id === costs[strategy.id] && one.range ? [[one.id, one.range.map((end) => inUnit(end, one.unit)).join('~')]] : [],
    ),
  );

export const pricesSay = (prices: readonly Text[], language: Language): string =>
  prices.length === 0
    ? ''
    : word('guideSaysPrices', language, {
        drivers: prices.map((title) => say(title, language)).join(word('listSign', language)),
      });
