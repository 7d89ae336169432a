import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { editText, money } from '../../src/model/index.ts';
import { openBrowser } from './browser.ts';

// Market and weather in the one-file page: a stress agrees with `furrow run` on the edited file, and a pasted table becomes a driver.

const page = new URL('../../dist/furrow.html', import.meta.url).href;
const program = new URL('../../bin/furrow.js', import.meta.url).pathname;
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const town = readFileSync(new URL('../../scenarios/seven-villages.yaml', import.meta.url), 'utf8');

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let complaints: string[];
let strangers: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(() => {
  complaints = [];
  strangers = [];
});
afterEach(async () => {
  await context?.close();
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

async function visit(locale: string, width = 1366, height = 900): Promise<void> {
  context = await browser.newContext({ locale, viewport: { width, height } });
  tab = await context.newPage();
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && url !== page) strangers.push(url);
  });
  await tab.goto(page);
  await settled();
}

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

async function openMarket(plan: string): Promise<void> {
  await tab.locator('#plan').selectOption(plan);
  await settled();
  await tab.locator('nav.books button').nth(3).click();
  await settled();
}

/** The figures before and after of the panel's first row. */
const effect = () => tab.locator('.cell-effect table tbody tr').first().locator('td').allInnerTexts();

function runsTo(text: string, plan: string): number {
  const file = join(mkdtempSync(join(tmpdir(), 'furrow-')), 'edited.yaml');
  writeFileSync(file, text);
  const told = execFileSync(process.execPath, [program, 'run', file, '--plan', plan, '--json'], { encoding: 'utf8' });
  const { plans } = JSON.parse(told) as { plans: { town: { measures: { income: { year: number; p50: number }[] } } }[] };
  return plans[0]?.town.measures.income.find(({ year }) => year === 2022)?.p50 ?? Number.NaN;
}

test('a stress is what `furrow run` says of the edited file; undo and reset take it back', async () => {
  await visit('en-US');
  await openMarket('cattle-bases');
  expect(await tab.locator('.cell-sentence').innerText()).toContain('Live cattle price');
  const before = await effect();
  expect(before[0]).toBe(money(runsTo(town, 'cattle-bases'), 'en'));
  expect(before[1]).toBe(before[0]);
  const field = tab.locator('#stress-beef_price');
  await field.fill('-20');
  await field.press('Enter');
  await tab.waitForFunction((text) => document.querySelector('.cell-effect td.after')?.textContent !== text, before[1]);
  await settled();
  const after = await effect();
  const edited = [
    ['start', '27.2 yuan/kg'],
    ['level', '25.6 yuan/kg'],
  ].reduce((text, [key, value]) => editText(text, ['drivers', 'beef_price', 'process', key as string], value), town);
  expect(after.slice(0, 2)).toEqual([before[0], money(runsTo(edited, 'cattle-bases'), 'en')]);
  expect(await tab.locator('.cell-stress .now').first().innerText()).toContain('27.2');
  // Another beside it, at one press.
  await tab.getByRole('button', { name: 'Severe drought: twice as often' }).click();
  await tab.waitForFunction(() => document.querySelector('.cell-effect')?.textContent?.includes('40% a year'));
  await settled();
  expect(await tab.locator('.cell-drivers').innerText()).toContain('40%');
  await tab.getByRole('button', { name: 'Undo' }).click();
  await tab.waitForFunction((text) => document.querySelector('.cell-effect td.after')?.textContent === text, after[1]);
  await tab.locator('#stress-reset').click();
  await tab.waitForFunction((text) => document.querySelector('.cell-effect td.after')?.textContent === text, before[1]);
  await settled();
  // Nothing of the file differs any more.
  expect(await tab.locator('.title small').innerText()).not.toContain('change');
});

test('a slider that is dragged moves the figures, and is one step of undo', async () => {
  await visit('zh-CN');
  await openMarket('cattle-bases');
  const before = await effect();
  const slider = tab.locator('#stress-beef_price-slider');
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not shown');
  await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await tab.mouse.down();
  for (const share of [0.6, 0.7, 0.8]) await tab.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  await tab.waitForFunction((text) => document.querySelector('.cell-effect td.after')?.textContent !== text, before[1]);
  await tab.mouse.up();
  await settled();
  const field = tab.locator('#stress-beef_price');
  expect(Number(await field.inputValue())).toBeGreaterThan(20);
  await tab.getByRole('button', { name: '撤销' }).click();
  await settled();
  expect(await field.inputValue()).toBe('0');
  expect(await effect()).toEqual(before);
  await field.fill('-99');
  await field.press('Enter');
  expect(await tab.locator('#stress-beef_price-fault').innerText()).toContain('-95%');
});

