/** The documents behind the figures of a scenario in; a panel that adds one, renames one or takes away one that no figure names, out. */
import {
  type Language,
  type ListedFigure,
  referenceAdded,
  referenceRemoved,
  type Scenario,
  say,
  titleData,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { kindWords } from './assumptions-filter.ts';
import { onEnter, panelRows } from './dialog.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';
import { attempt } from './refusal.ts';
import { openRename, titleFields } from './rename.ts';
import { openScenarioPanel, type Ways } from './scenario-panel.ts';

const kinds = ['document', 'prices', 'market reports', 'study', 'web pages', 'practice', 'own knowledge'];

export function openReferences(figures: readonly ListedFigure[], actions: Actions, language: Language): void {
  const used = new Set(figures.map(({ source }) => source));
  openScenarioPanel(word('assumptionsReferences', language), 'reference-form', actions, language, (scenario, ways) =>
    referencesPanel(scenario, used, actions, language, ways),
  );
}

function referencesPanel(
  { references }: Scenario,
  used: ReadonlySet<string | null>,
  actions: Actions,
  language: Language,
  { changed, close }: Ways,
): HTMLElement[] {
  let [kind = ''] = kinds;
  const name = titleFields('new-reference', { en: '', zh: '' }, language);
  const note = el('input', '') as HTMLInputElement;
  note.type = 'text';
  note.id = 'reference-note';
  const fault = el('p', 'fault');
  fault.setAttribute('role', 'alert');
  const add = button(word('referenceAdd', language), () => {
    const title = name.title();
    if (titleData(title) === '') {
      fault.textContent = word('referenceUnnamed', language);
      name.element.querySelector('input')?.focus();
      return;
    }
    const wrong = attempt(referenceAdded(actions.data(), { title, kind, note: note.value }).edits, actions, language);
    if (wrong === null) changed();
    else fault.textContent = wrong;
  });
  add.className = 'main-button';
  add.id = 'reference-add';
  const form = el(
    'div',
    'panel-fields',
    name.element,
    choice(
      word('referenceKind', language),
      kinds.map((id) => ({ id, label: kindWords(id, language) })),
      kind,
      (id) => {
        kind = id;
      },
    ),
    el('label', 'choice wide', el('span', '', word('referenceNote', language)), note),
    add,
  );
  onEnter(form, () => add.click());
  const rows = references.map(({ id, title, kind: own }) => {
    const rename = button(word('rename', language), () => {
      close();
      openRename(word('referenceRename', language), title, language, (value) =>
        actions.change([{ path: ['references', id, 'title'], value }]),
      );
    });
    const remove = button(
      word('planDelete', language),
      () => {
        const wrong = attempt(referenceRemoved(actions.data(), id), actions, language);
        if (wrong === null) changed();
        else fault.textContent = wrong;
      },
      used.has(id),
    );
    return { title: say(title, language), note: kindWords(own, language), buttons: [rename, remove] };
  });
  return [form, fault, panelRows(rows), el('p', 'caption', word('referencesHelp', language))];
}
