/** The villages of a scenario in; a panel that adds one, renames one or takes one away, out. */
import {
  type Language,
  renamed,
  type Scenario,
  say,
  type Text,
  titleData,
  unitWords,
  villageAdded,
  villageRemoved,
  writtenAmount,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { amountInput, inBase, typedIn } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';
import { refusal } from './refusal.ts';
import { titleFields } from './rename.ts';
import { openScenarioPanel, type PanelContents, titleRow, type Ways } from './scenario-panel.ts';
import { moneyTyped } from './sum-input.ts';

export function openVillages(actions: Actions, language: Language): void {
  openScenarioPanel(word('villagesTitle', language), 'village-form', actions, language, (scenario, ways) =>
    villagesPanel(scenario, actions, language, ways),
  );
}

function villagesPanel(scenario: Scenario, actions: Actions, language: Language, ways: Ways): PanelContents {
  const unit = moneyTyped(language);
  let like = '';
  const name = titleFields('new-village', { en: '', zh: '' }, language);
  const fund = amountInput('village-fund');
  const act = () => {
    const title = name.title();
    if (titleData(title) === '') {
      ways.refuse(word('villageUnnamed', language), name.element.querySelector('input'));
      return;
    }
    const typed = fund.value.trim() === '' ? null : typedIn(fund.value, unit);
    if (typeof typed === 'string') {
      ways.refuse(refusal(typed, fund.value, '5', unitWords(unit, language), language), fund);
      return;
    }
    const openingFund = typed === null ? null : writtenAmount(inBase(typed, unit), unit);
    const { id, edits } = villageAdded(actions.data(), { title, openingFund, like: like === '' ? null : like });
    if (!ways.written(edits)) return;
    ways.close();
    actions.choose({ village: id });
  };
  const others = scenario.villages.map(({ id, title }) => ({
    id,
    label: word('villageLike', language, { village: say(title, language) }),
  }));
  const fields = [
    name.element,
    el('label', 'choice', el('span', '', word('villageFund', language)), fund, el('span', 'unit', unitWords(unit, language))),
    choice(word('villageVentures', language), [{ id: '', label: word('villageNoVentures', language) }, ...others], '', (id) => {
      like = id;
    }),
  ];
  const rows = scenario.villages.map(({ id, title }) => {
    const titled = {
      title,
      renaming: word('villageRename', language),
      renamed: (given: Text) => renamed(actions.data(), 'villages', id, given),
      removed: () => villageRemoved(actions.data(), id),
      stays: scenario.villages.length < 2,
    };
    return titleRow(titled, '', ways, language);
  });
  return {
    fields,
    add: { id: 'village-add', label: word('villageAdd', language), act },
    rows,
    help: word('villagesHelp', language),
  };
}
