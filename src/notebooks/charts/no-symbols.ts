/** Stands in the built pages for Plot's fourteen signs by their names: dots here are round. */
const isSymbol = (value: unknown): boolean => typeof (value as { draw?: unknown } | null)?.draw === 'function';
const asItIs = <Symbol>(symbol: Symbol): Symbol => symbol;
const constant = <Symbol>(symbol: Symbol): [undefined, Symbol] => [undefined, symbol];
const none = Number.NaN;

export { asItIs as maybeSymbol, constant as maybeSymbolChannel, isSymbol, none as sqrt3, none as sqrt4_3 };
