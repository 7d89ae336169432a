/** What a planner answers about villages, what they live on and what is wanted, in; the commented text of a new scenario, and where each answer stands in it, out. */

import type { Language, Strategy, Text, Unit } from '../base/nouns.ts';
import { isMap } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { asked } from '../base/words.ts';
import { readUnit, yuanUnit } from '../formula/units.ts';
import { cattlePrices, pricesOf, pricesTogether } from './cattle-prices.ts';
import { seen } from './decode.ts';
import { freeId, titleData } from './plan-edits.ts';
import { starterComments } from './starter.ts';
import { currentFormat } from './upgrade.ts';
import { writtenShare } from './write.ts';

export interface GuideVenture {
  readonly strategy: string;
  /** The year before the first stands for one that is there already. */
  readonly start: number;
  /** Data of the file, such as `500 mu` or `{min: 4%, max: 8%}`; what is left out takes the strategy's usual value. */
  readonly figures: { readonly [parameter: string]: unknown };
}

export interface GuideVillage {
  readonly title: string;
  readonly people: number | null;
  readonly ventures: readonly GuideVenture[];
}

export interface GuideAnswers {
  readonly title: string;
  readonly years: { readonly from: number; readonly to: number };
  readonly villages: readonly GuideVillage[];
  readonly goals: {
    /** Yuan for each village, by year. */
    readonly income: { readonly [year: number]: number };
    /** Of each village in the last year. */
    readonly sources: number | null;
    readonly confidence: number;
  };
}

export interface Guided {
  readonly text: string;
  readonly villages: readonly { readonly path: Path; readonly ventures: readonly Path[] }[];
  readonly goals: readonly { readonly path: Path; readonly title: Text }[];
  /** Prices that the file was given because a strategy needs them. */
  readonly drivers: readonly Text[];
}

/** Drivers that a guided scenario may have. */
export const guideDrivers = Object.entries(cattlePrices).map(([id, { unit }]) => ({ id, unit: readUnit(unit) as Unit }));

/** Words that YAML takes for words, inside braces too. */
const isPlain = (text: string): boolean =>
  /^[\p{L}\p{N}](?:[\p{L}\p{N}_%/. -]*[\p{L}\p{N}_%/])?$/u.test(text) &&
  !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text) &&
  !/^[\d.]+(e\d+)?$|^0[xo]|^\d+-\d+/i.test(text);

/** A value on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${flow(key)}: ${flow(inner)}`)
      .join(', ')}}`;
  return typeof value === 'string' && !isPlain(value) ? JSON.stringify(value) : String(value);
}

/** A figure as data with its source: all that the guide is told is an assumption. */
const assumed = (value: unknown): object => ({
  ...(isMap(value) ? value : { is: value }),
  source: 'assumption',
});

const written = (yuan: number, language: Language): string =>
  language === 'zh' ? `${Number((yuan / 10_000).toPrecision(12))} 万元` : `${yuan} yuan`;

function goalLines({ years, villages, goals }: GuideAnswers, language: Language) {
  const one = villages.length === 1;
  const confidence = writtenShare(goals.confidence);
  const goal = (id: string, title: Text, wanted: object, year: number) => ({
    path: ['goals', id] as Path,
    title,
    line: `  ${id}: ${flow({ title, ...wanted, year, who: 'every village', confidence, source: 'assumption' })}`,
  });
  const incomes = Object.entries(goals.income).map(([year, yuan]) => {
    const [en, zh] = [asked(yuan, yuanUnit, 'en'), asked(yuan, yuanUnit, 'zh').replaceAll(' ', '')];
    const title = one
      ? { en: `${en} in ${year}`, zh: `${year}年集体收入达到${zh}` }
      : { en: `${en} in every village in ${year}`, zh: `${year}年村村达到${zh}` };
    return goal(`income-${year}`, title, { measure: 'income', at_least: written(yuan, language) }, Number(year));
  });
  const n = goals.sources;
  if (n === null) return incomes;
  const title = {
    en: `${n} ${n === 1 ? 'source' : 'sources'} of income${one ? '' : ' in every village'} in ${years.to}`,
    zh: `${years.to}年${one ? '' : '村村'}有${n}个增收渠道`,
  };
  return [...incomes, goal(`sources-${years.to}`, title, { measure: 'sources', at_least: n }, years.to)];
}

