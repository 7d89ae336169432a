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
 * several names, stays there as wrong, with how many have it, and nothing is chosen; Escape takes it back.
 */
function searched(
  options: readonly Option[],
  chosen: string,
  onChoice: (id: string) => void,
): readonly [HTMLElement, ...HTMLElement[]] {
  const field = document.createElement('input');
  const list = document.createElement('datalist');
  list.id = `options-${++lists}`;
  field.type = 'text';
  field.autocomplete = 'off';
  field.className = 'searched';
  field.setAttribute('list', list.id);
  const found = document.createElement('small');
  found.className = 'fault';
  found.setAttribute('role', 'status');
  for (const label of new Set(options.map((option) => option.label))) {
    const option = document.createElement('option');
    option.value = label;
    list.append(option);
  }
  let now = chosen;
  const tell = (words: string) => {
    found.textContent = words;
    field.setAttribute('aria-invalid', String(words !== ''));
  };
  const show = () => {
    field.placeholder = options.find(({ id }) => id === now)?.label ?? '';
    field.value = field.placeholder;
    tell('');
  };
  show();
  const take = ({ id }: Option) => {
    if (id === now) return;
    now = id;
    onChoice(now);
  };
  const takeTyped = () => {
    const typed = plain(field.value);
    const exact = options.filter(({ id, label }) => plain(label) === typed || plain(id) === typed);
    const all = exact.length > 0 ? exact.slice(0, 1) : options.filter(({ label }) => plain(label).includes(typed));
    const [first, second] = all;
    if (typed !== '') {
      if (!first || second) return tell(`${all.length} / ${options.length}`);
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
    const one = options.find(({ label }) => label === field.value);
    if (one && (event as InputEvent).inputType === 'insertReplacementText') take(one);
  });
  field.addEventListener('keydown', (event) => {
    const isWrong = () => field.getAttribute('aria-invalid') === 'true';
    const isTyped = field.value !== '' && field.value !== field.placeholder;
    if (event.isComposing || !(event.key === 'Enter' || (event.key === 'Escape' && isTyped))) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.key === 'Enter') takeTyped();
    else show();
    if (!isWrong()) field.blur();
  });
  return [field, list, found];
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
  const [input, ...more]: readonly [HTMLElement, ...HTMLElement[]] =
    options.length > mostListed ? searched(options, chosen, onChoice) : [listed(options, chosen, onChoice)];
  if (id !== '') input.id = id;
  element.append(name, input, ...more);
  return element;
}
