/** A figure of a page in; a panel that shows where it comes from, to be walked down to its sources, out. */
import {
  type Language,
  type Scenario,
  say,
  type Trace,
  type TraceNode,
  type TracePlace,
  type WhichFuture,
} from '../../model/index.ts';
import { emphasized, type Standing, strongIn } from '../runtime/emphasis.ts';
import { Cancelled } from '../runtime/host.ts';
import type { Actions, Ask, TraceTarget } from '../runtime/notebook.ts';
import { type Word, word } from '../words/words.ts';
import { el, labelled } from './parts.ts';
import { link } from './plain-table.ts';
import { diagram, facts, formulaLine, nestedList, nodeOf, overAll, placeWords, type Showing, valueWords } from './trace-parts.ts';
import { readingPart } from './trace-reading.ts';

/** A figure as text that opens where it comes from. */
export function traced(text: string | Node, target: TraceTarget, actions: Actions, language: Language): HTMLElement {
  const button = el('button', 'traced', text) as HTMLButtonElement;
  button.type = 'button';
  button.title = word('traceAsk', language, { figure: button.textContent ?? '' });
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', () => actions.trace(target));
  return button;
}

/** The strong figures of a text, each of which opens where it comes from. */
export function tracedFigures(
  text: string,
  target: (words: string) => TraceTarget,
  actions: Actions,
  language: Language,
): Standing {
  const figures = strongIn(text).filter((words) => /\d/.test(words));
  return new Map(figures.map((words) => [words, () => traced(words, target(words), actions, language)]));
}

/** A text as its pieces, whose strong figures open where they come from. */
export const tracedText = (...asked: Parameters<typeof tracedFigures>): (Node | string)[] =>
  emphasized(asked[0], tracedFigures(...asked));

type Mode = 'own' | 'poor' | 'middle' | 'good' | 'all';

const modes: { readonly [mode in Mode]: readonly [label: Word, why: Word] } = {
  // The future that the figure before is told of.
  own: ['traceOwn', 'traceOwnWhy'],
  poor: ['tracePoor', 'tracePoorWhy'],
  middle: ['traceMiddle', 'traceMiddleWhy'],
  good: ['traceGood', 'traceGoodWhy'],
  all: ['traceAll', 'traceAllWhy'],
};

/** A figure that was walked to: the trace it is in, by that trace's own figure, and itself. */
interface Step {
  readonly asked: TracePlace;
  readonly id: string | null;
  readonly label: string;
}

/** What the panel needs of the page. */
export interface Tracing {
  readonly scenario: Scenario;
  readonly language: Language;
  readonly ask: Ask;
}

