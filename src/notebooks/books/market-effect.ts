/** What a plan brings without and with the stresses in; both side by side, out. */

import type { Bringing } from '../../engine/questions.ts';
import {
  amount,
  type Goal,
  isChance,
  type Judgement,
  type Language,
  money,
  type PlanSummary,
  percent,
  percentUnit,
  type Scenario,
  say,
  scalesOf,
  stressOf,
} from '../../model/index.ts';
import { ranges } from '../charts/ranges.ts';
import { type ChartData, taking } from '../charts/style.ts';
import type { Actions, Chosen, Fact, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { bandTarget, quantiles } from './drawn.ts';
import { whoseIncome } from './market-drivers.ts';
import type { Stressable } from './market-stress.ts';
import { el, labelled, strong, sureVillages } from './parts.ts';
import { aloneTarget, goalTarget, sureTarget } from './readings.ts';
import { count } from './shown.ts';
import { traced } from './trace.ts';

/** What is stressed now, in words; the sliders' own base is what it was when the last move ended. */
function stressWords(all: readonly Stressable[], { drivers }: Scenario, language: Language): string[] {
  return all.flatMap(({ base }) => {
    const now = drivers.find(({ id }) => id === base.id);
    const by = now ? stressOf(base, now) : null;
    if (!now || by === null || by === 0) return [];
    const driver = say(now.title, language);
    if (isChance(base)) {
      const chance = amount(scalesOf(now.process)[0]?.value ?? 0, percentUnit, language);
      return [word('marketChance', language, { driver, chance })];
    }
    return [
      word(by > 0 ? 'marketHigher' : 'marketLower', language, { driver, by: amount(Math.abs(by), percentUnit, language, 3) }),
    ];
  });
}

interface Row {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  /** Where the figure with the stress comes from. */
  readonly target: (words: string) => TraceTarget;
}

const signed = (text: string, x: number): string => (x > 0 ? `+${text}` : text.replace('-', '−'));

function goalRows(
  goal: Goal | undefined,
  [before, after]: readonly [Judgement | undefined, Judgement | undefined],
  scenario: Scenario,
  outcome: PlanSummary,
  language: Language,
): Row[] {
  if (!goal || !before || !after) return [];
  const judged = { scenario, outcome, goal, judgement: after, language };
  const all = before.villages.length;
  const points = Math.round(after.probability * 100) - Math.round(before.probability * 100);
  const joint: Row = {
    label: word('marketJointRow', language),
    before: percent(before.probability),
    after: percent(after.probability),
    change: points === 0 ? '–' : signed(word('marketPoints', language, { n: points }), points),
    target: () => goalTarget(judged, null),
  };
  if (goal.who.kind === 'the town' || all < 2) return [joint];
  const [was, is] = [before, after].map(sureVillages) as [number, number];
  const gained = is - was;
  return [
    {
      label: word('marketGoalRow', language, { confidence: percent(goal.confidence) }),
      before: word('marketCount', language, { n: was, all }),
      after: word('marketCount', language, { n: is, all }),
      change: gained === 0 ? '–' : signed(String(gained), gained),
      target: (words) => sureTarget(judged, words),
    },
    joint,
  ];
}

export function effectPanel(
  all: readonly Stressable[],
  year: number,
  goal: Goal | undefined,
  before: Bringing,
  outcome: PlanSummary,
  { scenario, plan }: Chosen,
  actions: Actions,
  language: Language,
): HTMLElement {
  if (all.length === 0) return el('div', '');
  const at = outcome.years.indexOf(year);
  const [was, is] = [before.income[at], outcome.town.income?.[at]];
  if (!was || !is) return el('div', '');
  const words = stressWords(all, scenario, language);
  const most = 3;
  const list = words.slice(0, most).join(word('marketAnd', language));
  const rest = { en: words.length - most, zh: words.length }[language];
  const more = words.length > most ? ` ${word('marketMore', language, { n: rest })}` : '';
  const whole = { plan: say(plan.title, language), list: list + (language === 'zh' ? more.trim() : more) };
  const of = { plan: plan.id, village: null, measure: 'income' };
  const amounts = (label: string, band: 'p50' | 'p10'): Row => {
    const [a, b] = [was[band], is[band]];
    const exact = a === 0 ? 0 : (b / a - 1) * 100;
    // Sums are told to three digits: below one percent the change tells more than they do.
    const by = Number(exact.toFixed(Math.abs(exact) < 0.95 ? 1 : 0));
    return {
      label,
      before: money(a, language),
      after: money(b, language),
      // Of a loss, or into one, a share says nothing.
      change:
        Math.abs(b - a) < 0.5 || by === 0 ? '–' : a > 0 && b >= 0 ? signed(`${by}%`, by) : signed(money(b - a, language), b - a),
      target: (words) => bandTarget(scenario, of, year, band, words, language),
    };
  };
  const judgedIn = (judgements: readonly Judgement[]) => judgements.find(({ id }) => id === goal?.id);
  const rows = [
    amounts(word('marketMedianRow', language, { who: whoseIncome(scenario, language), year }), 'p50'),
    amounts(word('marketPoorRow', language), 'p10'),
    ...goalRows(goal, [judgedIn(before.goals), judgedIn(outcome.goals)], scenario, outcome, language),
  ];
  const heads = [word('marketWithout', language), word('marketWith', language), word('marketChange', language)] as const;
  const withStress = (row: Row): Fact => [heads[1], row.after, row.target(row.after)];
  const unstressedTarget = (title: string, value: string, facts: readonly Fact[]): TraceTarget =>
    aloneTarget({ title, value, how: word('readUnstressed', language, { of: count(scenario.runs) }), facts });
  const changeTarget = (row: Row): TraceTarget =>
    aloneTarget({
      title: row.label,
      value: row.change,
      how: word('readChange', language, { of: count(scenario.runs) }),
      facts: [[heads[0], row.before, unstressedTarget(row.label, row.before, [withStress(row)])], withStress(row)],
    });
  const open = (words: string, target: TraceTarget) => traced(words, target, actions, language);
  const table = el('table', 'effect') as HTMLTableElement;
  const head = table.createTHead().insertRow();
  head.append(el('td', ''), ...heads.map((text) => Object.assign(el('th', '', text), { scope: 'col' })));
  const body = table.createTBody();
  for (const one of rows) {
    const { label, before: a, after: b, change } = one;
    const row = body.insertRow();
    row.append(
      Object.assign(el('th', '', label), { scope: 'row' }),
      el('td', '', open(a, unstressedTarget(label, a, [withStress(one)]))),
      el('td', 'after', open(b, one.target(b))),
      el('td', 'by', change === '–' ? change : open(change, changeTarget(one))),
    );
  }
  const data: ChartData = {
    name: word('marketEffect', language),
    columns: ['', ...heads],
    rows: rows.map(({ label, before: a, after: b, change }) => [label, a, b, change]),
  };
  const chart = ranges(
    [
      { label: heads[0] as string, colour: 'var(--c7)', row: was },
      { label: heads[1] as string, colour: 'var(--c0)', row: is },
    ],
    (value) => money(value, language),
    380,
    `${word('marketEffect', language)}: ${rows.map(({ label, before: a, after: b }) => `${label}: ${a} → ${b}`).join('; ')}`,
    {
      ...data,
      columns: ['', ...quantiles],
      rows: [was, is].map((row, i) => [heads[i] as string, ...quantiles.map((key) => row[key])]),
      words: (value) => money(value, language),
      opens: (row, column, words) => {
        if (column === 0) return undefined;
        return row === 1
          ? bandTarget(scenario, of, year, quantiles[column - 1], words, language)
          : unstressedTarget(rows[0]?.label ?? '', words, []);
      },
    },
  );
  return el(
    'div',
    'panel takable',
    el('h2', '', word('marketEffect', language)),
    el('p', '', ...strong(word(words.length === 0 ? 'marketEffectNone' : 'marketEffectWith', language, whole))),
    table,
    taking(table, data.name, data),
    goal ? el('p', 'caption', labelled(word('marketSharedGoal', language), say(goal.title, language), language)) : '',
    chart,
    el('p', 'caption', word('marketEffectCaption', language)),
  );
}
