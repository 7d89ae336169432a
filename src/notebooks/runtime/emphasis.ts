/** A text with `*weak*` and `**strong**` emphasis in; its pieces as text and elements, with nothing else made of it, out. */
export function emphasized(text: string): (Node | string)[] {
  return text.split(/(\*\*.+?\*\*|\*[^*\s](?:[^*]*[^*\s])?\*)/u).flatMap((piece): (Node | string)[] => {
    const [, mark, words] = /^(\*\*?)([^]+)\1$/u.exec(piece) ?? [];
    if (!mark || words === undefined) return piece === '' ? [] : [piece];
    const element = document.createElement(mark === '**' ? 'strong' : 'em');
    element.textContent = words;
    return [element];
  });
}
