/** What the browser keeps in; a panel of the kept scenarios, to be opened, duplicated, downloaded and deleted, out. */
import { encodeText, type Language, say } from '../../model/index.ts';
import type { Keeper, KeptAbout } from '../runtime/keeper.ts';
import { plain } from '../runtime/work.ts';
import { word } from '../words/words.ts';
import { openPanel } from './dialog.ts';
import { download } from './download.ts';
import { button } from './frame.ts';
import { el } from './parts.ts';

export interface ShelfParts {
  readonly keeper: Keeper;
  /** The work on screen. */
  readonly current: () => string;
  readonly open: (id: string) => Promise<void>;
}

export async function openShelf({ keeper, current, open }: ShelfParts, language: Language): Promise<void> {
  await keeper.flush();
  const panel = openPanel(word('shelfHead', language), 'shelf', language);
  let deleted: { readonly title: string; readonly back: () => Promise<void> } | null = null;
  const draw = async () => {
    const kept = await keeper.list();
    panel.show(
      el('p', 'caption', word('shelfHelp', language)),
      deletedLine(),
      kept.length === 0
        ? el('p', 'empty', word('shelfEmpty', language))
        : el('ul', 'shelf-list', ...kept.map((about) => item(about))),
    );
  };
  const deletedLine = (): HTMLElement => {
    const line = el('p', deleted ? 'notice' : '');
    line.setAttribute('role', 'status');
    if (!deleted) return line;
    const { title, back } = deleted;
    const undo = button(word('undo', language), async () => {
      await back();
      deleted = null;
      await draw();
    });
    undo.id = 'shelf-undo';
    line.append(word('shelfDeleted', language, { title }), ' ', undo);
    return line;
  };
  const item = (about: KeptAbout): HTMLElement => {
    const { id, name } = about;
    const title = titleOf(about, language);
    const here = id === current();
    const acts = [
      [
        word('shelfOpen', language),
        here,
        async () => {
          panel.close();
          await open(id);
        },
      ],
      [word('shelfDuplicate', language), false, () => keeper.copy(id).then(draw)],
      [word('shelfDownload', language), false, () => take(keeper, id)],
      [
        word('shelfDelete', language),
        here,
        async () => {
          deleted = { title, back: await keeper.remove(id) };
          await draw();
          document.getElementById('shelf-undo')?.focus();
        },
      ],
    ] as const;
    const buttons = acts.map(([label, off, act], i) => {
      const made = button(label, () => void act(), off, off ? word('shelfNotHere', language) : label);
      made.id = `shelf-${i}-${id}`;
      made.setAttribute('aria-label', `${label}${word('colon', language)}${title}`);
      return made;
    });
    const tags = [
      here ? word('shelfHere', language) : '',
      about.from === 'link' ? word('shelfFromLink', language) : about.from === 'copy' ? word('shelfCopyTag', language) : '',
    ].filter((tag) => tag !== '');
    return el(
      'li',
      here ? 'chosen' : '',
      el('h3', '', title, ...tags.map((tag) => el('small', '', tag))),
      el('p', 'caption', [name, when(about, language), changesOf(about, language)].filter((part) => part !== '').join(' · ')),
      el('div', 'buttons', ...buttons),
    );
  };
  await draw();
}

export const titleOf = ({ title, name }: KeptAbout, language: Language): string => (title ? say(title, language) : name);

export function when({ changed, same }: KeptAbout, language: Language): string {
  const time = new Date(changed).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return word(same ? 'shelfOpened' : 'shelfWhen', language, { when: time });
}

function changesOf({ changes, same, saved }: KeptAbout, language: Language): string {
  if (same) return word(saved ? 'shelfSame' : 'stateNoFile', language);
  const count = changes
    ? word(changes === 1 ? 'shelfChange' : 'shelfChanges', language, { n: changes })
    : word('shelfWords', language);
  return saved ? `${count} · ${word('shelfInFile', language)}` : count;
}

async function take(keeper: Keeper, id: string): Promise<void> {
  const work = await keeper.get(id);
  if (!work) return;
  const bytes = encodeText(work.text, work.writing ?? plain) as BlobPart;
  download(work.name || 'scenario.yaml', new Blob([bytes], { type: 'application/yaml' }));
}
