/**
 * The seed and the name of a stream in; its uniforms, as columns over runs, out. A stream depends on these two alone, and more runs only append.
 * Key of a block, exactly: `furrow/1|<seed>|<stream>|<block>`, given to `alea`; block b holds the runs from 500·b on. One 32-bit step of alea
 * makes one uniform k·2⁻³² + 2⁻³³, which is never 0 or 1.
 */
import seedrandom from 'seedrandom';

/** Runs in a block of a stream. */
export const blockSize = 500;

const half = 2 ** -33;

/** Uniforms of runs `from` to `from + runs − 1` of a stream. */
export function uniforms(seed: string, name: string, runs: number, from = 0): Float64Array {
  const out = new Float64Array(runs);
  const last = from + runs;
  for (let block = Math.floor(from / blockSize); block * blockSize < last; block++) {
    const next = seedrandom.alea(`furrow/1|${seed}|${name}|${block}`);
    const end = Math.min((block + 1) * blockSize, last);
    for (let run = block * blockSize; run < end; run++) {
      const u = next() + half;
      if (run >= from) out[run - from] = u;
    }
  }
  return out;
}
