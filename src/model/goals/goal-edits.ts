/** A new goal in; the edits that add it to the file, or take one away, out. */
import type { Scenario, Text } from '../base/nouns.ts';
import { measured } from '../base/words.ts';
import type { FileEdit } from '../scenario/edits.ts';
import { freeId, without } from '../scenario/plan-edits.ts';
import { writtenShare } from '../scenario/write.ts';
import { measureTitle } from './outcome.ts';

/** All villages, each by itself; their sum; that part of them; or the one of this id. */
export type NewWho =
  | { readonly kind: 'every village' | 'the town' }
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'village'; readonly id: string };

export interface NewGoal {
  readonly measure: string;
  /** As the file writes it: `200000 yuan`, `20 万元`, `3`. */
  readonly atLeast: string | number;
  /** The same in base units, for the title. */
  readonly value: number;
  readonly year: number;
  readonly who: NewWho;
  /** A share of the futures. */
  readonly confidence: number;
}

/** What a goal says, as its title: `2028年每个村集体收入达到20万元`. */
export function goalTitle(scenario: Scenario, { measure, value, year, who }: NewGoal): Text {
  const unit = scenario.units[measure];
  const name = measureTitle(scenario, measure);
  const told = (language: 'en' | 'zh') => (unit ? measured(value, unit, language) : String(value));
  const whose = whoTitle(scenario, who);
  // `2 sources of income`, but `200,000 yuan of income`.
  const of = unit?.text ? ' of' : '';
  return {
    en: `${told('en')}${of} ${name.en} in ${whose.en} by ${year}`,
    zh: `${year}年${whose.zh}${name.zh}达到${told('zh').replaceAll(' ', '')}`,
  };
}

function whoTitle({ villages }: Scenario, who: NewWho): Text {
  switch (who.kind) {
    case 'every village':
      return { en: 'every village', zh: '每个村' };
    case 'the town':
      return { en: 'the town', zh: '全镇' };
    case 'share':
      return { en: `${who.percent}% of villages`, zh: `${who.percent}%的村` };
    case 'village':
      return villages.find(({ id }) => id === who.id)?.title ?? { en: who.id, zh: who.id };
  }
}

/** As the file writes it. */
function whoData(who: NewWho): string | readonly string[] {
  return who.kind === 'share' ? `${who.percent}% of villages` : who.kind === 'village' ? [who.id] : who.kind;
}

export function goalAdded(scenario: Scenario, goal: NewGoal): { readonly id: string; readonly edits: readonly FileEdit[] } {
  const { measure, atLeast, year, who, confidence } = goal;
  const id = freeId(
    { en: `${measure}-${year}`, zh: '' },
    scenario.goals.map((one) => one.id),
    'goal',
  );
  const is = { measure, at_least: atLeast, year, who: whoData(who), confidence: writtenShare(confidence) };
  return { id, edits: [{ path: ['goals', id], value: { title: goalTitle(scenario, goal), ...is, source: 'assumption' } }] };
}

/** The last one takes the whole part of the file with it. */
export const goalRemoved = (data: unknown, id: string): readonly FileEdit[] => [without(data, ['goals', id], 1)];
