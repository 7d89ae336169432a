/** Pieces that several notebooks show: elements from text, goals in words, and the inputs of figures and drivers. */
import {
  type Driver,
  dotted,
  type Figure,
  type Goal,
  type Language,
  money,
  type Plan,
  type Process,
  percent,
  readQuantity,
  type Scenario,
  say,
  type Unit,
  unitWords,
  type Venture,
} from '../../model/index.ts';
import { numberInput } from '../inputs/number.ts';
import { inUnit, typedIn } from '../inputs/typed.ts';
import type { Actions, Chosen } from '../runtime/notebook.ts';
import { word, wordOr } from '../words/words.ts';

/** An element with its class and contents; text becomes text nodes. */
export function el(tag: string, className: string, ...contents: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...contents);
  return element;
}

/** A sentence in which `**words**` stand out. */
export function sentence(text: string): HTMLElement {
  const line = el('p', 'sentence');
  for (const [i, part] of text.split('**').entries()) line.append(i % 2 ? el('strong', '', part) : part);
  return line;
}

export const widthFor = (most: number): number =>
  Math.max(250, Math.min(most, (document.querySelector('main')?.clientWidth ?? most) - 40));

/** The goal that a page's sentence speaks of: the last one on each village's income, else the first. */
export function mainGoal(scenario: Scenario): Goal | undefined {
  const each = scenario.goals.filter(({ measure, who }) => measure === 'income' && who.kind === 'every village');
  return each.sort((a, b) => b.atLeast - a.atLeast)[0] ?? scenario.goals[0];
}

export function target(goal: Goal, language: Language): string {
  return goal.unit.dimension.some((exponent) => exponent !== 0) ? money(goal.atLeast, language) : `${goal.atLeast}`;
}

const whoWords = (goal: Goal, language: Language): string => {
  const zh = language === 'zh';
  switch (goal.who.kind) {
    case 'every village':
      return zh ? '每个村' : 'every village';
    case 'the town':
      return zh ? '全镇' : 'the town';
    case 'share':
      return zh ? `${percent(goal.who.share)} 的村` : `${percent(goal.who.share)} of villages`;
    case 'list':
      return zh ? `${goal.who.villages.length} 个村` : `${goal.who.villages.length} villages`;
  }
};

/** `≥ 500,000 yuan, 2022, every village`. */
export function goalNote(goal: Goal, language: Language): string {
  return `${wordOr(goal.measure, language)} ≥ ${target(goal, language)} · ${goal.year} · ${whoWords(goal, language)}`;
}

const sourceWords = (source: string | null, scenario: Scenario, language: Language): string => {
  if (source === null) return '';
  const reference = scenario.references.find(({ id }) => id === source);
  return reference ? say(reference.title, language) : wordOr(source, language);
};

function noteOf({ source, note }: Pick<Figure, 'source' | 'note'>, scenario: Scenario, language: Language): string {
  const from = sourceWords(source, scenario, language);
  return [from && `${word('source', language)}: ${from}`, note && say(note, language)].filter(Boolean).join(' · ');
}

/** One number of a figure: the keys below the figure's place where it stands, its value in base units. */
interface Part {
  readonly label: string;
  readonly keys: readonly (string | number)[];
  readonly value: number;
  readonly unit: Unit;
  /** Whether it must lie above zero. */
  readonly positive?: boolean;
}

const plainUnit: Unit = { text: '%', factor: 0.01, dimension: [] };

