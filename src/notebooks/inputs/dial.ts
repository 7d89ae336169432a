/** A range of percentages and a few presets in; a slider with buttons beside it, and a way to show another value on it, out. */
export interface Dial {
  readonly element: HTMLElement;
  /** From 0 to 1; puts nothing into the store. */
  readonly show: (share: number) => void;
}

export interface DialInput {
  readonly id: string;
  readonly label: string;
  /** In percent. */
  readonly low: number;
  readonly high: number;
  readonly presets: readonly number[];
  readonly presetLabel: (percent: string) => string;
  /** At most once a frame while the hand moves. */
  readonly onInput: (share: number) => void;
}

export function dial({ id, label, low, high, presets, presetLabel, onInput }: DialInput): Dial {
  const element = document.createElement('div');
  element.className = 'dial';
  const name = document.createElement('label');
  name.htmlFor = id;
  name.textContent = label;
  const slider = document.createElement('input');
  Object.assign(slider, { type: 'range', id, min: String(low), max: String(high), step: '1' });
  const shown = document.createElement('output');
  shown.htmlFor.add(id);
  const buttons = presets.map((preset) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `${preset}%`;
    button.setAttribute('aria-label', presetLabel(`${preset}%`));
    button.addEventListener('click', () => onInput(preset / 100));
    return { button, preset };
  });
  let frame = 0;
  slider.addEventListener('input', () => {
    shown.textContent = `${slider.value}%`;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => onInput(Number(slider.value) / 100));
  });
  element.append(name, slider, shown, ...buttons.map(({ button }) => button));
  return {
    element,
    show: (share) => {
      const percent = Math.round(share * 100);
      slider.value = String(percent);
      shown.textContent = `${percent}%`;
      slider.setAttribute('aria-valuetext', `${percent}%`);
      for (const { button, preset } of buttons) button.setAttribute('aria-pressed', String(preset === percent));
    },
  };
}
