/** Pieces that several notebooks show: elements from text, goals, chances and bands in words. */
import { type Goal, inTen, type Language, money, type PlanSummary, percent, type Scenario } from '../../model/index.ts';
import { Cancelled } from '../runtime/host.ts';
import type { EngineAnswer } from '../runtime/notebook.ts';
import { wordOr } from '../words/words.ts';

/** An element with its class and contents; text becomes text nodes. */
export function el(tag: string, className: string, ...contents: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...contents);
  return element;
}

/** What stands for some words of a sentence: a figure that opens where it comes from. */
export type Standing = ReadonlyMap<string, (words: string) => Node>;

/** A sentence in which `**words**` stand out. */
export const sentence = (text: string, figures?: Standing): HTMLElement => el('p', 'sentence', ...strong(text, figures));

export const strong = (text: string, figures: Standing = new Map()): (Node | string)[] =>
  text.split('**').map((part, i) => (i % 2 ? el('strong', '', figures.get(part)?.(part) ?? part) : part));

/** A chance in a sentence: `in **24%** of futures (about 2 in 10 futures)`; where it is all or none of them, that alone. */
export function inFutures(share: number, language: Language): string {
  const words = inTen(share, language);
  const zh = language === 'zh';
  if (share === 0) return zh ? '在**任何一次模拟**中都不' : `**${words}**`;
  if (share === 1) return zh ? '在**每次模拟**中都' : `**${words}**`;
  return zh ? `在 **${percent(share)}** 的模拟中（${words}）` : `in **${percent(share)}** of futures (${words})`;
}

/** A name as a chart has room for it, in letters; a Chinese one counts as two. */
export function brief(name: string, most = 32): string {
  let room = most;
  const letters = [...name];
  const end = letters.findIndex((letter) => {
    room -= /[\u2e80-\uffef]/.test(letter) ? 2 : 1;
    return room < 0;
  });
  return end < 0 ? name : `${letters.slice(0, end - 1).join('')}…`;
}

export const widthFor = (most: number): number =>
  Math.max(250, Math.min(most, (document.querySelector('main')?.clientWidth ?? most) - 40));

/** The outcome of a plan; where it is not computed yet, what is on screen waits for the next answer. */
export function outcomeOf({ outcomes }: EngineAnswer, plan: string): PlanSummary {
  const found = outcomes.find((outcome) => outcome.plan === plan);
  if (!found) throw new Cancelled();
  return found;
}

/** The goal that a page's sentence speaks of: the last one on each village's income, else the first. */
export function mainGoal(scenario: Scenario): Goal | undefined {
  const each = scenario.goals.filter(({ measure, who }) => measure === 'income' && who.kind === 'every village');
  return each.sort((a, b) => b.atLeast - a.atLeast)[0] ?? scenario.goals[0];
}

export function target(goal: Goal, language: Language): string {
  return goal.unit.dimension.some((exponent) => exponent !== 0) ? money(goal.atLeast, language) : `${goal.atLeast}`;
}

const whoWords = (goal: Goal, language: Language): string => {
  const zh = language === 'zh';
  switch (goal.who.kind) {
    case 'every village':
      return zh ? '每个村' : 'every village';
    case 'the town':
      return zh ? '全镇' : 'the town';
    case 'share':
      return zh ? `${percent(goal.who.share)} 的村` : `${percent(goal.who.share)} of villages`;
    case 'list':
      return zh
        ? `${goal.who.villages.length} 个村`
        : `${goal.who.villages.length} ${goal.who.villages.length === 1 ? 'village' : 'villages'}`;
  }
};

/** `≥ 500,000 yuan, 2022, every village`. */
export function goalNote(goal: Goal, language: Language): string {
  return `${wordOr(goal.measure, language)} ≥ ${target(goal, language)} · ${goal.year} · ${whoWords(goal, language)}`;
}

/** A band of a summary in words, for tips. */
export function bandWords(row: { p10: number; p50: number; p90: number; mean: number }, language: Language): string {
  const m = (value: number) =>
    `${Math.round(value).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US')} ${language === 'zh' ? '元' : 'yuan'}`;
  return language === 'zh'
    ? `中位数 ${m(row.p50)}\n平均 ${m(row.mean)}\n十次里八次在 ${m(row.p10)} 到 ${m(row.p90)} 之间`
    : `median ${m(row.p50)}\nmean ${m(row.mean)}\n8 in 10 between ${m(row.p10)} and ${m(row.p90)}`;
}
