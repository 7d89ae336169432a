import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

// Money and Assumptions in the one-file page, against the command line on the same scenario.

const page = new URL('../../dist/furrow.html', import.meta.url).href;
const program = new URL('../../bin/furrow.js', import.meta.url).pathname;
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const town = readFileSync(new URL('../../scenarios/seven-villages.yaml', import.meta.url), 'utf8');
/** With few futures, so that every move is answered soon. */
const small = town.replace('runs: 10000', 'runs: 500');
const folder = mkdtempSync(join(tmpdir(), 'furrow-ledger-'));

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
  rmSync(folder, { recursive: true });
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
    null,
    { timeout: 60_000 },
  );
}

async function visit(locale: string, book: number, text = small, width = 1366): Promise<void> {
  context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  // Files go to the downloads, not through the browser's own picker.
  await context.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }));
  tab = await context.newPage();
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && url !== page) strangers.push(url);
  });
  await tab.goto(page);
  await tab.waitForFunction(() => document.querySelector('.book .cell > *'));
  await tab.locator('input[type=file]').setInputFiles({ name: 'small.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await tab.waitForFunction(() => document.querySelector('.title small')?.textContent?.includes('small.yaml'));
  await tab.locator('nav.books button').nth(book).click();
  await tab.locator('#plan').selectOption('cattle-bases');
  await settled();
}

/** What the command line says of the work as the page would save it. */
async function asked<T>(...args: string[]): Promise<T> {
  const saved = tab.waitForEvent('download');
  await tab.locator('#file-menu').click();
  await tab.getByRole('menuitem', { name: /^(Save|保存)$/ }).click();
  const file = join(folder, 'saved.yaml');
  await (await saved).saveAs(file);
  const [command = '', ...rest] = args;
  return JSON.parse(execFileSync(process.execPath, [program, command, file, ...rest, '--json'], { encoding: 'utf8' })) as T;
}

interface Money {
  ventures: { venture: string; village: string; payback: { share: number; p50: number } | null; npv: { mean: number } }[];
}
interface Run {
  plans: { villages: { id: string; measures: { fund: { mean: number }[] } }[] }[];
}
const yuan = (text: string) => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));
const within = (told: number, exact: number, share = 0.006) =>
  expect(Math.abs(told - exact)).toBeLessThanOrEqual(Math.abs(exact) * share + 1);
const inRow = (row: string, cell: number) =>
  tab.locator('.cell-worth tr', { hasText: row }).first().locator('td').nth(cell).innerText();

test('payback and value are those of the command line, with another rate and last year too', async () => {
  await visit('en-US', 6);
  const check = async (...args: string[]) => {
    const { ventures } = await asked<Money>('money', '--plan', 'cattle-bases', ...args);
    const base = ventures.find(({ venture }) => venture === 'fattening-base');
    if (!base) throw new Error('no base');
    within(yuan(await inRow('Fattening base with a partner', 2)), base.npv.mean);
    expect(await inRow('Fattening base with a partner', 5)).toContain(base.payback ? base.payback.p50.toFixed(1) : 'none');
  };
  await check('--to', '2030');
  expect(await tab.locator('.cell-payback').innerText()).toMatch(/pays back by 2030|does not pay back/);
  await tab.locator('#money-to').selectOption('2036');
  await settled();
  await tab.locator('#money-rate').fill('5%');
  await tab.locator('#money-rate').press('Enter');
  await settled();
  await check('--to', '2036', '--rate', '5%');
});

test('support and a loan are changed, agree with a run of the saved file, and are undone', async () => {
  await visit('zh-CN', 6);
  const sentence = () => tab.locator('.cell-sentence').innerText();
  const before = await sentence();
  const fund = () => tab.locator('.cell-flows .pair > div').nth(1).locator('tr.strong td').last();
  await tab.locator('#money-village').selectOption('buridu');
  await settled();
  await tab.locator('#support-buridu-2022').fill('30万');
  await tab.locator('#support-buridu-2022').press('Enter');
  await settled();
  await tab.locator('#loan-add').click();
  await settled();
  await tab.locator('#loan-buridu-1-amount').fill('5 万元');
  await tab.locator('#loan-buridu-1-amount').press('Enter');
  await settled();
  expect(await sentence()).not.toBe(before);
  const run = await asked<Run>('run', '--plan', 'cattle-bases');
  const exact = run.plans[0]?.villages.find(({ id }) => id === 'buridu')?.measures.fund.at(-1)?.mean ?? Number.NaN;
  within(yuan((await fund().getAttribute('title')) ?? ''), exact, 1e-6);
  expect(await tab.locator('.title small').innerText()).toContain('打开后已修改 2 个数值');
  await tab.locator('#loan-buridu-0-years').fill('2.5');
  await tab.locator('#loan-buridu-0-years').press('Enter');
  expect(await tab.locator('#loan-buridu-0-years-fault').innerText()).toContain('整年');
  await tab.locator('h1').click();
  for (let i = 0; i < 3; i++) await tab.keyboard.press('Control+z');
  await tab.waitForFunction((text) => (document.querySelector('.cell-sentence') as HTMLElement).innerText === text, before);
});

