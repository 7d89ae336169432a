/** Figures of a file in; a table of them a page at a time, one of which is open to be edited, out. */
import {
  dotted,
  editsBetween,
  type FigureAmount,
  isMap,
  type Language,
  type ListedFigure,
  type Path,
  plainSources,
  type Scenario,
  say,
  unitWords,
  writtenQuantity,
} from '../../model/index.ts';
import { scrolling } from '../charts/matrix.ts';
import { taking } from '../charts/style.ts';
import { choice } from '../inputs/choice.ts';
import { field } from '../inputs/field.ts';
import { pages } from '../inputs/pages.ts';
import { inBase, inUnit, numberText, typedIn, unitTyped } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import type { Edit } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { belongsTo, isChanged, sourceTitle } from './assumptions-filter.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';
import { attempt, refusal } from './refusal.ts';
import { count } from './shown.ts';

const pageSize = 40;

export interface Rows {
  readonly scenario: Scenario;
  readonly figures: readonly ListedFigure[];
  readonly of: number;
  /** The figures of the file as it was opened, by their place. */
  readonly before: ReadonlyMap<string, ListedFigure>;
  readonly places: ReadonlySet<string>;
  readonly page: number;
  /** The place of the figure that is open. */
  readonly open: string;
  readonly actions: Actions;
  readonly language: Language;
}

/** A value in base units as a file writes it: a bare number where there is no unit. */
const asWritten = (value: number, { unit }: FigureAmount): string | number => {
  const text = writtenQuantity({ value, unit });
  return unit.text === '' ? Number(text) : text;
};

function amountField(
  amount: FigureAmount,
  sums: readonly number[],
  name: string,
  origin: readonly Edit[],
  actions: Actions,
  language: Language,
): HTMLElement {
  const { path, title, value } = amount;
  const unit = unitTyped(amount.unit, language, sums);
  const shown = Number(inUnit(value, unit).toPrecision(10));
  const words = unitWords(unit, language);
  return field({
    id: `a-${dotted(path)}`,
    label: title ? say(title, language) : name,
    value: numberText(shown, 10, language),
    unit: words,
    doubt: amount.isDoubted ? word('doubted', language) : '',
    onText: (text) => {
      const typed = typedIn(text, unit);
      if (typeof typed !== 'number') return refusal(typed, text, String(shown), words, language);
      if (typed === shown) return null;
      return attempt([{ path, value: asWritten(inBase(typed, unit), amount) }, ...origin], actions, language);
    },
  });
}

/** Puts a source or a note beside a figure; a bare value becomes its long form first. */
function beside(path: Path, key: string, value: unknown, actions: Actions): void {
  const now = actions.written(path);
  if (isMap(now)) actions.change([{ path: [...path, key], value }]);
  else if (value !== undefined) actions.change([{ path, value: { is: now, [key]: value } }]);
}

function noteFields({ path }: ListedFigure, actions: Actions, language: Language): HTMLElement[] {
  const now = actions.written([...path, 'note']);
  const texts: { readonly [language: string]: unknown } = isMap(now) ? now : { en: now, zh: now };
  return (['en', 'zh'] as const).map((of) => {
    const made = field({
      id: `n-${of}-${dotted(path)}`,
      label: word(of === 'en' ? 'assumptionsNoteEn' : 'assumptionsNoteZh', language),
      value: typeof texts[of] === 'string' ? texts[of] : '',
      onText: (text) => {
        const next = Object.fromEntries(
          (['en', 'zh'] as const).flatMap((key) => {
            const words = key === of ? text.trim() : texts[key];
            return words ? [[key, words]] : [];
          }),
        );
        if (isMap(now) && next.en && next.zh) actions.change([{ path: [...path, 'note', of], value: text.trim() }]);
        else beside(path, 'note', Object.keys(next).length > 0 ? next : undefined, actions);
        return null;
      },
    });
    made.classList.add('wide');
    made.querySelector('input')?.setAttribute('lang', of === 'en' ? 'en' : 'zh-Hans');
    return made;
  });
}

function editor(figure: ListedFigure, { scenario, before, actions, language }: Rows): HTMLElement {
  const { path, amounts, hasOrigin } = figure;
  const name = say(figure.title, language);
  const sums = amounts.map(({ value }) => value);
  // A source that was chosen by hand since the file was opened is that of the number that is typed next.
  const isChosen = figure.source && figure.source !== 'assumption' && figure.source !== before.get(dotted(path))?.source;
  const origin = hasOrigin && isChosen ? [{ path: [...path, 'source'], value: figure.source }] : [];
  const fields = amounts.map((amount) => amountField(amount, sums, name, origin, actions, language));
  const box = el(
    'div',
    'figure-editor',
    ...(fields.length > 0 ? fields : [el('p', 'caption', word('assumptionsChart', language))]),
  );
  if (hasOrigin) {
    const options = ['', ...plainSources, ...scenario.references.map(({ id }) => id)].map((id) => ({
      id,
      label: sourceTitle(id || null, scenario, language),
    }));
    const source = choice(
      word('assumptionsSource', language),
      options,
      figure.source ?? '',
      (id) => beside(path, 'source', id || undefined, actions),
      `s-${dotted(path)}`,
    );
    box.append(source, ...noteFields(figure, actions, language));
  }
  const close = button(word('assumptionsClose', language), () => actions.look('assumptions.open', ''));
  box.append(close);
  return box;
}

