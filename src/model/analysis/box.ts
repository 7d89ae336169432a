/** Runs and the ends of inputs in; how many runs and cases a box of such ends holds, and what it is worth, out. */

export interface RuleInput {
  readonly name: string;
  /** Base units in one of the unit that limits are told in: they are round numbers of it. */
  readonly unit: { readonly factor: number };
  /** One value a run, in base units; of events 1 or 0. */
  readonly values: Float64Array;
  readonly event: boolean;
}

/** One end of one input: `low` keeps values from `at` on, otherwise those below `at`. */
export interface Side {
  readonly input: RuleInput;
  readonly low: boolean;
  readonly at: number;
}

/** At most one side a low and a high end of each input. */
export type Box = readonly Side[];

/** The runs that no rule speaks of yet. */
export interface Left {
  readonly cases: Uint8Array;
  readonly runs: Uint32Array;
  /** These runs by rising value of each input. */
  readonly orders: ReadonlyMap<RuleInput, Uint32Array>;
  readonly all: Count;
  /** The fewest runs that a box may hold. */
  readonly fewest: number;
}

export interface Count {
  readonly runs: number;
  readonly cases: number;
}

export const value = (input: RuleInput, run: number): number => input.values[run] as number;
export const keeps = ({ input, low, at }: Side, run: number): boolean => value(input, run) >= at === low;
export const within = (box: Box, run: number): boolean => box.every((side) => keeps(side, run));
export const without = (box: Box, side: Side): Box => box.filter((other) => other !== side);
export const inputsOf = (box: Box): RuleInput[] => [...new Set(box.map(({ input }) => input))];
export const share = ({ runs, cases }: Count): number => (runs === 0 ? 0 : cases / runs);
export const odds = (p: number): number => p / Math.max(1 - p, 1e-12);

export function count(box: Box, { runs, cases }: Left): Count {
  let [inside, hits] = [0, 0];
  for (const run of runs) {
    if (!within(box, run)) continue;
    inside++;
    hits += cases[run] as number;
  }
  return { runs: inside, cases: hits };
}

/** Harmonic mean of coverage and of how far density is on the way from that of the runs left to 1: both must be good. */
export function worth(box: Count, { all }: Left): number {
  const usual = share(all);
  const ahead = (share(box) - usual) / (1 - usual);
  const coverage = box.cases / all.cases;
  return ahead > 0 ? (2 * ahead * coverage) / (ahead + coverage) : 0;
}
export const worthOf = (box: Box, left: Left): number => worth(count(box, left), left);

/** The runs at one end of the first `size` of an order: `quota` of them and what is tied with the last; null if that is all. */
export function slice(input: RuleInput, order: Uint32Array, size: number, quota: number, low: boolean, cases: Uint8Array) {
  let [lost, last] = [0, Number.NaN];
  for (let gone = 0; gone < size; gone++) {
    const run = order[low ? gone : size - 1 - gone] as number;
    const x = value(input, run);
    if (gone >= quota && x !== last) return { gone, lost, at: low ? x : last };
    lost += cases[run] as number;
    last = x;
  }
  return null;
}

export const put = (box: Box, side: Side): Box => [
  ...box.filter(({ input, low }) => input !== side.input || low !== side.low),
  side,
];
