import { expect, test } from 'vitest';
import { keptWorks } from './kept.ts';
import { book, open, planner, scenario, settled, undo } from './planner.ts';

// The page without a mouse or without eyes, and a page that runs into its own mistakes.

const notebooks = planner(scenario('seven-villages', 500));
/** What has the focus. */
const focused = `document.activeElement?.tagName + ' ' + (document.activeElement?.id ?? '')`;

test('the first key leads past the bar and the list of notebooks to the figures', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN' });
  await tab.keyboard.press('Tab');
  expect(await tab.locator('.skip:focus').innerText()).toBe('跳到正文');
  await tab.keyboard.press('Enter');
  expect(await tab.evaluate(focused)).toBe('MAIN main');
});

test('the focus stays where the hand is: in a panel that loses a row, at the button that opened it, at what can be done again', async () => {
  const tab = await notebooks.visit();
  await tab.locator('#edit-plans').focus();
  await tab.keyboard.press('Enter');
  const deletes = tab.locator('dialog button[id^="plan-3-"]');
  const plans = await deletes.count();
  await deletes.last().focus();
  await tab.keyboard.press('Enter');
  await settled(tab);
  expect(await deletes.count()).toBe(plans - 1);
  expect(await tab.locator('dialog button:focus').count()).toBe(1);
  await tab.keyboard.press('Escape');
  expect(await tab.evaluate(focused)).toBe('BUTTON edit-plans');
  await undo(tab).focus();
  await tab.keyboard.press('Enter');
  await settled(tab);
  // What has nothing left to undo keeps the focus, and does nothing.
  expect(await tab.locator('button:focus').innerText()).toBe('Undo');
  await tab.keyboard.press('Enter');
  await settled(tab);
  expect(await tab.locator('#plan option').count()).toBe(plans);
  await book(tab, 1);
  await tab.locator('#leave-meat-plant').focus();
  await tab.keyboard.press('Enter');
  await settled(tab);
  expect(await tab.evaluate(focused)).toBe('BUTTON rename-shops');
});

test('what came out is said once the figures have settled', async () => {
  const tab = await notebooks.visit();
  await tab.locator('#plan').selectOption('cattle-bases');
  await settled(tab);
  const lead = await tab.locator('.sentence').first().innerText();
  const said = (words: string) => tab.waitForFunction((text) => document.querySelector('.spoken')?.textContent === text, words);
  await said(`Computed. ${lead}`);
  // Back where all is known, and in the other language.
  await tab.locator('#plan').selectOption('as-is');
  await settled(tab);
  await said(`Computed. ${await tab.locator('.sentence').first().innerText()}`);
  await tab.getByRole('button', { name: '中文' }).click();
  await settled(tab);
  await said(`计算完成。${await tab.locator('.sentence').first().innerText()}`);
});

test('a mistake of the page is told, and kept work that is broken does not keep it from opening', async () => {
  const tab = await notebooks.visit();
  await tab.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new Error('cut short') })));
  expect(await tab.locator('.notices').innerText()).toContain('The page has made a mistake: cut short');
  await open(tab, 'mine.yaml', scenario('one-base', 500));
  await tab.waitForFunction(() => (document.querySelector('#kept') as HTMLElement).dataset.state !== 'waiting');
  const works = await keptWorks(tab);
  expect(works.length).toBeGreaterThan(0);
  await tab.evaluate(async () => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        asked.onsuccess = () => resolve(asked.result);
      });
    const database = await done(indexedDB.open('furrow'));
    const all = database.transaction('works', 'readwrite').objectStore('works');
    for (const key of await done(all.getAllKeys()))
      if (String(key).startsWith('work/')) await done(all.put({ id: String(key).slice(5), text: null }, key));
    database.close();
  });
  await tab.goto('about:blank');
  await tab.goto(notebooks.page);
  await tab.locator('.sentence').first().waitFor();
  expect(await tab.locator('.notices').innerText()).toContain('The page has made a mistake');
});
