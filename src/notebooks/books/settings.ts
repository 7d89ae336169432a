/** What stands at the head of a scenario in; a panel with its title, years, futures and seed, and what was put instead, out. */
import { readUnit, say, settingsChanged, titleData, type Unit } from '../../model/index.ts';
import { isYear, typedIn, withoutSign } from '../inputs/typed.ts';
import type { Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { el } from './parts.ts';
import { refusal } from './refusal.ts';
import { titleFields } from './rename.ts';
import { openScenarioPanel } from './scenario-panel.ts';

const count = readUnit('') as Unit;

export function openSettings(store: Store): void {
  const { language } = store.get();
  openScenarioPanel(word('settingsTitle', language), 'settings-form', store, language, (before, ways) => {
    const { title, years, goals } = before;
    const name = titleFields('settings', title, language);
    const field = (id: string, label: string, value: string | number): HTMLInputElement => {
      const input = el('input', '') as HTMLInputElement;
      input.type = 'text';
      input.id = id;
      input.autocomplete = 'off';
      input.value = String(value);
      fields.push(el('label', 'choice', el('span', '', label), input));
      return input;
    };
    const fields: HTMLElement[] = [name.element];
    const from = field('settings-from', word('guideFrom', language), years.from);
    const to = field('settings-to', word('guideTo', language), years.to);
    const runs = field('settings-runs', word('settingsRuns', language), before.runs);
    const seed = field('settings-seed', word('seed', language), before.seed);
    const cut = el('p', 'caption');
    fields.push(cut);

    const typed = (input: HTMLInputElement): number => (isYear(withoutSign(input.value)) ? Number(withoutSign(input.value)) : 0);
    let first = years.from;
    const follow = () => {
      const now = typed(from);
      // The plan is as long as before.
      if (now > 0 && now !== first && typed(to) > 0) {
        to.value = String(typed(to) + now - first);
        first = now;
      }
      const gone = goals.filter(({ year }) => typed(to) > 0 && year + first - years.from > typed(to));
      const names = gone.map((goal) => say(goal.title, language)).join(word('listSign', language));
      cut.textContent = names && word('settingsCut', language, { names });
    };
    from.addEventListener('input', follow);
    to.addEventListener('input', follow);

    const act = () => {
      if (titleData(name.title()) === '') return ways.refuse(word('guideNoName', language), name.element.querySelector('input'));
      for (const year of [from, to])
        if (typed(year) === 0) return ways.refuse(word('guideNoYear', language, { year: years.from }), year);
      const futures = typedIn(runs.value, count);
      if (typeof futures === 'string') return ways.refuse(refusal(futures, runs.value, String(before.runs), '', language), runs);
      const wanted = { title: name.title(), years: { from: typed(from), to: typed(to) }, runs: futures, seed: seed.value.trim() };
      if (ways.written(settingsChanged(store.data(), before, wanted))) ways.close();
    };
    return {
      fields,
      add: { id: 'settings-put', label: word('ladderPut', language), act },
      rows: [],
      help: `${word('settingsHelp', language)} ${word('seed', language)}${word('colon', language)}${word('seedHelp', language)}`,
    };
  });
}
