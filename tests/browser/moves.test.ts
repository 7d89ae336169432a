import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

// What the hand does while the page computes or draws.

const page = new URL('../../dist/furrow.html', import.meta.url).href;
const town = readFileSync(new URL('../../scenarios/seven-villages.yaml', import.meta.url), 'utf8');

let browser: Browser;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(() => context?.close());

async function visit(): Promise<void> {
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1400, height: 1000 } });
  tab = await context.newPage();
  await tab.goto(page);
  await quiet();
}

const quiet = () =>
  tab.waitForFunction(
    () =>
      document.querySelector('.book .cell > *') &&
      !document.body.classList.contains('computing') &&
      !document.querySelector('.cell.pending'),
  );

test('the pointer over a chart tells the figures of the year below it', async () => {
  await visit();
  const chart = tab.locator('.fan svg').first();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart is not shown');
  const years: string[] = [];
  for (const share of [0.2, 0.55, 0.9]) {
    await tab.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    expect(await chart.locator('.tip').count()).toBe(1);
    const words = (await chart.locator('.tip').textContent()) ?? '';
    expect(words).toMatch(/^\D+\d{4}median [−\d,]+ yuanmean [−\d,]+ yuan8 in 10 between/);
    years.push(/\d{4}/.exec(words)?.[0] ?? '');
  }
  expect(years).toEqual(['2020', '2021', '2022']);
  await tab.mouse.move(0, 0);
  expect(await chart.locator('.tip').count()).toBe(0);
});

test('after a cancel, choosing a plan that is not computed yet computes it, and nothing of another stands under its name', async () => {
  await visit();
  await tab.locator('input[type=file]').setInputFiles({
    name: 'long.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(town.replace('runs: 10000', 'runs: 300000')),
  });
  await tab.waitForFunction(() => document.querySelector('.title')?.textContent?.includes('300,000'));
  await tab.locator('.progress button').click();
  await tab.waitForFunction(() => !document.body.classList.contains('computing'));
  expect(await tab.locator('.notices').innerText()).toContain('cancelled');
  await tab.locator('#plan').selectOption('three-sources');
  await tab.waitForFunction(() => document.querySelector('.sentence')?.textContent?.includes('Three sources everywhere'));
  expect(await tab.locator('.notices').innerText()).not.toContain('cancelled');
  await tab.locator('.progress button').click();
  await tab.waitForFunction(() => !document.body.classList.contains('computing'));
  expect(await tab.locator('.notices').innerText()).toContain('come from 1,000 futures');
});

test('while a slider is held the charts follow, and a page left in the middle of it keeps the value', async () => {
  await visit();
  const field = tab.locator('[id="f-drivers.beef_price.process.level"]');
  const slider = tab.locator('[id="f-drivers.beef_price.process.level-slider"]');
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not shown');
  const shape = () => tab.evaluate(() => document.querySelector('.fans path')?.getAttribute('d'));
  await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await tab.mouse.down();
  for (const share of [0.6, 0.7, 0.8]) {
    const before = await tab.locator('.fans').innerHTML();
    await tab.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    await tab.waitForFunction((html) => document.querySelector('.fans')?.innerHTML !== html, before);
  }
  await quiet();
  const [held, drawn] = [await field.inputValue(), await shape()];
  await tab.reload();
  await quiet();
  expect([await field.inputValue(), await shape()]).toEqual([held, drawn]);
});
