/** A venture under a plan in; each of its figures with the numbers that can be moved, and where a move is written, out. */
import {
  amount,
  bareData,
  changePath,
  type Distribution,
  distributionData,
  dotted,
  type Figure,
  followsWords,
  type Language,
  limitsOf,
  type Parameter,
  type Path,
  type Plan,
  type Scenario,
  say,
  type Unit,
  type Venture,
  valueAt,
  without,
} from '../../model/index.ts';
import { type InlineInput, inlineNumber } from '../inputs/inline.ts';
import { type NumberInput, numberInput } from '../inputs/number.ts';
import { figureUnit, inBase } from '../inputs/typed.ts';
import type { Actions, Chosen } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { noteOf, type Part, type Place, partsOf, slotOf } from './figures.ts';
import { openLadder, originEdits } from './ladder.ts';
import { el } from './parts.ts';
import { attempt } from './refusal.ts';
import { besideLabel, shapeButton } from './shape-button.ts';

/** Where moves are written: each where it stands, or all of them into the chosen plan alone. */
export type Into = 'place' | 'plan';

/** A figure of a venture on a page. */
export interface VentureFigure {
  readonly parameter: Parameter;
  readonly figure: Figure;
  readonly title: string;
  /** Its source and note. */
  readonly note: string;
  /** The driver that it follows, in words. */
  readonly follows: string | null;
  readonly slots: readonly NumberInput[];
  /** Opens the editor of its distribution; null where it has none. */
  readonly shape: (() => void) | null;
}

/** Where the whole figure is, or will be, written. `whole`: all of it must be written at once. */
function homeOf(figure: Figure, venture: Venture, village: string, plan: Plan, parameter: string, into: Into, actions: Actions) {
  const inPlan = changePath(plan.id, village, venture.id);
  const at = figure.at?.split('.');
  if (at && (into === 'place' || dotted(at).startsWith(`${dotted(inPlan)}.`))) return { path: at as Path, whole: false };
  const changed = actions.written(inPlan);
  const own = into === 'plan' || (!at && changed !== undefined && changed !== null) ? inPlan : venture.at;
  return { path: [...own, parameter] as Path, whole: true };
}

/** The same figure in the file that was opened, under the same plan or, of a new one, in its village; null where there was none. */
export function openedFigure(
  opened: Scenario | null,
  plan: string,
  village: string,
  { id, strategy }: Venture,
  parameter: string,
): Figure | null {
  const villages = opened?.plans.find((one) => one.id === plan)?.villages ?? opened?.villages;
  const venture = villages?.find((one) => one.id === village)?.ventures.find((one) => one.id === id);
  return venture?.strategy === strategy ? (venture.figures[parameter] ?? null) : null;
}

/** A part put into the plain data of its figure. */
function withPart(data: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  const inner = withPart((data as Record<string | number, unknown> | null)?.[key], rest, value);
  if (Array.isArray(data)) return data.map((item, i) => (i === key ? inner : item));
  return { ...(data as object), [key]: inner };
}

const middle = (value: Figure['values'][number] | undefined): number | null =>
  value === undefined || value.kind === 'driver' ? null : valueAt(value, 0.5);

/** Everything of a figure back to the file that was opened. */
function resetWhole(path: Path, actions: Actions): void {
  const first = actions.original(path);
  const inPlan = path[0] === 'plans';
  actions.change([first === undefined ? without(actions.data(), path, inPlan ? 3 : path.length) : { path, value: first }]);
}

export function ventureFigures(
  venture: Venture,
  village: string,
  { scenario, plan }: Chosen,
  into: Into,
  actions: Actions,
  language: Language,
): VentureFigure[] {
  const opened = actions.opened();
  const strategy = scenario.strategies[venture.strategy];
  return (strategy?.parameters ?? []).flatMap((parameter): VentureFigure[] => {
    const figure = venture.figures[parameter.id];
    if (!figure) return [];
    const title = say(parameter.title, language);
    const note = figure.at ? noteOf(figure, scenario, language) : word('standard', language);
    const { path, whole } = homeOf(figure, venture, village, plan, parameter.id, into, actions);
    const [only] = figure.values;
    if (only?.kind === 'driver') {
      const driver = scenario.drivers.find(({ id }) => id === only.driver);
      const follows = followsWords(driver ? say(driver.title, language) : only.driver, only, language);
      return [{ parameter, figure, title, note, follows, slots: [], shape: null }];
    }
    const data = figure.at ? actions.written(figure.at.split('.')) : bareData(figure);
    const bare = typeof data !== 'object' || data === null || Array.isArray(data);
    const before = openedFigure(opened, plan.id, village, venture, parameter.id);
    const alike =
      before?.values.length === figure.values.length && before.values.every(({ kind }, i) => kind === figure.values[i]?.kind);
    const parts = partsOf(figure, bare, language);
    const firsts = before && alike ? partsOf(before, bare, language) : [];
    const place = (part: Part, i: number): Place => {
      const own: Path = [...path, ...part.keys];
      const original = alike ? (firsts[i]?.value ?? null) : i === 0 ? middle(before?.values[0]) : null;
      return {
        path: own,
        original,
        set: (value, done) =>
          whole ? actions.setFigure(path, withPart(data, part.keys, value), done) : actions.setFigure(own, value, done),
        reset: () =>
          alike && !whole && actions.original(own) !== undefined ? actions.resetFigure(own) : resetWhole(path, actions),
      };
    };
    const [least, most] = limitsOf(parameter, strategy);
    const slots = parts.map((part, i) =>
      slotOf(
        part.width ? part : { ...part, least: Math.max(part.least ?? least, least), most: Math.min(part.most ?? most, most) },
        part.label ? `${title} · ${part.label}` : title,
        place(part, i),
        parameter.range,
        i === parts.length - 1 ? note : '',
        language,
      ),
    );
    const shape =
      figure.list || only === undefined ? null : () => editShape(title, figure, only, parameter, path, data, actions, language);
    return [{ parameter, figure, title, note, follows: null, slots, shape }];
  });
}

