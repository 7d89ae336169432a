/**
 * The seed and the name of a stream in; its uniforms, as columns over runs, out. A stream depends on these two alone, and more runs only append.
 *
 * Runs come in blocks. In each block a stream is a Latin hypercube (McKay, Beckman & Conover, Technometrics 21, 1979): cut (0, 1) into as many equal
 * strata as the block has runs, and every stratum is met exactly once, in an order of its own. So means and probabilities need fewer runs, while
 * blocks are independent of each other: standard errors come from their spread.
 *
 * Key of a block, exactly: `furrow/1|<seed>|<stream>|<block>`, given to `alea`; block b holds the runs from 500·b on. Its first 499 numbers v shuffle
 * the strata 0 … 499 (Durstenfeld, Communications of the ACM 7, 1964: for i from 499 down to 1, the entries i and ⌊v·(i + 1)⌋ change places); the next 500,
 * each k·2⁻³², give the uniforms (stratum + k·2⁻³² + 2⁻³³)/500, which are never 0 or 1.
 */
import seedrandom from 'seedrandom';
import { blockSize } from '../base/stats.ts';

const half = 2 ** -33;

/** Uniforms of runs `from` to `from + runs − 1` of a stream. */
export function uniforms(seed: string, name: string, runs: number, from = 0): Float64Array {
  const out = new Float64Array(runs);
  const strata = new Uint16Array(blockSize);
  const last = from + runs;
  for (let block = Math.floor(from / blockSize); block * blockSize < last; block++) {
    const next = seedrandom.alea(`furrow/1|${seed}|${name}|${block}`);
    for (let i = 0; i < blockSize; i++) strata[i] = i;
    for (let i = blockSize - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      const kept = strata[i] as number;
      strata[i] = strata[j] as number;
      strata[j] = kept;
    }
    const first = block * blockSize;
    const end = Math.min(blockSize, last - first);
    for (let i = 0; i < end; i++) {
      const u = ((strata[i] as number) + next() + half) / blockSize;
      if (first + i >= from) out[first + i - from] = u;
    }
  }
  return out;
}
