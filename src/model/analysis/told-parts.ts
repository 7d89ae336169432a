/** An attribution in; its changes in words whose figures, as they are shown, add up to the difference that is shown, out. */
import { apportion } from '../base/apportion.ts';
import type { Language, Scenario, Text, Unit } from '../base/nouns.ts';
import { amount } from '../base/words.ts';
import { readUnit } from '../formula/units.ts';
import { type Outcome, unitOf } from '../goals/outcome.ts';
import type { Attribution } from './attribution.ts';

export interface ToldAmount {
  /** In base units, rounded as it is shown. */
  readonly value: number;
  readonly words: string;
}

export interface ToldParts {
  readonly from: ToldAmount;
  readonly to: ToldAmount;
  readonly difference: ToldAmount;
  readonly parts: readonly (ToldAmount & { readonly title: Text })[];
  /** The smallest changes, told as one. */
  readonly rest: (ToldAmount & { readonly n: number }) | null;
  /** What the words are told in. */
  readonly unit: Unit;
}

/** The place of a figure of a number, counted from 1, as a power of ten; 0 of 0. */
const placeOf = (x: number, figure: number): number => (x === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(x))) + 1 - figure));

/**
 * The unit and the step in which an outcome is shown: a tenth of a percentage point; else the fourth figure of the largest amount or that of the
 * difference, or the third of the largest change, whichever is smallest, so that a small change beside large amounts is not lost; but nothing
 * below the first figure of the simulation error, and no part of a yuan.
 */
function scaleOf(
  scenario: Scenario,
  outcome: Outcome,
  language: Language,
  { from, to, difference, standardError, parts }: Attribution,
): { readonly unit: Unit; readonly step: number } {
  if (outcome.kind === 'goal') return { unit: readUnit('%') as Unit, step: 0.001 };
  const own = unitOf(scenario, outcome.measure);
  const change = Math.max(0, ...parts.map(({ value }) => Math.abs(value)));
  const largest = Math.max(Math.abs(from), Math.abs(to), change);
  const steps = [placeOf(largest, 4), placeOf(difference, 4), placeOf(change, 3)].filter((step) => step > 0);
  const finest = Math.max(placeOf(standardError, 1), own.text === 'yuan' ? 1 : 0);
  const tenThousands = own.text === 'yuan' && language === 'zh' && largest >= 1e4;
  return {
    unit: tenThousands ? (readUnit('万元') as Unit) : own,
    step: Math.max(finest, steps.length > 0 ? Math.min(...steps) : 1),
  };
}

/** More changes than `most` are told as one. */
export function toldParts(scenario: Scenario, outcome: Outcome, found: Attribution, language: Language, most: number): ToldParts {
  const shown = found.parts.slice(0, most);
  const rest = found.parts.slice(most);
  const values = [
    ...shown.map(({ value }) => value),
    ...(rest.length > 0 ? [rest.reduce((sum, { value }) => sum + value, 0)] : []),
  ];
  const { unit, step } = scaleOf(scenario, outcome, language, found);
  const [from, to] = [found.from, found.to].map((value) => Math.round(value / step)) as [number, number];
  const points = language === 'zh' ? ' 个百分点' : ' points';
  const told = (steps: number, sign: boolean): ToldAmount => {
    const plain =
      outcome.kind === 'goal'
        ? sign
          ? `${(steps / 10).toFixed(1).replace('-', '−')}${points}`
          : `${(steps / 10).toFixed(1)}%`
        : amount(steps * step, unit, language, 12);
    return { value: steps * step, words: sign && steps > 0 ? `+${plain}` : plain };
  };
  const steps = apportion(values, to - from, step);
  return {
    from: told(from, false),
    to: told(to, false),
    difference: told(to - from, true),
    parts: shown.map(({ title }, i) => ({ title, ...told(steps[i] ?? 0, true) })),
    rest: rest.length > 0 ? { n: rest.length, ...told(steps.at(-1) ?? 0, true) } : null,
    unit,
  };
}
