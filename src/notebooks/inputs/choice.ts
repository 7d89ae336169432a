/** Options in; a labelled list to choose from, or for long ones a field in which they are found by typing, out. `onChoice` hears of another one. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/** More options than these are looked for, not looked through. */
const mostListed = 40;

let lists = 0;

function listed(options: readonly Option[], chosen: string, onChoice: (id: string) => void): HTMLElement {
  const select = document.createElement('select');
  for (const { id, label: text } of options) {
    const option = document.createElement('option');
    option.value = id;
    option.textContent = text;
    option.defaultSelected = id === chosen;
    select.append(option);
  }
  select.addEventListener('change', () => onChoice(select.value));
  return select;
}

/** The field is empty while it is typed into, so that the browser offers all; it shows what is chosen before and after. */
function searched(
  options: readonly Option[],
  chosen: string,
  onChoice: (id: string) => void,
): readonly [HTMLElement, HTMLElement] {
  const field = document.createElement('input');
  const list = document.createElement('datalist');
  list.id = `options-${++lists}`;
  field.type = 'text';
  field.autocomplete = 'off';
  field.className = 'searched';
  field.setAttribute('list', list.id);
  const labels = options.map(({ label }) => label);
  for (const label of new Set(labels)) {
    const option = document.createElement('option');
    option.value = label;
    list.append(option);
  }
  let now = chosen;
  const show = () => {
    field.placeholder = options.find(({ id }) => id === now)?.label ?? '';
    field.value = field.placeholder;
  };
  show();
  const take = (index: number) => {
    const found = options[index];
    if (!found || found.id === now) return;
    now = found.id;
    onChoice(now);
  };
  const takeTyped = () => {
    const typed = field.value.trim();
    if (typed === '') return;
    const exact = labels.indexOf(typed);
    take(exact >= 0 ? exact : labels.findIndex((label) => label.includes(typed)));
  };
  field.addEventListener('focus', () => {
    field.value = '';
  });
  field.addEventListener('blur', show);
  // One that is taken from the list is meant; one that is typed only with Enter or when the field is left, as a longer name may begin like it.
  field.addEventListener('input', (event) => {
    if ((event as InputEvent).inputType === 'insertReplacementText') take(labels.indexOf(field.value));
  });
  field.addEventListener('change', takeTyped);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    takeTyped();
    field.blur();
  });
  return [field, list];
}

export function choice(
  label: string,
  options: readonly Option[],
  chosen: string,
  onChoice: (id: string) => void,
  id = '',
): HTMLElement {
  const element = document.createElement('label');
  element.className = 'choice';
  const name = document.createElement('span');
  name.textContent = label;
  const [input, list = ''] =
    options.length > mostListed ? searched(options, chosen, onChoice) : [listed(options, chosen, onChoice)];
  if (id !== '') input.id = id;
  element.append(name, input, list);
  return element;
}
