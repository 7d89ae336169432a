/** The nouns of Furrow as readonly types with their units. Everything here is plain data: it can be cloned to a worker or printed as JSON. */

/** A language of the product. */
export type Language = 'en' | 'zh';

/** Words shown to people, in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** Exponents over the base units of `formula/units.ts`: yuan, kg, m2, head, person, household, kWh. */
export type Dimension = readonly number[];

/** A unit as written: one of it is `factor` base units of `dimension`. */
export interface Unit {
  readonly text: string;
  readonly factor: number;
  readonly dimension: Dimension;
}

/** The shape of chance of one figure, in base units. */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'pert'; readonly min: number; readonly likely: number; readonly max: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly spread: number }
  | {
      readonly kind: 'metalog';
      readonly p10: number;
      readonly p50: number;
      readonly p90: number;
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly kind: 'chance'; readonly chance: number }
  | { readonly kind: 'discrete'; readonly values: readonly number[]; readonly weights: readonly number[] };

/** A figure that follows a driver year by year, `times` the driver's value. */
export interface Follows {
  readonly kind: 'driver';
  readonly driver: string;
  readonly times: number;
  /** Of `times`, as it is written. */
  readonly unit: Unit;
}

/** Where a figure comes from: the id of a reference, or how it was arrived at. */
export type Source = string;

/** A figure of the file: what it is, its unit as written, and where it comes from. */
export interface Figure {
  /** One entry; several where the figure is a list (one entry a year of age). */
  readonly values: readonly (Distribution | Follows)[];
  readonly list: boolean;
  readonly unit: Unit;
  readonly source: Source | null;
  readonly note: Text | null;
  /** Path in the file, such as `villages.buridu.ventures.cattle.places`; null where a strategy's default is used. */
  readonly at: string | null;
}

/** How a driver moves from year to year; `start` is last year's known value. All in base units. */
export type Process =
  | { readonly kind: 'independent'; readonly distribution: Distribution }
  | { readonly kind: 'random-walk'; readonly start: number; readonly growth: number; readonly volatility: number }
  | {
      readonly kind: 'mean-reverting';
      readonly start: number;
      readonly level: number;
      readonly reversion: number;
      readonly volatility: number;
    }
  | { readonly kind: 'trend'; readonly start: number; readonly growth: number }
  | { readonly kind: 'event'; readonly chance: number; readonly lasts: number }
  | {
      readonly kind: 'history';
      readonly start: number;
      /** Changes of the logarithm from one past year to the next, the oldest first. */
      readonly changes: readonly number[];
      /** Years of a block. */
      readonly block: number;
      /** Histories with the same word meet the same past years. */
      readonly together: string | null;
    };

/** A quantity that chance sets for everyone, once a year. */
export interface Driver {
  readonly id: string;
  readonly title: Text;
  readonly unit: Unit;
  readonly process: Process;
  readonly source: Source | null;
  readonly note: Text | null;
}

/** The correlation of the normal scores of two drivers. */
export interface Correlation {
  readonly between: readonly [string, string];
  readonly is: number;
}

/** A checked formula as a tree; numbers are in base units, operators are functions of the table. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly fn: string; readonly args: readonly Expression[] };

/** A formula: its text as written and its tree. */
export interface Formula {
  readonly text: string;
  readonly tree: Expression;
  readonly dimension: Dimension;
}

/** One parameter of a strategy. */
export interface Parameter {
  readonly id: string;
  readonly title: Text;
  readonly unit: Unit;
  readonly list: boolean;
  readonly default: Figure | null;
  /** The typical range, in base units, for sliders and pages; null where none is known. */
  readonly range: readonly [number, number] | null;
}

/** The line of the accounts that a strategy's income belongs to. */
export type Account = 'operating' | 'contracting-out' | 'investment' | 'subsidy' | 'other';

