/** The goals of a scenario in; a panel that adds one, changes one or takes one away, out. */
import {
  type Goal,
  goalAdded,
  goalChanged,
  goalRemoved,
  type Language,
  lessIsBetter,
  percent,
  renamed,
  type Scenario,
  say,
  type Text,
  unitOf,
  unitWords,
  type Who,
  writtenAmount,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { amountInput, inBase, inUnit, typedIn, unitTyped } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { measureChoices, yearsIn } from './outcome.ts';
import { el, goalNote, whoWords } from './parts.ts';
import { refusal } from './refusal.ts';
import { openScenarioPanel, type PanelContents, titleButtons, type Ways } from './scenario-panel.ts';

const confidences = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
/** Of the villages. */
const shares = [0.9, 0.85, 0.8, 0.7, 0.6, 0.5];

/** It stays open, with what there is by then, for one goal after another. */
export function openGoals(actions: Actions, language: Language): void {
  let edited: string | null = null;
  openScenarioPanel(word('goalsTitle', language), 'goal-form', actions, language, (scenario, ways) => {
    const goal = scenario.goals.find(({ id }) => id === edited) ?? null;
    const edit = (id: string | null) => {
      edited = id;
      ways.redraw();
    };
    return goalsPanel(scenario, goal, edit, actions, language, ways);
  });
}

/** Options with the one that is chosen among them. */
const withChosen = (options: readonly number[], chosen: number): readonly number[] =>
  options.includes(chosen) ? options : [...options, chosen].sort((a, b) => a - b);

/** `edited`: the goal that the fields show and change; null where they make a new one. */
function goalsPanel(
  scenario: Scenario,
  edited: Goal | null,
  edit: (id: string | null) => void,
  actions: Actions,
  language: Language,
  ways: Ways,
): PanelContents {
  const chosen: { measure: string; year: number; who: Who; confidence: number } = edited
    ? { ...edited }
    : { measure: 'income', year: scenario.years.to, who: { kind: 'every village' }, confidence: 0.8 };
  const field = amountInput('goal-at-least');
  const unit = el('span', 'unit');
  const typedUnit = () => unitTyped(unitOf(scenario, chosen.measure), language);
  const showUnit = () => {
    unit.textContent = unitWords(typedUnit(), language);
  };
  showUnit();
  if (edited) field.value = String(Number(inUnit(edited.atLeast, typedUnit()).toPrecision(12)));
  const act = () => {
    const of = typedUnit();
    const typed = typedIn(field.value, of);
    if (typeof typed === 'string') {
      const isEmpty = field.value.trim() === '';
      const wrong = refusal(typed, field.value, '20', unit.textContent ?? '', language);
      ways.refuse(isEmpty ? word('formMissing', language) : wrong, field);
      return;
    }
    const value = inBase(typed, of);
    if (value < 0) {
      ways.refuse(word('goalNegative', language), field);
      return;
    }
    // Ways to earn are counted, so that half a one asks for the next whole one.
    if (['sources', 'entities'].includes(chosen.measure) && !Number.isInteger(value)) {
      ways.refuse(word('goalWhole', language), field);
      return;
    }
    const goal = { ...chosen, atLeast: writtenAmount(value, of), value };
    if (ways.written(edited ? goalChanged(scenario, edited, goal) : goalAdded(scenario, goal).edits)) edit(null);
  };
  const usual: readonly Who[] = [
    { kind: 'every village' },
    { kind: 'the town' },
    ...shares.map((share): Who => ({ kind: 'share', share })),
    ...scenario.villages.map(({ id }): Who => ({ kind: 'list', villages: [id] })),
  ];
  const key = (who: Who) => {
    const [only, ...others] = who.kind === 'list' ? who.villages : [];
    return only !== undefined && others.length === 0 ? only : JSON.stringify(who);
  };
  const whos = usual.some((who) => key(who) === key(chosen.who)) ? usual : [...usual, chosen.who];
  // Of these nobody wants at least so much.
  const measures = measureChoices(scenario, language).filter(({ id }) => !lessIsBetter(id) || id === edited?.measure);
  const fields = [
    choice(word('targetsMeasure', language), measures, chosen.measure, (id) => {
      chosen.measure = id;
      showUnit();
    }),
    choice(
      word('goalWho', language),
      whos.map((who) => ({ id: key(who), label: whoWords(scenario, who, language) })),
      key(chosen.who),
      (id) => {
        chosen.who = whos.find((who) => key(who) === id) ?? chosen.who;
      },
    ),
    choice(word('year', language), yearsIn(scenario), String(chosen.year), (id) => {
      chosen.year = Number(id);
    }),
    el('label', 'choice', el('span', '', word('goalAtLeast', language)), field, unit),
    choice(
      word('targetsConfidence', language),
      withChosen(confidences, chosen.confidence).map((share) => ({ id: String(share), label: percent(share) })),
      String(chosen.confidence),
      (id) => {
        chosen.confidence = Number(id);
      },
    ),
  ];
  const rows = scenario.goals.map((goal) => {
    const { id, title } = goal;
    const change = button(word('assumptionsEdit', language), () => {
      edit(id);
      document.querySelector<HTMLElement>('#goal-at-least')?.focus();
    });
    const titled = {
      title,
      renaming: word('goalRename', language),
      renamed: (given: Text) => renamed(actions.data(), 'goals', id, given),
      removed: () => goalRemoved(actions.data(), id),
    };
    const buttons = [change, ...titleButtons(titled, ways, language)];
    return { title: say(title, language), note: goalNote(scenario, goal, language), buttons };
  });
  const editing = edited && {
    about: word('goalEdited', language, { goal: say(edited.title, language) }),
    beside: [button(word('panelCancel', language), () => edit(null))],
  };
  return {
    ...editing,
    fields,
    add: { id: 'goal-add', label: word(edited ? 'ladderPut' : 'goalAdd', language), act },
    rows,
    help: word('goalsHelp', language),
  };
}

/** What stands where a notebook would speak of goals and there are none. */
export const noGoals = (actions: Actions, language: Language): HTMLElement =>
  el('div', '', el('p', 'empty', word('noGoals', language)), goalsButton('goalAdd', actions, language));

/** Opens the panel. */
export const goalsButton = (label: 'goalAdd' | 'goalsManage', actions: Actions, language: Language): HTMLElement =>
  el(
    'p',
    'goals-button',
    Object.assign(
      button(word(label, language), () => openGoals(actions, language)),
      { id: 'edit-goals' },
    ),
  );
