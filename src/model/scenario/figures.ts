/** A scenario and the plain data of its file in; every figure that the file states, with its place, its titles, its value in words, its unit, source and note, out. */
import type { Figure, Language, Parameter, Scenario, Text, Unit, Venture } from '../base/nouns.ts';
import { atPath, isMap } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { fundTitle } from '../base/words.ts';
import { percentUnit, plainUnit, readUnit, yuanUnit } from '../formula/units.ts';
import { amountsOf, processNames, processValue } from './diff-process.ts';
import { loanValue } from './diff-villages.ts';
import { driverTitle, figureValue, quantityValue, text, type Value } from './difference.ts';
import { amountsIn, type FigureAmount, figureAmounts, plausibleIn } from './figure-amounts.ts';
import { textOf } from './report.ts';
import { isDoubted, plausibleInterest, plausibleOf, plausiblePeople, plausibleSum } from './usual.ts';

export interface ListedFigure {
  /** Where it stands in the file; for a driver or a goal, the driver or the goal. */
  readonly path: Path;
  /** null where it holds for every plan. */
  readonly plan: string | null;
  /** null where it speaks of no single village. */
  readonly village: string | null;
  /** What it belongs to, the outermost first: `Plan “…”`, village, venture; may be empty. */
  readonly of: readonly Text[];
  readonly title: Text;
  /** Its value in words, with so many digits. */
  readonly tell: Value['tell'];
  readonly unit: Unit;
  /** The typical range of its parameter, in base units; null where none is known. */
  readonly typical: Parameter['range'];
  readonly amounts: readonly FigureAmount[];
  /** Whether a source and a note may be written beside it. */
  readonly hasOrigin: boolean;
  readonly source: string | null;
  readonly note: Text | null;
}

/** Worded when it is asked for: most figures of a large file never are. */
const quantityTold =
  (value: number, unit: Unit): Value['tell'] =>
  (language, digits) =>
    quantityValue(value, unit).tell(language, digits);

/** A note and a source as they stand beside a figure in the file. */
function originAt(written: unknown): Pick<ListedFigure, 'source' | 'note'> {
  const { source, note } = isMap(written) ? written : {};
  return {
    source: typeof source === 'string' ? source : null,
    note: typeof note === 'string' || isMap(note) ? textOf(note, '') : null,
  };
}

