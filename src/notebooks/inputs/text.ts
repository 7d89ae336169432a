/** A text in; an editor with numbered lines, whose `value` is the text as typed, with an "input" event, out. */

export interface TextInput {
  readonly element: HTMLElement;
  value: string;
  /** Lines that something is said of, counted from 1. */
  readonly mark: (lines: readonly number[]) => void;
  /** Puts the cursor at a place, counted from 1, and shows it. */
  readonly go: (line: number, column: number) => void;
}

export function textInput(id: string, label: string, onInput: () => void): TextInput {
  const element = document.createElement('div');
  element.className = 'text-input';
  const numbers = document.createElement('pre');
  numbers.setAttribute('aria-hidden', 'true');
  const area = document.createElement('textarea');
  area.id = id;
  area.spellcheck = false;
  area.wrap = 'off';
  area.setAttribute('aria-label', label);
  let marked: readonly number[] = [];
  let lines = -1;
  const number = () => {
    const now = area.value.split('\n').length;
    if (now === lines) return;
    lines = now;
    numbers.replaceChildren(
      ...Array.from({ length: lines }, (_, i) => {
        const line = document.createElement('span');
        line.textContent = `${i + 1}\n`;
        return line;
      }),
    );
    paint();
  };
  const paint = () => {
    for (const line of numbers.querySelectorAll('.marked')) line.classList.remove('marked');
    for (const line of marked) numbers.children[line - 1]?.classList.add('marked');
  };
  const follow = () => {
    numbers.scrollTop = area.scrollTop;
  };
  area.addEventListener('scroll', follow, { passive: true });
  area.addEventListener('input', () => {
    number();
    onInput();
  });
  element.append(numbers, area);
  return {
    element,
    get value() {
      return area.value;
    },
    set value(text) {
      if (area.value === text) return;
      const { scrollTop } = area;
      area.value = text;
      area.scrollTop = scrollTop;
      number();
    },
    mark: (found) => {
      marked = found;
      paint();
    },
    go: (line, column) => {
      const before = area.value.split('\n').slice(0, line - 1);
      // A column counts characters, a selection counts halves of the rare ones.
      const inLine = [...(area.value.split('\n')[line - 1] ?? '')].slice(0, column - 1).join('').length;
      const at = before.reduce((sum, text) => sum + text.length + 1, 0) + inLine;
      area.focus();
      area.setSelectionRange(at, at);
      const height = area.scrollHeight / Math.max(1, lines);
      area.scrollTop = Math.max(0, (line - 4) * height);
      follow();
    },
  };
}
