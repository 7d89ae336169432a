import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

// What matters and Set a target, as a planner uses them; their figures are those of the command line.

const page = new URL('../../dist/furrow.html', import.meta.url).href;
const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const town = readFileSync(new URL('../../scenarios/seven-villages.yaml', import.meta.url), 'utf8').replace(
  'runs: 10000',
  'runs: 1000',
);
const [matters, targets] = [4, 5];

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

async function settled(): Promise<void> {
  await tab.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
  );
  await tab.waitForFunction(
    () =>
      document.querySelector('.book .cell > *') &&
      !document.body.classList.contains('computing') &&
      !document.querySelector('.cell.pending') &&
      !document.querySelector('.first-answer'),
  );
}

/** The town with fewer futures, in a notebook, under a plan. */
async function visit(locale: string, book: number, plan: string, width = 1366): Promise<void> {
  context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  context.setDefaultTimeout(120_000);
  tab = await context.newPage();
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && url !== page) strangers.push(url);
  });
  await tab.goto(page);
  await settled();
  await tab.locator('input[type=file]').setInputFiles({ name: 'town.yaml', mimeType: 'text/yaml', buffer: Buffer.from(town) });
  await tab.waitForFunction(() => /1,000/.test(document.querySelector('.title small')?.textContent ?? ''));
  await tab.locator('#plan').selectOption(plan);
  await tab.locator('nav.books button').nth(book).click();
  await settled();
}

/** A question to the command line about the same scenario. */
const furrow = (...args: string[]) =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['bin/furrow.js', args[0] as string, 'scenarios/seven-villages.yaml', ...args.slice(1), '--runs', '1000', '--json'],
      {
        encoding: 'utf8',
        maxBuffer: 1e8,
      },
    ),
  );
const yuan = (value: number) => `${Number(value.toPrecision(3)).toLocaleString('en-US')} yuan`.replace('-', '−');
const textOf = (cell: string) => tab.locator(`.cell-${cell}`).innerText();

