/** What can be promised in; the goals that speak of it, each with what it could say and a button that writes it, out. */
import {
  goalChanged,
  lessIsBetter,
  neededVillages,
  type Promises,
  percent,
  roundedDown,
  say,
  speaksOf,
  together,
  writtenAmount,
} from '../../model/index.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el, strong, target } from './parts.ts';
import { indexOf, nameOf, type Promising, toldIn } from './promise.ts';
import { aloneTarget } from './readings.ts';
import { count } from './shown.ts';
import { traced } from './trace.ts';

/** Each goal about the measure in the year, with what it could say, and a button that writes it. */
export function goalWriting(about: Promising, promises: Promises): HTMLElement {
  const { scenario, measure, year, confidence, actions, language } = about;
  const told = toldIn(about);
  const i = indexOf(promises, confidence);
  const title = el('h2', '', word('targetsWriteTitle', language));
  const goals = lessIsBetter(measure) ? [] : scenario.goals.filter((goal) => goal.measure === measure && goal.year === year);
  if (goals.length === 0)
    return el('div', '', title, el('p', 'caption', word('targetsNoGoal', language, { measure: nameOf(about), year })));
  const items = goals.map((goal) => {
    const value = promises.goals.find(({ id }) => id === goal.id)?.values[i] ?? 0;
    const villages = scenario.villages.filter(({ id }) => speaksOf(goal, id));
    const spoken = villages.length;
    const ofTown = goal.who.kind === 'the town';
    const [only] = villages;
    const gaps = {
      goal: say(goal.title, language),
      value: told(value),
      now: target(goal, language),
      confidence: percent(goal.confidence),
      needed: neededVillages(goal, spoken),
      of: spoken,
      who: ofTown || !only ? say(together, language) : say(only.title, language),
    };
    const said = word(ofTown || spoken === 1 ? 'targetsWriteOne' : 'targetsWriteAll', language, gaps);
    const how = word('readCould', language, { of: count(scenario.runs), share: percent(confidence) });
    const open = (words: string) =>
      traced(words, aloneTarget({ title: gaps.goal, value: words, how, facts: [] }), actions, language);
    const line = el('p', '', ...strong(said, new Map([[gaps.value, open]])));
    const round = roundedDown(value);
    if (round <= 0) return el('li', '', line, el('p', 'caption', word('targetsNothing', language)));
    const wanted = { ...goal, atLeast: writtenAmount(round, goal.unit), value: round, confidence };
    const edits = goalChanged(scenario, goal, wanted);
    if (edits.length === 0) return el('li', '', line, el('p', 'caption', word('targetsWritten', language)));
    const label = word('targetsWrite', language, { value: told(round), share: percent(confidence) });
    const write = button(label, () => actions.change(edits));
    write.id = `targets-write-${goal.id}`;
    return el('li', '', line, write);
  });
  return el('div', 'goal-writing', title, el('ul', '', ...items), el('p', 'caption', word('targetsRounded', language)));
}
