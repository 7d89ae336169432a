/**
 * Yearly values in; the parameters of a driver's process by maximum likelihood, with standard errors from the observed information, out.
 *
 * Between two observed years that lie d years apart, with X the logarithm and φ = 1 − reversion,
 *   X′ = φᵈ X + c·(1 − φᵈ)/(1 − φ) + σ √((1 − φ²ᵈ)/(1 − φ²)) ε,   c = (1 − φ) ln level,
 * so gaps are handled exactly, and without them this is conditional least squares (Hamilton, Time Series Analysis, 1994, section 5.2).
 */
import type { Process } from '../base/nouns.ts';

export interface YearValue {
  readonly year: number;
  readonly value: number;
}

/** The score ε that a fit leaves for the step that ends in `year`, `gap` years after the one before. */
export interface Residual {
  readonly year: number;
  readonly gap: number;
  readonly score: number;
}

/** What the years say about mean reversion itself. */
export interface Evidence {
  /** (φ̂ − 1)/standard error, with n − 2 degrees of freedom and φ̂ not held (Dickey & Fuller, JASA 74, 1979). */
  readonly statistic: number;
  /** Below this 5 in 100 random walks fall. */
  readonly critical: number;
  /** Reversions that the likelihood ratio does not reject at 5%; from 0 where a random walk is not rejected. */
  readonly range: readonly [number, number];
  /** How much too high reversion is on average in so few years: (1 + 3φ)/n (Kendall, Biometrika 41, 1954). */
  readonly bias: number;
  /** Whether the likelihood is highest beyond 0% or 100%, and reversion is held at that end. */
  readonly held: boolean;
}

export interface Fit {
  readonly process: Process;
  /** By parameter; null where the years cannot tell. */
  readonly standardErrors: { readonly [parameter: string]: number | null };
  /** Pairs of neighbouring observed years, or years for a trend. */
  readonly n: number;
  readonly residuals: readonly Residual[];
  /** Standard deviation of what a trend leaves, or the volatility. */
  readonly scatter: number;
  readonly evidence: Evidence | null;
}

export type FitKind = 'mean-reverting' | 'random-walk' | 'trend';

interface Pair {
  readonly before: number;
  readonly after: number;
  readonly gap: number;
  readonly year: number;
}

type Three = readonly [number, number, number];

/** φᵈ, Σφʲ and Σφ²ʲ over j < d, each with its derivative: no division, so φ may be 1. */
function powers(phi: number, gap: number) {
  let [p, dp, s, ds, v, dv] = [1, 0, 0, 0, 0, 0];
  for (let j = 0; j < gap; j++) {
    s += p;
    ds += dp;
    v += p * p;
    dv += 2 * p * dp;
    dp = dp * phi + p;
    p *= phi;
  }
  return { p, dp, s, ds, v, dv };
}

/** Pairs of equal gap together, so that powers of φ are taken once a gap. */
type Steps = readonly { readonly gap: number; readonly pairs: readonly Pair[] }[];

const countOf = (steps: Steps): number => steps.reduce((sum, { pairs }) => sum + pairs.length, 0);

function byGap(pairs: readonly Pair[]): Steps {
  const gaps = [...new Set(pairs.map(({ gap }) => gap))];
  return gaps.map((gap) => ({ gap, pairs: pairs.filter((pair) => pair.gap === gap) }));
}

/** The derivatives of the log-likelihood by φ, c and σ. */
function score(steps: Steps, [phi, c, sigma]: Three): Three {
  let [byPhi, byC, bySigma] = [0, 0, 0];
  const precision = 1 / sigma ** 2;
  for (const { gap, pairs } of steps) {
    const { p, dp, s, ds, v, dv } = powers(phi, gap);
    for (const { before, after } of pairs) {
      const r = after - p * before - c * s;
      byPhi += -dv / (2 * v) + precision * ((r * r * dv) / (2 * v * v) + (r * (dp * before + c * ds)) / v);
      byC += (precision * r * s) / v;
      bySigma += -1 / sigma + (r * r) / (v * sigma ** 3);
    }
  }
  return [byPhi, byC, bySigma];
}

/** The best c and σ for a given φ, and the log-likelihood there without its constant. `still` keeps c at 0. */
function profile(steps: Steps, phi: number, still = false) {
  const n = countOf(steps);
  const terms = steps.map(({ gap, pairs }) => ({ pairs, ...powers(phi, gap) }));
  let [top, below] = [0, 0];
  for (const { pairs, p, s, v } of terms)
    for (const { before, after } of pairs) {
      top += (s * (after - p * before)) / v;
      below += (s * s) / v;
    }
  const c = still ? 0 : top / below;
  let [squares, logs] = [0, 0];
  for (const { pairs, p, s, v } of terms) {
    for (const { before, after } of pairs) squares += (after - p * before - c * s) ** 2 / v;
    logs += pairs.length * Math.log(v);
  }
  const sigma = Math.sqrt(squares / n);
  return { theta: [phi, c, sigma] as Three, logLikelihood: -n * Math.log(sigma) - logs / 2 };
}

