/** The state of the page in; the top bar, the list of notebooks and the list of problems out. */
import { changedPlaces, type Language, say } from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import type { Notebook } from '../runtime/notebook.ts';
import type { State, Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
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
function changes({ text, original, language }: State, store: Store): string {
  if (text === original) return '';
  const [before, after] = [store.originalData(), store.data()];
  // Of a text that cannot be read nothing can be counted.
  const figures = before && after ? changedPlaces(before, after).filter(({ isFigure }) => isFigure).length : 0;
  if (figures === 0) return word('changedWords', language);
  return word(figures === 1 ? 'changedFigure' : 'changedFigures', language, { n: figures });
}

/** What the top bar may ask for beside the store. */
export interface TopActions {
  readonly store: Store;
  readonly save: (state: State) => void;
  readonly pick: () => void;
  readonly present: () => void;
  readonly plans: () => void;
}

export function drawTop(state: State, top: HTMLElement, { store, save, pick, present, plans: openPlans }: TopActions): void {
  const { language, scenario, plan } = state;
  const focused = top.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  const changed = changes(state, store);
  const { theme } = document.documentElement.dataset;
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
    button(word('openFile', language), pick),
    button(word('saveFile', language), () => save(store.get())),
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
    el('div', 'buttons', ...buttons),
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
        el('strong', '', word('linePlace', language, { line, column })),
        ` ${at ? `${at}: ` : ''}${say(what, language)}${value === null ? '' : ` [${value}]`} `,
        el('em', '', say(hint, language)),
      ),
    );
  const box = el('section', 'problems', el('h2', '', `${name}: ${word('problemsTitle', language)}`), el('ul', '', ...list));
  box.append(button(word('dismiss', language), () => box.remove()));
  return box;
}
