/** A probability, or a column of them, in; its normal score out, and back. */
import { exp, log } from '../base/elementary.ts';
import { scratch } from '../base/scratch.ts';
import { far, middle, near, type Rational, reach, type Terms } from '../loops/coefficients.ts';

/** a₀ + a₁r + … + a₇r⁷ in pairs that need not wait for one another (Estrin). */
function septic(
  r: number,
  a0: number,
  a1: number,
  a2: number,
  a3: number,
  a4: number,
  a5: number,
  a6: number,
  a7: number,
): number {
  const s = r * r;
  return a0 + a1 * r + s * (a2 + a3 * r) + s * s * (a4 + a5 * r + s * (a6 + a7 * r));
}

const ofTerms = ([a0, a1, a2, a3, a4, a5, a6, a7]: Terms, r: number): number => septic(r, a0, a1, a2, a3, a4, a5, a6, a7);

const ratio = ([above, below]: Rational, r: number): number => ofTerms(above, r) / ofTerms(below, r);

/** The score of ½ + q. */
const inner = (q: number): number => q * ratio(middle, reach * reach - q * q);

function outer(u: number): number {
  const r = Math.sqrt(-log(u < 0.5 ? u : 1 - u));
  const z = r <= 5 ? ratio(near, r - 1.6) : r < Number.POSITIVE_INFINITY ? ratio(far, r - 5) : r;
  return u < 0.5 ? -z : z;
}

/** The inverse of the normal distribution function, within 1e-15 of its value; minus infinity for 0, infinity for 1. */
export function inverseNormal(u: number): number {
  const q = u - 0.5;
  return Math.abs(q) <= reach ? inner(q) : outer(u);
}

const block = 1024;

/**
 * Normal scores of a column of probabilities, into `out`, another column. Each is first taken for one of the middle, so that the loop that
 * all go through never branches.
 */
export function normalScores(uniforms: Float64Array, out: Float64Array = new Float64Array(uniforms.length)): Float64Array {
  if (scratch.loops.scores(out, uniforms)) return out;
  const tails = new Int32Array(Math.min(block, uniforms.length));
  for (let from = 0; from < uniforms.length; from += block) {
    const to = Math.min(from + block, uniforms.length);
    let count = 0;
    for (let i = from; i < to; i++) {
      const q = (uniforms[i] as number) - 0.5;
      out[i] = inner(q);
      tails[count] = i;
      count += Math.abs(q) <= reach ? 0 : 1;
    }
    for (let k = 0; k < count; k++) {
      const i = tails[k] as number;
      out[i] = outer(uniforms[i] as number);
    }
  }
  return out;
}

// Of Cody's three ranges: about 0, and of the ratio of tail and density beside it and far out.

const about = (s: number): number =>
  (18154.98125334356 + s * (1067.6894854603709 + s * (161.02823106855587 + s * (2.2352520354606837 + s * 0.06568233791820745)))) /
  (45507.78933502673 + s * (10260.932208618979 + s * (976.0985517377767 + s * (47.202581904688245 + s))));

function beside(x: number): number {
  const eighth = x * x * (x * x) * (x * x * (x * x));
  return (
    (septic(
      x,
      9842.714838383978,
      11602.65143764735,
      6848.190450536283,
      2494.5375852903726,
      597.2702763948002,
      93.50665613217785,
      8.883149794388377,
      0.39894151208813466,
    ) +
      1.0765576773720192e-8 * eighth) /
    (septic(
      x,
      19685.429676859992,
      38912.00328609327,
      34900.95272114598,
      18615.571640885097,
      6485.558298266761,
      1519.3775994075547,
      235.387901782625,
      22.266688044328117,
    ) +
      eighth)
  );
}

function beyond(x: number): number {
  const s = 1 / (x * x);
  const above =
    2.9112874951168793e-5 +
    s *
      (0.0014216191932278934 +
        s * (0.022235277870649807 + s * (0.12740116116024736 + s * (0.215898534057957 + s * 0.023073441764940174))));
  const below =
    7.297515550839662e-5 +
    s * (0.0037823963320275824 + s * (0.06598813786892856 + s * (0.4682382124808651 + s * (1.284260096144911 + s))));
  return (0.3989422804014327 - (s * above) / below) / x;
}

/**
 * The normal distribution function to 1.5e-15 of its value, in the lower tail too (Cody, Mathematics of Computation 23, 1969, as in
 * algorithm 715, ACM Transactions on Mathematical Software 19, 1993).
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (x <= 0.66291) return 0.5 + z * about(z * z);
  if (x > 39) return z > 0 ? 1 : 0;
  // x²/2 in two parts: the first is exact, since adding 2³² and taking it away leaves 20 bits behind the point; e^−h is a short series.
  const rounded = x + 4294967296 - 4294967296;
  const h = 0.5 * (x - rounded) * (x + rounded);
  const density = exp(-0.5 * rounded * rounded);
  const ratio = x < 5.656854249492381 ? beside(x) : beyond(x);
  const tail = (density - density * (h * (1 - h * (0.5 - h / 6)))) * ratio;
  return z > 0 ? 1 - tail : tail;
}

/** The normal distribution function of each value of a column, into `out`, which may be that column. */
export function normalCdfOf(column: Float64Array, out: Float64Array = new Float64Array(column.length)): Float64Array {
  for (let i = 0; i < column.length; i++) out[i] = normalCdf(column[i] as number);
  return out;
}
