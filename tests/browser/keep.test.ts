import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keptWorks } from './kept.ts';
import { cattleOrNot, isSound, level, menu, open, opened, planner, saved, scenario, settled, type } from './planner.ts';

// What becomes of a planner's work: kept, found again, in two tabs, sent as a link, saved where it came from. The one-file page, opened from its folder.

const base = scenario('one-base', 500);
const notebooks = planner(cattleOrNot);
const { page } = notebooks;

const set = (tab: Page, text: string) => type(tab, level, text);
const shown = (tab: Page) => tab.locator(`[id="${level}"]`).inputValue();
const notices = (tab: Page) => tab.locator('.notices').innerText();
const said = (tab: Page, words: string) =>
  // Also in a tab behind another, which has few frames.
  tab.waitForFunction((text) => (document.querySelector('.notices') as HTMLElement).innerText.includes(text), words, {
    polling: 50,
  });
/** Drops a file as from a folder. */
const drop = (tab: Page, name: string, text: string) =>
  tab.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content as string], file as string));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );
test('after a crash the work is there, in a new tab', async () => {
  const context = await notebooks.newBrowser({ locale: 'zh-CN' });
  const tab = await notebooks.newTab(context);
  await set(tab, '33');
  expect((await keptWorks(tab)).map(({ name }) => name)).toEqual(['seven-villages.yaml']);
  await tab.waitForFunction(() => (document.querySelector('.title small') as HTMLElement).innerText.includes('已存入浏览器'));
  expect(await tab.title()).toBe('● 养不养牛 · Furrow 垄亩');
  // No page hears of a crash.
  const crashed = tab.waitForEvent('crash');
  const session = await context.newCDPSession(tab);
  session.send('Page.crash').catch(() => {});
  await crashed;
  const again = await notebooks.newTab(context);
  expect(await shown(again)).toBe('33');
});

test('what is typed and not yet taken in is kept when the page is loaded again', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN' });
  const field = tab.locator(`[id="${level}"]`);
  await field.click();
  await tab.keyboard.press('Control+A');
  await tab.keyboard.type('35');
  await tab.reload();
  await settled(tab);
  expect(await shown(tab)).toBe('35');
});

test('a tab that is loaded again goes on where it was, another page with what was on screen last', async () => {
  const context = await notebooks.newBrowser();
  const tab = await notebooks.newTab(context);
  await open(tab, 'base.yaml', base);
  await set(tab, '33');
  await tab.locator('nav.books button').nth(1).click();
  await settled(tab);
  await keptWorks(tab);
  await tab.reload();
  await opened(tab, 'base.yaml');
  expect(await tab.locator('h1').innerText()).toBe('One village');
  // What was done before can be undone.
  const undo = tab.getByRole('button', { name: 'Undo', exact: true });
  await undo.click();
  await tab.waitForFunction(() => document.querySelector('.top')?.textContent?.includes('as it was opened'));
  expect(await undo.isDisabled()).toBe(true);
  await tab.getByRole('button', { name: 'Redo', exact: true }).click();
  await tab.waitForFunction(() => !document.querySelector('.top')?.textContent?.includes('as it was opened'));
  await keptWorks(tab);
  // What older pages kept is taken over once. It is put there as the page begins: what one page puts is not always there for the next at once.
  await tab.addInitScript((text) => {
    const works = [
      { name: 'old.yaml', original: text, text: text.replace('title:', 'title: # old\n '), plan: '', book: 'glance' },
    ];
    localStorage.setItem('furrow/work/1', JSON.stringify({ works }));
  }, base);
  await tab.reload();
  await opened(tab, 'base.yaml');
  expect((await keptWorks(tab)).map(({ name }) => name).sort()).toEqual(['base.yaml', 'old.yaml', 'seven-villages.yaml']);
  expect(await tab.evaluate(() => localStorage.getItem('furrow/work/1'))).toBeNull();
});