test('a pasted table is told wrong at its line, then put into a driver as one step', async () => {
  await visit('zh-CN');
  await openMarket('cattle-bases');
  const rows = [30, 33, 31, 36, 38, 35, 33, 30, 29, 31].map((x, i) => `${2011 + i}年\t${x}`);
  const field = tab.locator('#market-table');
  await field.fill(`年份\t活牛价格\n${rows.join('\n').replace('36', '三十六')}`);
  await field.blur();
  await tab.waitForFunction(() => document.querySelector('.cell-fit .problems'));
  expect(await tab.locator('.cell-fit .problems').innerText()).toContain('第 5 行第 7 列');
  await field.fill(`年份\t活牛价格\n${rows.join('\n')}`);
  await field.blur();
  await tab.waitForFunction(() => document.querySelector('#market-put'));
  await settled();
  // The table tells no unit: the swing alone is taken, unless asked.
  await tab.locator('.cell-fit .choices label', { hasText: '采用' }).locator('select').selectOption('all');
  await tab.waitForFunction(() => document.querySelector('.cell-fit .notice')?.textContent?.includes('元/公斤'));
  await settled();
  await tab.locator('#market-put').click();
  await tab.waitForFunction(() => document.querySelector('.cell-fit')?.textContent?.includes('已写入情景'));
  await settled();
  expect(await tab.locator('.cell-drivers .card').first().innerText()).toContain('由 2011 至 2020 年的 10 个年均值估计');
  expect(await tab.locator('.cell-fit tbody tr').first().innerText()).toContain('31 元/公斤');
  await tab.getByRole('button', { name: '撤销' }).click();
  await settled();
  expect(await tab.locator('.title small').innerText()).not.toContain('已修改');
});

test('a file of old Windows is read as a table, not as a scenario', async () => {
  await visit('zh-CN');
  await openMarket('as-is');
  // 年份,价格 in GB18030.
  const head = Buffer.from([0xc4, 0xea, 0xb7, 0xdd, 0x2c, 0xbc, 0xdb, 0xb8, 0xf1]);
  const body = Buffer.from([30, 33, 31, 36, 38, 35].map((x, i) => `\n${2015 + i},${x}`).join(''));
  await tab
    .locator('#market-file')
    .setInputFiles({ name: '牛价.csv', mimeType: 'text/csv', buffer: Buffer.concat([head, body]) });
  await tab.waitForFunction(() => document.querySelector('.cell-fit .notice')?.textContent?.includes('GB18030'));
  await settled();
  expect(await tab.locator('#market-table').inputValue()).toContain('年份,价格');
  expect(await tab.locator('.problems').count()).toBe(0);
});

for (const [locale, width] of [
  ['en-US', 1366],
  ['zh-CN', 360],
] as const) {
  test(`the notebook is accessible and fits ${width} px in ${locale}`, async () => {
    await visit(locale, width, 780);
    await openMarket('cattle-bases');
    await tab.locator('.drop button').nth(2).click();
    await tab.waitForFunction(() => document.querySelector('#market-put'));
    await settled();
    expect(
      await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    await tab.evaluate(axe);
    const found = await tab.evaluate(async () => {
      const { axe: checker } = window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      };
      return (await checker.run()).violations
        .filter(({ impact }) => ['serious', 'critical'].includes(impact))
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
  });
}

test('a scenario without drivers says so, and takes one from a table', async () => {
  await visit('en-US');
  await tab
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'bare.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from('format: furrow/1\ntitle: bare\nyears: {from: 2020, to: 2020}\nvillages:\n  a: {}\n'),
    });
  await tab.waitForFunction(() => document.querySelector('.title strong')?.textContent === 'bare');
  await tab.locator('nav.books button').nth(3).click();
  await settled();
  expect(await tab.locator('.cell-sentence').innerText()).toContain('no prices or weather');
  await tab.locator('.drop button').nth(2).click();
  await tab.waitForFunction(() => document.querySelector('#market-put'));
  await settled();
  await tab.locator('#market-put').click();
  await tab.waitForFunction(() => document.querySelector('.cell-drivers .card'));
  await settled();
  expect(await tab.locator('.cell-drivers h3').innerText()).toContain('Beef at country fairs');
  expect(await tab.locator('main').innerText()).not.toMatch(/NaN|undefined|Infinity/);
});
