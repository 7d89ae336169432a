/** A new goal in; the edits that add it to the file, or take one away, out. */
import type { Scenario, Text } from '../base/nouns.ts';
import { measured } from '../base/words.ts';
import type { FileEdit } from '../scenario/edits.ts';
import { freeId, without } from '../scenario/plan-edits.ts';
import { measureTitle } from './outcome.ts';

export interface NewGoal {
  readonly measure: string;
  /** As the file writes it: `200000 yuan`, `20 万元`, `3`. */
  readonly atLeast: string | number;
  /** The same in base units, for the title. */
  readonly value: number;
  readonly year: number;
  readonly who: 'every village' | 'the town';
  /** A share of the futures. */
  readonly confidence: number;
}

/** What a goal says, as its title: `2028年每个村集体收入达到20万元`. */
export function goalTitle(scenario: Scenario, { measure, value, year, who }: NewGoal): Text {
  const unit = scenario.units[measure];
  const name = measureTitle(scenario, measure);
  const told = (language: 'en' | 'zh') => (unit ? measured(value, unit, language) : String(value));
  const each = who === 'every village';
  return {
    en: `${told('en')} of ${name.en} in ${each ? 'every village' : 'the town'} by ${year}`,
    zh: `${year}年${each ? '每个村' : '全镇'}${name.zh}达到${told('zh').replaceAll(' ', '')}`,
  };
}

export function goalAdded(scenario: Scenario, goal: NewGoal): { readonly id: string; readonly edits: readonly FileEdit[] } {
  const { measure, atLeast, year, who, confidence } = goal;
  const id = freeId(
    { en: `${measure}-${year}`, zh: '' },
    scenario.goals.map((one) => one.id),
    'goal',
  );
  const is = { measure, at_least: atLeast, year, who, confidence: `${Number((confidence * 100).toPrecision(6))}%` };
  return { id, edits: [{ path: ['goals', id], value: { title: goalTitle(scenario, goal), ...is, source: 'assumption' } }] };
}

/** The last one takes the whole part of the file with it. */
export const goalRemoved = (data: unknown, id: string): readonly FileEdit[] => [without(data, ['goals', id], 1)];