function partsOf(figure: Figure, bare: boolean, language: Language): Part[] {
  const { unit } = figure;
  return figure.values.flatMap((value, i): Part[] => {
    const part = (label: string, key: string, v: number, of = unit): Part => ({ label, keys: [key], value: v, unit: of });
    switch (value.kind) {
      case 'fixed': {
        const keys = [...(bare ? [] : ['is']), ...(figure.list && figure.values.length > 1 ? [i] : [])];
        return [
          {
            label: figure.list && figure.values.length > 1 ? (language === 'zh' ? `第 ${i + 1} 年` : `year ${i + 1}`) : '',
            keys,
            value: value.value,
            unit,
          },
        ];
      }
      case 'uniform':
        return [part(word('low', language), 'min', value.min), part(word('high', language), 'max', value.max)];
      case 'pert':
        return [
          part(word('low', language), 'min', value.min),
          part(word('likely', language), 'likely', value.likely),
          part(word('high', language), 'max', value.max),
        ];
      case 'normal':
        return [part(word('mean', language), 'mean', value.mean), part(word('spreadOf', language), 'sd', value.sd)];
      case 'lognormal':
        return [
          part(word('median', language), 'median', value.median),
          part(word('spreadOf', language), 'spread', value.spread, plainUnit),
        ];
      case 'metalog':
        return [
          part(word('low', language), 'p10', value.p10),
          part(word('median', language), 'p50', value.p50),
          part(word('high', language), 'p90', value.p90),
        ];
      case 'chance':
        return [part(word('chance', language), 'chance', value.chance, plainUnit)];
      default:
        return [];
    }
  });
}

/** A value in base units as the file writes it, in its own unit. */
function written(value: number, unit: Unit): string | number {
  const own = unit.text === '%' ? value * 100 : value / unit.factor;
  const tidy = Number(own.toPrecision(10));
  return unit.text === '' ? tidy : unit.text === '%' ? `${tidy}%` : `${tidy} ${unit.text}`;
}

function refusal(text: string, example: string, unit: string, language: Language): string {
  const such = `${example}${unit === '%' ? '%' : unit && ` ${unit}`}`;
  return language === 'zh'
    ? `“${text}”在这里不合适：请填数字，如 ${such}。`
    : `“${text}” does not fit here: write a number, such as ${such}.`;
}

function input(
  part: Part,
  label: string,
  path: readonly (string | number)[],
  range: readonly [number, number] | null,
  note: string,
  actions: Actions,
  language: Language,
): HTMLElement {
  const { unit } = part;
  const first = actions.original(path);
  const read = typeof first === 'string' || typeof first === 'number' ? readQuantity(first) : null;
  const original = read?.ok ? inUnit(read.value, unit) : null;
  const value = inUnit(part.value, unit);
  const centre = Math.abs(original ?? value);
  const wide = range
    ? [inUnit(range[0], unit), inUnit(range[1], unit)]
    : [0, centre === 0 ? (unit.text === '%' ? 20 : 100_000 / unit.factor) : centre * 2];
  const free = unit.text === '%' && !range ? [0, centre > 50 ? 100 : Math.max(20, centre * 2)] : wide;
  // A price has no logarithm at zero: its slider ends above it.
  const ends = part.positive ? [Math.max(free[0] as number, centre / 20), free[1]] : free;
  return numberInput({
    id: `f-${dotted(path)}`,
    label,
    value,
    original,
    unit: unitWords(unit, language),
    low: Math.min(ends[0] as number, original ?? value),
    high: Math.max(ends[1] as number, original ?? value),
    note,
    resetLabel: word('reset', language),
    read: (text) => typedIn(text, unit),
    refuse: (text) => refusal(text, String(Number(value.toPrecision(4))), unitWords(unit, language), language),
    language,
    onInput: (x, done) => actions.setFigure(path, written(unit.text === '%' ? x / 100 : x * unit.factor, unit), done),
    onReset: () => actions.resetFigure(path),
  });
}

/** Where a figure of a venture is written, or would be: in the plan if the plan changes the venture, else in the village. */
function placeOf(
  actions: Actions,
  plan: Plan,
  village: string,
  venture: string,
  parameter: string,
  figure: Figure,
): (string | number)[] {
  if (figure.at) return figure.at.split('.');
  const inPlan = ['plans', plan.id, 'changes', village, venture];
  return actions.original(inPlan) === undefined ? ['villages', village, 'ventures', venture, parameter] : [...inPlan, parameter];
}

