/** The store of the page in; a panel with a link that carries its scenario, and one into which a link is pasted, out. */
import { type Language, linkOf, maxLink, say } from '../../model/index.ts';
import type { Store } from '../runtime/state.ts';
import { word } from '../words/words.ts';
import { openPanel } from './dialog.ts';
import { button } from './frame.ts';
import { isOnlyHere, linkIn, withView } from './link.ts';
import { el } from './parts.ts';

/** Links longer than this have been seen cut. */
const longForChat = 4000;

export function openShare(store: Store, take: () => void): void {
  store.finish();
  const { language, name, text, plan, book } = store.get();
  const panel = openPanel(word('shareHead', language), 'share', language);
  const file = button(word('downloadIt', language), take);
  file.id = 'share-file';
  const made = linkOf({ name, text });
  if (!made.ok) {
    panel.show(
      el('p', 'notice', say(made.say, language), word('colon', language), say(made.hint, language)),
      el('div', 'buttons', file),
    );
    return;
  }
  const onlyHere = isOnlyHere(location);
  const whole = withView(made.fragment, { plan, book });
  const link = whole.length <= maxLink ? whole : made.fragment;
  const sent = onlyHere ? link : location.href.replace(/#.*$/s, '') + link;
  panel.show(
    el('p', '', word('shareHow', language, { size: (sent.length / 1000).toFixed(1) })),
    onlyHere ? el('p', 'notice', word('shareOnlyHere', language)) : '',
    copyField(word(onlyHere ? 'shareTextLabel' : 'shareLinkLabel', language), sent, language, file),
    el('p', 'caption', word('shareTravels', language)),
    sent.length > longForChat ? el('p', 'caption', word('shareLong', language)) : '',
  );
}

function field(id: string, label: string, value: string): { readonly box: HTMLElement; readonly area: HTMLTextAreaElement } {
  const area = document.createElement('textarea');
  area.id = id;
  area.rows = 5;
  area.value = value;
  area.spellcheck = false;
  const name = el('label', '', label);
  name.setAttribute('for', id);
  return { box: el('div', 'link-field', name, area), area };
}

function copyField(label: string, text: string, language: Language, beside: HTMLElement): HTMLElement {
  const { box, area } = field('share-link', label, text);
  area.readOnly = true;
  area.addEventListener('focus', () => area.select());
  const said = el('p', 'caption');
  said.setAttribute('role', 'status');
  const copy = button(word('shareCopy', language), async () => {
    area.focus();
    area.select();
    said.textContent = word((await copied(text)) ? 'shareCopied' : 'shareNoCopy', language);
  });
  copy.className = 'main-button';
  copy.id = 'share-copy';
  box.append(el('div', 'buttons', copy, beside), said);
  return box;
}

/** Older browsers, and pages without a secure address, copy only what is selected. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

/** `open` says in words what is wrong with a link; null once it is open. */
export function openPaste(language: Language, open: (link: string) => Promise<string | null>): void {
  const panel = openPanel(word('openLink', language), 'share', language);
  const { box, area } = field('paste-link', word('pasteLabel', language), '');
  const fault = el('p', 'fault');
  fault.id = 'paste-fault';
  fault.setAttribute('role', 'alert');
  area.setAttribute('aria-describedby', fault.id);
  const go = button(word('pasteOpen', language), async () => {
    const said = await open(linkIn(area.value) ?? area.value.trim());
    fault.textContent = said ?? '';
    area.setAttribute('aria-invalid', String(said !== null));
    if (said === null) panel.close();
  });
  go.className = 'main-button';
  go.id = 'paste-open';
  panel.show(el('p', '', word('pasteHelp', language)), box, fault, el('div', 'buttons', go));
  area.focus();
}
