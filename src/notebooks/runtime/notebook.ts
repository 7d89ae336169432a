/** What a notebook is: a typed list of cells. A cell names its inputs among the cells before it, so that a wrong name or type is a type error. */
import type { QuestionName, Questions } from '../../engine/questions.ts';
import type { Difference, Language, Path, Plan, PlanSummary, Problem, ReadScenario, Scenario, Text } from '../../model/index.ts';
import type { KeptAbout } from './keeper.ts';
import type { Edit, View } from './state.ts';

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
  /** Of the town. */
  readonly measure: string;
  readonly year: number;
}

/** A difference of two plans and its histogram: counts between `edges[i]` and `edges[i + 1]`, of which the first and the last may be wider than the others. */
export interface EngineDifference {
  readonly difference: Difference;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** Where two cells ask questions of one name, each names its own place; a newer question of a place calls off the older. */
export type Ask = <Name extends QuestionName>(
  name: Name,
  asked: Questions[Name]['asked'],
  place?: string,
) => Promise<Questions[Name]['answer']>;

/** A figure on a page, of which can be asked where it comes from. */
export interface TraceTarget {
  readonly plan: string;
  /** null: the town. */
  readonly village: string | null;
  /** Without it the village's or the town's own. */
  readonly venture?: string;
  readonly measure: string;
  readonly year: number;
  /** Where the figure is not the measure itself, but read off all its futures. */
  readonly reading?: () => Reading;
  /** The future to tell first, by its place or its number, where it is not the one in the middle. */
  readonly future?: 'poor' | 'good' | number;
}

/** A name and what stands there; with a target it opens that. */
export type Fact = readonly [name: string, words: string, target?: TraceTarget];

/** Figures in rows, with their heads. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** How its figures came about, where they do not tell it themselves. */
  readonly how?: string;
  /** A figure as it is told, where that is more than its number. */
  readonly words?: (value: number, row: number, column: number) => string;
  /** Where the figure comes from that stands there; `words` are what is told of it. */
  readonly opens?: (row: number, column: number, words: string) => TraceTarget | undefined;
}

/** How a figure is read off all futures of another. */
export interface Reading {
  readonly title: string;
  readonly value: string;
  /** What was done to come to it. */
  readonly how: string;
  readonly facts: readonly Fact[];
  readonly table?: FigureTable;
  /** Whether it is read off several figures, which the facts open, and not off one. */
  readonly alone?: boolean;
  /** Whether `how` leads over to the figure below. */
  readonly tells?: boolean;
}

/** A second file, to be compared with the one on screen. */
export interface OtherFile {
  readonly name: string;
  readonly text: string;
  /** null where it has problems. */
  readonly scenario: Scenario | null;
  /** What is wrong with it, or to know of it. */
  readonly told: (language: Language) => HTMLElement | null;
}

/** What a cell may ask the page to do. */
export interface Actions {
  /** Problems that the value would bring; it is not written then. */
  readonly setFigure: (path: Path, value: unknown, done: boolean) => readonly Problem[];
  /** Several figures that one hand moves together. */
  readonly setFigures: (edits: readonly Edit[], done: boolean) => readonly Problem[];
  readonly resetFigure: (path: Path) => void;
  /** What stands at a path in the file that was opened; undefined where nothing was written there. */
  readonly original: (path: Path) => unknown;
  /** What stands there now. */
  readonly written: (path: Path) => unknown;
  /** The text of the file as it was opened, and as it is now. */
  readonly texts: () => { readonly opened: string; readonly now: string };
  /** A text as a scenario; what stands in the one on screen too is not read again. */
  readonly read: (text: string) => ReadScenario;
  /** The whole text, as one step of undo. */
  readonly write: (text: string) => void;
  /** Several values of the file at once, as one step of undo. */
  readonly change: (edits: readonly Edit[]) => void;
  /** What the scenario would be after these edits: problems before anything is written. */
  readonly tried: (edits: readonly Edit[]) => ReadScenario;
  /** Edits while a text is typed: the page follows as long as they are right. Without edits all is as before. */
  readonly draft: (edits: readonly Edit[]) => ReadScenario;
  /** Ends what was drafted, as one step of undo. */
  readonly finish: () => void;
  /** The scenario as it was opened; null where that has problems. */
  readonly opened: () => Scenario | null;
  /** Plain data of the file as it is now. */
  readonly data: () => unknown;
  /** Opens the panel of plans. */
  readonly plans: () => void;
  /** A notebook is opened with `book`; a village alone opens its own. */
  readonly choose: (choice: { plan?: string; against?: string; village?: string; book?: string }) => void;
  /** Keeps a choice within a notebook: its cells read it from `view`. */
  readonly look: (key: string, value: string | number | boolean) => void;
  /** Shows where a figure comes from. */
  readonly trace: (target: TraceTarget) => void;
  readonly compare: (asked: Asked) => Promise<EngineDifference>;
  /** Chooses what is only compared with, not opened: a file, or a work that the browser keeps. */
  readonly second: {
    readonly choose: (file: File) => Promise<void>;
    readonly kept: () => Promise<readonly KeptAbout[]>;
    readonly chooseKept: (id: string) => Promise<void>;
  };
}

/** A choice within a notebook, or what it is before anybody chose. */
export function viewed<T extends string | number | boolean>(view: View, key: string, otherwise: T): T {
  const kept = view[key];
  return typeof kept === typeof otherwise ? (kept as T) : otherwise;
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
  /** The name of the scenario's file. */
  readonly file: string;
  readonly otherFile: OtherFile | null;
  readonly language: Language;
  readonly answer: EngineAnswer;
  /** Asks a question about `settled.scenario`; it is renewed with that scenario. */
  readonly ask: Ask;
  /** What was chosen within notebooks; read one choice of it with `viewed`. */
  readonly view: View;
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
      /** Called when the notebook is opened; what it gives draws the cell, then and each time that an input is another. */
      readonly begin: () => (...inputs: never[]) => Node | Promise<Node>;
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
  /** As `show`, for what follows a moving hand: what `begin` gives may draw into the very element that it gave before. */
  readonly follow: <const Inputs extends readonly (keyof Cells & string)[]>(
    name: string,
    inputs: Inputs,
    begin: () => (...values: Values<Cells, Inputs>) => Element,
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
      more({ kind: 'show', name, inputs, begin: () => definition as unknown as (...inputs: never[]) => Node }),
    follow: (name, inputs, begin) =>
      more({ kind: 'show', name, inputs, begin: begin as unknown as () => (...inputs: never[]) => Node }),
  };
}

/** An empty notebook to write cells into. */
export function notebook(id: string, title: Text): Writing<BaseCells> {
  return writing(id, title, []);
}
