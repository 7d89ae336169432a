/** A text in; a plain editor with numbered lines that offers what may be written, with `value` the text as typed, out. */
import { makeOffering } from './offering.ts';
import { spanBetween, type Writing, type WritingOptions } from './writing.ts';

export function textInput({ id, label, help, onInput, onMove }: WritingOptions): Writing {
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
  const offering = makeOffering(area, help);
  area.addEventListener('scroll', follow, { passive: true });
  area.addEventListener('input', () => {
    number();
    offering.look(false);
    onInput();
  });
  for (const moved of ['keyup', 'click', 'select']) area.addEventListener(moved, () => onMove(area.selectionStart));
  element.append(numbers, area, offering.list);
  return {
    element,
    get value() {
      return area.value;
    },
    set value(text) {
      const before = area.value;
      if (before === text) return;
      const { scrollTop } = area;
      const { from, to, insert } = spanBetween(before, text);
      // What is replaced around the cursor must not move it.
      area.setRangeText(insert, from, to, 'preserve');
      area.scrollTop = scrollTop;
      offering.close();
      number();
    },
    mark: (faults) => {
      marked = faults.map(({ line }) => line);
      paint();
    },
    go: (offset) => {
      const line = area.value.slice(0, offset).split('\n').length;
      area.focus();
      area.setSelectionRange(offset, offset);
      const height = area.scrollHeight / Math.max(1, lines);
      area.scrollTop = Math.max(0, (line - 4) * height);
      follow();
      onMove(offset);
    },
  };
}
