/** The form of a scenario file as written, in zod: types and the JSON Schema come from this one source. What figures mean is checked elsewhere. */
import { z } from 'zod';

// zod would otherwise try `new Function`, which the pages' Content-Security-Policy forbids.
z.config({ jitless: true });

const text = z
  .union([z.string(), z.strictObject({ en: z.string().optional(), zh: z.string().optional() })])
  .describe('Text: a string, or {en, zh}');
const quantity = z
  .union([z.number(), z.string()])
  .describe('A number, a percentage such as 6%, or a number with a unit such as 320 yuan/mu/year');

const note = {
  source: z.string().optional().describe('Id of a reference, or estimate, inferred, assumption'),
  note: text.optional(),
};

const distributionKeys = {
  is: z
    .union([z.number(), z.string(), z.array(quantity)])
    .optional()
    .describe('A fixed value, or a list with one entry a year of age'),
  min: quantity.optional(),
  likely: quantity.optional(),
  max: quantity.optional(),
  mean: quantity.optional(),
  sd: quantity.optional(),
  median: quantity.optional(),
  spread: quantity.optional(),
  p10: quantity.optional(),
  p50: quantity.optional(),
  p90: quantity.optional(),
  chance: quantity.optional(),
  values: z.array(quantity).optional(),
  weights: z.array(z.number()).optional(),
};

/** Any figure: fixed, uncertain, a list, or following a driver; with source and note in the long form. */
const figure = z.union([
  z.number(),
  z.string(),
  z.array(quantity),
  z.strictObject({ ...distributionKeys, driver: z.string().optional(), times: quantity.optional(), ...note }),
]);
export type FigureFile = z.infer<typeof figure>;
export type FigureObject = Extract<FigureFile, { source?: string | undefined }>;

const process = z.strictObject({
  kind: z.enum(['independent', 'random-walk', 'mean-reverting', 'trend', 'event', 'history']),
  start: quantity.optional(),
  level: quantity.optional(),
  reversion: quantity.optional(),
  volatility: quantity.optional(),
  growth: quantity.optional(),
  lasts: quantity.optional(),
  ...distributionKeys,
  table: z.string().optional().describe('A CSV table of past values beside the scenario file, such as prices/beef.csv'),
  column: z.string().optional().describe('The column of the table; needed where it has several'),
  block: quantity.optional().describe('Years that stay together'),
  together: z.string().optional().describe('Histories with the same word meet the same past years'),
});
export type ProcessFile = z.infer<typeof process>;

const driver = z.strictObject({ title: text.optional(), unit: z.string().optional(), process, ...note });

const parameter = z.strictObject({
  title: text.optional(),
  unit: z.string().optional(),
  list: z.boolean().optional(),
  default: figure.optional(),
  range: z.array(quantity).length(2).optional().describe('Typical low and high'),
  ...note,
});

const formula = z.union([
  z.string(),
  z.number(),
  z.strictObject({ is: z.union([z.string(), z.number()]), title: text.optional() }),
]);
const event = z.strictObject({
  chance: z.union([z.string(), z.number()]),
  lasts: z.number().int().min(1).optional(),
  title: text.optional(),
});
const stock = z.strictObject({
  start: z.union([z.string(), z.number()]),
  next: z.union([z.string(), z.number()]),
  title: text.optional(),
});

const strategy = z.strictObject({
  title: text.optional(),
  about: text.optional(),
  sentence: text.optional().describe('What a venture does, with {parameter} where a figure stands'),
  account: z.enum(['operating', 'contracting-out', 'investment', 'subsidy', 'other']).optional(),
  entity: z.boolean().optional(),
  parameters: z.record(z.string(), parameter).optional(),
  events: z.record(z.string(), event).optional(),
  stocks: z.record(z.string(), stock).optional(),
  formulas: z.record(z.string(), formula),
  measures: z.array(z.string()).optional(),
});
export type StrategyFile = z.infer<typeof strategy>;

/** A venture: its strategy and years, and every other key a parameter of the strategy. */
const venture = z
  .object({
    strategy: z.string().optional(),
    title: text.optional(),
    start: z.number().int().optional(),
    stop: z.number().int().nullable().optional(),
    note: text.optional(),
  })
  .catchall(figure);
export type VentureFile = z.infer<typeof venture>;

const village = z.strictObject({
  title: text.optional(),
  note: text.optional(),
  population: quantity.optional(),
  households: quantity.optional(),
  opening_fund: figure.optional(),
  ventures: z.record(z.string(), venture).optional(),
});

const loan = z.strictObject({ amount: quantity, rate: quantity, years: z.number().int().min(1), from: z.number().int() });

const plan = z.strictObject({
  title: text.optional(),
  about: text.optional(),
  based_on: z.string().optional(),
  changes: z.record(z.string(), z.record(z.string(), venture.nullable())).optional(),
  support: z.record(z.string(), z.record(z.string(), quantity)).optional(),
  loans: z.record(z.string(), z.array(loan)).optional(),
});

const measure = z.union([
  z.string(),
  z.number(),
  z.strictObject({
    is: z.union([z.string(), z.number()]),
    unit: z.string().optional(),
    title: text.optional(),
    town: z.enum(['formula', 'sum']).optional().describe("The town's: the formula over its sums, or the sum of its villages'"),
  }),
]);

const goal = z.strictObject({
  title: text.optional(),
  measure: z.string(),
  at_least: quantity,
  year: z.number().int(),
  who: z.union([z.string(), z.array(z.string())]).optional(),
  confidence: quantity.optional(),
  ...note,
});

export const scenarioFile = z.strictObject({
  format: z.string(),
  title: text,
  about: text.optional(),
  years: z.strictObject({ from: z.number().int().min(1900).max(2200), to: z.number().int().min(1900).max(2200) }),
  simulation: z
    .strictObject({ runs: z.number().int().min(1).max(1_000_000).optional(), seed: z.union([z.string(), z.number()]).optional() })
    .optional(),
  references: z
    .record(z.string(), z.strictObject({ title: text.optional(), kind: z.string().optional(), note: text.optional() }))
    .optional(),
  drivers: z.record(z.string(), driver).optional(),
  correlations: z.array(z.strictObject({ between: z.array(z.string()).length(2), is: quantity, ...note })).optional(),
  strategies: z.record(z.string(), strategy).optional(),
  villages: z.record(z.string(), village),
  plans: z.record(z.string(), plan).optional(),
  measures: z.record(z.string(), measure).optional(),
  goals: z.record(z.string(), goal).optional(),
  allocation: z.record(z.string(), quantity).optional(),
  source_threshold: quantity.optional(),
  count_sources: z.enum(['strategies', 'ventures']).optional(),
});
export type ScenarioFile = z.infer<typeof scenarioFile>;

/** The shape of a strategy alone, for those that come from elsewhere than a scenario file. */
export const strategyFile = strategy;

/** The JSON Schema of a scenario file. */
export function scenarioSchema(): unknown {
  return z.toJSONSchema(scenarioFile, { target: 'draft-2020-12' });
}
