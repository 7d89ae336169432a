/** Drivers, correlations, strategies and measures of two scenarios in; what differs in how the world is thought to work, out. */
import { distributionWords, figureWords, quantityWords, writtenFigure, writtenQuantity } from '../base/figure-words.ts';
import type { Correlation, Driver, Language, Measure, Process, Scenario, Strategy, Text, Unit } from '../base/nouns.ts';
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
  percentUnit,
  plainUnit,
  proseValue,
  quantityValue,
  text,
  thingChanges,
  titleValue,
  type Value,
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

export const processNames: { readonly [key: string]: Text } = {
  start: text('last known value', '起始值'),
  level: text('usual level', '常年水平'),
  reversion: text('yearly pull back to the level', '每年回归速度'),
  volatility: text('yearly swing', '年波动'),
  growth: text('yearly growth', '年增长'),
  chance: text('chance in a year', '每年的可能性'),
  lasts: text('years that it lasts', '持续年数'),
  block: text('past years in a row', '连续抽取年数'),
};

export const kindWords: { readonly [kind in Process['kind']]: Text } = {
  independent: text('afresh each year', '每年独立抽取'),
  'random-walk': text('random walk', '随机游走'),
  'mean-reverting': text('drawn back to its level', '回归常年水平'),
  trend: text('trend without chance', '固定趋势'),
  event: text('event', '事件'),
  history: text('past changes over again', '历史重现'),
};

/** The amounts of a process with their units; a distribution and past changes are no amounts. */
export function amountsOf(process: Process, unit: Unit): (readonly [key: string, value: number, unit: Unit])[] {
  return Object.entries(process).flatMap(([key, value]) => {
    if (typeof value !== 'number') return [];
    const own = key === 'start' || key === 'level' ? unit : key === 'lasts' || key === 'block' ? plainUnit : percentUnit;
    return [[key, value, own] as const];
  });
}

export function processWords(process: Process, unit: Unit, language: Language, digits: number): string {
  const zh = language === 'zh';
  const figures =
    process.kind === 'independent'
      ? [distributionWords(process.distribution, unit, language, digits)]
      : amountsOf(process, unit).map(
          ([key, value, of]) => `${processNames[key]?.[language] ?? key} ${quantityWords({ value, unit: of }, language, digits)}`,
        );
  const kind = kindWords[process.kind][language];
  return zh ? `${kind}：${figures.join('，')}` : `${kind}: ${figures.join(', ')}`;
}

function writtenProcess(process: Process, unit: Unit): string {
  if (process.kind === 'independent') return writtenFigure({ values: [process.distribution], list: false, unit });
  const keys = amountsOf(process, unit).map(([key, value, of]) => `${key}: ${writtenQuantity({ value, unit: of })}`);
  return `{kind: ${[process.kind, ...keys].join(', ')}}`;
}

/** How a driver moves, as a whole. */
export const processValue = ({ process, unit }: Driver): Value => ({
  meaning: process,
  written: writtenProcess(process, unit),
  tell: (language, digits) => processWords(process, unit, language, digits),
});

/** One aspect a figure where both are of one kind, else the process as a whole. */
function processAspects(driver: Driver, other: Process): Aspect[] {
  const { process, unit } = driver;
  const [name, key] = [text('how it moves', '变动方式'), 'process'];
  const whole = processValue(driver);
  if (process.kind !== other.kind) return [{ key, name, value: whole }];
  if (process.kind === 'independent') {
    const tell: Value['tell'] = (language, digits) => distributionWords(process.distribution, unit, language, digits);
    return [{ key, name: text('value of a year', '当年数值'), value: { ...whole, tell } }];
  }
  const amounts = amountsOf(process, unit).map(([own, value, of]): Aspect => {
    const years = own === 'lasts' || own === 'block';
    return {
      key: `${key}.${own}`,
      name: processNames[own] ?? text(own, own),
      value: years ? wordValue(value) : quantityValue(value, of),
    };
  });
  if (process.kind !== 'history') return amounts;
  const { changes, together } = process;
  return [
    ...amounts,
    {
      key: `${key}.values`,
      name: text('past values', '历史数值'),
      value: {
        meaning: changes,
        written: `${changes.length + 1} years`,
        tell: () => `${changes.length + 1}`,
        changed: text('are others', '已更换'),
      },
    },
    {
      key: `${key}.together`,
      name: text('past years shared with', '共用历史年份'),
      value: together ? wordValue(together) : null,
    },
  ];
}

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
    { key: 'town', name: text('for the town', '全镇口径'), value: wordValue(town) },
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
