/** The choices of a page in; the outcome that questions are asked about, the inputs to choose another, and its values in words, out. */
import {
  type Language,
  measured,
  measureTitle,
  moneyScale,
  type Outcome,
  outcomeText,
  percent,
  readOutcome,
  type Scenario,
  say,
  unitOf,
  unitWords,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { type Actions, viewed } from '../runtime/notebook.ts';
import type { View } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { el, mainGoal } from './parts.ts';

interface Picked {
  readonly goal: string | null;
  readonly measure: string;
  /** Empty: the town. */
  readonly village: string;
  readonly year: number;
}

/** The town's measure that the main goal speaks of: the goal itself may be out of reach, and then nothing moves it. */
function pickedIn(view: View, scenario: Scenario): Picked {
  const main = mainGoal(scenario);
  const what = viewed(view, 'matters.what', '');
  const goal = scenario.goals.find(({ id }) => what === `goal ${id}`)?.id ?? null;
  const measure = Object.keys(scenario.units).find((id) => what === `measure ${id}`) ?? main?.measure ?? 'income';
  const village = viewed(view, 'matters.village', '');
  const year = viewed(view, 'matters.year', main?.year ?? scenario.years.to);
  const { from, to } = scenario.years;
  return {
    goal,
    measure,
    village: scenario.villages.some(({ id }) => id === village) ? village : '',
    year: year >= from && year <= to ? year : to,
  };
}

/** As `readOutcome` reads it. */
export function outcomeSpec(view: View, scenario: Scenario): string {
  const { goal, measure, village, year } = pickedIn(view, scenario);
  return goal ?? [village, measure, year].filter(Boolean).join(' ');
}

export function outcomeIn(scenario: Scenario, spec: string): Outcome {
  const read = readOutcome(spec, scenario);
  if (!read.ok) throw new Error(`no outcome: ${spec}`);
  return read.outcome;
}

/** Chooses the measure that a goal is about, in place of the goal. */
export function toMeasure(outcome: Outcome, actions: Actions): void {
  if (outcome.kind !== 'goal') return;
  actions.look('matters.village', '');
  actions.look('matters.year', outcome.goal.year);
  actions.look('matters.what', `measure ${outcome.goal.measure}`);
}

export const measureChoices = (scenario: Scenario, language: Language): { readonly id: string; readonly label: string }[] =>
  Object.keys(scenario.units).map((id) => ({ id, label: say(measureTitle(scenario, id), language) }));

export function yearsIn({ years }: Scenario): { readonly id: string; readonly label: string }[] {
  return Array.from({ length: years.to - years.from + 1 }, (_, i) => String(years.from + i)).map((id) => ({ id, label: id }));
}

export function outcomeInputs(view: View, scenario: Scenario, actions: Actions, language: Language): HTMLElement {
  const { goal, measure, village, year } = pickedIn(view, scenario);
  const whats = [
    ...measureChoices(scenario, language).map(({ id, label }) => ({ id: `measure ${id}`, label })),
    ...scenario.goals.map(({ id, title }) => ({
      id: `goal ${id}`,
      label: word('mattersGoal', language, { goal: say(title, language) }),
    })),
  ];
  const places = [
    { id: '', label: word('together', language) },
    ...scenario.villages.map(({ id, title }) => ({ id, label: say(title, language) })),
  ];
  const what = choice(word('mattersOutcome', language), whats, goal ? `goal ${goal}` : `measure ${measure}`, (id) =>
    actions.look('matters.what', id),
  );
  if (goal) return el('div', 'choices', what);
  return el(
    'div',
    'choices',
    what,
    choice(word('mattersOf', language), places, village, (id) => actions.look('matters.village', id)),
    choice(word('year', language), yearsIn(scenario), String(year), (id) => actions.look('matters.year', Number(id))),
  );
}

/** How values of an outcome are told: in a sentence, and on an axis. */
export interface OutcomeWords {
  readonly title: string;
  readonly value: (value: number) => string;
  /** With so many figures, where it has them. */
  readonly closer: (value: number, digits: number) => string;
  readonly divide: number;
  readonly tick: (value: number) => string;
  readonly axis: string;
}

export function outcomeWords(outcome: Outcome, scenario: Scenario, language: Language): OutcomeWords {
  const title = say(outcomeText(outcome, scenario), language);
  if (outcome.kind === 'goal')
    return {
      title,
      value: percent,
      closer: percent,
      divide: 0.01,
      tick: (value) => `${value}%`,
      axis: word('mattersReached', language),
    };
  const unit = unitOf(scenario, outcome.measure);
  const scale = moneyScale(language);
  const isMoney = unit.text === 'yuan';
  return {
    title,
    value: (value) => measured(value, unit, language),
    closer: (value, digits) => measured(value, unit, language, digits),
    divide: isMoney ? scale.divide : unit.factor,
    tick: (value) => value.toLocaleString('en-US', { maximumSignificantDigits: 6 }),
    axis: isMoney ? say(scale.unit, language) : unitWords(unit, language),
  };
}