test('two tabs with one scenario: both say so, what the second changes is a copy, a click takes over', async () => {
  const context = await notebooks.newBrowser();
  const one = await notebooks.newTab(context);
  await set(one, '33');
  await keptWorks(one);
  const two = await notebooks.newTab(context);
  await said(two, 'This scenario is open in another tab.');
  await said(one, 'open in another tab too');
  expect(await shown(two)).toBe('33');
  await isSound(two);
  await set(two, '44');
  await said(two, 'kept as a copy');
  await set(one, '35');
  const works = await keptWorks(one);
  await keptWorks(two);
  expect((await keptWorks(one)).map(({ text, from }) => [text.match(/level: (\d+) yuan\/kg/)?.[1], from]).sort()).toEqual([
    ['35', undefined],
    ['44', 'copy'],
  ]);
  // The notice of the first is gone: the second has another scenario now.
  await one.waitForFunction(() => !document.querySelector('.notices .notice'));
  const three = await notebooks.newTab(context);
  const id = works.find(({ from }) => !from)?.id ?? '';
  await menu(three, 'Kept scenarios…');
  const open = three.locator(`[id="shelf-0-${id}"]`);
  if (await open.isEnabled()) await open.click();
  else await three.keyboard.press('Escape');
  await said(three, 'This scenario is open in another tab.');
  await set(one, '36');
  await three.getByRole('button', { name: 'Work on it here instead' }).click();
  await three.waitForFunction((at) => (document.querySelector(at) as HTMLInputElement).value === '36', `[id="${level}"]`);
  await said(one, 'This scenario is open in another tab.');
  await set(three, '37');
  await keptWorks(three);
  await set(one, '38');
  await said(one, 'kept as a copy');
  await keptWorks(one);
  const levels = (await keptWorks(three)).map(({ text }) => text.match(/level: (\d+) yuan\/kg/)?.[1]);
  expect(levels.sort()).toEqual(['37', '38', '44']);
});

for (const [locale, words, file, notKept] of [['zh-CN', '浏览器无法保存您的修改', '下载文件', '未保存']] as const)
  test(`a browser that forbids to keep is told of, with a download, in ${locale}`, async () => {
    const context = await notebooks.newBrowser({ locale, width: 360 });
    await context.addInitScript(() => {
      const forbid = () => {
        throw new DOMException('forbidden', 'SecurityError');
      };
      IDBFactory.prototype.open = forbid;
      Storage.prototype.setItem = forbid;
    });
    const tab = await notebooks.newTab(context);
    await said(tab, words);
    await isSound(tab);
    await set(tab, '33');
    expect(await tab.locator('#kept').innerText()).toContain(notKept);
    expect((await saved(tab, () => tab.getByRole('button', { name: file }).click())).toString()).toContain('level: 33 yuan/kg');
    expect(await tab.title()).not.toContain('●');
  });

test('where the database is forbidden the older store keeps the work', async () => {
  const context = await notebooks.newBrowser();
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
  });
  const tab = await notebooks.newTab(context);
  await set(tab, '33');
  await tab.waitForFunction(() => (document.querySelector('#kept') as HTMLElement).dataset.state === 'kept');
  expect(await notices(tab)).toBe('');
  await tab.close();
  const again = await notebooks.newTab(context);
  expect(await shown(again)).toBe('33');
});