function valueCell(figure: ListedFigure, was: ListedFigure | undefined, changed: boolean, language: Language): HTMLElement {
  const now = figure.tell(language, 6);
  const cell = el('td', 'value', now);
  if (!changed) return cell;
  const old = was?.tell(language, 6);
  if (old === undefined) cell.append(' ', el('span', 'tag', word('assumptionsNew', language)));
  else if (old !== now) cell.append(el('small', 'was', word('assumptionsWas', language, { value: old })));
  return cell;
}

const noteOf = ({ note }: ListedFigure, language: Language): string => (note ? say(note, language) : '');

/** Whether the file of before can be had back here by itself: what came with a new strategy, village or venture goes with it. */
function canReset({ path }: ListedFigure, { original, written }: Actions): boolean {
  const inside = path.slice(0, -1);
  const isOfPlan = path[0] === 'plans' && written([...inside, 'strategy']) === undefined;
  return original(path) !== undefined || original(inside) !== undefined || isOfPlan;
}

export function figureTable(rows: Rows): HTMLElement {
  const { scenario, figures, before, places, page, open, actions, language } = rows;
  const caption = word('assumptionsShown', language, { n: count(figures.length), of: count(rows.of) });
  if (figures.length === 0) return el('p', 'empty', word('assumptionsNone', language));
  const shown = pages({
    count: figures.length,
    size: pageSize,
    page,
    before: word('moneyBefore', language),
    after: word('moneyAfter', language),
    range: (from, to, of) => word('moneyRange', language, { from, to, of }),
    onPage: (next) => actions.look('assumptions.page', next),
  });
  const heads = (['assumptionsOf', 'assumptionsFigure', 'assumptionsValue', 'assumptionsSource', 'assumptionsNote'] as const).map(
    (key) => word(key, language),
  );
  const table = el('table', 'matrix listed') as HTMLTableElement;
  table.createCaption().append(el('span', '', caption));
  const head = table.createTHead().insertRow();
  for (const label of [...heads, word('assumptionsEdit', language)]) {
    const cell = el('th', '', label) as HTMLTableCellElement;
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  for (const figure of figures.slice(shown.from, shown.to)) {
    const at = dotted(figure.path);
    const name = say(figure.title, language);
    const where = belongsTo(figure, language);
    const changed = isChanged(figure, places);
    const row = body.insertRow();
    row.dataset.at = at;
    if (changed) row.className = 'changed';
    const label = el('th', '', name) as HTMLTableCellElement;
    label.scope = 'row';
    label.title = at;
    const isOpen = at === open;
    const edit = button(word('assumptionsEdit', language), () => actions.look('assumptions.open', isOpen ? '' : at));
    edit.id = `e-${at}`;
    edit.setAttribute('aria-label', word('assumptionsEditOf', language, { figure: `${where ? `${where} · ` : ''}${name}` }));
    edit.setAttribute('aria-expanded', String(isOpen));
    const buttons = el('td', 'edit', edit);
    if (changed && canReset(figure, actions)) {
      const reset = button('↺', () =>
        actions.change(editsBetween(actions.written(figure.path), actions.original(figure.path), figure.path)),
      );
      reset.className = 'reset';
      reset.title = word('reset', language);
      reset.setAttribute('aria-label', word('assumptionsResetOf', language, { figure: name }));
      buttons.append(' ', reset);
    }
    const source = el(
      'td',
      'source',
      el(
        'span',
        `tag ${figure.source === 'assumption' ? 'assumed' : ''}`,
        figure.hasOrigin ? sourceTitle(figure.source, scenario, language) : '–',
      ),
    );
    const was = before.get(at);
    if (was && was.source !== figure.source)
      source.append(el('small', 'was', word('assumptionsWas', language, { value: sourceTitle(was.source, scenario, language) })));
    row.append(
      el('td', 'of', where || word('assumptionsTown', language)),
      label,
      valueCell(figure, was, changed, language),
      source,
      el('td', 'note', noteOf(figure, language)),
      buttons,
    );
    for (const [i, cell] of [...row.cells].entries()) cell.dataset.head = heads[i] ?? '';
    if (isOpen) {
      const more = body.insertRow();
      more.className = 'open';
      const cell = more.insertCell();
      cell.colSpan = heads.length + 1;
      cell.append(editor(figure, rows));
    }
  }
  const data = {
    name: word('assumptionsTable', language),
    columns: [...heads.slice(0, 3), word('assumptionsUnit', language), ...heads.slice(3), word('assumptionsPath', language)],
    rows: figures.map((figure) => [
      belongsTo(figure, language),
      say(figure.title, language),
      figure.tell(language, 15),
      unitWords(figure.unit, language),
      figure.hasOrigin ? sourceTitle(figure.source, scenario, language) : '',
      noteOf(figure, language),
      dotted(figure.path),
    ]),
  };
  return el(
    'div',
    'takable',
    scrolling(table, word('assumptionsTable', language), word('scrolls', language)),
    taking(table, data.name, data),
    shown.element,
  );
}