/** `back` opens the figure from which this one was asked for. */
export function openTrace(target: TraceTarget, tracing: Tracing, back: (() => void) | null = null): void {
  if (document.querySelector('dialog')) return;
  const { plan, village, venture, measure, year } = target;
  const { scenario, language, ask } = tracing;
  const reading = target.reading?.();
  const first: TracePlace = { village, venture: venture ?? null, name: measure, year };
  let steps: readonly Step[] = [{ asked: first, id: null, label: '' }];
  const own = typeof target.future === 'number' ? target.future : null;
  let mode: Mode = typeof target.future === 'string' ? target.future : own === null ? 'middle' : 'own';
  const before = document.activeElement;

  const dialog = el('dialog', 'trace') as HTMLDialogElement;
  const title = el('h2', '', word('traceTitle', language));
  title.id = 'trace-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const close = el('button', 'trace-close', word('traceClose', language)) as HTMLButtonElement;
  close.type = 'button';
  close.addEventListener('click', () => dialog.close());
  const choices = el('div', 'trace-modes');
  choices.setAttribute('role', 'radiogroup');
  choices.setAttribute('aria-label', word('traceFuture', language));
  const body = el('div', 'trace-body');
  const head = el('header', 'trace-head', title, close);
  const read = reading ? readingPart(reading, open, language) : el('div', '');
  // What was pressed then is not made anew.
  if (document.body.classList.contains('computing')) read.append(el('p', 'notice', word('traceComputing', language)));
  dialog.append(head, read, ...(reading?.alone ? [] : [choices, body]));

  /** Another figure in the place of this one. */
  function leave(forward: () => void): void {
    dialog.close();
    dialog.remove();
    forward();
  }
  function open(next: TraceTarget): void {
    leave(() => openTrace(next, tracing, () => openTrace(target, tracing, back)));
  }
  if (back) title.before(link(`‹ ${word('traceBack', language)}`, () => leave(back)));

  for (const [each, [label]] of Object.entries(modes) as [Mode, readonly [Word, Word]][]) {
    if (each === 'own' && own === null) continue;
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = 'trace-mode';
    radio.checked = each === mode;
    radio.addEventListener('change', () => {
      mode = each;
      show(false);
    });
    choices.append(el('label', '', radio, word(label, language, { n: ((own ?? 0) + 1).toLocaleString('en-US') })));
  }

  const traceOf = (place: TracePlace, future: WhichFuture) => ask('trace', { plan, place, future }, 'trace');

  /** Walking on stays in the future of the figure that was asked about first. */
  const ofPlace = async (asked: TracePlace): Promise<Trace> => {
    const which = mode === 'own' ? own : mode;
    const top = await traceOf(first, which === 'all' || which === null ? 'middle' : which);
    return asked === first ? top : traceOf(asked, top.run);
  };

  const show = async (moved: boolean): Promise<void> => {
    const step = steps.at(-1) as Step;
    const wanted = mode;
    read.hidden = steps.length > 1;
    body.classList.add('pending');
    body.setAttribute('aria-busy', 'true');
    if (!body.firstChild) body.append(el('p', 'caption', `${word('computing', language)}…`));
    try {
      const trace = await ofPlace(step.asked);
      if (step !== steps.at(-1) || wanted !== mode) return;
      draw(trace, step);
    } catch (error) {
      if (error instanceof Cancelled) return;
      body.replaceChildren(el('p', 'failed', error instanceof Error ? error.message : String(error)));
    }
    body.classList.remove('pending');
    body.removeAttribute('aria-busy');
    if (moved) body.querySelector<HTMLElement>('h3')?.focus();
  };

  const go = (trace: Trace) => (node: TraceNode) => {
    const step = steps.at(-1) as Step;
    if (node.id === (step.id ?? trace.root)) return;
    steps = [
      ...steps,
      { asked: node.more ? node.place : step.asked, id: node.more ? null : node.id, label: say(node.title, language) },
    ];
    show(true);
  };
  const backTo = (to: number) => {
    steps = steps.slice(0, to + 1);
    show(true);
  };

  const crumbs = (here: TraceNode): HTMLElement => {
    const nav = el('nav', 'trace-road');
    nav.setAttribute('aria-label', word('traceRoad', language));
    const names = steps.map(({ label }, i) => (label || i > 0 ? label : topLabel));
    nav.append(
      ...names.slice(0, -1).map((name, i) =>
        el(
          'span',
          '',
          link(name, () => backTo(i)),
          ' › ',
        ),
      ),
    );
    const last = el('span', '', names.at(-1) || say(here.title, language));
    last.setAttribute('aria-current', 'location');
    nav.append(last);
    return nav;
  };
  let topLabel = '';

  const draw = (trace: Trace, step: Step): void => {
    const node = nodeOf(trace, step.id ?? trace.root);
    if (!node) {
      body.replaceChildren(el('p', 'empty', word('traceIdle', language, { year })));
      return;
    }
    const all = mode === 'all';
    const showing: Showing = { trace, scenario, language, all, go: go(trace) };
    if (steps.length === 1) topLabel = say(node.title, language);
    const heading = el(
      'h3',
      '',
      say(node.title, language),
      el('small', 'trace-whose', placeWords(node, scenario, plan, language)),
    );
    heading.tabIndex = -1;
    const of = trace.runs.toLocaleString('en-US');
    const why = word(modes[mode][1], language, { of });
    const future = all ? why : word('traceRun', language, { n: (trace.run + 1).toLocaleString('en-US'), of, why });
    const parts: (Node | string)[] = [
      steps.length > 1 ? crumbs(node) : '',
      heading,
      el('p', 'trace-result', valueWords(node, showing)),
      el('p', 'caption', future),
      all || node.kind === 'event' || node.band.mean === node.value ? '' : el('p', 'trace-over', overAll(node, showing)),
    ];
    if (node.formula) {
      parts.push(
        el('h4', '', word(node.kind === 'event' ? 'traceChance' : 'traceFormula', language)),
        formulaLine(node, showing, false),
      );
      if (node.kind === 'stock') parts.push(el('p', 'caption', word('traceStock', language)));
      if (!all && node.inputs.length > 0)
        parts.push(el('h4', '', word('traceWithValues', language)), formulaLine(node, showing, true));
      if (node.formula.text !== null)
        parts.push(el('p', 'caption', labelled(word('traceWritten', language), '', language), el('code', '', node.formula.text)));
    }
    parts.push(facts(node, scenario, language));
    if (node.inputs.length > 0)
      parts.push(
        el('h4', '', word('traceDiagram', language)),
        el('p', 'caption', word('traceDiagramHint', language)),
        diagram(node, showing),
        el('details', '', el('summary', '', word('traceList', language)), nestedList(node, showing)),
      );
    body.replaceChildren(...parts);
  };

  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Backspace' || (steps.length < 2 && !back)) return;
    event.preventDefault();
    if (steps.length > 1) backTo(steps.length - 2);
    else if (back) leave(back);
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  if (!reading?.alone) show(false);
}
