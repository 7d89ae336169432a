import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { diffScenarios, type Language, readScenario, type Scenario } from '../../src/model/index.ts';
import { placeText } from '../../src/sheets/book.ts';
import { sheetsOf } from '../../src/sheets/export.ts';
import { formOf } from '../../src/sheets/form.ts';
import { importBook } from '../../src/sheets/import.ts';
import { exampleFile } from '../../src/sheets/template.ts';
import { writeBook } from '../../src/sheets/write.ts';
import { openBrowser } from './browser.ts';

// A planner begins a scenario without knowing YAML, takes it through a workbook, and sees what somebody changed in it.

const root = new URL('../../', import.meta.url);
const page = new URL('dist/furrow.html', root).href;
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', root), 'utf8');
const base = readFileSync(new URL('scenarios/one-base.yaml', root), 'utf8');
const changed = base
  .replace('places: {is: 100 head', 'places: {is: 80 head')
  .replace('level: 32 yuan/kg', 'level: 34 yuan/kg')
  .replace('at_least: 100000 yuan', 'at_least: 80000 yuan')
  .replace('养牛基地}', '养牛场}');

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let complaints: string[];
let strangers: string[];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  await context?.close();
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

async function visit(locale: string, width = 1366): Promise<void> {
  context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  // Files go to the downloads, not through the browser's own picker.
  await context.addInitScript(() => Object.assign(window, { showSaveFilePicker: undefined }));
  tab = await context.newPage();
  complaints = [];
  strangers = [];
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => !/^(data|blob|file):/.test(request.url()) && strangers.push(request.url()));
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
    null,
    { timeout: 60_000 },
  );
}

const menu = async (n: number) => {
  await tab.locator('#file-menu').click();
  await tab.locator('#file-menu-list button').nth(n).click();
};
const open = async (name: string, buffer: Buffer) =>
  tab.locator('#app > input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const opened = (name: string) =>
  tab.waitForFunction((text) => document.querySelector('.title small')?.textContent?.startsWith(text), `${name} `).then(settled);
const bytesOf = async (saving: Promise<Download>) => readFileSync(await (await saving).path());
const saved = async (n: number) => {
  const saving = tab.waitForEvent('download');
  await menu(n);
  return bytesOf(saving);
};
const read = (text: string | Uint8Array): Scenario => {
  const { scenario, problems } = readScenario(text);
  if (!scenario) throw new Error(problems.map(({ say }) => say.en).join('; '));
  return scenario;
};

/** Nothing serious for people who do not see or do not use a mouse, and nothing beyond the edge. */
async function sound(): Promise<void> {
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
  const beyond = await tab.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog')].map((box) => box.scrollWidth - box.clientWidth),
  );
  for (const pixels of beyond) expect(pixels).toBeLessThanOrEqual(0);
}

describe.each([
  ['en-US', 1366],
  ['zh-CN', 1366],
  ['zh-CN', 360],
] as const)('the guide in %s at %i px', (locale, width) => {
  const zh = locale === 'zh-CN';

  test('leads from villages to a computed page', async () => {
    await visit(locale, width);
    await menu(0);
    await sound();
    await tab.locator('dialog.start .main-button').click();
    const next = tab.locator('#guide-next');
    // Nothing goes on without a village, and the field says so.
    await next.click();
    expect(await tab.locator('#guide-names-fault').innerText()).not.toBe('');
    await tab.locator('#guide-title').fill(zh ? '草原镇' : 'Grass Town');
    await tab.locator('#guide-from').fill('2026');
    await tab.locator('#guide-to').fill('2028');
    await tab.locator('#guide-names').fill(zh ? '东村，420\n西村，310人' : 'East, 420\nVillage 2');
    await next.click();
    const add = tab.locator('.guide-village[open] .guide-add select').first();
    await add.selectOption('resource-lease');
    await tab.locator('[id$="-area"]').first().fill('500');
    await next.click();
    // The rent is needed: the figure that lacks has its problem beside it, and the hand is led there.
    const rent = tab.locator('[id$="-rent"]').first();
    expect(await rent.getAttribute('aria-invalid')).toBe('true');
    expect(await rent.evaluate((element) => document.activeElement === element)).toBe(true);
    await rent.fill('260~360');
    await add.selectOption('cattle-base');
    await tab.locator('[id$="-places"]').first().fill('60');
    await expect.poll(() => tab.locator('.guide-preview').innerText()).toMatch(/500.*260.*360[\s\S]*60/);
    await sound();
    await next.click();
    await tab.locator('#guide-income-2028').fill(zh ? '12万元' : '120,000');
    await tab.locator('#guide-sources').fill('2');
    await expect.poll(() => tab.locator('.guide-preview').innerText()).toContain(zh ? '2028年村村12 万元' : '120,000 yuan');
    await sound();
    await next.click();
    const name = zh ? '草原镇.yaml' : 'Grass-Town.yaml';
    await opened(name);
    expect(await tab.locator('dialog').count()).toBe(0);
    expect(await tab.locator('.problems').count()).toBe(0);
    expect(await tab.locator('table.matrix tbody tr').count()).toBeGreaterThanOrEqual(2);
    const scenario = read(await saved(3));
    expect(scenario.villages.map(({ title, population }) => [title.zh, population])).toEqual(
      zh
        ? [
            ['东村', 420],
            ['西村', 310],
          ]
        : [
            ['East', 420],
            ['Village 2', null],
          ],
    );
    expect(scenario.villages[0]?.ventures.map(({ strategy }) => strategy)).toEqual(['resource-lease', 'cattle-base']);
    expect(scenario.goals.map(({ measure, atLeast, year }) => [measure, atLeast, year])).toEqual([
      ['income', 120_000, 2028],
      ['sources', 2, 2028],
    ]);
  });
});

