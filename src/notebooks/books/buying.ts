/** A budget, a goal and plans to take ventures from in; what it should buy, and a button that makes a plan of it, out. */
import type { Bought } from '../../engine/questions.ts';
import {
  boughtPlan,
  type Goal,
  isAdditive,
  type Language,
  measured,
  measureTitle,
  money,
  type Scenario,
  say,
  unitOf,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import type { Actions, Ask, Chosen, Fact, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { bracketed, el, sentence } from './parts.ts';
import { link, plainTable } from './plain-table.ts';
import { aloneTarget } from './readings.ts';
import { sumInput } from './sum-input.ts';
import { traced, tracedFigures, tracedText } from './trace.ts';

/** Goals of which can be told what a venture adds. */
export const buyable = (scenario: Scenario): Goal[] => scenario.goals.filter(({ measure }) => isAdditive(scenario, measure));

export interface Buying {
  readonly goal: Goal;
  /** Yuan. */
  readonly budget: number;
  /** Ids of plans, divided by blanks. */
  readonly from: string;
}

export function buyInputs(
  { scenario, plan }: Chosen,
  { goal, budget, from }: Buying,
  /** Yuan at the right end of the slider. */
  most: number,
  actions: Actions,
  language: Language,
): HTMLElement {
  const budgetInput = sumInput(
    'targets.budget',
    word('targetsBudget', language),
    budget,
    null,
    word('targetsBudgetNote', language),
    actions,
    language,
    most,
  );
  const chosen = from.split(' ');
  const boxes = scenario.plans
    .filter(({ id }) => id !== plan.id)
    .map(({ id, title }) => {
      const box = Object.assign(document.createElement('input'), {
        type: 'checkbox',
        id: `targets-from-${id}`,
        checked: chosen.includes(id),
      });
      box.addEventListener('change', () => actions.look(`targets.from.${id}`, box.checked));
      return el('label', 'box', box, say(title, language));
    });
  const group = el('fieldset', 'boxes', el('legend', '', word('targetsFrom', language)), ...boxes);
  return el(
    'div',
    'buying',
    el(
      'div',
      '',
      choice(
        word('targetsGoal', language),
        buyable(scenario).map(({ id, title }) => ({ id, label: say(title, language) })),
        goal.id,
        (id) => actions.look('targets.buy', id),
      ),
      group,
    ),
    budgetInput,
  );
}

/** Half of the distance to the worst tenth is taken off the town's total. */
export const askPortfolio = (ask: Ask, plan: string, { goal, budget, from }: Buying): Promise<Bought> =>
  ask('portfolio', {
    plan,
    others: from.split(' ').filter(Boolean),
    goal: goal.id,
    budget,
    objective: goal.who.kind === 'the town' ? { kind: 'mean less worst tenth', weight: 0.5 } : { kind: 'expected villages' },
  });

const villages = (value: number): string => value.toFixed(2);

/** `made`: the id of the plan that was made on this page, where there is one. */
export function boughtPiece(
  { scenario, plan }: Chosen,
  { goal, budget }: Buying,
  { candidates, found, without, elsewhere }: Bought,
  actions: Actions,
  language: Language,
): HTMLElement {
  const bought = found.chosen.flatMap((id) => candidates.find((candidate) => candidate.id === id) ?? []);
  const ofTown = goal.who.kind === 'the town';
  const told = (value: number) => (ofTown ? measured(value, unitOf(scenario, goal.measure), language) : villages(value));
  const gaps = {
    budget: money(budget, language),
    n: bought.length,
    cost: money(found.cost, language),
    goal: say(goal.title, language),
    without: told(without),
    with: told(found.value),
    of: scenario.villages.length,
  };
  const whole = (value: number) =>
    ofTown ? told(value) : word('targetsAverage', language, { n: villages(value), of: scenario.villages.length });
  if (bought.length === 0) return sentence(word('targetsBuysNothing', language, { ...gaps, without: whole(without) }));
  const key = ofTown ? 'targetsBuysTotal' : bought.length === 1 ? 'targetsBuysOne' : 'targetsBuys';
  const how = word(found.method === 'exact' ? 'targetsHowExact' : 'targetsHowSearched', language, {
    how: say(found.how, language),
  });
  const error = word('targetsError', language, { error: told(found.error), elsewhere: whole(elsewhere.value) });
  const costTarget = ({ title, plan: of, village, venture, cost }: (typeof bought)[number]): TraceTarget => {
    const { from, to } = scenario.years;
    const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const name = say(measureTitle(scenario, 'investment'), language);
    const facts = years.map(
      (year): Fact => [
        `${name} · ${year}`,
        word('readOpen', language),
        { plan: of, village, venture, measure: 'investment', year },
      ],
    );
    return aloneTarget({ title: say(title, language), value: money(cost, language), how: word('readCost', language), facts });
  };
  const costs = bought.map((one): Fact => [say(one.title, language), money(one.cost, language), costTarget(one)]);
  const text = word(key, language, gaps);
  const ofChoice = (value: string) =>
    aloneTarget({
      title: word('targetsBuyTitle', language),
      value,
      how: `${`${text} ${how} ${error}`.replaceAll('**', '')}`,
      facts: costs,
    });
  const open = (words: string, target: TraceTarget) => traced(words, target, actions, language);
  const titleOf = (id: string) => say(scenario.plans.find((each) => each.id === id)?.title ?? plan.title, language);
  const heads = [word('targetsBought', language), word('targetsOfPlan', language), word('targetsCost', language)];
  const sum = word('targetsSum', language);
  const data = {
    name: `${word('targetsBuyTitle', language)} ${gaps.budget}`,
    columns: [heads[0] as string, heads[1] as string, bracketed(heads[2] as string, word('targetsYuan', language), language)],
    rows: [...bought.map(({ title, plan: of, cost }) => [say(title, language), titleOf(of), cost]), [sum, '', found.cost]],
  };
  const table = plainTable(
    word('targetsBought', language),
    heads,
    [
      ...bought.map((one) => [
        link(say(one.title, language), () => actions.choose({ plan: one.plan, village: one.village })),
        titleOf(one.plan),
        open(money(one.cost, language), costTarget(one)),
      ]),
      [sum, '', open(gaps.cost, ofChoice(gaps.cost))],
    ],
    data,
    language,
  );
  const make = button(word('targetsMake', language), () => {
    const names = (of: Language) => word('targetsMadeTitle', of, { plan: say(plan.title, of), budget: money(budget, of) });
    const { id, data: written } = boughtPlan(scenario, plan, bought, { en: names('en'), zh: names('zh') });
    actions.change([{ path: ['plans', id], value: written }]);
    actions.look('targets.made', id);
  });
  make.id = 'targets-make';
  return el(
    'div',
    '',
    sentence(text, tracedFigures(text, ofChoice, actions, language)),
    el('p', 'caption', ...tracedText(error, ofChoice, actions, language), ' ', how),
    el('p', '', make),
    table,
    el('p', 'caption', word('targetsFree', language)),
  );
}

/** Tells of the plan that was made, and leads to its comparison with the one it is based on. */
export function madeNote({ scenario }: Chosen, made: string, actions: Actions, language: Language): HTMLElement {
  const plan = scenario.plans.find(({ id }) => id === made);
  if (!plan) return el('div', '');
  const open = button(word('targetsCompare', language), () =>
    actions.choose({ plan: made, ...(plan.basedOn ? { against: plan.basedOn } : {}), book: 'compare' }),
  );
  return el('p', 'notice', word('targetsMade', language, { plan: say(plan.title, language) }), open);
}
