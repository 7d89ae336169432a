/** The villages of a scenario in; a panel that adds one, renames one or takes one away, out. */
import {
  type Language,
  type Scenario,
  say,
  titleData,
  unitWords,
  villageAdded,
  villageRemoved,
  villageRenamed,
  writtenAmount,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { amountInput, inBase, typedIn } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { onEnter, panelRows } from './dialog.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';
import { attempt, refusal } from './refusal.ts';
import { openRename, titleFields } from './rename.ts';
import { openScenarioPanel, type Ways } from './scenario-panel.ts';
import { moneyTyped } from './sum-input.ts';

export function openVillages(actions: Actions, language: Language): void {
  openScenarioPanel(word('villagesTitle', language), 'village-form', actions, language, (scenario, ways) =>
    villagesPanel(scenario, actions, language, ways),
  );
}

function villagesPanel(scenario: Scenario, actions: Actions, language: Language, { changed, close }: Ways): HTMLElement[] {
  const unit = moneyTyped(language);
  let like = '';
  const name = titleFields('new-village', { en: '', zh: '' }, language);
  const fund = amountInput('village-fund');
  const fault = el('p', 'fault');
  fault.setAttribute('role', 'alert');
  const refuse = (words: string, field: HTMLInputElement | null) => {
    fault.textContent = words;
    field?.focus();
  };
  const add = button(word('villageAdd', language), () => {
    const title = name.title();
    if (titleData(title) === '') {
      refuse(word('villageUnnamed', language), name.element.querySelector('input'));
      return;
    }
    const typed = fund.value.trim() === '' ? null : typedIn(fund.value, unit);
    if (typeof typed === 'string') {
      refuse(refusal(typed, fund.value, '5', unitWords(unit, language), language), fund);
      return;
    }
    const openingFund = typed === null ? null : writtenAmount(inBase(typed, unit), unit);
    const { id, edits } = villageAdded(actions.data(), { title, openingFund, like: like === '' ? null : like });
    const wrong = attempt(edits, actions, language);
    if (wrong !== null) {
      refuse(wrong, null);
      return;
    }
    close();
    actions.choose({ village: id });
  });
  add.className = 'main-button';
  add.id = 'village-add';
  const others = scenario.villages.map(({ id, title }) => ({
    id,
    label: word('villageLike', language, { village: say(title, language) }),
  }));
  const form = el(
    'div',
    'panel-fields',
    name.element,
    el('label', 'choice', el('span', '', word('villageFund', language)), fund, el('span', 'unit', unitWords(unit, language))),
    choice(word('villageVentures', language), [{ id: '', label: word('villageNoVentures', language) }, ...others], '', (id) => {
      like = id;
    }),
    add,
  );
  onEnter(form, () => add.click());
  const rows = scenario.villages.map(({ id, title }) => ({
    title: say(title, language),
    note: '',
    buttons: [
      button(word('rename', language), () => {
        close();
        openRename(word('villageRename', language), title, language, (given) => actions.change(villageRenamed(id, given)));
      }),
      button(
        word('planDelete', language),
        () => {
          const wrong = attempt(villageRemoved(actions.data(), id), actions, language);
          if (wrong === null) changed();
          else refuse(wrong, null);
        },
        scenario.villages.length < 2,
      ),
    ],
  }));
  return [form, fault, panelRows(rows), el('p', 'caption', word('villagesHelp', language))];
}
