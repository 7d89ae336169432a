/** A seed in; plain random numbers and normal scores, as peers draw them, out. Furrow itself draws by named streams instead. */

export interface Chance {
  /** Between 0 and 1, with 53 bits. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/** Where the tail begins, and the area of each of the 128 layers (Doornik, An Improved Ziggurat Method, 2005, ZIGNOR). */
const tailStart = 3.442619855899;
const layerArea = 9.91256303526217e-3;
const layers = 128;

function makeLayers(): { readonly edge: Float64Array; readonly inside: Float64Array } {
  const edge = new Float64Array(layers + 1);
  let height = Math.exp(-0.5 * tailStart ** 2);
  edge[0] = layerArea / height;
  edge[1] = tailStart;
  for (let i = 2; i < layers; i++) {
    edge[i] = Math.sqrt(-2 * Math.log(layerArea / (edge[i - 1] as number) + height));
    height = Math.exp(-0.5 * (edge[i] as number) ** 2);
  }
  return { edge, inside: Float64Array.from({ length: layers }, (_, i) => (edge[i + 1] as number) / (edge[i] as number)) };
}

/** xoshiro128++ (Blackman & Vigna, ACM Transactions on Mathematical Software 47, 2021), seeded by SplitMix32; normals by the ziggurat. */
export function makeChance(seed: number): Chance {
  let seeding = seed >>> 0;
  const split = () => {
    seeding = (seeding + 0x9e3779b9) >>> 0;
    let z = seeding;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  let [a, b, c, d] = [split(), split(), split(), split()];
  const next = (): number => {
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) | 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  const unit = (high: number, low: number) => (high * 2 ** 21 + (low >>> 11) + 0.5) * 2 ** -53;
  const uniform = () => unit(next(), next());
  const { edge, inside } = makeLayers();
  const tail = () => {
    for (;;) {
      const x = Math.log(uniform()) / tailStart;
      const y = Math.log(uniform());
      if (-2 * y >= x * x) return tailStart - x;
    }
  };
  const normal = () => {
    for (;;) {
      const high = next();
      const low = next();
      const u = 2 * unit(high, low) - 1;
      // The lowest bits are in no uniform.
      const i = low & (layers - 1);
      const x = u * (edge[i] as number);
      if (Math.abs(u) < (inside[i] as number)) return x;
      if (i === 0) return u < 0 ? -tail() : tail();
      const outer = Math.exp(-0.5 * ((edge[i] as number) ** 2 - x * x));
      const inner = Math.exp(-0.5 * ((edge[i + 1] as number) ** 2 - x * x));
      if (inner + uniform() * (outer - inner) < 1) return x;
    }
  };
  return { uniform, normal };
}
