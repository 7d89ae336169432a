import type { Page } from 'playwright-core';

/** Works as the browser keeps them, once everything is written; the one that was on screen last comes first. */
export async function keptWorks(tab: Page): Promise<readonly { id: string; name: string; text: string; from?: string }[]> {
  await tab.waitForFunction(() => (document.querySelector('#kept') as HTMLElement | null)?.dataset.keeping === 'kept');
  return tab.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('furrow');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('works').objectStore('works').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const found = all.result as { id: string; name: string; text?: string; used?: number }[];
            const works = found.filter((one): one is { id: string; name: string; text: string } => one.text !== undefined);
            const used = new Map(found.flatMap(({ id, used: when }) => (when === undefined ? [] : [[id, when] as const])));
            resolve(works.sort((a, b) => (used.get(b.id) ?? 0) - (used.get(a.id) ?? 0)));
          };
        };
      }),
  );
}
