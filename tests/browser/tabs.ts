/** How a tab is opened in; tabs with nothing kept out, which later tests use again: a new window takes longer than an emptied one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

export interface Tabs {
  /** A tab in a browser of this language, alone in it. */
  take(locale: string, size: { readonly width: number; readonly height: number }): Promise<Page>;
  /** Takes all of them back and leaves nothing in them. */
  back(): Promise<void>;
}

export function makeTabs(folder: string, open: (locale: string) => Promise<Page>): Tabs {
  const empty = join(folder, 'empty.html');
  writeFileSync(empty, '<!doctype html><title>empty</title>');
  const idle = new Map<string, Page[]>();
  let used: (readonly [string, Page])[] = [];

  async function emptied(tab: Page): Promise<void> {
    for (const event of ['console', 'pageerror', 'request'] as const) await tab.removeAllListeners(event);
    await tab.emulateMedia({ media: null });
    // All pages of a folder share what the browser keeps for them.
    await tab.goto(pathToFileURL(empty).href);
    await tab.evaluate(async () => {
      localStorage.clear();
      sessionStorage.clear();
      for (const { name = '' } of await indexedDB.databases())
        await new Promise<void>((done, fail) => {
          const deleting = indexedDB.deleteDatabase(name);
          deleting.onsuccess = () => done();
          deleting.onerror = () => fail(deleting.error);
        });
    });
  }

  return {
    async take(locale, size) {
      const tab = idle.get(locale)?.pop() ?? (await open(locale));
      used.push([locale, tab]);
      await tab.setViewportSize(size);
      return tab;
    },
    async back() {
      const all = used;
      used = [];
      for (const [locale, tab] of all)
        await emptied(tab).then(
          () => idle.set(locale, [...(idle.get(locale) ?? []), tab]),
          () => tab.context().close(),
        );
    },
  };
}
