/** What was read of a file in; the very same again out, as long as it is read from the same words: so that a moved slider reads one venture and not the whole file. */
import type { Reporter } from './report.ts';

/** What one reading kept for the next. What depends on it is the same object as before. */
export interface Memory {
  /** Begins a reading; what the last one did not ask for is let go, and all where the scenario around it is another. */
  readonly begin: (around: unknown) => void;
  /** What was made of these words before, else made now; kept only where nothing was told of it. */
  readonly recall: <T>(words: unknown, out: Reporter, make: () => T) => T;
}

export function makeMemory(): Memory {
  let surroundings = '';
  let before = new Map<string, unknown>();
  let now = new Map<string, unknown>();
  return {
    begin: (around) => {
      const text = JSON.stringify(around);
      before = text === surroundings ? now : new Map();
      surroundings = text;
      now = new Map();
    },
    recall: <T>(words: unknown, out: Reporter, make: () => T): T => {
      const key = JSON.stringify(words);
      const told = out.reports();
      const made = (now.has(key) ? now.get(key) : before.has(key) ? before.get(key) : make()) as T;
      if (out.reports() === told) now.set(key, made);
      return made;
    },
  };
}
