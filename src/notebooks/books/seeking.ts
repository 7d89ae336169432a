/** A goal and one figure in; what the figure must be for the goal to be on track, as a sentence, a curve, and a button that writes it, out. */

import {
  amount,
  type Figure,
  figureOf,
  type Goal,
  type Judgement,
  type Language,
  movedFigure,
  type Parameter,
  percent,
  roundedAway,
  type Seeking,
  type Sought,
  say,
  seekRange,
  speaksOf,
  toldApart,
  type Unit,
  unitWords,
  type Venture,
  type Village,
} from '../../model/index.ts';
import { curve } from '../charts/curve.ts';
import { choice } from '../inputs/choice.ts';
import type { Actions, Ask, Chosen } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { type Drawn, drawnTarget } from './drawn.ts';
import { button } from './frame.ts';
import { blank, bracketed, el, sentence, widthFor } from './parts.ts';
import { figureEdits, placeOf } from './place.ts';
import { count } from './shown.ts';
import { tracedFigures } from './trace.ts';

/** One figure of a venture, with all that is told of it. */
export interface Found {
  readonly sought: Sought;
  readonly venture: Venture;
  readonly parameter: Parameter;
  readonly figure: Figure;
}

/** Villages a goal speaks of, those that are furthest from it first; all of a goal of the town. */
export function villagesFor(
  { plan }: Chosen,
  goal: Goal,
  judged: Judgement | undefined,
): { village: Village; probability: number | null }[] {
  const own = new Map(judged?.villages.map(({ id, probability }) => [id, probability]));
  return plan.villages
    .filter(({ id, ventures }) => ventures.length > 0 && (goal.who.kind === 'the town' || speaksOf(goal, id)))
    .map((village) => ({ village, probability: own.get(village.id) ?? null }))
    .sort((a, b) => (a.probability ?? 0) - (b.probability ?? 0));
}

/** The figures of a village's ventures: those that the file states first. */
export function figuresOf({ scenario, plan }: Chosen, village: string): Found[] {
  const ventures = plan.villages.find(({ id }) => id === village)?.ventures ?? [];
  const all = ventures.flatMap((venture) =>
    (scenario.strategies[venture.strategy]?.parameters ?? []).flatMap((parameter): Found[] => {
      const sought = { village, venture: venture.id, parameter: parameter.id };
      const figure = figureOf(plan, sought);
      return figure ? [{ sought, venture, parameter, figure }] : [];
    }),
  );
  return [...all.filter(({ figure }) => figure.at !== null), ...all.filter(({ figure }) => figure.at === null)];
}

export const keyOf = ({ venture, parameter }: Sought): string => `${venture}/${parameter}`;

/** Whether a goal asks for several villages at once, so that one of them alone can be looked at. */
export const isOfSeveral = (goal: Goal, villages: number): boolean => goal.who.kind !== 'the town' && villages > 1;

export function seekInputs(
  goals: readonly Goal[],
  goal: Goal,
  villages: ReturnType<typeof villagesFor>,
  figures: readonly Found[],
  chosen: Found | undefined,
  village: string,
  alone: boolean,
  actions: Actions,
  language: Language,
): HTMLElement {
  const nameOf = ({ venture, parameter, figure }: Found) => {
    const gaps = { venture: say(venture.title, language), figure: say(parameter.title, language) };
    const name = word('targetsFigureName', language, gaps);
    return figure.at === null ? word('targetsUsual', language, { name }) : name;
  };
  return el(
    'div',
    'choices',
    choice(
      word('targetsGoal', language),
      goals.map(({ id, title }) => ({ id, label: say(title, language) })),
      goal.id,
      (id) => actions.look('targets.goal', id),
    ),
    choice(
      word('targetsWhere', language),
      villages.map(({ village: { id, title }, probability }) => {
        const name = say(title, language);
        const label = probability === null ? name : word('targetsVillage', language, { name, share: percent(probability) });
        return { id, label };
      }),
      village,
      (id) => actions.look('targets.village', id),
    ),
    choice(
      word('targetsFigure', language),
      figures.map((found) => ({ id: keyOf(found.sought), label: nameOf(found) })),
      chosen ? keyOf(chosen.sought) : '',
      (id) => actions.look('targets.figure', id),
    ),
    isOfSeveral(goal, villages.length)
      ? choice(
          word('targetsFor', language),
          [
            { id: 'alone', label: word('targetsForAlone', language) },
            { id: 'all', label: word('targetsForAll', language) },
          ],
          alone ? 'alone' : 'all',
          (id) => actions.look('targets.alone', id === 'alone'),
        )
      : '',
  );
}

export function askSeek(
  ask: Ask,
  plan: string,
  goal: Goal,
  { sought, figure, parameter }: Found,
  alone: boolean,
): Promise<Seeking | null> {
  const [low, high] = seekRange(figure, parameter);
  return ask('seek', { plan, goal: goal.id, figure: sought, alone, low, high });
}

