/** Villages, ventures, figures, plans and their money of a scenario file in; the rows of their sheets out. */
import type { FigureFile, ScenarioFile, VentureFile } from '../model/index.ts';
import type { Catalogue } from './catalogue.ts';
import { titled } from './catalogue.ts';
import { type Cells, figureCells, type Style, textCells } from './export-cells.ts';
import { split, under } from './quantity.ts';
import { moneyKinds, type Named, type Names, namesOf, nothing, yesWords } from './words.ts';

/** Keys of a venture that are no figures. */
export const ventureKeys: readonly string[] = ['strategy', 'title', 'start', 'stop', 'note'];

export interface VentureRow {
  readonly plan: string | null;
  readonly village: string;
  readonly id: string;
  readonly venture: VentureFile | null;
}

/** Every venture as it is written: first those of the villages, then the changes of each plan. */
export function ventureRows({ villages, plans }: Pick<ScenarioFile, 'villages' | 'plans'>): VentureRow[] {
  const own = Object.entries(villages).flatMap(([village, { ventures }]) =>
    Object.entries(ventures ?? {}).map(([id, venture]) => ({ plan: null, village, id, venture })),
  );
  const changes = Object.entries(plans ?? {}).flatMap(([plan, { changes: all }]) =>
    Object.entries(all ?? {}).flatMap(([village, ventures]) =>
      Object.entries(ventures).map(([id, venture]) => ({ plan, village, id, venture })),
    ),
  );
  return [...own, ...changes];
}

/** The ventures of each village by name, each called as where it is written first. */
export function ventureNames(rows: readonly VentureRow[], language: Style['language']): (village: string) => Names {
  const byVillage = new Map<string, Map<string, Named>>();
  for (const { village, id, venture } of rows) {
    const known = byVillage.get(village) ?? new Map<string, Named>();
    byVillage.set(village, known);
    if (!known.has(id)) known.set(id, titled(id, venture?.title ?? id));
  }
  const names = new Map([...byVillage].map(([village, known]) => [village, namesOf([...known.values()], language)]));
  const none = namesOf([], language);
  return (village) => names.get(village) ?? none;
}

/** The strategy of a venture under a plan: its own there, that of the plan below, or that of the village. */
export function strategyFinder(
  rows: readonly {
    readonly plan: string | null;
    readonly village: string;
    readonly id: string;
    readonly strategy: string | undefined;
  }[],
  basedOn: (plan: string) => string | undefined,
): (plan: string | null, village: string, id: string) => string | undefined {
  const key = (plan: string | null, village: string, id: string) => JSON.stringify([plan, village, id]);
  const found = new Map(rows.map(({ plan, village, id, strategy }) => [key(plan, village, id), strategy]));
  return (plan, village, id) => {
    const road = new Set<string>();
    let at = plan;
    while (at !== null && !road.has(at)) {
      const own = found.get(key(at, village, id));
      if (own !== undefined) return own;
      road.add(at);
      at = basedOn(at) ?? null;
    }
    return found.get(key(null, village, id));
  };
}

export interface VillageSheets {
  readonly villages: Cells[];
  readonly ventures: Cells[];
  readonly figures: Cells[];
  readonly plans: Cells[];
  readonly money: Cells[];
}

