/** Drivers, correlations, strategies and measures of two scenarios in; what differs in how the world is thought to work, out. */

import { figureWords } from '../base/figure-words.ts';
import type { Correlation, Driver, Language, Measure, Scenario, Strategy, Text, Unit } from '../base/nouns.ts';
import { plainUnit } from '../formula/units.ts';
import { processAspects, processWords } from './diff-process.ts';
import {
  type Aspect,
  aspectChanges,
  type Change,
  called,
  driverTitle,
  figureValue,
  formulaValue,
  type Kind,
  originAspects,
  proseValue,
  quantityValue,
  text,
  thingChanges,
  titleValue,
  wordValue,
} from './difference.ts';

type Both = readonly [a: Scenario, b: Scenario];

export const titleAspect = (title: Text, key = 'title'): Aspect => ({
  key,
  name: text('title', '名称'),
  value: titleValue(title),
});
export const aboutAspect = (about: Text | null): Aspect => ({
  key: 'about',
  name: text('description', '简介'),
  value: proseValue(about),
});

/** A unit: only another dimension is another meaning. */
const unitAspect = (key: string, unit: Unit): Aspect => ({
  key,
  name: text('unit', '单位'),
  value: { ...wordValue(unit.text || '1'), meaning: unit.dimension },
});

const drivers: Kind<Driver> = {
  noun: text('driver', '随机因素'),
  place: (driver) => {
    const { en, zh } = called(driver);
    return text(`Driver ${en}`, `随机因素 · ${zh}`);
  },
  aspects: (driver, scenario, other) => [
    titleAspect(driver.title),
    unitAspect('unit', driver.unit),
    ...processAspects(driver, other.process),
    ...originAspects('', null, driver, scenario),
  ],
  about: ({ process, unit }) => text(processWords(process, unit, 'en', 4), processWords(process, unit, 'zh', 4)),
};

/** Correlations by their pair; the path names the position in the file that has it, in the first if both have. */
function correlationChanges([a, b]: Both): Change[] {
  const pairOf = ({ between }: Correlation) => [...between].sort().join(' ');
  const list = [...new Set([...a.correlations, ...b.correlations].map(pairOf))];
  return list.flatMap((pair) => {
    const [x, y] = [a, b].map(({ correlations }) => correlations.find((one) => pairOf(one) === pair));
    const has = x ? a : b;
    const titles = (language: Language) => ((x ?? y) as Correlation).between.map((id) => driverTitle(has)(id, language));
    // A correlation is no amount of which a gain could be a share.
    const aspect = (one: Correlation | undefined): Aspect => {
      const { quantity, ...value } = quantityValue(one?.is ?? 0, plainUnit);
      return { key: 'is', name: text('correlation', '相关系数'), value: one ? value : null };
    };
    return aspectChanges(
      `correlations.${has.correlations.findIndex((one) => pairOf(one) === pair)}`,
      text(titles('en').join(' and '), titles('zh').join('与')),
      [aspect(x)],
      [aspect(y)],
    );
  });
}

const partPlace = (strategy: Strategy) => (part: { readonly id: string; readonly title: Text }) => {
  const of = called(part);
  return text(`Strategy ${strategy.title.en}, ${of.en}`, `发展路径 · ${strategy.title.zh} · ${of.zh}`);
};

const strategies: Kind<Strategy> = {
  noun: text('strategy', '发展路径'),
  place: (strategy) => {
    const { en, zh } = called(strategy);
    return text(`Strategy ${en}`, `发展路径 · ${zh}`);
  },
  aspects: ({ title, about, sentence, account, entity, measures }) => [
    titleAspect(title),
    aboutAspect(about),
    { key: 'sentence', name: text('sentence', '句式'), value: proseValue(sentence) },
    { key: 'account', name: text('line of the accounts', '收入科目'), value: wordValue(account) },
    {
      key: 'entity',
      name: text('counts as an economic entity', '计为经济实体'),
      value: {
        meaning: entity,
        written: `${entity}`,
        tell: (language) => (language === 'zh' ? (entity ? '是' : '否') : entity ? 'yes' : 'no'),
      },
    },
    {
      key: 'measures',
      name: text('measures', '指标'),
      value: measures.length > 0 ? { ...wordValue(`[${measures.join(', ')}]`), meaning: [...measures].sort() } : null,
    },
  ],
};

