/** One value as text in; a field for it, with its unit, that hands on what was typed or says beside it what is wrong, out. */

export interface FieldInput {
  /** Unlike any other on the page, and the same when the field is made again, so that it keeps the focus. */
  readonly id: string;
  readonly label: string;
  /** Where a column or a row names the field already, the label is for screen readers alone. */
  readonly isLabelled?: boolean;
  readonly value: string;
  readonly unit?: string;
  readonly placeholder?: string;
  /** Said of the value as it stands; it is taken all the same. */
  readonly doubt?: string;
  /** Takes what was typed, or says what is wrong with it; undefined: it is what stands here already, in other words. */
  readonly onText: (text: string) => string | null | undefined;
}

export function field({ id, label, isLabelled, value, unit, placeholder, doubt = '', onText }: FieldInput): HTMLElement {
  const element = document.createElement('div');
  element.className = 'field';
  const input = document.createElement('input');
  input.type = 'text';
  input.id = id;
  input.autocomplete = 'off';
  input.value = value;
  if (placeholder) input.placeholder = placeholder;
  if (isLabelled) input.setAttribute('aria-label', label);
  else {
    const name = document.createElement('label');
    name.htmlFor = id;
    name.textContent = label;
    element.append(name);
  }
  const fault = document.createElement('small');
  fault.className = 'fault';
  fault.id = `${id}-fault`;
  fault.setAttribute('role', 'status');
  fault.textContent = doubt;
  input.setAttribute('aria-describedby', fault.id);
  const tell = (words: string | null) => {
    fault.textContent = words ?? '';
    input.setAttribute('aria-invalid', String(words !== null));
  };
  input.addEventListener('change', () => {
    const said = onText(input.value);
    if (said === undefined) input.value = value;
    tell(said ?? null);
  });
  // What was refused can be taken back.
  input.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    input.value = value;
    tell(null);
  });
  input.addEventListener('focus', () => input.select());
  element.append(input);
  if (unit) {
    const words = document.createElement('span');
    words.className = 'unit';
    words.textContent = unit;
    element.append(words);
  }
  element.append(fault);
  return element;
}
