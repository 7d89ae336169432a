import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

// Editing a file as text, in the page in one file (a plain editor) and in the served site (CodeMirror).

const page = new URL('../../dist/furrow.html', import.meta.url).href;
const site = new URL('../../dist/site/', import.meta.url);
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let browser: Browser;
let server: Server;
let context: BrowserContext;
let tab: Page;
let complaints: string[];
let strangers: string[];

beforeAll(async () => {
  browser = await openBrowser();
  server = createServer(({ url = '/' }, answer) => {
    const path = url === '/' ? 'index.html' : url.slice(1);
    answer.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(readFileSync(new URL(path, site)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(() => {
  complaints = [];
  strangers = [];
});
afterEach(async () => {
  await context?.close();
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

/** Waits until nothing is computed and the notebook has its cells. */
async function settled(): Promise<void> {
  await tab.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
  );
  await tab.waitForFunction(
    () =>
      document.querySelector('.book .cell > *') &&
      !document.body.classList.contains('computing') &&
      !document.querySelector('.cell.pending'),
  );
}

/** One editor as a hand and an eye use it. */
interface Editor {
  readonly box: Locator;
  /** The offers on screen. */
  readonly offers: Locator;
  readonly text: () => Promise<string>;
  /** Puts the cursor behind the first place of a text that stands wholly in one line. */
  readonly behind: (words: string) => Promise<void>;
}

const plain = (): Editor => {
  const box = tab.locator('textarea#scenario-text');
  return {
    box,
    offers: tab.locator('.offers:not([hidden]) li'),
    text: () => box.inputValue(),
    behind: (words) =>
      box.evaluate((element, words) => {
        const area = element as HTMLTextAreaElement;
        const at = area.value.indexOf(words) + words.length;
        area.focus();
        area.setSelectionRange(at, at);
        area.scrollTop = (area.value.slice(0, at).split('\n').length - 6) * 20;
      }, words),
  };
};

const coloured = (): Editor => {
  const box = tab.locator('.code-input .cm-content');
  return {
    box,
    // While a list is being made anew, CodeMirror takes no key for it.
    offers: tab.locator('.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) li'),
    // Lines near the screen only: the others are not in the page.
    text: async () => (await tab.locator('.cm-line').allInnerTexts()).join('\n'),
    behind: async (words) => {
      await box.focus();
      await tab.keyboard.press('Control+f');
      await tab.locator('.cm-search input[name=search]').fill('');
      await tab.keyboard.type(words);
      await tab.keyboard.press('Enter');
      await tab.keyboard.press('Escape');
      await tab.keyboard.press('ArrowRight');
    },
  };
};

async function visit(where: 'page' | 'site', locale: string, width = 1366): Promise<Editor> {
  const address = where === 'page' ? page : `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  tab = await context.newPage();
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && url !== page && !url.startsWith(address)) strangers.push(url);
  });
  await tab.goto(address);
  await settled();
  await tab.locator('nav.books button').nth(7).click();
  await settled();
  const editor = where === 'page' ? plain() : coloured();
  await editor.box.waitFor();
  await editor.box.scrollIntoViewIfNeeded();
  return editor;
}

const changes = () => tab.locator('.cell-changes').innerText();
const undo = () => tab.getByRole('button', { name: /^(Undo|撤销)$/ });
const words = {
  'en-US': { unit: /unit/, none: 'No problems.', changed: 'Nothing has changed.' },
  'zh-CN': { unit: /单位/, none: '没有问题。', changed: '没有修改。' },
} as const;

for (const where of ['page', 'site'] as const)
  describe(where === 'page' ? 'the plain editor of the page in one file' : 'the editor of the served site', () => {
    test.each(['en-US', 'zh-CN'] as const)(
      'tells a fault at its place, and the pages wait until it is mended (%s)',
      async (locale) => {
        const editor = await visit(where, locale);
        await editor.behind('level: 38 yuan/');
        await tab.keyboard.press('Delete');
        await tab.keyboard.press('Delete');
        await tab.keyboard.type('mu');
        await tab.keyboard.press('Escape');
        await tab.locator('.found li').first().waitFor();
        expect(await tab.locator('.found li').innerText()).toMatch(words[locale].unit);
        await tab.locator('.found button').click();
        expect(await tab.locator('.told-here .wrong').innerText()).toMatch(words[locale].unit);
        if (where === 'site') expect(await tab.locator('.cm-lintRange-error').count()).toBe(1);
        else expect(await tab.locator('.text-input .marked').count()).toBe(1);
        expect(await changes()).toContain(words[locale].changed);
        await tab.locator('.text-editor .buttons button').click();
        expect(await tab.locator('.found li').count()).toBe(0);
        expect(await tab.locator('.text-editor [role=status]').innerText()).toBe(words[locale].none);
      },
    );

    test.each(['en-US', 'zh-CN'] as const)(
      'takes an offer by keyboard, shows it on the page, and undoes it in one step (%s)',
      async (locale) => {
        const editor = await visit(where, locale);
        await editor.behind('places: {is: 20 head, source: ');
        for (let i = 0; i < 'town-report'.length; i++) await tab.keyboard.press('Delete');
        await tab.keyboard.type('sta');
        await editor.offers.first().waitFor();
        expect(await editor.offers.first().innerText()).toContain('stated');
        if (locale === 'zh-CN') expect(await editor.offers.first().innerText()).toContain('已说明');
        await tab.keyboard.press('Enter');
        await tab.waitForFunction(
          (none) => !document.querySelector('.cell-changes')?.textContent?.includes(none),
          words[locale].changed,
        );
        await settled();
        expect(await changes()).toMatch(locale === 'zh-CN' ? /已说明/ : /stated/);
        await undo().click();
        await settled();
        expect(await changes()).toContain(words[locale].changed);
      },
    );

    test('offers what may stand where nothing stands yet, found by its Chinese name too', async () => {
      const editor = await visit(where, 'zh-CN');
      await editor.behind('places: {is: 20 head, source: town-report}');
      await tab.keyboard.press('Enter');
      if (where === 'page') await tab.keyboard.type('        ');
      await tab.keyboard.press('Control+Space');
      await editor.offers.first().waitFor();
      expect(await editor.offers.count()).toBeGreaterThan(2);
      await tab.keyboard.press('Escape');
      await tab.keyboard.insertText('管理');
      await tab.keyboard.press('Control+Space');
      await editor.offers.first().waitFor();
      expect(await editor.offers.first().innerText()).toContain('overhead');
    });

    test('tells at the caret what stands there', async () => {
      const editor = await visit(where, 'en-US');
      await editor.behind('sell_weight');
      await tab.keyboard.press('ArrowLeft');
      await tab.waitForFunction(() => document.querySelector('.told-here')?.textContent?.includes('weight when sold'));
      expect(await tab.locator('.told-here').innerText()).toContain('kg/head');
    });

    test('shows a change by form, and keeps what is half typed elsewhere', async () => {
      const editor = await visit(where, 'en-US');
      await editor.behind('simulation: {runs: 10000');
      await tab.keyboard.type('x');
      await tab.locator('.found li').first().waitFor();
      await tab.locator('#assumptions-search').fill('rented yard sell');
      // The table follows when the hand rests.
      await tab.waitForFunction(() => document.querySelectorAll('.listed tbody tr').length < 6);
      await settled();
      await tab.locator('.listed .edit button').first().click();
      await settled();
      const low = tab.locator('[id="a-villages.buridu.ventures.cattle.sell_weight.min"]');
      await low.fill('590');
      await low.press('Enter');
      await settled();
      await editor.behind('sell_weight: {min: 590');
      expect(await editor.text()).toContain('sell_weight: {min: 590 kg/head');
      await editor.behind('simulation: {runs: 10000x');
      expect(await editor.text()).toContain('runs: 10000x,');
      expect(await tab.locator('.found li').count()).toBe(1);
    });

    test('is left with Tab', async () => {
      const editor = await visit(where, 'en-US');
      await editor.behind('format:');
      await tab.keyboard.press('Escape');
      await tab.keyboard.press('Tab');
      expect(await editor.box.evaluate((box) => box.contains(document.activeElement))).toBe(false);
    });

    test.each([
      ['en-US', 1366, false],
      ['zh-CN', 360, true],
    ] as const)('is accessible and fits (%s, %i px)', async (locale, width, dark) => {
      const editor = await visit(where, locale, width);
      if (dark) await tab.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
      await editor.box.focus();
      await tab.keyboard.press('Control+Space');
      await editor.offers.first().waitFor();
      await tab.evaluate(axe);
      const found = await tab.evaluate(async () => {
        const { violations } = await (
          window as unknown as {
            axe: { run: (at: string) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
          }
        ).axe.run('.text-editor');
        return (
          violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            // The list of offers is scrolled by the arrow keys of the text it belongs to.
            .filter(({ nodes }) => !nodes.every(({ html }) => html.includes('role="listbox"')))
            .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
        );
      });
      expect(found).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    });
  });