test("a link carries the scenario to another browser and leaves that one's own work", async () => {
  const sender = await notebooks.visit({ locale: 'zh-CN' });
  await set(sender, '33');
  await sender.locator('#plan').selectOption('as-is');
  await sender.locator('nav.books button').nth(2).click();
  await settled(sender);
  await menu(sender, '分享…');
  expect(await sender.locator('dialog').innerText()).toContain('不会上传到任何服务器');
  expect(await sender.locator('dialog').innerText()).toContain('在别的电脑上打不开');
  await isSound(sender);
  const link = await sender.locator('#share-link').inputValue();
  expect(link.length).toBeLessThan(30_000);
  await sender.locator('#share-copy').click();
  await sender.waitForFunction(() => /已复制|Ctrl\+C/.test(document.querySelector('dialog [role=status]')?.textContent ?? ''));
  const sent = (await keptWorks(sender))[0]?.text;

  const receiver = await notebooks.newBrowser({ width: 360 });
  const tab = await notebooks.newTab(receiver);
  await set(tab, '44');
  const mine = (await keptWorks(tab))[0];
  await tab.goto(page + link);
  await said(tab, 'came by a link');
  await settled(tab);
  expect(tab.url()).toBe(page);
  expect([await tab.locator('#plan').inputValue(), await tab.locator('h1').innerText()]).toEqual(['as-is', 'Compare plans']);
  const works = await keptWorks(tab);
  expect(works.map(({ text, from }) => [text, from])).toEqual([
    [sent, 'link'],
    [mine?.text, undefined],
  ]);
  // The same link opens the same work; once that is changed, another one.
  await tab.goto(page + link);
  await said(tab, 'came by a link');
  expect(await keptWorks(tab)).toHaveLength(2);
  // Cut, damaged and newer links are told of; the work stays.
  for (const [bad, words] of [
    [link.replace(/&.*/, '').slice(0, -20), 'the link is cut off'],
    [link.replace(/-.{9}/, '-AAAAAAAAA'), 'the link is damaged'],
    ['#s=z1-A', 'made by a newer Furrow'],
  ] as const) {
    await tab.goto(page + bad);
    await said(tab, words);
  }
  expect(await keptWorks(tab)).toHaveLength(2);
  // Of two that come at once, the later one is spoken of.
  await tab.evaluate(
    async (links) => {
      for (const one of links) {
        const followed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
        location.hash = one;
        await followed;
      }
    },
    [link, link.replace(/&.*/, '').slice(0, -20)],
  );
  await said(tab, 'the link is cut off');
  await settled(tab);
  expect(await keptWorks(tab)).toHaveLength(2);
  expect(await notices(tab)).toContain('the link is cut off');
  // Pasted into the page, with what a chat program puts around it.
  await menu(tab, 'Open a link…');
  await tab.locator('#paste-link').fill('nothing here');
  await tab.locator('#paste-open').click();
  await tab.waitForFunction(() => document.querySelector('#paste-fault')?.textContent?.includes('no link of Furrow'));
  await isSound(tab);
  await tab.locator('#paste-link').fill(`he sent:\n${link.replace(/(.{500})/g, '$1\n')}`);
  await tab.locator('#paste-open').click();
  await tab.waitForFunction(() => !document.querySelector('dialog'));
  expect(await keptWorks(tab)).toHaveLength(2);
});

test('a scenario that is too large for a link says its size and gives the file', async () => {
  // Lines that no packing makes smaller than half.
  const noise = Array.from({ length: 1200 }, (_, i) => `# ${createHash('sha256').update(`${i}`).digest('hex')}\n`).join('');
  const large = base + noise;
  const tab = await notebooks.visit({ address: notebooks.carrying(large, 'large.yaml') });
  await menu(tab, 'Share…');
  expect(await tab.locator('dialog').innerText()).toMatch(/too large for a link: \d+\.\d kB, at most 30\.0 kB/);
  expect((await saved(tab, () => tab.locator('#share-file').click())).toString()).toBe(large);
});

