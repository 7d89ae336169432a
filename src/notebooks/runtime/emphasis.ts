/** What stands for some strong words of a text: a figure that opens where it comes from. */
export type Standing = ReadonlyMap<string, (words: string) => Node | string>;

/** The strong words of a text. */
export const strongIn = (text: string): string[] => [...text.matchAll(/\*\*(.+?)\*\*/gu)].map(([, words = '']) => words);

/** A text with `*weak*` and `**strong**` emphasis in; its pieces as text and elements, with nothing else made of it, out. */
export function emphasized(text: string, figures: Standing = new Map()): (Node | string)[] {
  return text.split(/(\*\*.+?\*\*|\*[^*\s](?:[^*]*[^*\s])?\*)/u).flatMap((piece): (Node | string)[] => {
    const [, mark, words] = /^(\*\*?)([\s\S]+)\1$/u.exec(piece) ?? [];
    if (!mark || words === undefined) return piece === '' ? [] : [piece];
    const element = document.createElement(mark === '**' ? 'strong' : 'em');
    element.append(figures.get(words)?.(words) ?? words);
    return [element];
  });
}
