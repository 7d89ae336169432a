/** A village of the guide in; what it lives on, as fields with units and typical ranges to be filled in, out. */
import { gapsIn, type Language, type Problem, type Scenario, type Strategy, say } from '../../model/index.ts';
import { choice } from '../inputs/choice.ts';
import { word } from '../words/words.ts';
import { button } from './frame.ts';
import {
  type GuideDraft,
  isOfStart,
  newVenture,
  strategies,
  type VentureDraft,
  type VillageDraft,
  years,
} from './guide-state.ts';
import { el } from './parts.ts';
import { sayTyped } from './typed-range.ts';
import { assumeCost, type Field, fieldOf } from './venture-form.ts';

/** A venture on screen: shows what is said of its figures, beside each. */
export interface ShownVenture {
  readonly venture: VentureDraft;
  /** Of all its fields, or of those alone that were typed into; the first that is wrong. */
  readonly tell: (problems: readonly Problem[], at: string, all: boolean) => HTMLInputElement | null;
}

/** Long enough for a venture to have reached what it grows to. */
const yearsRunning = 5;
const noDrivers: Pick<Scenario, 'drivers'> = { drivers: [] };

/** Figures that must be given, and those that the strategy's sentence tells. */
function mainFigures({ parameters, sentence }: Strategy): ReadonlySet<string> {
  return new Set([...parameters.filter((one) => one.default === null).map(({ id }) => id), ...gapsIn(sentence)]);
}

export function villageCard(
  village: VillageDraft,
  draft: GuideDraft,
  language: Language,
  isOpen: boolean,
  shown: ShownVenture[],
  changed: () => void,
): HTMLDetailsElement {
  const count = el('small', 'guide-count');
  const summary = el('summary', '', el('b', '', village.title), count);
  const body = el('div', 'guide-ventures');
  const card = el('details', 'guide-village', summary, body) as HTMLDetailsElement;
  const fill = () => {
    const n = village.ventures.length;
    count.textContent = word(n === 0 ? 'guideVillageNone' : n === 1 ? 'guideVillageWay' : 'guideVillageWays', language, { n });
    // Of many villages only those that are looked at are drawn.
    if (!card.open) return;
    const gone = new Set(village.ventures);
    shown.splice(0, shown.length, ...shown.filter(({ venture }) => !gone.has(venture)));
    body.replaceChildren(
      ...village.ventures.map((venture) => ventureFields(venture, village, draft, language, shown, refill)),
      adding(village, draft, language, refill),
    );
  };
  const refill = (focus?: string) => {
    fill();
    if (focus) body.querySelector<HTMLElement>(`[id^="${focus}-"]`)?.focus();
    changed();
  };
  card.addEventListener('toggle', fill);
  card.open = isOpen;
  fill();
  return card;
}

function adding(village: VillageDraft, draft: GuideDraft, language: Language, refill: (focus?: string) => void): HTMLElement {
  const options = [
    { id: '', label: word('guideChoose', language) },
    ...strategies().map(({ id, title }) => ({ id, label: say(title, language) })),
  ];
  const add = choice(word('guideAdd', language), options, '', (id) => {
    const strategy = strategies().find((one) => one.id === id);
    if (!strategy) return;
    const venture = newVenture(strategy, Number(draft.from) - yearsRunning);
    village.ventures.push(venture);
    refill(`guide-${venture.id}`);
  });
  add.classList.add('guide-add');
  const empty = draft.villages.filter(({ ventures }) => ventures.length === 0);
  if (village.ventures.length === 0 || empty.length === 0) return el('div', 'guide-row', add);
  const same = button(word('guideSame', language), () => {
    for (const one of empty)
      one.ventures = village.ventures.map(({ strategy, start, typed }) => newVenture(strategy, start, typed));
    for (const card of document.querySelectorAll('.guide-village')) card.dispatchEvent(new Event('toggle'));
    refill();
  });
  return el('div', 'guide-row', add, same);
}

function ventureFields(
  venture: VentureDraft,
  village: VillageDraft,
  draft: GuideDraft,
  language: Language,
  shown: ShownVenture[],
  refill: (focus?: string) => void,
): HTMLElement {
  const { strategy, typed } = venture;
  const fields = strategy.parameters.map((parameter) => fieldOf(parameter, noDrivers, language, `guide-${venture.id}`));
  for (const field of fields) {
    const { parameter, input, standard } = field;
    const first = assumeCost(field, strategy, language);
    input.value = typed.get(parameter.id) ?? standard;
    input.addEventListener('input', () => {
      field.touched = true;
      const isEmpty = input.value.trim() === '';
      // A cost that is emptied would be nothing: it is what it began with, unless 0 is typed.
      if (isEmpty && first !== undefined) typed.set(parameter.id, first);
      else if (isEmpty || input.value === standard) typed.delete(parameter.id);
      else typed.set(parameter.id, input.value);
      input.dispatchEvent(new Event('furrow:typed', { bubbles: true }));
    });
  }
  const isRunning = venture.start < Number(draft.from);
  const main = mainFigures(strategy);
  const grid = (of: readonly Field[]) => el('div', 'form-grid', ...of.map(({ element }) => element));
  const [first, rest] = [true, false].map((isMain) =>
    fields.filter(({ parameter }) => (main.has(parameter.id) || (isRunning && isOfStart(parameter))) === isMain),
  );
  const from = Number(draft.from);
  const starts = [
    { id: String(from - yearsRunning), label: word('guideRunning', language) },
    { id: String(from - 1), label: word('guideLastYear', language) },
    ...years(draft).map((year) => ({ id: String(year), label: String(year) })),
  ];
  const since = choice(
    word('formStart', language),
    starts,
    String(venture.start),
    (year) => {
      venture.start = Number(year);
      refill(`guide-${venture.id}`);
    },
    `guide-${venture.id}-since`,
  );
  const remove = button(word('guideRemove', language), () => {
    village.ventures = village.ventures.filter((one) => one !== venture);
    refill();
  });
  remove.setAttribute('aria-label', `${remove.textContent}: ${say(strategy.title, language)}`);
  const more = el('details', '', el('summary', '', word('guideMore', language, { n: rest?.length ?? 0 })), grid(rest ?? []));
  shown.push({ venture, tell: (problems, at, all) => tell(fields, problems, at, all, language, more as HTMLDetailsElement) });
  const element = el(
    'fieldset',
    'guide-venture',
    el('legend', '', say(strategy.title, language)),
    strategy.about ? el('p', 'caption', say(strategy.about, language)) : '',
    el('div', 'guide-row', since, remove),
    isRunning && strategy.parameters.some(isOfStart) ? el('p', 'caption', word('guideAtStart', language)) : '',
    grid(first ?? []),
    (rest ?? []).length > 0 ? more : '',
  );
  return element;
}

/** Puts each problem beside its field; the first field that has one. */
function tell(
  fields: readonly Field[],
  problems: readonly Problem[],
  at: string,
  all: boolean,
  language: Language,
  more: HTMLDetailsElement,
): HTMLInputElement | null {
  let first: HTMLInputElement | null = null;
  for (const { parameter, input, fault, touched } of fields) {
    const own = problems.filter((problem) => `${problem.at}.`.startsWith(`${at}.${parameter.id}.`));
    const told = all || touched ? own : [];
    fault.textContent = sayTyped(told, input.value, parameter, language);
    input.setAttribute('aria-invalid', String(told.length > 0));
    if (told.length === 0) continue;
    first ??= input;
    if (more.contains(input)) more.open = true;
  }
  return first;
}
