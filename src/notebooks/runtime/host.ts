/** A notebook and an element in; its cells running on the reactive runtime, each shown in its own place, out. */
import { type Module, Runtime, type Variable } from '@observablehq/runtime';
import { emphasized } from './emphasis.ts';
import type { Notebook } from './notebook.ts';

export interface Host {
  /** Gives base cells new values or definitions; only what depends on them runs again. */
  readonly set: (cells: { readonly [name: string]: unknown }) => void;
  /** Shows a notebook in an element, in place of the one before. */
  readonly mount: (notebook: Notebook, element: HTMLElement, language: 'en' | 'zh') => void;
  /** The value of a cell when it is next there, for tests of the graph. */
  readonly value: (name: string) => Promise<unknown>;
}

/** So long, in milliseconds, what was shown may stand before it is greyed. */
const patience = 300;

/** The message of a result that does not come. The runtime hands on an error's message alone, so this is how it is known. */
const cancelled = 'furrow: cancelled';

/** Parts the two languages in the message of an error, which is all that the runtime hands on. */
export const betweenLanguages = '\u2028';

/** Raised where a result is no longer wanted or not there yet: what was shown stays, greyed. */
export class Cancelled extends Error {
  constructor() {
    super(cancelled);
  }
}

const controls = 'button, input, select, textarea, summary, a[href]';
const pressed = 'button, summary';
const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? (element.matches(pressed) ? element.textContent : '') ?? '';

/** The element of a place that has the focus in; what gives the focus back once the place was made anew, to the same by its id or, without one, its turn, out. */
export function focusIn(place: Element): () => void {
  const before = document.activeElement as HTMLElement | null;
  if (!before || !place.contains(before)) return () => {};
  const all = () => [...place.querySelectorAll<HTMLElement>(controls)];
  const controlsBefore = all();
  const turn = controlsBefore.indexOf(before);
  const behind = controlsBefore.slice(turn + 1).flatMap(({ id }) => id || []);
  /** What is disabled, or in a part that is folded, does not take it. */
  const takes = (one: HTMLElement): boolean => {
    one.focus({ preventScroll: true });
    return document.activeElement === one;
  };
  return () => {
    const now = all();
    const same = before.id ? document.getElementById(before.id) : now[turn];
    // Plain buttons are told apart by what they say; what a figure says may have changed.
    const alike = same?.className === before.className && (before.className !== '' || nameOf(same) === nameOf(before));
    const isSame = before.id !== '' || alike;
    if (same && isSame && takes(same)) return;
    // A button that is gone, or has nothing to do any more, gives way to the next one, so that a keyboard stays where it was.
    if (!before.matches(pressed)) return;
    const next = behind.flatMap((id) => document.getElementById(id) ?? []);
    const others = [...next, ...now.slice(turn), ...now.slice(0, turn).reverse()].filter((one) => one.matches(pressed));
    // Not one that would do the same to something else.
    others.filter((one) => one.textContent !== before.textContent).some(takes);
  };
}

/** A cell that is asked again about the very same values gives what it gave, so that what did not change is not drawn anew. */
function remembered(definition: (...inputs: never[]) => unknown): (...inputs: never[]) => unknown {
  let last: { readonly inputs: readonly unknown[]; readonly value: unknown } | null = null;
  return (...inputs) => {
    if (last && inputs.every((input, i) => Object.is(input, last?.inputs[i]))) return last.value;
    const value = definition(...inputs);
    const made = { inputs, value };
    last = made;
    if (value instanceof Promise)
      value.catch(() => {
        if (last === made) last = null;
      });
    return value;
  };
}

export function makeHost(builtins: {
  readonly [name: string]: { readonly inputs: readonly string[]; readonly definition: (...inputs: never[]) => unknown };
}): Host {
  const runtime = new Runtime({}, (name) => {
    throw new Error(`there is no cell ${name}`);
  });
  const module: Module = runtime.module();
  const base = new Map<string, Variable>();
  const last = new Map<string, unknown>();
  let mounted: Variable[] = [];
  for (const [name, { inputs, definition }] of Object.entries(builtins)) module.variable().define(name, inputs, definition);
  return {
    set: (cells) => {
      for (const [name, value] of Object.entries(cells)) {
        if (last.has(name) && Object.is(last.get(name), value)) continue;
        last.set(name, value);
        const variable = base.get(name) ?? module.variable();
        base.set(name, variable);
        variable.define(name, [], () => value);
      }
    },
    mount: (notebook, element, language) => {
      for (const variable of mounted) variable.delete();
      mounted = [];
      element.replaceChildren();
      for (const cell of notebook.cells) {
        if (cell.kind === 'value') {
          if (base.has(cell.name) || Object.hasOwn(builtins, cell.name)) throw new Error(`a cell ${cell.name} is there already`);
          mounted.push(module.variable().define(cell.name, cell.inputs, remembered(cell.definition)));
          continue;
        }
        const place = document.createElement(cell.kind === 'prose' ? 'div' : 'section');
        place.className = cell.kind === 'prose' ? 'prose' : `cell cell-${cell.name}`;
        element.append(place);
        if (cell.kind === 'prose') {
          for (const paragraph of cell.text[language].split('\n\n')) {
            const words = document.createElement('p');
            words.append(...emphasized(paragraph));
            place.append(words);
          }
          continue;
        }
        let late: ReturnType<typeof setTimeout> | undefined;
        const settle = () => {
          clearTimeout(late);
          late = undefined;
          place.classList.remove('pending', 'late');
        };
        const variable = module.variable({
          pending: () => {
            place.classList.add('pending');
            // Greyed by a class, not by a transition that waits: that would paint all of the page at each move of a hand.
            late ??= setTimeout(() => place.classList.add('late'), patience);
          },
          fulfilled: (value) => {
            settle();
            place.classList.remove('failed');
            if (place.firstChild === value && place.childNodes.length === 1) return;
            // What is made anew keeps the focus where the hand was.
            const again = focusIn(place);
            place.replaceChildren(value as Node);
            again();
          },
          rejected: (error) => {
            if (error instanceof Error && error.message === cancelled) return;
            settle();
            place.classList.add('failed');
            const [en = '', zh = en] = (error instanceof Error ? error.message : String(error)).split(betweenLanguages);
            const note = document.createElement('p');
            note.className = 'fault-note';
            note.setAttribute('role', 'alert');
            note.textContent = language === 'zh' ? zh : en;
            // What was shown stays below it, greyed.
            place.querySelector(':scope > .fault-note')?.remove();
            place.prepend(note);
          },
        });
        mounted.push(variable.define(null, cell.inputs, remembered(cell.begin())));
      }
    },
    value: (name) =>
      new Promise((resolve, reject) => {
        const variable = module.variable({
          fulfilled: (value) => {
            resolve(value);
            variable.delete();
          },
          rejected: reject,
        });
        variable.define(null, [name], (value: unknown) => value);
      }),
  };
}
