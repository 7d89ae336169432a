/** What was typed into the guide in; the answers that the model makes a scenario of, and the scenario with its problems, out. */
import {
  type GuideAnswers,
  type Guided,
  guided,
  guideStrategies,
  type Language,
  mostAmount,
  type Parameter,
  type Problem,
  type ReadScenario,
  readScenario,
  type Strategy,
} from '../../model/index.ts';
import { placesIn } from '../inputs/names.ts';
import { inBase, typedIn } from '../inputs/typed.ts';
import { begun } from './assumed-costs.ts';
import { moneyTyped } from './sum-input.ts';
import { typedRange } from './typed-range.ts';

export interface VentureDraft {
  readonly id: number;
  readonly strategy: Strategy;
  start: number;
  /** As typed, by parameter; what equals the usual value is not here. */
  readonly typed: Map<string, string>;
}

export interface VillageDraft {
  readonly title: string;
  people: number | null;
  ventures: VentureDraft[];
}

/** All that was typed; nothing of it is kept unless the guide is gone through to its end. */
export interface GuideDraft {
  title: string;
  from: string;
  to: string;
  names: string;
  villages: VillageDraft[];
  readonly income: Map<number, string>;
  sources: string;
  confidence: number;
}

let known: readonly Strategy[] | null = null;
/** Read when the guide is opened: a page that is opened for its figures does not wait for it. */
export function strategies(): readonly Strategy[] {
  known ??= guideStrategies();
  return known;
}

/** What a venture that is there already begins with. */
export const isOfStart = ({ id }: Parameter): boolean => id.endsWith('_at_start');

let made = 0;
export const newVenture = (strategy: Strategy, start: number, typed = begun(strategy)): VentureDraft => ({
  id: ++made,
  strategy,
  start,
  typed: new Map(typed),
});

export const years = ({ from, to }: GuideDraft): readonly number[] => {
  const [first, last] = [Number(from), Number(to)];
  return Array.from({ length: Math.max(0, Math.min(60, last - first + 1)) }, (_, i) => first + i);
};

/** The list of names as villages; those that were there keep what they live on. */
export function takeNames(draft: GuideDraft): void {
  draft.villages = placesIn(draft.names).places.map(({ title, people }) => ({
    title,
    people,
    ventures: draft.villages.find((village) => village.title === title)?.ventures ?? [],
  }));
}

/** Yuan from what was typed, in the unit that sums are typed in; null where it is no sum. */
export function typedYuan(text: string, language: Language): number | null {
  const unit = moneyTyped(language);
  const typed = typedIn(text, unit);
  return typeof typed === 'number' ? inBase(typed, unit) : null;
}

/** Yuan that may be wanted. */
export const isGoal = (yuan: number): boolean => yuan > 0 && yuan <= mostAmount;

export function answersOf(draft: GuideDraft, language: Language): GuideAnswers {
  const parameterOf = ({ strategy }: VentureDraft, id: string) => strategy.parameters.find((one) => one.id === id) as Parameter;
  const income = years(draft).flatMap((year) => {
    const sum = typedYuan(draft.income.get(year) ?? '', language);
    return sum === null || !isGoal(sum) ? [] : [[year, sum] as const];
  });
  const sources = Number(draft.sources.normalize('NFKC').trim() || Number.NaN);
  return {
    title: draft.title.trim(),
    years: { from: Number(draft.from), to: Number(draft.to) },
    villages: draft.villages.map(({ title, people, ventures }) => ({
      title,
      people,
      ventures: ventures.map((venture) => ({
        strategy: venture.strategy.id,
        start: venture.start,
        figures: Object.fromEntries(
          [...venture.typed]
            .filter(([, text]) => text.trim() !== '')
            .map(([id, text]) => [id, typedRange(text, parameterOf(venture, id), language)]),
        ),
      })),
    })),
    goals: {
      income: Object.fromEntries(income),
      sources: Number.isInteger(sources) && sources > 0 ? sources : null,
      confidence: draft.confidence,
    },
  };
}

export interface Reckoned {
  readonly made: Guided;
  readonly read: ReadScenario;
  /** Problems at a path of the file or below it. */
  readonly under: (path: readonly (string | number)[]) => readonly Problem[];
}

export function reckoned(draft: GuideDraft, language: Language): Reckoned {
  const made = guided(answersOf(draft, language), language);
  const read = readScenario(made.text);
  return {
    made,
    read,
    under: (path) => read.problems.filter(({ at }) => `${at}.`.startsWith(`${path.join('.')}.`)),
  };
}
