/** An uncertain figure in; a small editor of its chance, as a ladder from one value to past observations, out: one change when it is put in. */
import {
  type Distribution,
  distributionWords,
  isMap,
  type Language,
  type Path,
  quantityWords,
  rangeWords,
  shapeOf,
  type Text,
  type Unit,
  unitWords,
} from '../../model/index.ts';
import { densityChart } from '../charts/density.ts';
import { figureUnit, inBase, inUnit, typedIn } from '../inputs/typed.ts';
import type { Edit } from '../runtime/state.ts';
import { type Word, word } from '../words/words.ts';
import { onEnter, openPanel } from './dialog.ts';
import { button } from './frame.ts';
import { begin, isBeyond, limitsOf, made, numbersOf, type Rung, rungOf, rungs } from './ladder-steps.ts';
import { el, strong, widthFor } from './parts.ts';
import { pastedValues } from './past.ts';
import { refusal } from './refusal.ts';

export interface LadderFigure {
  readonly title: string;
  readonly unit: Unit;
  readonly distribution: Distribution;
  /** The typical range, in base units. */
  readonly range: readonly [number, number] | null;
  /** Whether chance gives it anew each year, not once a future. */
  readonly yearly: boolean;
  /** Writes it, or says why it cannot stand. */
  readonly put: (shape: Distribution, origin: Origin) => string | null;
}

/** Where a figure comes from that was made of past values. */
interface Origin {
  readonly source?: string;
  readonly note?: Text;
}

/** The edits that say where a figure now comes from; of the `note` there, one of past values does not outlive them. */
export function originEdits(at: Path, { source, note: next }: Origin, note: unknown): Edit[] {
  const parts = source === undefined ? {} : { source, note: next };
  const isOfPast = isMap(note) && String(note.en).startsWith(word('ladderNote', 'en').split('{')[0] ?? '');
  const all = isOfPast ? { note: undefined, ...parts } : parts;
  return Object.entries(all).map(([key, value]) => ({ path: [...at, key], value }));
}

const rungWords: { readonly [rung in Rung]: Word } = {
  one: 'ladderOne',
  three: 'ladderThree',
  quantiles: 'ladderQuantiles',
  past: 'ladderPast',
  written: 'ladderWritten',
};

const rungHelp: { readonly [rung in Exclude<Rung, 'written'>]: Word } = {
  one: 'ladderOneHelp',
  three: 'ladderThreeHelp',
  quantiles: 'ladderQuantilesHelp',
  past: 'ladderPastHelp',
};

export function openLadder(figure: LadderFigure, language: Language): void {
  const panel = openPanel(figure.title, 'ladder', language);
  panel.show(ladder(figure, language, panel.close));
}

