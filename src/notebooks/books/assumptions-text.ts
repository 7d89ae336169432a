/** The text of the file in; an editor that checks what is typed and applies it when it is right, with the problems at their lines, out. */
import { assistFor, type Language, type Problem, type Scenario, say } from '../../model/index.ts';
import { textInput } from '../inputs/text.ts';
import { type Fault, type Help, joined, type Writing, type WritingOptions } from '../inputs/writing.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { editorPhrases } from './assumptions-phrases.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

export interface TextEditor {
  readonly element: HTMLElement;
  /** The text of the file changed elsewhere; what is typed and not applied stays. */
  readonly show: (text: string, draft: Draft, scenario: Scenario) => void;
}

/** What is typed and not applied, and the text of the file that it was typed into; empty where nothing is. */
export interface Draft {
  readonly typed: string;
  readonly into: string;
}

/** So long nothing is typed before it is checked, and then before it is applied. */
const rest = 300;
const settled = 700;
const mostShown = 50;

/** The editor with colours is fetched where the page is served; it is too large for the page in one file. */
const fetchCode = import.meta.env.MODE === 'site' ? () => import('../inputs/code.ts') : null;

/** Offsets into a text of a place that counts lines and columns as an editor shows them. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) start = text.indexOf('\n', start) + 1 || text.length;
  const end = text.indexOf('\n', start);
  // A column counts characters, an offset counts halves of the rare ones.
  const before = [...text.slice(start, end < 0 ? text.length : end)].slice(0, column - 1).join('');
  return start + before.length;
}

function faultOf(text: string, { line, column, say: what, value, hint }: Problem, language: Language): Fault {
  const from = offsetOf(text, line, column);
  const [covered = ' '] = /^[^\s,{}[\]]+/.exec(text.slice(from, from + 200)) ?? [];
  const told = `${say(what, language)}${value === null ? '' : ` [${value}]`}`;
  return { from, to: from + covered.length, line, say: told, hint: say(hint, language) };
}

function helpIn(language: Language, scenario: () => Scenario | null): Help {
  let made: { readonly of: Scenario | null; readonly assist: ReturnType<typeof assistFor> } | null = null;
  const assist = () => {
    if (made?.of !== scenario() || !made) made = { of: scenario(), assist: assistFor(scenario()) };
    return made.assist;
  };
  return {
    offers: (text, offset) => {
      const found = assist().completionsAt(text, offset);
      return (
        found && {
          from: found.from,
          to: found.to,
          options: found.options.map(({ label, insert, kind, title, about }) => ({
            label,
            insert,
            kind,
            detail: title ? say(title, language) : '',
            about: about ? say(about, language) : '',
            found: [label, title?.en ?? '', title?.zh ?? ''].map((each) => each.toLowerCase()),
          })),
        }
      );
    },
    told: (text, offset) => {
      const found = assist().meaningAt(text, offset);
      if (!found) return null;
      const { from, word: of, title, about } = found;
      const stop = language === 'zh' ? '；' : '; ';
      return {
        from,
        to: from + of.length,
        word: of,
        title: say(title, language),
        about: about.map((each) => say(each, language)).join(stop),
      };
    },
  };
}

export function textEditor(actions: Actions, language: Language): TextEditor {
  let text = '';
  let scenario: Scenario | null = null;
  let faults: readonly Fault[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** Whether another page changed the very place that is typed at. */
  let clash = false;
  const status = el('p', 'caption', '');
  status.setAttribute('role', 'status');
  const list = el('ul', 'found');
  const here = el('p', 'caption told-here', '');
  /** Typed and not applied is found again after another page or a reload. */
  const keep = ({ typed, into }: Draft) => {
    actions.look('assumptions.into', into);
    actions.look('assumptions.draft', typed);
  };
  const keepNone = () => {
    clash = false;
    keep({ typed: '', into: '' });
  };
  const drop = button(word('assumptionsDrop', language), () => {
    input.value = text;
    keepNone();
    check();
  });
  drop.disabled = true;

  const problemItem = (problem: Problem, fault: Fault | undefined) => {
    const { line, column, at } = problem;
    const place = button(word('assumptionsAt', language, { line, column }), () => input.go(fault?.from ?? 0));
    place.className = 'link';
    return el('li', '', place, ` ${at ? `${at}: ` : ''}${fault?.say ?? ''} `, el('em', '', fault?.hint ?? ''));
  };
  const check = (): boolean => {
    clearTimeout(waiting);
    const typed = input.value;
    const isTyped = typed !== text;
    const read = actions.read(typed);
    const { problems } = read;
    if (read.scenario) scenario = read.scenario;
    faults = problems.map((problem) => faultOf(typed, problem, language));
    input.mark(faults);
    list.replaceChildren(...problems.slice(0, mostShown).map((problem, i) => problemItem(problem, faults[i])));
    status.textContent =
      problems.length === 0
        ? word(isTyped ? 'assumptionsTyped' : 'assumptionsGood', language)
        : word(problems.length === 1 ? 'assumptionsBadOne' : 'assumptionsBad', language, { n: problems.length });
    if (clash && isTyped) status.append(` ${word('assumptionsClash', language)}`);
    drop.disabled = !isTyped;
    return isTyped && problems.length === 0;
  };
  const apply = () => {
    text = input.value;
    keepNone();
    actions.write(text);
    check();
  };
  const onInput = () => {
    clearTimeout(waiting);
    drop.disabled = false;
    waiting = setTimeout(() => {
      const isRight = check();
      if (input.value === text) keepNone();
      else keep({ typed: input.value, into: text });
      if (isRight) waiting = setTimeout(apply, settled);
    }, rest);
  };
  /** What stands at the caret, and what is wrong there. */
  const onMove = (offset: number) => {
    const fault = faults.find(({ from, to }) => from <= offset && offset <= to);
    const told = help.told(input.value, offset);
    here.replaceChildren(
      ...(told ? [el('code', '', told.word), ' ', el('strong', '', told.title), told.about ? ` ${told.about}` : ''] : []),
      ...(fault ? [' ', el('span', 'wrong', `${fault.say} ${fault.hint}`)] : []),
    );
  };
  const help = helpIn(language, () => scenario);
  const options: WritingOptions = {
    id: 'scenario-text',
    label: word('assumptionsText', language),
    help,
    phrases: editorPhrases(language),
    onInput,
    onMove,
  };
  let input: Writing = textInput(options);
  const element = el(
    'div',
    'text-editor',
    el('h2', '', word('assumptionsText', language)),
    el('p', 'caption', word('assumptionsTextCaption', language)),
    input.element,
    here,
    el('div', 'buttons', drop),
    status,
    list,
  );
  fetchCode?.().then(({ codeInput }) => {
    const plain = input;
    input = codeInput(options);
    input.value = plain.value;
    input.mark(faults);
    plain.element.replaceWith(input.element);
  });
  return {
    element,
    show: (next, { typed, into }, now) => {
      scenario ??= now;
      const isTyped = input.value !== text;
      if (next === text && (isTyped || !typed)) return;
      // What other pages changed meanwhile comes in beside what is typed.
      const [from, mine] = text === '' ? [into || next, typed || next] : [text, input.value];
      const merged = joined(from, mine, next);
      text = next;
      // Where the very place that is being typed at changed, what is typed stays; without a draft it was another file's.
      clash = merged === null && typed !== '';
      const shown = merged ?? (typed ? mine : next);
      if (shown !== input.value) input.value = shown;
      if (check()) onInput();
    },
  };
}
