/** The form of a scenario file as written, in zod: types and the JSON Schema come from this one source. What figures mean is checked elsewhere. */
import * as z from 'zod/mini';

// zod would otherwise try `new Function`, which the pages' Content-Security-Policy forbids.
z.config({ jitless: true });

const text = z
  .union([z.string(), z.strictObject({ en: z.optional(z.string()), zh: z.optional(z.string()) })])
  .check(z.describe('Text: a string, or {en, zh}'));
const quantity = z
  .union([z.number(), z.string()])
  .check(z.describe('A number, a percentage such as 6%, or a number with a unit such as 320 yuan/mu/year'));

const note = {
  source: z.optional(z.string().check(z.describe('Id of a reference, or estimate, inferred, assumption'))),
  note: z.optional(text),
};

const distributionKeys = {
  is: z.optional(
    z
      .union([z.number(), z.string(), z.array(quantity)])
      .check(z.describe('A fixed value, or a list with one entry a year of age')),
  ),
  min: z.optional(quantity),
  likely: z.optional(quantity),
  max: z.optional(quantity),
  mean: z.optional(quantity),
  sd: z.optional(quantity),
  median: z.optional(quantity),
  spread: z.optional(quantity),
  p10: z.optional(quantity),
  p50: z.optional(quantity),
  p90: z.optional(quantity),
  chance: z.optional(quantity),
  values: z.optional(z.array(quantity)),
  weights: z.optional(z.array(z.number())),
};

/** Any figure: fixed, uncertain, a list, or following a driver; with source and note in the long form. */
const figure = z.union([
  z.number(),
  z.string(),
  z.array(quantity),
  z.strictObject({ ...distributionKeys, driver: z.optional(z.string()), times: z.optional(quantity), ...note }),
]);
export type FigureFile = z.infer<typeof figure>;
export type FigureObject = Extract<FigureFile, { source?: string | undefined }>;

const process = z.strictObject({
  kind: z.enum(['independent', 'random-walk', 'mean-reverting', 'trend', 'event', 'history']),
  start: z.optional(quantity),
  level: z.optional(quantity),
  reversion: z.optional(quantity),
  volatility: z.optional(quantity),
  growth: z.optional(quantity),
  lasts: z.optional(quantity),
  ...distributionKeys,
  table: z.optional(z.string().check(z.describe('A CSV table of past values beside the scenario file, such as prices/beef.csv'))),
  column: z.optional(z.string().check(z.describe('The column of the table; needed where it has several'))),
  block: z.optional(quantity.check(z.describe('Years that stay together'))),
  together: z.optional(z.string().check(z.describe('Histories with the same word meet the same past years'))),
});
export type ProcessFile = z.infer<typeof process>;

const driver = z.strictObject({ title: z.optional(text), unit: z.optional(z.string()), process, ...note });

const parameter = z.strictObject({
  title: z.optional(text),
  unit: z.optional(z.string()),
  list: z.optional(z.boolean()),
  default: z.optional(figure),
  range: z.optional(z.array(quantity).check(z.length(2)).check(z.describe('Typical low and high'))),
  ...note,
});

const formula = z.union([
  z.string(),
  z.number(),
  z.strictObject({ is: z.union([z.string(), z.number()]), title: z.optional(text) }),
]);
const event = z.strictObject({
  chance: z.union([z.string(), z.number()]),
  lasts: z.optional(z.int().check(z.minimum(1))),
  title: z.optional(text),
});
const stock = z.strictObject({
  start: z.union([z.string(), z.number()]),
  next: z.union([z.string(), z.number()]),
  title: z.optional(text),
});

const strategy = z.strictObject({
  title: z.optional(text),
  about: z.optional(text),
  sentence: z.optional(text.check(z.describe('What a venture does, with {parameter} where a figure stands'))),
  account: z.optional(z.enum(['operating', 'contracting-out', 'investment', 'subsidy', 'other'])),
  entity: z.optional(z.boolean()),
  parameters: z.optional(z.record(z.string(), parameter)),
  events: z.optional(z.record(z.string(), event)),
  stocks: z.optional(z.record(z.string(), stock)),
  formulas: z.record(z.string(), formula),
  measures: z.optional(z.array(z.string())),
});
export type StrategyFile = z.infer<typeof strategy>;

/** A venture: its strategy and years, and every other key a parameter of the strategy. */
const venture = z.catchall(
  z.object({
    strategy: z.optional(z.string()),
    title: z.optional(text),
    start: z.optional(z.int()),
    stop: z.optional(z.nullable(z.int())),
    note: z.optional(text),
  }),
  figure,
);
export type VentureFile = z.infer<typeof venture>;

const village = z.strictObject({
  title: z.optional(text),
  note: z.optional(text),
  population: z.optional(quantity),
  households: z.optional(quantity),
  opening_fund: z.optional(figure),
  ventures: z.optional(z.record(z.string(), venture)),
});

const loan = z.strictObject({ amount: quantity, rate: quantity, years: z.int().check(z.minimum(1)), from: z.int() });

const plan = z.strictObject({
  title: z.optional(text),
  about: z.optional(text),
  based_on: z.optional(z.string()),
  changes: z.optional(z.record(z.string(), z.record(z.string(), z.nullable(venture)))),
  support: z.optional(z.record(z.string(), z.record(z.string(), quantity))),
  loans: z.optional(z.record(z.string(), z.array(loan))),
});

const measure = z.union([
  z.string(),
  z.number(),
  z.strictObject({
    is: z.union([z.string(), z.number()]),
    unit: z.optional(z.string()),
    title: z.optional(text),
    town: z.optional(
      z.enum(['formula', 'sum']).check(z.describe("The town's: the formula over its sums, or the sum of its villages'")),
    ),
  }),
]);

const goal = z.strictObject({
  title: z.optional(text),
  measure: z.string(),
  at_least: quantity,
  year: z.int(),
  who: z.optional(z.union([z.string(), z.array(z.string())])),
  confidence: z.optional(quantity),
  ...note,
});

export const scenarioFile = z.strictObject({
  format: z.string(),
  title: text,
  about: z.optional(text),
  years: z.strictObject({
    from: z.int().check(z.minimum(1900), z.maximum(2200)),
    to: z.int().check(z.minimum(1900), z.maximum(2200)),
  }),
  simulation: z.optional(
    z.strictObject({
      runs: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
      seed: z.optional(z.union([z.string(), z.number()])),
    }),
  ),
  references: z.optional(
    z.record(z.string(), z.strictObject({ title: z.optional(text), kind: z.optional(z.string()), note: z.optional(text) })),
  ),
  drivers: z.optional(z.record(z.string(), driver)),
  correlations: z.optional(z.array(z.strictObject({ between: z.array(z.string()).check(z.length(2)), is: quantity, ...note }))),
  strategies: z.optional(z.record(z.string(), strategy)),
  villages: z.record(z.string(), village),
  plans: z.optional(z.record(z.string(), plan)),
  measures: z.optional(z.record(z.string(), measure)),
  goals: z.optional(z.record(z.string(), goal)),
  allocation: z.optional(z.record(z.string(), quantity)),
  source_threshold: z.optional(quantity),
  count_sources: z.optional(z.enum(['strategies', 'ventures'])),
});
export type ScenarioFile = z.infer<typeof scenarioFile>;

/** The shape of a strategy alone, for those that come from elsewhere than a scenario file. */
export const strategyFile = strategy;

/** The JSON Schema of a scenario file. */
export function scenarioSchema(): unknown {
  return z.toJSONSchema(scenarioFile, { target: 'draft-2020-12' });
}
