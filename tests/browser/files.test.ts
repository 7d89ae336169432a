import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

// Files that planners open in the one-file page: long names, debts, one plan, and work that is not saved yet.

const page = new URL('../../dist/furrow.html', import.meta.url).href;
const base = readFileSync(new URL('../../scenarios/one-base.yaml', import.meta.url), 'utf8');
const name = (word: string) => `${word}ThatGoesOnAndOnWithoutAnyBlankAtAllSinceSomebodyPastedItHereInAHurry`;
const long = `format: furrow/1
title: ${name('Title')}
years: {from: 2026, to: 2028}
simulation: {runs: 500, seed: a}
villages:
  a: {title: ${name('Village')}, ventures: {cash: {title: ${name('Venture')}, strategy: steady-income, amount: {median: 9 yuan/year, spread: 0.2}}}}
plans:
  as-is: {title: ${name('Plan')}}
  more: {title: ${name('Other')}, changes: {a: {cash: {amount: 12 yuan/year}}}}
goals:
  promised: {title: ${name('Goal')}, measure: income, at_least: 10 yuan, year: 2028, who: [a], confidence: 80%}
`;
const debts = `format: furrow/1
title: debts
years: {from: 2026, to: 2028}
simulation: {runs: 1000, seed: a}
strategies:
  shed:
    parameters: {cost: {unit: yuan}}
    formulas: {income: "0 yuan", investment: "age == 0 ? cost : 0 yuan"}
villages:
  short: {opening_fund: 60000 yuan, ventures: {shed: {strategy: shed, start: 2027, cost: {min: 0 yuan, max: 100000 yuan}}}}
  never: {opening_fund: 30000 yuan, ventures: {shed: {strategy: shed, cost: 30000 yuan}}}
`;

let browser: Browser;
let context: BrowserContext;
let tab: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(() => context?.close());

/** A browser that keeps nothing and saves files as downloads. */
function forbidKeeping(): void {
  const forbid = () => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  IDBFactory.prototype.open = forbid;
  Storage.prototype.setItem = forbid;
  Object.assign(window, { showSaveFilePicker: undefined });
}

async function visit(locale: string, width: number, forbidden = false): Promise<void> {
  context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  if (forbidden) await context.addInitScript(forbidKeeping);
  tab = await context.newPage();
  await tab.goto(page);
  await settled();
}

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

const choose = (file: string, text: string) =>
  tab.locator('input[type=file]').setInputFiles({ name: file, mimeType: 'text/yaml', buffer: Buffer.from(text) });
const opened = (file: string) =>
  tab.waitForFunction((text) => document.querySelector('.title small')?.textContent?.startsWith(text), `${file} `).then(settled);
const book = async (n: number) => {
  await tab.locator('nav.books button').nth(n).click();
  await settled();
};
const level = '[id="f-drivers.beef_price.process.level"]';
const set = async (text: string) => {
  await tab.locator(level).fill(text);
  await tab.locator(level).press('Enter');
  await settled();
};

for (const [locale, width] of [
  ['en-US', 1280],
  ['en-US', 360],
  ['zh-CN', 360],
] as const)
  test(`long names break at ${width} px in ${locale}`, async () => {
    await visit(locale, width);
    await choose('long.yaml', long);
    await opened('long.yaml');
    for (const n of [0, 1, 2]) {
      await book(n);
      const beyond = await tab.evaluate(() =>
        [...document.querySelectorAll('.top *, nav *, main *')]
          .filter((element) => !element.closest('.scroll') && element.getBoundingClientRect().width > 0)
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return right > document.documentElement.clientWidth + 1 || left < -1;
          })
          .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
      );
      expect(beyond).toEqual([]);
      // In the top bar nothing lies over anything else.
      const [title, plan] = await Promise.all(['.title strong', '.top .choice'].map((at) => tab.locator(at).boundingBox()));
      if (!title || !plan) throw new Error('the top bar is not shown');
      expect(title.x + title.width <= plan.x + 1 || title.y + title.height <= plan.y + 1).toBe(true);
      // A name in a table stays in its cell.
      for (const cell of await tab.locator('table.matrix th').all())
        expect(await cell.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
    }
  });

