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

/** The step to which an outcome is shown: a tenth of a percentage point, or the fourth figure of the largest amount. */
function scaleOf(
  scenario: Scenario,
  outcome: Outcome,
  language: Language,
  largest: number,
): { readonly unit: Unit; readonly step: number } {
  if (outcome.kind === 'goal') return { unit: readUnit('%') as Unit, step: 0.001 };
  const own = unitOf(scenario, outcome.measure);
  const tenThousands = own.text === 'yuan' && language === 'zh' && largest >= 1e4;
  const step = 10 ** (Math.floor(Math.log10(largest || 1)) - 3);
  return { unit: tenThousands ? (readUnit('万元') as Unit) : own, step: own.text === 'yuan' ? Math.max(1, step) : step };
}

/** More changes than `most` are told as one. */
export function toldParts(scenario: Scenario, outcome: Outcome, found: Attribution, language: Language, most: number): ToldParts {
  const shown = found.parts.slice(0, most);
  const rest = found.parts.slice(most);
  const values = [
    ...shown.map(({ value }) => value),
    ...(rest.length > 0 ? [rest.reduce((sum, { value }) => sum + value, 0)] : []),
  ];
  const largest = Math.max(...[found.from, found.to, ...values].map(Math.abs));
  const { unit, step } = scaleOf(scenario, outcome, language, largest);
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
