import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

// Charts and tables that are taken along from the page in one file.

const page = new URL('../../dist/furrow.html', import.meta.url).href;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function taken(tab: Page, cell: string, kind: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    tab.locator(`${cell} .taking button`, { hasText: kind }).first().click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test.each([
  ['en-US', 'Income of the town', 'Plan'],
  ['zh-CN', '全镇集体收入', '方案'],
])('a chart goes as SVG, PNG, CSV and XLSX, a table as CSV, in %s', async (locale, title, plan) => {
  const context = await browser.newContext({ locale, viewport: { width: 1366, height: 900 } });
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  await tab.goto(page);
  await tab.locator('nav.books button').nth(2).click();
  await tab.waitForSelector('.cell-fans svg');
  await tab.waitForSelector('.cell-goals table');
  await tab.waitForFunction(() => !document.body.classList.contains('computing'));
  const drawing = await taken(tab, '.cell-fans', 'SVG');
  expect(drawing.name).toMatch(/\.svg$/);
  expect(drawing.name).toContain(title.slice(-4));
  const text = drawing.bytes.toString('utf8');
  expect(text).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  // It says what it shows, and has no colour that only the page knows.
  expect(text).toMatch(/<title>2020: /);
  expect(text).not.toContain('var(--');
  const picture = await taken(tab, '.cell-fans', 'PNG');
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  // Twice as many points as on the screen.
  const { width = 0 } = (await tab.locator('.cell-fans svg').boundingBox()) ?? {};
  expect(Math.abs(picture.bytes.readUInt32BE(16) - 2 * width)).toBeLessThanOrEqual(2);
  const rows = (await taken(tab, '.cell-fans', 'CSV')).bytes.toString('utf8').split('\r\n');
  expect(rows[0]).toMatch(new RegExp(`^\ufeff${plan},`));
  expect(rows[1]).toMatch(/,2020,\d+(\.\d+)?,/);
  const book = await taken(tab, '.cell-fans', 'XLSX');
  expect([book.name.slice(-5), book.bytes.subarray(0, 2).toString()]).toEqual(['.xlsx', 'PK']);
  const table = (await taken(tab, '.cell-goals', 'CSV')).bytes.toString('utf8');
  expect(table.split('\r\n')).toHaveLength((await tab.locator('.cell-goals tbody tr').count()) + 2);
  expect(complaints).toEqual([]);
  await context.close();
});