/** The inverse of the observed information, whose entries are central differences of the exact score. */
function covariance(steps: Steps, theta: Three): number[][] {
  const step = 1e-5;
  const sizes = [step, step * theta[2], step * theta[2]];
  const rows = sizes.map((h, i) => {
    const moved = (by: number) => score(steps, theta.map((x, k) => (k === i ? x + by : x)) as unknown as Three);
    const [up, down] = [moved(h), moved(-h)];
    return up.map((x, k) => (down[k as 0] - x) / (2 * h));
  });
  const [[a, b, c], [, d, e], [, , f]] = rows as unknown as [Three, Three, Three];
  const minors = [d * f - e * e, c * e - b * f, b * e - c * d, a * f - c * c, b * c - a * e, a * d - b * b] as const;
  const [A, B, C, D, E, F] = minors.map((minor) => minor / (a * minors[0] + b * minors[1] + c * minors[2])) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return [
    [A, B, C],
    [B, D, E],
    [C, E, F],
  ];
}

/** φ where the likelihood is highest: the best of a grid, then the zero of the score beside it. */
function likeliest(steps: Steps, low: number, high: number): number {
  const cells = 300;
  const at = (i: number) => low + ((high - low) * i) / cells;
  const heights = Array.from({ length: cells + 1 }, (_, i) => profile(steps, at(i)).logLikelihood);
  const best = heights.reduce((found, height, i) => (height > (heights[found] as number) ? i : found), 0);
  let [from, to] = [at(Math.max(best - 1, 0)), at(Math.min(best + 1, cells))];
  const slope = (phi: number) => score(steps, profile(steps, phi).theta)[0];
  if (slope(from) <= 0) return from;
  if (slope(to) >= 0) return to;
  for (let i = 0; i < 60; i++) {
    const middle = (from + to) / 2;
    if (slope(middle) > 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** The 5% critical value of the Dickey–Fuller statistic with a constant (MacKinnon, Queen's Economics Department Working Paper 1227, 2010, table 2). */
export function dickeyFullerCritical(n: number): number {
  return -2.86154 - 2.8903 / n - 4.234 / n ** 2 - 40.04 / n ** 3;
}

/** Half of the 95% quantile of χ² with one degree of freedom. */
const halfChiSquare = 3.841458820694124 / 2;

function rangeOf(steps: Steps, from: number): readonly [number, number] {
  const cells = 200;
  const heights = Array.from({ length: cells + 1 }, (_, i) => profile(steps, 1 - i / cells).logLikelihood);
  const least = Math.max(...heights, profile(steps, 1 - from).logLikelihood) - halfChiSquare;
  const within = heights.flatMap((height, i) => (height >= least ? [i / cells] : []));
  return [Math.min(from, ...within), Math.max(from, ...within)];
}

/** Where the likelihood is flat an error has no bound. */
const root = (variance: number): number => (variance > 0 ? Math.sqrt(variance) : Number.POSITIVE_INFINITY);
const known = (error: number): number | null => (Number.isFinite(error) ? error : null);

function meanReverting(pairs: readonly Pair[], middle: number, start: number): Fit {
  const n = pairs.length;
  const steps = byGap(pairs);
  // Over an even number of years φ and −φ look alike, so below 0 is looked only where there are no gaps.
  const widest = Math.max(...steps.map(({ gap }) => gap));
  const free = likeliest(steps, widest === 1 ? -0.95 : 0, Math.min(1.5, Math.exp(30 / widest)));
  const freeFit = profile(steps, free);
  const freeError = root(covariance(steps, freeFit.theta)[0]?.[0] as number);
  const statistic = (free - 1) / (freeError * Math.sqrt(n / (n - 2)));
  const critical = dickeyFullerCritical(n);

  const phi = Math.min(Math.max(free, 0), 1);
  const log = (theta: Three) => middle + theta[1] / (1 - phi);
  // Without reversion there is no level: the process then moves from where it is, and has no drift.
  const walks = phi === 1 || !Number.isFinite(Math.exp(log(profile(steps, phi).theta)));
  const { theta } = profile(steps, walks ? 1 : phi, walks);
  const [kept, c, sigma] = theta;
  const level = Math.exp(walks ? middle : log(theta));
  const v = covariance(steps, theta) as unknown as [Three, Three, Three];
  const [byPhi, byC] = [(level * c) / (1 - kept) ** 2, level / (1 - kept)];
  const levelError = root(byPhi ** 2 * v[0][0] + 2 * byPhi * byC * v[0][1] + byC ** 2 * v[1][1]);
  const [low, high] = rangeOf(steps, 1 - kept);
  return {
    process: { kind: 'mean-reverting', start, level, reversion: 1 - kept, volatility: sigma },
    standardErrors: {
      level: walks ? null : known(levelError),
      reversion: known(phi === free ? root(v[0][0]) : freeError),
      volatility: known(walks ? sigma / Math.sqrt(2 * n) : root(v[2][2])),
    },
    n,
    residuals: pairs.map(({ before, after, gap, year }) => {
      const { p, s, v: spread } = powers(kept, gap);
      return { year, gap, score: (after - p * before - c * s) / (sigma * Math.sqrt(spread)) };
    }),
    scatter: sigma,
    evidence: {
      statistic,
      critical,
      range: [statistic < critical ? low : 0, high],
      bias: (1 + 3 * kept) / n,
      held: phi !== free || walks,
    },
  };
}

/** ln x′ − ln x is normal with mean d μ and variance d σ²; growth is that of the mean, exp(μ + σ²/2) − 1. */
function randomWalk(pairs: readonly Pair[], start: number): Fit {
  const n = pairs.length;
  const years = pairs.reduce((sum, { gap }) => sum + gap, 0);
  const drift = pairs.reduce((sum, { before, after }) => sum + after - before, 0) / years;
  const squares = pairs.reduce((sum, { before, after, gap }) => sum + (after - before - gap * drift) ** 2 / gap, 0);
  const sigma = Math.sqrt(squares / n);
  const growth = Math.exp(drift + sigma ** 2 / 2) - 1;
  return {
    process: { kind: 'random-walk', start, growth, volatility: sigma },
    standardErrors: {
      growth: (1 + growth) * Math.sqrt(sigma ** 2 / years + sigma ** 4 / (2 * n)),
      volatility: sigma / Math.sqrt(2 * n),
    },
    n,
    residuals: pairs.map(({ before, after, gap, year }) => ({
      year,
      gap,
      score: (after - before - gap * drift) / (sigma * Math.sqrt(gap)),
    })),
    scatter: sigma,
    evidence: null,
  };
}

/** A straight line through the logarithms by least squares; growth is exp(slope) − 1. */
function trend(years: readonly YearValue[], logs: readonly number[], start: number): Fit {
  const n = years.length;
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / n;
  const [middle, height] = [mean(years.map(({ year }) => year)), mean(logs)];
  const spread = years.reduce((sum, { year }) => sum + (year - middle) ** 2, 0);
  const slope = years.reduce((sum, { year }, i) => sum + (year - middle) * ((logs[i] as number) - height), 0) / spread;
  const off = years.map(({ year }, i) => (logs[i] as number) - height - slope * (year - middle));
  const scatter = Math.sqrt(mean(off.map((x) => x * x)));
  const growth = Math.expm1(slope);
  return {
    process: { kind: 'trend', start, growth },
    standardErrors: { growth: ((1 + growth) * scatter) / Math.sqrt(spread) },
    n,
    residuals: [],
    scatter,
    evidence: null,
  };
}

/**
 * Fits a process to yearly values above zero, the oldest first, at least five; `start` is the last one. null where the values follow the
 * rule without any chance, so that there is no volatility to estimate.
 */
export function fitProcess(years: readonly YearValue[], kind: FitKind): Fit | null {
  const raw = years.map(({ value }) => Math.log(value));
  const middle = raw.reduce((sum, x) => sum + x, 0) / raw.length;
  // Around their mean, so that level and reversion hang together less and rounding is small.
  const logs = raw.map((x) => x - middle);
  const start = years.at(-1)?.value as number;
  if (kind === 'trend') return trend(years, logs, start);
  const pairs = years.slice(1).map(({ year }, i) => ({
    before: logs[i] as number,
    after: logs[i + 1] as number,
    gap: year - (years[i]?.year as number),
    year,
  }));
  const still = (x: number) => x < 1e-9;
  if (still(Math.max(...logs.map(Math.abs))) || still(randomWalk(pairs, start).scatter)) return null;
  if (kind === 'random-walk') return randomWalk(pairs, start);
  const fit = meanReverting(pairs, middle, start);
  return still(fit.scatter) ? null : fit;
}
