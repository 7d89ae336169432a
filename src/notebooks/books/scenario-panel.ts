/** What a panel asks for and lists of a scenario in; the panel, drawn anew from the scenario as it is by then whenever something in it was changed, out. */
import { type Language, type Scenario, say, type Text } from '../../model/index.ts';
import type { Edit } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { onEnter, openPanel, type PanelRow, panelRows } from './dialog.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';
import { attempt, type Changing } from './refusal.ts';
import { openRename } from './rename.ts';

export interface Ways {
  /** Draws the panel anew. */
  readonly redraw: () => void;
  /** What comes next is elsewhere. */
  readonly close: () => void;
  /** Tells what is wrong, and goes to the field it is wrong in. */
  readonly refuse: (words: string, field?: HTMLInputElement | null) => void;
  /** Whether the edits were written; why they were not is told. */
  readonly written: (edits: readonly Edit[]) => boolean;
}

export interface PanelContents {
  /** Said above the fields. */
  readonly about?: string;
  /** Enter in one of the fields presses the button. */
  readonly fields: readonly Node[];
  readonly add: { readonly id: string; readonly label: string; readonly act: () => void };
  readonly beside?: readonly HTMLButtonElement[];
  readonly rows: readonly PanelRow[];
  readonly help: string;
}

export function openScenarioPanel(
  title: string,
  className: string,
  actions: Changing,
  language: Language,
  contents: (scenario: Scenario, ways: Ways) => PanelContents,
): void {
  const panel = openPanel(title, className, language);
  const draw = () => {
    const { scenario } = actions.tried([]);
    if (!scenario) return;
    const fault = el('p', 'fault');
    fault.setAttribute('role', 'alert');
    const refuse: Ways['refuse'] = (words, field) => {
      fault.textContent = words;
      field?.focus();
    };
    const written: Ways['written'] = (edits) => {
      const wrong = attempt(edits, actions, language);
      if (wrong !== null) refuse(wrong);
      return wrong === null;
    };
    const {
      about,
      fields,
      add,
      beside = [],
      rows,
      help,
    } = contents(scenario, { redraw: draw, close: panel.close, refuse, written });
    const press = button(add.label, () => {
      // What was chosen before a wrong name is not what is meant.
      const wrong = form.querySelector<HTMLInputElement>('.searched[aria-invalid="true"]');
      if (wrong) refuse(word('choiceUnknown', language), wrong);
      else add.act();
    });
    press.id = add.id;
    press.className = 'main-button';
    const form = el('div', 'panel-fields', ...fields, press, ...beside);
    onEnter(form, () => press.click());
    panel.show(...(about ? [el('p', '', about)] : []), form, fault, panelRows(rows), el('p', 'caption', help));
  };
  draw();
  document.querySelector<HTMLElement>(`.${className} input`)?.focus();
}

/** What is listed under a title that may be another, and may go. */
export interface Titled {
  readonly title: Text;
  /** Said above the field of another title. */
  readonly renaming: string;
  readonly renamed: (title: Text) => readonly Edit[];
  readonly removed: () => readonly Edit[];
  /** Something needs it. */
  readonly stays?: boolean;
}

export function titleButtons(
  { title, renaming, renamed, removed, stays = false }: Titled,
  { redraw, written }: Ways,
  language: Language,
): readonly HTMLButtonElement[] {
  const rename = button(word('rename', language), () => {
    openRename(renaming, title, language, (given) => written(renamed(given)) && redraw());
  });
  const remove = button(word('planDelete', language), () => written(removed()) && redraw(), stays);
  return [rename, remove];
}

/** Its title alone. */
export const titleRow = (titled: Titled, note: string, ways: Ways, language: Language): PanelRow => ({
  title: say(titled.title, language),
  note,
  buttons: titleButtons(titled, ways, language),
});