test('a guide that is left keeps nothing', async () => {
  await visit('en-US');
  const before = await tab.locator('.title').innerText();
  await menu(0);
  await tab.locator('dialog.start .main-button').click();
  await tab.locator('#guide-names').fill('East');
  await tab.locator('#guide-next').click();
  await tab.getByRole('button', { name: 'Cancel' }).click();
  expect(await tab.locator('dialog').count()).toBe(0);
  expect(await tab.locator('.title').innerText()).toBe(before);
  await menu(0);
  await tab.locator('dialog.start .main-button').click();
  expect(await tab.locator('#guide-names').inputValue()).toBe('');
});

describe.each([
  ['en-US', 'en'],
  ['zh-CN', 'zh'],
] as const)('workbooks in %s', (locale, language: Language) => {
  test('a scenario goes out as a workbook and comes back the same', async () => {
    await visit(locale);
    const town = read(await saved(3));
    const book = await saved(5);
    expect(importBook(book).language).toBe(language);
    await open('round.xlsx', book);
    await opened('round.yaml');
    expect(await tab.locator('.problems').count()).toBe(0);
    expect(diffScenarios(town, read(await saved(3)))).toEqual([]);
  });

  test('a fault is told by sheet, row and column, and what was on screen stays', async () => {
    await visit(locale);
    const before = await tab.locator('.title').innerText();
    const form = formOf('figures');
    const at = form.columns.findIndex(({ key }) => key === 'unit');
    const sheets = sheetsOf(exampleFile(language), language).map((sheet) =>
      sheet.name === form.name[language]
        ? { ...sheet, rows: sheet.rows.map((row, i) => (i === 2 ? row.map((cell, j) => (j === at ? 'kg' : cell)) : row)) }
        : sheet,
    );
    await open('faulty.xlsx', Buffer.from(writeBook(sheets)));
    await tab.waitForSelector('.problems');
    // The importer names the cell of the number that the unit does not fit.
    const place = placeText({ sheet: form.name[language], row: 3, column: 6 })[language];
    expect(await tab.locator('.problems').innerText()).toContain(place);
    expect(await tab.locator('.problems').innerText()).toContain('faulty.xlsx');
    expect(await tab.locator('.title').innerText()).toBe(before);
    // It stays until it is put away.
    await tab.locator('nav.books button').nth(1).click();
    await settled();
    expect(await tab.locator('.problems').count()).toBe(1);
    await tab.locator('.problems button').click();
    await tab.locator('nav.books button').nth(0).click();
    await settled();
    expect(await tab.locator('.problems').count()).toBe(0);
  });

  test('an empty workbook to fill in opens without problems, and a table goes out as one', async () => {
    await visit(locale);
    await menu(0);
    const saving = tab.waitForEvent('download');
    await tab.locator('dialog.start section').nth(2).locator('button').nth(1).click();
    expect(importBook(await bytesOf(saving)).problems).toEqual([]);
    await tab.keyboard.press('Escape');
    await tab.locator('nav.books button').nth(6).click();
    await settled();
    const taking = tab.waitForEvent('download');
    await tab
      .locator('.taking button', { hasText: 'XLSX' })
      .first()
      .evaluate((element) => (element as HTMLElement).click());
    const table = await taking;
    expect(table.suggestedFilename()).toMatch(/\.xlsx$/);
    expect(
      readFileSync(await table.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

describe.each([
  ['en-US', 1366],
  ['zh-CN', 360],
] as const)('two files in %s at %i px', (locale, width) => {
  const zh = locale === 'zh-CN';
  const second = (name: string, text: string) =>
    tab
      .locator('.files-picker')
      .setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) })
      .then(() => tab.waitForFunction((told) => document.querySelector('main')?.textContent?.includes(told), name))
      .then(settled);

  test('what differs is told, and what it does agrees with the command line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'furrow-'));
    const paths = ['mine.yaml', 'theirs.yaml'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(paths[0], base);
    writeFileSync(paths[1], changed);
    const told = (a: string, b: string) => {
      const { stdout } = spawnSync(process.execPath, ['bin/furrow.js', 'diff', a, b, '--effects', '--json'], {
        cwd: root,
        encoding: 'utf8',
      });
      return JSON.parse(stdout) as {
        changes: unknown[];
        effects: { outcome: string; from: number; to: number; difference: number; parts: { value: number }[] }[];
      };
    };
    const [there, back] = [told(...paths), told(paths[1], paths[0])];
    rmSync(folder, { recursive: true });

    await visit(locale, width);
    await open('mine.yaml', Buffer.from(base));
    await opened('mine.yaml');
    await menu(7);
    await settled();
    await sound();
    await second('theirs.yaml', changed);
    expect(await tab.locator('.files-side').allInnerTexts()).toEqual([
      expect.stringContaining('mine.yaml'),
      expect.stringContaining('theirs.yaml'),
    ]);
    expect(await tab.locator('.cell-files .sentence').innerText()).toContain(String(there.changes.length));
    const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
    const agree = async (effects: typeof there.effects) => {
      for (const { outcome, from, to, parts, difference } of effects) {
        const key = outcome.replace(/^.*\./, '');
        const row = tab.locator('.cell-table tbody tr', { has: tab.locator(`[id="files-outcome-${key}"]`) });
        await row.locator('button').click();
        await settled();
        const cells = await row.locator('td').allInnerTexts();
        if (outcome === 'income-100k') expect(cells.slice(0, 2)).toEqual([percent(from), percent(to)]);
        else
          expect(
            cells.slice(0, 2).map((words) => Number(words.replace(/[^\d.−-]/g, '').replace('−', '-')) * (zh ? 1e4 : 1)),
          ).toEqual([from, to].map((yuan) => expect.closeTo(yuan, -3)));
        // The CSV of the chart has every part as it is: they add up.
        const taking = tab.waitForEvent('download');
        await tab
          .locator('.cell-bridge .taking button', { hasText: 'CSV' })
          .evaluate((element) => (element as HTMLElement).click());
        const lines = (await bytesOf(taking)).toString().trim().split('\r\n').slice(1);
        const values = lines.map((line) => Number(line.slice(line.lastIndexOf(',') + 1)));
        const scale = Math.max(1, Math.abs(from));
        for (const [i, value] of [from, ...parts.map((part) => part.value), to].entries())
          expect((values[i] as number) / scale).toBeCloseTo(value / scale, 9);
        expect(values.slice(1, -1).reduce((sum, value) => sum + value, 0) / scale).toBeCloseTo(difference / scale, 9);
      }
    };
    await agree(there.effects);
    await sound();
    await tab.locator('#files-swap').click();
    await settled();
    expect(await tab.locator('.files-side').first().innerText()).toContain('theirs.yaml');
    await agree(back.effects);
  });

  test('files that mean the same, other years, other villages and problems are told', async () => {
    await visit(locale, width);
    await open('mine.yaml', Buffer.from(base));
    await opened('mine.yaml');
    await menu(7);
    await settled();
    const text = () => tab.locator('main').innerText();
    await second('same.yaml', base);
    expect(await text()).toContain(zh ? '完全相同' : 'word for word');
    await second('rewritten.yaml', base.replace('100000 yuan, year', '10万元, year'));
    expect(await text()).toContain(zh ? '只是写法不同' : 'only in how they are written');
    await second('later.yaml', base.replaceAll('2020', '2021'));
    expect(await text()).toContain(zh ? '起始年不同' : 'begins in 2020');
    await second('others.yaml', base.replace('one-village:', 'another:'));
    expect(await text()).toContain(zh ? '没有相同的村' : 'no village in common');
    await second('broken.yaml', 'format: furrow/1\n');
    expect(await tab.locator('main .problems').innerText()).toContain(zh ? '缺少' : 'title');
    expect(await tab.locator('.title').innerText()).toContain('mine.yaml');
    await sound();
    // A workbook is read like any file.
    await second('again.yaml', base);
    expect(await tab.locator('main .problems').count()).toBe(0);
  });
});
