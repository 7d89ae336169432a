/** Villages and plans of two scenarios in; what differs in what villages live on and in what is planned, out. */
import { figureWords } from '../base/figure-words.ts';
import type { Language, Loan, Plan, Scenario, Text, Venture, Village } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import { money } from '../base/words.ts';
import { percentUnit, readUnit, yuanUnit } from '../formula/units.ts';
import { aboutAspect, titleAspect } from './diff-rules.ts';
import {
  type Aspect,
  aspectChanges,
  type Change,
  called,
  driverTitle,
  figureValue,
  type Kind,
  namedValue,
  originAspects,
  pairs,
  presence,
  proseValue,
  quantityValue,
  same,
  text,
  type Value,
  wordValue,
} from './difference.ts';

type Both = readonly [a: Scenario, b: Scenario];

/** Figures of a venture that are told when it is added. */
const mostFigures = 4;

const noteAspect = (note: Text | null): Aspect => ({ key: 'note', name: text('note', '说明'), value: proseValue(note) });

/** The figures that the file gives a venture, the first few of them. */
function figuresText({ figures, strategy }: Venture, scenario: Scenario): Text {
  const given = (scenario.strategies[strategy]?.parameters ?? []).filter(({ id }) => figures[id]?.at);
  const more = given.length - mostFigures;
  const of = (language: Language) =>
    given
      .slice(0, mostFigures)
      .map(({ id, title }) => {
        const figure = figures[id];
        return figure ? `${title[language]} ${figureWords(figure, language, driverTitle(scenario))}` : '';
      })
      .join(language === 'zh' ? '，' : ', ');
  return more > 0 ? text(`${of('en')} and ${more} more`, `${of('zh')}，另有 ${more} 项`) : text(of('en'), of('zh'));
}

const strategyTitle = ({ strategy }: Venture, scenario: Scenario): Text =>
  scenario.strategies[strategy]?.title ?? text(strategy, strategy);

function ventureText(venture: Venture, scenario: Scenario): Text {
  const [strategy, figures] = [strategyTitle(venture, scenario), figuresText(venture, scenario)];
  const years = venture.stop === null ? text('', ' 年起') : text(` to ${venture.stop}`, ` 至 ${venture.stop} 年`);
  return text(
    `${strategy.en}, from ${venture.start}${years.en}${figures.en && `: ${figures.en}`}`,
    `${strategy.zh}，${venture.start}${years.zh}${figures.zh && `：${figures.zh}`}`,
  );
}

/** What a venture has; of another strategy than the other one, its figures are told with it and not one by one. */
function ventureAspects(venture: Venture, scenario: Scenario, other: Venture): Aspect[] {
  const replaced = venture.strategy !== other.strategy;
  const whole = replaced ? ventureText(venture, scenario) : strategyTitle(venture, scenario);
  const parameters = replaced ? [] : (scenario.strategies[venture.strategy]?.parameters ?? []);
  return [
    titleAspect(venture.title),
    { key: 'strategy', name: text('strategy', '发展路径'), value: namedValue(venture.strategy, whole) },
    {
      key: 'start',
      name: text('first year', '起始年'),
      value: wordValue(venture.start),
      standard: venture.start === scenario.years.from,
    },
    {
      key: 'stop',
      name: text('last year', '截止年'),
      value: venture.stop === null ? null : wordValue(venture.stop),
    },
    noteAspect(venture.note),
    ...parameters.flatMap(({ id, title }): Aspect[] => {
      const figure = ownOf(venture.figures, id);
      if (!figure) return [];
      const standard = figure.at === null;
      const origin = standard ? { source: null, note: null } : figure;
      return [
        { key: id, name: title, value: figureValue(figure, scenario), standard },
        ...originAspects(`${id}.`, title, origin, scenario),
      ];
    }),
  ];
}

