/** What was read of a file in; the very same again out, as long as it is read from the same words: so that a moved slider reads one venture and not the whole file. */
import { once } from '../base/once.ts';
import type { Path } from '../base/problem.ts';
import { readForm } from './form.ts';
import { type Formed, formAgain } from './form-again.ts';
import type { Reporter } from './report.ts';
import type { ScenarioFile } from './shape.ts';

/** What one reading kept for the next. What depends on it is the same object as before. */
export interface Memory {
  /** The form of plain data; of those that differ little from the ones before, only what differs is checked. */
  readonly form: (data: unknown, out: Reporter) => { readonly file: ScenarioFile | null; readonly broken: readonly Path[] };
  /** Begins a reading; what the last one did not ask for is let go, and all where the scenario around it is another. */
  readonly begin: (around: readonly unknown[]) => void;
  /** What was made of these words before, else made now; kept only where nothing was told of it. */
  readonly recall: <T>(words: readonly unknown[], out: Reporter, make: () => T) => T;
}

/** The words of plain data that never change once they are there: of an object that is met again they are known. */
function makeSpelling(): (words: readonly unknown[]) => string {
  const spelled = once((word: object): string => JSON.stringify(word));
  const of = (word: unknown) => (typeof word === 'object' && word !== null ? spelled(word) : (JSON.stringify(word) ?? ''));
  return (words) => words.map(of).join(',');
}

export function makeMemory(): Memory {
  const spell = makeSpelling();
  let formed: Formed | null = null;
  let surroundings = '';
  let before = new Map<string, unknown>();
  let now = new Map<string, unknown>();
  return {
    form: (data, out) => {
      const again = formed && formAgain(formed, data);
      const read = again ? { file: again, broken: [] } : readForm(data, out);
      formed = read.file && read.broken.length === 0 ? { data, file: read.file } : null;
      return read;
    },
    begin: (around) => {
      const text = spell(around);
      before = text === surroundings ? now : new Map();
      surroundings = text;
      now = new Map();
    },
    recall: <T>(words: readonly unknown[], out: Reporter, make: () => T): T => {
      const key = spell(words);
      const told = out.reports();
      const made = (now.has(key) ? now.get(key) : before.has(key) ? before.get(key) : make()) as T;
      if (out.reports() === told) now.set(key, made);
      return made;
    },
  };
}
