/** One number of a figure in; a slider and a field for it, in the unit it was written in, with a reset, out. */
import { hearArrows } from './arrows.ts';
import { numberText } from './typed.ts';

export interface NumberInput {
  /** Unlike any other on the page, and the same when the input is made again, so that it keeps the focus. */
  readonly id: string;
  readonly label: string;
  /** In the unit shown. */
  readonly value: number;
  /** The value in the file that was opened; null where it was not written there. */
  readonly original: number | null;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Below the figure: its source and note. */
  readonly note: string;
  readonly resetLabel: string;
  /** Reads what was typed: a number in the unit shown, or words on what is wrong and what to type instead. */
  readonly read: (text: string) => number | string;
  /** What to say of a value that is taken and hardly meant; an empty text of any other. */
  readonly doubt?: (value: number) => string;
  readonly language: 'en' | 'zh';
  /** `done` is false while the hand is still moving. Words refuse the value: nothing was written. */
  readonly onInput: (value: number, done: boolean) => unknown;
  readonly onReset: () => void;
}

/** A step that gives about 200 places on the slider and a round number. */
export function stepOf(low: number, high: number): number {
  const raw = (high - low) / 200;
  if (!(raw > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5, 10].find((n) => n * power >= raw) ?? 10) * power;
}

const tidy = (x: number) => Number(x.toPrecision(12));

export function numberInput({
  id,
  label,
  value,
  original,
  unit,
  low,
  high,
  note,
  resetLabel,
  read,
  doubt,
  language,
  onInput,
  onReset,
}: NumberInput): HTMLElement {
  const element = document.createElement('div');
  element.className = 'figure-input';
  const name = document.createElement('label');
  name.htmlFor = id;
  name.textContent = label;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.id = `${id}-slider`;
  slider.min = String(tidy(Math.min(low, value)));
  slider.max = String(tidy(Math.max(high, value)));
  slider.step = 'any';
  slider.value = String(value);
  slider.setAttribute('aria-label', label);
  const step = stepOf(Math.min(low, value), Math.max(high, value));
  const field = document.createElement('input');
  field.id = id;
  field.type = 'text';
  field.inputMode = 'decimal';
  field.autocomplete = 'off';
  const unitText = document.createElement('span');
  unitText.className = 'unit';
  unitText.textContent = unit;
  const reset = document.createElement('button');
  reset.type = 'button';
  reset.className = 'reset';
  reset.textContent = '↺';
  reset.title = resetLabel;
  reset.setAttribute('aria-label', `${resetLabel}: ${label}`);
  const fault = document.createElement('small');
  fault.className = 'fault';
  fault.id = `${id}-fault`;
  fault.setAttribute('role', 'status');
  field.setAttribute('aria-describedby', fault.id);
  let current = value;
  const show = (x: number) => {
    current = x;
    field.value = numberText(tidy(x), 7, language);
    // A long number is seen whole; a comma is half as wide as a digit.
    field.style.minWidth = `calc(${(field.value.length + field.value.replaceAll(',', '').length) / 2}ch + 1rem)`;
    field.setAttribute('aria-invalid', 'false');
    slider.setAttribute('aria-valuetext', `${field.value}${unit === '%' ? '' : ' '}${unit}`);
    fault.textContent = doubt?.(x) ?? '';
    reset.hidden = original === null || Math.abs(original - x) <= 1e-9 * Math.max(1, Math.abs(original));
    element.classList.toggle('moved', !reset.hidden);
  };
  show(value);
  const refuse = (words: string) => {
    field.setAttribute('aria-invalid', 'true');
    fault.textContent = words;
  };
  const put = (x: number, done: boolean, typed?: string) => {
    const before = current;
    show(x);
    const refused = onInput(x, done);
    if (typeof refused !== 'string') return;
    show(before);
    slider.value = String(before);
    field.value = typed ?? field.value;
    refuse(refused);
  };
  const move = (done: boolean) => {
    const [at, least, most] = [slider.value, slider.min, slider.max].map(Number) as [number, number, number];
    // Its ends may lie between two steps.
    put(at > least && at < most ? tidy(Math.min(Math.max(Math.round(at / step) * step, least), most)) : at, done);
  };
  slider.addEventListener('input', () => move(false));
  slider.addEventListener('change', () => move(true));
  // Arrow keys move by the step; `step=any` would move by a hundredth of the range only in some browsers.
  const stepBy = (by: number) => {
    slider.value = String(Number(slider.value) + by * step);
    move(false);
  };
  hearArrows(slider, stepBy, () => move(true));
  field.addEventListener('change', () => {
    const x = read(field.value);
    if (typeof x === 'string') return refuse(x);
    slider.value = String(x);
    put(x, true, field.value);
  });
  // What was refused can be taken back.
  field.addEventListener('keydown', ({ key }) => key === 'Escape' && show(current));
  field.addEventListener('focus', () => field.select());
  reset.addEventListener('click', onReset);
  const small = document.createElement('small');
  small.textContent = note;
  element.append(name, slider, field, unitText, reset, fault, small);
  return element;
}
