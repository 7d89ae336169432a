/** Figures of ventures and drivers in; their inputs, in the unit each is typed in and within what it can be, out. */
import {
  amount,
  type Driver,
  distributionData,
  dotted,
  type Figure,
  isDoubted,
  type Language,
  type Path,
  type Problem,
  type Process,
  percentUnit,
  plausibleAfter,
  problemWords,
  readQuantity,
  type Scenario,
  say,
  type Unit,
  unitWords,
  writtenAmount,
} from '../../model/index.ts';
import { type NumberInput, numberInput } from '../inputs/number.ts';
import { figureUnit, inBase, inUnit, typedIn } from '../inputs/typed.ts';
import type { Actions } from '../runtime/notebook.ts';
import { word, wordOr } from '../words/words.ts';
import { type LadderFigure, openLadder, originEdits } from './ladder.ts';
import { labelled } from './parts.ts';
import { attempt, refusal } from './refusal.ts';
import { besideLabel, shapeButton } from './shape-button.ts';

const sourceWords = (source: string | null, scenario: Scenario, language: Language): string => {
  if (source === null) return '';
  const reference = scenario.references.find(({ id }) => id === source);
  return reference ? say(reference.title, language) : wordOr(source, language);
};

export function noteOf({ source, note }: Pick<Figure, 'source' | 'note'>, scenario: Scenario, language: Language): string {
  const from = sourceWords(source, scenario, language);
  return [from && labelled(word('source', language), from, language), note && say(note, language)].filter(Boolean).join(' · ');
}

/** One number of a figure: the keys below the figure's place where it stands, its value in base units. */
export interface Part {
  readonly label: string;
  readonly keys: readonly (string | number)[];
  readonly value: number;
  /** As it is typed. */
  readonly unit: Unit;
  /** As the file has it, where that is another one. */
  readonly written?: Unit;
  /** Whether it must lie above zero. */
  readonly positive?: boolean;
  /** What it must not pass, in base units: a low value stays below the likely one. */
  readonly least?: number;
  readonly most?: number;
  /** Whether it is a width or a chance, of which the typical range of its figure says nothing. */
  readonly width?: boolean;
}

export function partsOf(figure: Figure, bare: boolean, language: Language): Part[] {
  const [unit, written] = [figureUnit(figure, language), figure.unit];
  return figure.values.flatMap((value, i): Part[] => {
    const part = (label: string, key: string, v: number): Part => ({ label, keys: [key], value: v, unit, written });
    const plain = (label: string, key: string, v: number): Part => ({ label, keys: [key], value: v, unit: percentUnit });
    switch (value.kind) {
      case 'fixed': {
        const keys = [...(bare ? [] : ['is']), ...(figure.list && figure.values.length > 1 ? [i] : [])];
        return [
          {
            label: figure.list && figure.values.length > 1 ? word('yearOfAge', language, { n: i + 1 }) : '',
            keys,
            value: value.value,
            unit,
            written,
          },
        ];
      }
      case 'uniform':
        return [
          { ...part(word('low', language), 'min', value.min), most: value.max },
          { ...part(word('high', language), 'max', value.max), least: value.min },
        ];
      case 'pert':
        return [
          { ...part(word('low', language), 'min', value.min), most: value.likely },
          { ...part(word('likely', language), 'likely', value.likely), least: value.min, most: value.max },
          { ...part(word('high', language), 'max', value.max), least: value.likely },
        ];
      case 'normal':
        return [
          part(word('mean', language), 'mean', value.mean),
          { ...part(word('spreadOf', language), 'sd', value.sd), width: true, least: 0 },
        ];
      case 'lognormal':
        return [
          { ...part(word('median', language), 'median', value.median), positive: true },
          { ...plain(word('spreadOf', language), 'spread', value.spread), width: true, least: 0 },
        ];
      case 'metalog':
        return [
          { ...part(word('low', language), 'p10', value.p10), most: value.p50 },
          { ...part(word('median', language), 'p50', value.p50), least: value.p10, most: value.p90 },
          { ...part(word('high', language), 'p90', value.p90), least: value.p50 },
        ];
      case 'chance':
        return [{ ...plain(word('chance', language), 'chance', value.chance), width: true, least: 0, most: 1 }];
      default:
        return [];
    }
  });
}

/** The ends of a slider in the unit shown: the typical range, or from zero to twice the value in the file, within what the figure can be. */
function boundsOf(
  { unit, positive, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, width }: Part,
  range: readonly [number, number] | null,
  home: number,
): { readonly low: number; readonly high: number } {
  const share = unit.text === '%';
  const far = Math.abs(home) * 2 || (share ? 20 : 100_000 / unit.factor);
  const [low, high] = range && !width ? [inUnit(range[0], unit), inUnit(range[1], unit)] : [0, share ? Math.max(20, far) : far];
  // A value at an end of its range, or beyond, has room on both sides.
  const bottom = home > low ? low : Math.min(low, home > 0 ? 0 : -far);
  return {
    // A price has no logarithm at zero: its slider ends above it.
    low: Math.max(home === 0 ? low : bottom, positive ? far / 40 : -far, inUnit(least, unit)),
    high: Math.min(home < high ? high : Math.max(high, far), inUnit(most, unit)),
  };
}

