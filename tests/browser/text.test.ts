import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { beyond, faults, planner, scenario, settled, undo } from './planner.ts';
import { servedSite } from './site.ts';

// Editing a file as text, in the page in one file (a plain editor) and in the served site (CodeMirror).

const town = scenario('seven-villages', 500);
const notebooks = planner();
const site = servedSite(town);

/** One editor as a hand and an eye use it. */
interface Editor {
  readonly box: Locator;
  /** The offers on screen. */
  readonly offers: Locator;
  readonly text: () => Promise<string>;
  /** Puts the cursor behind the first place of a text that stands wholly in one line. */
  readonly behind: (words: string) => Promise<void>;
}

const plain = (tab: Page): Editor => {
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

const coloured = (tab: Page): Editor => {
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

interface Text {
  readonly tab: Page;
  readonly editor: Editor;
}

async function visit(where: 'page' | 'site', locale: 'en-US' | 'zh-CN', width = 1366): Promise<Text> {
  const address = where === 'page' ? notebooks.carrying(town) : site();
  const tab = await notebooks.visit({ locale, width, address, book: 7 });
  const editor = where === 'page' ? plain(tab) : coloured(tab);
  await editor.box.waitFor();
  await editor.box.scrollIntoViewIfNeeded();
  return { tab, editor };
}

const changes = (tab: Page) => tab.locator('.cell-changes').innerText();
const words = {
  'en-US': { unit: /unit/, told: 'weight when sold', weight: 'kg/head', none: 'No problems.', changed: 'Nothing has changed.' },
  'zh-CN': { unit: /单位/, told: '出栏', weight: '公斤/头', none: '没有问题。', changed: '没有修改。' },
} as const;

for (const where of ['page', 'site'] as const)
  describe(where === 'page' ? 'the plain editor of the page in one file' : 'the editor of the served site', () => {
    // Both take their words from the same place.
    test.each(where === 'page' ? (['en-US'] as const) : (['zh-CN'] as const))(
      'tells what stands at the caret and a fault at its place, takes an offer by keyboard, is undone in one step and left with Tab (%s)',
      async (locale) => {
        const { tab, editor } = await visit(where, locale);
        // What stands at the caret.
        await editor.behind('sell_weight');
        await tab.keyboard.press('ArrowLeft');
        await tab.waitForFunction(
          (told) => document.querySelector('.told-here')?.textContent?.includes(told),
          words[locale].told,
        );
        expect(await tab.locator('.told-here').innerText()).toContain(words[locale].weight);

        // A fault: the pages wait until it is mended.
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
        expect(await changes(tab)).toContain(words[locale].changed);
        await tab.locator('.text-editor .buttons button').click();
        expect(await tab.locator('.found li').count()).toBe(0);
        expect(await tab.locator('.text-editor [role=status]').innerText()).toBe(words[locale].none);

        // An offer.
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
        await settled(tab);
        expect(await changes(tab)).toMatch(locale === 'zh-CN' ? /已说明/ : /stated/);
        await undo(tab).click();
        await settled(tab);
        expect(await changes(tab)).toContain(words[locale].changed);

        // Tab leaves.
        await editor.behind('format:');
        await tab.keyboard.press('Escape');
        await tab.keyboard.press('Tab');
        expect(await editor.box.evaluate((box) => box.contains(document.activeElement))).toBe(false);
      },
    );

    test('offers what may stand where nothing stands yet, found by its Chinese name too', async () => {
      const { tab, editor } = await visit(where, 'zh-CN');
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

    test('shows a change by form, and keeps what is half typed elsewhere', async () => {
      const { tab, editor } = await visit(where, 'en-US');
      await editor.behind('simulation: {runs: 500');
      await tab.keyboard.type('x');
      await tab.locator('.found li').first().waitFor();
      await tab.locator('#assumptions-search').fill('rented yard sell');
      // The table follows when the hand rests.
      await tab.waitForFunction(() => document.querySelectorAll('.listed tbody tr').length < 6);
      await settled(tab);
      await tab.locator('.listed .edit button').first().click();
      await settled(tab);
      const low = tab.locator('[id="a-villages.buridu.ventures.cattle.sell_weight.min"]');
      await low.fill('590');
      await low.press('Enter');
      await settled(tab);
      await editor.behind('sell_weight: {min: 590');
      expect(await editor.text()).toContain('sell_weight: {min: 590 kg/head');
      await editor.behind('simulation: {runs: 500x');
      expect(await editor.text()).toContain('runs: 500x,');
      expect(await tab.locator('.found li').count()).toBe(1);
    });

    test('takes in what another page moves while the text is not right', async () => {
      const { tab, editor } = await visit(where, 'en-US');
      await editor.behind('simulation: {runs: 500');
      await tab.keyboard.type('x');
      await tab.locator('.found li').first().waitFor();
      await tab.locator('nav.books button').first().click();
      await settled(tab);
      const level = tab.locator('[id="f-drivers.beef_price.process.level"]');
      await level.fill('37');
      await level.press('Enter');
      await settled(tab);
      // Another page says that the text waits, and leads to it.
      await tab.locator('.notices button').click();
      await settled(tab);
      await editor.behind('level: 37');
      expect(await editor.text()).toContain('level: 37 yuan/kg');
      await editor.behind('simulation: {runs: 500x');
      expect(await editor.text()).toContain('runs: 500x,');
    });

    // Each editor in one language, at one width: together they are looked at in both.
    const [locale, width, dark] = where === 'page' ? (['zh-CN', 360, true] as const) : (['en-US', 1366, false] as const);

    test(`is accessible and fits (${locale}, ${width} px)`, async () => {
      const { tab, editor } = await visit(where, locale, width);
      if (dark) await tab.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
      await editor.box.focus();
      await tab.keyboard.press('Control+Space');
      await editor.offers.first().waitFor();
      // The list of offers is scrolled by the arrow keys of the text it belongs to.
      expect((await faults(tab, '.text-editor')).filter((fault) => !fault.includes('role="listbox"'))).toEqual([]);
      expect(await beyond(tab)).toBeLessThanOrEqual(0);
    });
  });