function editShape(
  title: string,
  figure: Figure,
  distribution: Distribution,
  { range }: Parameter,
  path: Path,
  data: unknown,
  actions: Actions,
  language: Language,
): void {
  const { source, note } = (typeof data === 'object' && data !== null ? data : {}) as { source?: unknown; note?: unknown };
  const kept = { source: source ?? 'assumption', ...(note === undefined ? {} : { note }) };
  openLadder(
    {
      title,
      unit: figure.unit,
      distribution,
      range,
      yearly: false,
      put: (shape, origin) => {
        const value = { ...distributionData(shape, figure.unit), ...kept, ...origin };
        return attempt([{ path, value }, ...originEdits(path, origin, note)], actions, language);
      },
    },
    language,
  );
}

const opensShape = (figure: VentureFigure, place: string, text: string, language: Language): HTMLElement =>
  shapeButton(`${place}-${figure.slots[0]?.id ?? figure.figure.at}`, text, figure.title, language, () => figure.shape?.());

/** A figure as fields with sliders. */
export function figureFields(figure: VentureFigure, language: Language): HTMLElement[] {
  const { slots, follows, title, note, shape } = figure;
  if (follows !== null)
    return [
      el(
        'div',
        'figure-input follows',
        el('label', '', title),
        el('span', 'value', `${word('follows', language)} ${follows}`),
        el('small', '', note),
      ),
    ];
  const button = shape && opensShape(figure, 'field', word('shape', language), language);
  const [first, ...rest] = slots.map(numberInput);
  if (first) return [button ? besideLabel(first, button) : first, ...rest];
  // A form without numbers to move, such as single values with their shares.
  return [el('div', 'figure-input follows', el('label', '', title), button ?? '', el('small', '', note))];
}

const inline = (slot: NumberInput, unit: Unit, language: Language): HTMLElement => {
  const told = (x: number) => amount(inBase(x, unit), unit, language, 7);
  const props: InlineInput = {
    ...slot,
    id: `in-${slot.id}`,
    say: told,
    was: (x) => word('inFile', language, { value: told(x) }),
    hint: word('inlineHint', language),
  };
  return inlineNumber(props);
};

/** The part of an uncertain figure that speaks for it, and the words of its width. */
function mainSlot(value: Distribution): { readonly index: number; readonly ends: readonly [number, number] | null } {
  if (value.kind === 'pert') return { index: 1, ends: [value.min, value.max] };
  if (value.kind === 'metalog') return { index: 1, ends: [value.p10, value.p90] };
  if (value.kind === 'normal' || value.kind === 'lognormal')
    return { index: 0, ends: [valueAt(value, 0.1), valueAt(value, 0.9)] };
  return { index: 0, ends: null };
}

/** A figure as it stands in a sentence: what can be moved moves there. */
export function figureInline(figure: VentureFigure, language: Language): Node[] {
  const { slots, follows, figure: of, title } = figure;
  if (follows !== null) return [el('strong', '', word('likeDriver', language, { driver: follows }))];
  const [only] = of.values;
  const unit = figureUnit(of, language);
  const between = (nodes: readonly Node[], sign: string) =>
    nodes.flatMap((node, i) => (i === 0 ? [node] : [document.createTextNode(sign), node]));
  if (of.list || only?.kind === 'uniform')
    return between(
      slots.map((slot) => inline(slot, unit, language)),
      of.list ? word('listSign', language) : '–',
    );
  if (!only || only.kind === 'driver') return [];
  const { index, ends } = mainSlot(only);
  const slot = slots[index];
  if (!slot) return figure.shape ? [opensShape(figure, 'in', title, language)] : [];
  const bare = { ...unit, text: unit.text === '%' ? '%' : '' };
  const [low, high] = (ends ?? [0, 0]).map((value) => amount(value, bare, language));
  return [inline(slot, unit, language), ...(ends ? [opensShape(figure, 'in', `${low}–${high}`, language)] : [])];
}
