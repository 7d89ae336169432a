/** What villages and the town can promise at each confidence in; the sentence, the chart, the table and the goals it can be written into, out. */
import {
  type Goal,
  inTen,
  type Language,
  lessIsBetter,
  measureTitle,
  moneyScale,
  ownerTitle,
  type Plan,
  type PlanSummary,
  type Promises,
  percent,
  type Scenario,
  say,
  type TargetCurve,
  toldShort,
  unitOf,
  unitWords,
} from '../../model/index.ts';
import { matrix } from '../charts/matrix.ts';
import { promisesChart } from '../charts/promises.ts';
import { colourOf, taking } from '../charts/style.ts';
import type { Actions, Fact, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { bandTarget, quantiles } from './drawn.ts';
import { button } from './frame.ts';
import { el, mainGoal, sentence, target, widthFor } from './parts.ts';
import { promiseReading } from './readings.ts';
import { traced } from './trace.ts';

/** What is promised: a measure in a year at a confidence, under a plan. */
export interface Promising {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly measure: string;
  readonly year: number;
  readonly confidence: number;
  readonly actions: Actions;
  readonly language: Language;
}

/** Of more villages only those that can promise least are shown at first. */
const shownAtOnce = 24;

export const indexOf = ({ confidences }: Promises, confidence: number): number =>
  Math.max(
    0,
    confidences.findIndex((each) => Math.abs(each - confidence) < 1e-9),
  );
const at = (curve: TargetCurve, i: number) => ({ value: curve.values[i] as number, error: curve.errors[i] as number });

export const toldIn = ({ scenario, measure, year, language }: Promising): ((value: number) => string) =>
  toldShort(scenario, measure, year, language);

export const nameOf = ({ scenario, measure, language }: Promising): string => say(measureTitle(scenario, measure), language);

/** The line that villages, or the town, are to reach: of several goals the main one, else the highest. */
function lineFor({ scenario, measure, year }: Promising, town: boolean): Goal | null {
  const about = scenario.goals.filter(
    (goal) => goal.measure === measure && goal.year === year && (goal.who.kind === 'the town') === town,
  );
  const main = mainGoal(scenario);
  return about.find((goal) => goal === main) ?? [...about].sort((a, b) => b.atLeast - a.atLeast)[0] ?? null;
}

const promiseTitle = (about: Promising): string => `${nameOf(about)} · ${percent(about.confidence)}`;

/** Where a promise of a village, or with null of the town, comes from. */
const promiseTarget = (
  about: Promising,
  plan: string,
  village: string | null,
  { value, error }: { readonly value: number; readonly error: number },
): TraceTarget => {
  const { scenario, measure, year, confidence, language } = about;
  const told = toldIn(about);
  const reading = () => promiseReading(promiseTitle(about), told(value), `±${told(error)}`, confidence, scenario.runs, language);
  // Of what is better the lower it is, the figure is a ceiling and not a floor.
  return { plan, village, measure, year, ...(lessIsBetter(measure) ? {} : { reading }) };
};

/** What all villages can promise, each by itself. */
function eachTarget(about: Promising, promises: Promises, value: string): TraceTarget {
  const { scenario, plan, measure, year, confidence, language } = about;
  const i = indexOf(promises, confidence);
  const facts = () =>
    scenario.villages.flatMap(({ id, title }, index): Fact[] => {
      const curve = promises.villages[index];
      if (!curve) return [];
      const own = at(curve, i);
      return [[say(title, language), toldIn(about)(own.value), promiseTarget(about, plan.id, id, own)]];
    });
  const how = word('readPromiseSum', language, { share: percent(confidence) });
  const reading = () => ({ title: promiseTitle(about), value, how, facts: facts(), alone: true });
  return { plan: plan.id, village: null, measure, year, reading };
}

export function promiseSentence(about: Promising, promises: Promises): HTMLElement {
  const { plan, measure, year, confidence, actions, language, scenario } = about;
  const i = indexOf(promises, confidence);
  const told = toldIn(about);
  const single = scenario.villages.length === 1;
  const { value, error } = at(promises.town, i);
  const sum = promises.alone?.[i];
  const text = told(value);
  const asked = (words: string) => traced(words, promiseTarget(about, plan.id, null, { value, error }), actions, language);
  const figures = new Map([[text, asked]]);
  if (sum !== undefined && told(sum) !== text)
    figures.set(told(sum), (words) => traced(words, eachTarget(about, promises, words), actions, language));
  const gaps = {
    share: percent(confidence),
    ten: inTen(confidence, language),
    plan: say(plan.title, language),
    measure: nameOf(about),
    town: text,
    year,
    who: say(ownerTitle(scenario, null), language),
    sum: sum === undefined ? '' : told(sum),
  };
  if (lessIsBetter(measure)) return sentence(word('targetsLess', language, gaps), figures);
  if (single || sum === undefined) return sentence(word('targetsOne', language, gaps), figures);
  const near = told(sum) === told(value);
  const why = near ? 'targetsWhySame' : value > sum ? 'targetsWhyMore' : 'targetsWhyLess';
  return el('div', '', sentence(word('targetsSentence', language, gaps), figures), el('p', 'caption', word(why, language)));
}

interface Row {
  /** null: the town. */
  readonly id: string | null;
  readonly name: string;
  readonly index: number;
}

const townRow = (language: Language): Row => ({ id: null, name: word('together', language), index: -1 });

/** The villages to show and whether that is all of them. */
function rowsOf({ scenario, language }: Promising, promises: Promises, i: number, all: boolean) {
  const rows = scenario.villages.map(({ id, title }, index): Row => ({ id, name: say(title, language), index }));
  const few = !all && rows.length > shownAtOnce;
  const value = ({ index }: Row) => promises.villages[index]?.values[i] as number;
  return { few, rows: few ? [...rows].sort((a, b) => value(a) - value(b)).slice(0, shownAtOnce) : rows };
}

function moreButton({ scenario, actions, language }: Promising, few: boolean, all: boolean): HTMLElement | string {
  if (scenario.villages.length <= shownAtOnce) return '';
  const note = few ? word('targetsLowest', language, { n: shownAtOnce, of: scenario.villages.length }) : '';
  const label = word(all ? 'targetsFewer' : 'targetsAll', language);
  return el(
    'p',
    'caption',
    note,
    ' ',
    button(label, () => actions.look('targets.all', !all)),
  );
}

export function promiseChart(about: Promising, promises: Promises, outcome: PlanSummary, all: boolean): HTMLElement {
  const { scenario, plan, measure, year, confidence, language } = about;
  const i = indexOf(promises, confidence);
  const told = toldIn(about);
  const unit = unitOf(scenario, measure);
  const scale = moneyScale(language);
  const isMoney = unit.text === 'yuan';
  const t = outcome.years.indexOf(year);
  const { few, rows } = rowsOf(about, promises, i, all);
  const town = townRow(language);
  const chartOf = (list: readonly Row[], goal: Goal | null) => {
    const drawn = list.flatMap(({ id, name, index }) => {
      const band = (id === null ? outcome.town : outcome.villages[index]?.measures)?.[measure]?.[t];
      const promise = id === null ? at(promises.town, i) : at(promises.villages[index] as TargetCurve, i);
      if (!band) return [];
      const label = told(promise.value);
      const title = `${name}\n${label} ±${told(promise.error)}\n${told(band.p10)} – ${told(band.p50)} – ${told(band.p90)}`;
      const colour = id === null ? 'currentColor' : colourOf(index);
      return [{ id, name, colour, band, promise, target: promise.value, label, title }];
    });
    return promisesChart({
      rows: drawn,
      names: [...rows, town].map(({ name }) => name),
      goal: goal && { value: goal.atLeast, label: word('targetsGoalLine', language, { value: target(goal, language) }) },
      divide: isMoney ? scale.divide : unit.factor,
      axis: isMoney ? say(scale.unit, language) : unitWords(unit, language),
      width: widthFor(1100),
      description: drawn.map(({ title }) => title.replaceAll('\n', ', ')).join('; '),
      data: {
        name: `${nameOf(about)} ${year} ${percent(confidence)}`,
        columns: [word('village', language), percent(confidence), ...quantiles],
        rows: drawn.map(({ name, target, band }) => [name, target, ...quantiles.map((key) => band[key])]),
        words: (value) => told(value),
        opens: (row, column, words) => {
          const of = drawn[row];
          if (!of || column === 0) return undefined;
          if (column === 1) return promiseTarget(about, plan.id, of.id, of.promise);
          return bandTarget(scenario, { plan: plan.id, village: of.id, measure }, year, quantiles[column - 2], words, language);
        },
      },
    });
  };
  const caption = word(lessIsBetter(measure) ? 'targetsChartLess' : 'targetsChartCaption', language, {
    ten: inTen(confidence, language),
  });
  return el(
    'div',
    '',
    el('h2', '', word('targetsVillages', language)),
    chartOf(rows, lineFor(about, false)),
    moreButton(about, few, all),
    scenario.villages.length > 1 ? chartOf([town], lineFor(about, true)) : '',
    el('p', 'caption', caption),
  );
}

/** `others`: of the other plans, in their order. */
export function promiseTable(about: Promising, promises: Promises, others: readonly Promises[], all: boolean): HTMLElement {
  const { scenario, plan, year, confidence, actions, language } = about;
  const i = indexOf(promises, confidence);
  const told = toldIn(about);
  const line = lineFor(about, false);
  const townLine = lineFor(about, true);
  const columns = [promises, ...others];
  const titleOf = ({ plan: id }: Promises) => say(scenario.plans.find((each) => each.id === id)?.title ?? plan.title, language);
  const { rows } = rowsOf(about, promises, i, all);
  const cells = (row: Row) =>
    columns.map((of) => {
      const { value, error } = at(row.id === null ? of.town : (of.villages[row.index] as TargetCurve), i);
      const goal = row.id === null ? townLine : line;
      return {
        press: () => actions.trace(promiseTarget(about, of.plan, row.id, { value, error })),
        probability: null,
        text: told(value),
        sure: goal !== null && value >= goal.atLeast,
        title: word('targetsExact', language, {
          value: value.toLocaleString('en-US', { maximumFractionDigits: 2 }),
          error: error.toLocaleString('en-US', { maximumFractionDigits: 2 }),
        }),
      };
    });
  const town = townRow(language);
  const listed = scenario.villages.length > 1 ? [town, ...rows] : rows;
  const caption = word('targetsTableCaption', language, { measure: nameOf(about), year, share: percent(confidence) });
  const ringed = line ? ` ${word('targetsRinged', language, { value: target(line, language) })}` : '';
  const table = matrix({
    caption: caption + ringed,
    scrolls: word('scrolls', language),
    corner: word('village', language),
    columns: columns.map((of, n) => ({ label: titleOf(of), note: n === 0 ? word('targetsChosen', language) : '' })),
    rows: listed.map((row) => ({ id: row.id ?? '', label: row.name, strong: row.id === null, cells: cells(row) })),
    onRow: (village) => actions.choose({ village }),
  });
  const data = {
    name: caption,
    columns: [word('village', language), ...columns.map(titleOf)],
    rows: [town, ...scenario.villages.map(({ id, title }, index): Row => ({ id, name: say(title, language), index }))].map(
      (row) => [
        row.name,
        ...columns.map((of) => at(row.id === null ? of.town : (of.villages[row.index] as TargetCurve), i).value),
      ],
    ),
  };
  return el('div', 'takable', table, taking(table, caption, data));
}