/** Why a number in the unit shown cannot stand for a part; null where it can. */
function limitFault(x: number, { unit, positive, least, most }: Part, text: string, language: Language): string | null {
  const value = inBase(x, unit);
  const room = 1e-9 * Math.abs(value);
  const [under, over] = [least !== undefined && value < least - room, most !== undefined && value > most + room];
  if (!under && !over && !(positive && value <= 0)) return null;
  const [low, high] = [least ?? 0, most ?? 0].map((end) => amount(end, unit, language, 6)) as [string, string];
  const both = Number.isFinite(least) && Number.isFinite(most);
  return word(both ? 'refusedBetween' : under ? 'refusedBelow' : over ? 'refusedAbove' : 'refusedZero', language, {
    text,
    low,
    high,
  });
}

/** What a number of a figure needs to be moved, and where its moves go. */
export interface Place {
  /** The part's own path; unlike any other on the page. */
  readonly path: Path;
  /** What the part was in the file that was opened, in base units; null where nothing is to be compared. */
  readonly original: number | null;
  readonly set: (value: string | number, done: boolean) => readonly Problem[];
  readonly reset: () => void;
}

/** A number that stands at its own path in the file. */
function placed(path: Path, actions: Actions): Place {
  const first = actions.original(path);
  const read = typeof first === 'string' || typeof first === 'number' ? readQuantity(first) : null;
  return {
    path,
    original: read?.ok ? read.value : null,
    set: (value, done) => actions.setFigure(path, value, done),
    reset: () => actions.resetFigure(path),
  };
}

export function slotOf(
  part: Part,
  label: string,
  place: Place,
  range: readonly [number, number] | null,
  note: string,
  language: Language,
): NumberInput {
  const { unit, written } = part;
  const value = inUnit(part.value, unit);
  const original = place.original === null ? null : inUnit(place.original, unit);
  const shownUnit = unitWords(unit, language);
  const { low, high } = boundsOf(part, range, original ?? value);
  const usual = Math.max(...(range ?? []).map((end) => Math.abs(inUnit(end, unit))), Math.abs(original ?? 0));
  return {
    id: `f-${dotted(place.path)}`,
    label,
    value,
    original,
    unit: shownUnit,
    low,
    high,
    note,
    resetLabel: word('reset', language),
    read: (text) => {
      const typed = typedIn(text, unit);
      return typeof typed === 'number'
        ? (limitFault(typed, part, text.trim(), language) ?? typed)
        : refusal(typed, text, String(Number(value.toPrecision(4))), shownUnit, language);
    },
    // By what is typical of it, or what the file said.
    doubt: (x) => (isDoubted(x, plausibleAfter(usual)) ? word('doubted', language) : ''),
    language,
    onInput: (x, done) => {
      const [problem] = place.set(writtenAmount(inBase(x, unit), written ?? unit), done);
      return problem && problemWords(problem, language);
    },
    onReset: place.reset,
  };
}

function driverParts(process: Process, unit: Unit, language: Language): Part[] {
  const part = (label: string, key: string, value: number, of = unit): Part => ({
    label,
    keys: ['process', key],
    value,
    unit: of,
  });
  const price = (key: 'level' | 'start', value: number): Part => ({ ...part(word(key, language), key, value), positive: true });
  switch (process.kind) {
    case 'mean-reverting':
      return [price('level', process.level), price('start', process.start)];
    case 'random-walk':
    case 'history':
      return [price('start', process.start)];
    case 'trend':
      return [part(word('start', language), 'start', process.start)];
    case 'event':
      return [{ ...part(word('chance', language), 'chance', process.chance, percentUnit), least: 0, most: 1 }];
    case 'independent':
      return partsOf(
        { values: [process.distribution], list: false, unit, source: null, note: null, at: '' },
        false,
        language,
      ).map((p) => ({ ...p, keys: ['process', ...p.keys] }));
  }
}

/** Of a driver that chance gives afresh each year, the button that opens its chance. */
function driverShape({ id, title, unit, process, note }: Driver, actions: Actions, language: Language): HTMLElement | null {
  if (process.kind !== 'independent') return null;
  const { distribution } = process;
  const at = ['drivers', id];
  const put: LadderFigure['put'] = (shape, origin) => {
    const value = { kind: 'independent', ...distributionData(shape, unit) };
    return attempt([{ path: [...at, 'process'], value }, ...originEdits(at, origin, note)], actions, language);
  };
  const open = () => openLadder({ title: say(title, language), unit, distribution, range: null, yearly: true, put }, language);
  return shapeButton(`driver-${id}`, word('shape', language), say(title, language), language, open);
}

/** Inputs for the main figures of drivers. */
export function driverInputs(
  drivers: readonly Driver[],
  scenario: Scenario,
  actions: Actions,
  language: Language,
): HTMLElement[] {
  return drivers.flatMap((driver) => {
    const note = noteOf(driver, scenario, language);
    return driverParts(driver.process, driver.unit, language)
      .slice(0, 2)
      .map((part, i) => {
        const path = ['drivers', driver.id, ...part.keys];
        const label = `${say(driver.title, language)} · ${part.label}`;
        const field = numberInput(slotOf(part, label, placed(path, actions), null, i === 0 ? note : '', language));
        const shape = i === 0 ? driverShape(driver, actions, language) : null;
        return shape ? besideLabel(field, shape) : field;
      });
  });
}