/** The differences between the ventures of one village in two files; `from` is what a plan starts from: nothing for a village itself. */
export function ventureChanges(
  path: string,
  outer: Text,
  [a, b]: readonly [readonly Venture[], readonly Venture[]],
  [fromA, fromB]: readonly [readonly Venture[], readonly Venture[]],
  files: Both,
): Change[] {
  const kind: Kind<Venture> = {
    noun: text('venture', '项目'),
    place: (venture) => {
      const own = called(venture);
      return text(`${outer.en}, ${own.en}`, `${outer.zh} · ${own.zh}`);
    },
    aspects: ventureAspects,
    about: ventureText,
  };
  return pairs(a, b).flatMap(([x, y]) => {
    const { id } = (x ?? y) as Venture;
    const [baseX, baseY] = [fromA, fromB].map((list) => list.find((venture) => venture.id === id));
    const place = `${path}.${id}`;
    if (!x || !y) {
      // What both plans only take over is told where it stands.
      if (sameVenture(x, baseX) && sameVenture(y, baseY)) return [];
      // One file's villages have it, and its plan changes it: that it is there is told of the village.
      if (x && baseX && !baseY)
        return aspectChanges(place, kind.place(x), ventureAspects(x, files[0], baseX), ventureAspects(baseX, files[0], x));
      if (y && baseY && !baseX)
        return aspectChanges(place, kind.place(y), ventureAspects(baseY, files[1], y), ventureAspects(y, files[1], baseY));
      return presence(place, kind, x, y, files[x ? 0 : 1]);
    }
    const aspects = ventureAspects(x, files[0], y);
    const others = ventureAspects(y, files[1], x);
    const inherited = [
      baseX ? ventureAspects(baseX, files[0], x.strategy === y.strategy ? baseX : y) : [],
      baseY ? ventureAspects(baseY, files[1], x.strategy === y.strategy ? baseY : x) : [],
    ] as const;
    return aspectChanges(place, kind.place(y), aspects, others, inherited);
  });
}

/** Whether two ventures bring the same, whatever they are called. */
function sameVenture(a: Venture | undefined, b: Venture | undefined): boolean {
  if (!a || !b) return a === b;
  const figures = (venture: Venture) => Object.entries(venture.figures).map(([id, { values }]) => [id, values]);
  return (
    a.strategy === b.strategy &&
    a.start === b.start &&
    a.stop === b.stop &&
    same(Object.fromEntries(figures(a)), Object.fromEntries(figures(b)))
  );
}

const villageKind: Kind<Village> = {
  noun: text('village', '村'),
  place: called,
  aspects: ({ title, note, population, households, openingFund }) => {
    const count = (key: string, name: Text, value: number | null, unit: string): Aspect => ({
      key,
      name,
      value: value === null ? null : quantityValue(value, readUnit(unit) as typeof yuanUnit),
    });
    return [
      titleAspect(title),
      noteAspect(note),
      count('population', text('population', '人口'), population, 'person'),
      count('households', text('households', '户数'), households, 'household'),
      count('opening_fund', text('opening fund', '期初资金'), openingFund, 'yuan'),
    ];
  },
  about: ({ ventures }) =>
    text(
      ventures.length === 1 ? '1 venture' : `${ventures.length} ventures`,
      ventures.length === 0 ? '没有项目' : `${ventures.length} 个项目`,
    ),
};

/** The villages as they are. */
export function villageChanges(files: Both): Change[] {
  const [a, b] = files;
  return pairs(a.villages, b.villages).flatMap(([x, y]) => {
    const path = `villages.${(x ?? y)?.id}`;
    if (!x || !y) return presence(path, villageKind, x, y, x ? a : b);
    return [
      ...aspectChanges(path, called(y), villageKind.aspects(x, a, y), villageKind.aspects(y, b, x)),
      ...ventureChanges(`${path}.ventures`, y.title, [x.ventures, y.ventures], [[], []], files),
    ];
  });
}

/** What a plan starts from: the plan that it is based on, or the villages as they are. */
export const planStart = (plan: Plan, { plans }: Scenario): Plan | undefined => plans.find(({ id }) => id === plan.basedOn);

const venturesOf = (villages: readonly Village[] | undefined, id: string): readonly Venture[] =>
  villages?.find((village) => village.id === id)?.ventures ?? [];

const villageTitle = ({ villages }: Scenario, id: string): Text =>
  villages.find((village) => village.id === id)?.title ?? text(id, id);

export function loanValue(loan: Loan): Value {
  const { amount, rate, years, from } = loan;
  const [sum, interest] = [quantityValue(amount, yuanUnit), quantityValue(rate, percentUnit)];
  return {
    meaning: loan,
    written: `{amount: ${sum.written}, rate: ${interest.written}, years: ${years}, from: ${from}}`,
    tell: (language, digits) => {
      const [money, share] = [sum, interest].map(({ tell }) => tell(language, digits));
      return language === 'zh'
        ? `${money}（${from} 年起 ${years} 年，年利率 ${share}）`
        : `${money} at ${share} for ${years} years from ${from}`;
    },
  };
}