test('a page or a text that carries a scenario is dropped onto the page and opens it', async () => {
  const tab = await notebooks.visit();
  const block = JSON.stringify({ name: 'sent.yaml', text: base }).replaceAll('<', '\\u003c');
  await drop(tab, 'report.html', `<!doctype html><title>r</title><script type="text/plain" id="scenario">${block}</script>`);
  await opened(tab, 'sent.yaml');
  expect((await keptWorks(tab))[0]?.text).toBe(base);
  await drop(tab, 'empty.html', '<!doctype html><p>no scenario');
  await said(tab, 'this is a web page, and it carries no scenario');
  await menu(tab, 'Share…');
  const link = await tab.locator('#share-link').inputValue();
  await tab.keyboard.press('Escape');
  await set(tab, '33');
  await drop(tab, 'from-chat.furrow', `see this\n${link}\n`);
  await said(tab, 'came by a link');
  await settled(tab);
  expect((await keptWorks(tab))[0]).toMatchObject({ name: 'sent.yaml', text: base, from: 'link' });
});

test('a file is saved in place, in the encoding and with the line ends it had; a copy goes elsewhere', async () => {
  const context = await notebooks.newBrowser({ before: async () => {} });
  const bytes = Buffer.from(`\uFEFF${base.replaceAll('\n', '\r\n')}`, 'utf16le');
  await context.addInitScript(
    (all: number[]) => {
      const disk: Record<string, Uint8Array> = { 'base.yaml': new Uint8Array(all) };
      const handle = (name: string) => ({
        kind: 'file',
        name,
        getFile: async () => new File([disk[name] as BlobPart], name),
        createWritable: async () => {
          const written: Uint8Array[] = [];
          return {
            write: async (data: Uint8Array) => {
              if ((window as unknown as { locked?: boolean }).locked) throw new DOMException('no', 'NotAllowedError');
              written.push(data);
            },
            close: async () => {
              disk[name] = written[0] as Uint8Array;
            },
          };
        },
      });
      Object.assign(window, {
        disk,
        showOpenFilePicker: async () => [handle('base.yaml')],
        showSaveFilePicker: async () => handle('copy.yaml'),
      });
    },
    [...bytes],
  );
  const tab = await notebooks.newTab(context);
  const onDisk = (name: string) =>
    tab
      .evaluate((file) => [...((window as unknown as { disk: Record<string, Uint8Array> }).disk[file] ?? [])], name)
      .then((all) => Buffer.from(all).toString('utf16le'));
  await tab.keyboard.press('Control+o');
  await opened(tab, 'base.yaml');
  await set(tab, '33');
  expect(await tab.title()).toContain('●');
  // What is still being typed is saved too.
  await tab.locator(`[id="${level}"]`).fill('34');
  await tab.keyboard.press('Control+s');
  await tab.waitForFunction(() => (document.querySelector('#kept') as HTMLElement).dataset.state === 'saved');
  const now = await onDisk('base.yaml');
  expect([now.startsWith('\uFEFF'), now.includes('level: 34 yuan/kg'), /[^\r]\n/.test(now)]).toEqual([true, true, false]);
  expect(now.length).toBe(bytes.toString('utf16le').length);
  expect(await tab.title()).not.toContain('●');
  await set(tab, '35');
  await menu(tab, 'Save a copy…');
  await tab.waitForFunction(() => 'copy.yaml' in (window as unknown as { disk: object }).disk);
  expect([await onDisk('copy.yaml'), await onDisk('base.yaml')]).toEqual([expect.stringContaining('level: 35'), now]);
  expect(await tab.locator('.title small').innerText()).toContain(' base.yaml ');
  // A file that cannot be written is told of, and nothing is lost.
  await tab.evaluate(() => Object.assign(window, { locked: true }));
  await tab.keyboard.press('Control+s');
  await said(tab, '“base.yaml” could not be written');
  expect([await onDisk('base.yaml'), await shown(tab)]).toEqual([now, '35']);
});

test('undo of everything gives the file as it was', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN' });
  await open(tab, 'base.yaml', base.replaceAll('\n', '\r\n'));
  for (const value of ['31', '32', '33']) await set(tab, value);
  await tab.locator('h1').click();
  for (let i = 0; i < 3; i++) await tab.keyboard.press('Control+z');
  await settled(tab);
  expect((await keptWorks(tab))[0]?.text).toBe(base.replaceAll('\n', '\r\n'));
  expect(await tab.title()).not.toContain('●');
});

