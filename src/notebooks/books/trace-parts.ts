/** Figures of a trace in; their values, formulas, sources, influence diagram and nested list as elements out. */
import {
  amount,
  type Language,
  measured,
  percent,
  type Scenario,
  say,
  type Trace,
  type TraceKind,
  type TraceNode,
  type TracePiece,
} from '../../model/index.ts';
import { type Word, word, wordOr } from '../words/words.ts';
import { el } from './parts.ts';
import { link } from './plain-table.ts';

/** What a trace is shown with. */
export interface Showing {
  readonly trace: Trace;
  readonly scenario: Scenario;
  readonly language: Language;
  /** Whether bands over all futures are shown, not one of them. */
  readonly all: boolean;
  /** Goes down to a figure. */
  readonly go: (node: TraceNode) => void;
}

/** Inputs shown beside each other; the others are counted. */
const mostShown = 12;

export const nodeOf = ({ nodes }: Trace, id: string): TraceNode | undefined => nodes.find((node) => node.id === id);

const kindWords: { readonly [kind in TraceKind]: Word } = {
  sum: 'traceKindSum',
  formula: 'traceKindFormula',
  stock: 'traceKindStock',
  event: 'traceKindEvent',
  figure: 'traceKindFigure',
  driver: 'traceKindDriver',
  calendar: 'traceKindCalendar',
  plan: 'traceKindPlan',
};

const one = ({ unit, kind }: TraceNode, value: number, language: Language): string =>
  kind === 'calendar' ? String(value) : measured(value, unit, language);

/** The value in the future shown, or the band over all. */
export function valueWords(node: TraceNode, { language, all }: Showing): string {
  const { kind, value, band } = node;
  if (kind === 'event') {
    if (all) return word('traceHappensIn', language, { share: percent(band.mean) });
    return word(value === 0 ? 'traceHappensNot' : 'traceHappens', language);
  }
  if (!all || band.p10 === band.p90) return one(node, all ? band.p50 : value, language);
  return bandWords(node, language);
}

function bandWords(node: TraceNode, language: Language): string {
  const { mean, p10, p90 } = node.band;
  const [middle, low, high] = [mean, p10, p90].map((x) => one(node, x, language)) as [string, string, string];
  return word('traceBand', language, { mean: middle, low, high });
}

/** What a page tells of all futures, beside the one that is walked. */
export const overAll = (node: TraceNode, { language }: Showing): string =>
  word('traceOverAll', language, { band: bandWords(node, language) });

/** Short, for a place in a formula or a box. */
function briefValue(node: TraceNode, showing: Showing): string {
  if (showing.all && node.kind !== 'event') return one(node, node.band.mean, showing.language);
  return node.kind === 'event' && !showing.all ? String(node.value) : valueWords(node, showing);
}

/** In digits that nobody rounds, for the pointer. */
const exact = ({ unit, value, band, kind }: TraceNode, { language, all }: Showing): string =>
  kind === 'calendar' ? String(value) : amount(all ? band.mean : value, unit, language, 9);

export function sourceWords(node: TraceNode, scenario: Scenario, language: Language): string {
  const { source } = node;
  const reference = scenario.references.find(({ id }) => id === source);
  if (reference) return say(reference.title, language);
  if (source !== null) return wordOr(source, language);
  return isUsual(node) ? usualWords(node, language) : word('traceNoSource', language);
}

/** Whether the file says nothing of a figure, so that it is the usual value of its strategy. */
const isUsual = ({ source, kind, at }: TraceNode): boolean => kind === 'figure' && source === null && at === null;

const usualWords = ({ place }: TraceNode, language: Language): string =>
  word(place.venture === null ? 'traceDefault' : 'traceUsual', language);

/** Whether no document stands behind a figure. */
const isAssumed = (node: TraceNode): boolean =>
  isUsual(node) || ['assumption', 'estimate', 'inferred'].includes(node.source ?? '');

/** Whose figure it is: `Buridu · Cattle base · 2022`. */
export function placeWords({ place, kind }: TraceNode, { plans }: Scenario, planId: string, language: Language): string {
  const plan = plans.find(({ id }) => id === planId);
  const village = plan?.villages.find(({ id }) => id === place.village);
  const venture = village?.ventures.find(({ id }) => id === place.venture);
  const whose = kind === 'driver' ? [] : village ? [say(village.title, language)] : [word('together', language)];
  return [...whose, ...(venture ? [say(venture.title, language)] : []), String(place.year)].join(' · ');
}

/** A figure of another year, as a fund has the one of the year before, says so. */
const titleBeside = (node: TraceNode, { title, kind, place }: TraceNode, language: Language): string =>
  place.year === node.place.year || kind === 'calendar'
    ? say(title, language)
    : word('traceOfYear', language, { title: say(title, language), year: place.year });

/** A formula in words, whose names can be pressed, or with the values in their places. */
export function formulaLine(node: TraceNode, showing: Showing, values: boolean): HTMLElement {
  const { trace, language, go } = showing;
  const pieces: readonly TracePiece[] = node.formula?.[language] ?? [];
  const room = 4 * mostShown;
  const shown = pieces.slice(0, room).map((piece): Node | string => {
    if (typeof piece === 'string') return piece;
    const input = nodeOf(trace, piece.id);
    if (!input) return piece.id;
    if (values) {
      // A sign behind a sign is hard to read.
      const plain = briefValue(input, showing);
      const text = el('span', 'trace-value', plain.startsWith('−') && node.inputs.length > 1 ? `(${plain})` : plain);
      text.title = `${say(input.title, language)}: ${exact(input, showing)}`;
      return text;
    }
    return link(titleBeside(node, input, language), () => go(input));
  });
  const result = node.kind === 'event' ? percent(node.formula?.result ?? 0) : briefValue(node, showing);
  return el(
    'p',
    'trace-formula',
    ...shown,
    pieces.length > room ? '…' : '',
    ...(values ? [' = ', el('strong', '', result)] : []),
  );
}

