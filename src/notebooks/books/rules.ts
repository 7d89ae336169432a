/** In which futures an outcome fails, as the model finds it, in; the rules in plain words with a picture of each, out. */
import {
  type Discovery,
  type Goal,
  inTen,
  leastCases,
  lessIsBetter,
  measureOf,
  type Outcome,
  percent,
  type Scenario,
  say,
} from '../../model/index.ts';
import { hundred } from '../charts/hundred.ts';
import { choice } from '../inputs/choice.ts';
import type { Fact, TraceTarget } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import type { About } from './moving.ts';
import { outcomeWords } from './outcome.ts';
import { blank, el } from './parts.ts';
import { aloneTarget } from './readings.ts';
import { count, shareGaps } from './shown.ts';
import { tracedText } from './trace.ts';

/** Goals whose line the outcome can fall below: of the town for the town, of villages for a village. */
export function linesFor({ goals }: Scenario, outcome: Outcome): Goal[] {
  if (outcome.kind === 'goal') return [];
  const { measure, year, village } = outcome;
  return goals.filter(
    ({ measure: of, year: when, who }) => of === measure && when === year && (who.kind === 'the town') === (village === null),
  );
}

/** Chooses what counts as failing, where there is a choice. */
export function failingInput({ scenario, outcome, actions, language }: About, chosen: string): HTMLElement {
  const lines = linesFor(scenario, outcome);
  if (lines.length === 0) return el('div', '');
  const { value } = outcomeWords(outcome, scenario, language);
  return choice(
    word('mattersFails', language),
    [
      { id: '', label: word('mattersWorst', language) },
      ...lines.map(({ id, atLeast }) => ({ id, label: word('mattersBelowGoal', language, { value: value(atLeast) }) })),
    ],
    chosen,
    (id) => actions.look('matters.line', id),
  );
}

function lead({ outcome, words, language }: About, found: Discovery, lined: boolean): string {
  const gaps = { share: percent(found.failing), ten: inTen(found.failing, language), limit: words.value(found.below) };
  if (outcome.kind === 'goal') return word('mattersMissed', language, gaps);
  const less = lessIsBetter(outcome.measure);
  if (found.isCertain) return word('mattersNoWorst', language, gaps);
  if (lined) return word(less ? 'mattersAbove' : 'mattersBelow', language, gaps);
  return word(less ? 'mattersAtLeast' : 'mattersAtMost', language, gaps);
}

/** Why there is no rule. */
function none({ language }: About, { cases, of }: Discovery, runs: number): string {
  if (cases === 0) return word(of === 'reached' ? 'mattersAllFail' : 'mattersNoneFail', language);
  return cases < leastCases ? word('mattersFewCases', language, { n: cases, of: runs }) : word('mattersNoRule', language);
}

function ruleCard(about: About, found: Discovery, rule: Discovery['rules'][number], i: number, runs: number): HTMLElement {
  const { actions, language } = about;
  const bad = found.of === 'failing';
  const said = say(rule.say, language);
  const gaps = {
    density: percent(rule.density),
    ten: inTen(rule.density, language),
    coverage: percent(rule.coverage),
    support: percent(rule.support),
  };
  const what = word(bad ? 'mattersFailing' : 'mattersSucceeding', language, gaps);
  const told = (key: Parameters<typeof word>[0]) => (cases: number, of: number) => word(key, language, { cases, of });
  const [under, others] = bad
    ? ([told('mattersUnderFails'), told('mattersOthersFail')] as const)
    : ([told('mattersUnderSucceeds'), told('mattersOthersSucceed')] as const);
  const all = bad ? found.failing : 1 - found.failing;
  const inside = Math.round(rule.support * runs);
  const cases = Math.round(rule.support * rule.density * runs);
  const how = [under(cases, inside), others(Math.round(all * runs) - cases, runs - inside)].join('; ');
  const parts = (part: number, whole: number) => `${count(part)} ÷ ${count(whole)}`;
  const facts: Fact[] = [
    [gaps.density, parts(cases, inside)],
    [gaps.coverage, parts(cases, Math.round(all * runs))],
    [gaps.support, parts(inside, runs)],
  ];
  const open = (value: string) => aloneTarget({ title: said, value, how, facts });
  return el(
    'article',
    'card rule',
    el('h3', '', word(i === 0 ? 'mattersWhen' : 'mattersOtherwise', language, { n: i + 1, rule: said })),
    el('p', '', ...tracedText(what, open, actions, language)),
    hundred({
      support: rule.support,
      density: rule.density,
      all,
      bad,
      under,
      others,
      data: {
        name: said,
        columns: [said],
        rows: [[under(cases, inside)], [others(Math.round(all * runs) - cases, runs - inside)]],
        how: word('mattersHundred', language),
      },
      description: `${said}. ${what.replaceAll('**', '')}`,
    }),
  );
}

/** `runs`: how many futures the answer comes from. */
export function rulesPiece(about: About, found: Discovery, lined: boolean, runs: number): HTMLElement {
  const { outcome, plan, words, actions, language } = about;
  const text = lead(about, found, lined);
  const place = { plan: plan.id, ...measureOf(outcome), village: outcome.kind === 'goal' ? null : outcome.village };
  const how = text.replaceAll('**', '') + blank(language) + word('readShare', language, shareGaps(found.failing, runs));
  const open = (value: string): TraceTarget => ({ ...place, reading: () => ({ title: words.title, value, how, facts: [] }) });
  const told = el('p', 'lead', ...tracedText(text, open, actions, language));
  if (found.rules.length === 0) return el('div', '', told, found.isCertain ? '' : el('p', 'empty', none(about, found, runs)));
  return el(
    'div',
    '',
    told,
    found.of === 'reached' ? el('p', 'caption', word('mattersMostFail', language)) : '',
    el('div', 'cards', ...found.rules.map((rule, i) => ruleCard(about, found, rule, i, runs))),
    el('p', 'caption', word('mattersHundred', language), blank(language), word('mattersRulesCaption', language)),
  );
}
