/** A memory in; the loops over it as functions, out. null where the engine has no vector instructions, or a page may not compile any. */
import { moduleBytes } from './module-bytes.ts';
import { writeTables } from './pieces.ts';

export { end } from './pieces.ts';

type Loop = (...args: number[]) => number;

type OfRuns = 'scaled' | 'product' | 'products' | 'sum' | 'sumOfProducts' | 'add' | 'divide' | 'choose' | 'count';
type Comparing = 'larger' | 'largerOrEqual' | 'equal' | 'largest' | 'smallest' | 'size' | 'least';
type OfChance = 'scores' | 'uniforms' | 'exp' | 'pieces';
type OfSummaries = 'moments' | 'buckets' | 'slots' | 'gather' | 'find';

export type Vectors = { readonly [name in OfRuns | Comparing | OfChance | OfSummaries]: Loop };

let compiled: WebAssembly.Module | null | undefined;

function moduleHere(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(moduleBytes());
  } catch {
    return null;
  }
}

export interface Room {
  readonly memory: WebAssembly.Memory;
  readonly vectors: Vectors;
}

/** The same bits come of every engine and of the loops in TypeScript: each instruction rounds as IEEE 754 says. `bytes` is what the memory has at first. */
export function makeRoom(bytes: number): Room | null {
  if (compiled === undefined) compiled = moduleHere();
  if (!compiled) return null;
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
    writeTables(memory.buffer);
    return { memory, vectors: new WebAssembly.Instance(compiled, { '': { m: memory } }).exports as Vectors };
  } catch {
    return null;
  }
}
