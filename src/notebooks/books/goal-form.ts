/** The goals of a scenario in; a panel that adds one or takes one away, out. */
import {
  goalAdded,
  goalRemoved,
  type Language,
  lessIsBetter,
  type NewWho,
  percent,
  type Scenario,
  say,
  unitOf,
  unitWords,
  writtenAmount,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { amountInput, inBase, typedIn, unitTyped } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { onEnter, panelRows } from './dialog.ts';
import { button } from './frame.ts';
import { measureChoices, yearsIn } from './outcome.ts';
import { el, goalNote } from './parts.ts';
import { attempt, refusal } from './refusal.ts';
import { openScenarioPanel } from './scenario-panel.ts';

const confidences = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
/** Of the villages, in percent. */
const parts = [90, 85, 80, 70, 60, 50];

/** It stays open, with what there is by then, for one goal after another. */
export function openGoals(actions: Actions, language: Language): void {
  openScenarioPanel(word('goalsTitle', language), 'goal-form', actions, language, (scenario, { changed }) =>
    goalsPanel(scenario, actions, language, changed),
  );
}

function goalsPanel(scenario: Scenario, actions: Actions, language: Language, changed: () => void): HTMLElement[] {
  let measure = 'income';
  let year = scenario.years.to;
  let who: NewWho = { kind: 'every village' };
  let confidence = 0.8;
  const field = amountInput('goal-at-least');
  const unit = el('span', 'unit');
  const fault = el('p', 'fault');
  fault.setAttribute('role', 'alert');
  const typedUnit = () => unitTyped(unitOf(scenario, measure), language);
  const showUnit = () => {
    unit.textContent = unitWords(typedUnit(), language);
  };
  showUnit();
  const add = button(word('goalAdd', language), () => {
    const of = typedUnit();
    const typed = typedIn(field.value, of);
    if (typeof typed === 'string') {
      fault.textContent =
        field.value.trim() === ''
          ? word('formMissing', language)
          : refusal(typed, field.value, '20', unit.textContent ?? '', language);
      field.focus();
      return;
    }
    const value = inBase(typed, of);
    const { edits } = goalAdded(scenario, { measure, atLeast: writtenAmount(value, of), value, year, who, confidence });
    const wrong = attempt(edits, actions, language);
    if (wrong === null) changed();
    else fault.textContent = wrong;
  });
  add.className = 'main-button';
  add.id = 'goal-add';
  const whos: readonly (readonly [NewWho, string])[] = [
    [{ kind: 'every village' }, word('everyVillage', language)],
    [{ kind: 'the town' }, word('theTown', language)],
    ...parts.map((part) => [{ kind: 'share', percent: part }, word('shareOfVillages', language, { share: `${part}%` })] as const),
    ...scenario.villages.map(({ id, title }) => [{ kind: 'village', id }, say(title, language)] as const),
  ];
  // Of these nobody wants at least so much.
  const measures = measureChoices(scenario, language).filter(({ id }) => !lessIsBetter(id));
  const shares = confidences.map((share) => ({ id: String(share), label: percent(share) }));
  const form = el(
    'div',
    'panel-fields',
    choice(word('targetsMeasure', language), measures, measure, (id) => {
      measure = id;
      showUnit();
    }),
    choice(
      word('goalWho', language),
      whos.map(([, label], i) => ({ id: String(i), label })),
      '0',
      (i) => {
        who = whos[Number(i)]?.[0] ?? who;
      },
    ),
    choice(word('year', language), yearsIn(scenario), String(year), (id) => {
      year = Number(id);
    }),
    el('label', 'choice', el('span', '', word('goalAtLeast', language)), field, unit),
    choice(word('targetsConfidence', language), shares, String(confidence), (id) => {
      confidence = Number(id);
    }),
    add,
  );
  onEnter(form, () => add.click());
  const rows = scenario.goals.map((goal) => {
    const remove = button(word('planDelete', language), () => {
      actions.change(goalRemoved(actions.data(), goal.id));
      changed();
    });
    return { title: say(goal.title, language), note: goalNote(scenario, goal, language), buttons: [remove] };
  });
  return [form, fault, panelRows(rows), el('p', 'caption', word('goalsHelp', language))];
}

/** What stands where a notebook would speak of goals and there are none. */
export const noGoals = (actions: Actions, language: Language): HTMLElement =>
  el('div', '', el('p', 'empty', word('noGoals', language)), goalsButton('goalAdd', actions, language));

/** Opens the panel. */
export const goalsButton = (label: 'goalAdd' | 'goalsManage', actions: Actions, language: Language): HTMLElement =>
  el(
    'p',
    'goals-button',
    button(word(label, language), () => openGoals(actions, language)),
  );
