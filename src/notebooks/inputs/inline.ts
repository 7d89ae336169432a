/** One number of a figure in; the number as it stands in a sentence, to be dragged, typed or stepped, with a reset where it was moved, out. */
import { hearArrows } from './arrows.ts';
import { type NumberInput, stepOf } from './number.ts';

export interface InlineInput extends NumberInput {
  /** The number with its unit as a sentence has it. */
  readonly say: (value: number) => string;
  /** What is told of a moved one: the value in the file. */
  readonly was: (value: number) => string;
  /** How it can be changed, for the tip. */
  readonly hint: string;
}

/** Pixels of a drag from the low end of the figure to its high one. */
const wholeDrag = 320;
/** A press that moves less is a click. */
const clickRoom = 4;

const tidy = (x: number) => Number(x.toPrecision(12));

export function inlineNumber(props: InlineInput): HTMLElement {
  const { id, label, value, original, unit, low, high, note, resetLabel, read, doubt, say, was, hint, onInput, onReset } = props;
  const element = document.createElement('span');
  element.className = 'inline-figure';
  const grip = document.createElement('span');
  grip.className = 'grip';
  grip.id = id;
  grip.tabIndex = 0;
  grip.setAttribute('role', 'spinbutton');
  grip.setAttribute('aria-label', label);
  const reset = document.createElement('button');
  reset.type = 'button';
  reset.className = 'reset';
  reset.textContent = '↺';
  reset.setAttribute('aria-label', `${resetLabel}: ${label}`);
  reset.addEventListener('click', onReset);
  const fault = document.createElement('span');
  fault.className = 'fault';
  fault.id = `${id}-fault`;
  fault.setAttribute('role', 'status');
  const [least, most] = [Math.min(low, value), Math.max(high, value)];
  const step = stepOf(least, most);
  grip.setAttribute('aria-valuemin', String(tidy(least)));
  grip.setAttribute('aria-valuemax', String(tidy(most)));
  let current = value;
  const show = (x: number) => {
    current = x;
    grip.textContent = say(x);
    grip.setAttribute('aria-valuenow', String(x));
    grip.setAttribute('aria-valuetext', say(x));
    fault.textContent = doubt?.(x) ?? '';
    const moved = original !== null && Math.abs(original - x) > 1e-9 * Math.max(1, Math.abs(original));
    element.classList.toggle('moved', moved);
    reset.hidden = !moved;
    const before = moved ? was(original) : '';
    reset.title = before ? `${resetLabel}: ${before}` : resetLabel;
    grip.title = [before, note, hint].filter(Boolean).join('\n');
  };
  show(value);
  const moveTo = (x: number, done: boolean) => {
    const next = tidy(Math.min(Math.max(x, least), most));
    if (next === current && !done) return;
    settle(next, done);
  };
  /** Words that refuse a value, which is then as it was. */
  const settle = (x: number, done: boolean): string => {
    const before = current;
    show(x);
    const answer = onInput(x, done);
    const refused = typeof answer === 'string' ? answer : '';
    if (refused) show(before);
    fault.textContent = refused;
    return refused;
  };

  let drag: { readonly x: number; readonly from: number; moved: boolean } | null = null;
  grip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, from: current, moved: false };
    grip.setPointerCapture?.(event.pointerId);
    event.preventDefault();
    grip.focus({ preventScroll: true });
  });
  grip.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const by = event.clientX - drag.x;
    if (!drag.moved && Math.abs(by) < clickRoom) return;
    drag.moved = true;
    const steps = Math.round(((by / wholeDrag) * (most - least)) / step);
    moveTo(drag.from + steps * step, false);
  });
  const release = (keep: boolean) => {
    if (!drag) return;
    const { moved, from } = drag;
    drag = null;
    if (moved) moveTo(keep ? current : from, true);
    else if (keep) type();
  };
  grip.addEventListener('pointerup', () => release(true));
  grip.addEventListener('pointercancel', () => release(false));
  const stepBy = (by: number) => moveTo(current + by * step, false);
  hearArrows(grip, stepBy, () => moveTo(current, true));
  grip.addEventListener('keydown', (event) => {
    const end = { Home: least, End: most }[event.key];
    if (end !== undefined) moveTo(end, true);
    else if (event.key === 'Enter' || event.key === 'F2') type();
    else if (/^[\d.-]$/.test(event.key) && !event.ctrlKey && !event.metaKey) type(event.key);
    else return;
    event.preventDefault();
  });

  /** The number gives way to a field until it is typed. */
  function type(begin?: string): void {
    const field = document.createElement('input');
    field.type = 'text';
    field.inputMode = 'decimal';
    field.autocomplete = 'off';
    field.id = `${id}-field`;
    field.setAttribute('aria-label', `${label}${unit && ` (${unit})`}`);
    field.setAttribute('aria-describedby', fault.id);
    field.value = begin ?? String(Number(current.toPrecision(7)));
    field.size = Math.max(6, field.value.length + 1);
    const unitText = document.createElement('span');
    unitText.className = 'unit';
    unitText.textContent = unit;
    grip.replaceWith(field, unitText);
    field.focus();
    if (begin === undefined) field.select();
    let open = true;
    const close = (focus: boolean) => {
      if (!open) return;
      open = false;
      unitText.remove();
      field.replaceWith(grip);
      if (focus) grip.focus({ preventScroll: true });
    };
    const put = (focus: boolean) => {
      if (!open) return;
      const x = read(field.value);
      const refused = typeof x === 'string' ? x : x !== current && settle(x, true);
      if (refused) {
        field.setAttribute('aria-invalid', 'true');
        fault.textContent = refused;
        return;
      }
      close(focus);
      show(current);
    };
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') put(true);
      else if (event.key === 'Escape') {
        event.stopPropagation();
        fault.textContent = '';
        close(true);
      }
    });
    field.addEventListener('blur', () => put(false));
  }

  element.append(grip, reset, fault);
  return element;
}
