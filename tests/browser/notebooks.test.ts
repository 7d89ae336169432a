import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

// The one-file page, opened from its folder, used as a planner would.

const page = new URL('../../dist/furrow.html', import.meta.url).href;
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let complaints: string[];
let strangers: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function visit(locale: string, width = 1400, height = 1000): Promise<void> {
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
  // A change reaches the cells in the next frame: before it, nothing is pending yet.
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

const book = async (n: number) => {
  await tab.locator('nav.books button').nth(n).click();
  await settled();
};
const matrixText = () => tab.locator('table.matrix tbody').innerText();
const choosePlan = async (id: string) => {
  await tab.locator('#plan').selectOption(id);
  await settled();
};

beforeEach(() => {
  complaints = [];
  strangers = [];
});

afterEach(async () => {
  await context?.close();
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

describe('the notebooks', () => {
  test('a planner switches to Chinese, chooses a plan, moves a price, and finds it again after a reload', async () => {
    await visit('en-US');
    expect(await tab.locator('h1').innerText()).toBe('The town at a glance');
    await tab.getByRole('button', { name: '中文' }).click();
    await settled();
    expect(await tab.locator('h1').innerText()).toBe('全镇一览');
    await choosePlan('cattle-bases');
    expect(await tab.locator('.sentence').innerText()).toContain('建');
    const before = await matrixText();
    // Dragged with the mouse from the middle to the right.
    const slider = tab.locator('[id="f-drivers.beef_price.process.level-slider"]');
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error('the slider is not shown');
    await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await tab.mouse.down();
    for (const share of [0.6, 0.7, 0.8]) await tab.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    await tab.mouse.up();
    await tab.waitForFunction((text) => (document.querySelector('table.matrix tbody') as HTMLElement).innerText !== text, before);
    await settled();
    const after = await matrixText();
    const field = tab.locator('[id="f-drivers.beef_price.process.level"]');
    const level = await field.inputValue();
    expect(Number(level)).toBeGreaterThan(40);
    await tab.reload();
    await settled();
    expect(await matrixText()).toBe(after);
    expect(await tab.locator('[id="f-drivers.beef_price.process.level"]').inputValue()).toBe(level);
    expect(await tab.locator('#plan').inputValue()).toBe('cattle-bases');
    expect(await tab.locator('h1').innerText()).toBe('全镇一览');
    expect(await tab.locator('.title small').innerText()).toContain('打开后已修改');
    await tab.getByRole('button', { name: '恢复原文件' }).click();
    await settled();
    expect(await matrixText()).toBe(before);
  });

  test('a figure of a venture is typed, undone with the keyboard, and done again', async () => {
    await visit('en-US');
    await book(1);
    await tab.locator('main select').first().selectOption('chahan-temple');
    await settled();
    const sentence = tab.locator('.sentence');
    const before = await sentence.innerText();
    await tab.locator('.card summary').first().click();
    const field = tab.locator('.card input[type=text]').nth(1);
    await field.fill('3');
    await field.press('Enter');
    await tab.waitForFunction((text) => (document.querySelector('.sentence') as HTMLElement).innerText !== text, before);
    await settled();
    const after = await sentence.innerText();
    await tab.locator('h1').click();
    await tab.keyboard.press('Control+z');
    await tab.waitForFunction((text) => (document.querySelector('.sentence') as HTMLElement).innerText === text, before);
    await tab.keyboard.press('Control+y');
    await tab.waitForFunction((text) => (document.querySelector('.sentence') as HTMLElement).innerText === text, after);
  });

  test('what is typed is read with its unit, or refused beside the field', async () => {
    await visit('en-US');
    const field = tab.locator('[id="f-drivers.beef_price.process.level"]');
    const fault = tab.locator('[id="f-drivers.beef_price.process.level-fault"]');
    const before = await matrixText();
    await field.fill('30 mu');
    await field.press('Enter');
    expect(await fault.innerText()).toContain('yuan/kg');
    expect([await field.getAttribute('aria-invalid'), await field.getAttribute('aria-describedby')]).toEqual([
      'true',
      'f-drivers.beef_price.process.level-fault',
    ]);
    expect(await matrixText()).toBe(before);
    await field.fill('20 yuan/jin');
    await field.press('Enter');
    await tab.waitForFunction(
      () => (document.querySelector('[id="f-drivers.beef_price.process.level"]') as HTMLInputElement).value === '40',
    );
    expect(await tab.locator('[id="f-drivers.beef_price.process.level-slider"]').getAttribute('aria-valuetext')).toBe(
      '40 yuan/kg',
    );
  });

  test('a value that no scenario can have leaves the last good one on screen, after a reload too', async () => {
    await visit('en-US');
    const field = tab.locator('[id="f-drivers.beef_price.process.level"]');
    await field.fill('0');
    await field.press('Enter');
    await tab.waitForSelector('text=level must be above zero');
    const before = await matrixText();
    await tab.reload();
    await settled();
    await tab.waitForSelector('text=level must be above zero');
    expect(await matrixText()).toBe(before);
  });

  test('two plans are compared, and the figures are those of the command line', async () => {
    await visit('en-US');
    await choosePlan('three-sources');
    await book(2);
    // Two different plans from the start.
    expect(await tab.locator('main .choices select').nth(1).inputValue()).not.toBe('three-sources');
    await tab.locator('main .choices select').nth(1).selectOption('as-is');
    const json = JSON.parse(
      execFileSync(process.execPath, ['bin/furrow.js', 'run', 'scenarios/seven-villages.yaml', '--json', '--lang', 'en'], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      }),
    );
    const mean = (id: string) =>
      json.plans.find((plan: { id: string }) => plan.id === id).town.measures.income.at(-1).mean as number;
    const difference = Number((mean('three-sources') - mean('as-is')).toPrecision(3)).toLocaleString('en-US');
    await tab.waitForSelector('.cell-difference svg');
    expect(await tab.locator('.sentence').innerText()).toContain(`${difference} yuan more`);
    const row = tab.locator('.cell-goals table.matrix tr[data-row="three-sources"]');
    const percents = json.plans
      .find((plan: { id: string }) => plan.id === 'three-sources')
      .goals.map(({ probability: p }: { probability: number }) =>
        p > 0 && p < 0.005 ? '<1%' : p < 1 && p >= 0.995 ? '>99%' : `${Math.round(p * 100)}%`,
      );
    expect((await row.locator('td').allInnerTexts()).slice(-percents.length)).toEqual(percents);
    await tab.locator('main .choices select').nth(1).selectOption('three-sources');
    await settled();
    // To compare a plan with itself tells nothing: the two change places.
    expect(
      await tab.locator('main .choices select').evaluateAll((all) => all.map((x) => (x as HTMLSelectElement).value)),
    ).toEqual(['as-is', 'three-sources']);
    await tab.waitForFunction(
      (text) => document.querySelector('.cell-sentence')?.textContent?.includes(text),
      `${difference} yuan less`,
    );
  });

  test('a file with problems is told of with its lines, and the last good scenario stays', async () => {
    await visit('zh-CN');
    const before = await matrixText();
    await tab.locator('input[type=file]').setInputFiles({
      name: 'bad.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(
        'format: furrow/1\ntitle: x\nyears: {from: 2020, to: 2022}\nvillages:\n  a: {ventures: {b: {strategy: cattle-bse}}}\n',
      ),
    });
    await tab.waitForSelector('.problems');
    expect(await tab.locator('.problems h2').innerText()).toContain('bad.yaml');
    expect(await tab.locator('.problems').innerText()).toContain('第 5 行');
    expect(await tab.locator('.problems').innerText()).toContain('cattle-base');
    expect(await matrixText()).toBe(before);
    // Another, good file then opens beside it, and the first is found again.
    const small = readFileSync(new URL('../../scenarios/one-base.yaml', import.meta.url));
    await tab.locator('input[type=file]').setInputFiles({ name: 'one-base.yaml', mimeType: 'text/yaml', buffer: small });
    await tab.waitForFunction(() => document.querySelectorAll('table.matrix tbody tr').length === 2);
    expect(await tab.locator('.problems').count()).toBe(0);
  });

  test('a long computation shows progress and can be cancelled, and no figure of the file before stands under its name', async () => {
    await visit('en-US');
    const town = readFileSync(new URL('../../scenarios/seven-villages.yaml', import.meta.url), 'utf8');
    await tab.locator('input[type=file]').setInputFiles({
      name: 'long.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(town.replace('runs: 10000', 'runs: 300000').replaceAll(/\{en: Buridu[^}]*\}/g, '{en: Longmeadow}')),
    });
    // First figures are of the new file, and say from how many futures they come.
    await tab.waitForFunction(() => document.querySelector('.cell-goals')?.textContent?.includes('Longmeadow'));
    expect(await tab.locator('main').innerText()).not.toContain('Buridu');
    await tab.locator('.progress button').click();
    expect(await tab.locator('.progress').innerText()).not.toContain('NaN');
    await tab.waitForFunction(() => !document.body.classList.contains('computing'));
    expect(await tab.locator('.notices').innerText()).toContain('cancelled. The figures shown come from 1,000 futures.');
    await tab.locator('input[type=file]').setInputFiles({
      name: 'short.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(town.replace('runs: 10000', 'runs: 300')),
    });
    await settled();
    expect(await tab.locator('.title small').innerText()).toContain('300 futures');
  });

  test('of a city with hundreds of villages the charts near the screen are drawn', async () => {
    await visit('zh-CN');
    const city = readFileSync(new URL('../../scenarios/jixi-city.yaml', import.meta.url), 'utf8');
    const buffer = Buffer.from(city.replace('runs: 1000', 'runs: 200'));
    await tab.locator('input[type=file]').setInputFiles({ name: 'city.yaml', mimeType: 'text/yaml', buffer });
    await tab.waitForFunction(() => document.querySelectorAll('.fan').length === 440);
    expect(await tab.locator('.fan svg').count()).toBeLessThan(100);
    await tab.evaluate(() => document.querySelectorAll('.fan')[300]?.scrollIntoView());
    await tab.waitForFunction(() => document.querySelectorAll('.fan')[300]?.querySelector('svg'));
  });

  test('a village with nothing in it, without goals and plans, has its empty states', async () => {
    await visit('zh-CN');
    await tab.locator('input[type=file]').setInputFiles({
      name: 'bare.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from('format: furrow/1\ntitle: 空\nyears: {from: 2020, to: 2020}\nvillages:\n  甲村: {}\n'),
    });
    await tab.waitForFunction(() => document.querySelector('.title strong')?.textContent === '空');
    const words = ['没有目标', '没有项目', '只有一个方案'];
    for (const n of [0, 1, 2]) {
      await book(n);
      expect(await tab.locator('main').innerText()).toContain(words[n]);
      expect(await tab.locator('main').innerText()).not.toMatch(/NaN|undefined|0\.0000/);
    }
  });

  test('a scenario text cannot become part of the page', async () => {
    await visit('en-US');
    const hostile =
      'format: furrow/1\ntitle: "<img src=x onerror=document.title=1><b>bold</b>"\nyears: {from: 2020, to: 2021}\nvillages:\n  a: {title: "<script>document.title=2</script>", ventures: {b: {strategy: steady-income, amount: 5 yuan/year, note: "<i>x</i>"}}}\n';
    await tab.locator('input[type=file]').setInputFiles({ name: 'x.yaml', mimeType: 'text/yaml', buffer: Buffer.from(hostile) });
    await tab.waitForFunction(() => document.querySelector('.title strong')?.textContent?.includes('<img'));
    await book(1);
    expect(await tab.locator('#app img, #app script, #app b, #app i:not(.swatch):not(.names i)').count()).toBe(0);
  });

  for (const [locale, width] of [
    ['en-US', 1400],
    ['zh-CN', 360],
  ] as const) {
    test(`each notebook is accessible and fits ${width} px in ${locale}`, async () => {
      await visit(locale, width, 780);
      for (let n = 0; n < 9; n++) {
        await book(n);
        expect(
          await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBeLessThanOrEqual(0);
        await tab.evaluate(axe);
        const found = await tab.evaluate(async () => {
          const run = (
            window as unknown as {
              axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
            }
          ).axe.run;
          return (await run()).violations
            .filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        expect(found).toEqual([]);
      }
    });
  }
});
