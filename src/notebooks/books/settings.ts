/** What stands at the head of a scenario in; a panel with its title, years, futures and seed, and what was put instead, out. */
import { type Plan, readUnit, say, settingsChanged, titleData, type Unit } from '../../model/index.ts';
import { isYear, typedIn, withoutSign } from '../inputs/typed.ts';
import type { Edit, Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { el, titleIn } from './parts.ts';
import { refusal } from './refusal.ts';
import { titleFields } from './rename.ts';
import { openScenarioPanel } from './scenario-panel.ts';
import { count } from './shown.ts';

const plain = readUnit('') as Unit;

/** Names that one sentence lists. */
const mostNames = 8;

export function openSettings(store: Store): void {
  const { language } = store.get();
  // A goal that moves keeps its source.
  const changing = { ...store, change: (edits: readonly Edit[]) => store.change(edits, true) };
  openScenarioPanel(word('settingsTitle', language), 'settings-form', changing, language, (before, ways) => {
    const { title, years, goals, plans, drivers } = before;
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
    const runs = field('settings-runs', word('settingsRuns', language), count(before.runs));
    const seed = field('settings-seed', word('seed', language), before.seed);
    const warning = el('p', 'fault');
    warning.setAttribute('role', 'status');
    fields.push(warning);

    const typed = (input: HTMLInputElement): number => (isYear(withoutSign(input.value)) ? Number(withoutSign(input.value)) : 0);
    const isBehind = (year: number): boolean => year + typed(from) - years.from > typed(to);
    const told = (
      key: 'settingsCut' | 'settingsLate' | 'settingsPrices',
      all: readonly string[],
      year = typed(from) - 1,
    ): string => {
      const names = [...new Set(all)];
      const some = names.slice(0, mostNames).join(word('listSign', language)) + (names.length > mostNames ? '…' : '');
      return some && word(key, language, { names: some, year });
    };
    const inPlan = (what: string, plan: Plan) => word('settingsInPlan', language, { what, plan: say(plan.title, language) });
    const late = () =>
      plans.flatMap((plan) =>
        plan.villages.flatMap((village) =>
          village.ventures
            .filter(({ start }) => isBehind(start))
            .map((venture) => inPlan(`${say(village.title, language)} ${say(venture.title, language)}`, plan)),
        ),
      );
    const lostMoney = (plan: Plan): string[] => {
      const named = (what: 'moneyLoans' | 'moneySupport', id: string) =>
        inPlan(`${titleIn(before, id, language)} ${word(what, language)}`, plan);
      const lent = Object.entries(plan.loans).filter(([, loans]) => loans.some((loan) => isBehind(loan.from)));
      const given = Object.entries(plan.support).filter(([, sums]) => Object.keys(sums).some((year) => isBehind(Number(year))));
      return [...lent.map(([id]) => named('moneyLoans', id)), ...given.map(([id]) => named('moneySupport', id))];
    };
    const warn = () => {
      const isSpan = typed(from) > 0 && typed(from) <= typed(to);
      const lost = goals.filter(({ year }) => isBehind(year)).map((goal) => say(goal.title, language));
      const old = typed(from) === years.from ? [] : drivers.filter(({ process }) => 'start' in process);
      const sentences = [
        told('settingsCut', [...lost, ...plans.flatMap(lostMoney)]),
        told(
          'settingsPrices',
          old.map((price) => say(price.title, language)),
        ),
      ];
      warning.textContent = isSpan ? sentences.filter(Boolean).join(' ') : '';
    };
    // The plan is as long as before, unless its end was typed.
    let isTyped = false;
    from.addEventListener('input', () => {
      if (!isTyped && typed(from) > 0) to.value = String(typed(from) + years.to - years.from);
      warn();
    });
    to.addEventListener('input', () => {
      isTyped = true;
      warn();
    });

    const act = () => {
      if (titleData(name.title()) === '') return ways.refuse(word('guideNoName', language), name.element.querySelector('input'));
      for (const year of [from, to])
        if (typed(year) === 0) return ways.refuse(word('guideNoYear', language, { year: years.from }), year);
      if (typed(to) < typed(from)) return ways.refuse(word('guideYearsOrder', language), to);
      const wrong = told('settingsLate', late());
      if (wrong) return ways.refuse(wrong, to);
      const futures = typedIn(runs.value, plain);
      if (typeof futures === 'string') return ways.refuse(refusal(futures, runs.value, count(before.runs), '', language), runs);
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
