/** Two files and their differences in; the place to choose the second, which is which, and the list of differences, out. */
import { type Change, isRemark, type Language, type Scenario, say } from '../../model/index.ts';
import type { KeptAbout } from '../runtime/keeper.ts';
import { word } from '../words/words.ts';
import { fileKinds } from './file-text.ts';
import { button } from './frame.ts';
import { el, strong } from './parts.ts';
import { titleOf, when } from './shelf.ts';

/** Works that the browser keeps, to choose one from. */
function chooseKept(kept: readonly KeptAbout[], language: Language, take: (id: string) => void): HTMLElement {
  const list = el('select', '') as HTMLSelectElement;
  list.id = 'files-kept';
  list.append(new Option(word('filesKeptNone', language), ''));
  for (const about of kept)
    list.append(new Option([titleOf(about, language), about.name, when(about, language)].join(' · '), about.id));
  list.addEventListener('change', () => {
    if (list.value) take(list.value);
  });
  return el('label', 'files-kept', word('filesKept', language), list);
}

interface Choosing {
  readonly choose: (file: File) => void;
  readonly chooseKept: (id: string) => void;
}

/** A button, and around it a place to drop a file; beside it the works that are kept. */
export function chooseFile(
  isThere: boolean,
  kept: readonly KeptAbout[],
  language: Language,
  { choose: take, chooseKept: takeKept }: Choosing,
): HTMLElement {
  const picker = el('input', '') as HTMLInputElement;
  picker.type = 'file';
  picker.accept = fileKinds;
  picker.hidden = true;
  picker.className = 'files-picker';
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    if (file) take(file);
  });
  const choose = button(word(isThere ? 'filesAnother' : 'filesChoose', language), () => picker.click());
  choose.id = 'files-choose';
  if (!isThere) choose.className = 'main-button';
  const place = el('div', 'files-drop', choose, el('span', '', word('filesDrop', language)), picker);
  if (kept.length > 0) place.append(chooseKept(kept, language, takeKept));
  for (const name of ['dragenter', 'dragover'] as const)
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add('over');
    });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', (event) => {
    // Elsewhere a dropped file is opened.
    event.preventDefault();
    event.stopPropagation();
    place.classList.remove('over');
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  });
  return place;
}

interface Side {
  readonly scenario: Scenario;
  readonly name: string;
}

/** From which file to which. */
export function filesSides(here: Side, second: Side, swapped: boolean, language: Language): HTMLElement {
  const side = ({ scenario, name }: Side, label: string) =>
    el('div', 'files-side', el('small', '', label), el('b', '', say(scenario.title, language)), el('span', '', name));
  const mine = side(here, word('filesOnScreen', language));
  const theirs = side(second, word('filesSecond', language));
  const arrow = el('span', 'files-arrow', '→');
  arrow.setAttribute('aria-hidden', 'true');
  return el('div', 'files-sides', ...(swapped ? [theirs, arrow, mine] : [mine, arrow, theirs]));
}

/** Places told at once; the rest is folded. */
const mostPlaces = 15;

export function changeList(changes: readonly Change[], language: Language): HTMLElement {
  if (changes.length === 0) return el('div', '');
  const figures = changes.filter((change) => !isRemark(change));
  const remarks = changes.filter(isRemark);
  const box = el('div', 'files-changes', el('h2', '', word('filesChanges', language)), ...folded(figures, language));
  if (remarks.length > 0)
    box.append(
      el(
        'details',
        '',
        el('summary', '', word('filesRemarksTitle', language, { n: remarks.length })),
        ...folded(remarks, language),
      ),
    );
  return box;
}

/** What belongs to one place stands together. */
function folded(changes: readonly Change[], language: Language): HTMLElement[] {
  const places = new Map<string, string[]>();
  for (const { place, say: told } of changes) {
    const name = say(place, language);
    places.set(name, [...(places.get(name) ?? []), say(told, language)]);
  }
  const items = [...places].map(([name, told]) =>
    told.length === 1
      ? el('li', '', el('b', '', name), `${word('colon', language)}${told[0]}`)
      : el('li', '', el('b', '', name), el('ul', '', ...told.map((one) => el('li', '', one)))),
  );
  const [first, rest] = [items.slice(0, mostPlaces), items.slice(mostPlaces)];
  const lists = [el('ul', '', ...first)];
  if (rest.length > 0)
    lists.push(
      el('details', '', el('summary', '', ...strong(word('filesMore', language, { n: rest.length }))), el('ul', '', ...rest)),
    );
  return lists;
}
