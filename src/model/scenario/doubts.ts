/** A scenario that was read in; what is hardly meant, figures far from what is usual and titles that stand twice, each at its place, out. It stops nothing. */
import type { Language, Scenario, Text } from '../base/nouns.ts';
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

/** What is told apart by its title alone, and has that of another. */
function namesakes({ villages, plans, goals }: Scenario): Finding[] {
  return Object.entries({ villages, plans, goals }).flatMap(([section, all]) =>
    all.flatMap(({ id, title }, i): Finding[] => {
      const first = all.slice(0, i).find((other) => other.title.en === title.en || other.title.zh === title.zh);
      return first === undefined
        ? []
        : [
            {
              path: [section, id],
              key: true,
              say: {
                en: `${id} is called as ${first.id} is: ${title.en}`,
                zh: `“${id}”与“${first.id}”同名：${title.zh}`,
              },
              value: null,
              hint: { en: 'Tell them apart by their titles.', zh: '请用标题区分二者。' },
            },
          ];
    }),
  );
}

/** In the order of the text; empty where the scenario has problems. */
export function findDoubts({ scenario, source }: Pick<ReadScenario, 'scenario' | 'source'>): Problem[] {
  if (!scenario || !source) return [];
  const found = [...listFigures(scenario, source.data).flatMap(doubtsOf), ...namesakes(scenario)];
  return found.map((doubt) => locate(source, doubt)).sort((a, b) => a.line - b.line || a.column - b.column);
}
