/** What a trace is made of: figures with their values and what they are computed from, as plain data. */
import type { Column, Source, Text, Unit } from '../base/nouns.ts';
import { meanOf, nearestTo, quantiles } from '../base/stats.ts';
import type { Piece } from '../formula/spell.ts';
import { at } from '../projection/venture.ts';

/** A figure of a plan in a year: of the town, of a village, of one of its ventures; a driver has neither. */
export interface TracePlace {
  readonly village: string | null;
  readonly venture: string | null;
  readonly name: string;
  readonly year: number;
}

export type TraceKind = 'sum' | 'formula' | 'stock' | 'event' | 'figure' | 'driver' | 'calendar' | 'plan';

/** Text, or the id of a figure that stands in the formula. */
export type TracePiece = string | { readonly id: string };

export interface TraceBand {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface TraceFormula {
  /** As written in the strategy or the scenario; null for a rule of the model. */
  readonly text: string | null;
  readonly en: readonly TracePiece[];
  readonly zh: readonly TracePiece[];
  /** What it comes to in the future told: the figure itself, or of an event its chance. */
  readonly result: number;
}

export interface TraceNode {
  readonly id: string;
  readonly place: TracePlace;
  readonly kind: TraceKind;
  readonly title: Text;
  readonly unit: Unit;
  /** In the future told. */
  readonly value: number;
  readonly band: TraceBand;
  /** Every entry of a list, in the future told. */
  readonly list: readonly number[] | null;
  readonly formula: TraceFormula | null;
  /** How the file states a figure, or what moves a driver, in words. */
  readonly told: Text | null;
  readonly source: Source | null;
  readonly note: Text | null;
  /** Path in the file; null where nothing is written there. */
  readonly at: string | null;
  /** Figures it is computed from, by their ids. */
  readonly inputs: readonly string[];
  /** Whether it is computed from others that are not told here: a trace of its own place tells them. */
  readonly more: boolean;
}

export interface Trace {
  readonly root: string;
  /** The future whose values are told, counted from 0, and of how many. */
  readonly run: number;
  readonly runs: number;
  readonly nodes: readonly TraceNode[];
}

/** A future by its number, or the one in which the figure is at this share of its range. */
export type WhichFuture = number | 'poor' | 'middle' | 'good';

export const idOf = ({ village, venture, name, year }: TracePlace): string =>
  [village ?? '', venture ?? '', name, year].join('/');

export function bandOf(column: Column): TraceBand {
  if (typeof column === 'number') return { mean: column, p10: column, p50: column, p90: column };
  const [p10, p50, p90] = quantiles(column, [0.1, 0.5, 0.9]) as [number, number, number];
  return { mean: meanOf(column), p10, p50, p90 };
}

const shares = { poor: 0.1, middle: 0.5, good: 0.9 } as const;

/** The run whose value is nearest to that share of the range; the first where all are the same. */
export function runOf(column: Column, which: WhichFuture): number {
  if (typeof which === 'number') return which;
  if (typeof column === 'number') return 0;
  const [wanted] = quantiles(column, [shares[which]]) as [number];
  return nearestTo(column, wanted);
}

/** Pieces of a formula with ids in the places of names. */
export function placed(pieces: readonly Piece[], idFor: (name: string) => string): TracePiece[] {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : { id: idFor(piece.name) }));
}

export const idsIn = (pieces: readonly TracePiece[]): string[] => [
  ...new Set(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.id]))),
];

/** A figure before the future to tell is known: its values in every run. */
export interface Draft extends Omit<TraceNode, 'value' | 'band' | 'list' | 'formula'> {
  readonly column: Column;
  readonly entries: readonly Column[] | null;
  readonly formula: (Omit<TraceFormula, 'result'> & { readonly result: Column }) | null;
}

export function told({ column, entries, formula, ...rest }: Draft, run: number): TraceNode {
  return {
    ...rest,
    value: at(column, run),
    band: bandOf(column),
    list: entries?.map((entry) => at(entry, run)) ?? null,
    formula: formula && { ...formula, result: at(formula.result, run) },
  };
}

/** What most figures do not have. */
export const plainDraft = {
  entries: null,
  formula: null,
  told: null,
  source: null,
  note: null,
  at: null,
  inputs: [],
  more: false,
} as const;
