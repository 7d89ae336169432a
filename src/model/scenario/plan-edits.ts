/** Plain data of a file and what a planner wants of its plans in; the edits of the file that make it so, out. */
import type { Scenario, Text, Village } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { ventureIn } from '../base/venture-in.ts';
import { sourceTitles } from './difference.ts';
import type { FileEdit } from './edits.ts';
import type { ScenarioFile } from './shape.ts';
import { ventureData } from './write.ts';

type PlanFile = NonNullable<ScenarioFile['plans']>[string];
type Changes = NonNullable<PlanFile['changes']>;

/** The plan of a file that has none. */
const asIs = { title: { en: 'As it is', zh: '维持现状' } };

/** A title that none of the others has: `B (2)` beside a B. */
export function unlike({ en, zh }: Text, others: readonly { readonly title?: unknown }[]): Text {
  const titles = new Set(others.flatMap(({ title }) => (typeof title === 'object' && title ? Object.values(title) : [title])));
  const free = (text: string): string => {
    if (!text.trim() || !titles.has(text.trim())) return text;
    for (let n = 2; ; n++) if (!titles.has(`${text.trim()} (${n})`)) return `${text.trim()} (${n})`;
  };
  return { en: free(en), zh: free(zh) };
}

/** A title as a file writes it: once where both languages have the same, or one of them has none. */
export function titleData({ en, zh }: Text): string | Text {
  const [english, chinese] = [en.trim(), zh.trim()];
  return english === chinese || !english || !chinese ? english || chinese : { en: english, zh: chinese };
}

const dangerous = /^(__proto__|constructor|prototype)$/;

/** An id from a title that none of the others has. */
export function freeId({ en, zh }: Text, taken: readonly string[], otherwise: string): string {
  const made = (en.trim() || zh)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const own = [...made].slice(0, 40).join('').replace(/-+$/, '');
  const base = own === '' ? otherwise : /^\d+$/.test(own) || dangerous.test(own) ? `${otherwise}-${own}` : own;
  const free = (n: number): string =>
    taken.includes(n === 1 ? base : `${base}-${n}`) ? free(n + 1) : n === 1 ? base : `${base}-${n}`;
  return free(1);
}

/** What takes a key away, and with it the maps that it leaves empty, but not those of fewer than `least` steps. */
export function without(data: unknown, path: Path, least: number): FileEdit {
  const parent = path.slice(0, -1);
  const holder = parent.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], data);
  const alone = typeof holder === 'object' && holder !== null && Object.keys(holder).length === 1;
  return alone && parent.length >= least ? without(data, parent, least) : { path, value: undefined };
}

/** A plan is new with nothing, a copy of another, or built on another. */
export type PlanSeed = { readonly kind: 'empty' } | { readonly kind: 'copy' | 'on'; readonly of: string };

export function planAdded(
  data: unknown,
  given: Text,
  seed: PlanSeed,
): { readonly id: string; readonly edits: readonly FileEdit[] } {
  const { plans } = data as ScenarioFile;
  const there = plans && Object.keys(plans).length > 0;
  const id = freeId(given, there ? Object.keys(plans) : ['as-is'], 'plan');
  const title = unlike(given, titlesIn(data, 'plans'));
  const copied = seed.kind === 'copy' ? (plans?.[seed.of] ?? asIs) : {};
  const plan = { ...copied, title: titleData(title), ...(seed.kind === 'on' ? { based_on: seed.of } : {}) };
  const { title: own, ...rest } = plan;
  return {
    id,
    edits: [
      ...(there ? [] : [{ path: ['plans', 'as-is'], value: asIs }]),
      { path: ['plans', id], value: { title: own, ...rest } },
    ],
  };
}

/** What people tell apart by its title. */
export type Titled = 'plans' | 'villages' | 'goals' | 'references';

/** Titles beside which another is to be told apart: those of the entries of a part of the file, or their ids. */
export const titlesIn = (data: unknown, part: Titled, but?: string): { readonly title: unknown }[] => [
  ...Object.entries<{ title?: unknown }>((data as ScenarioFile)[part] ?? {})
    .filter(([id]) => id !== but)
    .map(([id, { title }]) => ({ title: title ?? id })),
  // A source that is called an assumption could not be told from one.
  ...(part === 'references' ? Object.values(sourceTitles).map((title) => ({ title })) : []),
];

