/** The text of the file in; an editor that checks what is typed and applies it, with the problems at their lines, out. */
import { type Language, type Problem, readScenario, say } from '../../model/index.ts';
import { textInput } from '../inputs/text.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

export interface TextEditor {
  readonly element: HTMLElement;
  /** The text of the file changed elsewhere; what is typed and not applied stays. */
  readonly show: (text: string, draft: string) => void;
}

/** So long nothing is typed before it is checked. */
const rest = 400;
const mostShown = 50;

export function textEditor(actions: Actions, language: Language): TextEditor {
  let text = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const status = el('p', 'caption', '');
  status.setAttribute('role', 'status');
  const list = el('ul', 'found');
  const apply = button(word('assumptionsApply', language), () => {
    check();
    if (apply.disabled) return;
    text = input.value;
    actions.write(text);
    actions.look('assumptions.draft', '');
    check();
  });
  const drop = button(word('assumptionsDrop', language), () => {
    input.value = text;
    actions.look('assumptions.draft', '');
    check();
  });
  const problemItem = ({ line, column, at, say: what, value, hint }: Problem) => {
    const place = button(word('assumptionsAt', language, { line, column }), () => input.go(line, column));
    place.className = 'link';
    return el(
      'li',
      '',
      place,
      ` ${at ? `${at}: ` : ''}${say(what, language)}${value === null ? '' : ` [${value}]`} `,
      el('em', '', say(hint, language)),
    );
  };
  const check = () => {
    clearTimeout(waiting);
    const typed = input.value;
    const isTyped = typed !== text;
    const { problems } = readScenario(typed);
    input.mark(problems.map(({ line }) => line));
    list.replaceChildren(...problems.slice(0, mostShown).map(problemItem));
    status.textContent =
      problems.length === 0
        ? word(isTyped ? 'assumptionsTyped' : 'assumptionsGood', language)
        : word(problems.length === 1 ? 'assumptionsBadOne' : 'assumptionsBad', language, { n: problems.length });
    apply.disabled = !isTyped || problems.length > 0;
    drop.disabled = !isTyped;
  };
  const input = textInput('scenario-text', word('assumptionsText', language), () => {
    clearTimeout(waiting);
    drop.disabled = false;
    waiting = setTimeout(() => {
      check();
      // Typed and not applied is found again after a reload.
      actions.look('assumptions.draft', input.value === text ? '' : input.value);
    }, rest);
  });
  apply.disabled = true;
  drop.disabled = true;
  return {
    element: el(
      'div',
      'text-editor',
      el('h2', '', word('assumptionsText', language)),
      el('p', 'caption', word('assumptionsTextCaption', language)),
      input.element,
      el('div', 'buttons', apply, drop),
      status,
      list,
    ),
    show: (next, draft) => {
      const isTyped = input.value !== text;
      if (next === text && (isTyped || !draft)) return;
      const first = text === '';
      text = next;
      if (!isTyped) input.value = first && draft ? draft : next;
      check();
    },
  };
}
