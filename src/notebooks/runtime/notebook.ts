/** What a notebook is: a typed list of cells. A cell names its inputs among the cells before it, so that a wrong name or type is a type error. */
import type { Difference, Language, Plan, PlanSummary, Scenario, Text } from '../../model/index.ts';

/**
 * What the engine answers for one scenario: outcomes in the order of its plans. A first answer has only those of the plans on screen, and
 * in a long computation of fewer runs than the scenario asks for.
 */
export interface EngineAnswer {
  readonly scenario: Scenario;
  readonly outcomes: readonly PlanSummary[];
}

export interface Asked {
  readonly a: string;
  readonly b: string;
  readonly measure: string;
  /** null: the town. */
  readonly village: string | null;
  readonly year: number;
}

/** A difference of two plans and its histogram: counts between `edges[i]` and `edges[i + 1]`. */
export interface EngineDifference {
  readonly difference: Difference;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** What a cell may ask the page to do. */
export interface Actions {
  readonly setFigure: (path: readonly (string | number)[], value: string | number, done: boolean) => void;
  readonly resetFigure: (path: readonly (string | number)[]) => void;
  /** The text of a figure in the file that was opened; undefined where it was not written there. */
  readonly original: (path: readonly (string | number)[]) => unknown;
  readonly choose: (choice: { plan?: string; against?: string; village?: string }) => void;
  readonly compare: (asked: Asked) => Promise<EngineDifference>;
}

/** A scenario with the plan chosen in it. */
export interface Chosen {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

/** Cells that every notebook starts from. */
export interface BaseCells {
  /** As it was when the last move of the hand ended: inputs are made from this, so that they hold still under the hand. */
  readonly settled: Chosen;
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** The plan that `plan` is compared with. */
  readonly against: Plan;
  readonly village: string;
  readonly language: Language;
  readonly answer: EngineAnswer;
  readonly actions: Actions;
}

export type Cell =
  | { readonly kind: 'prose'; readonly text: Text }
  | {
      readonly kind: 'value';
      readonly name: string;
      readonly inputs: readonly string[];
      readonly definition: (...inputs: never[]) => unknown;
    }
  | {
      readonly kind: 'show';
      readonly name: string;
      readonly inputs: readonly string[];
      readonly definition: (...inputs: never[]) => Node | Promise<Node>;
    };

export interface Notebook {
  readonly id: string;
  readonly title: Text;
  readonly cells: readonly Cell[];
}

type Values<Cells, Inputs extends readonly (keyof Cells)[]> = { [I in keyof Inputs]: Cells[Inputs[I]] };

export interface Writing<Cells> extends Notebook {
  readonly prose: (text: Text) => Writing<Cells>;
  readonly value: <const Name extends string, const Inputs extends readonly (keyof Cells & string)[], Value>(
    name: Name,
    inputs: Inputs,
    definition: (...values: Values<Cells, Inputs>) => Value,
  ) => Writing<Cells & Record<Name, Awaited<Value>>>;
  readonly show: <const Inputs extends readonly (keyof Cells & string)[]>(
    name: string,
    inputs: Inputs,
    definition: (...values: Values<Cells, Inputs>) => Node | Promise<Node>,
  ) => Writing<Cells>;
}

function writing<Cells>(id: string, title: Text, cells: readonly Cell[]): Writing<Cells> {
  const more = <Next>(cell: Cell) => writing<Next>(id, title, [...cells, cell]);
  return {
    id,
    title,
    cells,
    prose: (text) => more({ kind: 'prose', text }),
    value: (name, inputs, definition) => more({ kind: 'value', name, inputs, definition }),
    show: (name, inputs, definition) =>
      more({ kind: 'show', name, inputs, definition: definition as unknown as (...inputs: never[]) => Node }),
  };
}

/** An empty notebook to write cells into. */
export function notebook(id: string, title: Text): Writing<BaseCells> {
  return writing(id, title, []);
}
