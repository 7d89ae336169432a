/** Names and a width in; the places of a chart with one row a name, and the names drawn beside or above their rows, out. */
import { svg } from './style.ts';

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

/** A text in at most two lines of a width: English breaks at blanks, Chinese between letters; what does not fit ends in an ellipsis. */
export function twoLines(text: string, room: number): string[] {
  const pieces = text.match(/[\u2e80-\uffef][，。：、）]?|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? [];
  const lines = [''];
  for (const piece of pieces) {
    const line = lines.at(-1) as string;
    if (line && widthOf(line + piece.trimEnd()) > room) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  if (lines.length <= 2) return lines.map((line) => line.trimEnd());
  const [first = '', ...rest] = lines;
  const second = [...rest.join('')];
  while (widthOf(`${second.join('')}…`) > room) second.pop();
  return [first.trimEnd(), `${second.join('').trimEnd()}…`];
}

const lineHeight = 14.5;

export function layRows(names: readonly RowName[], width: number, { top, right = 16 }: { top: number; right?: number }): Rows {
  const narrow = width < 600;
  const left = narrow ? 10 : Math.min(340, width * 0.36);
  const each = narrow ? 54 : 38;
  const middle = (row: number) => top + row * each + (narrow ? 38 : each / 2);
  const drawn = names.map(({ text, strong, onPick }, i) => {
    const lines = narrow ? twoLines(text, (width - 12) / 1.02).slice(0, 1) : twoLines(text, left - 24);
    const [only = ''] = lines;
    const shown = narrow && only.length < text.length ? [`${only.replace(/…$/, '')}…`] : lines;
    const x = narrow ? 2 : left - 12;
    const y = narrow ? top + i * each + 18 : middle(i) + 4 - ((shown.length - 1) * lineHeight) / 2;
    const name = svg(
      'text',
      { 'text-anchor': narrow ? 'start' : 'end', 'font-weight': strong ? 650 : 400, class: onPick ? 'pick' : 'row-name' },
      svg('title', {}, text),
      ...shown.map((line, n) => svg('tspan', { x, y: y + n * lineHeight }, line)),
    );
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
