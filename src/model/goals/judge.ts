/** Villages as they are projected in; for each goal, how often it is reached, by whom and by how much it is missed, out. Judged run by run: a joint probability is counted, never multiplied. */
import type { Column, Goal } from '../base/nouns.ts';
import type { VillageProjection } from '../projection/project.ts';

export interface Judgement {
  readonly id: string;
  readonly probability: number;
  readonly confidence: number;
  readonly onTrack: boolean;
  /** Mean share of villages that reach it; null where the goal speaks of the town. */
  readonly expectedShare: number | null;
  readonly standardError: number;
  /** Mean of what is missing to the target: of the town for the town's goals, else of one village after another below. */
  readonly villages: readonly { readonly id: string; readonly probability: number; readonly shortfall: number }[];
  readonly shortfall: number | null;
}

/** Share of runs at or above the target, and the mean of what is missing. */
function reach(column: Column, target: number): { probability: number; shortfall: number } {
  if (typeof column === 'number') return { probability: column >= target ? 1 : 0, shortfall: Math.max(0, target - column) };
  let hits = 0;
  let missing = 0;
  for (let i = 0; i < column.length; i++) {
    const x = column[i] as number;
    if (x >= target) hits++;
    else missing += target - x;
  }
  return { probability: hits / column.length, shortfall: missing / column.length };
}

export interface Judge {
  readonly add: (village: VillageProjection) => void;
  readonly finish: (town: ReadonlyMap<string, readonly Column[]>) => Judgement[];
}

export function judge(goals: readonly Goal[], years: readonly number[], runs: number): Judge {
  const states = goals.map((goal) => ({
    goal,
    counts: new Uint32Array(runs),
    villages: [] as { id: string; probability: number; shortfall: number }[],
  }));
  const columnOf = (measures: { readonly [name: string]: readonly Column[] }, goal: Goal): Column =>
    measures[goal.measure]?.[years.indexOf(goal.year)] ?? 0;
  return {
    add: (village) => {
      for (const { goal, counts, villages } of states) {
        if (goal.who.kind === 'the town' || (goal.who.kind === 'list' && !goal.who.villages.includes(village.id))) continue;
        const column = columnOf(village.measures, goal);
        villages.push({ id: village.id, ...reach(column, goal.atLeast) });
        for (let i = 0; i < runs; i++)
          if ((typeof column === 'number' ? column : (column[i] as number)) >= goal.atLeast)
            counts[i] = (counts[i] as number) + 1;
      }
    },
    finish: (town) =>
      states.map(({ goal, counts, villages }): Judgement => {
        const done = (probability: number, expectedShare: number | null, shortfall: number | null): Judgement => ({
          id: goal.id,
          probability,
          confidence: goal.confidence,
          onTrack: probability >= goal.confidence,
          expectedShare,
          standardError: Math.sqrt((probability * (1 - probability)) / runs),
          villages,
          shortfall,
        });
        if (goal.who.kind === 'the town') {
          const { probability, shortfall } = reach(columnOf(Object.fromEntries(town), goal), goal.atLeast);
          return done(probability, null, shortfall);
        }
        // Rounding must not ask for one village more than the share says.
        const needed = goal.who.kind === 'share' ? Math.ceil(goal.who.share * villages.length - 1e-9) : villages.length;
        let hits = 0;
        let reached = 0;
        for (let i = 0; i < runs; i++) {
          const count = counts[i] as number;
          if (count >= needed) hits++;
          reached += count;
        }
        return done(hits / runs, villages.length ? reached / runs / villages.length : 0, null);
      }),
  };
}
