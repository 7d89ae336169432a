/** A goal as it is wanted in; the edits that add it to the file, change one into it, or take one away, out. */
import type { Goal, Scenario, Text, Who } from '../base/nouns.ts';
import { asked, isSum, together } from '../base/words.ts';
import type { FileEdit } from '../scenario/edits.ts';
import { freeId, titleData, unlike, without } from '../scenario/plan-edits.ts';
import { writtenShare } from '../scenario/write.ts';
import { measureTitle } from './outcome.ts';
import { retitled } from './retitle.ts';

export interface NewGoal {
  readonly measure: string;
  /** As the file writes it: `200000 yuan`, `20 万元`, `3`. */
  readonly atLeast: string | number;
  /** The same in base units, for the title. */
  readonly value: number;
  readonly year: number;
  readonly who: Who;
  /** A share of the futures. */
  readonly confidence: number;
}

/** What a goal says, as its title: `2028年每个村集体收入达到20万元`. */
export function goalTitle(
  scenario: Scenario,
  { measure, value, year, who }: Pick<NewGoal, 'measure' | 'value' | 'year' | 'who'>,
): Text {
  const unit = scenario.units[measure];
  const name = measureTitle(scenario, measure);
  const told = (language: 'en' | 'zh') => (unit ? asked(value, unit, language) : String(value));
  const whose = whoTitle(scenario, who);
  // `2 sources of income`, but `200,000 yuan of income`.
  const of = unit?.text ? ' of' : '';
  return {
    en: `${told('en')}${of} ${name.en} in ${whose.en} by ${year}`,
    zh: `${year}年${whose.zh}${name.zh}达到${told('zh').replaceAll(' ', '')}`,
  };
}

function whoTitle({ villages }: Scenario, who: Who): Text {
  switch (who.kind) {
    case 'every village':
      return { en: 'every village', zh: '每个村' };
    case 'the town':
      return together;
    case 'share':
      return { en: `${writtenShare(who.share)} of villages`, zh: `${writtenShare(who.share)}的村` };
    case 'list': {
      const titles = who.villages.map((id) => villages.find((village) => village.id === id)?.title ?? { en: id, zh: id });
      return { en: titles.map(({ en }) => en).join(', '), zh: titles.map(({ zh }) => zh).join('、') };
    }
  }
}

/** As the file writes it. */
const whoData = (who: Who): string | readonly string[] =>
  who.kind === 'share' ? `${writtenShare(who.share)} of villages` : who.kind === 'list' ? who.villages : who.kind;

export function goalAdded(scenario: Scenario, goal: NewGoal): { readonly id: string; readonly edits: readonly FileEdit[] } {
  const { measure, atLeast, year, who, confidence } = goal;
  const id = freeId(
    { en: `${measure}-${year}`, zh: '' },
    scenario.goals.map((one) => one.id),
    'goal',
  );
  const is = { measure, at_least: atLeast, year, who: whoData(who), confidence: writtenShare(confidence) };
  return {
    id,
    edits: [
      { path: ['goals', id], value: { title: unlike(goalTitle(scenario, goal), scenario.goals), ...is, source: 'assumption' } },
    ],
  };
}

/** What a title says before its colon, which may name the plan that the goal is of; and that it no longer is what that plan asks for. */
const prefix = { en: /^([^:]{1,60})(: )/u, zh: /^([^：:]{1,40})([：:]\s*)/u };
const noLonger = { en: ' (changed)', zh: '（已改）' };

/** A title that tells the figures of its goal tells the new ones; one that names a document also that they are not what it asks for. */
function titleAfter(scenario: Scenario, goal: Goal, next: NewGoal): Text {
  const told = goalTitle(scenario, { ...goal, value: goal.atLeast });
  const anew = goalTitle(scenario, next);
  if (same(told, goal.title)) return anew;
  const words = same(told, anew) ? goal.title : titleIn(goal, next, anew);
  const marked = (of: 'en' | 'zh') => words[of].replace(prefix[of], `$1${noLonger[of]}$2`);
  return isSourced(goal) ? { en: marked('en'), zh: marked('zh') } : words;
}

/** Of words that somebody chose, the sum and the year are told anew; where more is another, all behind their colon. */
function titleIn(goal: Goal, next: NewGoal, anew: Text): Text {
  const { en, zh } = goal.title;
  const isOther =
    next.measure !== goal.measure || !same(next.who, goal.who) || (!isSum(goal.unit) && next.value !== goal.atLeast);
  const before = (words: string, of: 'en' | 'zh') => prefix[of].exec(words)?.[0] ?? '';
  if (isOther) return { en: before(en, 'en') + anew.en, zh: before(zh, 'zh') + anew.zh };
  // A document that is named by its year keeps its name.
  const year = new RegExp(`(?<!\\d)${goal.year}(?!\\d)`, 'gu');
  const inYear = (words: string, of: 'en' | 'zh') => {
    const head = before(words, of);
    const rest = words.slice(head.length);
    return rest.includes(String(goal.year))
      ? head + rest.replace(year, String(next.year))
      : words.replace(year, String(next.year));
  };
  return retitled({ en: inYear(en, 'en'), zh: inYear(zh, 'zh') }, goal.unit, goal.atLeast, next.value);
}

const isSourced = ({ source }: Goal): boolean => source !== null && source !== 'assumption';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Only what is another is written. What a document asked for is no longer what it asks for: the goal is an assumption then. */
export function goalChanged(scenario: Scenario, goal: Goal, next: NewGoal): readonly FileEdit[] {
  const title = titleAfter(scenario, goal, next);
  const isSameValue = next.measure === goal.measure && Math.abs(next.value - goal.atLeast) <= 1e-9 * Math.abs(next.value);
  const parts: readonly (readonly [name: string, isSame: boolean, value: unknown])[] = [
    ['measure', next.measure === goal.measure, next.measure],
    ['at_least', isSameValue, next.atLeast],
    ['year', next.year === goal.year, next.year],
    ['who', same(next.who, goal.who), whoData(next.who)],
    ['confidence', Math.abs(next.confidence - goal.confidence) <= 1e-9, writtenShare(next.confidence)],
  ];
  const others = parts.filter(([, isSame]) => !isSame);
  if (others.length === 0) return [];
  return [
    ['title', same(title, goal.title), titleData(title)] as const,
    ...others,
    ['source', !isSourced(goal), 'assumption'] as const,
  ]
    .filter(([, isSame]) => !isSame)
    .map(([name, , value]) => ({ path: ['goals', goal.id, name], value }));
}

/** The last one takes the whole part of the file with it. */
export const goalRemoved = (data: unknown, id: string): readonly FileEdit[] => [without(data, ['goals', id], 1)];