/** Rows of what is known of a figure beside its formula. */
export function facts(node: TraceNode, scenario: Scenario, language: Language): HTMLElement {
  const list = el('dl', 'trace-facts');
  const fact = (name: string, ...contents: (Node | string)[]) => list.append(el('dt', '', name), el('dd', '', ...contents));
  const { kind, told, note, at, source } = node;
  if (told) fact(word(kind === 'driver' ? 'traceMoves' : 'traceStated', language), say(told, language));
  if (['figure', 'driver'].includes(kind) || source !== null) {
    const words = el('span', isAssumed(node) ? 'trace-assumed' : '', sourceWords(node, scenario, language));
    const reference = scenario.references.find(({ id }) => id === source);
    fact(
      word('traceSource', language),
      words,
      ...(reference?.note ? [el('small', 'trace-of-source', say(reference.note, language))] : []),
    );
  }
  if (note) fact(word('traceNote', language), say(note, language));
  if (at !== null) fact(word('tracePlace', language), el('code', '', at));
  return list;
}

/** The largest inputs first where there are too many to show. */
function inputsOf({ inputs }: TraceNode, { trace }: Showing): { readonly shown: readonly TraceNode[]; readonly left: number } {
  const nodes = inputs.flatMap((id) => nodeOf(trace, id) ?? []);
  if (nodes.length <= mostShown) return { shown: nodes, left: 0 };
  const largest = [...nodes].sort((a, b) => Math.abs(b.band.mean) - Math.abs(a.band.mean));
  return { shown: largest.slice(0, mostShown), left: nodes.length - mostShown };
}

function box(node: TraceNode, showing: Showing): HTMLElement {
  const { language, scenario, go } = showing;
  const leaf = node.inputs.length === 0 && !node.more;
  const button = el(
    'button',
    `trace-box trace-${node.kind}${isAssumed(node) ? ' trace-from-assumption' : ''}`,
    el('span', 'trace-name', say(node.title, language)),
    el('strong', '', briefValue(node, showing)),
    el(
      'small',
      'trace-kind',
      isUsual(node)
        ? usualWords(node, language)
        : ['figure', 'driver'].includes(node.kind) && (leaf || node.kind === 'figure')
          ? `${word(kindWords[node.kind], language)} · ${sourceWords(node, scenario, language)}`
          : word(kindWords[node.kind], language),
    ),
  ) as HTMLButtonElement;
  button.type = 'button';
  button.title = exact(node, showing);
  button.addEventListener('click', () => go(node));
  return button;
}

/** The figure, what it is computed from, and what that is computed from, from left to right. */
export function diagram(root: TraceNode, showing: Showing): HTMLElement {
  const branch = (node: TraceNode, depth: number): HTMLElement => {
    const { shown, left } = depth > 0 ? inputsOf(node, showing) : { shown: [], left: 0 };
    const own = el('div', 'trace-branch', box(node, showing));
    if (shown.length === 0) return own;
    const below = el('div', 'trace-inputs', ...shown.map((input) => branch(input, depth - 1)));
    if (left > 0)
      below.append(el('div', 'trace-branch', el('span', 'trace-others', word('traceOthers', showing.language, { n: left }))));
    own.append(below);
    return own;
  };
  const whole = el('div', 'trace-diagram', branch(root, 2));
  whole.addEventListener('keydown', (event) => {
    const next = neighbour(event.target as HTMLElement, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return whole;
}

/** The box that an arrow key leads to. */
function neighbour(box: HTMLElement, key: string): HTMLElement | null {
  const branch = box.closest('.trace-branch');
  const boxOf = (place: Element | null | undefined) => place?.querySelector<HTMLElement>(':scope > .trace-box') ?? null;
  if (key === 'ArrowRight') return boxOf(branch?.querySelector(':scope > .trace-inputs > .trace-branch'));
  if (key === 'ArrowLeft') return boxOf(branch?.parentElement?.closest('.trace-branch'));
  if (key === 'ArrowDown') return boxOf(branch?.nextElementSibling);
  if (key === 'ArrowUp') return boxOf(branch?.previousElementSibling);
  return null;
}

/** The same in words, all the way down. */
export function nestedList(root: TraceNode, showing: Showing): HTMLElement {
  const { language, scenario } = showing;
  const seen = new Set<string>();
  const item = (node: TraceNode): HTMLElement => {
    const sourced = ['figure', 'driver'].includes(node.kind);
    const line = el(
      'li',
      '',
      word(sourced ? 'traceLineSource' : 'traceLine', language, {
        title: say(node.title, language),
        year: node.place.year,
        value: valueWords(node, showing),
        source: sourced ? sourceWords(node, scenario, language) : '',
      }),
    );
    // What stands in several places is told in full once.
    if (seen.has(node.id)) return line;
    seen.add(node.id);
    const { shown, left } = inputsOf(node, showing);
    if (shown.length > 0)
      line.append(
        el('ul', '', ...shown.map(item), ...(left > 0 ? [el('li', '', word('traceOthers', language, { n: left }))] : [])),
      );
    return line;
  };
  return el('ul', 'trace-list', item(root));
}