function villageLines(
  { title, people, ventures }: GuideVillage,
  id: string,
  strategies: ReadonlyMap<string, Strategy>,
): { readonly ids: readonly string[]; readonly lines: readonly string[] } {
  const ids: string[] = [];
  const lines = ventures.map(({ strategy, start, figures }) => {
    const name = strategies.get(strategy)?.title ?? { en: strategy, zh: strategy };
    const own = freeId({ en: strategy, zh: '' }, ids, 'venture');
    ids.push(own);
    const given = Object.entries(figures).map(([key, value]) => `        ${key}: ${flow(assumed(value))}`);
    return [
      `      ${own}:`,
      `        title: ${flow(titleData(name))}`,
      `        strategy: ${strategy}`,
      `        start: ${start}`,
      ...given,
    ];
  });
  return {
    ids,
    lines: [
      `  ${flow(id)}:`,
      `    title: ${flow(title)}`,
      ...(people === null ? [] : [`    population: ${people} person`]),
      ...(ventures.length > 0 ? ['    ventures:', ...lines.flat()] : []),
    ],
  };
}

/** A scenario of the current format; whether its figures are right is for the reader to say. */
export function guidedText(answers: GuideAnswers, language: Language, all: readonly Strategy[]): Guided {
  const strategies = new Map(all.map((strategy) => [strategy.id, strategy]));
  const t = (en: string, zh: string): string => ({ en, zh })[language];
  const comments = starterComments(language);
  /** The comments above a section that is there, without the example of one that is not. */
  const above = (section: string) => {
    const lines = comments.of(section);
    const example = lines.indexOf(`# ${section}:`);
    return ['', ...(example < 0 ? lines : lines.slice(0, example))];
  };
  const used = new Set(answers.villages.flatMap(({ ventures }) => ventures.map(({ strategy }) => strategy)));
  const drivers = pricesOf([...used].flatMap((id) => strategies.get(id) ?? []));
  const ids: string[] = [];
  const title = seen(answers.title);
  const villages = answers.villages.map((answer) => {
    const village = { ...answer, title: seen(answer.title) };
    const id = freeId({ en: '', zh: village.title }, ids, 'village');
    ids.push(id);
    return { id, ...villageLines(village, id, strategies) };
  });
  const goals = goalLines(answers, language);
  const lines = [
    t(
      '# Made with the short guide. What says "assumption" was typed in: put beside it where the figure comes from.',
      '# 由“新建情景”向导生成。标有 assumption（假设）的数字是填入的，请换成它的出处。',
    ),
    ...comments.head,
    `format: ${currentFormat}`,
    `title: ${flow(title)}`,
    `years: ${flow(answers.years)}`,
    '',
    t(
      '# More futures make the answers finer; with the same seed they stay the same.',
      '# 模拟次数越多结果越细；随机种子相同，结果就相同。',
    ),
    `simulation: ${flow({ runs: 10_000, seed: freeId({ en: '', zh: title }, [], 'town') })}`,
    ...above('references'),
    `# references:`,
    `#   village-accounts: ${flow({ title: t('Accounts of the village', '村账目'), kind: 'document' })}`,
    ...above('drivers'),
    ...(drivers.length > 0 ? ['drivers:'] : []),
    ...drivers.flatMap(([id, { title, unit, process, source }]) => [
      `  ${id}:`,
      `    title: ${flow(title)}`,
      `    unit: ${unit}`,
      `    process: ${flow(process)}`,
      `    source: ${source}`,
    ]),
    ...(drivers.length > 1
      ? [
          ...above('correlations'),
          'correlations:',
          `  - ${flow({ between: drivers.map(([id]) => id), is: pricesTogether, source: 'assumption' })}`,
        ]
      : []),
    ...above('villages'),
    'villages:',
    ...villages.flatMap((village) => village.lines),
    ...above('plans'),
    'plans:',
    '  as-is:',
    `    title: ${flow({ en: 'As it is', zh: '维持现状' })}`,
    ...above('goals'),
    ...(goals.length > 0 ? ['goals:', ...goals.map(({ line }) => line)] : []),
    '',
  ];
  return {
    text: lines.join('\n'),
    villages: villages.map(({ id, ids: own }) => ({
      path: ['villages', id],
      ventures: own.map((venture) => ['villages', id, 'ventures', venture]),
    })),
    goals: goals.map(({ path, title }) => ({ path, title })),
    drivers: drivers.map(([, { title }]) => title),
  };
}
