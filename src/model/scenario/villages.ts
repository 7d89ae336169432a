/** Villages, plans and their ventures as written in; every plan with its own villages and checked ventures out. */
import type { Loan, Plan, Unit, Venture, Village } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { readUnit } from '../formula/units.ts';
import { readAmount } from './amount.ts';
import { readFigure } from './figure.ts';
import { textOf, textOrNull } from './report.ts';
import type { ScenarioFile } from './shape.ts';
import { changed, checkId, readVenture, type VillageContext, type Written, written } from './venture.ts';

const unit = (text: string): Unit => readUnit(text) as Unit;
type WrittenVillages = ReadonlyMap<string, ReadonlyMap<string, Written>>;

/** The villages of the file, and its plans with theirs. */
export function readVillages(context: VillageContext): { readonly villages: Village[]; readonly plans: Plan[] } {
  const { file, out, years } = context;
  const ids = Object.keys(file.villages);
  if (ids.length === 0 && !out.isSpoilt(['villages']))
    out.report(
      ['villages'],
      { en: 'there is no village', zh: '没有村' },
      undefined,
      { en: 'Add at least one village.', zh: '请至少添加一个村。' },
      { key: true },
    );
  const base: WrittenVillages = new Map(
    Object.entries(file.villages).map(([id, village]) => [
      id,
      new Map(
        Object.entries(village.ventures ?? {}).map(([venture, v]) => [
          venture,
          written(v, ['villages', id, 'ventures', venture]),
        ]),
      ),
    ]),
  );
  const read = new Map<Written, Venture | null>();
  const ventureOf = (id: string, from: Written): Venture | null => {
    if (!read.has(from)) {
      checkId(id, from.path, context);
      const words = [id, from.file, from.path, [...from.paths]];
      // A strategy is part of the scenario once it is asked for, also by a venture that is remembered.
      if (from.file.strategy !== undefined) context.strategy(from.file.strategy, from.paths.get('strategy') ?? from.path);
      read.set(
        from,
        context.memory.recall(words, out, () => readVenture(id, from, context)),
      );
    }
    return read.get(from) ?? null;
  };
  const notNegative = (written: string | number, of: string, path: Path): number => {
    const value = readAmount(written, unit(of), path, out)?.value ?? 0;
    if (value < 0)
      out.report(path, { en: 'this may not be negative', zh: '此数不能为负' }, written, {
        en: 'Write zero or more.',
        zh: '请写不小于零的数。',
      });
    return value;
  };
  const count = (value: string | number | undefined, of: string, path: Path): number | null => {
    return value === undefined ? null : notNegative(value, of, path);
  };
  const villagesOf = (from: WrittenVillages): Village[] =>
    ids.map((id) => {
      const village = file.villages[id] as ScenarioFile['villages'][string];
      const path = ['villages', id];
      checkId(id, path, context);
      const fund =
        village.opening_fund === undefined
          ? null
          : readFigure(village.opening_fund, unit('yuan'), false, [...path, 'opening_fund'], context);
      const amount = fund?.values[0];
      if (amount && amount.kind !== 'fixed')
        out.report(
          [...path, 'opening_fund'],
          { en: 'the opening fund must be one known sum', zh: '期初资金须是一个确定的数' },
          village.opening_fund,
          { en: 'Write for example 50000 yuan.', zh: '例如写 5 万元。' },
        );
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

  const files =
    file.plans && Object.keys(file.plans).length > 0 ? file.plans : { 'as-is': { title: { en: 'As it is', zh: '维持现状' } } };
  const planIds = Object.keys(files);
  const laid = new Map<string, WrittenVillages>();
  const lay = (id: string, road: readonly string[]): WrittenVillages => {
    const found = laid.get(id);
    if (found) return found;
    const plan = files[id];
    const path: Path = ['plans', id];
    let from = base;
    if (plan?.based_on !== undefined) {
      if (!ownOf(files, plan.based_on))
        out.report(
          [...path, 'based_on'],
          { en: `there is no plan ${plan.based_on}`, zh: `没有方案“${plan.based_on}”` },
          plan.based_on,
          didYouMean(plan.based_on, planIds),
        );
      else if ([...road, id].includes(plan.based_on))
        out.report(
          [...path, 'based_on'],
          {
            en: `the plans are based on each other: ${[...road, id, plan.based_on].join(' → ')}`,
            zh: `方案互为基础：${[...road, id, plan.based_on].join(' → ')}`,
          },
          plan.based_on,
          { en: 'Let one of them stand on its own.', zh: '请让其中一个不以其他方案为基础。' },
        );
      else from = lay(plan.based_on, [...road, id]);
    }
    const result = new Map([...from].map(([village, ventures]) => [village, new Map(ventures)]));
    for (const [village, changes] of Object.entries(plan?.changes ?? {})) {
      const place = [...path, 'changes', village];
      const ventures = result.get(village);
      if (!ventures) {
        out.report(place, { en: `there is no village ${village}`, zh: `没有村“${village}”` }, village, didYouMean(village, ids), {
          key: true,
        });
        continue;
      }
      for (const [venture, change] of Object.entries(changes)) {
        const old = ventures.get(venture);
        if (change === null) {
          if (!old)
            out.report(
              [...place, venture],
              { en: `there is no venture ${venture} to end in ${village}`, zh: `${village} 没有可终止的项目“${venture}”` },
              venture,
              didYouMean(venture, [...ventures.keys()]),
              { key: true },
            );
          ventures.delete(venture);
        } else if (!old && change.strategy === undefined) {
          out.report(
            [...place, venture],
            {
              en: `${village} has no venture ${venture} to change, and a new one needs a strategy`,
              zh: `${village} 没有项目“${venture}”可改；新项目须写明发展路径（strategy）`,
            },
            venture,
            didYouMean(venture, [...ventures.keys()]),
            { key: true },
          );
        } else ventures.set(venture, old ? changed(old, change, [...place, venture]) : written(change, [...place, venture]));
      }
    }
    laid.set(id, result);
    return result;
  };

  /** A plan after all that it is based on, the first one first; a loop is cut where it closes. */
  const lineage = (id: string, road: readonly string[] = []): string[] => {
    const before = files[id]?.based_on;
    return before === undefined || !ownOf(files, before) || road.includes(before)
      ? [id]
      : [...lineage(before, [...road, id]), id];
  };
  const checkVillage = (id: string, path: Path): void => {
    if (ids.includes(id)) return;
    out.report(path, { en: `there is no village ${id}`, zh: `没有村“${id}”` }, id, didYouMean(id, ids), { key: true });
  };

  const villages = villagesOf(base);
  const plans = planIds.map((id): Plan => {
    const plan = files[id] as NonNullable<ScenarioFile['plans']>[string];
    checkId(id, ['plans', id], context);
    const laidOut = lay(id, []);
    const support: Record<string, Record<number, number>> = {};
    const loans: Record<string, Loan[]> = {};
    for (const at of lineage(id)) {
      const from = files[at];
      for (const [village, byYear] of Object.entries(from?.support ?? {})) {
        const path = ['plans', at, 'support', village];
        checkVillage(village, path);
        for (const [year, amount] of Object.entries(byYear)) {
          const n = Number(year);
          if (!Number.isInteger(n) || n < years.from || n > years.to)
            out.report(
              [...path, year],
              Number.isInteger(n)
                ? { en: `${year} is not a year of the scenario`, zh: `${year} 不在情景年份内` }
                : { en: 'this must be a year', zh: '这里应为年份' },
              year,
              { en: `Write a year from ${years.from} to ${years.to}.`, zh: `请写 ${years.from} 到 ${years.to} 之间的年份。` },
              { key: true },
            );
          support[village] = { ...support[village], [n]: notNegative(amount, 'yuan', [...path, year]) };
        }
      }
      for (const [village, list] of Object.entries(from?.loans ?? {})) {
        const path = ['plans', at, 'loans', village];
        checkVillage(village, path);
        loans[village] = list.map((loan, i) => {
          if (loan.from > years.to)
            out.report(
              [...path, i, 'from'],
              { en: `the loan is drawn after the last year ${years.to}`, zh: `贷款发放晚于最后一年 ${years.to}` },
              loan.from,
              { en: `Write a year up to ${years.to}.`, zh: `请写不晚于 ${years.to} 的年份。` },
            );
          return {
            amount: notNegative(loan.amount, 'yuan', [...path, i, 'amount']),
            rate: notNegative(loan.rate, '%', [...path, i, 'rate']),
            years: loan.years,
            from: loan.from,
          };
        });
      }
    }
    return {
      id,
      title: textOf(plan.title, id),
      about: textOrNull(plan.about),
      basedOn: plan.based_on ?? null,
      villages: villagesOf(laidOut),
      support,
      loans,
    };
  });
  return { villages, plans };
}
