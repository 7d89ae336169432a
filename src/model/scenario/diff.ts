/** Two checked scenarios in; what differs between them, each in a sentence in the planner's words and in the order of a file, out. */

import { quantityWords } from '../base/figure-words.ts';
import type { Goal, Language, Reference, Scenario, Text } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import { fundTitle, measureTitles, percent, together } from '../base/words.ts';
import { percentUnit, yuanUnit } from '../formula/units.ts';
import { aboutAspect, ruleChanges, titleAspect } from './diff-rules.ts';
import { planChanges, villageChanges } from './diff-villages.ts';
import {
  type Aspect,
  aspectChanges,
  type Change,
  called,
  type Kind,
  namedValue,
  originAspects,
  proseValue,
  quantityValue,
  text,
  thingChanges,
  wordValue,
} from './difference.ts';
import { referenceKinds } from './reference-edits.ts';

export type { Change } from './difference.ts';

const scenarioAspects = ({ title, about, years, runs, seed }: Scenario): Aspect[] => [
  titleAspect(title),
  aboutAspect(about),
  { key: 'years.from', name: text('first year', '起始年'), value: wordValue(years.from) },
  { key: 'years.to', name: text('last year', '结束年'), value: wordValue(years.to) },
  { key: 'simulation.runs', name: text('number of futures', '模拟次数'), value: wordValue(runs) },
  { key: 'simulation.seed', name: text('seed', '随机种子'), value: wordValue(seed) },
];

const references: Kind<Reference> = {
  noun: text('reference', '参考资料'),
  place: (reference) => {
    const { en, zh } = called(reference);
    return text(`Reference ${en}`, `参考资料 · ${zh}`);
  },
  aspects: ({ title, kind, note }) => [
    titleAspect(title),
    { key: 'kind', name: text('kind', '类别'), value: namedValue(kind, referenceKinds.get(kind) ?? text(kind, kind)) },
    { key: 'note', name: text('note', '说明'), value: proseValue(note) },
  ],
};

function whoText({ who }: Goal, { villages }: Scenario): Text {
  switch (who.kind) {
    case 'every village':
      return text('every village', '每个村');
    case 'the town':
      return together;
    case 'share':
      return text(`${percent(who.share)} of villages`, `${percent(who.share)} 的村`);
    case 'list': {
      const titles = who.villages.map((id) => villages.find((village) => village.id === id)?.title ?? text(id, id));
      return text(titles.map(({ en }) => en).join(', '), titles.map(({ zh }) => zh).join('、'));
    }
  }
}

const measureTitle = ({ measure }: Goal, { measures }: Scenario): Text =>
  measures.find(({ id }) => id === measure)?.title ?? ownOf(measureTitles, measure) ?? text(measure, measure);

function goalAspects(goal: Goal, scenario: Scenario): Aspect[] {
  const { measure, who } = goal;
  const named = whoText(goal, scenario);
  const whom = {
    meaning: who.kind === 'list' ? { ...who, villages: [...who.villages].sort() } : who,
    written: who.kind === 'list' ? `[${who.villages.join(', ')}]` : named.en,
    tell: (language: Language) => named[language],
  };
  return [
    titleAspect(goal.title),
    { key: 'measure', name: text('measure', '指标'), value: namedValue(measure, measureTitle(goal, scenario)) },
    { key: 'at_least', name: text('at least', '至少'), value: quantityValue(goal.atLeast, goal.unit) },
    { key: 'year', name: text('year', '年份'), value: wordValue(goal.year) },
    { key: 'who', name: text('for', '对象'), value: whom },
    { key: 'confidence', name: text('wanted confidence', '要求的把握'), value: quantityValue(goal.confidence, percentUnit) },
    ...originAspects('', null, goal, scenario),
  ];
}

const goals: Kind<Goal> = {
  noun: text('goal', '目标'),
  place: (goal) => {
    const { en, zh } = called(goal);
    return text(`Goal ${en}`, `目标 · ${zh}`);
  },
  aspects: goalAspects,
  about: (goal, scenario) => {
    const [measure, who] = [measureTitle(goal, scenario), whoText(goal, scenario)];
    const least = (language: Language) => quantityWords({ value: goal.atLeast, unit: goal.unit }, language);
    return text(
      `${measure.en} at least ${least('en')} in ${goal.year}, ${who.en}`,
      `${goal.year} 年${who.zh}${measure.zh}至少 ${least('zh')}`,
    );
  },
};

const allocationAspects = ({ allocation }: Scenario): Aspect[] =>
  Object.entries(allocation).map(([fund, share]) => ({
    key: fund,
    name: fundTitle(fund),
    value: quantityValue(share, percentUnit),
  }));

const countingAspects = ({ sourceThreshold, countSources }: Scenario): Aspect[] => [
  {
    key: 'source_threshold',
    name: text('income from which a source counts', '渠道计入的最低年收入'),
    value: quantityValue(sourceThreshold, yuanUnit),
  },
  {
    key: 'count_sources',
    name: text('what is counted as a source', '渠道计数口径'),
    value: namedValue(
      countSources,
      countSources === 'strategies' ? text('each strategy', '按发展路径') : text('each venture', '按项目'),
    ),
  },
];

/**
 * What differs between two scenarios, in the order of a file; empty where both mean the same, however they are written. A plan's ventures
 * are compared with what the plan starts from, so a change of a village or of a plan is told once and not again for each plan that takes
 * it over. `builtIn` names the strategies that are no part of a file.
 */
export function diffScenarios(a: Scenario, b: Scenario, builtIn: readonly string[] = []): Change[] {
  if (a === b) return [];
  const files = [a, b] as const;
  const whole = text('The scenario', '整个情景');
  const rules = ruleChanges(files, builtIn);
  return [
    ...aspectChanges('', whole, scenarioAspects(a), scenarioAspects(b)),
    ...thingChanges('references', references, [a.references, b.references], files),
    ...rules.before,
    ...villageChanges(files),
    ...planChanges(files),
    ...rules.after,
    ...thingChanges('goals', goals, [a.goals, b.goals], files),
    ...aspectChanges('allocation', text('Division of income', '收益分配'), allocationAspects(a), allocationAspects(b)),
    ...aspectChanges('', whole, countingAspects(a), countingAspects(b)),
  ];
}

/** Whether a change is in words about the figures (a source, a note, a description), not in the figures. */
export const isRemark = ({ path }: Change): boolean => /(^|\.)(source|note|about)$/.test(path) || /^references\./.test(path);