/** In the order of a file; `data` is that of the same text. Figures of a built-in strategy that the file leaves as they are do not stand in it, and are not listed. */
export function listFigures(scenario: Scenario, data: unknown): ListedFigure[] {
  const found: ListedFigure[] = [];
  type Rest = Pick<ListedFigure, 'title' | 'tell' | 'unit' | 'amounts'> & Partial<ListedFigure>;
  const put = (path: Path, { hasOrigin = true, ...rest }: Rest) => {
    const origin = hasOrigin ? originAt(atPath(data, path)) : { source: null, note: null };
    found.push({ path, plan: null, village: null, of: [], typical: null, hasOrigin, ...origin, ...rest });
  };
  /** One plain amount at a place. */
  const plain = (path: Path, title: Text, value: number, unit: Unit, rest: Partial<ListedFigure> = {}) => {
    const written = atPath(data, path);
    if (written === undefined) return;
    const doubted = isDoubted(value, unit === yuanUnit ? plausibleSum : plausiblePeople);
    const amounts = [{ path: isMap(written) ? [...path, 'is'] : path, title: null, value, unit, isDoubted: doubted }];
    put(path, { title, tell: quantityTold(value, unit), unit, amounts, hasOrigin: false, ...rest });
  };

  const figureTold =
    (figure: Figure): Value['tell'] =>
    (language, digits) =>
      figureValue(figure, scenario).tell(language, digits);

  for (const driver of scenario.drivers) {
    const { process, unit } = driver;
    const path = ['drivers', driver.id];
    const amounts =
      process.kind === 'independent'
        ? process.distribution.kind === 'fixed'
          ? [{ path: [...path, 'process', 'is'], title: null, value: process.distribution.value, unit }]
          : amountsIn(process.distribution, unit, [...path, 'process'], plausibleOf(null, unit))
        : amountsOf(process, unit)
            .filter(([key]) => atPath(data, [...path, 'process', key]) !== undefined)
            .map(([key, value, of]) => ({
              path: [...path, 'process', key],
              title: processNames[key] ?? text(key, key),
              value,
              unit: of,
              isDoubted: isDoubted(value, plausibleIn(process, key, of)),
            }));
    put(path, { title: driver.title, tell: processValue(driver).tell, unit, amounts });
  }
  for (const [i, { between, is }] of scenario.correlations.entries()) {
    const name = (language: Language) => between.map((id) => driverTitle(scenario)(id, language));
    const path = ['correlations', i];
    put(path, {
      title: text(`${name('en').join(' and ')} together`, `“${name('zh').join('”与“')}”的相关系数`),
      tell: quantityTold(is, plainUnit),
      unit: plainUnit,
      amounts: [{ path: [...path, 'is'], title: null, value: is, unit: plainUnit }],
    });
  }
  for (const { id, title, parameters } of Object.values(scenario.strategies))
    for (const parameter of parameters) {
      const path = ['strategies', id, 'parameters', parameter.id];
      const written = atPath(data, [...path, 'default']);
      const figure = parameter.default;
      if (written === undefined || !figure) continue;
      const typical = parameter.range;
      const amounts = figureAmounts(figure, [...path, 'default'], written, typical);
      const { unit } = figure;
      put(path, { of: [title], title: parameter.title, tell: figureTold(figure), unit, typical, amounts });
    }

  const seen = new Set<string>();
  const venture = (one: Venture, of: readonly Text[], village: string, plan: string | null) => {
    for (const { id, title, range: typical } of scenario.strategies[one.strategy]?.parameters ?? []) {
      const figure = one.figures[id];
      // A plan that leaves a figure as it is in the village does not state it again.
      if (!figure?.at || seen.has(figure.at)) continue;
      seen.add(figure.at);
      const path = figure.at.split('.');
      const amounts = figureAmounts(figure, path, atPath(data, path), typical);
      const { unit, source, note } = figure;
      put(path, {
        plan,
        village,
        of: [...of, one.title],
        title,
        tell: figureTold(figure),
        unit,
        typical,
        amounts,
        source,
        note,
      });
    }
  };
  const count = (unit: string) => readUnit(unit) as Unit;
  for (const { id, title, population, households, openingFund, ventures } of scenario.villages) {
    const [path, own] = [['villages', id], { village: id, of: [title] }];
    plain([...path, 'population'], text('population', '人口'), population ?? 0, count('person'), own);
    plain([...path, 'households'], text('households', '户数'), households ?? 0, count('household'), own);
    plain([...path, 'opening_fund'], text('opening fund', '期初资金'), openingFund, yuanUnit, {
      ...own,
      hasOrigin: true,
      ...originAt(atPath(data, [...path, 'opening_fund'])),
    });
    for (const one of ventures) venture(one, [title], id, null);
  }
  const read = new Set(scenario.villages.flatMap(({ ventures }) => ventures));
  for (const plan of scenario.plans) {
    const name = text(`Plan “${plan.title.en}”`, `方案“${plan.title.zh}”`);
    const titles = new Map(plan.villages.map(({ id, title }) => [id, title]));
    const of = (village: string) => [name, titles.get(village) ?? text(village, village)];
    for (const { id, ventures } of plan.villages)
      for (const one of ventures) {
        if (read.has(one)) continue;
        read.add(one);
        // A plan that is based on another one has its ventures; what they state is told of that one.
        venture(one, of(id), id, plan.id);
      }
    for (const [village, byYear] of Object.entries(plan.support))
      for (const [year, amount] of Object.entries(byYear))
        plain(['plans', plan.id, 'support', village, year], text(`support in ${year}`, `${year} 年扶持资金`), amount, yuanUnit, {
          plan: plan.id,
          village,
          of: of(village),
        });
    for (const [village, list] of Object.entries(plan.loans))
      for (const [i, loan] of list.entries()) {
        const path = ['plans', plan.id, 'loans', village, i];
        if (atPath(data, path) === undefined) continue;
        const amounts = [
          {
            ...{ path: [...path, 'amount'], title: text('amount', '金额'), value: loan.amount, unit: yuanUnit },
            isDoubted: isDoubted(loan.amount, plausibleSum),
          },
          {
            ...{ path: [...path, 'rate'], title: text('rate a year', '年利率'), value: loan.rate, unit: percentUnit },
            isDoubted: isDoubted(loan.rate, plausibleInterest),
          },
        ];
        const rest = { plan: plan.id, village, of: of(village), hasOrigin: false };
        put(path, {
          title: text(`loan of ${loan.from}`, `${loan.from} 年贷款`),
          tell: loanValue(loan).tell,
          unit: yuanUnit,
          amounts,
          ...rest,
        });
      }
  }
  for (const goal of scenario.goals) {
    const path = ['goals', goal.id];
    const tell: Value['tell'] = (language, digits) => {
      const amount = quantityValue(goal.atLeast, goal.unit).tell(language, digits);
      const share = quantityValue(goal.confidence, percentUnit).tell(language, digits);
      return language === 'zh'
        ? `${goal.year} 年至少 ${amount}，把握 ${share}`
        : `at least ${amount} in ${goal.year}, with ${share} confidence`;
    };
    const villages = goal.who.kind === 'the town' ? scenario.villages.length : 1;
    // At least 1 yuan is a way to say: anything at all.
    const doubted = goal.atLeast > 1 && isDoubted(goal.atLeast, plausibleOf(null, goal.unit, villages));
    const amounts = [
      { path: [...path, 'at_least'], title: text('at least', '至少'), value: goal.atLeast, unit: goal.unit, isDoubted: doubted },
      { path: [...path, 'confidence'], title: text('confidence', '把握'), value: goal.confidence, unit: percentUnit },
    ];
    put(path, { of: [text('Goal', '目标')], title: goal.title, tell, unit: goal.unit, amounts });
  }
  for (const [fund, share] of Object.entries(scenario.allocation)) {
    const title = fundTitle(fund);
    plain(['allocation', fund], title, share, percentUnit, { of: [text('Division of income', '收益分配')] });
  }
  plain(
    ['source_threshold'],
    text('income from which a source counts', '渠道计入的最低年收入'),
    scenario.sourceThreshold,
    yuanUnit,
  );
  return found;
}

/** How many figures of ventures are their strategies' usual values, since the file states none. */
export function usualFigures({ villages, plans }: Pick<Scenario, 'villages' | 'plans'>): number {
  const ventures = new Set([...villages, ...plans.flatMap((plan) => plan.villages)].flatMap((village) => village.ventures));
  return [...ventures].reduce(
    (sum, { figures }) => sum + Object.values(figures).filter(({ at: place }) => place === null).length,
    0,
  );
}
