/** A probability in, its normal score out, and back. */
import { exp, log } from '../base/elementary.ts';

// The rational functions of Wichura's AS 241, PPND16 (Applied Statistics 37, 1988, 477–484): of the middle, and of the nearer and the farther tail.

const middle = (r: number): number =>
  (3.3871328727963665 +
    r *
      (133.14166789178438 +
        r *
          (1971.5909503065513 +
            r *
              (13731.69376550946 +
                r * (45921.95393154987 + r * (67265.7709270087 + r * (33430.57558358813 + r * 2509.0809287301227))))))) /
  (1 +
    r *
      (42.31333070160091 +
        r *
          (687.1870074920579 +
            r *
              (5394.196021424751 +
                r * (21213.794301586597 + r * (39307.89580009271 + r * (28729.085735721943 + r * 5226.495278852854)))))));

const near = (r: number): number =>
  (1.4234371107496835 +
    r *
      (4.630337846156546 +
        r *
          (5.769497221460691 +
            r *
              (3.6478483247632045 +
                r * (1.2704582524523684 + r * (0.2417807251774506 + r * (0.022723844989269184 + r * 0.0007745450142783414))))))) /
  (1 +
    r *
      (2.053191626637759 +
        r *
          (1.6763848301838038 +
            r *
              (0.6897673349851 +
                r *
                  (0.14810397642748008 +
                    r * (0.015198666563616457 + r * (0.0005475938084995345 + r * 1.0507500716444169e-9)))))));

const far = (r: number): number =>
  (6.657904643501103 +
    r *
      (5.463784911164114 +
        r *
          (1.7848265399172913 +
            r *
              (0.29656057182850487 +
                r *
                  (0.026532189526576124 +
                    r * (0.0012426609473880784 + r * (2.7115555687434876e-5 + r * 2.0103343992922881e-7))))))) /
  (1 +
    r *
      (0.599832206555888 +
        r *
          (0.1369298809227358 +
            r *
              (0.014875361290850615 +
                r *
                  (0.0007868691311456133 +
                    r * (1.8463183175100548e-5 + r * (1.421511758316446e-7 + r * 2.0442631033899397e-15)))))));

/** The inverse of the normal distribution function for a probability in (0, 1), to about 1e-16 relative. */
export function inverseNormal(u: number): number {
  const q = u - 0.5;
  return Math.abs(q) <= 0.425 ? q * middle(0.180625 - q * q) : tail(u);
}

function tail(u: number): number {
  const r = Math.sqrt(-log(u < 0.5 ? u : 1 - u));
  const z = r <= 5 ? near(r - 1.6) : far(r - 5);
  return u < 0.5 ? -z : z;
}

/** Normal scores of a column of probabilities. */
export function normalScores(uniforms: Float64Array): Float64Array {
  const out = new Float64Array(uniforms.length);
  for (let i = 0; i < out.length; i++) out[i] = inverseNormal(uniforms[i] as number);
  return out;
}

/** The normal distribution function: Marsaglia's series within 4 of the middle (J. Stat. Software 11(4), 2004), a continued fraction outside. */
export function normalCdf(z: number): number {
  const density = exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (Math.abs(z) > 4) {
    let fraction = 0;
    for (let k = 60; k >= 1; k--) fraction = k / (Math.abs(z) + fraction);
    const tail = density / (Math.abs(z) + fraction);
    return z < 0 ? tail : 1 - tail;
  }
  let sum = z;
  let term = z;
  for (let i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
    term *= (z * z) / i;
    sum += term;
  }
  return 0.5 + sum * density;
}