/** Inputs for the figures of a venture: those written in the file first, the strategy's usual values behind a fold. */
export function ventureInputs(
  venture: Venture,
  village: string,
  { scenario, plan }: Chosen,
  actions: Actions,
  language: Language,
): { readonly shown: HTMLElement[]; readonly folded: HTMLElement[] } {
  const strategy = scenario.strategies[venture.strategy];
  const shown: HTMLElement[] = [];
  const folded: HTMLElement[] = [];
  for (const parameter of strategy?.parameters ?? []) {
    const figure = venture.figures[parameter.id];
    if (!figure) continue;
    const title = say(parameter.title, language);
    const place = placeOf(actions, plan, village, venture.id, parameter.id, figure);
    const [only] = figure.values;
    const note = figure.at ? noteOf(figure, scenario, language) : word('standard', language);
    const into = figure.at ? shown : folded;
    if (only?.kind === 'driver') {
      const driver = scenario.drivers.find(({ id }) => id === only.driver);
      const times = only.times === 1 ? '' : ` × ${Number(only.times.toPrecision(4))}`;
      into.push(
        el(
          'div',
          'figure-input follows',
          el('label', '', title),
          el('span', 'value', `${word('follows', language)} ${driver ? say(driver.title, language) : only.driver}${times}`),
          el('small', '', note),
        ),
      );
      continue;
    }
    const there = actions.original(place);
    const bare = !figure.at || typeof there !== 'object' || there === null || Array.isArray(there);
    const parts = partsOf(figure, bare, language);
    for (const [i, part] of parts.entries()) {
      const path = figure.at === null && figure.list ? place : [...place, ...part.keys];
      into.push(
        input(
          part,
          part.label ? `${title} · ${part.label}` : title,
          path,
          parameter.range,
          i === parts.length - 1 ? note : '',
          actions,
          language,
        ),
      );
    }
  }
  return { shown, folded };
}

function driverParts(process: Process, unit: Unit, language: Language): Part[] {
  const part = (label: string, key: string, value: number, of = unit): Part => ({
    label,
    keys: ['process', key],
    value,
    unit: of,
  });
  const price = (key: 'level' | 'start', value: number): Part => ({ ...part(word(key, language), key, value), positive: true });
  switch (process.kind) {
    case 'mean-reverting':
      return [price('level', process.level), price('start', process.start)];
    case 'random-walk':
    case 'history':
      return [price('start', process.start)];
    case 'trend':
      return [part(word('start', language), 'start', process.start)];
    case 'event':
      return [part(word('chance', language), 'chance', process.chance, plainUnit)];
    case 'independent':
      return partsOf(
        { values: [process.distribution], list: false, unit, source: null, note: null, at: '' },
        false,
        language,
      ).map((p) => ({ ...p, keys: ['process', ...p.keys] }));
  }
}

/** Inputs for the main figures of drivers. */
export function driverInputs(
  drivers: readonly Driver[],
  scenario: Scenario,
  actions: Actions,
  language: Language,
): HTMLElement[] {
  return drivers.flatMap((driver) => {
    const note = noteOf(driver, scenario, language);
    return driverParts(driver.process, driver.unit, language)
      .slice(0, 2)
      .map((part, i) => {
        const path = ['drivers', driver.id, ...part.keys];
        return input(part, `${say(driver.title, language)} · ${part.label}`, path, null, i === 0 ? note : '', actions, language);
      });
  });
}

/** A band of a summary in words, for tips. */
export function bandWords(row: { p10: number; p50: number; p90: number; mean: number }, language: Language): string {
  const m = (value: number) =>
    `${Math.round(value).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US')} ${language === 'zh' ? '元' : 'yuan'}`;
  return language === 'zh'
    ? `中位数 ${m(row.p50)}\n平均 ${m(row.mean)}\n十次里八次在 ${m(row.p10)} 到 ${m(row.p90)} 之间`
    : `median ${m(row.p50)}\nmean ${m(row.mean)}\n8 in 10 between ${m(row.p10)} and ${m(row.p90)}`;
}
