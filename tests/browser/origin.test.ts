import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

// Where figures come from, the report on paper and on slides, and the report that is sent.

const root = join(import.meta.dirname, '../..');
const page = pathToFileURL(join(root, 'dist/furrow.html')).href;
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let complaints: string[];
let strangers: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function visit(locale: string, address = page, width = 1366, height = 900): Promise<void> {
  context = await browser.newContext({ locale, viewport: { width, height } });
  tab = await context.newPage();
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && url !== address) strangers.push(url);
  });
  await tab.goto(address);
  if (address === page) await settled();
}

async function settled(): Promise<void> {
  await tab.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
  );
  await tab.waitForFunction(
    () =>
      document.querySelector('.book .cell > *') &&
      !document.body.classList.contains('computing') &&
      !document.querySelector('.pending'),
  );
}

async function report(plan: string): Promise<void> {
  await tab.locator('#plan').selectOption(plan);
  await settled();
  await tab.locator('nav.books button').nth(8).click();
  await tab.waitForSelector('.report');
  await settled();
}

async function seriousFaults(): Promise<unknown[]> {
  await tab.evaluate(axe);
  return tab.evaluate(async () => {
    type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    const { violations } = await (window as unknown as { axe: { run: () => Promise<Found> } }).axe.run();
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]);
  });
}

const overflow = () => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

