/** The scenario on screen and a second file in; what differs between them, and what each change does to the goals and the town's income, out. */
import {
  type Change,
  commonGround,
  diffScenarios,
  type Ground,
  isRemark,
  type Language,
  outcomeText,
  type Scenario,
  say,
} from '../../model/index.ts';
import { type BaseCells, notebook, type OtherFile, viewed } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { effectsChart, effectsSentence, effectsTable, outcomeKey } from './files-effects.ts';
import { changeList, chooseFile, filesSides } from './files-pieces.ts';
import { button } from './frame.ts';
import { el, sentence } from './parts.ts';

/** Two scenarios in the order in which they are compared. */
interface Two {
  readonly a: Scenario;
  readonly b: Scenario;
  readonly swapped: boolean;
  readonly changes: readonly Change[];
  readonly ground: Ground;
}

export type Effects = Awaited<ReturnType<typeof askedEffects>>;

const askedEffects = (ask: BaseCells['ask'], other: Scenario, isOtherFirst: boolean, plan: string) =>
  ask('effects', { other, isOtherFirst, plan });

const lacks = { years: 'filesOtherYears', plans: 'filesOtherPlans', villages: 'filesOtherVillages' } as const;

/** What there is to say instead of effects. */
function noEffects({ ground, changes, a, b }: Two, language: Language): HTMLElement | null {
  if (!ground.ok) return el('p', 'empty', word(lacks[ground.lack], language, { a: a.years.from, b: b.years.from }));
  return changes.every(isRemark) ? el('p', 'empty', word('filesNoFigure', language)) : null;
}

const heading = (two: Two, { text }: OtherFile, now: string, language: Language): HTMLElement => {
  const figures = two.changes.filter((change) => !isRemark(change)).length;
  const remarks = two.changes.length - figures;
  if (two.changes.length === 0) return sentence(word(text === now ? 'filesIdentical' : 'filesSame', language));
  const counted = word(figures === 1 ? 'filesDiffer' : 'filesDiffers', language, { n: figures });
  return sentence(remarks > 0 ? `${counted} ${word('filesRemarks', language, { n: remarks })}` : counted);
};

export const filesCompare = notebook('files-compare', { en: 'Compare files', zh: '文件对比' })
  .value('swapped', ['view'], (view) => viewed(view, 'files-compare.swapped', false))
  .value('chosen', ['view'], (view) => viewed(view, 'files-compare.outcome', ''))
  .value('two', ['settled', 'other', 'swapped'], ({ scenario }, other, swapped): Two | null => {
    if (!other?.scenario) return null;
    const [a, b] = swapped ? [other.scenario, scenario] : [scenario, other.scenario];
    return { a, b, swapped, changes: diffScenarios(a, b), ground: commonGround(a, b) };
  })
  .value('planInBoth', ['two', 'plan'], (two, { id }): string => {
    const plans = two?.ground.ok ? two.ground.plans : [];
    return (plans.find((plan) => plan.id === id) ?? plans[0])?.id ?? '';
  })
  .value('effects', ['ask', 'other', 'two', 'planInBoth', 'language'], async (ask, other, two, plan, language) =>
    !two || !other?.scenario || plan === '' || noEffects(two, language)
      ? null
      : askedEffects(ask, other.scenario, two.swapped, plan),
  )
  .show(
    'files',
    ['settled', 'file', 'other', 'two', 'language', 'actions'],
    ({ scenario }, file, other, two, language, actions) => {
      const box = el('div', 'files-box', chooseFile(other !== null, language, actions.chooseOther));
      if (!other) return el('div', '', sentence(word('filesWhy', language)), box);
      const problems = other.told(language);
      const isWrong = !other.scenario && problems !== null;
      if (isWrong) {
        // It is another file that is wrong: the way out is to choose again.
        problems.querySelector('button')?.remove();
        const [title] = problems.getElementsByTagName('h2');
        if (title) title.textContent = word('filesWrong', language, { name: other.name });
        return el('div', '', problems, box);
      }
      if (!two || !other.scenario) return el('div', '', box);
      const swap = button(word('filesSwap', language), () => actions.look('files-compare.swapped', !two.swapped));
      swap.id = 'files-swap';
      return el(
        'div',
        '',
        heading(two, other, actions.texts().now, language),
        filesSides({ scenario, name: file }, { scenario: other.scenario, name: other.name }, two.swapped, language),
        el('div', 'files-buttons', swap, box),
      );
    },
  )
  .show(
    'effects',
    ['effects', 'two', 'planInBoth', 'chosen', 'language', 'actions'],
    (effects, two, plan, chosen, language, actions) => {
      if (!two || two.changes.length === 0) return el('div', '');
      const title = el('h2', '', word('filesEffects', language));
      const instead = noEffects(two, language);
      if (instead || !effects) return el('div', '', title, instead ?? '');
      const { a, ground } = two;
      const picked = effects.find(({ outcome }) => outcomeKey(outcome) === chosen) ?? effects[0];
      const names = (all: readonly { readonly title: { readonly en: string; readonly zh: string } }[]) =>
        all.map(({ title: own }) => say(own, language)).join(word('listSign', language));
      const { villagesOfOne, goalsOfOne } = ground.ok ? ground : { villagesOfOne: [], goalsOfOne: [] };
      return el(
        'div',
        '',
        title,
        effectsSentence(effects, two, plan, language),
        effectsTable(effects, two, picked ? outcomeKey(picked.outcome) : '', language, (key) =>
          actions.look('files-compare.outcome', key),
        ),
        villagesOfOne.length > 0 ? el('p', 'caption', word('filesVillagesOfOne', language, { names: names(villagesOfOne) })) : '',
        goalsOfOne.length > 0 ? el('p', 'caption', word('filesGoalsOfOne', language, { names: names(goalsOfOne) })) : '',
        picked
          ? el(
              'div',
              'files-bridge',
              el('h3', '', say(outcomeText(picked.outcome, a), language)),
              effectsChart(picked, two, language),
            )
          : '',
      );
    },
  )
  .show('changes', ['two', 'language'], (two, language) => (two ? changeList(two.changes, language) : el('div', '')));
