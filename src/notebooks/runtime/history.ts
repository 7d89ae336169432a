/** The texts that a work has been in; the one before and the one after, and what is kept of them, out. */

/** What takes a text to another one: a piece in the place of so many letters. */
export interface Step {
  readonly at: number;
  readonly gone: number;
  readonly piece: string;
}

export interface Steps {
  /** To the text before, the nearest last. */
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export interface History {
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** A text became another one. */
  readonly add: (before: string, after: string) => void;
  /** The text in; the one before it out, or null. */
  readonly undo: (text: string) => string | null;
  readonly redo: (text: string) => string | null;
  /** Another work: its steps, none where it is new. */
  readonly restart: (steps?: Steps) => void;
  /** The nearest of them, to be kept with the text. */
  readonly kept: () => Steps;
}

/** So many steps outlive the page, and so many letters in them. */
const mostSteps = 100;
const mostLetters = 200_000;

export function stepBetween(from: string, to: string): Step {
  const most = Math.min(from.length, to.length);
  let at = 0;
  while (at < most && from.charCodeAt(at) === to.charCodeAt(at)) at++;
  let end = 0;
  while (end < most - at && from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)) end++;
  return { at, gone: from.length - at - end, piece: to.slice(at, to.length - end) };
}

export const stepped = (text: string, { at, gone, piece }: Step): string => text.slice(0, at) + piece + text.slice(at + gone);

function nearest(steps: readonly Step[]): Step[] {
  let letters = 0;
  const kept: Step[] = [];
  for (const step of steps.slice(-mostSteps).reverse()) {
    letters += step.piece.length;
    if (letters > mostLetters) break;
    kept.unshift(step);
  }
  return kept;
}

export function makeHistory(): History {
  let past: Step[] = [];
  let future: Step[] = [];
  /** Takes a step off one side and puts its contrary on the other. */
  const go = (text: string, from: Step[], to: Step[]): string | null => {
    const step = from.pop();
    if (!step) return null;
    const next = stepped(text, step);
    to.push(stepBetween(next, text));
    return next;
  };
  return {
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    add: (before, after) => {
      past.push(stepBetween(after, before));
      future = [];
    },
    undo: (text) => go(text, past, future),
    redo: (text) => go(text, future, past),
    restart: (steps) => {
      past = [...(steps?.past ?? [])];
      future = [...(steps?.future ?? [])];
    },
    kept: () => ({ past: nearest(past), future: nearest(future) }),
  };
}
