/** A scenario that was read in; figures that lie so far from what is usual that they are hardly meant, each at its place, out. They stop nothing. */
import type { Language, Text } from '../base/nouns.ts';
import type { Finding, Problem } from '../base/problem.ts';
import type { ReadScenario } from './check.ts';
import { quantityValue } from './difference.ts';
import { type ListedFigure, listFigures } from './figures.ts';
import { locate } from './text.ts';

function doubtsOf({ of, title, unit, amounts, typical }: ListedFigure): Finding[] {
  const doubted = amounts.filter(({ isDoubted }) => isDoubted);
  if (doubted.length === 0) return [];
  const usual = (language: Language) => typical?.map((end) => quantityValue(end, unit).tell(language, 4)) ?? [];
  const named = (language: Language) => [...of, title].map((part) => part[language]).join(' · ');
  const [en, zh] = [usual('en'), usual('zh')];
  const hint: Text = {
    en: `Look at the number and its unit again${en.length > 0 ? `; typical is ${en.join(' to ')}` : ''}.`,
    zh: `请核对数字和单位${zh.length > 0 ? `，常见为 ${zh.join(' 到 ')}` : ''}。`,
  };
  return doubted.map(({ path, value, unit: own }) => {
    const told = (language: Language) => quantityValue(value, own).tell(language, 10);
    return {
      path,
      say: {
        en: `${named('en')}: ${told('en')} is far from what is usual`,
        zh: `${named('zh')}：${told('zh')}，与通常情况相差太远`,
      },
      value: null,
      hint,
    };
  });
}

/** In the order of the text; empty where the scenario has problems. */
export function findDoubts({ scenario, source }: Pick<ReadScenario, 'scenario' | 'source'>): Problem[] {
  if (!scenario || !source) return [];
  const found = listFigures(scenario, source.data).flatMap(doubtsOf);
  return found.map((doubt) => locate(source, doubt)).sort((a, b) => a.line - b.line || a.column - b.column);
}
