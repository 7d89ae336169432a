/** Plain data of a file and what a planner wants at its head (title, years, futures, seed) in; the edits of the file that make it so out. */
import type { Scenario, Text } from '../base/nouns.ts';
import { atPath } from '../base/own.ts';
import type { FileEdit } from './edits.ts';
import { titleData } from './plan-edits.ts';
import type { ScenarioFile, VentureFile } from './shape.ts';

export type Settings = Pick<Scenario, 'title' | 'years' | 'runs' | 'seed'>;

/**
 * With the first year everything that has a year moves, years named in the titles of the scenario, its plans and goals too: the plan
 * is the same, some years later or earlier (chance is drawn anew for each calendar year). Goals, support and loans that would
 * lie behind the last year go; ventures that would start there stay, for the reader to tell.
 */
export function settingsChanged(data: unknown, before: Settings, wanted: Settings): readonly FileEdit[] {
  const file = data as ScenarioFile;
  const { from, to } = before.years;
  const by = wanted.years.from - from;
  const isIn = (year: number) => year + by <= wanted.years.to;
  const named = (title: string) =>
    title.replace(/\d+/g, (digits) => (Number(digits) >= from && Number(digits) <= to ? `${Number(digits) + by}` : digits));
  const of = <T>(holder: { readonly [key: string]: T } | undefined) => Object.entries(holder ?? {});

  const edits: FileEdit[] = [];
  const put = (value: unknown, ...path: (string | number)[]) => {
    if (JSON.stringify(atPath(data, path)) !== JSON.stringify(value)) edits.push({ path, value });
  };
  const moved = (ventures: { readonly [id: string]: VentureFile | null } | undefined, ...path: string[]) => {
    for (const [id, venture] of of(ventures))
      for (const key of ['start', 'stop'] as const) if (venture?.[key]) put(venture[key] + by, ...path, id, key);
  };

  const titled = (title: string | Partial<Text> | undefined, ...path: string[]) => {
    if (typeof title === 'string') put(named(title), ...path);
    else
      for (const [language, words] of of(title as { readonly [language: string]: string })) put(named(words), ...path, language);
  };

  const { title, runs, seed } = wanted;
  if (title.en !== before.title.en || title.zh !== before.title.zh) put(titleData(title), 'title');
  else titled(file.title, 'title');
  put(wanted.years.from, 'years', 'from');
  put(wanted.years.to, 'years', 'to');
  if (runs !== before.runs) put(runs, 'simulation', 'runs');
  if (seed !== before.seed) put(seed, 'simulation', 'seed');
  for (const [village, { ventures }] of of(file.villages)) moved(ventures, 'villages', village, 'ventures');
  for (const [plan, { title: name, based_on, changes, support, loans }] of of(file.plans)) {
    titled(name, 'plans', plan, 'title');
    for (const [village, ventures] of of(changes)) moved(ventures, 'plans', plan, 'changes', village);
    for (const [village, sums] of of(support)) {
      const kept = of(sums).flatMap(([year, sum]) => (isIn(Number(year)) ? [[Number(year) + by, sum]] : []));
      put(kept.length > 0 ? Object.fromEntries(kept) : undefined, 'plans', plan, 'support', village);
    }
    for (const [village, own] of of(loans)) {
      const kept = own.flatMap((loan) => (isIn(loan.from) ? [{ ...loan, from: loan.from + by }] : []));
      // Without a list of its own a plan would have that of the plan below it.
      if (kept.length < own.length) put(kept.length > 0 || based_on ? kept : undefined, 'plans', plan, 'loans', village);
      else for (const [i, { from }] of kept.entries()) put(from, 'plans', plan, 'loans', village, i, 'from');
    }
  }
  for (const [id, goal] of of(file.goals)) {
    if (!isIn(goal.year)) put(undefined, 'goals', id);
    else {
      put(goal.year + by, 'goals', id, 'year');
      titled(goal.title, 'goals', id, 'title');
    }
  }
  return edits;
}
