/** The scenario on screen and a second file in; what differs between them, and what each change does to the goals and the town's income, out. */
import {
  type Change,
  commonGround,
  commonOutcomes,
  diffScenarios,
  type Ground,
  isRemark,
  type Language,
  type Outcome,
  outcomeText,
  type Scenario,
  say,
  type Text,
} from '../../model/index.ts';
import { notebook, type OtherFile, viewed } from '../runtime/notebook.ts';
import { word, words } from '../words/words.ts';
import { effectsChart, effectsSentence, effectsTable, outcomeKey } from './files-effects.ts';
import { changeList, chooseFile, filesSides } from './files-pieces.ts';
import { button } from './frame.ts';
import { blank, el, mainGoal, sentence } from './parts.ts';

/** Two scenarios in the order in which they are compared. */
interface Two {
  readonly a: Scenario;
  readonly b: Scenario;
  /** Whether the first is the second file. */
  readonly swapped: boolean;
  readonly changes: readonly Change[];
  readonly ground: Ground;
}

const lacks = { years: 'filesOtherYears', plans: 'filesOtherPlans', villages: 'filesOtherVillages' } as const;

/** What there is to say instead of effects. */
function noEffects({ ground, changes, a, b }: Two, language: Language): HTMLElement | null {
  if (!ground.ok) return el('p', 'empty', word(lacks[ground.lack], language, { a: a.years.from, b: b.years.from }));
  return changes.every(isRemark) ? el('p', 'empty', word('filesNoFigure', language)) : null;
}

function heading({ changes }: Two, { text }: OtherFile, now: string, language: Language): HTMLElement {
  const figures = changes.filter((change) => !isRemark(change)).length;
  const remarks = changes.length - figures;
  if (changes.length === 0) return sentence(word(text === now ? 'filesIdentical' : 'filesSame', language));
  const counted = word(figures === 1 ? 'filesDiffer' : 'filesDiffers', language, { n: figures });
  return sentence(remarks > 0 ? counted + blank(language) + word('filesRemarks', language, { n: remarks }) : counted);
}

/** The problems of a second file, without the button that puts a notice away: the way out is to choose again. */
function wrongFile({ name, told }: OtherFile, language: Language): HTMLElement | string {
  const problems = told(language);
  problems?.querySelector('button')?.remove();
  problems?.querySelector('h2')?.replaceChildren(word('filesWrong', language, { name }));
  return problems ?? '';
}

export const filesCompare = notebook('files-compare', words.filesCompareBook)
  .value('swapped', ['view'], (view) => viewed(view, 'files-compare.swapped', false))
  .value('chosen', ['view'], (view) => viewed(view, 'files-compare.outcome', ''))
  .value('two', ['settled', 'otherFile', 'swapped'], ({ scenario }, other, swapped): Two | null => {
    if (!other?.scenario) return null;
    const [a, b] = swapped ? [other.scenario, scenario] : [scenario, other.scenario];
    return { a, b, swapped, changes: diffScenarios(a, b), ground: commonGround(a, b) };
  })
  .value('planInBoth', ['two', 'plan'], (two, { id }): string => {
    const plans = two?.ground.ok ? two.ground.plans : [];
    return (plans.find((plan) => plan.id === id) ?? plans[0])?.id ?? '';
  })
  .value('outcomes', ['two', 'language'], (two, language): readonly Outcome[] => {
    if (!two || noEffects(two, language)) return [];
    const main = mainGoal(two.a);
    // What the sentence tells is asked first.
    const rank = (outcome: Outcome) => (outcome.kind === 'measure' ? 1 : outcome.goal === main ? 0 : 2);
    return [...commonOutcomes(two.a, two.b).outcomes].sort((x, y) => rank(x) - rank(y));
  })
  .value('answers', ['ask', 'otherFile', 'two', 'planInBoth', 'outcomes'], (ask, other, two, plan, outcomes) => {
    const asked = (outcome: string) =>
      ask(
        'effects',
        { other: other?.scenario as Scenario, isOtherFirst: two?.swapped ?? false, plan, outcome },
        `effects ${outcome}`,
      );
    return new Map(outcomes.map((outcome) => [outcome, asked(outcomeKey(outcome))] as const));
  })
  .value('picked', ['outcomes', 'chosen'], (outcomes, chosen): Outcome | null => {
    const income = outcomes.find(({ kind }) => kind === 'measure') ?? null;
    return outcomes.find((outcome) => outcomeKey(outcome) === chosen) ?? income;
  })
  .value('keptOnes', ['settled', 'otherFile', 'actions'], (_, __, { second }) => second.kept())
  .show(
    'files',
    ['settled', 'file', 'otherFile', 'two', 'keptOnes', 'language', 'actions'],
    (settled, file, other, two, kept, language, { look, texts, second: { choose, chooseKept } }) => {
      const box = chooseFile(other !== null, kept, language, { choose, chooseKept });
      if (!other) return el('div', '', sentence(word('filesWhy', language)), box);
      if (!two || !other.scenario) return el('div', 'files-wrong', wrongFile(other, language), box);
      const swap = button(word('filesSwap', language), () => look('files-compare.swapped', !two.swapped));
      swap.id = 'files-swap';
      const [here, second] = [
        { scenario: settled.scenario, name: file },
        { scenario: other.scenario, name: other.name },
      ];
      return el(
        'div',
        '',
        heading(two, other, texts().now, language),
        filesSides(here, second, two.swapped, language),
        el('div', 'files-buttons', swap, box),
      );
    },
  )
  .show('changes', ['two', 'language'], (two, language) => (two ? changeList(two.changes, language) : el('div', '')))
  .show('effects', ['answers', 'outcomes', 'two', 'planInBoth', 'language'], async (answers, outcomes, two, plan, language) => {
    if (!two || two.changes.length === 0) return el('div', '');
    const title = el('h2', '', word('filesEffects', language));
    const instead = noEffects(two, language);
    if (instead) return el('div', '', title, instead);
    const first = outcomes.slice(0, 2);
    const found = await Promise.all(first.map((outcome) => answers.get(outcome)));
    const effects = first.flatMap((outcome, i) => (found[i] ? [{ outcome, found: found[i] }] : []));
    return el('div', '', title, effectsSentence(effects, two, plan, language));
  })
  .show('table', ['answers', 'picked', 'two', 'language', 'actions'], (answers, picked, two, language, actions) => {
    if (!two?.ground.ok || !picked) return el('div', '');
    const { villagesOfOne, goalsOfOne } = two.ground;
    const note = (key: 'filesVillagesOfOne' | 'filesGoalsOfOne', all: readonly { readonly title: Text }[]) => {
      const names = all.map(({ title }) => say(title, language)).join(word('listSign', language));
      return all.length === 0 ? '' : el('p', 'caption', word(key, language, { names }));
    };
    return el(
      'div',
      '',
      effectsTable(answers, two, picked, language, (key) => actions.look('files-compare.outcome', key)),
      note('filesVillagesOfOne', villagesOfOne),
      note('filesGoalsOfOne', goalsOfOne),
    );
  })
  .show('bridge', ['answers', 'picked', 'two', 'language'], async (answers, picked, two, language) => {
    const found = picked && (await answers.get(picked));
    if (!two || !picked || !found) return el('div', '');
    const title = el('h3', '', say(outcomeText(picked, two.a), language));
    return el('div', 'files-bridge', title, effectsChart({ outcome: picked, found }, two, language));
  });
