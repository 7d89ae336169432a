/** The state of the page in; the top bar, the list of notebooks and the list of problems out. */
import { type Language, say } from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import type { Notebook } from '../runtime/notebook.ts';
import type { State, Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import type { FileMenu } from './file-menu.ts';
import { el } from './parts.ts';

export function button(label: string, onClick: () => void, disabled = false, title = label): HTMLButtonElement {
  const element = el('button', '', label) as HTMLButtonElement;
  element.type = 'button';
  element.disabled = disabled;
  element.title = title;
  element.addEventListener('click', onClick);
  return element;
}

/** How the work differs from the file that was opened: so many figures, or words alone; empty where it does not. */
function changesSince({ text, original, language }: State, store: Store): string {
  if (text === original) return '';
  // Of a text that cannot be read nothing can be counted.
  const figures = store.changes() ?? 0;
  if (figures === 0) return word('changedWords', language);
  return word(figures === 1 ? 'changedFigure' : 'changedFigures', language, { n: figures });
}

/** What the top bar may ask for beside the store. */
export interface TopActions {
  readonly store: Store;
  readonly files: FileMenu;
  /** Where the work is kept, in words; it changes without the bar. */
  readonly kept: HTMLElement;
  readonly present: () => void;
  readonly plans: () => void;
}

export function drawTop(state: State, top: HTMLElement, { store, files, kept, present, plans: openPlans }: TopActions): void {
  const { language, scenario, plan } = state;
  const focused = top.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  const changed = changesSince(state, store);
  const { theme } = document.documentElement.dataset;
  files.draw(language);
  const title = el(
    'div',
    'title',
    el('strong', '', scenario ? say(scenario.title, language) : word('product', language)),
    el(
      'small',
      '',
      scenario
        ? `${state.name} · ${scenario.runs.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US')} ${word(scenario.runs === 1 ? 'future' : 'runs', language)} · ${word('seed', language)} ${scenario.seed}${changed && ` · ${changed}`}`
        : '',
      ' ',
      scenario ? kept : '',
    ),
  );
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
  const buttons = [
    button(word('undo', language), store.undo, !state.canUndo),
    button(word('redo', language), store.redo, !state.canRedo),
    button(word('revert', language), store.revert, changed === ''),
    button(word('present', language), present, scenario === null, word('reportSlides', language)),
    button(word(theme === 'dark' ? 'light' : 'dark', language), () =>
      store.choose({ theme: theme === 'dark' ? 'light' : 'dark' }),
    ),
    button(word('otherLanguage', language), () => store.choose({ language: language === 'zh' ? 'en' : 'zh' })),
  ];
  for (const [i, element] of buttons.entries()) element.dataset.key = `b${i}`;
  const select = plans instanceof HTMLElement ? plans.querySelector('select') : null;
  if (select) {
    select.dataset.key = 'plan';
    select.id = 'plan';
  }
  top.replaceChildren(
    el('div', 'brand', word('product', 'en'), el('span', '', word('product', 'zh'))),
    title,
    el('div', 'plan-choice', plans, scenario ? edit : ''),
    el('div', 'buttons', files.element, ...buttons),
  );
  if (focused) (top.querySelector(`[data-key="${focused}"]`) as HTMLElement | null)?.focus();
}

export function drawNav({ language, book }: State, nav: HTMLElement, books: readonly Notebook[], store: Store): void {
  nav.setAttribute('aria-label', word('notebooks', language));
  const focused = nav.contains(document.activeElement);
  nav.replaceChildren(
    ...books.map(({ id, title }, i) => {
      const link = button(`${i + 1}  ${say(title, language)}`, () => store.choose({ book: id }));
      if (id === book) link.setAttribute('aria-current', 'page');
      return link;
    }),
  );
  if (focused) (nav.querySelector('[aria-current]') as HTMLElement | null)?.focus();
}

/** The problems of a file, each with its place and remedy; null where there are none. */
export function problemBox(name: string, problems: State['problems'], language: Language): HTMLElement | null {
  if (problems.length === 0) return null;
  const list = problems
    .slice(0, 30)
    .map(({ line, column, at, say: what, value, hint }) =>
      el(
        'li',
        '',
        el('strong', '', language === 'zh' ? `第 ${line} 行第 ${column} 列` : `line ${line}, column ${column}`),
        ` ${at ? `${at}: ` : ''}${say(what, language)}${value === null ? '' : ` [${value}]`} `,
        el('em', '', say(hint, language)),
      ),
    );
  const box = el('section', 'problems', el('h2', '', `${name}: ${word('problemsTitle', language)}`), el('ul', '', ...list));
  box.append(button(word('dismiss', language), () => box.remove()));
  return box;
}
