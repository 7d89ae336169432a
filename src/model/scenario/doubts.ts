/** A scenario that was read in; what is hardly meant, figures far from what is usual and titles that stand twice, each at its place, out. It stops nothing. */
import type { Language, Scenario, Text, Village } from '../base/nouns.ts';
import { atPath } from '../base/own.ts';
import type { Finding, Path, Problem } from '../base/problem.ts';
import type { ReadScenario } from './check.ts';
import { quantityValue } from './difference.ts';
import { type ListedFigure, listFigures } from './figures.ts';
import { locate } from './text.ts';
import { isDoubted, plausibleTerm } from './usual.ts';

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
  return doubted.map(({ path, title: part, value, unit: own }) => {
    const told = (language: Language) => quantityValue(value, own).tell(language, 10);
    return {
      path,
      say: {
        en: `${named('en')}: ${part && amounts.length > 1 ? `${part.en} ` : ''}${told('en')} is far from what is usual`,
        zh: `${named('zh')}：${part && amounts.length > 1 ? `${part.zh} ` : ''}${told('zh')}，与通常情况相差太远`,
      },
      value: null,
      hint,
    };
  });
}

/** A project of before the plan began so long ago, or a loan so long paid back, is a year that was mistyped. */
const longAgo = 60;

/** Years that are hardly meant: nothing would come of what has them. */
function yearsOf({ villages, plans, years }: Scenario, data: unknown): Finding[] {
  const found: Finding[] = [];
  const tell = (path: Path, say: Text) => {
    if (atPath(data, path) !== undefined)
      found.push({ path, say, value: null, hint: { en: 'Look at the years again.', zh: '请核对年份。' } });
  };
  const ventures = (path: Path, { title, ventures: all }: Village) => {
    for (const { id, title: name, start } of all)
      if (start < years.from - longAgo)
        tell([...path, id, 'start'], {
          en: `${title.en} · ${name.en}: begins in ${start}`,
          zh: `${title.zh} · ${name.zh}：起始年为 ${start}`,
        });
  };
  for (const village of villages) ventures(['villages', village.id, 'ventures'], village);
  for (const { id, villages: own, loans } of plans) {
    for (const village of own) ventures(['plans', id, 'changes', village.id], village);
    for (const [village, list] of Object.entries(loans))
      for (const [i, { from, years: term }] of list.entries()) {
        const path = ['plans', id, 'loans', village, i];
        const name = own.find((one) => one.id === village)?.title ?? { en: village, zh: village };
        if (from + term < years.from)
          tell([...path, 'from'], {
            en: `${name.en} · loan of ${from}: it is paid back before ${years.from}, so nothing of it counts`,
            zh: `${name.zh} · ${from} 年贷款：${years.from} 年前已还清，不影响结果`,
          });
        if (isDoubted(term, plausibleTerm))
          tell([...path, 'years'], {
            en: `${name.en} · loan of ${from}: a term of ${term} years`,
            zh: `${name.zh} · ${from} 年贷款：期限 ${term} 年`,
          });
      }
  }
  return found;
}

/** Fewer futures say nothing of how sure a figure is. */
const fewRuns = 100;

const runsOf = ({ runs }: Scenario): Finding[] =>
  runs >= fewRuns
    ? []
    : [
        {
          path: ['simulation', 'runs'],
          say: { en: `${runs} runs are too few to say how sure a figure is`, zh: `只模拟 ${runs} 次，看不出有多大把握` },
          value: String(runs),
          hint: { en: 'Write 10000.', zh: '请写 10000。' },
        },
      ];

/** What is told apart by its title alone, and has that of another. */
function namesakes({ villages, plans, goals }: Scenario): Finding[] {
  return Object.entries({ villages, plans, goals }).flatMap(([section, all]) => {
    const firsts = { en: new Map<string, string>(), zh: new Map<string, string>() };
    return all.flatMap(({ id, title }): Finding[] => {
      const first = firsts.en.get(title.en) ?? firsts.zh.get(title.zh);
      for (const language of ['en', 'zh'] as const)
        if (!firsts[language].has(title[language])) firsts[language].set(title[language], id);
      if (first === undefined) return [];
      const say = {
        en: `${id} is called as ${first} is: ${title.en}`,
        zh: `“${id}”与“${first}”同名：${title.zh}`,
      };
      const hint = { en: 'Tell them apart by their titles.', zh: '请用标题区分二者。' };
      return [{ path: [section, id], key: true, say, value: null, hint }];
    });
  });
}

/** In the order of the text; empty where the scenario has problems. */
export function findDoubts({ scenario, source }: Pick<ReadScenario, 'scenario' | 'source'>): Problem[] {
  if (!scenario || !source) return [];
  const found = [
    ...listFigures(scenario, source.data).flatMap(doubtsOf),
    ...yearsOf(scenario, source.data),
    ...runsOf(scenario),
    ...namesakes(scenario),
  ];
  return found.map((doubt) => locate(source, doubt)).sort((a, b) => a.line - b.line || a.column - b.column);
}
