/** A venture in; its formulas in words and symbols, to be edited in their places with the page following, out. */
import {
  type Finding,
  formulaChange,
  formulaWords,
  type Language,
  problemWords,
  type Scenario,
  type Strategy,
  say,
  type Venture,
  venturesOf,
} from '../../model/index.ts';
import type { Actions, Chosen } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

type StrategyFormula = Strategy['formulas'][number];

/** What is wrong with a formula as typed: the place under which the caret stands, and what to do. */
export interface FormulaFault extends Pick<Finding, 'say' | 'hint'> {
  readonly offset: number;
}

/** How long after the last key the page follows. */
const settleTime = 150;

/** The words of a name in a formula of a strategy. */
export function titleOfName({ parameters, events, stocks, formulas }: Strategy, { drivers }: Scenario, language: Language) {
  const own = new Map(
    [...drivers, ...parameters, ...events, ...stocks, ...formulas].map(({ id, title }) => [id, say(title, language)]),
  );
  return (name: string): string | null => {
    if (own.has(name)) return own.get(name) ?? null;
    if (name === 'year') return word('formulaYear', language);
    if (name === 't') return word('formulaT', language);
    return name === 'age' ? word('formulaAge', language) : null;
  };
}

export function formulaList(
  venture: Venture,
  village: string,
  { scenario }: Chosen,
  actions: Actions,
  language: Language,
): HTMLElement {
  const strategy = scenario.strategies[venture.strategy];
  if (!strategy) return el('div', '');
  const title = titleOfName(strategy, scenario, language);
  const list = el('ul', 'formulas');
  for (const formula of strategy.formulas)
    list.append(formulaItem(formula, venture, village, scenario, strategy, title, actions, language));
  return el(
    'div',
    'formula-list',
    el('h4', '', word('formulasTitle', language)),
    el('p', 'caption', word('formulasHelp', language)),
    list,
  );
}

function formulaItem(
  { id, title: name, formula }: StrategyFormula,
  venture: Venture,
  village: string,
  scenario: Scenario,
  strategy: Strategy,
  title: (name: string) => string | null,
  actions: Actions,
  language: Language,
): HTMLElement {
  const key = `formula-${venture.id}-${id}`;
  const code = el('code', '', formula.text);
  const edit = el('button', 'formula-text', code) as HTMLButtonElement;
  edit.type = 'button';
  edit.id = key;
  edit.title = word('formulaEdit', language);
  edit.setAttribute('aria-label', `${word('formulaEdit', language)}: ${say(name, language)}, ${formula.text}`);
  const words = el('small', '', formulaWords(formula.tree, language, title));
  const item = el('li', '', el('span', 'formula-name', say(name, language)), edit, words);
  edit.addEventListener('click', () => {
    // As it is before the first letter: what is drafted would otherwise be copied again.
    const data = actions.data();
    const editor = formulaEditor(formula.text, key, name[language], language, {
      tried: (text) => {
        const { path, edits } = formulaChange(data, venture, village, id, text, (old) => ({
          en: word('formulaChanged', 'en', { title: old.en }),
          zh: word('formulaChanged', 'zh', { title: old.zh }),
        }));
        return { path, edits };
      },
      actions,
      reach: () => reachWords(scenario, strategy, actions, language),
      closed: () => {
        editor.replaceWith(edit);
        edit.focus({ preventScroll: true });
      },
    });
    edit.replaceWith(editor);
    editor.querySelector('textarea')?.focus();
  });
  return item;
}

/** Whom a change reaches: of a built-in strategy this venture alone, of the scenario's own all that have it. */
function reachWords(scenario: Scenario, { id }: Strategy, actions: Actions, language: Language): string {
  const own = actions.written(['strategies', id]) !== undefined;
  const count = venturesOf(scenario, id);
  return own && count > 1 ? word('formulaReach', language, { n: count }) : own ? '' : word('formulaOwn', language);
}

interface Editing {
  readonly tried: (text: string) => {
    readonly path: readonly (string | number)[];
    readonly edits: Parameters<Actions['draft']>[0];
  };
  readonly actions: Actions;
  readonly reach: () => string;
  readonly closed: () => void;
}

/** The faults of a text; the first one's place counts characters of the text. */
function faultsOf(text: string, { tried, actions }: Editing): FormulaFault[] {
  const { path, edits } = tried(text);
  const { problems, source } = actions.draft(edits);
  const start = source?.place(path, { offset: 0 });
  return problems.map(({ line, column, say: what, hint }) => ({
    say: what,
    hint,
    offset: start && line === start.line ? Math.max(0, Math.min(column - start.column, text.length)) : 0,
  }));
}

function formulaEditor(before: string, key: string, name: string, language: Language, editing: Editing): HTMLElement {
  const { actions, closed, reach } = editing;
  const field = el('textarea', '') as HTMLTextAreaElement;
  field.value = before;
  field.id = `${key}-field`;
  field.rows = 1;
  field.spellcheck = false;
  field.wrap = 'off';
  field.setAttribute('aria-label', name);
  const caret = el('pre', 'caret');
  caret.setAttribute('aria-hidden', 'true');
  const fault = el('p', 'fault');
  fault.id = `${key}-fault`;
  fault.setAttribute('role', 'status');
  field.setAttribute('aria-describedby', fault.id);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let good = true;
  let over = false;
  const weigh = () => {
    clearTimeout(timer);
    const faults = faultsOf(field.value, editing);
    const [worst] = faults;
    good = faults.length === 0;
    field.setAttribute('aria-invalid', String(!good));
    caret.textContent = worst
      ? `${field.value
          .slice(0, worst.offset)
          .replace(/[\u2e80-\uffef]/g, '\u3000')
          .replace(/[^\u3000]/g, ' ')}^`
      : '';
    fault.textContent = faults
      .slice(0, 2)
      .map((found) => problemWords(found, language))
      .join(' ');
    keep.disabled = !good;
  };
  const leave = () => {
    over = true;
    clearTimeout(timer);
    actions.finish();
    closed();
  };
  const keepIt = () => {
    weigh();
    if (good) leave();
  };
  const keep = button(word('formulaKeep', language), keepIt);
  keep.id = `${key}-keep`;
  const drop = button(word('panelCancel', language), () => {
    actions.draft([]);
    leave();
  });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => !over && weigh(), settleTime);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') drop.click();
    else if (event.key === 'Enter') keepIt();
    else return;
    event.preventDefault();
  });
  const reached = reach();
  return el(
    'div',
    'formula-editor',
    el('div', 'formula-typing', field, caret),
    fault,
    reached ? el('small', '', reached) : '',
    el('div', 'buttons', keep, drop),
  );
}
