/** In which futures an outcome fails, as the model finds it, in; the rules in plain words with a picture of each, out. */
import {
  type Discovery,
  type Goal,
  inTen,
  leastCases,
  lessIsBetter,
  type Outcome,
  percent,
  type Scenario,
  say,
} from '../../model/index.ts';
import { hundred } from '../charts/hundred.ts';
import { choice } from '../inputs/choice.ts';
import { word } from '../words/words.ts';
import type { About } from './moving.ts';
import { outcomeWords } from './outcome.ts';
import { el, strong } from './parts.ts';

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
  if (lined) return word(less ? 'mattersAbove' : 'mattersBelow', language, gaps);
  return word(less ? 'mattersAtLeast' : 'mattersAtMost', language, gaps);
}

/** Why there is no rule. */
function none({ language }: About, { cases, of }: Discovery, runs: number): string {
  if (cases === 0) return word(of === 'reached' ? 'mattersAllFail' : 'mattersNoneFail', language);
  return cases < leastCases ? word('mattersFewCases', language, { n: cases, of: runs }) : word('mattersNoRule', language);
}

function ruleCard({ language }: About, found: Discovery, rule: Discovery['rules'][number], i: number): HTMLElement {
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
  return el(
    'article',
    'card rule',
    el('h3', '', word(i === 0 ? 'mattersWhen' : 'mattersOtherwise', language, { n: i + 1, rule: said })),
    el('p', '', ...strong(what)),
    hundred({
      support: rule.support,
      density: rule.density,
      all: bad ? found.failing : 1 - found.failing,
      bad,
      under: told(bad ? 'mattersUnderFails' : 'mattersUnderSucceeds'),
      others: told(bad ? 'mattersOthersFail' : 'mattersOthersSucceed'),
      description: `${said}. ${what.replaceAll('**', '')}`,
    }),
  );
}

/** `runs`: how many futures the answer comes from. */
export function rulesPiece(about: About, found: Discovery, lined: boolean, runs: number): HTMLElement {
  const { language } = about;
  const told = el('p', 'lead', ...strong(lead(about, found, lined)));
  if (found.rules.length === 0) return el('div', '', told, el('p', 'empty', none(about, found, runs)));
  return el(
    'div',
    '',
    told,
    found.of === 'reached' ? el('p', 'caption', word('mattersMostFail', language)) : '',
    el('div', 'cards', ...found.rules.map((rule, i) => ruleCard(about, found, rule, i))),
    el('p', 'caption', word('mattersHundred', language), ' ', word('mattersRulesCaption', language)),
  );
}
