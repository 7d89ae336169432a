import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { editText, money } from '../../src/model/index.ts';
import { drag, furrow, planner, type Run, scenario, settled, undo } from './planner.ts';

// Market and weather in the one-file page: a stress agrees with `furrow run` on the edited file, and a pasted table becomes a driver.

const notebooks = planner();
const town = scenario('seven-villages', 500);
const visit = (locale: 'en-US' | 'zh-CN', plan: string) =>
  notebooks.visit({ locale, plan, book: 3, address: notebooks.carrying(town) });

/** The figures before and after of the panel's first row. */
const effect = (tab: Page) => tab.locator('.cell-effect table tbody tr').first().locator('td').allInnerTexts();

/** What `furrow run` says of a text: the town's median income of 2022. */
function runsTo(text: string): number {
  const file = join(notebooks.folder, 'edited.yaml');
  writeFileSync(file, text);
  const { plans } = furrow<Run>('run', file, '--plan', 'cattle-bases');
  return plans[0]?.town.measures.income.find(({ year }) => year === 2022)?.p50 ?? Number.NaN;
}

test('a stress is what `furrow run` says of the edited file; undo and reset take it back', async () => {
  const tab = await visit('en-US', 'cattle-bases');
  expect(await tab.locator('.cell-sentence').innerText()).toContain('Live cattle price');
  const before = await effect(tab);
  expect(before[0]).toBe(money(runsTo(town), 'en'));
  expect(before[1]).toBe(before[0]);
  const field = tab.locator('#stress-beef_price');
  await field.fill('-20');
  await field.press('Enter');
  await tab.waitForFunction((text) => document.querySelector('.cell-effect td.after')?.textContent !== text, before[1]);
  await settled(tab);
  const after = await effect(tab);
  const edited = [
    ['start', '27.2 yuan/kg'],
    ['level', '25.6 yuan/kg'],
  ].reduce((text, [key, value]) => editText(text, ['drivers', 'beef_price', 'process', key as string], value), town);
  expect(after.slice(0, 2)).toEqual([before[0], money(runsTo(edited), 'en')]);
  expect(await tab.locator('.cell-stress .now').first().innerText()).toContain('27.2');
  // Another beside it, at one press.
  await tab.getByRole('button', { name: 'Severe drought: twice as often' }).click();
  await tab.waitForFunction(() => document.querySelector('.cell-effect')?.textContent?.includes('40% a year'));
  await settled(tab);
  expect(await tab.locator('.cell-drivers').innerText()).toContain('40%');
  await undo(tab).click();
  await tab.waitForFunction((text) => document.querySelector('.cell-effect td.after')?.textContent === text, after[1]);
  await tab.locator('#stress-reset').click();
  await tab.waitForFunction((text) => document.querySelector('.cell-effect td.after')?.textContent === text, before[1]);
  await settled(tab);
  // Nothing of the file differs any more.
  expect(await tab.locator('.title small').innerText()).not.toContain('change');
});

test('a slider that is dragged moves the figures, and is one step of undo', async () => {
  const tab = await visit('zh-CN', 'cattle-bases');
  const before = await effect(tab);
  await drag(tab, 'stress-beef_price-slider');
  await tab.waitForFunction((text) => document.querySelector('.cell-effect td.after')?.textContent !== text, before[1]);
  await tab.mouse.up();
  await settled(tab);
  const field = tab.locator('#stress-beef_price');
  expect(Number(await field.inputValue())).toBeGreaterThan(20);
  await undo(tab).click();
  await settled(tab);
  expect(await field.inputValue()).toBe('0');
  expect(await effect(tab)).toEqual(before);
  await field.fill('-99');
  await field.press('Enter');
  expect(await tab.locator('#stress-beef_price-fault').innerText()).toContain('-95%');
});

