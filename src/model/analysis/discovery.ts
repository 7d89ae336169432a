/** A study in; in which futures its outcome fails, or where most do, in which it does not, as plain rules over what chance did, out. */
import type { Text } from '../base/nouns.ts';
import { quantiles } from '../base/stats.ts';
import { amount } from '../base/words.ts';
import { lessIsBetter } from '../goals/outcome.ts';
import { type Happening, happenings } from './futures.ts';
import { findRules, type Limit, type Rule, type RuleOptions } from './prim.ts';
import type { Study } from './study.ts';

export interface Discovery {
  /** A run fails if its outcome is below this, or without a limit of its own at most this; above and at least where less is better. */
  readonly below: number;
  /** Share of runs that fail. */
  readonly failing: number;
  /** What the rules speak of: failures, or where most runs fail the others. */
  readonly of: 'failing' | 'reached';
  /** How many runs that is; below `leastCases` no rule is told. */
  readonly cases: number;
  /** Without a limit, whether every run has the same: then there is no worst fifth. */
  readonly isCertain: boolean;
  readonly rules: readonly (Rule & { readonly say: Text })[];
}

/** With fewer, what gathers may well be luck: the coverage of a rule has then a standard error of up to 0.5/√30, 9 points. */
export const leastCases = 30;

/** Share of the runs that count as failing where no limit is given. */
const worst = 0.2;

function limitWords({ above, below }: Limit, { title, unit, event }: Happening): Text {
  if (event)
    return above !== null
      ? { en: `${title.en}: yes`, zh: `${title.zh}：发生` }
      : { en: `${title.en}: no`, zh: `${title.zh}：不发生` };
  const words = (x: number) => ({ en: amount(x, unit, 'en'), zh: amount(x, unit, 'zh') });
  const [low, high] = [above === null ? null : words(above), below === null ? null : words(below)];
  if (low && high)
    return { en: `${title.en} is from ${low.en} to below ${high.en}`, zh: `${title.zh}在 ${low.zh} 和 ${high.zh} 之间` };
  if (low) return { en: `${title.en} is at least ${low.en}`, zh: `${title.zh}不低于 ${low.zh}` };
  return { en: `${title.en} is below ${high?.en ?? ''}`, zh: `${title.zh}低于 ${high?.zh ?? ''}` };
}

/**
 * A goal fails where it is not reached, a measure where it is below `below` (above it where less is better); without it, in the worst fifth of the runs. Where more than half fail, the rules tell
 * in which runs it does not; from fewer than `leastCases` such runs none is made. Inputs of the rules are all
 * that chance did up to the outcome's year.
 */
export function discover(study: Study, below: number | null, options?: RuleOptions): Discovery {
  const { base, outcome } = study;
  const limit =
    outcome.kind === 'goal'
      ? 1
      : (below ??
        (quantiles(base, [outcome.kind === 'measure' && lessIsBetter(outcome.measure) ? 1 - worst : worst])[0] as number));
  // Without a limit the worst fifth fails, and whatever ties with it; of what is certain there is no worst fifth.
  const open = outcome.kind === 'measure' && below === null;
  if (open && base.every((x) => x === base[0]))
    return { below: limit, failing: 0, of: 'failing', cases: 0, isCertain: true, rules: [] };
  const sign = outcome.kind === 'measure' && lessIsBetter(outcome.measure) ? -1 : 1;
  const fails = (x: number): boolean => (open ? sign * x <= sign * limit : sign * x < sign * limit);
  const failing = base.reduce((n, x) => n + Number(fails(x)), 0) / base.length;
  const of = failing > 0.5 ? 'reached' : 'failing';
  const cases = Uint8Array.from(base, (x) => Number(fails(x) === (of === 'failing')));
  const count = cases.reduce((a, b) => a + b, 0);
  const found = { below: limit, failing, of, cases: count, isCertain: false } as const;
  if (count < leastCases) return { ...found, rules: [] };
  const inputs = happenings(study);
  const byName = new Map(inputs.map((input) => [input.name, input]));
  const rules = findRules(inputs, cases, options).map((rule) => {
    const said = rule.limits.map((part) => limitWords(part, byName.get(part.name) as Happening));
    return {
      ...rule,
      say: {
        en: said.map(({ en }) => en).join(', and '),
        zh: said
          .map(({ zh }) => zh)
          .join('，且')
          .replace(/且(?=\d)/g, '且 '),
      },
    };
  });
  return { ...found, rules };
}
