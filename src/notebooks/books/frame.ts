/** The state of the page in; the top bar, the list of notebooks and the list of problems out. */
import { type Language, type Problem, say, type Text } from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import type { Notebook } from '../runtime/notebook.ts';
import type { State, Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import type { FileMenu } from './file-menu.ts';
import { el } from './parts.ts';
import { count } from './shown.ts';

export function button(label: string, onClick: () => void, disabled = false, title = label): HTMLButtonElement {
  const element = el('button', '', label) as HTMLButtonElement;
  element.type = 'button';
  element.disabled = disabled;
  element.title = title;
  element.addEventListener('click', onClick);
  return element;
}

/** How the work differs from the file that was opened: by so many figures, by words alone, or not at all. */
function changesSince({ text, original, language }: State, store: Store): string {
  if (text === original) return word('changedNothing', language);
  // Of a text that cannot be read nothing can be counted.
  const figures = store.changes() ?? 0;
  if (figures === 0) return word('changedWords', language);
  return word(figures === 1 ? 'changedFigure' : 'changedFigures', language, { n: count(figures) });
}

/** What the top bar may ask for beside the store. */
export interface TopActions {
  readonly store: Store;
  readonly files: FileMenu;
  /** Where the work is kept, in words; it changes without the bar. */
  readonly kept: HTMLElement;
  readonly present: () => void;
  readonly plans: () => void;
  readonly settings: () => void;
}

export function drawTop(
  state: State,
  top: HTMLElement,
  { store, files, kept, present, plans: openPlans, settings: openSettings }: TopActions,
): void {
  const { language, scenario, plan } = state;
  const focused = top.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  const changed = changesSince(state, store);
  const { theme } = document.documentElement.dataset;
  files.draw(language);
  const title = el('div', 'title', el('strong', '', scenario ? say(scenario.title, language) : word('product', language)));
  if (scenario) {
    const runs = `${scenario.runs.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US')} ${word(scenario.runs === 1 ? 'future' : 'runs', language)}`;
    const settings = button(word('reportYears', language, scenario.years), openSettings, false, word('settingsTitle', language));
    settings.className = 'settings';
    settings.dataset.key = 'settings';
    settings.id = 'edit-settings';
    const file = el('span', 'line', settings, ` · ${runs} · ${state.name} · ${word('seed', language)} ${scenario.seed}`);
    file.title = file.textContent;
    // A line of its own from the beginning: the page does not move when a figure does.
    title.append(el('small', '', file, el('span', 'line', `${changed} `, kept)));
  }
  const plans = scenario
    ? choice(
        word('plan', language),
        scenario.plans.map(({ id, title: text }) => ({ id, label: say(text, language) })),
        plan,
        (id) => store.choose({ plan: id }),
      )
    : '';
  const edit = button(word('editPlans', language), openPlans, false, word('editPlansTitle', language));
  edit.dataset.key = 'plans';
  edit.id = 'edit-plans';
  // Below the hand that types, it would take back something else.
  const isTyping = state.book === 'assumptions' && Boolean(state.view['assumptions.draft']);
  const buttons = [
    button(
      word('undo', language),
      store.undo,
      isTyping || !state.canUndo,
      word(isTyping ? 'assumptionsDropFirst' : 'undo', language),
    ),
    button(word('redo', language), store.redo, !state.canRedo),
    button(word('revert', language), store.revert, state.text === state.original),
    button(word('present', language), present, scenario === null, word('reportSlides', language)),
    button(word(theme === 'dark' ? 'light' : 'dark', language), () =>
      store.choose({ theme: theme === 'dark' ? 'light' : 'dark' }),
    ),
    button(word('otherLanguage', language), () => store.choose({ language: language === 'zh' ? 'en' : 'zh' })),
  ];
  for (const [i, element] of buttons.entries()) element.dataset.key = `b${i}`;
  // On a narrow page the rest of the bar is folded away.
  const more = button('⋯', () => more.setAttribute('aria-expanded', String(top.classList.toggle('unfolded'))));
  more.className = 'more';
  more.title = word('moreButtons', language);
  more.setAttribute('aria-label', more.title);
  more.setAttribute('aria-expanded', String(top.classList.contains('unfolded')));
  more.dataset.key = 'more';
  const select = plans instanceof HTMLElement ? plans.querySelector('select') : null;
  if (select) {
    select.dataset.key = 'plan';
    select.id = 'plan';
  }
  const parts = [
    el('div', 'brand', word('product', 'en'), el('span', '', word('product', 'zh'))),
    title,
    el('div', 'plan-choice', plans, scenario ? edit : ''),
    el('div', 'buttons', files.element, more, ...buttons),
  ];
  // What looks the same stays: a list of plans that is open below the hand would close.
  for (const [i, part] of parts.entries()) {
    const before = top.children[i];
    if (!before?.isEqualNode(part)) before ? before.replaceWith(part) : top.append(part);
  }
  if (!focused) return;
  const again = top.querySelector<HTMLElement>(`[data-key="${focused}"]`);
  // What was pressed and has nothing left to do keeps the focus: on another button the next press would do what nobody meant.
  if (again instanceof HTMLButtonElement && again.disabled) {
    again.disabled = false;
    again.setAttribute('aria-disabled', 'true');
  }
  again?.focus();
}

/** The bar at the top is as high as its words need, and what stands below it keeps that far away. */
export function tellHeight(top: HTMLElement): void {
  const tell = () => document.documentElement.style.setProperty('--top', `${top.offsetHeight}px`);
  if (typeof ResizeObserver !== 'undefined') new ResizeObserver(tell).observe(top);
}

/** The page that has no number is listed while it is open. */
export function drawNav(
  { language, book }: State,
  nav: HTMLElement,
  books: readonly Notebook[],
  unnumbered: Notebook,
  store: Store,
): void {
  nav.setAttribute('aria-label', word('notebooks', language));
  const focused = nav.contains(document.activeElement);
  const link = ({ id, title }: Notebook, number: string) => {
    const made = button(`${number}${say(title, language)}`, () => store.choose({ book: id }));
    if (id === book) made.setAttribute('aria-current', 'page');
    return made;
  };
  nav.replaceChildren(
    ...books.map((one, i) => link(one, `${i + 1}  `)),
    ...(book === unnumbered.id ? [link(unnumbered, '')] : []),
  );
  if (focused) (nav.querySelector('[aria-current]') as HTMLElement | null)?.focus();
}

/** One thing wrong in a file, and where. */
interface ToldProblem {
  readonly where: string;
  readonly at: string;
  readonly say: Text;
  readonly value: string | null;
  readonly hint: Text;
}

/** More than these are not listed. */
const mostProblems = 100;

/** A heading and what is wrong, each with its place and remedy; null where nothing is. Its "close" event tells that it was put away. */
export function problemList(
  heading: string,
  problems: readonly ToldProblem[],
  language: Language,
  className = 'problems',
): HTMLElement | null {
  if (problems.length === 0) return null;
  const list = problems
    .slice(0, mostProblems)
    .map(({ where, at, say: what, value, hint }) =>
      el(
        'li',
        '',
        where && el('strong', '', where),
        ` ${at ? `${at}: ` : ''}${say(what, language)}${value === null ? '' : ` [${value}]`}${word('colon', language)}`,
        el('em', '', say(hint, language)),
      ),
    );
  const told = el('ul', '', ...list);
  // A long one scrolls, with the keys too.
  if (list.length > 3) told.tabIndex = 0;
  const box = el('section', className, el('h2', '', heading), told);
  if (problems.length > mostProblems)
    box.append(el('p', '', word('moreProblems', language, { n: problems.length - mostProblems })));
  const dismiss = () => {
    box.dispatchEvent(new Event('close'));
    box.remove();
  };
  box.append(button(word('dismiss', language), dismiss));
  return box;
}

export const placeIn = ({ line, column }: Pick<Problem, 'line' | 'column'>, language: Language): string =>
  word('assumptionsAt', language, { line, column });

/** The problems of a file's text, each with its line. */
export const problemBox = (name: string, problems: State['problems'], language: Language): HTMLElement | null =>
  problemList(
    word('fileProblems', language, { name }),
    problems.map((problem) => ({
      ...problem,
      where: placeIn(problem, language),
    })),
    language,
  );