export function villageSheets(file: ScenarioFile, style: Style, catalogue: Catalogue): VillageSheets {
  const { language, words } = style;
  const named = (all: object | undefined) =>
    namesOf(
      Object.entries((all ?? {}) as { [id: string]: { title?: ScenarioFile['title'] } }).map(([id, { title }]) =>
        titled(id, title ?? id),
      ),
      language,
    );
  const [villages, plans] = [named(file.villages), named(file.plans)];
  const rows = ventureRows(file);
  const ventures = ventureNames(rows, language);
  const strategyOf = strategyFinder(
    rows.map((row) => ({ ...row, strategy: row.venture?.strategy })),
    (plan) => file.plans?.[plan]?.based_on,
  );
  const yes = namesOf(yesWords, language);
  const seen = new Set<string>();
  return {
    villages: Object.entries(file.villages).map(([id, village]): Cells => {
      const fund = village.opening_fund === undefined ? {} : figureCells(village.opening_fund, style);
      const count = (written: string | number | undefined, unit: string) => {
        if (written === undefined) return null;
        const own = split(written)?.unit;
        return under(written, own === unit || own === (unit === 'person' ? '人' : '户') ? (own as string) : unit, words);
      };
      return {
        ...textCells(village.title, language, 'title', id),
        id,
        population: count(village.population, 'person'),
        households: count(village.households, 'household'),
        fund: fund.more ?? fund.a ?? null,
        unit: fund.unit ?? null,
        source: fund.source ?? null,
        fundNote: fund.note ?? null,
        fundNote2: fund.note2 ?? null,
        ...textCells(village.note, language, 'note'),
      };
    }),
    ventures: rows.flatMap(({ plan, village, id, venture }): Cells[] => {
      const key = JSON.stringify([village, id]);
      const first = !seen.has(key);
      seen.add(key);
      const says = venture === null || ventureKeys.some((part) => venture[part] !== undefined);
      if (plan !== null && !first && !says) return [];
      const label = ventures(village).label(id);
      const title = textCells(venture?.title, language, 'title', first ? id : label);
      // Where a plan writes a title for a venture that is there already, its second name tells that it does.
      const renamed = !first && venture?.title !== undefined;
      return [
        {
          plan: plan === null ? null : plans.label(plan),
          village: villages.label(village),
          ...title,
          title2: renamed ? (title.title2 ?? title.title ?? null) : (title.title2 ?? null),
          id,
          strategy: venture?.strategy === undefined ? null : catalogue.strategies.label(venture.strategy),
          start: venture?.start ?? null,
          stop: venture?.stop === null ? nothing[language] : (venture?.stop ?? null),
          ends: venture === null ? yes.label('true') : null,
          ...textCells(venture?.note, language, 'note'),
        },
      ];
    }),
    figures: rows.flatMap(({ plan, village, id, venture }): Cells[] =>
      Object.entries(venture ?? {}).flatMap(([parameter, figure]) =>
        ventureKeys.includes(parameter) || figure === undefined
          ? []
          : [
              {
                plan: plan === null ? null : plans.label(plan),
                village: villages.label(village),
                venture: ventures(village).label(id),
                parameter: catalogue.parameters(strategyOf(plan, village, id))?.label(parameter) ?? parameter,
                ...figureCells(figure as FigureFile, style),
              },
            ],
      ),
    ),
    plans: Object.entries(file.plans ?? {}).map(([id, plan]) => ({
      ...textCells(plan.title, language, 'title', id),
      id,
      based: plan.based_on === undefined ? null : plans.label(plan.based_on),
      ...textCells(plan.about, language, 'about'),
    })),
    money: Object.entries(file.plans ?? {}).flatMap(([plan, { support, loans }]): Cells[] => {
      const kinds = namesOf(moneyKinds, language);
      const money = (village: string, what: string, amount: string | number | null) => {
        const unit = amount === null ? '' : (split(amount)?.unit ?? '');
        return {
          plan: plans.label(plan),
          village: villages.label(village),
          what: kinds.label(what),
          amount: amount === null ? nothing[language] : under(amount, unit, words),
          unit: words.toBook(unit) || null,
        };
      };
      return [
        ...Object.entries(support ?? {}).flatMap(([village, years]) =>
          Object.entries(years).map(([year, amount]) => ({ ...money(village, 'support', amount), year: Number(year) })),
        ),
        ...Object.entries(loans ?? {}).flatMap(([village, list]): Cells[] =>
          list.length === 0
            ? [money(village, 'loan', null)]
            : list.map(({ amount, rate, years, from }) => ({
                ...money(village, 'loan', amount),
                year: from,
                rate: under(rate, '%', words),
                years,
              })),
        ),
      ];
    }),
  };
}