beforeEach(() => {
  complaints = [];
  strangers = [];
});
afterEach(async () => {
  await context?.close();
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

const words = {
  'en-US': { price: 'Live cattle price', source: 'Live cattle prices in China', close: 'Close', income: 'Income' },
  'zh-CN': { price: '活牛价格', source: '全国活牛价格监测', close: '关闭', income: '集体收入' },
} as const;

describe.each(['en-US', 'zh-CN'] as const)('where a figure comes from, in %s', (locale) => {
  const { price, source, close, income } = words[locale];

  test('from a fan of the glance down to a price and its source, and back', async () => {
    await visit(locale);
    await tab.locator('#plan').selectOption('cattle-bases');
    await settled();
    // Buridu lives on cattle.
    await tab.locator('.fan .traced').nth(1).click();
    const heading = tab.locator('.trace-body h3');
    await heading.waitFor();
    await settled();
    expect((await heading.innerText()).toLowerCase()).toContain(income.toLowerCase());
    expect(await seriousFaults()).toEqual([]);
    // The parts add up to the whole, as far as rounding lets them.
    const sum = await tab.locator('.trace-formula').nth(1).innerText();
    const numbers = [...sum.replaceAll(',', '').matchAll(/−?[\d.]+/g)].map(([text]) => Number(text.replace('−', '-')));
    const whole = numbers.pop() ?? 0;
    expect(Math.abs(numbers.reduce((a, b) => a + b, 0) - whole)).toBeLessThan(0.02 * Math.abs(whole));
    // Down by the keyboard: to the first venture, then by its formula to the price.
    await tab.locator('.trace-diagram .trace-box').first().focus();
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await tab.locator('.trace-road').waitFor();
    await settled();
    const box = tab.locator('.trace-box', { hasText: price }).first();
    await box.click();
    await settled();
    expect(await heading.innerText()).toContain(price);
    const body = tab.locator('.trace-body');
    expect(await body.innerText()).toContain(source);
    expect(await body.innerText()).toContain('drivers.beef_price');
    await tab.locator('.trace-modes input').nth(3).check();
    await settled();
    expect(await body.innerText()).toMatch(/8 in 10|十次里八次/);
    await heading.focus();
    await tab.keyboard.press('Backspace');
    await settled();
    await tab.locator('.trace summary').click();
    expect(await tab.locator('.trace-list').innerText()).toContain(source);
    await tab.getByRole('button', { name: close, exact: true }).click();
    expect(await tab.locator('dialog').count()).toBe(0);
    // A cell of the matrix opens too, and Escape closes.
    await tab.locator('table.matrix .traced').first().click();
    await heading.waitFor();
    await tab.keyboard.press('Escape');
    expect(await tab.locator('dialog').count()).toBe(0);
  });

  test('it fits a narrow window', async () => {
    await visit(locale, page, 360, 780);
    await tab.locator('.fan .traced').first().click();
    await tab.locator('.trace-body h3').waitFor();
    await settled();
    expect(await tab.locator('.trace').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
  });
});

describe('the report', () => {
  test('on paper: pages of A4, no chart cut, no heading left alone, heads of tables again', async () => {
    await visit('zh-CN');
    await report('cattle-bases');
    expect(await seriousFaults()).toEqual([]);
    const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
    expect(pages).toBeGreaterThanOrEqual(6);
    expect(pages).toBeLessThanOrEqual(12);
    expect(pdf.toString('latin1')).toMatch(/MediaBox\s*\[0 0 59[45][\d.]* 84[12]/);
    await tab.emulateMedia({ media: 'print' });
    const rules = await tab.evaluate(() => ({
      figures: [...document.querySelectorAll('.report-figure')].map((x) => getComputedStyle(x).breakInside),
      headings: [...document.querySelectorAll('.report h2')].map((x) => getComputedStyle(x).breakAfter),
      heads: [...document.querySelectorAll('.report thead')].map((x) => getComputedStyle(x).display),
      shown: [...document.querySelectorAll('.top, .books, .report-choose, .taking')].filter((x) => x.checkVisibility()).length,
    }));
    expect(new Set(rules.figures)).toEqual(new Set(['avoid']));
    expect(new Set(rules.headings)).toEqual(new Set(['avoid']));
    expect(new Set(rules.heads)).toEqual(new Set(['table-header-group']));
    expect(rules.shown).toBe(0);
    const text = await tab.locator('.report').innerText();
    for (const name of ['图 1', '图 4', '表 1', '表 5', '种子 seven-villages']) expect(text).toContain(name);
  });

  test('its figures are those of the command line, and parts can be left out', async () => {
    await visit('en-US');
    await report('three-sources');
    const json = JSON.parse(
      execFileSync(
        process.execPath,
        ['bin/furrow.js', 'run', 'scenarios/seven-villages.yaml', '--plan', 'three-sources', '--json', '--lang', 'en'],
        { cwd: root, encoding: 'utf8', maxBuffer: 1e8 },
      ),
    );
    const { mean } = json.plans[0].town.measures.income.at(-1);
    const told = Number(Number(mean).toPrecision(3)).toLocaleString('en-US');
    expect(await tab.locator('.report .sentence').innerText()).toContain(`${told} yuan`);
    const row = tab.locator('.report .figures-table').first().locator('tr.strong td').last();
    expect(await row.innerText()).toContain((Number(mean) / 1000).toLocaleString('en-US', { maximumFractionDigits: 1 }));
    await tab.locator('#report-assumptions').uncheck();
    await tab.waitForFunction(() => !document.querySelector('.report-assumptions'));
    await tab.reload();
    await settled();
    expect(await tab.locator('#report-assumptions').isChecked()).toBe(false);
  });

  test.each([
    [1024, 768],
    [1920, 1080],
  ])('as slides on %i × %i, turned with keys', async (width, height) => {
    await visit('en-US', page, width, height);
    await tab.getByRole('button', { name: 'Present' }).click();
    const number = tab.locator('.slide-number');
    await number.waitFor();
    expect(await number.innerText()).toMatch(/^Slide 1 of \d+$/);
    const [, last = '0'] = /of (\d+)/.exec(await number.innerText()) ?? [];
    expect(await tab.locator('nav.books').isVisible()).toBe(false);
    for (const [key, at] of [
      ['ArrowRight', '2'],
      ['Space', '3'],
      ['ArrowLeft', '2'],
      ['End', last],
      ['ArrowRight', last],
      ['Home', '1'],
    ] as const) {
      await tab.keyboard.press(key);
      expect(await number.innerText()).toBe(`Slide ${at} of ${last}`);
      expect(await overflow()).toBeLessThanOrEqual(0);
    }
    // Letters of the sentence are large enough to be read from the back of a room.
    const size = await tab.locator('.sentence').evaluate((sentence) => {
      const { zoom } = (sentence.closest('.book') as HTMLElement).style;
      return Number.parseFloat(getComputedStyle(sentence).fontSize) * Number(zoom);
    });
    expect(size).toBeGreaterThan(18);
    await tab.keyboard.press('Escape');
    expect(await tab.locator('.slide-bar').count()).toBe(0);
    expect(await tab.locator('nav.books').isVisible()).toBe(true);
    expect(await tab.locator('.book').evaluate((book) => (book as HTMLElement).style.zoom)).toBe('');
  });
});

describe('the report that is sent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'furrow-'));
  const made = join(folder, 'report.html');
  const furrow = (...args: string[]) =>
    execFileSync(process.execPath, ['bin/furrow.js', 'report', ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: 'pipe',
    });

  beforeAll(() => {
    furrow('scenarios/seven-villages.yaml', '--plans', 'as-is,cattle-bases', '--runs', '1000', '--lang', 'zh', '-o', made);
  });

  test('opens without scripts, asks for nothing, and is that of the page', async () => {
    const text = readFileSync(made, 'utf8');
    expect(text.match(/<script\b[^>]*>/g)).toEqual(['<script type="text/plain" id="scenario">']);
    const [, json = ''] = /<script type="text\/plain" id="scenario">(.*?)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(json)).toEqual({
      name: 'seven-villages.yaml',
      text: readFileSync(join(root, 'scenarios/seven-villages.yaml'), 'utf8'),
    });
    await visit('zh-CN', pathToFileURL(made).href, 360, 780);
    expect(await tab.locator('article.report').count()).toBe(2);
    expect(await tab.locator('.report svg').count()).toBeGreaterThan(18);
    expect(await tab.locator('body').innerText()).not.toMatch(/NaN|undefined|\[object/);
    expect(await tab.locator('.taking').count()).toBe(0);
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect(await seriousFaults()).toEqual([]);
  });

  test('is written whole or not at all, and never over another file', () => {
    writeFileSync(join(folder, 'mine.html'), 'mine');
    expect(() => furrow('scenarios/one-base.yaml', '--runs', '100', '-o', join(folder, 'mine.html'))).toThrow(/--force/);
    expect(readFileSync(join(folder, 'mine.html'), 'utf8')).toBe('mine');
    furrow('scenarios/one-base.yaml', '--runs', '100', '--force', '--lang', 'en', '-o', join(folder, 'mine.html'));
    expect(readFileSync(join(folder, 'mine.html'), 'utf8')).toContain('<html lang="en">');
    expect(readdirSync(folder).sort()).toEqual(['mine.html', 'report.html']);
  });

  test('names of a scenario cannot become part of the page', async () => {
    const hostile = join(folder, 'x.yaml');
    writeFileSync(
      hostile,
      'format: furrow/1\ntitle: "</title><img src=x>"\nyears: {from: 2020, to: 2021}\nvillages:\n  a: {title: "<script>1</script>", ventures: {b: {strategy: steady-income, amount: 5 yuan/year, note: "</script><b>x</b>"}}}\n',
    );
    const written = join(folder, 'x.html');
    furrow(hostile, '--runs', '50', '-o', written);
    await visit('en-US', pathToFileURL(written).href);
    expect(await tab.title()).toContain('<img src=x>');
    expect(await tab.locator('th').allInnerTexts()).toContain('<script>1</script>');
    expect(await tab.locator('img, script:not(#scenario)').count()).toBe(0);
  });
});
