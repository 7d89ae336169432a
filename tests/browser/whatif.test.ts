import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Language, money } from '../../src/model/index.ts';
import { openBrowser } from './browser.ts';
import { keptWorks } from './kept.ts';

// What if: everything that can be changed in the page, in both languages, with the figures of the command line on the scenario as it is kept.

const page = new URL('../../dist/furrow.html', import.meta.url).href;
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'furrow-whatif-'));

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let complaints: string[];
let strangers: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
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

/** Opens One village on a village of the town. */
async function visit(language: Language, village: string, width = 1366): Promise<void> {
  context = await browser.newContext({ locale: language === 'zh' ? 'zh-CN' : 'en-US', viewport: { width, height: 900 } });
  tab = await context.newPage();
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && url !== page) strangers.push(url);
  });
  await tab.goto(page);
  await settled();
  await tab.locator('nav.books button').nth(1).click();
  await settled();
  await tab.locator('main select').first().selectOption(village);
  await settled();
}

/** The scenario as the browser keeps it. */
const kept = async (): Promise<string> => (await keptWorks(tab))[0]?.text ?? '';

/** The sentence of the page agrees with `furrow run` on what is kept: the village's mean income of the last year. */
async function agrees(language: Language, plan: string, village: string): Promise<void> {
  await settled();
  const file = join(folder, 'kept.yaml');
  writeFileSync(file, await kept());
  const json = JSON.parse(
    execFileSync(process.execPath, ['bin/furrow.js', 'run', file, '--plan', plan, '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  );
  const mean = json.plans[0].villages.find(({ id }: { id: string }) => id === village).measures.income.at(-1).mean as number;
  await tab.waitForFunction(
    (text) => document.querySelector('.cell-sentence')?.textContent?.includes(text),
    money(mean, language),
  );
}

/** Serious faults that axe finds. */
async function faults(): Promise<string[]> {
  await tab.evaluate(axe);
  return tab.evaluate(async () => {
    const { run } = (
      window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    return (await run()).violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

const wide = () => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const open = (id: string) => tab.locator(`[id="${id}"]`);

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  test('a number in a sentence is dragged, typed in another unit, and goes back', async () => {
    await visit(language, 'chahan-temple');
    const grip = open('in-f-villages.chahan-temple.ventures.lease-subei.rent.is');
    await grip.scrollIntoViewIfNeeded();
    const box = await grip.boundingBox();
    if (!box) throw new Error('the number is not shown');
    await tab.mouse.move(box.x + 20, box.y + box.height / 2);
    await tab.mouse.down();
    for (const by of [20, 40, 60]) await tab.mouse.move(box.x + 20 + by, box.y + box.height / 2);
    await tab.mouse.up();
    await tab.waitForSelector('.inline-figure.moved');
    await settled();
    expect(await kept()).toMatch(/rent: \{is: \d{2}\.?\d* yuan\/mu\/year, source: town-report/);
    await grip.click();
    const field = open('in-f-villages.chahan-temple.ventures.lease-subei.rent.is-field');
    await field.fill('3000 元');
    await field.press('Enter');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('3000 元/公顷/年');
    await field.press('Enter');
    expect(await grip.innerText()).toBe(language === 'zh' ? '200 元/亩/年' : '200 yuan/mu/year');
    await agrees(language, 'as-is', 'chahan-temple');
    await tab.locator('.inline-figure.moved .reset').click();
    await tab.waitForFunction(() => !document.querySelector('.inline-figure.moved'));
  });

  test('how sure a figure is: the ladder from one value to past ones', async () => {
    await visit(language, 'buridu');
    await tab.locator('.venture-sentence button.shape').first().click();
    await tab.waitForSelector('.panel-dialog .density path');
    expect(await faults()).toEqual([]);
    await open('rung-quantiles').check();
    const handle = open('density-2');
    const box = await handle.locator('circle').boundingBox();
    if (!box) throw new Error('the handle is not shown');
    await tab.mouse.move(box.x + 8, box.y + 8);
    await tab.mouse.down();
    await tab.mouse.move(box.x + 48, box.y + 8, { steps: 4 });
    await tab.mouse.up();
    await open('ladder-put').click();
    await settled();
    expect(await kept()).toMatch(
      /sell_weight: \{p10: [\d.]+ kg\/head, p50: [\d.]+ kg\/head, p90: [\d.]+ kg\/head, min: 0 kg\/head, source: cattle-margins/,
    );
    await agrees(language, 'as-is', 'buridu');
    await tab.locator('.venture-sentence button.shape').first().click();
    await open('rung-past').check();
    await open('ladder-past').fill('610\t625\n600\n640\n615\n630 公斤/头\n605\n655\n620\n635');
    expect(await tab.locator('.density .dot').count()).toBe(10);
    await open('ladder-put').click();
    await agrees(language, 'as-is', 'buridu');
    expect(await kept()).toContain('按 10 个历史数据拟合');
  });

  test('a plan is added, a venture put into it by the form, left out and brought back; the other plans stay', async () => {
    await visit(language, 'buridu');
    const file = await kept();
    await open('edit-plans').click();
    await tab.locator('.plan-new summary').click();
    await open(`new-plan-${language}`).fill(language === 'zh' ? '试一试' : 'Try it');
    await open('plan-add').click();
    expect(await faults()).toEqual([]);
    await tab.keyboard.press('Escape');
    const plan = language === 'zh' ? '试一试' : 'try-it';
    expect(await open('plan').inputValue()).toBe(plan);
    await settled();
    await open('add-venture').click();
    await open('venture-put').click();
    expect(await open('new-area').getAttribute('aria-invalid')).toBe('true');
    expect(await faults()).toEqual([]);
    await open('new-area').fill('1500');
    await open('new-rent').fill(language === 'zh' ? '80 元/亩/年' : '80');
    await open(`new-venture-${language}`).fill(language === 'zh' ? '鱼塘' : 'Fish pond');
    await open('venture-put').click();
    await agrees(language, plan, 'buridu');
    expect(await tab.locator('.venture-card').last().innerText()).toContain(language === 'zh' ? '鱼塘' : 'Fish pond');
    const added = await kept();
    // Every line of the file is still there, in its order.
    const lines = added.split('\n');
    for (const line of file.split('\n')) expect(lines.splice(0, lines.indexOf(line) + 1).at(-1)).toBe(line);
    await open('leave-cattle').click();
    await agrees(language, plan, 'buridu');
    await open('back-cattle').click();
    await settled();
    expect(await kept()).toBe(added);
    for (let i = 0; i < 4; i++) await tab.locator('.top [data-key=b0]').click();
    await settled();
    expect(await kept()).toBe(file);
  });

  test('a formula is edited with an error under the caret and without, and the page follows', async () => {
    await visit(language, 'chahan-temple');
    const before = await tab.locator('.cell-sentence').innerText();
    await tab.locator('.venture-card summary').first().click();
    await open('formula-lease-chagan-income').click();
    const field = open('formula-lease-chagan-income-field');
    await field.fill('turnover * 3 - upkep');
    await tab.waitForFunction(() => document.querySelector('.caret')?.textContent?.trim() === '^');
    expect(await tab.locator('.caret').textContent()).toBe(`${' '.repeat(15)}^`);
    expect(await open('formula-lease-chagan-income-fault').innerText()).toContain('upkeep');
    expect(await tab.locator('.cell-sentence').innerText()).toBe(before);
    expect(await faults()).toEqual([]);
    await field.fill('turnover * 3 - upkeep');
    await tab.waitForFunction((text) => (document.querySelector('.cell-sentence') as HTMLElement).innerText !== text, before);
    await field.press('Enter');
    await agrees(language, 'as-is', 'chahan-temple');
    expect(await kept()).toContain('turnover * 3 - upkeep');
    await tab.locator('.top [data-key=b0]').click();
    await tab.waitForFunction((text) => (document.querySelector('.cell-sentence') as HTMLElement).innerText === text, before);
  });
});

test('on a narrow screen nothing is cut and nothing is out of reach', async () => {
  await visit('zh', 'haole-baoji', 360);
  await tab.locator('.venture-card summary').first().click();
  expect([await wide(), await faults()]).toEqual([0, []]);
  for (const panel of ['edit-plans', 'add-venture']) {
    await open(panel).click();
    const box = await tab.locator('.panel-dialog').boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
    expect(await tab.locator('.panel-dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await faults()).toEqual([]);
    await tab.keyboard.press('Escape');
  }
});
