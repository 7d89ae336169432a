/** Sobol indices in; the shares of the outcome's variance that can be told, alone and with what others add, out. */
import type { SobolIndex } from './sobol.ts';

export interface Share {
  /** Goes when the input is known. */
  readonly alone: number;
  /** Comes about only together with other inputs. */
  readonly together: number;
}

/** An estimate may lie a little below 0, or its total below its first index: that is the error of simulation, not a share. */
export function shareOf({ first, total }: Pick<SobolIndex, 'first' | 'total'>): Share {
  const alone = Math.min(1, Math.max(0, first));
  return { alone, together: Math.min(1 - alone, Math.max(0, total - alone)) };
}
