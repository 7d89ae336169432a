/** Villages, plans and their ventures as written in; every plan with its own villages and checked ventures out. */
import type { Figure, Loan, Plan, Strategy, Unit, Venture, Village } from '../base/nouns.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { readUnit } from '../formula/units.ts';
import { type Known, readAmount, readFigure } from './figure.ts';
import { textOf, textOrNull } from './report.ts';
import type { FigureFile, ScenarioFile, VentureFile } from './shape.ts';
import { idRule } from './strategy.ts';

const unit = (text: string): Unit => readUnit(text) as Unit;
const ventureKeys = ['strategy', 'title', 'start', 'stop', 'note'];

/** A venture as written, with the place of each key: under a plan, some come from the village and some from the plan. */
export interface Written {
  readonly file: VentureFile;
  readonly path: Path;
  readonly paths: ReadonlyMap<string, Path>;
}

type WrittenVillages = ReadonlyMap<string, ReadonlyMap<string, Written>>;

const written = (file: VentureFile, path: Path): Written => ({ file, path, paths: new Map(Object.keys(file).map((key) => [key, [...path, key]])) });

function changed(base: Written, change: VentureFile, path: Path): Written {
  if (change.strategy !== undefined && change.strategy !== base.file.strategy) return written(change, path);
  return { file: { ...base.file, ...change }, path: base.path, paths: new Map([...base.paths, ...Object.keys(change).map((key): [string, Path] => [key, [...path, key]])]) };
}

export interface VillageContext extends Known {
  readonly file: ScenarioFile;
  readonly years: { readonly from: number; readonly to: number };
  /** The strategy of that id, checked once; undefined if there is none, null if it has faults. */
  readonly strategy: (id: string, usedAt: Path) => Strategy | null | undefined;
  readonly strategyIds: readonly string[];
}

function checkId(id: string, path: Path, context: Known): void {
  if (idRule.test(id)) return;
  context.out.report(path, { en: `${id} cannot be an id`, zh: `“${id}”不能用作标识` }, id, { en: 'Use letters, digits, - and _.', zh: '请用字母、汉字、数字、- 和 _。' }, { key: true });
}

function readVenture(id: string, { file, path, paths }: Written, context: VillageContext): Venture | null {
  const { out, years } = context;
  const placeOf = (key: string) => paths.get(key) ?? [...path, key];
  if (file.strategy === undefined) {
    out.report(path, { en: `the venture ${id} names no strategy`, zh: `项目“${id}”没有写明发展路径（strategy）` }, undefined, didYouMean(id, context.strategyIds), { key: true });
    return null;
  }
  const strategy = context.strategy(file.strategy, placeOf('strategy'));
  if (strategy === undefined) {
    out.report(placeOf('strategy'), { en: `there is no strategy ${file.strategy}`, zh: `没有发展路径“${file.strategy}”` }, file.strategy, didYouMean(file.strategy, context.strategyIds));
    return null;
  }
  if (strategy === null) return null;
  const names = strategy.parameters.map((parameter) => parameter.id);
  for (const key of Object.keys(file)) {
    if (!ventureKeys.includes(key) && !names.includes(key)) out.report(placeOf(key), { en: `the strategy ${strategy.id} has no parameter ${key}`, zh: `发展路径 ${strategy.id} 没有参数“${key}”` }, file[key], didYouMean(key, [...names, ...ventureKeys]), { key: true });
  }
  const start = file.start ?? years.from;
  if (file.stop != null && file.stop < start) out.report(placeOf('stop'), { en: `the venture stops in ${file.stop}, before it starts in ${start}`, zh: `项目在 ${file.stop} 年停止，早于起始年 ${start}` }, file.stop, { en: `Write a year from ${start} on.`, zh: `请写不早于 ${start} 的年份。` });
  if (start > years.to) out.report(placeOf('start'), { en: `the venture starts in ${start}, after the last year ${years.to}`, zh: `项目 ${start} 年才开始，晚于最后一年 ${years.to}` }, file.start, { en: `Write a year up to ${years.to}.`, zh: `请写不晚于 ${years.to} 的年份。` });
  const figures: Record<string, Figure> = {};
  let good = true;
  for (const parameter of strategy.parameters) {
    const given = file[parameter.id] as FigureFile | undefined;
    if (given === undefined) {
      if (parameter.default) figures[parameter.id] = parameter.default;
      else {
        out.report([...path, parameter.id], { en: `the parameter ${parameter.id} is missing`, zh: `缺少参数“${parameter.id}”（${parameter.title.zh}）` }, undefined, { en: `Add ${parameter.id}: … ${parameter.unit.text} (${parameter.title.en}).`, zh: `请添加 ${parameter.id}: … ${parameter.unit.text}（${parameter.title.zh}）。` });
        good = false;
      }
      continue;
    }
    const figure = readFigure(given, parameter.unit, parameter.list, placeOf(parameter.id), context);
    if (figure) figures[parameter.id] = figure;
    else good = false;
  }
  for (const event of strategy.events) {
    const figure = event.chance.tree.kind === 'name' ? figures[event.chance.tree.name] : undefined;
    const fixed = figure?.values[0];
    if (figure?.at && fixed?.kind === 'fixed' && (fixed.value < 0 || fixed.value > 1)) out.report(figure.at.split('.'), { en: 'a chance lies between 0% and 100%', zh: '可能性应在 0% 到 100% 之间' }, `${fixed.value * 100}%`, { en: 'Write for example 5%.', zh: '例如写 5%。' });
  }
  return good ? { id, title: textOf(file.title, id), strategy: strategy.id, start, stop: file.stop ?? null, figures, note: textOrNull(file.note) } : null;
}

