/** What a row of the bench is, and what a turn of it gives. */
import type { Outcome } from './figures.ts';

/** What one turn of a row gives: milliseconds if it timed itself, and what it computed if that is to be checked. */
export interface Turn {
  readonly ms?: number;
  readonly outcome?: Outcome | null;
}

export interface Row {
  /** `group/name`. */
  readonly id: string;
  readonly about: string;
  /** It warms up by itself, in a process of its own. */
  readonly alone?: boolean;
  /** It takes turns with others of a page, once all other rows are done and have let go of their threads. */
  readonly page?: boolean;
  /** `turn` counts from 0, rounds that warm up among them. */
  readonly run: (turn: number) => Turn | Promise<Turn>;
  readonly end?: () => void | Promise<void>;
}
