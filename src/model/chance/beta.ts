/** The shape of a beta distribution in, its inverse distribution function as a table over normal scores out. */
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
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The regularized incomplete beta function I_x(a, b) by its continued fraction (DLMF 8.17.22), evaluated by Lentz's method. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let value = d;
  for (let m = 1; m < 300; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 + term * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + term / c;
      if (Math.abs(c) < tiny) c = tiny;
      value *= d * c;
    }
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * value;
}

/** x with I_x(a, b) = p, p at most about one half, by Newton's method held inside a shrinking bracket. */
function lowerQuantile(p: number, a: number, b: number, start: number): number {
  let low = 0;
  let high = 1;
  let x = start;
  const scale = logBeta(a, b);
  for (let i = 0; i < 100; i++) {
    const miss = betaCdf(x, a, b) - p;
    if (miss > 0) high = x;
    else low = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale);
    const step = x - miss / density;
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x) return next;
    x = next;
  }
  return x;
}

const reach = 6.6;
const steps = 512;
const width = (2 * reach) / steps;

/** Beta values for normal scores: cubic Hermite pieces through exact values and slopes, so that 10,000 draws need no 10,000 root searches. Error below 1e-8. */
export function betaOfScore(a: number, b: number): (z: number) => number {
  const values = new Float64Array(steps + 1);
  const slopes = new Float64Array(steps + 1);
  const scale = logBeta(a, b);
  for (let i = 0; i <= steps; i++) {
    const z = -reach + i * width;
    // The side with the smaller probability keeps its digits in the tail.
    const lower = normalCdf(z) <= betaCdf(a / (a + b), a, b);
    const x = lower ? lowerQuantile(normalCdf(z), a, b, a / (a + b)) : 1 - lowerQuantile(normalCdf(-z), b, a, b / (a + b));
    const logDensity = (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale;
    values[i] = x;
    slopes[i] = x <= 0 || x >= 1 ? 0 : Math.exp(-0.5 * z * z - logDensity) / Math.sqrt(2 * Math.PI);
  }
  return (z) => {
    const at = Math.min(Math.max((z + reach) / width, 0), steps - 1e-9);
    const i = Math.floor(at);
    const s = at - i;
    const [v0, v1, m0, m1] = [
      values[i] as number,
      values[i + 1] as number,
      (slopes[i] as number) * width,
      (slopes[i + 1] as number) * width,
    ];
    const rise = v1 - v0;
    return v0 + s * (m0 + s * (3 * rise - 2 * m0 - m1 + s * (m0 + m1 - 2 * rise)));
  };
}
