/** A study in; what chance did in each of its runs, as named columns with their units, out: what rules about futures can speak of. */
import type { Column, Text, Unit } from '../base/nouns.ts';
import { fresh } from '../base/scratch.ts';
import { toColumn } from '../formula/column.ts';
import { readUnit } from '../formula/units.ts';
import type { CompiledVillage } from '../projection/model.ts';
import { projectVenture } from '../projection/venture.ts';
import type { Study } from './study.ts';

/** What chance did to one thing, one value a run. */
export interface Happening {
  /** `beef_price 2022`, `village/venture/parameter`, or `village/venture/event 2021`. */
  readonly name: string;
  readonly title: Text;
  readonly unit: Unit;
  /** Whether it happens or not: 1 or 0. */
  readonly event: boolean;
  readonly values: Float64Array;
}

const plain = readUnit('') as Unit;
const varies = (column: Column): column is Float64Array => typeof column !== 'number' && column.some((x) => x !== column[0]);
const inYear = ({ en, zh }: Text, year: number): Text => ({ en: `${en} in ${year}`, zh: `${year} 年${zh}` });

/** The events of a village's ventures as outputs of its strategies. */
function withEvents(village: CompiledVillage): CompiledVillage {
  return {
    ...village,
    ventures: village.ventures.map(({ venture, strategy }) => ({
      venture,
      strategy: { ...strategy, strategy: { ...strategy.strategy, measures: strategy.events.map(({ id }) => id) } },
    })),
  };
}

/** Of each driver, figure and event that varies, up to the outcome's year. */
export function happenings({ model, draws }: Study): Happening[] {
  const found: Happening[] = [];
  const put = (name: string, title: Text, unit: Unit, event: boolean, column: Column) => {
    if (varies(column)) found.push({ name, title, unit, event, values: column });
  };
  const paths = draws.drivers(model.drivers, model.correlations, model.years);
  for (const driver of model.drivers)
    for (const [t, year] of model.years.entries())
      put(
        `${driver.id} ${year}`,
        inYear(driver.title, year),
        driver.unit,
        driver.process.kind === 'event',
        paths.get(driver.id)?.[t] ?? 0,
      );
  for (const village of model.villages) {
    const told = withEvents(village);
    for (const [i, { venture, strategy }] of village.ventures.entries()) {
      const place = `${village.village.id}/${venture.id}`;
      const title = (own: Text): Text => ({
        en: `${village.village.title.en}, ${venture.title.en}: ${own.en}`,
        zh: `${village.village.title.zh} · ${venture.title.zh}：${own.zh}`,
      });
      for (const parameter of strategy.strategy.parameters) {
        const figure = venture.figures[parameter.id];
        const [value] = figure?.values ?? [];
        if (!figure || !value || value.kind === 'driver') continue;
        const column = draws.values(`venture/${place}/${parameter.id}${figure.list ? '/0' : ''}`, value);
        put(`${place}/${parameter.id}`, title(parameter.title), figure.unit, value.kind === 'chance', column);
      }
      if (strategy.events.length === 0) continue;
      const years = projectVenture(model, told, i, draws, paths, fresh);
      for (const event of strategy.strategy.events)
        for (const [t, year] of model.years.entries())
          put(
            `${place}/${event.id} ${year}`,
            inYear(title(event.title), year),
            plain,
            true,
            toColumn(fresh, years[t]?.get(event.id) ?? 0),
          );
    }
  }
  return found;
}