function planAspects(plan: Plan, scenario: Scenario): Aspect[] {
  const base = planStart(plan, scenario);
  return [
    titleAspect(plan.title),
    aboutAspect(plan.about),
    {
      key: 'based_on',
      name: text('built on', '以此为基础'),
      value: base ? namedValue(base.id, text(`“${base.title.en}”`, `“${base.title.zh}”`)) : null,
    },
  ];
}

/** Outside money of a plan by village: support year by year, loans one by one. */
export function moneyAspects(plan: Plan | undefined, scenario: Scenario): Aspect[] {
  const support = Object.entries(plan?.support ?? {}).flatMap(([village, byYear]) => {
    const { en, zh } = villageTitle(scenario, village);
    return Object.entries(byYear).map(
      ([year, amount]): Aspect => ({
        key: `support.${village}.${year}`,
        name: text(`support of ${en} in ${year}`, `${year} 年${zh}扶持资金`),
        value: quantityValue(amount, yuanUnit),
      }),
    );
  });
  const loans = Object.entries(plan?.loans ?? {}).flatMap(([village, list]) => {
    const { en, zh } = villageTitle(scenario, village);
    return list.map(
      (loan, i): Aspect => ({
        key: `loans.${village}.${i}`,
        name: text(`loan of ${en}`, `${zh}贷款`),
        value: loanValue(loan),
      }),
    );
  });
  return [...support, ...loans];
}

const planTitle = ({ title }: Plan): Text => text(`Plan “${title.en}”`, `方案“${title.zh}”`);

const planKind: Kind<Plan> = {
  noun: text('plan', '方案'),
  place: (plan) => {
    const own = planTitle(plan);
    return text(`${own.en} (${plan.id})`, `${own.zh}（${plan.id}）`);
  },
  aspects: planAspects,
  about: (plan, scenario) => {
    const base = planStart(plan, scenario);
    const from = base?.villages ?? scenario.villages;
    const count = plan.villages
      .flatMap(({ id, ventures }) => pairs(venturesOf(from, id), ventures))
      .filter(([x, y]) => !sameVenture(x, y)).length;
    const paid = Object.values(plan.support).flatMap(Object.values<number>);
    const support = paid.reduce((sum, amount) => sum + amount, 0);
    const loans = Object.values(plan.loans).flat().length;
    return text(
      `${base ? `built on “${base.title.en}”, ` : ''}changes ${count === 1 ? '1 venture' : `${count} ventures`}${paid.length > 0 ? `, support ${money(support, 'en', 9)}` : ''}${loans > 0 ? `, loans: ${loans}` : ''}`,
      `${base ? `以“${base.title.zh}”为基础，` : ''}改动 ${count} 个项目${paid.length > 0 ? `，扶持资金 ${money(support, 'zh', 9)}` : ''}${loans > 0 ? `，贷款 ${loans} 笔` : ''}`,
    );
  },
};

/** The plans: of each, what it says itself; what it takes over from another plan or from the villages is told there. */
export function planChanges(files: Both): Change[] {
  const [a, b] = files;
  const villages = pairs(a.villages, b.villages).map(([x, y]) => (y ?? x) as Village);
  return pairs(a.plans, b.plans).flatMap(([x, y]) => {
    const path = `plans.${(x ?? y)?.id}`;
    if (!x || !y) return presence(path, planKind, x, y, x ? a : b);
    const bases = [planStart(x, a), planStart(y, b)] as const;
    const starts = [bases[0]?.villages ?? a.villages, bases[1]?.villages ?? b.villages] as const;
    const plan = planTitle(y);
    const ventures = villages.flatMap(({ id, title }) =>
      ventureChanges(
        `${path}.changes.${id}`,
        text(`${plan.en}, ${title.en}`, `${plan.zh} · ${title.zh}`),
        [venturesOf(x.villages, id), venturesOf(y.villages, id)],
        [venturesOf(starts[0], id), venturesOf(starts[1], id)],
        files,
      ),
    );
    const money = aspectChanges(path, planKind.place(y), moneyAspects(x, a), moneyAspects(y, b), [
      moneyAspects(bases[0], a),
      moneyAspects(bases[1], b),
    ]);
    return [...aspectChanges(path, planKind.place(y), planAspects(x, a), planAspects(y, b)), ...ventures, ...money];
  });
}