test('a pasted table is told wrong at its line, then put into a driver as one step; a file is read as one too', async () => {
  const tab = await visit('zh-CN', 'cattle-bases');
  const rows = [30, 33, 31, 36, 38, 35, 33, 30, 29, 31].map((x, i) => `${2011 + i}年\t${x}`);
  const field = tab.locator('#market-table');
  // Every example can be used.
  for (const example of await tab.locator('.drop .presets span ~ button').all()) {
    await example.click();
    await tab.waitForFunction(() => document.querySelector('#market-put, .cell-fit .problems'));
    expect(await tab.locator('.cell-fit .problems').count()).toBe(0);
    await tab.getByRole('button', { name: '清空' }).click();
    await tab.waitForFunction(() => !document.querySelector('#market-put'));
  }
  await field.fill(`年份\t活牛价格\n${rows.join('\n').replace('36', '三十六')}`);
  expect(await tab.locator('.paste .caption').innerText()).toBe('写完后点一下框外，即读取表格。');
  await field.blur();
  await tab.waitForFunction(() => document.querySelector('.cell-fit .problems'));
  expect(await tab.locator('.cell-fit .problems').innerText()).toContain('第 5 行第 7 个字符');
  await field.fill(`年份\t活牛价格\n${rows.join('\n')}`);
  await field.blur();
  await tab.waitForFunction(() => document.querySelector('#market-put'));
  await settled(tab);
  // The table tells no unit: the swing alone is taken, unless asked.
  await tab.locator('.cell-fit .choices label', { hasText: '采用' }).locator('select').selectOption('all');
  await tab.waitForFunction(() => document.querySelector('.cell-fit .notice')?.textContent?.includes('元/公斤'));
  await settled(tab);
  await tab.locator('#market-put').click();
  await tab.waitForFunction(() => document.querySelector('.cell-fit')?.textContent?.includes('已写入情景'));
  await settled(tab);
  expect(await tab.locator('.cell-drivers .card').first().innerText()).toContain('由 2011 至 2020 年的 10 个年均值估计');
  expect(await tab.locator('.cell-fit tbody tr').first().innerText()).toContain('31 元/公斤');
  await undo(tab).click();
  await settled(tab);
  expect(await tab.locator('.title small').innerText()).not.toContain('改动');
  // A file of old Windows is read as a table too, not as a scenario: 年份,价格 in GB18030.
  const head = Buffer.from([0xc4, 0xea, 0xb7, 0xdd, 0x2c, 0xbc, 0xdb, 0xb8, 0xf1]);
  const body = Buffer.from([30, 33, 31, 36, 38, 35].map((x, i) => `\n${2015 + i},${x}`).join(''));
  await tab
    .locator('#market-file')
    .setInputFiles({ name: '牛价.csv', mimeType: 'text/csv', buffer: Buffer.concat([head, body]) });
  await tab.waitForFunction(() => document.querySelector('.cell-fit .notice')?.textContent?.includes('GB18030'));
  await settled(tab);
  expect(await tab.locator('#market-table').inputValue()).toContain('年份,价格');
  expect(await tab.locator('.problems').count()).toBe(0);
});

test('a scenario without drivers says so, and takes one from a table', async () => {
  const bare = 'format: furrow/1\ntitle: bare\nyears: {from: 2020, to: 2020}\nvillages:\n  a: {}\n';
  const tab = await notebooks.visit({ book: 3, address: notebooks.carrying(bare) });
  expect(await tab.locator('.cell-sentence').innerText()).toContain('no prices or weather');
  await tab.locator('.drop button').nth(2).click();
  await tab.waitForFunction(() => document.querySelector('#market-put'));
  await settled(tab);
  await tab.locator('#market-put').click();
  await tab.waitForFunction(() => document.querySelector('.cell-drivers .card'));
  await settled(tab);
  expect(await tab.locator('.cell-drivers h3').innerText()).toContain('Beef at country fairs');
  expect(await tab.locator('main').innerText()).not.toMatch(/NaN|undefined|Infinity/);
});
