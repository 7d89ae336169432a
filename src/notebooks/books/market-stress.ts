/** Drivers as they are and as the file that was opened has them in; sliders and buttons that stress them, and what that does to the town, out. */
import {
  amount,
  type Driver,
  type FileEdit,
  isChance,
  type Language,
  type Process,
  percentUnit,
  readScenario,
  type Scenario,
  say,
  scalesOf,
  stressEdits,
  stressed,
  stressOf,
  writtenAmount,
} from '../../model/index.ts';
import { numberInput } from '../inputs/number.ts';
import { typedIn } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import { type Word, word } from '../words/words.ts';
import { button } from './frame.ts';
import { keyWords } from './market-words.ts';
import { el, strong } from './parts.ts';

/** A driver, and what its slider counts from. */
export interface Stressable {
  readonly driver: Driver;
  readonly base: Driver;
  /** How much higher than its base it stands, as a share. */
  readonly by: number;
  /** Whether the base is what the opened file has. */
  readonly opened: boolean;
}

/** The drivers of the file that was opened. */
function openedDrivers(original: unknown): readonly Driver[] {
  const { format, years, references, drivers } = (original ?? {}) as { readonly [key: string]: unknown };
  const text = JSON.stringify({ format, title: '-', years, references, drivers, villages: { v: {} } });
  return readScenario(text).scenario?.drivers ?? [];
}

/** `kept`: processes that sliders count from where the file's own will not do, by driver, as JSON. */
export function stressables({ drivers }: Scenario, original: unknown, kept: string): Stressable[] {
  const opened = openedDrivers(original);
  const others = JSON.parse(kept || '{}') as { readonly [id: string]: Process };
  return drivers
    .filter(({ process }) => scalesOf(process).length > 0)
    .map((driver) => {
      const own = opened.find(({ id }) => id === driver.id);
      const by = own ? stressOf(own, driver) : null;
      if (own && by !== null) return { driver, base: own, by, opened: true };
      const process = others[driver.id];
      const other = process ? { ...driver, process } : driver;
      const from = stressOf(other, driver);
      return from === null ? { driver, base: driver, by: 0, opened: false } : { driver, base: other, by: from, opened: false };
    });
}

/** The edits that take a stress back; the file's own writing where it is of the file. */
function resetEdits({ base, opened }: Stressable, actions: Actions): FileEdit[] {
  const edits = stressEdits(base, 0);
  return opened ? edits.map(({ path }) => ({ path, value: actions.original(path) })) : edits;
}

/** `last year 34 → 27.2, usual level 32 → 25.6 yuan/kg`. */
function figuresWords(base: Driver, now: Driver, language: Language): string {
  const unit = isChance(base) ? percentUnit : base.unit;
  const after = scalesOf(now.process);
  return scalesOf(base.process)
    .map(({ keys, value }, i) => {
      const now = after[i]?.value ?? value;
      const bare = unit.text === '%' ? unit : { ...unit, text: '' };
      // The unit stands once, behind the last.
      const end = i === after.length - 1 ? unit : bare;
      const key = keyWords(String(keys[0]), language);
      if (Math.abs(now - value) <= 1e-9 * Math.abs(value))
        return word('marketStands', language, { key, a: amount(value, end, language) });
      return word('marketFromTo', language, { key, a: amount(value, bare, language), b: amount(now, end, language) });
    })
    .join(word('marketAnd', language));
}

const reach = 50;
const [least, most] = [-95, 300];