async function isSound(): Promise<void> {
  expect(await tab.locator('main').innerText()).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(
    await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
  await tab.evaluate(axe);
  const found = await tab.evaluate(async () => {
    type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
    const { run } = (window as unknown as { axe: { run: () => Promise<Found> } }).axe;
    return (await run()).violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(found).toEqual([]);
}

test('what moves an outcome most is what the command line finds, another outcome is chosen, and an input leads to its village', async () => {
  await visit('en-US', matters, 'three-sources');
  const of = (outcome: string) => furrow('sensitivity', '--plan', 'three-sources', '--outcome', outcome).inputs[0];
  const inTown = of('income@2022');
  for (const end of [inTown.low, inTown.high]) expect(await textOf('sentence')).toContain(yuan(end));
  const sources = furrow('sensitivity', '--plan', 'three-sources', '--outcome', 'income@2022', '--method', 'sources').sources;
  const assumed = sources.find(({ source }: { source: string }) => source === 'assumption').first;
  expect(await textOf('sentence')).toContain(`${Math.round(assumed * 100)}% of what is uncertain rests on assumptions`);
  const rules = furrow('discover', '--plan', 'three-sources', '--outcome', 'income@2022').rules;
  expect(await tab.locator('.rule').count()).toBe(rules.length);
  await tab.locator('.cell-choose select').nth(1).selectOption('buridu');
  await settled();
  const inVillage = of('buridu.income@2022');
  for (const end of [inVillage.low, inVillage.high]) expect(await textOf('sentence')).toContain(yuan(end));
  await tab.locator('#matters-shares').click();
  await settled();
  expect(await tab.locator('.cell-moving svg').count()).toBe(1);
  await tab.locator('.cell-choose select').first().selectOption('goal income-500k');
  await settled();
  expect(await textOf('sentence')).toContain('in none of the futures');
  expect(await textOf('rules')).toContain('fails in all of the futures');
  await tab.locator('.cell-sentence button').click();
  await settled();
  await tab.locator('#matters-far').click();
  await settled();
  await tab.locator('.cell-moving .pick', { hasText: 'Buridu' }).first().click();
  await settled();
  expect(await tab.locator('h1').innerText()).toBe('One village');
  expect(await tab.locator('main select').first().inputValue()).toBe('buridu');
});

test('targets follow the confidence and are those of the command line; one is written as a goal, and undone', async () => {
  await visit('en-US', targets, 'three-sources');
  const asked = (confidence: string) =>
    furrow('targets', '--plan', 'three-sources', '--measure', 'income', '--year', '2022', '--confidence', confidence).targets;
  const ofTown = (all: { village: string | null; value: number }[]) => all.find(({ village }) => village === null)?.value ?? 0;
  expect(await textOf('sentence')).toContain(yuan(ofTown(asked('80%'))));
  await tab.locator('.dial button').nth(2).click();
  await settled();
  const [at90, sentence] = [asked('90%'), await textOf('sentence')];
  expect(sentence).toContain(yuan(ofTown(at90)));
  const alone = at90.reduce(
    (sum: number, { village, value }: { village: string | null; value: number }) => sum + (village ? value : 0),
    0,
  );
  expect(sentence).toContain(yuan(alone));
  for (const { village, value } of at90.filter((each: { village: string | null }) => each.village))
    expect(await tab.locator(`tr[data-row="${village}"] td`).first().innerText()).toBe(yuan(value));
  const before = await textOf('goals');
  await tab.locator('#targets-write-town-total').click();
  await settled();
  expect(await textOf('goals')).toContain('This is what the file says.');
  await tab.getByRole('button', { name: 'Undo' }).click();
  await settled();
  expect(await textOf('goals')).toBe(before);
});

test('what a goal takes is what the command line seeks; it is put into the scenario, holds there, and is undone', async () => {
  await visit('en-US', targets, 'three-sources');
  await tab.locator('.cell-seek-inputs select').nth(1).selectOption('wushenzhao');
  await settled();
  const figure = await tab.locator('.cell-seek-inputs select').nth(2).inputValue();
  const found = furrow('seek', '--plan', 'three-sources', '--goal', 'income-500k', '--figure', `wushenzhao/${figure}`, '--alone');
  const before = await textOf('seek');
  expect(before).toContain(`${Math.round(found.probability * 100)}%`);
  expect(before).toContain(`${Math.round(found.probabilityNow * 100)}%`);
  await tab.locator('#targets-put').click();
  await settled();
  expect(await textOf('seek')).toContain(found.value === null ? 'No value of' : 'need not change');
  await tab.getByRole('button', { name: 'Undo' }).click();
  await settled();
  expect(await textOf('seek')).toBe(before);
});

test('a budget typed in 万元 buys what the command line buys; the plan made of it is there, and is undone', async () => {
  await visit('zh-CN', targets, 'as-is');
  const field = tab.locator('#targets-budget');
  await field.fill('200万');
  await field.press('Enter');
  await settled();
  const found = furrow('portfolio', '--plan', 'as-is', '--goal', 'income-500k', '--budget', '200万元');
  expect(await textOf('bought')).toContain(`${found.chosen.length} 个项目`);
  expect(await textOf('bought')).toContain(`增加到 ${found.value.toFixed(2)} 个`);
  const plans = await tab.locator('#plan option').count();
  await tab.locator('#targets-make').click();
  await settled();
  expect(await tab.locator('#plan option').count()).toBe(plans + 1);
  expect(await textOf('made')).toContain('200 万元');
  await tab.getByRole('button', { name: '撤销' }).click();
  await settled();
  expect(await tab.locator('#plan option').count()).toBe(plans);
});

for (const [locale, width] of [
  ['en-US', 1366],
  ['zh-CN', 360],
] as const)
  test(`both notebooks are accessible and fit ${width} px in ${locale}`, async () => {
    await visit(locale, matters, 'cattle-bases', width);
    await isSound();
    await tab.locator('nav.books button').nth(targets).click();
    await settled();
    await isSound();
  });
