import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { scenarioInPage } from '../../src/model/index.ts';
import { bytesOf, planner, saved, scenario, settled } from './planner.ts';

// Charts and tables that are taken along from the page in one file.

const notebooks = planner();

async function taken(tab: Page, cell: string, kind: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    tab.locator(`${cell} .taking button`, { hasText: kind }).first().click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

test.each([['zh-CN', '各村合计集体收入', '方案']] as const)(
  'a chart goes as SVG, PNG, CSV and XLSX, a table as CSV, in %s',
  async (locale, title, plan) => {
    const tab = await notebooks.visit({ locale, book: 2, address: notebooks.carrying(scenario('seven-villages', 500)) });
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
  },
);

test('the report goes as one web page without scripts, which reads as on the page and carries the scenario', async () => {
  const text = scenario('seven-villages', 500);
  const tab = await notebooks.visit({ locale: 'zh-CN', book: 8, address: notebooks.carrying(text) });
  await settled(tab);
  const html = (await saved(tab, () => tab.getByRole('button', { name: '存为网页，便于发送' }).click())).toString('utf8');
  expect(scenarioInPage(html)).toMatchObject({ ok: true, carried: { text } });
  const wanted = await tab.locator('.report table').allInnerTexts();
  const other = await tab.context().newPage();
  const told: string[] = [];
  other.on('console', (message) => told.push(message.text()));
  other.on('pageerror', (error) => told.push(String(error)));
  await other.setContent(html);
  expect(await other.locator('.report table').allInnerTexts()).toEqual(wanted);
  expect(await other.locator('.report svg').count()).toBe(await tab.locator('.report svg').count());
  expect(await other.locator('button, script:not([type="text/plain"])').count()).toBe(0);
  await other.setViewportSize({ width: 360, height: 800 });
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(told).toEqual([]);
  await other.close();
});
