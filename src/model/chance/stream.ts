/**
 * The seed and the name of a stream in; its uniforms, as columns over runs, out. A stream depends on these two alone, and more runs only append.
 *
 * Runs come in blocks. In each block a stream is a Latin hypercube (McKay, Beckman & Conover, Technometrics 21, 1979): cut (0, 1) into as many equal
 * strata as the block has runs, and every stratum is met exactly once, in an order of its own. So means and probabilities need fewer runs, while
 * blocks are independent of each other: standard errors come from their spread.
 *
 * Key of a stream, exactly: `furrow/1|<seed>|<stream>`, given to `alea`, whose first three `int32()` are a, b and c. Block k, of the runs from 500·k
 * on, takes its numbers from sfc32 (Doty-Humphrey, PractRand 0.93) started at a, b, c and the counter k; the first 20 are thrown away. The next 499
 * numbers v shuffle the strata 0 … 499 (Durstenfeld, Communications of the ACM 7, 1964: for i from 499 down to 1, the entries i and ⌊v·2⁻³²·(i + 1)⌋
 * change places); the next 500 give the uniforms (stratum + v·2⁻³² + 2⁻³³)/500, which are never 0 or 1.
 */
import alea from 'seedrandom/lib/alea.js';
import { blockSize } from '../base/loops.ts';
import { scratch } from '../base/scratch.ts';

const unit = 2 ** -32;
const thrownAway = 20;

/** Fills `out` with the numbers of sfc32 after those thrown away, whole ones below 2³². */
function sfc32(out: Uint32Array, start: Int32Array, counter: number): void {
  let a = start[0] as number;
  let b = start[1] as number;
  let c = start[2] as number;
  let d = counter | 0;
  for (let i = -thrownAway; i < out.length; i++) {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    if (i >= 0) out[i] = sum;
  }
}

/** Uniforms of runs `from` to `from + runs − 1` of a stream, into `out`. */
export function uniforms(
  seed: string,
  name: string,
  runs: number,
  from = 0,
  out: Float64Array = new Float64Array(runs),
): Float64Array {
  const seeded = alea(`furrow/1|${seed}|${name}`);
  const start = Int32Array.of(seeded.int32(), seeded.int32(), seeded.int32());
  const last = from + runs;
  const [firstBlock, blocks] = [Math.floor(from / blockSize), Math.ceil(last / blockSize) - Math.floor(from / blockSize)];
  const fill = (whole: Float64Array) => scratch.loops.uniforms(whole, start, firstBlock, thrownAway);
  if (runs > 0 && runs === blocks * blockSize && fill(out)) return out;
  const isDone = scratch.within(() => {
    const whole = scratch.column(blocks * blockSize);
    if (blocks === 0 || !fill(whole)) return false;
    out.set(whole.subarray(from - firstBlock * blockSize, last - firstBlock * blockSize));
    return true;
  });
  if (isDone) return out;
  const numbers = new Uint32Array(2 * blockSize - 1);
  const strata = new Uint16Array(blockSize);
  for (let block = firstBlock; block * blockSize < last; block++) {
    sfc32(numbers, start, block);
    for (let i = 0; i < blockSize; i++) strata[i] = i;
    for (let i = blockSize - 1, k = 0; i > 0; i--, k++) {
      const j = Math.floor((numbers[k] as number) * unit * (i + 1));
      const kept = strata[i] as number;
      strata[i] = strata[j] as number;
      strata[j] = kept;
    }
    const first = block * blockSize;
    const end = Math.min(blockSize, last - first);
    for (let i = Math.max(0, from - first); i < end; i++) {
      const within = (numbers[blockSize - 1 + i] as number) * unit + unit / 2;
      out[first + i - from] = ((strata[i] as number) + within) / blockSize;
    }
  }
  return out;
}
