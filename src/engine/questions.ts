/** What may be asked about a scenario, by name, and what answers it: all of it plain data, so that a worker can tell it. */
import type {
  Attribution,
  Dependence,
  Discovery,
  Driver,
  Finding,
  Input,
  Judgement,
  Market,
  PlanMoney,
  Portfolio,
  PortfolioObjective,
  Promises,
  Scenario,
  Seeking,
  SobolIndex,
  Sought,
  SourceInfluence,
  Standing,
  Summary,
  Target,
  TornadoBar,
  Trace,
  TracePlace,
  WhichFuture,
} from '../model/index.ts';

/** An uncertain figure as it is told: without what only the computation needs. */
export type Named = Pick<Input, 'name' | 'kind' | 'title' | 'source' | 'village'>;

/** A plan by its id, and an outcome as `readOutcome` reads it: `income-500k`, `income@2022`, `buridu.income@2022`. */
export interface OfOutcome {
  readonly plan: string;
  readonly outcome: string;
  /** The first so many futures alone, for a first answer soon. */
  readonly runs?: number;
}

export interface Bought {
  readonly candidates: readonly {
    readonly id: string;
    readonly title: { readonly en: string; readonly zh: string };
    readonly village: string;
    readonly venture: string;
    readonly plan: string;
    readonly cost: number;
  }[];
  readonly found: Portfolio;
  /** What nothing bought is worth, and the choice on futures that it was not made on. */
  readonly without: number;
  readonly elsewhere: Pick<Portfolio, 'value' | 'error'>;
}

/** What may be asked, and what answers it. */
export interface Questions {
  readonly tornado: {
    readonly asked: OfOutcome;
    readonly answer: readonly (Omit<TornadoBar, 'input'> & { readonly input: Named })[];
  };
  readonly sobol: { readonly asked: OfOutcome; readonly answer: readonly (SobolIndex & { readonly input: Named })[] };
  readonly sources: {
    readonly asked: OfOutcome;
    readonly answer: readonly (Omit<SourceInfluence, 'inputs'> & { readonly inputs: readonly Named[] })[];
  };
  readonly discover: { readonly asked: OfOutcome & { readonly below: number | null }; readonly answer: Discovery };
  readonly targets: {
    readonly asked: { readonly plan: string; readonly measure: string; readonly year: number; readonly confidence: number };
    readonly answer: readonly Target[];
  };
  /** Targets at each confidence from 50% to 95%. */
  readonly promises: {
    readonly asked: { readonly plan: string; readonly measure: string; readonly year: number };
    readonly answer: Promises;
  };
  /** null where the figure is uncertain about 0 and cannot be moved. Bounds are in base units. */
  readonly seek: {
    readonly asked: {
      readonly plan: string;
      readonly goal: string;
      readonly figure: Sought;
      /** Whether the goal counts in the figure's own village alone. */
      readonly alone?: boolean;
      readonly low: number;
      readonly high: number;
    };
    readonly answer: Seeking | null;
  };
  /** `to` is the last year that is counted, and may lie after the scenario's. */
  readonly money: {
    readonly asked: { readonly plan: string; readonly rate: number; readonly to?: number };
    readonly answer: PlanMoney;
  };
  readonly explain: {
    readonly asked: { readonly from: string; readonly to: string; readonly outcome: string };
    readonly answer: Attribution;
  };
  /** What the changes between this scenario and another do to an outcome of both, under a plan of both. */
  readonly effects: {
    readonly asked: {
      readonly other: Scenario;
      readonly isOtherFirst: boolean;
      readonly plan: string;
      /** Of the first of the two. */
      readonly outcome: string;
    };
    readonly answer: Attribution;
  };
  /** The plans in the order asked, by the town's income of a year. */
  readonly standings: {
    readonly asked: {
      readonly plans: readonly string[];
      readonly year: number;
      readonly floor: number;
      readonly target: number;
    };
    readonly answer: readonly (Standing & { readonly plan: string })[];
  };
  readonly portfolio: {
    readonly asked: {
      readonly plan: string;
      readonly others: readonly string[];
      readonly goal: string;
      readonly budget: number;
      readonly objective: PortfolioObjective;
    };
    readonly answer: Bought;
  };
  /** `year`: that of the town's income which drivers move. */
  readonly market: { readonly asked: { readonly plan: string; readonly year: number }; readonly answer: Market };
  /** What a plan brings with these drivers in place of the scenario's own. */
  readonly stress: { readonly asked: { readonly plan: string; readonly drivers: readonly Driver[] }; readonly answer: Bringing };
  readonly dependence: {
    readonly asked: { readonly own: readonly number[]; readonly needed: number; readonly simulated: number };
    readonly answer: Dependence;
  };
  /** In which share of the futures a figure moved by a tenth leaves the village's income of the year as it is. */
  readonly idle: {
    readonly asked: { readonly plan: string; readonly figure: Sought; readonly year: number };
    readonly answer: number;
  };
  /** Where a figure comes from, in one future. */
  readonly trace: {
    readonly asked: { readonly plan: string; readonly place: TracePlace; readonly future: WhichFuture };
    readonly answer: Trace;
  };
}

/** What a plan brings to the town and its goals. */
export interface Bringing {
  readonly income: readonly Summary[];
  readonly goals: readonly Judgement[];
}

export type QuestionName = keyof Questions;

/** How many steps are done, of how many where that is known. */
export type Done = readonly [done: number, of: number | null];

/** Steps to an answer. Throw what a projection throws. */
export type Steps<T> = Generator<Done, T | Promise<T>>;

/** A computation has met a formula without a finite answer. */
export class Fault extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.say.en);
    this.finding = finding;
  }
}
