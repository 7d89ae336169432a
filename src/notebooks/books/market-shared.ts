/** A goal of several villages and how its probability hangs on what risks they share in; the curve and its sentence out. */
import { type Dependence, type Goal, type Judgement, percent, say } from '../../model/index.ts';
import { sharedRisk } from '../charts/shared-risk.ts';
import { choice } from '../inputs/choice.ts';
import type { Actions, Fact } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import type { Drawn } from './drawn.ts';
import { el, widthFor } from './parts.ts';
import { aloneTarget, goalTarget, type Judged } from './readings.ts';
import { tracedText } from './trace.ts';

/** Goals that speak of several villages. */
export function sharedGoals(goals: readonly Goal[], villages: number): Goal[] {
  const several = ({ who }: Goal) => who.kind !== 'the town' && (who.kind === 'list' ? who.villages.length : villages) > 1;
  return goals.filter(several);
}

/** The goal chosen; else the main one, unless its probability leaves nothing open and another's does. */
export function sharedGoal(
  goals: readonly Goal[],
  chosen: string,
  main: Goal | undefined,
  judgements: readonly Judgement[],
): Goal | undefined {
  const isOpen = ({ id }: Goal) => {
    const p = judgements.find((judged) => judged.id === id)?.probability ?? 0;
    return p > 0.005 && p < 0.995;
  };
  const own = goals.find(({ id }) => id === main?.id);
  return goals.find(({ id }) => id === chosen) ?? [own, ...goals].find((goal) => goal && isOpen(goal)) ?? own ?? goals[0];
}

export function sharedPanel(
  goals: readonly Goal[],
  about: Judged,
  { points, implied }: Dependence,
  actions: Actions,
): HTMLElement {
  const { goal, judgement: judged, language } = about;
  const title = say(goal.title, language);
  const simulated = percent(judged.probability);
  const at = (shared: number) => percent(points.find((point) => point.shared === shared)?.probability ?? 0);
  const words = word('marketSharedSentence', language, {
    goal: title,
    apart: at(0),
    one: at(1),
    simulated,
    implied: implied === null ? '' : word('marketImplied', language, { share: percent(implied) }),
  });
  const probabilities = points.map(({ probability }) => probability);
  const flat = Math.max(...probabilities) - Math.min(...probabilities) < 0.005;
  const axes = { x: word('marketSharedX', language), y: word('marketSharedY', language) };
  const data: Drawn = {
    name: word('marketShared', language),
    columns: [axes.x, axes.y],
    rows: points.map(({ shared, probability }) => [shared, Number(probability.toPrecision(5))]),
    words: percent,
    how: word('marketSharedNote', language),
  };
  // The same words may be told of two of them, so each opens all of them.
  const facts: Fact[] = [
    [word('readApart', language), at(0)],
    [word('readTogetherAll', language), at(1)],
    [word('marketSimulatedHead', language), simulated, goalTarget(about, null)],
  ];
  const open = (value: string) => aloneTarget({ title: data.name, value, how: word('readShared', language), facts, table: data });
  const told = (text: string) => tracedText(text, open, actions, language);
  const chart = sharedRisk({
    points,
    here:
      implied === null
        ? null
        : { shared: implied, probability: judged.probability, label: word('marketSharedHere', language, { p: simulated }) },
    wanted: { probability: goal.confidence, label: word('marketWanted', language, { p: percent(goal.confidence) }) },
    axes,
    width: Math.min(560, widthFor(560)),
    description: words.replaceAll('**', ''),
    data,
  });
  const choose =
    goals.length < 2
      ? ''
      : choice(
          word('marketSharedGoal', language),
          goals.map(({ id, title: text }) => ({ id, label: say(text, language) })),
          goal.id,
          (id) => actions.look('market.goal', id),
        );
  return el(
    'div',
    '',
    el('h2', '', word('marketShared', language)),
    choose,
    ...(flat
      ? [el('p', '', ...told(word('marketSharedFlat', language, { goal: title, simulated })))]
      : [el('p', '', ...told(words)), chart, el('p', 'caption', word('marketSharedNote', language))]),
  );
}
