/** The shape of a beta distribution in, its inverse distribution function as a table over normal scores out. */
import { exp, log } from '../base/elementary.ts';
import type { Pieces } from '../base/loops.ts';
import { normalCdf } from './normal.ts';

/** ln Γ(x) for x > 0 (Lanczos, g = 7, n = 9). */
function logGamma(x: number): number {
  const p = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
    9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const y = x - 1;
  let sum = 0.9999999999998099;
  for (const [i, coefficient] of p.entries()) sum += coefficient / (y + i + 1);
  const t = y + 7.5;
  return 0.5 * log(2 * Math.PI) + (y + 0.5) * log(t) - t + log(sum);
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Lentz's method for the continued fraction of DLMF 8.17.22; quick for x at most (a + 1)/(a + b + 2). */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let value = d;
  const step = (term: number) => {
    d = 1 + term * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + term / c;
    if (Math.abs(c) < tiny) c = tiny;
    value *= d * c;
  };
  for (let m = 1; m < 300; m++) {
    step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

/** The regularized incomplete beta function I_x(a, b) by its continued fraction (DLMF 8.17.22). */
export function betaCdf(x: number, a: number, b: number, scale = logBeta(a, b)): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(a * log(x) + b * log(1 - x) - scale);
  return x > (a + 1) / (a + b + 2) ? 1 - (front * fraction(1 - x, b, a)) / b : (front * fraction(x, a, b)) / a;
}

const reach = 6.6;
const steps = 96;
const width = (2 * reach) / steps;

/**
 * Nodes from the score `from` down to −reach, each found from the one before: a guess by its derivatives, then Newton's method on the distribution
 * function. Meant for the side of the mean where the probability is small, so that it keeps its digits. Three numbers a node: the beta value, and its first
 * and second derivative by the score.
 */
function nodesDown(from: number, a: number, b: number): Float64Array {
  const scale = logBeta(a, b);
  const nodes = new Float64Array(3 * (from + 1));
  let [x, slope, bend] = [a / (a + b), 0, 0];
  for (let k = from, at = 0; k >= 0; k--, at += 3) {
    const z = -reach + k * width;
    const p = normalCdf(z);
    const guess = x - slope * width + (bend * width * width) / 2;
    x = guess > 0 && guess < 1 ? guess : x / 2;
    let density = 0;
    for (let i = 0; i < 60; i++) {
      density = exp((a - 1) * log(x) + (b - 1) * log(1 - x) - scale);
      const step = (betaCdf(x, a, b, scale) - p) / density;
      // Never out of (0, 1): half the way to the border at most.
      const next = x - step <= 0 ? x / 2 : x - step >= 1 ? (1 + x) / 2 : x - step;
      const done = Math.abs(next - x) <= 1e-14 * x;
      x = next;
      if (done) break;
    }
    slope = exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) / density;
    bend = -slope * (z + slope * ((a - 1) / x - (b - 1) / (1 - x)));
    nodes[at] = x;
    nodes[at + 1] = slope;
    nodes[at + 2] = bend;
  }
  return nodes;
}

/** Beta values for normal scores: quintic Hermite pieces through exact values, slopes and bends, so that 10,000 draws need no 10,000 root searches. Error below 1e-8. */
export function betaTable(a: number, b: number): Pieces {
  const atMean = betaCdf(a / (a + b), a, b);
  let split = 0;
  while (split < steps && normalCdf(-reach + (split + 1) * width) <= atMean) split++;
  const below = nodesDown(split, a, b);
  const above = nodesDown(steps - split - 1, b, a);
  /** One of the three numbers of node k. Above the mean the distribution is mirrored. */
  const node = (k: number, which: number): number => {
    if (k <= split) return below[3 * (split - k) + which] as number;
    const mirrored = above[3 * (k - split - 1) + which] as number;
    return which === 0 ? 1 - mirrored : which === 1 ? mirrored : -mirrored;
  };
  const pieces = new Float64Array(6 * steps);
  for (let i = 0; i < steps; i++) {
    const x0 = node(i, 0);
    const d0 = node(i, 1) * width;
    const d1 = node(i + 1, 1) * width;
    const c0 = (node(i, 2) * width * width) / 2;
    const c1 = (node(i + 1, 2) * width * width) / 2;
    const rise = node(i + 1, 0) - x0;
    pieces[6 * i] = x0;
    pieces[6 * i + 1] = d0;
    pieces[6 * i + 2] = c0;
    pieces[6 * i + 3] = 10 * rise - 6 * d0 - 4 * d1 - 3 * c0 + c1;
    pieces[6 * i + 4] = -15 * rise + 8 * d0 + 7 * d1 + 3 * c0 - 2 * c1;
    pieces[6 * i + 5] = 6 * rise - 3 * (d0 + d1) - c0 + c1;
  }
  return { coefficients: pieces, from: -reach, width };
}