test('a figure is found, typed, noted, told as changed, and reset', async () => {
  await visit('en-US', 7);
  expect(await tab.locator('.cell-sentence .sentence').innerText()).toContain('276 figures');
  await tab.locator('#assumptions-search').fill('rented yard sell');
  await tab.waitForFunction(() => document.querySelectorAll('.listed tbody tr').length < 6);
  const at = 'villages.buridu.ventures.cattle.sell_weight';
  await tab.locator(`[id="e-${at}"]`).click();
  await settled();
  const low = tab.locator(`[id="a-${at}.min"]`);
  await low.fill('590');
  await low.press('Enter');
  await settled();
  await tab.locator(`[id="s-${at}"]`).selectOption('stated');
  await settled();
  const note = tab.locator(`[id="n-zh-${at}"]`);
  await note.fill('村里核实');
  await note.press('Enter');
  await settled();
  const row = tab.locator(`tr[data-at="${at}"]`);
  expect(await row.innerText()).toContain('between 590 and 650 kg/head, most likely 615');
  expect(await row.innerText()).toContain('was between 600 and 650');
  expect(await tab.locator('.cell-changes').innerText()).toContain('stated');
  expect(await tab.locator('.title small').innerText()).toContain('1 figure changed');
  expect(await tab.locator('#scenario-text').inputValue()).toContain('村里核实');
  await tab.locator('#assumptions-changed').check();
  await settled();
  expect(await tab.locator('.listed tbody tr[data-at]').count()).toBe(1);
  await row.getByRole('button', { name: /Back to the file/ }).click();
  await settled();
  expect(await tab.locator('#scenario-text').inputValue()).toBe(small);
  expect(await tab.locator('.title small').innerText()).not.toContain('changed');
});

test('the text is checked while it is typed, shows on the page when it is good, and is undone', async () => {
  await visit('zh-CN', 7);
  const area = tab.locator('#scenario-text');
  const shown = await tab.locator('.title strong').innerText();
  await area.fill(
    small.replace('level: 32 yuan/kg', 'level: 32 yuan/mu').replace('title: {en: "Seven', 'title: {en: "Our seven'),
  );
  await tab.waitForFunction(() => document.querySelectorAll('.found li').length === 1);
  const place = tab.locator('.found button');
  const line = small.split('\n').findIndex((text) => text.includes('level: 32 yuan/kg')) + 1;
  expect(await place.innerText()).toContain(`第 ${line} 行`);
  await place.click();
  const at = await area.evaluate((element) => (element as HTMLTextAreaElement).selectionStart);
  expect((await area.inputValue()).slice(0, at).split('\n').length).toBe(line);
  expect(await tab.locator('.title strong').innerText()).toBe(shown);
  await area.fill(small.replace('level: 32 yuan/kg', 'level: 40 yuan/kg'));
  await tab.waitForFunction(() => document.querySelector('.cell-changes')?.textContent?.includes('32 → 40'));
  await settled();
  expect(await tab.locator('.title small').innerText()).toContain('1 个数值');
  await tab.getByRole('button', { name: /^(Undo|撤销)$/ }).click();
  await settled();
  expect(await area.inputValue()).toBe(small);
});

for (const [locale, width, theme] of [
  ['en-US', 1366, 'light'],
  ['zh-CN', 360, 'dark'],
] as const)
  test(`Money and Assumptions are accessible and fit ${width} px in ${locale}, ${theme}`, async () => {
    await visit(locale, 6, small, width);
    if (theme === 'dark') await tab.getByRole('button', { name: /^(Dark|深色)$/ }).click();
    for (const book of [6, 7]) {
      await tab.locator('nav.books button').nth(book).click();
      await settled();
      if (book === 7) await tab.locator('.listed .edit button').nth(1).click();
      await settled();
      expect(
        await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
      await tab.evaluate(axe);
      const found = await tab.evaluate(async () => {
        const { run } = (
          window as unknown as {
            axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
          }
        ).axe;
        return (await run()).violations
          .filter(({ impact }) => ['serious', 'critical'].includes(impact))
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(found).toEqual([]);
    }
  });