/** A way to earn, as data. */
export interface Strategy {
  readonly id: string;
  readonly title: Text;
  readonly about: Text | null;
  /** What a venture of it does, with `{parameter}` where a figure stands; null where none is written. */
  readonly sentence: Text | null;
  readonly account: Account;
  /** Whether its ventures count as collective economic entities. */
  readonly entity: boolean;
  readonly parameters: readonly Parameter[];
  readonly events: readonly { readonly id: string; readonly title: Text; readonly chance: Formula; readonly lasts: number }[];
  readonly stocks: readonly { readonly id: string; readonly title: Text; readonly start: Formula; readonly next: Formula }[];
  /** In the order of evaluation. */
  readonly formulas: readonly { readonly id: string; readonly title: Text; readonly formula: Formula }[];
  /** Names of formulas shown beside the standard outputs. */
  readonly measures: readonly string[];
}

/** One strategy in one village with its figures, active from `start` to `stop` (inclusive; null: to the end). */
export interface Venture {
  readonly id: string;
  readonly title: Text;
  readonly strategy: string;
  readonly start: number;
  readonly stop: number | null;
  readonly figures: { readonly [parameter: string]: Figure };
  /** Path in the file where the venture was first written: under its village, or under the plan that adds it. */
  readonly at: readonly (string | number)[];
  readonly note: Text | null;
}

/** A place with people, ventures and a fund. */
export interface Village {
  readonly id: string;
  readonly title: Text;
  readonly note: Text | null;
  readonly population: number | null;
  readonly households: number | null;
  /** Yuan in the fund before the first year. */
  readonly openingFund: number;
  readonly ventures: readonly Venture[];
}

/** A loan to a village's fund: drawn in `from`, paid back in level annual payments from the year after. */
export interface Loan {
  readonly amount: number;
  readonly rate: number;
  readonly years: number;
  readonly from: number;
}

/** A named choice: every village with the ventures it has under this plan, and outside money. */
export interface Plan {
  readonly id: string;
  readonly title: Text;
  readonly about: Text | null;
  readonly basedOn: string | null;
  readonly villages: readonly Village[];
  /** Yuan paid into a village's fund, by village and year. */
  readonly support: { readonly [village: string]: { readonly [year: number]: number } };
  readonly loans: { readonly [village: string]: readonly Loan[] };
}

/** A village's own measure: a formula over its other measures and figures. */
export interface Measure {
  readonly id: string;
  readonly title: Text;
  readonly unit: Unit;
  readonly formula: Formula;
  /** The town's: the formula over the town's sums, or the sum of its villages'. */
  readonly town: 'formula' | 'sum';
}

/** Whom a goal speaks of. */
export type Who =
  | { readonly kind: 'every village' }
  | { readonly kind: 'the town' }
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'list'; readonly villages: readonly string[] };

/** Measure, who, at least, year, confidence. */
export interface Goal {
  readonly id: string;
  readonly title: Text;
  readonly measure: string;
  readonly atLeast: number;
  readonly unit: Unit;
  readonly year: number;
  readonly who: Who;
  readonly confidence: number;
  readonly source: Source | null;
  readonly note: Text | null;
}

/** A document, report or table that figures come from. */
export interface Reference {
  readonly id: string;
  readonly title: Text;
  readonly kind: string;
  readonly note: Text | null;
}

/** The shared file, checked, all defaults filled. */
export interface Scenario {
  readonly title: Text;
  readonly about: Text | null;
  readonly years: { readonly from: number; readonly to: number };
  readonly runs: number;
  readonly seed: string;
  readonly references: readonly Reference[];
  readonly drivers: readonly Driver[];
  readonly correlations: readonly Correlation[];
  readonly strategies: { readonly [id: string]: Strategy };
  /** The villages as they are, before any plan. */
  readonly villages: readonly Village[];
  readonly plans: readonly Plan[];
  /** Of every village, beside the standard ones, in the order of evaluation. */
  readonly measures: readonly Measure[];
  /** The unit of every measure of a village: standard ones, those of its strategies, and its own. */
  readonly units: { readonly [measure: string]: Unit };
  readonly goals: readonly Goal[];
  /** Shares of income by fund; they add up to 1. */
  readonly allocation: { readonly [fund: string]: number };
  /** Yuan a year that make a source of income count. */
  readonly sourceThreshold: number;
  readonly countSources: 'strategies' | 'ventures';
}

/** A quantity over runs: one number for all, or a column with one value a run. */
export type Column = number | Float64Array;