for (const [locale, width, shelf, undo] of [['zh-CN', 360, '已保存的情景…', '撤销']] as const)
  test(`kept scenarios are opened, duplicated, downloaded, deleted and brought back, in ${locale}`, async () => {
    const tab = await notebooks.visit({ locale, width: width });
    await open(tab, 'base.yaml', base);
    await set(tab, '33');
    await menu(tab, shelf);
    const list = tab.locator('.shelf-list li');
    await tab.waitForFunction(() => document.querySelectorAll('.shelf-list li').length === 2);
    expect(await list.first().innerText()).toMatch(/base\.yaml · .* · (1 figure changed|修改了 1 个数值)/);
    await isSound(tab);
    await list.first().locator('button').nth(1).click();
    await tab.waitForFunction(() => document.querySelectorAll('.shelf-list li').length === 3);
    expect((await saved(tab, () => list.first().locator('button').nth(2).click())).toString()).toContain('level: 33 yuan/kg');
    const texts = await list.allInnerTexts();
    await list.nth(2).locator('button').nth(3).click();
    await tab.waitForFunction(() => document.querySelectorAll('.shelf-list li').length === 2);
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('shelf-undo');
    await tab.locator('dialog').getByRole('button', { name: undo, exact: true }).click();
    await tab.waitForFunction(() => document.querySelectorAll('.shelf-list li').length === 3);
    expect(await list.allInnerTexts()).toEqual(texts);
    await list.nth(2).locator('button').first().click();
    await opened(tab, 'seven-villages.yaml');
    await tab.locator('dialog').waitFor({ state: 'detached' });
  });

test('the menu is worked with the keyboard alone', async () => {
  const tab = await notebooks.visit({ width: 360 });
  const focus = () => tab.evaluate(() => document.activeElement?.textContent);
  await tab.locator('#file-menu').focus();
  await tab.keyboard.press('ArrowDown');
  expect([await focus(), await tab.locator('#file-menu').getAttribute('aria-expanded')]).toEqual(['New…', 'true']);
  await isSound(tab);
  await tab.keyboard.press('ArrowUp');
  expect(await focus()).toBe('Kept scenarios…');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowDown');
  expect(await focus()).toBe('Open…');
  await tab.keyboard.press('Escape');
  expect([await focus(), await tab.locator('#file-menu').getAttribute('aria-expanded')]).toEqual(['File ▾', 'false']);
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('End');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('dialog.shelf');
  await tab.keyboard.press('Escape');
  expect(await focus()).toBe('File ▾');
});

test('a kept scenario is the second of two, and is there again after a reload', async () => {
  const tab = await notebooks.visit({ locale: 'zh-CN', width: 360 });
  await open(tab, 'one.yaml', base);
  await open(tab, 'two.yaml', base.replace('level: 32 yuan/kg', 'level: 36 yuan/kg'));
  await keptWorks(tab);
  await menu(tab, '与另一文件对比…');
  await settled(tab);
  await isSound(tab);
  const kept = tab.locator('#files-kept');
  const names = await kept.locator('option').allInnerTexts();
  expect(names.some((name) => name.includes('two.yaml'))).toBe(false);
  await kept.selectOption({ index: names.findIndex((name) => name.includes('one.yaml')) });
  const sides = async () => {
    await tab.waitForSelector('.files-side');
    await settled(tab);
    return tab.locator('.files-side').allInnerTexts();
  };
  const both = [expect.stringContaining('two.yaml'), expect.stringContaining('one.yaml')];
  expect(await sides()).toEqual(both);
  expect(await tab.locator('.cell-changes').innerText()).toContain('36 → 32 元/公斤');
  await keptWorks(tab);
  await tab.reload();
  expect(await sides()).toEqual(both);
});