for (const width of [1280, 1400])
  test(`the table of plans and goals fits ${width} px`, async () => {
    await visit('en-US', width);
    await book(2);
    expect(await tab.locator('.cell-goals .scroll').evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    expect(await tab.locator('.cell-goals .caption').isVisible()).toBe(false);
  });

for (const [locale, words] of [
  ['en-US', 'scroll it sideways'],
  ['zh-CN', '左右滑动'],
] as const)
  test(`a table that is wider than a phone says so and scrolls, in ${locale}`, async () => {
    await visit(locale, 360);
    await book(2);
    const box = tab.locator('.cell-goals .scroll');
    expect(await tab.locator('.cell-goals .caption').innerText()).toContain(words);
    expect(await box.evaluate((element) => getComputedStyle(element).maskImage)).toContain('gradient');
    expect(await box.getAttribute('role')).toBe('region');
    await box.focus();
    await tab.keyboard.press('ArrowRight');
    await tab.waitForFunction(() => (document.querySelector('.scroll')?.scrollLeft ?? 0) > 0);
    await box.evaluate((element) => {
      element.scrollLeft = 9999;
    });
    await tab.waitForFunction(() => !document.querySelector('.scroll')?.classList.contains('more'));
  });

test('whose fund falls below zero is told on the town and on the village, with the year, the chance and the gap', async () => {
  await visit('en-US', 1280);
  await choose('debts.yaml', debts);
  await opened('debts.yaml');
  // A cost evenly between 0 and 100,000 against 60,000: short in 40%, by 40,000²/200,000 = 8,000 on average.
  const told = /short: at the end of 2027 the fund is below zero in 40% of futures .*8,0\d0 yuan is missing/;
  expect(await tab.locator('.gaps li').allInnerTexts()).toEqual([expect.stringMatching(told)]);
  expect((await tab.locator('main').innerText()).split('no goals').length - 1).toBe(1);
  await book(1);
  expect(await tab.locator('.gaps li').allInnerTexts()).toEqual([expect.stringMatching(told)]);
  await tab.locator('main select').first().selectOption('never');
  await settled();
  expect(await tab.locator('.gaps').count()).toBe(0);
  // The only plan is compared with nothing.
  await book(2);
  expect(await tab.locator('main select').count()).toBe(0);
  expect(await tab.locator('main').innerText()).toContain('This scenario has one plan');
});

test('a slider at its left end is a scenario still, and its words move with it', async () => {
  await visit('en-US', 1280);
  const slider = tab.locator('[id="f-drivers.beef_price.process.level-slider"]');
  const before = await slider.getAttribute('aria-valuetext');
  await slider.focus();
  await tab.keyboard.press('Home');
  await settled();
  expect(await tab.locator('.problems').count()).toBe(0);
  expect(await slider.getAttribute('aria-valuetext')).not.toBe(before);
  expect(await slider.getAttribute('aria-valuetext')).toBe(`${await tab.locator(level).inputValue()} yuan/kg`);
  await tab.reload();
  await settled();
  expect(await tab.locator('table.matrix').count()).toBe(1);
});

test('another file is opened without a question, since the work is kept and found again', async () => {
  await visit('en-US', 1280);
  await choose('one-base.yaml', base);
  await opened('one-base.yaml');
  await set('33');
  await choose('debts.yaml', debts);
  await opened('debts.yaml');
  await choose('one-base.yaml', base);
  await opened('one-base.yaml');
  expect(await tab.locator(level).inputValue()).toBe('33');
});

test('work that is kept nowhere is not dropped unasked', async () => {
  await visit('en-US', 1280, true);
  const dialog = tab.locator('dialog');
  const answer = (words: string) => dialog.getByRole('button', { name: words }).click();
  // Nothing changed, nothing asked.
  await choose('one-base.yaml', base);
  await opened('one-base.yaml');
  await set('33');
  await choose('debts.yaml', debts);
  expect(await dialog.innerText()).toMatch(/one-base\.yaml was changed.*debts\.yaml/s);
  await answer('Stay here');
  expect(await tab.locator(level).inputValue()).toBe('33');
  // Escape stays too; the focus is in the dialog while it is open.
  await choose('debts.yaml', debts);
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await tab.keyboard.press('Escape');
  await tab.waitForFunction(() => !document.querySelector('dialog'));
  expect(await tab.locator(level).inputValue()).toBe('33');
  await choose('debts.yaml', debts);
  const saving = tab.waitForEvent('download');
  await answer('Save, then open');
  expect(readFileSync(await (await saving).path(), 'utf8')).toContain('level: 33 yuan/kg');
  await opened('debts.yaml');
  // A file that was opened and not changed is left unasked.
  await choose('one-base.yaml', base);
  await opened('one-base.yaml');
  await set('34');
  await tab.getByRole('button', { name: '中文' }).click();
  await choose('debts.yaml', debts);
  expect(await dialog.innerText()).toContain('“one-base.yaml”已修改');
  await answer('不保存，直接打开');
  await opened('debts.yaml');
  // A file with problems takes nothing away, so it asks nothing.
  await choose('one-base.yaml', base);
  await opened('one-base.yaml');
  await choose('bad.yaml', 'format: furrow/1\n');
  await tab.waitForSelector('.problems');
  expect(await dialog.count()).toBe(0);
});
