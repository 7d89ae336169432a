/** Options in; a labelled list to choose from, or for long ones a field in which they are found by typing, out. `onChoice` hears of another one. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/** More options than these are looked for, not looked through. */
const mostListed = 40;

let lists = 0;

/** As names are compared: full-width signs and blanks make no other name. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

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

/**
 * The field is empty while it is typed into, so that the browser offers all; it shows what is chosen before and after. A text that is found nowhere, or in
 * several names, stays there as wrong, and nothing is chosen.
 */
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
  for (const label of new Set(options.map((option) => option.label))) {
    const option = document.createElement('option');
    option.value = label;
    list.append(option);
  }
  let now = chosen;
  const show = () => {
    field.placeholder = options.find(({ id }) => id === now)?.label ?? '';
    field.value = field.placeholder;
    field.setAttribute('aria-invalid', 'false');
  };
  show();
  const take = (found: Option) => {
    if (found.id === now) return;
    now = found.id;
    onChoice(now);
  };
  const takeTyped = () => {
    const typed = plain(field.value);
    const exact = options.filter(({ id, label }) => plain(label) === typed || plain(id) === typed);
    const found = exact.length > 0 ? exact.slice(0, 1) : options.filter(({ label }) => plain(label).includes(typed));
    const [first, second] = found;
    if (typed !== '') {
      if (!first || second) {
        field.setAttribute('aria-invalid', 'true');
        return;
      }
      take(first);
    }
    show();
  };
  field.addEventListener('focus', () => {
    if (field.value === field.placeholder) field.value = '';
  });
  field.addEventListener('blur', takeTyped);
  // One that is taken from the list is meant; one that is typed only with Enter or when the field is left, as a longer name may begin like it.
  field.addEventListener('input', (event) => {
    const [found] = options.filter(({ label }) => label === field.value);
    if (found && (event as InputEvent).inputType === 'insertReplacementText') take(found);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    takeTyped();
    if (field.getAttribute('aria-invalid') === 'false') field.blur();
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
