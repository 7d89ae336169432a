/** A scenario file and a language in; the sheet of choices, with every strategy's figures to look up, and the ranges that drop-downs take, out. */
import { type Language, type ScenarioFile, say, type Text, unitWords } from '../model/index.ts';
import { letters, type Sheet, type Written } from './book.ts';
import { catalogueOf, titled, withBuiltIn } from './catalogue.ts';
import type { FormColumn, ListName } from './columns.ts';
import { choicesName, formOf } from './form.ts';
import {
  accounts,
  moneyKinds,
  type Named,
  namesOf,
  partWords,
  processKinds,
  settings,
  shapes,
  shareWords,
  sourceWords,
  townWords,
  whoWords,
  yesWords,
} from './words.ts';

const heads: { readonly [list in ListName]: Text } = {
  settings: { en: 'Items', zh: '设置项' },
  sources: { en: 'Sources', zh: '来源' },
  driverIds: { en: 'Ids of drivers', zh: '随机因素标识' },
  processes: { en: 'Ways to move', zh: '变动方式' },
  shapes: { en: 'Ways to write', zh: '写法' },
  units: { en: 'Units', zh: '单位' },
  strategies: { en: 'Strategies', zh: '发展路径' },
  parameters: { en: 'Figures', zh: '参数' },
  measures: { en: 'Measures', zh: '指标' },
  who: { en: 'Who', zh: '对谁' },
  money: { en: 'Money', zh: '资金种类' },
  parts: { en: 'Parts', zh: '公式类别' },
  accounts: { en: 'Accounts', zh: '科目' },
  yes: { en: 'Yes or no', zh: '是否' },
  town: { en: 'Together', zh: '各村合计' },
  ends: { en: 'Ends', zh: '不再保留' },
};

const inWords = (unit: string, language: Language): string => unitWords({ text: unit, factor: 1, dimension: [] }, language);

const someUnits = [
  'yuan',
  '万元',
  '%',
  'yuan/year',
  'mu',
  'yuan/mu',
  'yuan/mu/year',
  'head',
  'yuan/head',
  'kg',
  'yuan/kg',
  't',
  'kg/mu',
  'kg/head',
  'm2',
  'person',
  'household',
  'yuan/person',
  'year',
];

const drivers = ['beef_price', 'calf_price', 'herb_price', 'drought', 'visitors'];

/** Parameters of every strategy by its name: what they are called, their unit, their usual value and their typical range. */
function handbook(file: ScenarioFile, language: Language): Written[][] {
  return Object.entries(withBuiltIn(file.strategies ?? {})).flatMap(([id, { title, parameters }]) =>
    Object.entries(parameters ?? {}).map(([name, parameter]): Written[] => {
      const { unit, range } = parameter;
      const given = parameter.default;
      const usual = Array.isArray(given) ? given.join('; ') : typeof given === 'object' ? JSON.stringify(given) : (given ?? null);
      const own = (word: Written) => (typeof word === 'string' ? inWords(word, language) : word);
      return [
        titled(id, title).title?.[language] ?? id,
        titled(name, parameter.title).title?.[language] ?? name,
        own(unit ?? null),
        own(usual),
        range ? own(range.join(' – ')) : null,
      ];
    }),
  );
}

export function choicesSheet(
  file: ScenarioFile,
  language: Language,
): { readonly sheet: Sheet; readonly ranges: ReadonlyMap<string, string> } {
  const measures = Object.entries(file.measures ?? {}).map(([id, one]) =>
    titled(id, typeof one === 'object' ? one.title : undefined),
  );
  const catalogue = catalogueOf(file.strategies ?? {}, measures, language);
  const labels = (all: readonly Named[]) => namesOf(all, language).labels;
  const references = Object.entries(file.references ?? {}).map(([id, { title }]) => titled(id, title ?? id));
  const lists: { readonly [list in ListName]: readonly string[] } = {
    settings: labels(settings),
    sources: labels([...sourceWords, ...references]),
    driverIds: drivers,
    processes: labels(processKinds),
    shapes: labels(shapes),
    units: someUnits.map((unit) => inWords(unit, language)),
    strategies: catalogue.strategies.labels,
    parameters: catalogue.parameterLabels,
    measures: catalogue.measures.labels,
    who: [...labels(whoWords), shareWords[language]],
    money: labels(moneyKinds),
    parts: labels(partWords),
    accounts: labels(accounts),
    yes: labels(yesWords),
    town: labels(townWords),
    ends: labels(yesWords).slice(0, 1),
  };
  const book = handbook(file, language);
  const columns: { head: string; hint: string; width: number; cells: readonly Written[] }[] = [
    ...(
      [
        ['Strategy', '发展路径', 18],
        ['Figure', '参数', 26],
        ['Unit', '单位', 14],
        ['Usual value', '常用值', 16],
        ['Typical range', '常见范围', 22],
      ] as const
    ).map(([en, zh, width], i) => ({
      head: say({ en, zh }, language),
      hint: i === 0 ? say({ en: 'To look up.', zh: '供查阅。' }, language) : '',
      width,
      cells: book.map((row) => row[i] ?? null),
    })),
    ...(Object.entries(lists) as [ListName, readonly string[]][]).map(([list, cells]) => ({
      head: heads[list][language],
      hint: say({ en: 'For drop-downs.', zh: '供下拉选择。' }, language),
      width: 20,
      cells,
    })),
  ];
  const first = columns.length - Object.keys(lists).length;
  const ranges = new Map(
    Object.entries(lists).map(([list, cells], i) => {
      const at = letters(first + i + 1);
      return [list, `'${choicesName[language]}'!$${at}$3:$${at}$${cells.length + 2}`];
    }),
  );
  const longest = Math.max(...columns.map(({ cells }) => cells.length));
  const sheet: Sheet = {
    name: choicesName[language],
    heads: 2,
    columns: columns.map(({ width }) => ({ width, look: 'plain' })),
    rows: [
      columns.map(({ head }) => head),
      columns.map(({ hint }) => hint),
      ...Array.from({ length: longest }, (_, row) => columns.map(({ cells }) => cells[row] ?? null)),
    ],
  };
  return { sheet, ranges };
}

/** The range of a drop-down: a list of the sheet of choices, or what stands in a column of another sheet. */
export function choicesOf(
  list: NonNullable<FormColumn['list']>,
  language: Language,
  ranges: ReadonlyMap<string, string>,
): string | undefined {
  if (typeof list === 'string') return ranges.get(list);
  const { name, columns } = formOf(list.sheet);
  const at = letters(columns.findIndex(({ key }) => key === list.key) + 1);
  return `'${name[language]}'!$${at}$3:$${at}$2000`;
}
