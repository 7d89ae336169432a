/** Options in; a labelled select whose `value` is the chosen id, with an "input" event, out. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

export function choice(label: string, options: readonly Option[], chosen: string, onChoice: (id: string) => void): HTMLElement {
  const element = document.createElement('label');
  element.className = 'choice';
  const name = document.createElement('span');
  name.textContent = label;
  const select = document.createElement('select');
  for (const { id, label: text } of options) {
    const option = document.createElement('option');
    option.value = id;
    option.textContent = text;
    option.defaultSelected = id === chosen;
    select.append(option);
  }
  select.addEventListener('change', () => onChoice(select.value));
  element.append(name, select);
  return element;
}
