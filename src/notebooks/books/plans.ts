/** The store of the page in; a panel of its plans, each with what it changes in words, to be chosen, added, copied, renamed and deleted, out. */
import {
  type Change,
  type Language,
  type Plan,
  type PlanSeed,
  planAdded,
  planDifferences,
  planRemoved,
  renamed,
  type Scenario,
  say,
  type Text,
} from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import type { Store } from '../runtime/state.ts';
import { word, wordText } from '../words/words.ts';
import { onEnter, openPanel } from './dialog.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';
import { titleFields } from './rename.ts';

/** Differences of a plan that are listed before the rest is folded. */
const mostShown = 6;

export function openPlans(store: Store): void {
  const { language } = store.get();
  const panel = openPanel(word('plansTitle', language), 'plans', language, () => {
    heard = false;
  });
  let heard = true;
  /** The plan that is being renamed. */
  let renaming: string | null = null;
  const draw = () => {
    if (heard) panel.show(plansPanel(store, language, renaming, rename));
  };
  const rename = (id: string | null) => {
    renaming = id;
    draw();
  };
  store.subscribe(draw);
  draw();
}

export function plansPanel(
  store: Store,
  language: Language,
  renaming: string | null,
  rename: (id: string | null) => void,
): HTMLElement {
  const { scenario, plan: chosen } = store.get();
  if (!scenario) return el('div', '');
  const undo = button(word('undo', language), store.undo, !store.get().canUndo);
  undo.id = 'plans-undo';
  return el(
    'div',
    'plans-body',
    el('div', 'plans-top', el('p', 'caption', word('plansHelp', language)), undo),
    addForm(scenario, chosen, store, language),
    el(
      'ul',
      'plan-list',
      ...scenario.plans.map((plan) => planItem(plan, scenario, chosen, store, language, renaming === plan.id, rename)),
    ),
  );
}

function planItem(
  plan: Plan,
  scenario: Scenario,
  chosen: string,
  store: Store,
  language: Language,
  renaming: boolean,
  rename: (id: string | null) => void,
): HTMLElement {
  const { id, title, about, basedOn } = plan;
  const acts = [
    [word('planChoose', language), () => store.choose({ plan: id }), id === chosen],
    [word('planCopy', language), () => put(store, copyTitle(title), { kind: 'copy', of: id }), false],
    [word('rename', language), () => rename(id), false],
    [word('planDelete', language), () => store.change(planRemoved(store.data(), scenario, id)), scenario.plans.length < 2],
  ] as const;
  const buttons = acts.map(([label, act, off], i) => {
    const made = button(label, act, off);
    made.id = `plan-${i}-${id}`;
    made.setAttribute('aria-label', `${label}: ${say(title, language)}`);
    return made;
  });
  const base = scenario.plans.find((one) => one.id === basedOn);
  return el(
    'li',
    id === chosen ? 'chosen' : '',
    renaming
      ? renameForm(plan, store, language, rename)
      : el('h3', '', say(title, language), id === chosen ? el('small', '', word('planShown', language)) : ''),
    about ? el('p', 'caption', say(about, language)) : '',
    base ? el('p', 'caption', word('planBasedOn', language, { plan: say(base.title, language) })) : '',
    differences(scenario, plan, language),
    el('div', 'buttons', ...buttons),
  );
}

const copyTitle = ({ en, zh }: Text): Text => ({
  en: word('planCopyOf', 'en', { plan: en }),
  zh: word('planCopyOf', 'zh', { plan: zh }),
});

/** Adds a plan and shows it. */
function put(store: Store, title: Text, seed: PlanSeed): void {
  const { id, edits } = planAdded(store.data(), title, seed);
  store.change(edits);
  store.choose({ plan: id });
}

/** What plans change: the panel is drawn with every choice too, and of a city it takes half a second to tell. */
const known = new WeakMap<Scenario, Map<Plan, readonly Change[]>>();

function changesOf(plan: Plan, scenario: Scenario): readonly Change[] {
  const ofPlans = known.get(scenario) ?? new Map<Plan, readonly Change[]>();
  const found = ofPlans.get(plan) ?? planDifferences(scenario, plan);
  known.set(scenario, ofPlans.set(plan, found));
  return found;
}

function differences(scenario: Scenario, plan: Plan, language: Language): HTMLElement {
  const found = changesOf(plan, scenario);
  if (found.length === 0) return el('p', 'plan-changes none', word('planNothing', language));
  const places = new Map<string, string[]>();
  for (const { place, say: what } of found) {
    const name = say(place, language);
    places.set(name, [...(places.get(name) ?? []), say(what, language)]);
  }
  const lines = [...places].map(([name, told]) =>
    el('li', '', el('b', '', name), `${word('colon', language)}${told.join(word('clauseSign', language))}`),
  );
  const [first, rest] = [lines.slice(0, mostShown), lines.slice(mostShown)];
  const list = el(
    'div',
    'plan-changes',
    el('p', 'count', word(found.length === 1 ? 'planChange' : 'planChanges', language, { n: found.length })),
    el('ul', '', ...first),
  );
  if (rest.length > 0) list.append(el('details', '', el('summary', '', word('planMore', language)), el('ul', '', ...rest)));
  return list;
}

function renameForm(plan: Plan, store: Store, language: Language, rename: (id: string | null) => void): HTMLElement {
  const fields = titleFields('plan-title', plan.title, language);
  const keep = () => {
    const title = fields.title();
    rename(null);
    if (title.en.trim() || title.zh.trim()) store.change(renamed(store.data(), 'plans', plan.id, title));
  };
  onEnter(fields.element, keep);
  queueMicrotask(() => fields.element.querySelector('input')?.focus());
  fields.element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      rename(null);
    }
  });
  return el(
    'div',
    'plan-rename',
    fields.element,
    button(word('ladderPut', language), keep),
    button(word('panelCancel', language), () => rename(null)),
  );
}

function addForm(scenario: Scenario, chosen: string, store: Store, language: Language): HTMLElement {
  let seed: PlanSeed = { kind: 'empty' };
  const fields = titleFields('new-plan', { en: '', zh: '' }, language);
  const of = scenario.plans.map(({ id, title }) => ({ id, label: say(title, language) }));
  const options = [
    { id: 'empty', label: word('planEmpty', language) },
    ...of.map(({ id, label }) => ({ id: `on ${id}`, label: word('planOn', language, { plan: label }) })),
    ...of.map(({ id, label }) => ({ id: `copy ${id}`, label: word('planCopyFrom', language, { plan: label }) })),
  ];
  const start = choice(word('planFrom', language), options, 'empty', (picked) => {
    const [kind, base = chosen] = picked.split(' ') as ['empty' | 'on' | 'copy', string?];
    seed = kind === 'empty' ? { kind } : { kind, of: base };
  });
  const add = button(word('planAdd', language), () => {
    const title = fields.title();
    const named = title.en.trim() || title.zh.trim();
    put(store, named ? title : wordText('planNew'), seed);
  });
  add.id = 'plan-add';
  add.className = 'main-button';
  onEnter(fields.element, () => add.click());
  return el(
    'details',
    'plan-new',
    el('summary', '', word('planNewTitle', language)),
    fields.element,
    start,
    el('div', 'buttons', add),
  );
}