function strategyParts(a: Strategy, b: Strategy, files: Both): Change[] {
  const place = partPlace(b);
  const path = `strategies.${b.id}`;
  const parameters: Kind<Strategy['parameters'][number]> = {
    noun: text('parameter', '参数'),
    place,
    aspects: ({ title, unit, list, range, default: standard }, scenario) => [
      titleAspect(title),
      unitAspect('unit', unit),
      { key: 'list', name: text('one entry a year', '逐年列出'), value: list ? wordValue('✓') : null },
      {
        key: 'default',
        name: text('usual value', '常用值'),
        value: standard && figureValue(standard, scenario),
      },
      ...(standard ? originAspects('', null, standard, scenario) : []),
      {
        key: 'range',
        name: text('typical range', '常见范围'),
        value: range && figureValue({ values: [{ kind: 'uniform', min: range[0], max: range[1] }], list: false, unit }, scenario),
      },
    ],
    about: ({ default: standard }, scenario) => {
      const of = (language: Language) => (standard ? figureWords(standard, language, driverTitle(scenario)) : '');
      return text(of('en'), of('zh'));
    },
  };
  const events: Kind<Strategy['events'][number]> = {
    noun: text('event', '事件'),
    place,
    aspects: ({ title, chance, lasts }) => [
      titleAspect(title),
      { key: 'chance', name: text('chance in a year', '每年的可能性'), value: formulaValue(chance) },
      { key: 'lasts', name: text('years that it lasts', '持续年数'), value: wordValue(lasts) },
    ],
  };
  const stocks: Kind<Strategy['stocks'][number]> = {
    noun: text('stock', '存量'),
    place,
    aspects: ({ title, start, next }) => [
      titleAspect(title),
      { key: 'start', name: text('at the start', '起始'), value: formulaValue(start) },
      { key: 'next', name: text('in the next year', '下一年'), value: formulaValue(next) },
    ],
  };
  const formulas: Kind<Strategy['formulas'][number]> = {
    noun: text('formula', '公式'),
    place,
    aspects: ({ title, formula }) => [
      titleAspect(title),
      { key: 'is', name: text('formula', '公式'), value: formulaValue(formula) },
    ],
    about: ({ formula }) => text(formula.text, formula.text),
  };
  return [
    ...thingChanges(`${path}.parameters`, parameters, [a.parameters, b.parameters], files),
    ...thingChanges(`${path}.events`, events, [a.events, b.events], files),
    ...thingChanges(`${path}.stocks`, stocks, [a.stocks, b.stocks], files),
    ...thingChanges(`${path}.formulas`, formulas, [a.formulas, b.formulas], files),
  ];
}

const measures: Kind<Measure> = {
  noun: text('measure', '指标'),
  place: (measure) => {
    const { en, zh } = called(measure);
    return text(`Measure ${en}`, `指标 · ${zh}`);
  },
  aspects: ({ title, unit, formula, town }) => [
    titleAspect(title),
    unitAspect('unit', unit),
    { key: 'is', name: text('formula', '公式'), value: formulaValue(formula) },
    { key: 'town', name: text('for all villages together', '合计口径'), value: wordValue(town) },
  ],
  about: ({ formula }) => text(formula.text, formula.text),
};

/** A built-in strategy is no part of a file: `builtIn` tells which of them only one of the files uses. */
export function ruleChanges(files: Both, builtIn: readonly string[]): { readonly before: Change[]; readonly after: Change[] } {
  const [a, b] = files;
  const own = (mine: Scenario, other: Scenario) =>
    Object.values(mine.strategies).filter(({ id }) => Object.hasOwn(other.strategies, id) || !builtIn.includes(id));
  const [ownA, ownB] = [own(a, b), own(b, a)];
  const changed = ownB.flatMap((strategy) => {
    const old = ownA.find(({ id }) => id === strategy.id);
    return old ? strategyParts(old, strategy, files) : [];
  });
  return {
    before: [
      ...thingChanges('drivers', drivers, [a.drivers, b.drivers], files),
      ...correlationChanges(files),
      ...thingChanges('strategies', strategies, [ownA, ownB], files),
      ...changed,
    ],
    after: thingChanges('measures', measures, [a.measures, b.measures], files),
  };
}
