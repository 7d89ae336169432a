/** A plan and an outcome in; what of each village the outcome is made of, and how the whole follows from the sums of these parts, out. */
import { bytesOfColumns, keptIn } from '../base/cache.ts';
import type { Column, Plan, Scenario, Venture } from '../base/nouns.ts';
import type { Draws } from '../chance/draws.ts';
import { reached } from '../goals/judge.ts';
import { concerns, measureOf, type Outcome, outcomeColumn } from '../goals/outcome.ts';
import { keepVillages } from '../projection/kept.ts';
import { type CompiledVillage, compileModel, type Model, upTo } from '../projection/model.ts';
import { projectVillage, townMeasures } from '../projection/project.ts';

/** Columns of one year by name. */
export type Columns = ReadonlyMap<string, Column>;

/** Sums over villages, run by run. */
export type Sums = Map<string, Float64Array>;

export interface Parts {
  /** Of the villages and years that the outcome depends on. */
  readonly model: Model;
  /** Throws what a projection throws where a formula has no finite answer. */
  readonly of: (village: CompiledVillage, draws: Draws) => Columns;
  readonly whole: (sums: Sums, draws: Draws) => Float64Array;
}

/** What of a venture moves figures, as a text to compare; titles, notes and sources do not. */
export const contentOf = ({ strategy, start, stop, figures }: Venture): string =>
  JSON.stringify([strategy, start, stop, Object.entries(figures).map(([name, { values }]) => [name, values])]);

/** Adds a village's columns to sums over `runs` runs, or with `sign` −1 takes them away. */
export function addColumns(sums: Sums, columns: Columns, sign: 1 | -1, runs: number): void {
  for (const [name, column] of columns) {
    const total = sums.get(name) ?? new Float64Array(runs);
    sums.set(name, total);
    if (typeof column === 'number') for (let i = 0; i < runs; i++) total[i] = (total[i] as number) + sign * column;
    else for (let i = 0; i < runs; i++) total[i] = (total[i] as number) + sign * (column[i] as number);
  }
}

const ofTown = (outcome: Outcome): boolean =>
  outcome.kind === 'goal' ? outcome.goal.who.kind === 'the town' : outcome.village === null;

/** Whether an outcome is a formula over the town's sums. */
export function isTownFormula({ measures }: Scenario, outcome: Outcome): boolean {
  const { measure } = measureOf(outcome);
  return ofTown(outcome) && measures.some(({ id, town }) => id === measure && town === 'formula');
}

/** A village's measures by name and year. */
type Measures = { readonly [name: string]: readonly Column[] };

/** Villages that several outcomes ask for, each projected once for all of them. */
export interface KeptParts {
  /** The last year that any of the outcomes reads. */
  readonly year: number;
  /** Whether what an outcome reads is kept. */
  readonly has: (scenario: Scenario, outcome: Outcome) => boolean;
  readonly measuresOf: (model: Model, village: CompiledVillage, draws: Draws) => Measures;
}

/** Keeps at most `mostBytes` of what these outcomes of these scenarios read. */
export function keepParts(scenarios: readonly Scenario[], outcomes: readonly Outcome[], mostBytes: number): KeptParts {
  const read = outcomes.map((outcome) => ({
    ...measureOf(outcome),
    all: scenarios.some((scenario) => isTownFormula(scenario, outcome)),
  }));
  const { keyOf, villages } = keepVillages<Measures>(mostBytes, (measures) => bytesOfColumns(Object.values(measures).flat()));
  return {
    has: (scenario, outcome) => {
      const { measure, year } = measureOf(outcome);
      return read.some((own) => own.year === year && (own.all || (own.measure === measure && !isTownFormula(scenario, outcome))));
    },
    year: Math.max(...read.map(({ year }) => year)),
    measuresOf: (model, village, draws) => {
      const wanted = (name: string, t: number) =>
        read.some(({ measure, year, all }) => year === model.years[t] && (all || measure === name));
      return keptIn(villages, keyOf(model, village, draws), () =>
        Object.fromEntries(
          Object.entries(projectVillage(model, village, draws).measures).map(([name, years]) => [
            name,
            years.map((column, t) => (wanted(name, t) ? column : 0)),
          ]),
        ),
      );
    },
  };
}

export function partsOf(scenario: Scenario, plan: Plan, outcome: Outcome, given?: KeptParts): Parts {
  const { measure, year } = measureOf(outcome);
  const kept = given?.has(scenario, outcome) ? given : undefined;
  const all = upTo(kept?.year ?? year, compileModel(scenario, plan));
  const model: Model = { ...all, villages: all.villages.filter(({ village }) => concerns(outcome, village.id)) };
  const t = model.years.filter((own) => own <= year).length - 1;
  const byFormula = isTownFormula(scenario, outcome);
  return {
    model,
    of: (village, draws) => {
      const measures = kept?.measuresOf(model, village, draws) ?? projectVillage(model, village, draws).measures;
      // A formula over the town's sums may need any of them.
      if (byFormula) return new Map(Object.entries(measures).map(([name, years]) => [name, years[t] ?? 0]));
      const column = measures[measure]?.[t] ?? 0;
      const counts = outcome.kind === 'goal' && !ofTown(outcome);
      return new Map([[measure, counts ? reached(column, outcome.goal.atLeast) : column]]);
    },
    whole: (sums, draws) => {
      const total: Column = byFormula
        ? (townMeasures(model, draws, (name) => sums.get(name), t).get(measure) ?? 0)
        : (sums.get(measure)?.slice() ?? 0);
      const column = outcomeColumn(outcome, total, model.villages.length);
      return typeof column === 'number' ? new Float64Array(draws.runs).fill(column) : column;
    },
  };
}
