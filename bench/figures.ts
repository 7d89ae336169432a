/** The reference scenario in; its figures as plain numbers in base units, as every peer reads them, out. */
import type { Distribution, Driver, Figure, Follows, Scenario, Venture } from '../src/model/index.ts';

/** ln xₜ = ln xₜ₋₁ + reversion · (ln level − ln xₜ₋₁) + volatility · ε. */
export interface Price {
  readonly start: number;
  readonly level: number;
  readonly reversion: number;
  readonly volatility: number;
}

/** A venture follows the price with this number, `times` so much. Other keys are the parameters of its strategy in reference.yaml. */
export interface Followed {
  readonly price: number;
  readonly times: number;
}

export interface Crop extends Followed {
  readonly area: number;
  readonly yield: number;
  readonly loss: number;
  readonly cost: number;
}

export interface Herd extends Followed {
  readonly herd_at_start: number;
  readonly places: number;
  readonly birth: number;
  readonly death: number;
  readonly drought_death: number;
  readonly sale: number;
  readonly bought: number;
  readonly weight: number;
  readonly keep: number;
  readonly fodder: number;
}

export interface Lease extends Followed {
  readonly area: number;
  readonly rent: number;
  readonly base: number;
  readonly floor_rate: number;
  readonly relief: number;
}

export interface Share extends Followed {
  readonly output: number;
  readonly cost: number;
  readonly share: number;
  readonly guarantee: number;
  readonly costs: number;
}

export interface Figures {
  readonly runs: number;
  /** How many. */
  readonly years: number;
  readonly prices: readonly Price[];
  /** Of the scores of the prices: ones on the diagonal. */
  readonly correlations: readonly (readonly number[])[];
  readonly harvest: { readonly median: number; readonly spread: number };
  /** The chance of one each year. */
  readonly drought: number;
  readonly crops: readonly Crop[];
  readonly herds: readonly Herd[];
  readonly leases: readonly Lease[];
  readonly shares: readonly Share[];
  /** Levels of the quantiles of the outcome, the town's income of each year. */
  readonly levels: readonly number[];
}

/** What a peer comes to: of the town's income in the last year, in yuan. */
export interface Outcome {
  readonly mean: number;
  readonly standardError: number;
  /** At the levels of the figures. */
  readonly quantiles: readonly number[];
}

export const levels = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

const kinds = { crop: 'crops', herd: 'herds', lease: 'leases', share: 'shares' } as const;

function driverOf<Kind extends string>({ drivers }: Scenario, kind: Kind) {
  const found = drivers.map(({ process }) => process).find((process) => process.kind === kind);
  if (!found) throw new Error(`the reference scenario has no driver of the kind ${kind}`);
  return found as Extract<Driver['process'], { kind: Kind }>;
}

const onlyValue = ({ values }: Figure): Distribution | Follows => {
  const [value] = values;
  if (!value || values.length > 1) throw new Error('a list of figures has no place in the reference scenario');
  return value;
};

/** Throws where the scenario holds what peers do not know. */
export function figuresOf(scenario: Scenario): Figures {
  const prices = scenario.drivers.filter(({ process }) => process.kind === 'mean-reverting');
  const followed = (venture: Venture): Record<string, number> =>
    Object.fromEntries(
      Object.entries(venture.figures).flatMap(([name, figure]) => {
        const value = onlyValue(figure);
        if (value.kind === 'fixed') return [[name, value.value]];
        const price = value.kind === 'driver' ? prices.findIndex(({ id }) => id === value.driver) : -1;
        if (value.kind !== 'driver' || price < 0) throw new Error(`${name} is neither fixed nor follows a price`);
        return [
          ['price', price],
          ['times', value.times],
        ];
      }),
    );
  const ventures: { [kind: string]: Record<string, number>[] } = { crops: [], herds: [], leases: [], shares: [] };
  for (const venture of scenario.villages.flatMap((village) => village.ventures)) {
    if (!Object.hasOwn(kinds, venture.strategy)) throw new Error(`peers do not know the strategy ${venture.strategy}`);
    ventures[kinds[venture.strategy as keyof typeof kinds]]?.push(followed(venture));
  }
  const correlation = (a: string, b: string) =>
    scenario.correlations.find(({ between }) => between.includes(a) && between.includes(b))?.is ?? 0;
  const harvest = driverOf(scenario, 'independent').distribution;
  if (harvest.kind !== 'lognormal') throw new Error('the harvest is lognormal in all peers');
  return {
    runs: scenario.runs,
    years: scenario.years.to - scenario.years.from + 1,
    prices: prices.map(({ process }) => {
      if (process.kind !== 'mean-reverting') throw new Error('not a price');
      const { start, level, reversion, volatility } = process;
      return { start, level, reversion, volatility };
    }),
    correlations: prices.map(({ id: a }) => prices.map(({ id: b }) => (a === b ? 1 : correlation(a, b)))),
    harvest: { median: harvest.median, spread: harvest.spread },
    drought: driverOf(scenario, 'event').chance,
    ...(ventures as unknown as Pick<Figures, 'crops' | 'herds' | 'leases' | 'shares'>),
    levels,
  };
}
