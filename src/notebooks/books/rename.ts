/** A title in both languages in; a small dialog that asks for another, and the other one, out. */
import { type Language, type Text, titleData } from '../../model/index.ts';
import { word } from '../words/words.ts';
import { onEnter, openPanel } from './dialog.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

/** Two fields, the one of the page's language first. */
export function titleFields(
  id: string,
  title: Text,
  language: Language,
): { readonly element: HTMLElement; readonly title: () => Text } {
  const field = (of: Language): HTMLInputElement => {
    const input = el('input', '') as HTMLInputElement;
    input.type = 'text';
    input.id = `${id}-${of}`;
    input.lang = of === 'zh' ? 'zh-Hans' : 'en';
    input.autocomplete = 'off';
    input.value = title[of];
    return input;
  };
  const fields = { en: field('en'), zh: field('zh') };
  const labelled = (of: Language) =>
    el('label', '', el('span', '', word(of === 'zh' ? 'titleZh' : 'titleEn', language)), fields[of]);
  const order: readonly Language[] = language === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  return {
    element: el('div', 'title-fields', ...order.map(labelled)),
    title: () => ({ en: fields.en.value, zh: fields.zh.value }),
  };
}

export function openRename(heading: string, title: Text, language: Language, put: (title: Text) => unknown): void {
  const panel = openPanel(heading, 'rename', language);
  const fields = titleFields('rename', title, language);
  const keep = button(word('ladderPut', language), () => {
    if (titleData(fields.title()) === '') return;
    panel.close();
    put(fields.title());
  });
  keep.className = 'main-button';
  fields.element.addEventListener('input', () => {
    keep.disabled = titleData(fields.title()) === '';
  });
  onEnter(fields.element, () => keep.click());
  panel.show(fields.element, el('div', 'buttons', keep, button(word('panelCancel', language), panel.close)));
  const [first] = fields.element.querySelectorAll('input');
  first?.focus();
  first?.select();
}
