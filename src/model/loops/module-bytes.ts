/** The bytes of the module that has all loops. A build puts the finished bytes in the place of this file. */
import { assemble, type Routine } from './assemble.ts';
import { normalScores, uniforms } from './chance.ts';
import { eachRunLoops } from './each-run.ts';
import { exponential, logarithm, pieces } from './elementary.ts';
import { find, slots } from './ranks.ts';
import { buckets, gather, moments } from './statistics.ts';

const routines: readonly Routine[] = [
  logarithm,
  normalScores(0),
  uniforms,
  exponential,
  pieces,
  moments,
  buckets,
  slots,
  gather,
  find,
  ...eachRunLoops,
];

export const moduleBytes = (): Uint8Array<ArrayBuffer> => assemble(routines);
