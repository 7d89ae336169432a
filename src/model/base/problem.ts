/** Something wrong in a file: where, what, value, remedy. Problems are data and are returned, all at once; bugs are thrown. */
import type { Language, Text } from './nouns.ts';

/** A path into a file: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** A problem before its place in the text is known. */
export interface Finding {
  readonly path: Path;
  /** Whether the key itself is meant, not what stands behind it. */
  readonly key?: boolean;
  /** Characters into the text at `path`, for a place inside a formula. */
  readonly offset?: number;
  /** Whether its unit is meant, not its number: in a workbook that has a cell of its own. */
  readonly unit?: boolean;
  readonly say: Text;
  readonly value: string | null;
  readonly hint: Text;
}

/** A problem with its place; `line` and `column` count from 1. */
export interface Problem {
  /** Dotted path, such as `villages.haole-baoji.ventures.winery.share`; empty for the whole file. */
  readonly at: string;
  readonly line: number;
  readonly column: number;
  readonly unit?: boolean;
  readonly say: Text;
  readonly value: string | null;
  readonly hint: Text;
}

/** What is wrong and what to do about it, as two sentences. */
export const problemWords = ({ say, hint }: Pick<Finding, 'say' | 'hint'>, language: Language): string =>
  `${say[language]}${language === 'zh' ? '。' : '. '}${hint[language]}`;

/** Dotted form of a path. */
export function dotted(path: Path): string {
  return path.join('.');
}
