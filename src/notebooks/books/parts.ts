/** Pieces that several notebooks show: elements from text, goals, chances and bands in words. */
import {
  asked,
  type Goal,
  inTen,
  type Judgement,
  type Language,
  measureTitle,
  money,
  type PlanSummary,
  percent,
  type Scenario,
  say,
  together,
  type Village,
  type Who,
} from '../../model/index.ts';
import { colourOf } from '../charts/style.ts';
import { emphasized, type Standing } from '../runtime/emphasis.ts';
import { Cancelled } from '../runtime/host.ts';
import type { EngineAnswer } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';

/** An element with its class and contents; text becomes text nodes. */
export function el(tag: string, className: string, ...contents: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...contents);
  return element;
}

/** A sentence in which `**words**` stand out. */
export const sentence = (text: string, figures?: Standing): HTMLElement => el('p', 'sentence', ...strong(text, figures));

/** The pieces of a sentence. */
export const strong = emphasized;

/** A name with more behind it in brackets. */
export const bracketed = (name: string, more: string, language: Language): string => word('bracketed', language, { name, more });

/** Between two sentences. */
export const blank = (language: Language): string => (language === 'zh' ? '' : ' ');

/** What stands behind a label and a colon. */
export const labelled = (label: string, what: string, language: Language): string => word('labelled', language, { label, what });

/** A chance in a sentence: `in **24%** of futures (about 2 in 10 futures)`; where it is all or none of them, that alone. */
export function inFutures(share: number, language: Language): string {
  if (share === 0) return word('inNoFuture', language);
  if (share === 1) return word('inAllFutures', language);
  return word('inSomeFutures', language, { share: percent(share), often: inTen(share, language) });
}

/** Calls what belongs to a place once the place comes near the screen; at once where nothing tells of that. */
export function whenNear(places: ReadonlyMap<Element, () => void>): void {
  if (typeof IntersectionObserver === 'undefined') {
    for (const draw of places.values()) draw();
    return;
  }
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target: place } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(place);
        places.get(place)?.();
      }
    },
    { rootMargin: '600px' },
  );
  for (const place of places.keys()) watch.observe(place);
}

/** How many tiles stand side by side in a cell of the page, and how wide each is: at least `least`, as far as there is room, and at most `most`. */
export function tiles(cell: string, least: number, most: number): { readonly columns: number; readonly width: number } {
  const gap = 16;
  const room = document.querySelector(cell)?.clientWidth || widthFor(most);
  const columns = Math.max(1, Math.floor((room + gap) / (least + gap)));
  return { columns, width: Math.min(most, Math.floor((room - gap * (columns - 1)) / columns)) };
}

export const widthFor = (most: number): number =>
  Math.max(250, Math.min(most, (document.querySelector('main')?.clientWidth ?? most) - 40));

/** The title of a village; its id where the scenario has none of it. */
export const titleIn = ({ villages }: Scenario, id: string, language: Language): string =>
  say(villages.find((village) => village.id === id)?.title ?? { en: id, zh: id }, language);

/** The head of a row or a table; null for all villages together. */
export const rowTitle = (scenario: Scenario, village: string | null, language: Language): string =>
  village === null ? word('together', language) : titleIn(scenario, village, language);

/** A venture of the file keeps its colour where a plan leaves out one before it; what plans add comes after those. */
export function ventureColour({ villages }: Scenario, { id, ventures }: Village, venture: string): string {
  const first = villages.find((village) => village.id === id)?.ventures ?? [];
  const place = first.findIndex((one) => one.id === venture);
  if (place >= 0) return colourOf(place);
  const added = ventures.filter((one) => !first.some((other) => other.id === one.id));
  return colourOf(first.length + added.findIndex((one) => one.id === venture));
}

/** How many villages reach a goal as surely as it asks, each by itself. */
export const sureVillages = ({ villages, confidence }: Judgement): number =>
  villages.filter(({ probability }) => probability >= confidence).length;

/** The outcome of a plan; where it is not computed yet, what is on screen waits for the next answer. */
export function outcomeOf({ outcomes }: EngineAnswer, plan: string): PlanSummary {
  const found = outcomes.find((outcome) => outcome.plan === plan);
  if (!found) throw new Cancelled();
  return found;
}

/** The goal that a page's sentence speaks of: of those on each village's income the last, and there the highest; else the first of all. A target written anew leaves it where it is. */
export function mainGoal(scenario: Scenario): Goal | undefined {
  const each = scenario.goals.filter(({ measure, who }) => measure === 'income' && who.kind === 'every village');
  return each.sort((a, b) => b.year - a.year || b.atLeast - a.atLeast)[0] ?? scenario.goals[0];
}

export const target = ({ atLeast, unit }: Goal, language: Language): string => asked(atLeast, unit, language);

/** Villages told by name. */
const mostNamed = 3;

/** Whom a goal speaks of. */
export const whoWords = (scenario: Scenario, who: Who, language: Language): string => {
  switch (who.kind) {
    case 'every village':
      return word('everyVillage', language);
    case 'the town':
      return say(together, language);
    case 'share':
      return word('shareOfVillages', language, { share: percent(who.share) });
    case 'list':
      return who.villages.length > mostNamed
        ? word('someVillages', language, { n: who.villages.length })
        : who.villages.map((id) => titleIn(scenario, id, language)).join(word('listSign', language));
  }
};

/** What stands at the line of a goal in a drawing. */
export const goalLabel = (goal: Goal, language: Language): string =>
  word('goalLine', language, { year: goal.year, target: target(goal, language) });

/** `≥ 500,000 yuan, 2022, every village`. */
export function goalNote(scenario: Scenario, goal: Goal, language: Language): string {
  const sure = word('goalSure', language, { share: percent(goal.confidence) });
  return `${say(measureTitle(scenario, goal.measure), language)} ≥ ${target(goal, language)} · ${goal.year} · ${whoWords(scenario, goal.who, language)} · ${sure}`;
}

/** A sum that a change brings, with its sign. */
export const gained = (yuan: number, language: Language): string =>
  yuan > 0 ? `+${money(yuan, language)}` : money(yuan, language);

/** A sum to the last yuan, for whoever wants it exactly. */
export const exactly = (yuan: number, language: Language): string =>
  `${(Math.round(yuan) || 0).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US').replace('-', '−')} ${word('yuan', language)}`;

/** A band of a summary in words, for tips. */
export function bandWords(row: { p10: number; p50: number; p90: number; mean: number }, language: Language): string {
  const { p10, p50, p90, mean } = row;
  const values = { p10, p50, p90, mean };
  return word(
    'bandOf',
    language,
    Object.fromEntries(Object.entries(values).map(([key, yuan]) => [key, exactly(yuan, language)])),
  );
}
