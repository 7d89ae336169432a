/** How many things there are and the page shown in; buttons to the pages before and after, and the things of this page by number, out. */

export interface PagesInput {
  readonly count: number;
  readonly size: number;
  /** From 0; what lies beyond the last page is the last one. */
  readonly page: number;
  readonly before: string;
  readonly after: string;
  /** `1–24 of 440`. */
  readonly range: (from: number, to: number, of: number) => string;
  readonly onPage: (page: number) => void;
}

export interface Pages {
  /** Empty where one page holds all. */
  readonly element: HTMLElement;
  readonly from: number;
  readonly to: number;
}

export function pages({ count, size, page, before, after, range, onPage }: PagesInput): Pages {
  const last = Math.max(0, Math.ceil(count / size) - 1);
  const at = Math.min(Math.max(0, page), last);
  const [from, to] = [at * size, Math.min(count, (at + 1) * size)];
  const element = document.createElement('div');
  element.className = 'pages';
  if (last === 0) return { element, from, to };
  const button = (label: string, to: number) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.disabled = to < 0 || to > last;
    made.addEventListener('click', () => onPage(to));
    return made;
  };
  const words = document.createElement('span');
  words.textContent = range(from + 1, to, count);
  element.append(button(before, at - 1), words, button(after, at + 1));
  return { element, from, to };
}
