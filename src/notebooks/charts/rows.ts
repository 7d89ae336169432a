/** Names and a width in; the places of a chart with one row a name, and the names drawn beside or above their rows, out. */
import { halo, svg } from './style.ts';

export interface RowName {
  readonly text: string;
  readonly strong?: boolean;
  /** Called when the name is pressed. The same must be reachable by keyboard elsewhere: a drawing is one image to a screen reader. */
  readonly onPick?: (() => void) | undefined;
}

export interface Rows {
  /** Where the rows begin and end, and where their drawing may begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly middle: (row: number) => number;
  readonly names: readonly SVGElement[];
}

const isWide = (letter: string) => /[\u2e80-\uffef]/.test(letter);

/** About how wide a text of 12 px is. */
export const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (isWide(letter) ? 12.4 : 6.4), 0);

/** A text in at most so many lines of a width: English breaks at blanks, Chinese between letters; what does not fit ends in an ellipsis. */
export function inLines(text: string, room: number, most = 6): string[] {
  const words = text.match(/[\u2e80-\uffef][，。：、）]?|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? [];
  // A word that no line holds is broken between letters.
  const pieces = words.flatMap((word) => (widthOf(word) > room ? [...word] : [word]));
  const lines = [''];
  for (const piece of pieces) {
    const line = lines.at(-1) as string;
    if (line && widthOf(line + piece.trimEnd()) > room) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  const whole = lines.slice(0, lines.length > most ? most - 1 : most).map((line) => line.trimEnd());
  if (lines.length <= most) return whole;
  const last = [...lines.slice(most - 1).join('')];
  while (widthOf(`${last.join('')}…`) > room) last.pop();
  return [...whole, `${last.join('').trimEnd()}…`];
}

const lineHeight = 14.5;

/** How much more than one line the longest of some names needs. */
export const moreLines = (names: readonly (readonly string[])[]): number =>
  (Math.max(1, ...names.map(({ length }) => length)) - 1) * lineHeight;

/** Where the bars of rows begin whose names have so many lines each, and where the last row ends; one line needs `base`. */
export function rowTops(lines: readonly (readonly string[])[], top: number, base: number) {
  let bottom = top;
  const tops = lines.map((own) => {
    const height = Math.max(base, moreLines([own]) + 20);
    bottom += height;
    return bottom - height + (height - base) / 2;
  });
  return { tops, bottom };
}

/** The lines of a name around a height, with the whole of it on hover. */
export function nameLines(
  text: string,
  lines: readonly string[],
  x: number,
  middle: number,
  attributes: { readonly [name: string]: string | number },
): SVGElement {
  const first = middle + 4 - ((lines.length - 1) * lineHeight) / 2;
  return svg(
    'text',
    attributes,
    svg('title', {}, text),
    ...lines.map((line, n) => svg('tspan', { x, y: first + n * lineHeight }, line)),
  );
}

interface Room {
  readonly top: number;
  readonly right?: number;
  /** Names of other charts whose rows are to begin at the same place. */
  readonly beside?: readonly string[];
}

export function layRows(names: readonly RowName[], width: number, { top, right = 16, beside = [] }: Room): Rows {
  const narrow = width < 600;
  const longest = Math.max(...[...names.map(({ text }) => text), ...beside].map(widthOf), 0);
  const left = narrow ? 10 : Math.min(340, width * 0.36, 1.08 * longest + 28);
  const lines = names.map(({ text }) => inLines(text, narrow ? (width - 12) / 1.02 : left - 24, narrow ? 3 : 2));
  const more = narrow ? moreLines(lines) : 0;
  const each = narrow ? 54 + more : 38;
  const middle = (row: number) => top + row * each + (narrow ? 38 + more : each / 2);
  const drawn = names.map(({ text, strong, onPick }, i) => {
    const own = lines[i] ?? [];
    const at = narrow ? middle(i) - 24 - moreLines([own]) / 2 : middle(i);
    const name = nameLines(text, own, narrow ? 2 : left - 12, at, {
      'text-anchor': narrow ? 'start' : 'end',
      'font-weight': strong ? 650 : 400,
      class: onPick ? 'pick' : 'row-name',
      // On a narrow screen lines pass behind it.
      ...halo,
    });
    if (onPick) name.addEventListener('click', onPick);
    return name;
  });
  return { top, bottom: top + names.length * each, left, right: width - right, middle, names: drawn };
}

/** A value on a line between two ends. */
export const onScale =
  ([low, high]: readonly [number, number], [from, to]: readonly [number, number]) =>
  (value: number): number =>
    Math.round((from + ((value - low) / (high - low || 1)) * (to - from)) * 100) / 100;
