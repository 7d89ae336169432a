/** A study in; what moves its outcome most, as a tornado, as Sobol indices, or by where the figures come from, out. */
import type { Source } from '../base/nouns.ts';
import { meanOf, quantiles, standardErrorOf } from '../base/stats.ts';
import { quantileOf } from '../chance/distributions.ts';
import { type Draws, makeDraws } from '../chance/draws.ts';
import { variant } from '../chance/variant.ts';
import type { Input } from './inputs.ts';
import { type SobolIndex, sobol } from './sobol.ts';
import { type Reach, reachOf, type Study } from './study.ts';

export interface TornadoBar {
  readonly input: Input;
  /** Mean of the outcome with the input low, and high; for a goal: its probability. */
  readonly low: number;
  readonly high: number;
  readonly lowError: number;
  readonly highError: number;
  /** high − low, without its sign. */
  readonly swing: number;
}

const [lowShare, highShare] = [0.1, 0.9];
/** Below and above every chance of an event. */
const [never, always] = [2 ** -33, 1 - 2 ** -33];

/** The study's draws with one input held low or high in every run. */
function held({ draws, model }: Study, input: Input, high: boolean): Draws {
  const end = high ? always : never;
  const share = high ? highShare : lowShare;
  const uniform = input.stepped ? end : share;
  const constant = new Float64Array(draws.runs).fill(uniform);
  return variant(draws, {
    uniforms: (stream) => (input.drivers.length === 0 && input.owns(stream) ? constant : null),
    drivers: false,
    columns: (driver, years) => {
      if (!input.drivers.includes(driver)) return null;
      const process = model.drivers.find(({ id }) => id === driver)?.process;
      // An event without chance never happens, a certain one always does.
      if (process?.kind === 'event') return years.map(() => (end > 1 - process.chance ? 1 : 0));
      if (process?.kind === 'independent' && input.stepped) return years.map(() => quantileOf(process.distribution)(end));
      return years.map((column) => quantiles(column, [share])[0] as number);
    },
  });
}

/**
 * Each uncertain input held in all runs, one at a time, while all else stays as it falls: a figure at its 10th and 90th percentile, a driver at those
 * of each year, an event as never and as in every year, a choice at its least and its greatest value. The largest swing first. Yields how many inputs are done.
 */
export function* tornado(study: Study): Generator<number, TornadoBar[]> {
  const bars: TornadoBar[] = [];
  for (const input of study.inputs) {
    const [low, high] = [false, true].map((side) => study.on(held(study, input, side), reachOf(input))) as [
      Float64Array,
      Float64Array,
    ];
    const [a, b] = [meanOf(low), meanOf(high)];
    const [lowError, highError] = [standardErrorOf(low), standardErrorOf(high)];
    bars.push({ input, low: a, high: b, lowError, highError, swing: Math.abs(b - a) });
    yield bars.length;
  }
  return bars.sort((x, y) => y.swing - x.swing);
}

/** With fewer runs, shares of the variance are as likely to be luck. */
export const leastShareRuns = 100;

/** Another seed's draws, for the second sample of a Sobol analysis. */
const second = ({ draws }: Study): Draws => makeDraws(`${draws.seed}|B`, draws.runs, draws.from);

interface Group {
  readonly name: string;
  readonly owns: (stream: string) => boolean;
  readonly drivers: boolean;
  readonly reach: Reach;
}

function* indices(study: Study, groups: readonly Group[]): Generator<number, SobolIndex[]> {
  const other = second(study);
  return yield* sobol({
    names: groups.map(({ name }) => name),
    a: study.base,
    b: study.on(other, 'all'),
    mixed: (i) => {
      const { owns, drivers, reach } = groups[i] as Group;
      const uniforms = (stream: string) => (owns(stream) ? other.uniforms(stream) : null);
      return study.on(variant(study.draws, { uniforms, drivers }), reach);
    },
  });
}

/** First and total Sobol indices of each input, its streams swapped with those of another seed (Saltelli 2002). The largest total first. */
export function* sobolIndices(study: Study): Generator<number, (SobolIndex & { readonly input: Input })[]> {
  const groups = study.inputs.map((input) => ({
    name: input.name,
    owns: input.owns,
    drivers: input.drivers.length > 0,
    reach: reachOf(input),
  }));
  const found = yield* indices(study, groups);
  return found.map((index, i) => ({ ...index, input: study.inputs[i] as Input })).sort((x, y) => y.total - x.total);
}

export interface SourceInfluence extends SobolIndex {
  readonly source: Source | null;
  readonly inputs: readonly Input[];
}

/** The same for all inputs of one source taken together: how much of the outcome's variance rests on assumptions, and how much on each document. */
export function* influenceOfSources(study: Study): Generator<number, SourceInfluence[]> {
  const sources = [...new Set(study.inputs.map(({ source }) => source))];
  const members = sources.map((source) => study.inputs.filter((input) => input.source === source));
  const groups = sources.map(
    (source, i): Group => ({
      name: source ?? '',
      owns: (stream) => members[i]?.some(({ owns }) => owns(stream)) ?? false,
      drivers: members[i]?.some(({ drivers }) => drivers.length > 0) ?? false,
      reach: 'all',
    }),
  );
  const found = yield* indices(study, groups);
  return found
    .map((index, i) => ({ ...index, source: sources[i] ?? null, inputs: members[i] ?? [] }))
    .sort((x, y) => y.total - x.total);
}
