/** What stands for some strong words of a text: a figure that opens where it comes from. */
export type Standing = ReadonlyMap<string, (words: string) => Node | string>;

/** The strong words of a text. */
export const strongIn = (text: string): string[] => [...text.matchAll(/\*\*(.+?)\*\*/gu)].map(([, words = '']) => words);

/** What ends a clause behind a figure, and must not begin a line: a browser would break there, as a button is a block to it. */
const ending = /^[\p{Pe}\p{Pf}，。；：、！？,.;:!?%]+/u;

/** Each figure and the punctuation behind it, on one line. */
function keptTogether(pieces: readonly (HTMLElement | string)[]): (HTMLElement | string)[] {
  const out: (HTMLElement | string)[] = [];
  for (const piece of pieces) {
    const before = out.at(-1);
    const [end = ''] = (typeof piece === 'string' && ending.exec(piece)) || [];
    if (end === '' || typeof before !== 'object' || !before.querySelector('button')) {
      out.push(piece);
      continue;
    }
    const span = document.createElement('span');
    span.className = 'unbroken';
    span.append(before, end);
    out.splice(-1, 1, span, (piece as string).slice(end.length));
  }
  return out.filter((piece) => piece !== '');
}

/** A text with `*weak*` and `**strong**` emphasis in; its pieces as text and elements, with nothing else made of it, out. */
export function emphasized(text: string, figures: Standing = new Map()): (Node | string)[] {
  const pieces = text.split(/(\*\*.+?\*\*|\*[^*\s](?:[^*]*[^*\s])?\*)/u).flatMap((piece): (HTMLElement | string)[] => {
    const [, mark, words] = /^(\*\*?)([\s\S]+)\1$/u.exec(piece) ?? [];
    if (!mark || words === undefined) return piece === '' ? [] : [piece];
    const element = document.createElement(mark === '**' ? 'strong' : 'em');
    element.append(figures.get(words)?.(words) ?? words);
    return [element];
  });
  return figures.size > 0 ? keptTogether(pieces) : pieces;
}