/** Large sums in Chinese are told in 万元. */
const toldUnit = (unit: Unit, largest: number, language: Language): Unit =>
  language === 'zh' && /^(yuan|元)/u.test(unit.text) && Math.abs(largest / unit.factor) >= 10_000
    ? { ...unit, text: unit.text.replace(/^(yuan|元)/u, '万元'), factor: 10_000 * unit.factor }
    : unit;

export function seekPiece(
  { scenario, plan }: Chosen,
  goal: Goal,
  found: Found,
  seeking: Seeking | null,
  alone: boolean,
  actions: Actions,
  language: Language,
): HTMLElement {
  if (!seeking) return el('p', 'empty', word('targetsAboutZero', language));
  const { sought, venture, parameter, figure } = found;
  const { now, low, high, probabilityNow, probability, best, standardError } = seeking;
  const unit = toldUnit(figure.unit, high, language);
  const told = (value: number) => amount(value, unit, language);
  /** Another value than that of now looks like another. */
  const apart = (value: number) => toldApart(value, [now], (x, digits) => amount(x, unit, language, digits), 4);
  const value = seeking.value === null ? null : roundedAway(seeking.value, now, figure.unit.factor);
  const onTrack = seeking.value !== null && seeking.value === now;
  const village = plan.villages.find(({ id }) => id === sought.village);
  const name = word('targetsFigureName', language, {
    venture: `${village ? `${say(village.title, language)} · ` : ''}${say(venture.title, language)}`,
    figure: say(parameter.title, language),
  });
  const shown = value ?? best;
  const gaps = {
    goal:
      alone && village
        ? word('targetsAloneGoal', language, { goal: say(goal.title, language), village: say(village.title, language) })
        : say(goal.title, language),
    wanted: percent(goal.confidence),
    figure: name,
    now: told(now),
    value: shown === null ? '' : apart(shown),
    probability: percent(probability),
    before: percent(probabilityNow),
    error: (standardError * 100).toFixed(1),
    low: told(low),
    high: told(high),
  };
  const key = onTrack ? 'targetsOnTrack' : value !== null ? 'targetsTakes' : best !== null ? 'targetsInVain' : 'targetsStill';
  const label = value !== null ? 'targetsNeeded' : 'targetsBest';
  const own = say(parameter.title, language);
  const axis = unit.text ? bracketed(own, unitWords(unit, language), language) : own;
  const factor = unit.text === '%' ? 0.01 : unit.factor;
  const data: Drawn = {
    name: `${gaps.goal} · ${name}`,
    columns: [axis, word('targetsProbability', language)],
    rows: seeking.tried.map(([x, p]) => [x / factor, p * 100]),
    words: (_, row, column) => {
      const [x, p] = seeking.tried[row] ?? [0, 0];
      return column === 0 ? told(x) : percent(p);
    },
    how: word('readSought', language, { of: count(scenario.runs), error: gaps.error }),
  };
  const tried = drawnTarget(data, language);
  const text = word(key, language, gaps);
  const chart = curve({
    points: seeking.tried,
    wanted: { value: goal.confidence, label: word('targetsWanted', language, { share: percent(goal.confidence) }) },
    now: { x: now, y: probabilityNow, label: word('targetsNow', language, { value: told(now), share: percent(probabilityNow) }) },
    found:
      shown === null || onTrack
        ? null
        : { x: shown, y: probability, label: word(label, language, { value: apart(shown), share: percent(probability) }) },
    reached: value !== null,
    divide: factor,
    axis,
    width: widthFor(820),
    description: text.replaceAll('**', ''),
    data,
  });
  const uncertain = figure.values.some(({ kind }) => kind !== 'fixed');
  const parts: HTMLElement[] = [
    sentence(
      text,
      tracedFigures(text, () => tried, actions, language),
    ),
    chart,
  ];
  if (!onTrack && shown !== null && shown !== now) {
    const place = placeOf(actions, plan, sought.village, venture, sought.parameter);
    const put = button(word('targetsPut', language, { value: apart(shown) }), () => {
      // Lists begin with what lies furthest from the goal: what was written stays on screen.
      actions.look('targets.goal', goal.id);
      actions.look('targets.village', sought.village);
      actions.look('targets.figure', keyOf(sought));
      actions.change(figureEdits(actions, place, movedFigure(figure, now, shown), scenario.drivers));
    });
    put.id = 'targets-put';
    const other = scenario.plans.find(({ id }) => place[0] === 'plans' && id === place[1]);
    const where = other
      ? word('targetsPutPlan', language, { plan: say(other.title, language) })
      : word('targetsPutVillage', language);
    parts.push(el('p', '', put), el('p', 'caption', where, blank(language), uncertain ? word('targetsShape', language) : ''));
  }
  return el('div', '', ...parts);
}
