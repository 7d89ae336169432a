/** What the page is in: the work on a scenario, what was chosen and what went wrong; and what may be done with it. */
import type { Language, Path, Problem, ReadScenario, Scenario, Text, Writing } from '../../model/index.ts';
import type { Step, Steps } from './history.ts';

export interface Work {
  /** By which the browser keeps it; another scenario has another, also one of the same file. */
  readonly id: string;
  readonly name: string;
  /** The text as it was opened. */
  readonly original: string;
  readonly text: string;
  /** The last text without problems, where the text has some. */
  readonly good?: string;
  readonly plan: string;
  readonly against: string;
  readonly village: string;
  readonly book: string;
  /** What was chosen within the notebooks: a confidence, a year, an outcome; by the notebook's name and its own, `targets.year`. */
  readonly view: View;
  /** How the bytes of its file were written, to save them the same way. */
  readonly writing: Writing;
  /** How it came, where that was not as a file. */
  readonly from?: 'link' | 'copy';
}

/** Work as the browser keeps it, with what a list of kept works tells. */
export interface KeptWork extends Work {
  readonly title: Text | null;
  /** Figures that differ from the text as it was opened; null where they cannot be counted. */
  readonly changes: number | null;
  /** Whether a file holds the text as it is. */
  readonly saved: boolean;
  /** To the text that a file holds; left out where none holds any. */
  readonly file?: Step;
  /** To undo on when it is opened again; older pages kept none. */
  readonly steps?: Steps;
  /** What was chosen, the last first, also where the file has it no longer or not yet. */
  readonly chosen?: readonly Choice[];
}

export type Choice = Partial<Pick<Work, 'plan' | 'against' | 'village'>>;

/** What is known of a text that is opened. */
export interface Opening {
  /** Work that was kept and is taken up again. */
  readonly before?: KeptWork;
  readonly writing?: Writing;
  readonly from?: Work['from'];
  /** No file holds this text yet. */
  readonly unsaved?: boolean;
}

export type View = { readonly [key: string]: string | number | boolean };

/** The look of the page; `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

/** A value at a path of the file; without a value the key goes. */
export interface Edit {
  readonly path: Path;
  readonly value: unknown;
}

export interface State extends Work {
  readonly language: Language;
  readonly theme: Theme;
  /** The last text without problems. */
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
  /** Whether the hand is still moving a figure. */
  readonly moving: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether a file holds the text as it is. */
  readonly saved: boolean;
  /** Whether the text is as it was opened. */
  readonly same: boolean;
}

export interface Store {
  readonly get: () => State;
  /** Plain data of the text as it was opened; null where it cannot be read. */
  readonly originalData: () => unknown;
  /** The scenario as it was opened; null where that has problems. */
  readonly originalScenario: () => Scenario | null;
  /** A text as a scenario; what stands in the one on screen too is not read again. */
  readonly read: (text: string) => ReadScenario;
  /** Plain data of the text as it is now; null where it cannot be read. */
  readonly data: () => unknown;
  readonly subscribe: (listener: (state: State) => void) => void;
  /** Figures that differ from the text as it was opened; null where they cannot be counted. */
  readonly changes: () => number | null;
  /** `read` is what reading the text gave, where that is known already. Whether it is on screen now: a file of which nothing good is known is not. */
  readonly open: (name: string, text: string, read?: ReadScenario, opening?: Opening) => boolean;
  /** The work as it is to be kept. */
  readonly kept: () => KeptWork;
  /** A file holds this text now, under this name. */
  readonly saved: (text: string, name: string) => void;
  /** From here on the work is another one, a copy; what was kept stays as it is. */
  readonly fork: () => void;
  readonly choose: (
    choice: Partial<Pick<Work, 'plan' | 'against' | 'village' | 'book'>> & {
      readonly language?: Language;
      readonly theme?: Theme;
    },
  ) => void;
  /** Keeps a choice within a notebook. */
  readonly look: (key: string, value: string | number | boolean) => void;
  /** Puts several values at once: one step of undo. A figure that changes is an assumption from now on, unless `asGiven` leaves its source to the edits. */
  readonly change: (edits: readonly Edit[], asGiven?: boolean) => void;
  /** The whole text, as one step of undo. */
  readonly write: (text: string) => void;
  /** Puts a value at a path of the file. Values at one path are one move, and one step of undo, until `done` or `finish`. */
  readonly edit: (path: Path, value: unknown, done: boolean) => readonly Problem[];
  /** The same for values at several paths that move together; what would do harm is told and not written. */
  readonly move: (edits: readonly Edit[], done: boolean) => readonly Problem[];
  /** What the scenario would be after these edits, and the problems that they would bring; nothing of it is written. */
  readonly tried: (edits: readonly Edit[]) => ReadScenario;
  /** The same edits over and over, as a text is typed: one move, written only where the scenario stays good. Without edits, back to before. */
  readonly draft: (edits: readonly Edit[]) => ReadScenario;
  /** Ends the move that is under way: its text is written and kept. */
  readonly finish: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly revert: () => void;
}
