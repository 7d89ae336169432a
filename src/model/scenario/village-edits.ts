/** Plain data of a file and what a planner wants of its villages in; the edits of the file that make it so, out. */
import type { Text } from '../base/nouns.ts';
import type { FileEdit } from './edits.ts';
import { freeId, titleData, titlesIn, unlike, without } from './plan-edits.ts';
import type { ScenarioFile, VentureFile } from './shape.ts';

export interface NewVillage {
  readonly title: Text;
  /** As the file writes it; null where nobody knows it. */
  readonly openingFund: string | number | null;
  /** The village whose ventures it has too. */
  readonly like: string | null;
}

/** A venture as another village may have it too: what its figures rest on there is an assumption here, and its notes are of there. */
function takenOver({ note: _, ...venture }: VentureFile): VentureFile {
  const figures = Object.entries(venture).map(([key, value]) => {
    if (typeof value !== 'object' || value === null || !('source' in value)) return [key, value];
    const { note: _, ...figure } = value;
    return [key, { ...figure, source: 'assumption' }];
  });
  return structuredClone(Object.fromEntries(figures));
}

export function villageAdded(
  data: unknown,
  { title, openingFund, like }: NewVillage,
): { readonly id: string; readonly edits: readonly FileEdit[] } {
  const { villages } = data as ScenarioFile;
  const id = freeId(title, Object.keys(villages), 'village');
  const ventures = Object.entries((like !== null && villages[like]?.ventures) || {});
  const value = {
    title: titleData(unlike(title, titlesIn(data, 'villages'))),
    ...(openingFund === null ? {} : { opening_fund: { is: openingFund, source: 'assumption' } }),
    ...(ventures.length > 0 && { ventures: Object.fromEntries(ventures.map(([name, one]) => [name, takenOver(one)])) }),
  };
  return { id, edits: [{ path: ['villages', id], value }] };
}

/** Takes a village away, and what plans and goals say of it; a goal of this village alone goes with it. */
export function villageRemoved(data: unknown, id: string): readonly FileEdit[] {
  const { plans = {}, goals = {} } = data as ScenarioFile;
  const ofPlans = Object.entries(plans).flatMap(([plan, file]) =>
    (['changes', 'support', 'loans'] as const)
      .filter((section) => Object.hasOwn(file[section] ?? {}, id))
      .map((section) => without(data, ['plans', plan, section, id], 3)),
  );
  const ofGoals = Object.entries(goals).flatMap(([goal, { who }]): FileEdit[] => {
    if (!Array.isArray(who) || !who.includes(id)) return [];
    const others = who.filter((village) => village !== id);
    return [others.length > 0 ? { path: ['goals', goal, 'who'], value: others } : without(data, ['goals', goal], 1)];
  });
  return [{ path: ['villages', id], value: undefined }, ...ofPlans, ...ofGoals];
}
