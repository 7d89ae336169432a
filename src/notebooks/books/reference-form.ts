/** The documents behind the figures of a scenario in; a panel that adds one, renames one or takes away one that no figure names, out. */
import {
  type Language,
  type ListedFigure,
  referenceAdded,
  referenceKinds,
  referenceRemoved,
  renamed,
  type Scenario,
  type Text,
  titleData,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { kindWords } from './assumptions-filter.ts';
import { el } from './parts.ts';
import { titleFields } from './rename.ts';
import { openScenarioPanel, type PanelContents, titleRow, type Ways } from './scenario-panel.ts';

/** One scenario is no document of another. */
const kinds = [...referenceKinds.keys()].filter((kind) => kind !== 'scenario');

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
  ways: Ways,
): PanelContents {
  let [kind = ''] = kinds;
  const name = titleFields('new-reference', { en: '', zh: '' }, language);
  const note = el('input', '') as HTMLInputElement;
  note.type = 'text';
  note.id = 'reference-note';
  const act = () => {
    const title = name.title();
    if (titleData(title) === '') {
      ways.refuse(word('referenceUnnamed', language), name.element.querySelector('input'));
      return;
    }
    if (ways.written(referenceAdded(actions.data(), { title, kind, note: note.value }).edits)) ways.redraw();
  };
  const fields = [
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
  ];
  const rows = references.map(({ id, title, kind: own }) => {
    const titled = {
      title,
      renaming: word('referenceRename', language),
      renamed: (given: Text) => renamed(actions.data(), 'references', id, given),
      removed: () => referenceRemoved(actions.data(), id),
      stays: used.has(id),
    };
    return titleRow(titled, kindWords(own, language), ways, language);
  });
  return {
    fields,
    add: { id: 'reference-add', label: word('referenceAdd', language), act },
    rows,
    help: word('referencesHelp', language),
  };
}