/** The plans of the file with their villages; the first entry of `asIs` are the villages before any plan. */
export function readVillages(context: VillageContext): { readonly villages: Village[]; readonly plans: Plan[] } {
  const { file, out, years } = context;
  const ids = Object.keys(file.villages);
  if (ids.length === 0) out.report(['villages'], { en: 'there is no village', zh: '没有村' }, undefined, { en: 'Add at least one village.', zh: '请至少添加一个村。' }, { key: true });
  const base: WrittenVillages = new Map(Object.entries(file.villages).map(([id, village]) => [id, new Map(Object.entries(village.ventures ?? {}).map(([venture, v]) => [venture, written(v, ['villages', id, 'ventures', venture])]))]));
  const read = new Map<Written, Venture | null>();
  const ventureOf = (id: string, from: Written): Venture | null => {
    if (!read.has(from)) {
      checkId(id, from.path, context);
      read.set(from, readVenture(id, from, context));
    }
    return read.get(from) ?? null;
  };
  const count = (value: string | number | undefined, of: string, path: Path): number | null => {
    if (value === undefined) return null;
    if (typeof value === 'number') return value;
    return readAmount(value, unit(of), path, out)?.value ?? null;
  };
  const villagesOf = (from: WrittenVillages): Village[] =>
    ids.map((id) => {
      const village = file.villages[id] as ScenarioFile['villages'][string];
      const path = ['villages', id];
      checkId(id, path, context);
      const fund = village.opening_fund === undefined ? null : readFigure(village.opening_fund, unit('yuan'), false, [...path, 'opening_fund'], context);
      const amount = fund?.values[0];
      if (amount && amount.kind !== 'fixed') out.report([...path, 'opening_fund'], { en: 'the opening fund must be one known sum', zh: '期初资金须是一个确定的数' }, village.opening_fund, { en: 'Write for example 50000 yuan.', zh: '例如写 50000 yuan。' });
      return {
        id,
        title: textOf(village.title, id),
        note: textOrNull(village.note),
        population: count(village.population, 'person', [...path, 'population']),
        households: count(village.households, 'household', [...path, 'households']),
        openingFund: amount?.kind === 'fixed' ? amount.value : 0,
        ventures: [...(from.get(id) ?? [])].flatMap(([venture, w]) => ventureOf(venture, w) ?? []),
      };
    });

  const files = file.plans && Object.keys(file.plans).length > 0 ? file.plans : { 'as-is': { title: { en: 'As it is', zh: '维持现状' } } };
  const planIds = Object.keys(files);
  const laid = new Map<string, WrittenVillages>();
  const lay = (id: string, road: readonly string[]): WrittenVillages => {
    const found = laid.get(id);
    if (found) return found;
    const plan = files[id];
    const path: Path = ['plans', id];
    let from = base;
    if (plan?.based_on !== undefined) {
      if (!files[plan.based_on]) out.report([...path, 'based_on'], { en: `there is no plan ${plan.based_on}`, zh: `没有方案“${plan.based_on}”` }, plan.based_on, didYouMean(plan.based_on, planIds));
      else if ([...road, id].includes(plan.based_on)) out.report([...path, 'based_on'], { en: `the plans are based on each other: ${[...road, id, plan.based_on].join(' → ')}`, zh: `方案互为基础：${[...road, id, plan.based_on].join(' → ')}` }, plan.based_on, { en: 'Let one of them stand on its own.', zh: '请让其中一个不以其他方案为基础。' });
      else from = lay(plan.based_on, [...road, id]);
    }
    const result = new Map([...from].map(([village, ventures]) => [village, new Map(ventures)]));
    for (const [village, changes] of Object.entries(plan?.changes ?? {})) {
      const place = [...path, 'changes', village];
      const ventures = result.get(village);
      if (!ventures) {
        out.report(place, { en: `there is no village ${village}`, zh: `没有村“${village}”` }, village, didYouMean(village, ids), { key: true });
        continue;
      }
      for (const [venture, change] of Object.entries(changes)) {
        const old = ventures.get(venture);
        if (change === null) {
          if (!old) out.report([...place, venture], { en: `there is no venture ${venture} to end in ${village}`, zh: `${village} 没有可终止的项目“${venture}”` }, venture, didYouMean(venture, [...ventures.keys()]), { key: true });
          ventures.delete(venture);
        } else if (!old && change.strategy === undefined) {
          out.report([...place, venture], { en: `${village} has no venture ${venture} to change, and a new one needs a strategy`, zh: `${village} 没有项目“${venture}”可改；新项目须写 strategy` }, venture, didYouMean(venture, [...ventures.keys()]), { key: true });
        } else ventures.set(venture, old ? changed(old, change, [...place, venture]) : written(change, [...place, venture]));
      }
    }
    laid.set(id, result);
    return result;
  };

  const villages = villagesOf(base);
  const plans = planIds.map((id): Plan => {
    const plan = files[id] as NonNullable<ScenarioFile['plans']>[string];
    checkId(id, ['plans', id], context);
    const laidOut = lay(id, []);
    const parent = plan.based_on !== undefined && files[plan.based_on] ? files[plan.based_on] : undefined;
    const support: Record<string, Record<number, number>> = {};
    const loans: Record<string, Loan[]> = {};
    for (const [from, at] of [[parent, plan.based_on], [plan, id]] as const) {
      for (const [village, byYear] of Object.entries(from?.support ?? {})) {
        const path = ['plans', at as string, 'support', village];
        if (!ids.includes(village)) out.report(path, { en: `there is no village ${village}`, zh: `没有村“${village}”` }, village, didYouMean(village, ids), { key: true });
        for (const [year, amount] of Object.entries(byYear)) {
          const n = Number(year);
          if (!Number.isInteger(n) || n < years.from || n > years.to) out.report([...path, year], { en: `${year} is not a year of the scenario`, zh: `${year} 不在情景年份内` }, year, { en: `Write a year from ${years.from} to ${years.to}.`, zh: `请写 ${years.from} 到 ${years.to} 之间的年份。` }, { key: true });
          const sum = readAmount(amount, unit('yuan'), [...path, year], out);
          support[village] = { ...support[village], [n]: sum?.value ?? 0 };
        }
      }
      for (const [village, list] of Object.entries(from?.loans ?? {})) {
        const path = ['plans', at as string, 'loans', village];
        if (!ids.includes(village)) out.report(path, { en: `there is no village ${village}`, zh: `没有村“${village}”` }, village, didYouMean(village, ids), { key: true });
        loans[village] = list.map((loan, i) => ({ amount: readAmount(loan.amount, unit('yuan'), [...path, i, 'amount'], out)?.value ?? 0, rate: readAmount(loan.rate, unit('%'), [...path, i, 'rate'], out)?.value ?? 0, years: loan.years, from: loan.from }));
      }
    }
    return { id, title: textOf(plan.title, id), about: textOrNull(plan.about), basedOn: plan.based_on ?? null, villages: villagesOf(laidOut), support, loans };
  });
  return { villages, plans };
}