function slider(
  one: Stressable,
  actions: Actions,
  keep: (id: string, process: Process) => void,
  language: Language,
): HTMLElement {
  const { driver, base, by } = one;
  const chance = isChance(base);
  const whole = scalesOf(base.process)[0]?.value ?? 0;
  const value = (chance ? (scalesOf(driver.process)[0]?.value ?? 0) : by) * 100;
  const [low, high] = chance ? [0, 100] : [least, most];
  const told = el('small', scalesOf(base.process).length > 1 ? 'now two' : 'now', '');
  const id = `stress-${driver.id}`;
  const movedBy = (x: number): FileEdit[] =>
    chance
      ? stressEdits(base, 0).map(({ path }) => ({ path, value: writtenAmount(x / 100, percentUnit) }))
      : stressEdits(base, x / 100);
  const tell = (x: number) => {
    const now = chance ? { ...base, process: { kind: 'event', chance: x / 100, lasts: 1 } as const } : stressed(base, x / 100);
    told.textContent = figuresWords(base, now, language);
  };
  tell(value);
  const element = numberInput({
    id,
    label: say(driver.title, language),
    value: Number(value.toPrecision(6)),
    original: chance ? whole * 100 : 0,
    unit: '%',
    low: chance ? 0 : -reach,
    high: chance ? Math.max(reach, Math.min(100, whole * 300)) : reach,
    note: one.opened ? '' : word('marketByHand', language),
    resetLabel: word('reset', language),
    read: (text) => {
      const typed = typedIn(text, percentUnit);
      return typeof typed === 'number' && typed >= low && typed <= high
        ? typed
        : word('marketRefused', language, { low: `${low}%`, high: `${high}%` });
    },
    language,
    onInput: (x, done) => {
      tell(x);
      actions.setFigures(movedBy(x), done);
      if (done && !one.opened) keep(driver.id, base.process);
    },
    onReset: () => actions.change(resetEdits(one, actions)),
  });
  element.append(told);
  return element;
}

interface Preset {
  readonly label: string;
  readonly edits: readonly FileEdit[];
}

const isPrice = ({ unit }: Driver): boolean => (unit.dimension[0] ?? 0) !== 0;

/** What may be tried at one press, made of the scenario's own drivers. */
function presets(all: readonly Stressable[], language: Language): Preset[] {
  const scaled = all.filter(({ base }) => !isChance(base));
  const prices = scaled.filter(({ base }) => isPrice(base));
  const others = scaled.filter(({ base }) => !isPrice(base));
  const events = all.filter(({ base }) => isChance(base));
  const of = (list: readonly Stressable[], by: number) => list.flatMap(({ base }) => stressEdits(base, by));
  const preset = (key: Word, edits: readonly FileEdit[], driver = ''): Preset[] =>
    edits.length === 0 ? [] : [{ label: word(key, language, { driver }), edits }];
  const [only] = prices;
  const lower =
    prices.length === 1 && only
      ? preset('marketOneLower', of(prices, -0.1), say(only.driver.title, language))
      : preset('marketAllLower', of(prices, -0.1));
  const twice = events.slice(0, 3).flatMap((event) => preset('marketTwice', of([event], 1), say(event.driver.title, language)));
  const less = preset('marketOthersLower', of(others, -0.1));
  const bad = [...of(prices, -0.1), ...of(others, -0.1), ...of(events.slice(0, 3), 1)];
  const parts = [...lower, ...less, ...twice];
  return [
    ...lower,
    ...less,
    ...twice,
    ...(parts.length > 1 ? preset('marketBad', bad) : []),
    ...(prices.length > 1 ? [...preset('marketAllFifth', of(prices, -0.2)), ...preset('marketAllHigher', of(prices, 0.1))] : []),
  ];
}

export function stressPanel(all: readonly Stressable[], kept: string, actions: Actions, language: Language): HTMLElement {
  if (all.length === 0) return el('div', '');
  const keep = (id: string, process: Process) =>
    actions.look('market.bases', JSON.stringify({ ...(JSON.parse(kept || '{}') as object), [id]: process }));
  const stirred = all.filter(({ by }) => by !== 0);
  const resetAll = button(
    word('marketResetAll', language),
    () => actions.change(stirred.flatMap((one) => resetEdits(one, actions))),
    stirred.length === 0,
  );
  resetAll.id = 'stress-reset';
  const pressed = presets(all, language).map(({ label, edits }, i) => {
    const element = button(label, () => actions.change(edits));
    element.id = `stress-preset-${i}`;
    return element;
  });
  return el(
    'div',
    'panel',
    el('h2', '', word('marketStress', language)),
    el('p', 'caption', ...strong(word('marketStressNote', language))),
    el('div', 'buttons presets', el('span', 'quiet', word('marketPresets', language)), ...pressed, resetAll),
    el('div', 'figures', ...all.map((one) => slider(one, actions, keep, language))),
  );
}