export function ladder(figure: LadderFigure, language: Language, close: () => void): HTMLElement {
  const { distribution: first, yearly, range } = figure;
  const unit = figureUnit({ unit: figure.unit, values: [first] }, language);
  const limits = limitsOf(first, unit.text === '%');
  const bare = { ...unit, text: unit.text === '%' ? '%' : '' };
  const told = (value: number, of = bare) => quantityWords({ value, unit: of }, language);
  let rung = rungOf(first);
  let numbers = begin(rung, first, limits);
  /** The last right one; what other rungs begin with. */
  let now: Distribution = first;
  let wrong: string | null = null;
  let pasted = '';

  const chart = densityChart({
    width: Math.min(520, widthFor(520)),
    format: (x) => told(x),
    unit: unit.text === '%' ? '' : unitWords(unit, language),
    onDrag: (key, x, done) => {
      const tidy = Number(inUnit(x, unit).toPrecision(3));
      numbers = numbers.map((value, i) => (key === String(i) ? inBase(tidy, unit) : value));
      for (const [i, field] of fieldsNow().entries()) {
        field.value = shownNumber(numbers[i] ?? 0);
        field.setAttribute('aria-invalid', 'false');
      }
      weigh(done);
    },
  });
  const steps = el('div', 'rungs');
  steps.setAttribute('role', 'radiogroup');
  steps.setAttribute('aria-label', word('ladderLabel', language));
  const help = el('p', 'caption');
  const fields = el('div', 'ladder-fields');
  const says = el('p', 'ladder-says');
  says.setAttribute('role', 'status');
  const fault = el('p', 'fault');
  fault.setAttribute('role', 'alert');
  const put = button(word('ladderPut', language), () => {
    if (wrong !== null) return;
    const values = rung === 'past' ? pastedValues(pasted, unit).values : [];
    wrong = figure.put(now, rung === 'past' ? { source: 'estimate', note: pastNote(values) } : {});
    if (wrong) say(false);
    else close();
  });
  put.className = 'main-button';
  put.id = 'ladder-put';

  const pastNote = (values: readonly number[]): Text => {
    const of = (as: Language) =>
      word('ladderNote', as, {
        n: values.length,
        values: values.map((value) => quantityWords({ value, unit: figure.unit }, as)).join(', '),
      });
    return { en: of('en'), zh: of('zh').replaceAll(', ', '、') };
  };
  /** To four figures of the unit shown. */
  const tidied = (value: number) => inBase(Number(inUnit(value, unit).toPrecision(4)), unit);
  const shownNumber = (value: number) => String(Number(inUnit(value, unit).toPrecision(7)));
  const fieldsNow = () => [...fields.querySelectorAll('input')];
  const dots = () => (rung === 'past' ? pastedValues(pasted, unit).values.filter((value) => !isBeyond(value)) : []);

  /** What cannot be read in a field is told until it is put right, whatever is typed in the others. */
  function unread(): string | null {
    for (const [i, { value }] of fieldsNow().entries()) {
      const typed = typedIn(value, unit);
      if (typeof typed !== 'number')
        return refusal(typed, value, shownNumber(numbers[i] ?? 0), unitWords(unit, language), language);
    }
    return null;
  }

  /** Judges the numbers and draws what they make; what is wrong leaves the last right curve, greyed. */
  function weigh(anew: boolean): void {
    const result = rung === 'written' ? first : made(rung, numbers, limits, tidied);
    wrong = unread() ?? (typeof result === 'string' ? word(result, language) : null);
    if (typeof result !== 'string') now = result;
    say(anew);
  }

  function say(anew: boolean): void {
    const shape = rung === 'past' && wrong !== null ? null : shapeOf(now);
    const words = shape ? sentenceOf(now, shape) : '';
    // Where nothing is pasted yet, there is nothing to draw and nothing is wrong.
    const isBlank = rung === 'past' && pasted.trim() === '';
    chart.element.style.display = isBlank ? 'none' : '';
    fault.textContent = isBlank ? '' : (wrong ?? '');
    says.replaceChildren(...strong(wrong === null ? words : ''));
    put.disabled = wrong !== null || (rung === 'written' && now === first);
    chart.element.classList.toggle('stale', wrong !== null);
    const handles =
      rung === 'quantiles'
        ? numbers.map((x, i) => ({ key: String(i), label: word(numbersOf.quantiles[i] as Word, language), x }))
        : [];
    chart.draw({ shape, dots: dots(), handles, description: `${figure.title}: ${words.replaceAll('**', '')}` }, anew);
  }

  function sentenceOf(d: Distribution, { kind, p10, p50, p90 }: ReturnType<typeof shapeOf>): string {
    if (d.kind === 'fixed') return word(yearly ? 'ladderSureYear' : 'ladderSure', language, { value: told(d.value, unit) });
    if (kind === 'bars') return distributionWords(d, unit, language);
    return word(yearly ? 'ladderSaysYear' : 'ladderSays', language, {
      ...rangeWords([p10, p90], unit, language),
      middle: told(p50, unit),
    });
  }

  function drawFields(): void {
    help.textContent = rung === 'written' ? distributionWords(first, unit, language) : word(rungHelp[rung], language);
    if (rung === 'past') {
      numbers = dots();
      const area = el('textarea', '') as HTMLTextAreaElement;
      area.id = 'ladder-past';
      area.rows = 5;
      area.value = pasted;
      area.setAttribute('aria-label', word('ladderPast', language));
      area.addEventListener('input', () => {
        pasted = area.value;
        const { values, refused } = pastedValues(pasted, unit);
        numbers = values;
        weigh(true);
        if (refused.length > 0) {
          wrong = word('ladderRefused', language, { words: refused.slice(0, 3).join(', ') });
          say(true);
        }
      });
      fields.replaceChildren(area, el('span', 'unit', unitWords(unit, language)));
      return;
    }
    fields.replaceChildren(
      ...numbersOf[rung].map((name, i) => {
        const field = el('input', '') as HTMLInputElement;
        field.type = 'text';
        field.inputMode = 'decimal';
        field.autocomplete = 'off';
        field.id = `ladder-${name}`;
        field.value = shownNumber(numbers[i] ?? 0);
        field.addEventListener('input', () => {
          const typed = typedIn(field.value, unit);
          const isRead = typeof typed === 'number';
          field.setAttribute('aria-invalid', String(!isRead));
          if (isRead) numbers = numbers.map((value, j) => (j === i ? inBase(typed, unit) : value));
          weigh(isRead);
        });
        onEnter(field, () => put.click());
        const label = el('label', '', el('span', '', word(name, language)), field, el('span', 'unit', unitWords(unit, language)));
        return label;
      }),
    );
  }

  function choose(next: Rung): void {
    if (next !== rung) numbers = begin(next, now, limits).map(tidied);
    rung = next;
    drawFields();
    weigh(true);
  }

  const offered: readonly Rung[] = rungOf(first) === 'written' ? ['written', ...rungs] : rungs;
  steps.append(
    ...offered.map((one) => {
      const input = el('input', '') as HTMLInputElement;
      input.type = 'radio';
      input.name = 'rung';
      input.id = `rung-${one}`;
      input.checked = one === rung;
      input.addEventListener('change', () => choose(one));
      return el('label', 'rung', input, word(rungWords[one], language));
    }),
  );
  choose(rung);
  const typical = range ? word('typicalRange', language, rangeWords(range, unit, language)) : '';
  return el(
    'div',
    'ladder-body',
    steps,
    help,
    fields,
    fault,
    el('div', 'density-place', chart.element),
    says,
    typical ? el('p', 'caption', typical) : '',
    el('div', 'buttons', put, button(word('panelCancel', language), close)),
  );
}