/** Another title, unlike those beside it. The plan of a file that names none is written with it. */
export function renamed(data: unknown, part: Titled, id: string, given: Text): FileEdit[] {
  const title = titleData(unlike(given, titlesIn(data, part, id)));
  const isThere = Object.hasOwn((data as ScenarioFile)[part] ?? {}, id);
  return [isThere ? { path: [part, id, 'title'], value: title } : { path: [part, id], value: { title } }];
}

/** Takes a plan away; those built on it take over what it changed, so that they mean what they meant. */
export function planRemoved(data: unknown, scenario: Scenario, id: string): FileEdit[] {
  const file = data as ScenarioFile;
  const gone = file.plans?.[id];
  if (!gone) return [];
  const heirs = Object.entries(file.plans ?? {}).filter(([, plan]) => plan.based_on === id);
  /** Those of a plan; without one, as they are before any. */
  const villagesOf = (plan: string | undefined) => scenario.plans.find((one) => one.id === plan)?.villages ?? scenario.villages;
  return [
    ...heirs.flatMap(([heir, plan]) => {
      const around = { scenario, under: villagesOf(gone.based_on), over: villagesOf(heir) };
      return inherited(around, gone, plan).map(([key, value]) => ({ path: ['plans', heir, key], value }));
    }),
    without(data, ['plans', id], 1),
  ];
}

/** Villages under the plan below the one that goes, and under the one that was built on it. */
interface Around {
  readonly scenario: Scenario;
  readonly under: readonly Village[];
  readonly over: readonly Village[];
}

/** The keys of an heir that change when it stands without the plan below it. */
function inherited(around: Around, below: PlanFile, plan: PlanFile): [key: string, value: unknown][] {
  const changes = merged(below.changes ?? {}, plan.changes ?? {}, (lower, upper, village) =>
    merged(lower, upper, (from, to, venture) => laid(around, village, venture, from, to)),
  );
  const support = merged(below.support ?? {}, plan.support ?? {}, (lower, upper) => ({ ...lower, ...upper }));
  const loans = { ...below.loans, ...plan.loans };
  const filled = (value: object) => (Object.keys(value).length > 0 ? value : undefined);
  return [
    ['based_on', below.based_on],
    ...(below.changes ? [['changes', filled(changes)] as [string, unknown]] : []),
    ...(below.support ? [['support', filled(support)] as [string, unknown]] : []),
    ...(below.loans ? [['loans', filled(loans)] as [string, unknown]] : []),
  ];
}

/** Two maps as one; where both have a key, `join` says what stands there, undefined for nothing. */
function merged<T>(
  lower: { readonly [key: string]: T },
  upper: { readonly [key: string]: T },
  join: (lower: T, upper: T, key: string) => T | undefined,
): { [key: string]: T } {
  const keys = [...new Set([...Object.keys(lower), ...Object.keys(upper)])];
  return Object.fromEntries(
    keys.flatMap((key): [string, T][] => {
      const value =
        Object.hasOwn(lower, key) && Object.hasOwn(upper, key)
          ? join(lower[key] as T, upper[key] as T, key)
          : ((Object.hasOwn(upper, key) ? upper : lower)[key] as T);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

type Change = Changes[string][string];

/** One change laid over another, as the two plans would have laid them one after the other. */
function laid({ scenario, under, over }: Around, village: string, venture: string, from: Change, to: Change): Change | undefined {
  const base = ventureIn(under, village, venture);
  // Of a venture that only the plan below had, nothing is left to leave out.
  if (to === null) return base ? null : undefined;
  // One that the plan below left out, and that is new above it, must not take over what the old one states.
  const made = from === null && base?.strategy === to.strategy ? ventureIn(over, village, venture) : null;
  if (made) return ventureData(made, base, scenario.years.to, scenario.drivers) as Change;
  if (from === null || (to.strategy !== undefined && to.strategy !== (from.strategy ?? base?.strategy))) return to;
  return { ...from, ...to };
}
